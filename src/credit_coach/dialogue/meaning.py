"""Values as they are meant in a walk: years are no amounts, and where days are counted a date is a number of days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from credit_coach.dialogue.readers import Amount, Day, Mention, Number, Term
from credit_coach.money import add_months


def as_meant(mentions: Sequence[Mention], text: str) -> tuple[Mention, ...]:
    """Leave years out, and take "应该是2530" in a correction for the right figure, not a rough one."""
    mentions = [m for m in mentions if not (_is_year(m) and _IN_YEAR.search(text[: m.start]))]
    if not _SHOULD_BE.search(text):
        return tuple(mentions)
    return tuple(
        replace(m, value=replace(m.value, approximate=False)) if isinstance(m.value, Amount) else m for m in mentions
    )


def _is_year(mention: Mention) -> bool:
    return isinstance(mention.value, Number) and 2000 <= mention.value.value < 2100


def as_days(mention: Mention, on: date) -> Mention:
    """Where days are counted, "11月3号就该还了" and "since June 3" are the days from then to now."""
    value = mention.value
    if not isinstance(value, Day) or value.date is None:
        return mention
    past = _past(mention, on)
    if past >= on:
        return mention
    return Mention(Term((on - past).days, "day"), mention.start, mention.end, mention.negated)


def as_span(mention: Mention, text: str, on: date) -> Mention:
    """Where something lasts, "in ten months" and "40天后" are how long, not a day."""
    value = mention.value
    if not isinstance(value, Day) or value.date is None or value.day_of_month is not None:
        return mention
    if _ON_A_DATE.search(text[mention.start : mention.end]):
        return mention
    if _IN_DAYS.search(text[mention.start : mention.end]) and value.date > on:
        return Mention(Term((value.date - on).days, "day"), mention.start, mention.end, mention.negated)
    months = (value.date.year - on.year) * 12 + value.date.month - on.month
    if months < 1 or add_months(on, months) != value.date:
        return mention
    return Mention(Term(months, "month"), mention.start, mention.end, mention.negated)


#: 7月26号 and "July 26" are days, however many months away.
_ON_A_DATE = re.compile(
    r"\d ?[号日]|[一二三四五六七八九十][号日]|\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b",
    re.IGNORECASE,
)
_IN_DAYS = re.compile(r"[天日周]|星期|礼拜|\b(days?|weeks?)\b", re.IGNORECASE)


def between(mentions: Sequence[Mention], on: date) -> tuple[Mention, ...]:
    """Where days are counted, "10月8日该还，11月2日才还" tells the days from one to the other."""
    mentions, days = _days_in(mentions, on)
    if len(days) != _BOTH:
        return mentions
    first, last = (_past(one, on) for one in days)
    if first >= on or first >= last:
        return mentions
    late = Mention(Term((last - first).days, "day"), days[1].start, days[1].end)
    return tuple(late if one is days[1] else one for one in mentions if one is not days[0])


def lent_between(mentions: Sequence[Mention], text: str, on: date) -> tuple[Mention, ...]:
    """Where a loan lasts, "9月1日借的，12月1日还" tells its days, and one day alone those to now if it is repaid now."""
    mentions, days = _days_in(mentions, on)
    dates = [one for one in days if _ON_A_DATE.search(text[one.start : one.end]) or (one.value == Day(on, None))]
    if len(dates) != _BOTH:
        return mentions
    first, last = sorted(dates, key=lambda one: _date_of(one, on))
    length = (_date_of(last, on) - _date_of(first, on)).days
    if length < 1:
        return mentions
    lasts = Mention(Term(length, "day"), last.start, last.end)
    return tuple(lasts if one is last else one for one in mentions if one is not first)


def _days_in(mentions: Sequence[Mention], on: date) -> tuple[tuple[Mention, ...], list[Mention]]:
    """Return the mentions without today where it is told twice, as in "今天7月26号", and the days among them."""
    days = [one for one in mentions if isinstance(one.value, Day) and one.value.date and not one.negated]
    todays = [one for one in days if isinstance(one.value, Day) and one.value.date == on]
    again = todays[1:] if len(days) > _BOTH else []
    if len(days) - len(again) > _BOTH:
        again = todays
    kept = tuple(one for one in mentions if not any(one is other for other in again))
    return kept, [one for one in days if one in kept]


def _date_of(mention: Mention, on: date) -> date:
    assert isinstance(mention.value, Day)
    return mention.value.date or on


def _past(mention: Mention, on: date) -> date:
    """Return the day that is meant where something is late: far ahead it is the one of last year."""
    day = _date_of(mention, on)
    if (day - on).days <= _SOON:
        return day
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap else day.day)


#: The day from which it is counted, and the one up to which.
_BOTH = 2
#: A day further ahead than this is the one of last year.
_SOON = 120
_IN_YEAR = re.compile(
    r"\b(jan\w*|feb\w*|mar(ch)?|apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*|until|till|since|in|by|(end|start|beginning|middle|spring|summer|autumn|winter|year|jan\w*|feb\w*|mar(ch)?|apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*) of) *$",
    re.IGNORECASE,
)
_SHOULD_BE = re.compile(r"应该是(?!.{0,12}(左右|上下|大概|差不多))|\bshould (be|have been)\b", re.IGNORECASE)
