"""Months and days."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from credit_coach.money import DayCount, InputInvalid, add_months, days_between, year_fraction


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2026-01-31", 3, "2026-04-30"),
        ("2026-11-15", 14, "2028-01-15"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-12-31", 0, "2026-12-31"),
    ],
)
def test_a_month_without_the_day_ends_on_its_last(day: str, months: int, expected: str) -> None:
    """民法典 art. 202: the last day of a month that lacks the day, over year ends and backwards too."""
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(expected)


def test_outside_the_calendar() -> None:
    """A date beyond the calendar is refused with the name of the field."""
    with pytest.raises(InputInvalid, match="months: too large"):
        add_months(date(9999, 12, 1), 1)


def test_days_count_the_first_and_not_the_last() -> None:
    """算头不算尾: 30 March to 23 April are 24 days, as in the bank's printed example; backwards is refused."""
    assert days_between(date(2026, 3, 30), date(2026, 4, 23)) == 24
    assert days_between(date(2026, 3, 30), date(2026, 3, 30)) == 0
    with pytest.raises(InputInvalid, match="end: wrong order"):
        days_between(date(2026, 4, 23), date(2026, 3, 30))


@pytest.mark.parametrize(
    ("basis", "part"),
    [
        (DayCount.ACT_365, Fraction(366, 365)),
        (DayCount.ACT_360, Fraction(366, 360)),
        (DayCount.ACT_365_25, Fraction(366 * 4, 1461)),
        (DayCount.THIRTY_360, Fraction(1)),
    ],
)
def test_a_leap_year_by_each_convention(basis: DayCount, part: Fraction) -> None:
    """One leap year is a different part of a year under each convention."""
    assert year_fraction(date(2024, 1, 1), date(2025, 1, 1), basis) == part


def test_thirty_360_month_ends() -> None:
    """A 31st counts as a 30th at the start, and at the end only after a 30th or 31st."""
    assert year_fraction(date(2026, 1, 31), date(2026, 2, 28), DayCount.THIRTY_360) == Fraction(28, 360)
    assert year_fraction(date(2026, 1, 15), date(2026, 1, 31), DayCount.THIRTY_360) == Fraction(16, 360)
    assert year_fraction(date(2026, 1, 30), date(2026, 3, 31), DayCount.THIRTY_360) == Fraction(60, 360)
