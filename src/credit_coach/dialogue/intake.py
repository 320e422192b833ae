"""What happens to a message before anything else sees it: normalised, measured, personal numbers masked."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from stdnum import luhn

from credit_coach.knowledge.figures import Lang, is_han

#: Full-width digits become ASCII under NFKC; look-arounds instead of \b, since Han characters count as word characters.
#: An identity number is known by its shape, with a date of birth inside: a mistyped one is still somebody's.
_ID_CARD = re.compile(
    r"(?<![0-9A-Za-z])[1-9]\d{5}[ -]?(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[ -]?"
    r"\d{3}[0-9Xx](?![0-9A-Za-z])"
)
_MOBILE = re.compile(r"(?<!\d)(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)")
_CARD = re.compile(r"(?<!\d)\d(?:[ -]?\d){11,18}(?!\d)")
#: A card number that fails its check digit is hidden when the words in front say that it is one.
_NAMED_CARD = re.compile(r"(?<=卡)[号是为:： ]{0,4}\d(?:[ -]?\d){11,18}(?!\d)")
_EMAIL = re.compile(r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
MASK = "[***]"


@dataclass(frozen=True)
class Intake:
    """A message that is safe to store and search. `masked` counts the personal numbers that were hidden."""

    text: str
    masked: int
    too_long: bool


def take_in(message: str, max_chars: int) -> Intake:
    """Normalise, measure and mask one message; never raises, whatever the characters."""
    text = _clean(message[: max_chars * 4])
    if len(message) > max_chars * 4 or len(text) > max_chars:
        return Intake("", 0, too_long=True)
    masked, count = _mask(text)
    return Intake(masked, count, too_long=False)


def language_of(text: str, fallback: Lang) -> Lang:
    """Return the language a message is written in; `fallback` for one without words, such as "?" or "3"."""
    # A Chinese word has two characters on average; a term in brackets is a gloss, not the language of the message.
    outside = re.sub(r"[(（][^()（）]*[)）]", " ", text)
    han = sum(map(is_han, outside))
    words = len(re.findall(r"[A-Za-z][A-Za-z'’-]+", outside))
    if not han and not words:
        return fallback
    return "zh" if han >= 2 * words else "en"


def _clean(text: str) -> str:
    """Apply NFKC, drop invisible and control characters, fold white space; line breaks stay as separators."""
    normal = unicodedata.normalize("NFKC", text.encode("utf-8", "replace").decode("utf-8"))
    kept = []
    for char in normal:
        category = unicodedata.category(char)
        if char in "\n\t" or category == "Zs":
            kept.append("\n" if char == "\n" else " ")
        elif category not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"):
            kept.append(char)
    lines = (" ".join(line.split()) for line in "".join(kept).split("\n"))
    return "\n".join(line for line in lines if line)


def _mask(text: str) -> tuple[str, int]:
    count = 0

    def hide(valid: bool, match: re.Match[str]) -> str:
        nonlocal count
        count += valid
        return MASK if valid else match[0]

    text = _EMAIL.sub(lambda m: hide(True, m), text)
    text = _ID_CARD.sub(lambda m: hide(True, m), text)
    text = _MOBILE.sub(lambda m: hide(True, m), text)
    text = _NAMED_CARD.sub(lambda m: hide(True, m), text)
    text = _CARD.sub(lambda m: hide(bool(luhn.is_valid(re.sub(r"[ -]", "", m[0]))), m), text)
    return text, count
