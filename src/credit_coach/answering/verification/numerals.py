"""Numbers in words: 二十四, 三千五百, 二〇一七, "fifteen", "twenty-four"."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
#: A run of Chinese numerals, with a decimal part.
HAN = r"[零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+)?"
#: What makes a run of Chinese numerals a number where no unit follows.
AFTER_NUMBER = re.compile(r"[家种样条个笔项人份件句段页张步]")

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: value for value, word in enumerate(_ONES)} | {word: 10 * (i + 2) for i, word in enumerate(_TENS)}
_SPELLED = re.compile(
    rf"\b(?:(?P<tens>{'|'.join(_TENS)})(?:[- ](?P<ones>{'|'.join(_ONES[1:10])}))?|(?P<one>{'|'.join(_ONES)}))"
    r"(?P<hundred> (?:hundred|thousand))?\b",
    re.IGNORECASE,
)
_HALVES = ((re.compile(r"半年|half a year", re.IGNORECASE), "6个月"), (re.compile(r"twice", re.IGNORECASE), "2 times"))


def read_han(run: str) -> Decimal | None:
    """Return the value of a run of Chinese numerals, None where it is none.

    >>> read_han("二十四"), read_han("二〇一七"), read_han("三万五千"), read_han("十八点五")
    (Decimal('24'), Decimal('2017'), Decimal('35000'), Decimal('18.5'))
    """
    whole, _, part = run.partition("点")
    if not whole:
        return None
    value = _positional(whole) if not set(whole) & {*_SMALL, "万", "亿"} else _added(whole)
    if value is None:
        return None
    return Decimal(f"{value}.{_positional(part)}") if part else Decimal(value)


def _positional(run: str) -> int | None:
    return int("".join(str(_DIGITS[char]) for char in run)) if all(char in _DIGITS for char in run) else None


def _added(run: str) -> int | None:
    total = section = digit = 0
    for char in run:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _SMALL:
            section += (digit or 1) * _SMALL[char]
            digit = 0
        elif char in "万亿":
            total = (total + section + digit or 1) * (10_000 if char == "万" else 10**8)
            section = digit = 0
        else:
            return None
    return total + section + digit


def spelled_out(text: str) -> str:
    """Write English number words as digits, each marked with ‹, and halves of a year as months."""
    for pattern, written in _HALVES:
        text = pattern.sub(written, text)
    return _SPELLED.sub(_digits, text)


def _digits(match: re.Match[str]) -> str:
    value = _WORDS[(match["tens"] or match["one"]).lower()] + (_WORDS[match["ones"].lower()] if match["ones"] else 0)
    if match["hundred"]:
        value *= 100 if "hundred" in match["hundred"].lower() else 1000
    return f"‹{value}"
