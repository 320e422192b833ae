"""Numbers that are somebody's: identity cards, telephones, bank cards, accounts.

Digits are taken in groups as people write them, 138 0013 8000 or 6222-0212-..., so that two amounts side by side are no
card. Everything is decided by shape, by check digits where there are any, and by what the number is called.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stdnum import luhn
from stdnum.cn import ric

from credit_coach.dialogue.intake.finds import Find, Kind
from credit_coach.dialogue.intake.names import Name, card_behind, name_before, phone_behind

#: Digits as words, 幺三八..., and letters that look like digits, in a run that is long enough to be a number.
_SPOKEN = "零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖"
_VALUES = str.maketrans(_SPOKEN + "oOlI", "001234567891123456789" + "0011")
_WORDED = re.compile(rf"[0-9{_SPOKEN}](?:[ -]?[0-9{_SPOKEN}]){{10,}}|(?<![A-Za-z])[0-9oOlI]{{11,19}}(?![A-Za-z0-9])")
_FEW_LETTERS = 5
_MOBILE_DIGITS = 11

_SEPARATOR = r"[ \-‐‑‒–—―−./_·•|()~]{1,3}"
_RUN = re.compile(rf"[0-9]+(?:{_SEPARATOR}[0-9]+)*")
_GROUP = re.compile(r"[0-9]+")
_MOST_DIGITS = 21
_LONGEST_ACCOUNT = 32
_CARD_GROUP = 4

#: Provinces, the residence permits of Hong Kong, Macau and Taiwan, and foreigners.
_PLACE = r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9[0-9])\d{4}"
_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_IDENTITY = re.compile(rf"{_PLACE}(?:19|20)\d\d{_DAY}\d{{3}}[\dX]")
_OLD_IDENTITY = re.compile(rf"{_PLACE}\d\d{_DAY}\d{{3}}")
_CHECK_LETTER = re.compile(r"[ \-]?[xX×✕хХ](?![A-Za-z0-9])")
_MOBILE = re.compile(r"(?:00)?(?:86)?(1[3-9]\d{9})")
#: Banks' numbers in China, and those of the card organisations.
_ISSUED = re.compile(r"62|4|5[0-8]|3[0-9]|6[0-9]|9[0-9]|81|2[2-7]")
_CARD_DIGITS = range(13, 20)
_DOMESTIC_SIZES = (16, 19)
_ABROAD = re.compile(r"(?:852|853|886|1|44|61|65|81|82|60|66|49|33|7|84|91)\d{7,11}")

#: A number with one of these behind it is a sum or a count.
_COUNTED = re.compile(r" ?(?:元(?!旦)|块|万|亿|人民币|美元|港币|rmb|yuan|cny|次|股|份|人(?!工)|件|%|笔)", re.IGNORECASE)
_DECIMALS = re.compile(r"\.\d{1,2}(?!\d)")
#: Letters right before a number that do not make it part of a code.
_LETTERS = re.compile(r"[A-Za-z]+\Z")
_HARMLESS_LETTERS = {"tel", "phone", "mobile", "cell", "call", "id", "no", "num", "number", "sfz", "card", "wx", "vx", "v", "qq", "is", "me", "at", "m", "t", "p"}  # fmt: skip


@dataclass(frozen=True)
class _Number:
    """Digits that may be one number. `groups` are the lengths as written; the end takes a check letter in.

    `whole`: nothing stands before it that could be its first group.
    """

    digits: str
    groups: tuple[int, ...]
    start: int
    end: int
    name: Name | None
    abroad: bool
    dashed: bool
    whole: bool


def find_numbers(text: str) -> Iterator[Find]:
    """Yield the numbers of a clean message that belong to a person."""
    shadow = _WORDED.sub(_as_digits, text)
    for run in _RUN.finditer(shadow):
        groups = [(match.start(), match.end()) for match in _GROUP.finditer(shadow, run.start(), run.end())]
        yield from _in_run(text, shadow, groups)


def _as_digits(match: re.Match[str]) -> str:
    """Return a run with every sign of it as a digit, as long as it was.

    A number that is whole in figures needs no help: 一 in "13800138000一直打" is the next word.
    """
    letters, figures = (sum(char in some for char in match[0]) for some in ("oOlI", "0123456789"))
    whole = figures >= _MOBILE_DIGITS and not letters
    return match[0] if whole or letters > _FEW_LETTERS else match[0].translate(_VALUES)


def _in_run(text: str, shadow: str, groups: Sequence[tuple[int, int]]) -> Iterator[Find]:
    first = 0
    while first < len(groups):
        found = None
        if groups[-1][1] - groups[first][0] >= 6:
            found = _from(text, shadow, groups, first)
        if found is None:
            first += 1
            continue
        last, find = found
        yield find
        first = last + 1


def _from(text: str, shadow: str, groups: Sequence[tuple[int, int]], first: int) -> tuple[int, Find] | None:
    """Return the longest number that begins with the group `first`, and its last group."""
    start = groups[first][0]
    name = name_before(text, start)
    if _glued(shadow, start) or (first and _is_decimal(shadow, groups[first - 1][1], start)):
        return None
    abroad = shadow[max(0, start - 1) : start] == "+"
    begin = start - (shadow[max(0, start - 1) : start] in ("+", "("))
    if begin and shadow[begin - 1] == "(" and abroad:
        begin -= 1
    whole = first == 0 or groups[first - 1][1] - groups[first - 1][0] != _CARD_GROUP
    best = None
    digits, lengths = "", []
    for last in range(first, len(groups)):
        at, end = groups[last]
        digits += shadow[at:end]
        lengths.append(end - at)
        if len(digits) > (_LONGEST_ACCOUNT if len(lengths) == 1 else _MOST_DIGITS):
            break
        if len(digits) < 6 or _DECIMALS.match(shadow, end):
            continue
        dashed = first < last and shadow[groups[first][1]] in "-‐‑‒–—―−"
        number = _Number(digits, tuple(lengths), begin, end, name, abroad, dashed, whole)
        found = _classified(number, shadow)
        if found is not None:
            best = (last, found)
    return best


def _glued(shadow: str, start: int) -> bool:
    """Tell whether letters before the digits make them part of a code."""
    letters = _LETTERS.search(shadow, max(0, start - 12), start)
    return letters is not None and letters[0].lower() not in _HARMLESS_LETTERS


def _is_decimal(shadow: str, before: int, start: int) -> bool:
    return shadow[before:start] == "." and shadow[before - 1].isdigit()


def _classified(number: _Number, shadow: str) -> Find | None:
    identity = _identity(number, shadow)
    if identity is not None:
        return identity
    if shadow[number.end : number.end + 1].isascii() and shadow[number.end : number.end + 1].isalpha():
        return None
    kind: Kind | None = None
    if number.name not in ("other", "amount"):
        kind = _telephone(number, shadow) or _bank_card(number, shadow) or _account(number, shadow)
    return Find(kind, number.start, number.end) if kind else None


# ---- identity ----


def _identity(number: _Number, shadow: str) -> Find | None:
    digits, end = number.digits, number.end
    letter = _CHECK_LETTER.match(shadow, end) if len(digits) == 17 else None
    if letter:
        digits, end = digits + "X", letter.end()
    find = Find("identity", number.start, end)
    # The library's own test of the place knows too few of them, and stumbles over those it half knows.
    if _IDENTITY.fullmatch(digits) and (number.name != "other" or ric.calc_check_digit(digits) == digits[-1]):
        return find
    if number.name == "identity" and 14 <= len(digits) <= 20:
        return find  # mistyped, and still somebody's
    named_otherwise = number.name in ("other", "card", "account", "amount")
    if len(digits) == 15 and _OLD_IDENTITY.fullmatch(digits) and not named_otherwise:
        return find
    return None


# ---- telephone ----


def _telephone(number: _Number, shadow: str) -> Kind | None:
    named = number.name in ("phone", "line") or phone_behind(shadow, number.end)
    if _COUNTED.match(shadow, number.end) and not named:
        return None
    mobile = _MOBILE.fullmatch(number.digits)
    if mobile and (named or number.abroad or len(number.digits) > 11 or _grouped_as_phone(number)):
        return "phone"
    if number.name == "phone" and len(number.digits) in (10, 12) and re.match(r"1[3-9]", number.digits):
        return "phone"  # a digit too few or too many
    if number.name == "line" and 7 <= len(number.digits) <= 12:
        return "phone"
    if number.abroad and _ABROAD.fullmatch(number.digits):
        return "phone"
    return None


def _grouped_as_phone(number: _Number) -> bool:
    groups = number.groups
    if groups in ((11,), (3, 8), (7, 4)) or set(groups) == {1}:
        return True
    if groups == (3, 4, 4):
        # "150 2000 3000" are three sums.
        return number.dashed or not (number.digits[3:7].endswith("00") and number.digits.endswith("00"))
    return number.dashed


# ---- bank card and account ----


def _bank_card(number: _Number, shadow: str) -> Kind | None:
    size = len(number.digits)
    if (number.name in ("card", "account") or card_behind(shadow, number.end)) and 12 <= size <= _MOST_DIGITS:
        return "bank_card"
    if size not in _CARD_DIGITS or not (number.whole and _grouped_as_card(number)):
        return None
    # Most cards of this country: a mistyped one is still somebody's.
    if size in _DOMESTIC_SIZES and number.digits.startswith("62"):
        return "bank_card"
    return "bank_card" if _ISSUED.match(number.digits) and luhn.is_valid(number.digits) else None


def _grouped_as_card(number: _Number) -> bool:
    groups = number.groups
    if set(groups) == {4} and not number.dashed and number.digits[2:4] == number.digits[6:8] == "00":
        return False  # "4000 5500 6200 5800" are four sums
    if len(groups) == 1 or set(groups) == {1} or groups in ((4, 6, 5), (4, 6, 4)):
        return True
    if groups[0] in (6, 8, 9):
        return len(groups) <= 3 and min(groups[1:]) >= 4 and sum(groups) >= 16
    return set(groups[:-1]) == {4} and groups[-1] <= 4


def _account(number: _Number, shadow: str) -> Kind | None:
    if number.name != "account" or _COUNTED.match(shadow, number.end):
        return None
    return "account" if len(number.digits) >= 6 else None
