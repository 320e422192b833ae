"""English number words: twenty-five thousand, half a million, a couple of thousand, fifteen hundred."""

from __future__ import annotations

import re
from decimal import Decimal

from credit_coach.dialogue.readers.digits import Figure, tidy

_BELOW_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
_ONES = {word: value for value, word in enumerate(_BELOW_TWENTY)}
_TENS_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_TENS = {word: 10 * value for value, word in enumerate(_TENS_WORDS, 2)}
_LARGE = {"thousand": 10**3, "grand": 10**3, "k": 10**3, "million": 10**6, "mil": 10**6, "billion": 10**9}
_SOME = {"couple": (2, 3), "few": (2, 10), "several": (2, 10), "dozen": (12, 12)}
_MANY = {"hundreds": 100, "thousands": 1000, "millions": 10**6}
_UNIT_WORDS = "hundred|thousand|grand|million|mil|billion"
NUMBER_WORDS = "|".join((*_ONES, *_TENS))
_PERCENT = "percent|per cent|pct"
#: What a number in words can begin with.
STARTS = (
    rf"(?:{NUMBER_WORDS}|half an? (?:{_UNIT_WORDS})|half(?: an?)?(?= (?:{_PERCENT}))|an? (?:{_UNIT_WORDS}|couple|few|dozen)|couple|few|several|tens of"
    rf"|{'|'.join(_MANY)})"
)
_WORD = re.compile(r"[ -]?([a-z]+)(?![a-z])")
_AND = re.compile(rf" and (?=(?:{NUMBER_WORDS})(?![a-z]))")
_AND_A_HALF = re.compile(r" and a half(?: (thousand|grand|million|hundred))?(?![a-z])")
_HALF = re.compile(rf"half an? ({_UNIT_WORDS})(?![a-z])")
_HALF_OF_ONE = re.compile(rf"half(?: an?)?(?= (?:{_PERCENT})(?![a-z]))")
_SOME_OF = re.compile(rf"(?:an? )?(couple|few|several|dozen)(?: of)? ({_UNIT_WORDS}|k)(?![a-z])(?: of)?")
_MANY_OF = re.compile(r"(tens of |hundreds of )?(hundreds|thousands|millions)(?![a-z])(?: of)?")
_POINT = re.compile(rf" point((?: (?:{'|'.join(list(_ONES)[:10])})(?![a-z]))+)")
_WORD_BEFORE = re.compile(rf"(?<![a-z])(?:{NUMBER_WORDS})[ -]\Z")
_MOST_WORDS = 16


def read_words(text: str, start: int) -> Figure | None:
    """The number that is written in English words from `start` on, None when there is none.

    >>> read_words("half a million", 0).low
    Decimal('500000')
    """
    if _WORD_BEFORE.search(text[max(0, start - 12) : start]):
        return None
    return _loose(text, start) or _sum(text, start)


def _loose(text: str, start: int) -> Figure | None:
    if match := _HALF.match(text, start):
        unit = _LARGE.get(match[1], 100)
        half = tidy(Decimal(unit) / 2)
        return Figure(half, half, start, match.end(), unit, han=True)
    if match := _HALF_OF_ONE.match(text, start):
        return Figure(Decimal("0.5"), Decimal("0.5"), start, match.end(), han=True)
    if match := _SOME_OF.match(text, start):
        low, high = _SOME[match[1]]
        unit = _LARGE.get(match[2], 100)
        return Figure(Decimal(low * unit), Decimal(high * unit), start, match.end(), unit, low != high, han=True)
    if match := _MANY_OF.match(text, start):
        unit = _MANY[match[2]] * {"t": 10, "h": 100}.get((match[1] or " ")[0], 1)
        return Figure(Decimal(unit), None, start, match.end(), unit, vague=True, han=True)
    return None


def _sum(text: str, start: int) -> Figure | None:
    total = section = Decimal(0)
    pos, scale, last = start, 1, ""
    for _ in range(_MOST_WORDS):
        joined = _AND.match(text, pos) if last in ("hundred", "large") else None
        match = _WORD.match(text, joined.end() if joined else pos)
        if match is None or (pos == start and text[start] in " -"):
            break
        word = match[1]
        kind = _kind(word, last)
        if kind == "":
            break
        if kind == "ones":
            section += _ONES[word]
        elif kind == "tens":
            section += _TENS[word]
        elif kind == "hundred":
            section, scale = max(section, Decimal(1)) * 100, max(scale, 100)
        elif kind == "large":
            total, section = total + max(section, Decimal(1)) * _LARGE[word], Decimal(0)
            scale = max(scale, _LARGE[word])
        pos, last = match.end(), kind
    if last in ("", "a") or _glued(text, pos):
        return None
    return _fraction(text, start, pos, total + section, scale)


def _glued(text: str, pos: int) -> bool:
    """Whether another number word follows that does not belong to the number: nineteen ninety-nine is not nineteen."""
    following = _WORD.match(text, pos)
    return bool(following and text[pos : pos + 1] in " -" and (following[1] in _ONES or following[1] in _TENS))


def _kind(word: str, last: str) -> str:
    """What a word adds after the one before, "" when the number ends before it."""
    if word in _ONES and last in ("", "tens", "hundred", "large"):
        return "ones" if last != "tens" or 0 < _ONES[word] < 10 else ""
    if word in _TENS and last in ("", "hundred", "large"):
        return "tens"
    if word == "hundred" and last in ("a", "ones", "tens"):
        return "hundred"
    if word in _LARGE and last in ("a", "ones", "tens", "hundred"):
        return "large"
    return "a" if word in ("a", "an") and last == "" else ""


def _fraction(text: str, start: int, pos: int, value: Decimal, scale: int) -> Figure:
    if match := _POINT.match(text, pos):
        value += Decimal("0." + "".join(str(_ONES[word]) for word in match[1].split()))
        pos = match.end()
        if (unit := _WORD.match(text, pos)) and unit[1] in _LARGE:
            scale, pos = _LARGE[unit[1]], unit.end()
            value *= scale
    elif match := _AND_A_HALF.match(text, pos):
        if match[1]:
            scale = _LARGE.get(match[1], 100)
            value, pos = (value + Decimal("0.5")) * scale, match.end()
        elif scale > 1 and value >= scale:
            value, pos = value + Decimal(scale) / 2, match.end()
    value = tidy(value)
    return Figure(value, value, start, pos, scale, han=True)
