"""Texts in a picture: what may stand in it, how wide it will be, where it breaks, and figures in few letters."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

from credit_coach.knowledge.figures import Lang

#: The inside of a message on the narrowest phone (320 px): what fits there fits everywhere.
NARROW = 256
#: Widths in ems, a little on the wide side: nobody knows which font a person has.
_WIDE, _PLAIN, _SLIM = 1.0, 0.6, 0.33
_SLIM_LETTERS = frozenset(" .,:;'|!ijlI()-")
#: The first figure that each word stands for.
_WORDS: dict[Lang, tuple[tuple[int, str], ...]] = {
    "zh": ((12, "万亿"), (8, "亿"), (4, "万")),
    "en": ((12, "tn"), (9, "bn"), (6, "m"), (3, "k")),
}
#: With so many digits before the point a figure is shortened; with so many more, powers of ten say it best.
_HUGE, _POWERS = 12, 16
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def clean(text: str) -> str:
    """Return a text without what XML forbids and what turns the direction of writing; one line."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def width(text: str, size: float) -> float:
    """Return about how many pixels a text takes in letters of `size` pixels."""
    return size * sum(map(_ems, text))


def _ems(char: str) -> float:
    if unicodedata.east_asian_width(char) in "WF":
        return _WIDE
    return _SLIM if char in _SLIM_LETTERS else _PLAIN


def wrap(text: str, size: float, room: float = NARROW, most: int = 3) -> tuple[str, ...]:
    """Break a text into lines no wider than `room`, Latin words whole where they fit; what is too much ends in "…"."""
    rows = [""]
    for word in _words(text):
        row = (rows[-1] + word).lstrip()
        if width(row.rstrip(), size) <= room:
            rows[-1] = row
            continue
        rows.append("")
        for char in word.lstrip():
            if rows[-1] and width(rows[-1] + char, size) > room:
                rows.append("")
            rows[-1] += char
    rows = [row.rstrip() for row in rows if row.strip()]
    if len(rows) > most:
        rows = [*rows[: most - 1], rows[most - 1][:-1] + "…"]
    return tuple(rows)


def _words(text: str) -> list[str]:
    """Split where a line may break: before a space, and around every wide character."""
    words = [""]
    for char in text:
        if char == " " or _ems(char) == _WIDE or (words[-1] and _ems(words[-1][-1]) == _WIDE):
            words.append("")
        words[-1] += char
    return words


def short(value: Decimal, lang: Lang) -> str:
    """Return a figure in few letters.

    >>> short(Decimal(120000), "zh"), short(Decimal(120000), "en"), short(Decimal("-0.50"), "zh")
    ('12万', '120k', '−0.5')
    """
    size = value.adjusted() if value else 0
    if size >= _POWERS:
        mantissa = value.scaleb(-size)
        return _signed(f"{_rounded(mantissa)}×10{str(size).translate(_SUPERSCRIPTS)}")
    for power, word in _WORDS[lang]:
        if size >= power and abs(value) >= 10_000:
            return _signed(f"{_rounded(value.scaleb(-power))}{word}")
    return _signed(_rounded(value))


def full(value: Decimal, unit: str, lang: Lang) -> str:
    """Return a figure to the hundredth with its unit, unless it is huge."""
    if value.adjusted() >= _HUGE:
        figure = short(value, lang)
    else:
        text = f"{value:,.2f}"
        figure = _signed(text.rstrip("0").rstrip("."))
    return f"{figure} {unit}" if unit.isascii() and unit.isalpha() else f"{figure}{unit}"


def _rounded(value: Decimal) -> str:
    """Three significant digits, more where they stand before the point; no needless zeros."""
    places = max(2 - (value.adjusted() if value else 0), 0)
    text = f"{value:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _signed(text: str) -> str:
    return text.replace("-", "−")
