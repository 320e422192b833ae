"""Reminders as an iCalendar file (RFC 5545) that the calendars of phones and computers import."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import icalendar

from credit_coach.handouts.handout import Handout, clean, handout
from credit_coach.knowledge.figures import Lang
from credit_coach.wording import Wording

_ZONE = "Asia/Shanghai"
# A time and not an all-day event: the alarm of an all-day event counts from midnight, so it rings in the night or, in
# calendars that give such events no alarm, never. At 09:00 banks answer and there is a day left to move the money.
_AT = time(9, 0)
_LASTS = timedelta(minutes=15)
_LONGEST_MONTH = 31


@dataclass(frozen=True)
class Reminder:
    """One day to be reminded of. `monthly` is the number of months it falls on, the first included; None is once.

    A month that is too short takes its last day: the 31st is the last day of every month, the 30th that of February.
    `days_before` are the days on which the phone rings, at 09:00; 0 is the day itself.
    """

    day: date
    title: str
    note: str
    days_before: tuple[int, ...] = (3, 1)
    monthly: int | None = None


def reminders(items: Sequence[Reminder], lang: Lang, wording: Wording, made: datetime) -> Handout:
    """Return the reminders as one calendar file; `made` must know its time zone."""
    file = icalendar.Calendar()
    file.add("version", "2.0")
    file.add("prodid", "-//Credit Coach//Reminders//EN")
    file.add("calscale", "GREGORIAN")
    file.add("method", "PUBLISH")
    file.add_component(_zone())
    category = wording.say(lang, "handout.calendar.category")
    for item in items:
        for day, rule in _series(item):
            file.add_component(_event(item, day, rule, category, made))
    return handout("handout.calendar.file", "ics", file.to_ical(), lang, wording)


def _series(item: Reminder) -> Iterator[tuple[date, dict[str, Any] | None]]:
    """Give each event of a reminder: its first day, and its rule when it repeats.

    The textbook rule for short months, BYMONTHDAY=28,29,30;BYSETPOS=-1, is not used: the calendar of Android ignores
    BYSETPOS beside BYMONTHDAY (RecurrenceProcessor.filter) and would ring on three days, and Outlook reads a single
    day (MS-OXCICAL 2.1.3.2.2.3). Both know BYMONTHDAY=-1; for the 29th and the 30th, the Februaries without that day
    are events of their own. An end (UNTIL) and not a COUNT: a calendar that clamps February loses no month at the end.
    """
    days = _month_days(item.day, item.monthly or 1)
    at_the_end = item.day.day == _LONGEST_MONTH
    regular = [day for day in days if at_the_end or day.day == item.day.day]
    rule = {
        "freq": "MONTHLY",
        "bymonthday": -1 if at_the_end else item.day.day,
        "until": _start(regular[-1]).astimezone(UTC),
    }
    yield item.day, rule if len(regular) > 1 else None
    for day in days:
        if day not in regular:
            yield day, None


def _month_days(first: date, months: int) -> list[date]:
    """Return the same day of `months` months, or the last day of those that lack it."""
    days = []
    for offset in range(months):
        year, month = divmod(first.year * 12 + first.month - 1 + offset, 12)
        last = calendar.monthrange(year, month + 1)[1]
        days.append(date(year, month + 1, min(first.day, last)))
    return days


def _event(item: Reminder, day: date, rule: dict[str, Any] | None, category: str, made: datetime) -> icalendar.Event:
    event = icalendar.Event()
    title, note = clean(item.title), clean(item.note)
    # Random, so that two people's files, or one person's second file, never overwrite each other's entries.
    event.add("uid", f"{uuid4()}@credit-coach")
    event.add("dtstamp", made.astimezone(UTC))
    event.add("dtstart", _start(day))
    event.add("dtend", _start(day) + _LASTS)
    if rule:
        event.add("rrule", rule)
    event.add("summary", title)
    if note:
        event.add("description", note)
    event.add("categories", [category])
    # A reminder makes nobody busy.
    event.add("transp", "TRANSPARENT")
    # The earliest first: calendars that keep a single alarm take the first one.
    for before in sorted(set(item.days_before), reverse=True):
        event.add_component(_alarm(before, title))
    return event


def _alarm(days_before: int, title: str) -> icalendar.Alarm:
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", -timedelta(days=days_before))
    return alarm


def _zone() -> icalendar.Timezone:
    """Return China's time as it has been since 1991; its few summers before matter to no reminder."""
    zone = icalendar.Timezone()
    zone.add("tzid", _ZONE)
    standard = icalendar.TimezoneStandard()
    standard.add("dtstart", datetime(1992, 1, 1))
    standard.add("tzoffsetfrom", timedelta(hours=8))
    standard.add("tzoffsetto", timedelta(hours=8))
    standard.add("tzname", "CST")
    zone.add_component(standard)
    return zone


def _start(day: date) -> datetime:
    return datetime.combine(day, _AT, ZoneInfo(_ZONE))
