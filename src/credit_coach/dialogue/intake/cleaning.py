"""One form for every message: what looks the same is the same, and nothing is in it that nobody sees."""

from __future__ import annotations

import re
import unicodedata

#: Characters that Unicode counts as letters, marks or symbols and that no font draws: fillers of Hangul and Khmer, the
#: joiner of graphemes, variation selectors. Zero-width, direction and tag characters are formats (Cf) and need no list.
_UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
_DROPPED = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
#: Marks that are put on a digit: the box of a keycap, strokes and the like.
_MARKED_DIGIT = re.compile(r"(?<=[0-9])[\u0300-\u036f\u20d0-\u20f0]+")


def clean(text: str) -> str:
    """Apply NFKC, drop what is invisible, write every script's digits as 0 to 9, fold white space.

    Line breaks stay as separators. Cleaning twice changes nothing more.

    >>> clean("１３8\u200b００ \u0661")
    '13800 1'
    """
    # Pairs of surrogates that came as two characters are one again; half of a pair is nothing.
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    seen = _UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    # What stood apart may combine once nothing is between.
    normal = unicodedata.normalize("NFKC", _MARKED_DIGIT.sub("", "".join(map(_kept, seen))))
    lines = (" ".join(line.split()) for line in _MARKED_DIGIT.sub("", normal).split("\n"))
    return "\n".join(line for line in lines if line)


def _kept(char: str) -> str:
    """Return what becomes of a character: itself, a digit, a space, or nothing."""
    if char == "\n":
        return char
    category = unicodedata.category(char)
    # An empty Braille cell is drawn as nothing.
    if category == "Zs" or char in "\t\u2800":
        return " "
    if category == "Nd":
        return str(unicodedata.digit(char))
    return "" if category in _DROPPED else char
