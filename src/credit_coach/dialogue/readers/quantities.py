"""A quantity is a numeral or a range of two, with what stands before it: a sign, a currency, a bound, a denial.

`Clause` is what the readers share: the plain text, the end of what was read before, and the day of the conversation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from credit_coach.dialogue.readers.bounds import Bound, bound_before, is_denied, minus_before
from credit_coach.dialogue.readers.digits import Figure
from credit_coach.dialogue.readers.noise import FILLER
from credit_coach.dialogue.readers.numerals import read_numeral
from credit_coach.dialogue.readers.values import Mention
from credit_coach.dialogue.readers.words import read_words

#: What a reader gives back: the mentions, and where reading goes on. No mentions: consumed, and not read.
Reading = tuple[tuple[Mention, ...], int]

_WINDOW = 40
_CODES = {
    "CNY": "rmb cny yuan 人民币 ¥ cn¥",
    "USD": "us$ $ usd 美元 美金",
    "EUR": "€ eur 欧元",
    "HKD": "hk$ hkd 港币 港元",
    "JPY": "jp¥ jpy 日元",
    "GBP": "£ gbp 英镑",
}
_CURRENCIES = {sign: code for code, signs in _CODES.items() for sign in signs.split()}
_CURRENCY = re.compile(
    r"((?<![a-z])(?:us\$|hk\$|jp¥|cn¥|[a-z]{1,2}\$|rmb|cny|usd|hkd|eur|gbp|jpy|krw|aud|cad|sgd|yuan)|人民币|港[币元]|美[元金]|日元|欧元|英镑|[$¥€£₩₹])"
    r"[ :]?\Z"
)
_BETWEEN = re.compile(
    r"(?:元|块钱?|人民币| ?yuan| ?rmb)? ?(?:-{1,2}|~|到|至|或者?|(?<= )(?:to|or)(?= )|(?<=[0-9kw])to(?=[0-9]))(?:大概|about)? ?(?:[$¥€£]|rmb)? ?(?=[^ -])"
)
_AND = re.compile(r" ?and ?(?:[$¥€£]|rmb)? ?")
_BETWEEN_BEFORE = re.compile(r"(?<![a-z])between(?: about)? (?:[$¥€£]|rmb)? ?\Z")
#: "Change 1480 to 1680" and "went from 5000 to 6000" are two figures, not a range.
_CHANGES_BEFORE = re.compile(
    r"(?:(?<![a-z])(?:chang|correct|updat|edit|fix|switch|mov|rais|lower|increas|reduc|cut|drop|went|gone|rose|fell|fall)[a-z]*(?: [a-z]+){0,3} |改|从[^0-9]{0,3}改)\Z"
)
_NEXT_TO = re.compile("、")
_STARTS_WORD = re.compile(r"[a-z]")
_LARGEST_COUNT = 10**12


@dataclass(frozen=True, slots=True)
class Clause:
    """The plain text, where the last mention ended, and the day on which it was said."""

    text: str
    floor: int
    on: date

    def before(self, start: int) -> str:
        """What stands before `start`, back to the last mention and at most a few words."""
        return self.text[max(self.floor, start - _WINDOW) : start]


@dataclass(frozen=True, slots=True)
class Quantity:
    """One numeral or a range of two, from `start` on with the words before it that belong to it.

    `last` is the second numeral of a range. `currency` None: no sign of one before it.
    """

    first: Figure
    last: Figure | None
    start: int
    bound: Bound = ""
    currency: str | None = None
    negated: bool = False

    @property
    def end(self) -> int:
        """Where the numeral ends."""
        return (self.last or self.first).end

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The numerals: one, or the two ends of a range."""
        return (self.first,) if self.last is None else (self.first, self.last)

    @property
    def precise(self) -> bool:
        """Whether each numeral is one number and no bound but an approximation stands before them."""
        return self.bound in ("", "about") and all(figure.precise for figure in self.figures)


def read_figure(text: str, start: int) -> Figure | None:
    """A numeral in digits, in Chinese or in English words, None when there is none at `start`."""
    return read_words(text, start) if _STARTS_WORD.match(text, start) else read_numeral(text, start)


def read_quantity(clause: Clause, start: int) -> Quantity | None:
    """The quantity whose first numeral begins at `start`, None when there is none."""
    first = read_figure(clause.text, start)
    if first is None:
        return None
    before = clause.before(start)
    between = _BETWEEN_BEFORE.search(before)
    first, last = _range(clause.text, first, bool(between), changes=bool(_CHANGES_BEFORE.search(before)))
    if between and last is not None:
        return Quantity(first, last, start - len(before) + between.start())
    if len(before) < start:
        # The window is no start of a line: the filler keeps a dash that opens it a dash.
        before = FILLER + before
    return _with_prefix(first, last, before, bare_unit=clause.text[start] in "百千万亿")


def _range(text: str, first: Figure, between: bool, *, changes: bool) -> tuple[Figure, Figure | None]:
    if changes:
        return first, None
    joined = _BETWEEN.match(text, first.end) or (_AND.match(text, first.end) if between else None)
    listed = None if joined else _NEXT_TO.match(text, first.end)
    joined = joined or listed
    last = read_figure(text, joined.end()) if joined else None
    if last is None or first.high is None:
        return first, None
    shared = first.scale == 1 and last.scale > 1 and first.low < last.low / last.scale
    if listed and not (shared and last.low / last.scale - first.low == 1):
        # 2、3万 is one range; 300、500 is a list.
        return first, None
    if shared:
        # In 8到9千 the unit is said once, for both.
        first = replace(first, low=first.low * last.scale, high=first.high * last.scale, scale=last.scale)
    return (first, last) if first.low < last.low else (first, None)


def _with_prefix(first: Figure, last: Figure | None, before: str, *, bare_unit: bool) -> Quantity:
    rest, negative, currency = before, False, None
    for _ in range(2):
        if match := _CURRENCY.search(rest):
            currency = _CURRENCIES.get(match[1], "other")
            rest = rest[: match.start()]
        if (sign := minus_before(rest)) is not None:
            negative, rest = True, rest[:sign]
    bound, at = bound_before(rest)
    if not bound and rest.endswith(("上", "过")) and bare_unit:
        # 上万, 过千; in 早上9点 and 借过5000 they are other words.
        bound, at = "over", len(rest) - 1
    elif not bound and rest.endswith("小") and first.han and first.scale > 1:
        bound, at = "about", len(rest) - 1
    rest = rest[:at]
    if negative:
        first, last = replace(first, low=-first.low, high=-first.low), None
    start = first.start - (len(before) - len(rest))
    return Quantity(first, last, start, bound, currency, is_denied(rest))


def as_count(value: Decimal) -> int | None:
    """The value as a whole number, None when it has a fraction or is far too large to count with."""
    if abs(value) >= _LARGEST_COUNT or value != value.to_integral_value():
        return None
    return int(value)
