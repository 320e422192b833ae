"""What a message can say: amounts, rates, terms, free periods, days, counts and bare numbers, each exact or openly not.

Figures are `Decimal`; nothing here passes through a float. A value that is not precise says so by a range, an open end
or a flag, so that whoever asked can ask again instead of computing with a guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Period = Literal["day", "week", "month", "year"]
RatePeriod = Literal["period", "day", "month", "year"]
TermUnit = Literal["period", "month", "year", "day", "week"]
Noun = Literal["adult", "child", "person", "debt", "other"]

_MONTHS_IN = {"period": 1, "month": 1, "year": 12}


@dataclass(frozen=True, slots=True)
class Amount:
    """Money between `low` and `high`, in yuan unless `currency` says otherwise.

    `high` None is open upwards ("一万多", "over 10k", "至少五千"); an upper bound alone ("不到一万") has `low` 0 and is
    approximate. `per` is the period that was named ("月薪", "a year"), None when none was. `currency` is CNY, USD, EUR,
    HKD, JPY, GBP or "other".
    """

    low: Decimal
    high: Decimal | None
    approximate: bool = False
    per: Period | None = None
    currency: str = "CNY"

    @property
    def exact(self) -> bool:
        """Whether one precise figure was said."""
        return self.low == self.high and not self.approximate


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate as a fraction: 0.6% is Decimal("0.006"). `per` None: no period was named.

    `unclear`: a rate without its percent sign ("费率0.6"), which could be 0.6% or 60%; `value` is then the number typed.
    Interest-free without a duration is a rate of 0.
    """

    value: Decimal
    per: RatePeriod | None
    unclear: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A duration of `count` units. Half years are counted in months: 一年半 is 18 months."""

    count: int
    unit: TermUnit

    @property
    def months(self) -> int | None:
        """The duration in months, an instalment taken as one; None for days and weeks."""
        factor = _MONTHS_IN.get(self.unit)
        return None if factor is None else self.count * factor


@dataclass(frozen=True, slots=True)
class FreePeriods:
    """How many months or instalments at the start cost no interest: 免息半年 is 6, 前3期免息 is 3."""

    months: int


@dataclass(frozen=True, slots=True)
class Day:
    """A day. `date` is a definite one; `day_of_month` repeats each month, 31 standing for the last day.

    "每月25号" has no date; a bare "15号" has both, the date being the next such day, today included.
    """

    date: date | None
    day_of_month: int | None


@dataclass(frozen=True, slots=True)
class Count:
    """A small whole number of something: 两个孩子, 3笔, 2 kids."""

    count: int
    of: Noun


@dataclass(frozen=True, slots=True)
class Number:
    """Digits with no unit and no clue: what they are follows from the question that was asked."""

    value: Decimal


Value = Amount | Rate | Term | FreePeriods | Day | Count | Number


@dataclass(frozen=True, slots=True)
class Mention:
    """A value and the span it was read from; `negated` when the value is being denied ("不是8000", "not 8000")."""

    value: Value
    start: int
    end: int
    negated: bool = False
