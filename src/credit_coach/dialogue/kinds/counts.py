"""Whole numbers: how many instalments, how many days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from credit_coach.dialogue.kinds.kind import Reading, Trouble, number
from credit_coach.dialogue.readers import Mention, Number, Term

MONTH_DAYS, WEEK_DAYS, YEAR_DAYS = 30, 7, 365


@dataclass(frozen=True)
class PeriodsKind:
    """How many monthly instalments."""

    most: int = 360
    least: int = 1

    @property
    def nothing(self) -> str | None:
        """None of them, where that can be."""
        return None if self.least else "0"

    def accepts(self, mention: Mention) -> bool:
        """Terms that are whole months, and bare numbers."""
        value = mention.value
        if isinstance(value, Number):
            # A larger one is the price beside it.
            return value.value <= self.most
        # "A month" says how often, not how many.
        return isinstance(value, Term) and value.months is not None and (value.unit, value.count) != ("month", 1)

    def claims(self, mention: Mention) -> bool:
        """Only an instalment plan has periods."""
        return isinstance(mention.value, Term) and mention.value.unit == "period"

    def words(self, text: str, *, pending: bool) -> Reading | None:
        """No number of instalments without a figure."""
        return None

    def read(self, mentions: Sequence[Mention], text: str) -> Reading:
        """Read one number of months."""
        values = [_months(mention) for mention in mentions]
        return _one_count(values, self.least, self.most)

    def key(self, stored: str) -> tuple[str, dict[str, str]]:
        """Shown as "12 instalments"."""
        return "periods", {"count": stored}


@dataclass(frozen=True)
class DurationKind(PeriodsKind):
    """How many monthly instalments, in a walk about nothing else that lasts: several months or years are those."""

    def claims(self, mention: Mention) -> bool:
        """Instalments, and months or years but for "a year", in which a cost is told."""
        value = mention.value
        if not isinstance(value, Term) or mention.negated:
            return False
        return value.unit == "period" or (value.unit in ("month", "year") and value.count > 1)


@dataclass(frozen=True)
class SpanKind:
    """How long a loan lasts, stored as it is counted: "8 months" or "40 days"."""

    @property
    def nothing(self) -> str | None:
        """A loan lasts some time."""
        return None

    @staticmethod
    def restore(stored: str) -> tuple[int, str]:
        """Return count and unit (months or days) of a stored form."""
        count, unit = stored.split()
        return int(count), unit

    def accepts(self, mention: Mention) -> bool:
        """Durations; instalments are none."""
        return isinstance(mention.value, Term) and mention.value.unit != "period"

    def claims(self, mention: Mention) -> bool:
        """Durations, but for "a month" and "a year", in which a rate is told."""
        value = mention.value
        return isinstance(value, Term) and value.unit != "period" and (value.count > 1 or value.unit in ("day", "week"))

    def words(self, text: str, *, pending: bool) -> Reading | None:
        """No duration without a figure."""
        return None

    def read(self, mentions: Sequence[Mention], text: str) -> Reading:
        """Read one duration: whole months, else days."""
        found = list(dict.fromkeys(_span(mention) for mention in mentions))
        if len(found) > 1:
            return Trouble("conflict", tuple(found))
        return found[0] if not found[0].startswith("0 ") else Trouble("too_small")

    def key(self, stored: str) -> tuple[str, dict[str, str]]:
        """Shown as "8 months"."""
        count, unit = self.restore(stored)
        return f"span.{unit}", {"count": str(count)}


def _span(mention: Mention) -> str:
    value = mention.value
    assert isinstance(value, Term)
    if value.months is not None:
        return f"{value.months} months"
    return f"{value.count * (WEEK_DAYS if value.unit == 'week' else 1)} days"


@dataclass(frozen=True)
class CountKind:
    """A whole number of days between two bounds; weeks, months and "since the 3rd" are turned into days."""

    least: int = 0
    most: int = 7300

    @property
    def nothing(self) -> str | None:
        """Not a day, where that can be."""
        return None if self.least else "0"

    def accepts(self, mention: Mention) -> bool:
        """Terms and bare numbers; instalments are no days."""
        value = mention.value
        return isinstance(value, Number) or (isinstance(value, Term) and value.unit != "period")

    def claims(self, mention: Mention) -> bool:
        """Days can hardly be anything else in a walk that asks for them."""
        return isinstance(mention.value, Term) and mention.value.unit in ("day", "week")

    def words(self, text: str, *, pending: bool) -> Reading | None:
        """No number of days without a figure."""
        return None

    def read(self, mentions: Sequence[Mention], text: str) -> Reading:
        """Read one number of days; a month counts 30 of them."""
        return _one_count([_days(mention) for mention in mentions], self.least, self.most)

    def extended(self, before: str, more: str) -> Reading:
        """Read "再拖30天": so many days on top of those before."""
        return _one_count([Decimal(before) + Decimal(more)], self.least, self.most)

    def key(self, stored: str) -> tuple[str, dict[str, str]]:
        """Shown as "10 days"."""
        return "days", {"count": stored}


def _months(mention: Mention) -> Decimal:
    value = mention.value
    if isinstance(value, Number):
        return value.value
    assert isinstance(value, Term)
    return Decimal(value.months or 0)


def _days(mention: Mention) -> Decimal:
    value = mention.value
    if isinstance(value, Number):
        return value.value
    assert isinstance(value, Term)
    length = {"day": 1, "week": WEEK_DAYS, "month": MONTH_DAYS, "year": YEAR_DAYS}[value.unit]
    return Decimal(value.count * length)


def _one_count(values: Sequence[Decimal], least: int, most: int) -> Reading:
    distinct = list(dict.fromkeys(values))
    if len(distinct) > 1:
        return Trouble("conflict", tuple(number(value) for value in distinct))
    value = distinct[0]
    if not value.is_finite() or value > most:
        return Trouble("too_large")
    if value != value.to_integral_value():
        return Trouble("not_whole")
    if value < 0:
        return Trouble("negative")
    return Trouble("too_small") if value < least else number(value)
