"""Days, months and fractions of a year. The first day is counted, the last is not (算头不算尾)."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from credit_coach.money.errors import InputInvalid, Reason


class DayCount(StrEnum):
    """How days become a part of a year."""

    ACT_365 = "act/365"
    ACT_365_25 = "act/365.25"
    ACT_360 = "act/360"
    THIRTY_360 = "30/360"


_YEAR_DAYS = {
    DayCount.ACT_365: Fraction(365),
    DayCount.ACT_365_25: Fraction(1461, 4),
    DayCount.ACT_360: Fraction(360),
    DayCount.THIRTY_360: Fraction(360),
}


def add_months(day: date, months: int) -> date:
    """The same day `months` months later, or the last day of a month that has no such day.

    Source: Civil Code (民法典) art. 202. Count from the first date each time, not from the last result: 31 January,
    29 February, 31 March. Errors: InputInvalid (too_large) outside the calendar.

    >>> add_months(date(2024, 1, 31), 1), add_months(date(2024, 1, 31), 2)
    (datetime.date(2024, 2, 29), datetime.date(2024, 3, 31))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        raise InputInvalid("months", Reason.TOO_LARGE)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def days_before(day: date, days: int) -> date:
    """The day `days` days before `day`. Errors: InputInvalid (too_large) outside the calendar.

    >>> days_before(date(2026, 11, 25), 32)
    datetime.date(2026, 10, 24)
    """
    try:
        return day - timedelta(days=days)
    except OverflowError:
        raise InputInvalid("days", Reason.TOO_LARGE) from None


def days_between(start: date, end: date) -> int:
    """Days from `start` to `end`, the first counted and the last not. Errors: InputInvalid (wrong_order).

    Source: Civil Code art. 201 and the card statements that print 17.40; statements that print 17.85 for the same
    case count both ends, which is one day more.

    >>> days_between(date(2026, 4, 23), date(2026, 5, 5))
    12
    """
    if end < start:
        raise InputInvalid("end", Reason.WRONG_ORDER)
    return (end - start).days


def year_fraction(start: date, end: date, basis: DayCount = DayCount.ACT_365) -> Fraction:
    """The part of a year between two dates, exactly. Negative when `end` is before `start`.

    Convention: act/365 for daily interest and dated rates; act/365.25 only for old British figures; 30/360 is the
    American rule (a 31st counts as a 30th). Source: ISDA definitions, section 4.16.

    >>> year_fraction(date(2026, 1, 1), date(2026, 3, 15))
    Fraction(1, 5)
    >>> year_fraction(date(2026, 1, 31), date(2026, 3, 31), DayCount.THIRTY_360)
    Fraction(1, 6)
    """
    if basis is DayCount.THIRTY_360:
        first = min(start.day, 30)
        last = 30 if end.day == 31 and first == 30 else end.day
        days = 360 * (end.year - start.year) + 30 * (end.month - start.month) + last - first
    else:
        days = (end - start).days
    return Fraction(days) / _YEAR_DAYS[basis]
