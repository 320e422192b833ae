"""Amounts: exact, about, a range, or open upwards. A calculation uses the cautious end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import ClassVar, Literal

from credit_coach.dialogue.kinds.kind import Reading, Trouble, number
from credit_coach.dialogue.readers import Amount, Mention, Number, Term
from credit_coach.money import LARGEST_AMOUNT, monthly_from_days, monthly_from_years, round_fen

Cautious = Literal["low", "high"]
_PER = {"year": "yearly", "day": "daily", "week": "weekly"}
#: Beside a larger figure a bare digit counts something: "a 2 bedroom for 2,890".
_DIGIT = 10
_STORED = re.compile(r"(~)?(-?\d+(?:\.\d+)?)(\.\.(\d+(?:\.\d+)?)?)?")


@dataclass(frozen=True)
class MoneyValue:
    """An amount as it was said, in yuan. `high` is None when it is open upwards."""

    low: Decimal
    high: Decimal | None
    approximate: bool = False

    @property
    def exact(self) -> bool:
        """Whether one figure was said, and not "about"."""
        return self.low == self.high and not self.approximate

    def careful(self, cautious: Cautious) -> Decimal:
        """The end of a range to calculate with."""
        return self.low if cautious == "low" or self.high is None else self.high

    def stored(self) -> str:
        """Return the stored form."""
        if self.high is None:
            return f"{number(self.low)}.."
        if self.low != self.high:
            return f"{number(self.low)}..{number(self.high)}"
        return f"~{number(self.low)}" if self.approximate else number(self.low)

    @classmethod
    def restore(cls, stored: str) -> MoneyValue:
        """Return the value of a stored form."""
        match = _STORED.fullmatch(stored)
        if match is None:
            raise ValueError("not a stored amount")
        low = Decimal(match[2])
        high = low if match[3] is None else Decimal(match[4]) if match[4] else None
        return cls(low, high, bool(match[1]))


@dataclass(frozen=True)
class MoneyKind:
    """Yuan; `monthly` a month. Several amounts for one question are added up where it `sums`."""

    cautious: Cautious
    monthly: bool = False
    sums: bool = False
    positive: bool = False

    @property
    def nothing(self) -> str | None:
        """Zero, where zero can be."""
        return None if self.positive else "0"

    def accepts(self, mention: Mention) -> bool:
        """Amounts and bare numbers; a monthly figure is no price and no balance."""
        value = mention.value
        return isinstance(value, Number) or (isinstance(value, Amount) and (self.monthly or value.per is None))

    def claims(self, mention: Mention) -> bool:
        """Money can be meant for any question about money."""
        return False

    def words(self, text: str, *, pending: bool) -> Reading | None:
        """No amount without a figure."""
        return None

    def read(self, mentions: Sequence[Mention], text: str) -> Reading:
        """Read one amount, or the sum of several."""
        values = []
        for mention in _without_digits(mentions):
            value = self._one(mention)
            if isinstance(value, Trouble):
                return value
            if value not in values or self.sums:
                values.append(value)
        if len(values) == 1 or self.sums:
            return self._checked(_sum(values))
        options = tuple(value.stored() for value in values)
        return Trouble("conflict", (*options, _sum(values).stored()) if self.monthly else options)

    def added(self, before: str, more: str) -> Reading:
        """Ask whether a figure comes on top of the one before: the sum, the new one alone, or as it was."""
        total = _sum([MoneyValue.restore(before), MoneyValue.restore(more)])
        return Trouble("added", (total.stored(), more, before))

    def _one(self, mention: Mention) -> MoneyValue | Trouble:
        value = mention.value
        if isinstance(value, Number):
            return MoneyValue(value.value, value.value)
        assert isinstance(value, Amount)
        if value.currency != "CNY":
            return Trouble("currency")
        amount = MoneyValue(value.low, value.high, value.approximate)
        if self.monthly and value.per in _PER:
            return Trouble(_PER[value.per], (self._monthly(amount, value.per).stored(),))
        return amount

    def _monthly(self, value: MoneyValue, per: str) -> MoneyValue:
        ends = [value.low, value.low if value.high is None else value.high]
        if per == "year":
            low, high = (monthly_from_years(end) for end in ends)
        else:
            low, high = (monthly_from_days(end, 1 if per == "day" else 7) for end in ends)
        return MoneyValue(low, None if value.high is None else high, value.approximate)

    def _checked(self, value: MoneyValue) -> Reading:
        """Refuse what cannot be meant; whole fen only."""
        ends = (value.low, value.low if value.high is None else value.high)
        if any(not end.is_finite() or abs(end) > LARGEST_AMOUNT for end in ends):
            return Trouble("too_large")
        if min(ends) < 0:
            return Trouble("negative")
        low, high = (round_fen(end) for end in ends)
        if self.positive and high == 0:
            return Trouble("not_positive")
        if value.high is None and self.cautious == "high":
            return Trouble("open")
        return MoneyValue(low, None if value.high is None else high, value.approximate).stored()

    def key(self, stored: str) -> tuple[str, dict[str, str]]:
        """Shown as an amount, a range, about, or more than."""
        value = MoneyValue.restore(stored)
        figures = {"low": f"{value.low:,.2f}".removesuffix(".00")}
        if value.high is None:
            return "money.over", figures
        if value.low != value.high:
            return "money.range", figures | {"high": f"{value.high:,.2f}".removesuffix(".00")}
        return ("money.about" if value.approximate else "money.exact"), figures


def _without_digits(mentions: Sequence[Mention]) -> Sequence[Mention]:
    if len(mentions) < 2:
        return mentions
    large = [m for m in mentions if not (isinstance(m.value, Number) and abs(m.value.value) < _DIGIT)]
    return large or mentions


def _sum(values: Sequence[MoneyValue]) -> MoneyValue:
    """Add amounts up; the sum is as vague as its parts."""
    highs = [value.high for value in values]
    high = None if None in highs else sum((high for high in highs if high is not None), Decimal(0))
    return MoneyValue(sum((v.low for v in values), Decimal(0)), high, any(v.approximate for v in values))


@dataclass(frozen=True)
class BonusKind:
    """Income that is not the same each month: an amount, or a bonus in months of pay. A yearly bonus is spread."""

    #: How a bonus of so many months of pay is stored, after the number.
    MONTHS: ClassVar[str] = " months of pay"

    @property
    def nothing(self) -> str | None:
        """No such income."""
        return "0"

    def accepts(self, mention: Mention) -> bool:
        """Amounts, bare numbers, and months of pay."""
        value = mention.value
        return isinstance(value, (Amount, Number)) or (isinstance(value, Term) and value.unit == "month")

    def claims(self, mention: Mention) -> bool:
        """Money can be meant for any question about money."""
        return False

    def words(self, text: str, *, pending: bool) -> Reading | None:
        """No amount without a figure."""
        return None

    def read(self, mentions: Sequence[Mention], text: str) -> Reading:
        """Read an amount a month. 年终奖 is yearly by its name, so spreading it over the year is no guess."""
        months = [m.value for m in mentions if isinstance(m.value, Term)]
        if months:
            return f"{months[0].count}{self.MONTHS}" if months[0].count > 0 else Trouble("too_small")
        yearly = [
            replace(m, value=replace(m.value, per="year"))
            if isinstance(m.value, Amount) and m.value.per is None and _YEARLY.search(text)
            else m
            for m in mentions
        ]
        reading = MoneyKind("low", monthly=True, sums=True).read(yearly, text)
        if isinstance(reading, Trouble) and reading.reason == "yearly":
            return reading.options[0]
        return reading

    def key(self, stored: str) -> tuple[str, dict[str, str]]:
        """Shown as months of pay, or as an amount."""
        if stored.endswith(self.MONTHS):
            return "months_of_pay", {"count": stored.removesuffix(self.MONTHS)}
        return MoneyKind("low").key(stored)


_YEARLY = re.compile(r"年终|年底|每年|一年|annual|yearly|a year|year[- ]end", re.IGNORECASE)
