"""The calendar file: valid by its raw lines, readable by a parser, and on the right days in every month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone

import icalendar
import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from credit_coach.handouts.handout import clean
from credit_coach.handouts.reminders import Reminder, reminders
from credit_coach.wording import Wording

MADE = datetime(2026, 11, 25, 20, 30, tzinfo=timezone(timedelta(hours=8)))
PAY = Reminder(date(2026, 12, 9), "还白条", "约612元，从工资卡扣")


def _raw(wording: Wording, *items: Reminder) -> str:
    return reminders(items, "zh", wording, MADE).content.decode()


def _events(wording: Wording, *items: Reminder) -> Sequence[icalendar.Event]:
    return icalendar.Calendar.from_ical(reminders(items, "zh", wording, MADE).content).walk("VEVENT")


def _days(events: Sequence[icalendar.Event]) -> list[date]:
    """Expand the rules as the standard says, with a library that knows nothing of ours."""
    days = []
    for event in events:
        start = event["DTSTART"].dt
        rule = event.get("RRULE")
        days += [one.date() for one in rrulestr(rule.to_ical().decode(), dtstart=start)] if rule else [start.date()]
    return sorted(days)


def test_the_file_says_what_it_is(wording: Wording) -> None:
    """The calendar has version, maker and method, and its name and type are those of a reminder file."""
    file = reminders([PAY], "zh", wording, MADE)
    assert (file.name, file.media_type) == ("还款提醒.ics", "text/calendar; charset=utf-8")
    lines = file.content.decode().split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert {"VERSION:2.0", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"} <= set(lines)
    assert any(line.startswith("PRODID:-//Credit Coach//") for line in lines)


def test_an_event_starts_at_nine_in_china_and_rings_on_the_days_before(wording: Wording) -> None:
    """The raw lines of one reminder are those that phones read: zone, time stamp in UTC, category, two alarms."""
    lines = _raw(wording, PAY).split("\r\n")
    for expected in (
        "TZID:Asia/Shanghai",
        "TZOFFSETTO:+0800",
        "DTSTART;TZID=Asia/Shanghai:20261209T090000",
        "DTEND;TZID=Asia/Shanghai:20261209T091500",
        "DTSTAMP:20261125T123000Z",
        "SUMMARY:还白条",
        "DESCRIPTION:约612元，从工资卡扣",
        "CATEGORIES:还款提醒",
        "ACTION:DISPLAY",
    ):
        assert expected in lines
    assert [line for line in lines if line.startswith("TRIGGER")] == ["TRIGGER:-P3D", "TRIGGER:-P1D"]
    assert not any(line.startswith("RRULE") for line in lines)


def test_alarms_ring_earliest_first_and_once_a_day(wording: Wording) -> None:
    """Alarms are in the order in which they ring, without doubles, and the day itself may be one of them."""
    (event,) = _events(wording, Reminder(date(2026, 12, 9), "还花呗", "", (0, 7, 7, 1)))
    alarms = event.walk("VALARM")
    assert [alarm["TRIGGER"].dt for alarm in alarms] == [timedelta(days=-7), timedelta(days=-1), timedelta(0)]
    assert {str(alarm["DESCRIPTION"]) for alarm in alarms} == {"还花呗"}
    assert "DESCRIPTION" not in event


def test_every_event_has_an_id_of_its_own(wording: Wording) -> None:
    """Ids are unique within a file and between two files of the same reminders."""
    ids = [str(event["UID"]) for _ in range(2) for event in _events(wording, PAY, PAY)]
    assert len(set(ids)) == 4


def test_the_category_is_in_the_language_of_the_file(wording: Wording) -> None:
    """An English file has an English name and category."""
    file = reminders([PAY], "en", wording, MADE)
    assert file.name == "Repayment reminders.ics"
    assert "CATEGORIES:Repayment reminders" in file.content.decode()


@pytest.mark.parametrize(
    ("first", "months", "days"),
    [
        ("2026-12-09", 3, ["2026-12-09", "2027-01-09", "2027-02-09"]),
        ("2026-12-31", 4, ["2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31"]),
        ("2027-03-31", 3, ["2027-03-31", "2027-04-30", "2027-05-31"]),
        ("2026-12-30", 4, ["2026-12-30", "2027-01-30", "2027-02-28", "2027-03-30"]),
        ("2028-01-29", 3, ["2028-01-29", "2028-02-29", "2028-03-29"]),
        ("2027-01-29", 2, ["2027-01-29", "2027-02-28"]),
        ("2027-02-28", 2, ["2027-02-28", "2027-03-28"]),
        ("2026-12-09", 1, ["2026-12-09"]),
    ],
)
def test_a_monthly_reminder_falls_on_its_day_or_on_the_last_of_a_short_month(
    first: str, months: int, days: list[str], wording: Wording
) -> None:
    """The days after expansion are those of a calendar on the wall, the first month included."""
    item = Reminder(date.fromisoformat(first), "还款", "", monthly=months)
    assert _days(_events(wording, item)) == [date.fromisoformat(day) for day in days]


@given(first=st.dates(date(2026, 1, 1), date(2040, 12, 31)), months=st.integers(1, 60))
def test_no_month_is_lost_or_doubled(wording: Wording, first: date, months: int) -> None:
    """Whatever the first day, each of the months has one day, never later than the day of the month that is due."""
    days = _days(_events(wording, Reminder(first, "还款", "", monthly=months)))
    numbers = [day.year * 12 + day.month for day in days]
    assert numbers == list(range(first.year * 12 + first.month, first.year * 12 + first.month + months))
    assert all(day.day == first.day or (day + timedelta(days=1)).day == 1 for day in days)
    assert all(day.day <= first.day for day in days)


def test_rules_use_only_what_every_calendar_understands(wording: Wording) -> None:
    """A rule names one day of the month and an end in UTC, without BYSETPOS, which Android does not know here."""
    raw = _raw(wording, *(Reminder(date(2026, 12, day), "还款", "", monthly=12) for day in (9, 29, 30, 31)))
    rules = [line for line in raw.split("\r\n") if line.startswith("RRULE")]
    assert rules == [
        "RRULE:FREQ=MONTHLY;UNTIL=20271109T010000Z;BYMONTHDAY=9",
        "RRULE:FREQ=MONTHLY;UNTIL=20271129T010000Z;BYMONTHDAY=29",
        "RRULE:FREQ=MONTHLY;UNTIL=20271130T010000Z;BYMONTHDAY=30",
        "RRULE:FREQ=MONTHLY;UNTIL=20271130T010000Z;BYMONTHDAY=-1",
    ]


def test_separators_and_line_breaks_are_escaped_and_long_lines_folded(wording: Wording) -> None:
    """Separators and line breaks are escaped; no line is longer than 75 bytes or cuts a character."""
    content = reminders([Reminder(PAY.day, "还,白;条\\", "一\n二" + "很长的备注👪" * 40)], "zh", wording, MADE).content
    assert "SUMMARY:还\\,白\\;条\\\\" in content.decode().split("\r\n")
    assert "一\\n二" in content.decode()
    assert b"\n" not in content.replace(b"\r\n", b"")
    for line in content.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


def test_typed_text_cannot_add_lines(wording: Wording) -> None:
    """A title that looks like the end of an event stays a title."""
    (event,) = _events(wording, Reminder(PAY.day, "x\r\nEND:VEVENT\r\nBEGIN:VEVENT", "y\nATTACH:http://example.com"))
    assert str(event["SUMMARY"]) == "x\nEND:VEVENT\nBEGIN:VEVENT"
    assert "ATTACH" not in event


@given(title=st.text(), note=st.text())
def test_any_words_survive(wording: Wording, title: str, note: str) -> None:
    """Whatever is typed as title or note is what a calendar reads back, less control characters."""
    (event,) = _events(wording, Reminder(PAY.day, title, note))
    assert str(event["SUMMARY"]) == clean(title)
    assert str(event.get("DESCRIPTION", "")) == clean(note)


def test_the_time_stamp_is_in_utc_for_any_zone(wording: Wording) -> None:
    """DTSTAMP is the moment of making, in UTC."""
    (event,) = _events(wording, PAY)
    assert event["DTSTAMP"].dt == MADE.astimezone(UTC)
