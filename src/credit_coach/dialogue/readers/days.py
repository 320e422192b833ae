"""Days: 下月15号, 每月25号, 12月5日, 明天, 下周五, 月底, 3天前; tomorrow, next Friday, the 15th, 5 December, in 3 days.

A month and a day without a year is the next such day, or the last one when it has passed within three months, as a due
date may have. 下周五 and "next Friday" lie in the next calendar week, which begins on Monday; "last Friday" is the last
one that has passed. Lunar days and feasts are not read.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from credit_coach.dialogue.readers.numerals import read_numeral
from credit_coach.dialogue.readers.quantities import Clause, Reading
from credit_coach.dialogue.readers.values import Day, Mention

Match = re.Match[str]

_N = r"[0-9]{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九]"
_D = rf"(?P<d>{_N}) ?(?:号(?![线楼门院店房铺机台码文])|日(?![息元化利均内薪入常租之]|以内|志|期))"
_ORDINAL = r"(?P<d>[0-9]{1,2})(?:st|nd|rd|th)"
_YEAR = r"(?:,? (?P<y>(?:19|20)[0-9]{2}))?(?![0-9])"
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
# "APR 18" is a rate: April is spelt out, or has an ordinal or a year behind it.
_MONTH = (
    r"(?P<mon>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|april|apr(?=[. ]+[0-9]{1,2}(?:st|nd|rd|th|,? (?:19|20)[0-9]{2}))|apr(?=\.? (?:19|20)[0-9]{2})|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
_ENGLISH_WEEKDAYS = "mon tue wed thu fri sat sun".split()
_NAMED = {
    "大前天": -3, "前天": -2, "前日": -2, "昨天": -1, "昨日": -1, "昨晚": -1, "今天": 0, "今日": 0, "今晚": 0, "明天": 1,
    "明日": 1, "明晚": 1, "后天": 2, "后日": 2, "大后天": 3, "the day before yesterday": -2, "yesterday": -1, "today": 0,
    "tonight": 0, "tomorrow": 1, "the day after tomorrow": 2,
}  # fmt: skip
_NAMES = "|".join(sorted(map(re.escape, _NAMED), key=len, reverse=True))
_UNITS = {"天": "day", "日": "day", "周": "week", "星期": "week", "礼拜": "week", "月": "month", "年": "year"}
_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
_ENGLISH_N = rf"(?P<n>[0-9]{{1,4}}|an?|{'|'.join(_WORDS)}) (?P<u>day|week|month|year)s?\b"
_RELATIVE_YEAR = {"前": -2, "去": -1, "今": 0, "明": 1, "后": 2}
_MOST_MONTHS = 10_000
_PAST_DAYS = 92


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day(found: date | None) -> Day | None:
    return None if found is None else Day(found, None)


def _months_on(day: date, months: int) -> date | None:
    """The same day so many months on, or the last day of a month that is shorter; None outside the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])) if 1 <= year <= 9999 else None


def _shifted(on: date, count: int, unit: str) -> date | None:
    if unit in ("month", "year"):
        return _months_on(on, count * (12 if unit == "year" else 1)) if abs(count) < _MOST_MONTHS else None
    try:
        return on + timedelta(days=count * (7 if unit == "week" else 1))
    except OverflowError:
        return None


def _int(text: str) -> int:
    """The number in digits, in Chinese or as an English word; 0 for what is none."""
    if text in ("a", "an"):
        return 1
    if text in _WORDS:
        return _WORDS.index(text) + 1
    figure = None if text.isdecimal() else read_numeral(text, 0)
    if figure:
        return int(figure.low) if figure.precise and figure.end == len(text) else 0
    return int(text) if text.isdecimal() else 0


def _full(match: Match, on: date) -> Day | None:
    return _day(_date(int(match["y"]), _int(match["m"]), _int(match["d"])))


def _month_and_day(match: Match, on: date) -> Day | None:
    if relative := match["rel"]:
        return _day(_date(on.year + _RELATIVE_YEAR[relative[0]], _int(match["m"]), _int(match["d"])))
    return _near(_int(match["m"]), _int(match["d"]), on)


def _english_date(match: Match, on: date) -> Day | None:
    month, day = _MONTHS.index(match["mon"][:3]) + 1, int(match["d"])
    return _day(_date(int(match["y"]), month, day)) if match["y"] else _near(month, day, on)


def _near(month: int, day: int, on: date) -> Day | None:
    days = [found for year in (-1, 0, 1) if (found := _date(on.year + year, month, day))]
    return _day(next((found for found in days if (on - found).days <= _PAST_DAYS), None))


def _months_named(when: str) -> int:
    """下下月 is 2, 上月 is -1, "next" is 1, 这个 and "" are 0."""
    return when.count("下") - when.count("上") + ("next" in when) - ("last" in when)


def _day_in_month(match: Match, on: date) -> Day | None:
    first = _months_on(on.replace(day=1), _months_named(match["when"]))
    return _day(first and _date(first.year, first.month, _int(match["d"])))


def _each_month(match: Match, on: date) -> Day | None:
    day = _int(match["d"])
    return Day(None, day) if 1 <= day <= 31 else None


def _bare_day(match: Match, on: date) -> Day | None:
    day = _int(match["d"])
    for months in range(13) if 1 <= day <= 31 else ():
        first = _months_on(on.replace(day=1), months)
        found = first and _date(first.year, first.month, day)
        if found and found >= on:
            return Day(found, day)
    return None


def _month_end(match: Match, on: date) -> Day | None:
    when = match["when"] or ""
    if "每" in when or "every" in when or "each" in when:
        return Day(None, 31)
    first = _months_on(on.replace(day=1), _months_named(when))
    return _day(first and first.replace(day=monthrange(first.year, first.month)[1]))


def _year_end(match: Match, on: date) -> Day | None:
    when = (match["when"] or "").strip()
    year = int(when) if when.isdecimal() else on.year + (when == "next") + _RELATIVE_YEAR.get(when, 0)
    return _day(_date(year, 12, 31))


def _named(match: Match, on: date) -> Day | None:
    return _day(_shifted(on, _NAMED[match[0]], "day"))


def _weekday(match: Match, on: date) -> Day | None:
    when = match["when"]
    return _of_week(_WEEKDAYS[match["w"]], _months_named(when), bool(when.strip("个")), on)


def _english_weekday(match: Match, on: date) -> Day | None:
    when, weekday = (match["when"] or "").strip(), _ENGLISH_WEEKDAYS.index(match["w"][:3])
    if when == "last":
        return _day(_shifted(on, -((on.weekday() - weekday - 1) % 7 + 1), "day"))
    return _of_week(weekday, int(when == "next"), when in ("next", "this"), on)


def _of_week(weekday: int, weeks: int, named: bool, on: date) -> Day | None:
    ahead = weekday - on.weekday()
    return _day(_shifted(on, ahead + 7 * weeks if named else ahead % 7, "day"))


def _from_now(match: Match, on: date) -> Day | None:
    sign = -1 if match["dir"].endswith(("前", "ago")) else 1
    unit = _UNITS.get(match["u"], match["u"])
    if match["n"] == "半":
        return {"year": _day(_shifted(on, sign * 6, "month")), "month": _day(_shifted(on, sign * 15, "day"))}.get(unit)
    count = _int(match["n"])
    return _day(_shifted(on, sign * count, unit)) if count else None


_PATTERNS: tuple[tuple[str, Callable[[Match, date], Day | None]], ...] = (
    (rf"(?P<y>(?:19|20)[0-9]{{2}})年 ?(?P<m>{_N})月 ?{_D}", _full),
    (r"(?P<y>(?:19|20)[0-9]{2})([-/.])(?P<m>[0-9]{1,2})\2(?P<d>[0-9]{1,2})(?![0-9])", _full),
    (r"(?P<when>(?:19|20)[0-9]{2}|[今明去]|)年[底末]", _year_end),
    (rf"(?P<rel>[今明后去前]年的?)?(?P<m>{_N})月(?:份的?)? ?{_D}", _month_and_day),
    (
        rf"(?P<rel>[今明后去前]年的?)?(?P<m>{_N})月(?P<d>{_N})(?![0-9.,]*[0-9%]|[零一二两三四五六七八九十百千万点半几个期天年月元块笔张成折倍])",
        _month_and_day,
    ),
    (rf"(?P<when>(?:下{{1,3}}|上{{1,3}}|这|本|当)个?)月的?{_D}", _day_in_month),
    (rf"(?:每个?月|每月份)的?{_D}", _each_month),
    (r"(?P<when>下{1,3}个?|上{1,3}个?|这个?|本|每个?|当)?月[底末]", _month_end),
    (_D, _bare_day),
    (r"(?P<when>(?:下{1,3}|上{1,3}|这|本)?个?)(?:周|星期|礼拜)(?P<w>[一二三四五六日天])(?!都|[年岁])", _weekday),
    (
        r"(?P<n>[0-9一二两三四五六七八九十百半]{1,5})个?(?P<u>天|日|周|星期|礼拜|月|年)(?P<dir>之?[前后]|以[前后])(?![面台期])",
        _from_now,
    ),
    (rf"(?:{_NAMES})(?![a-z])", _named),
    (rf"in (?!a day){_ENGLISH_N}(?P<dir>)(?! of| and a half)", _from_now),
    (rf"{_ENGLISH_N} (?P<dir>ago|later|from (?:now|today))", _from_now),
    (
        r"(?P<when>next |last |this |on )?(?P<w>monday|tues(?:day)?|wednesday|thur(?:s|sday)|friday|saturday|sunday)\b",
        _english_weekday,
    ),
    (rf"(?:the )?(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)? (?:of )?{_MONTH}{_YEAR}", _english_date),
    (rf"{_MONTH} (?:the )?(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?(?![0-9,.]*[0-9]|\s?[k%]){_YEAR}", _english_date),
    (rf"(?:the )?{_ORDINAL} of (?P<when>next|this|last) month\b", _day_in_month),
    (rf"(?:the )?{_ORDINAL}(?: day)?,? (?:of )?(?:every|each|the|a) month\b", _each_month),
    (rf"(?:every|each) month,? (?:on )?(?:the )?{_ORDINAL}\b", _each_month),
    (r"(?:the )?(?P<when>end of (?:the |this |next |every |each )?month|month[- ]end)\b", _month_end),
    (r"(?:the )?end of (?:the )?(?P<when>this |next |)year\b|year[- ]end\b", _year_end),
    (rf"the {_ORDINAL}\b(?= ?(?:\Z|[,.;!?)\n]|(?:and|or|i|is|each|to)\b))", _bare_day),
    (rf"{_ORDINAL}\b(?= ?\Z)", _bare_day),
)
_COMPILED = tuple((re.compile(rf"(?<![a-z0-9.])(?:{pattern})"), make) for pattern, make in _PATTERNS)
#: What a day can begin with, besides a numeral.
STARTS = (
    r"[今明后昨前大下上这本当每月年周去]|星期|礼拜|(?<![a-z])(?:the |this |next |last |on |in |end of|month|year[- ]end|today|tonight|tomorrow|yesterday|every |each "
    r"|monday|tues|wednesday|thur|friday|saturday|sunday|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
)
_UNTIL = re.compile(rf"[-~至到]{_D}")
_ENGLISH_UNTIL = re.compile(
    r"(?:-| to | and | through | until )(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?(?![0-9,.]*[0-9]|\s?[a-z%])"
)
_CALENDAR = re.compile(
    r"(?:(?:19|20)[0-9]{2}|[零〇一二三四五六七八九]{4}|[2-9][0-9](?=年(?:[底初末的买]|[0-9]{1,2}月)))年(?:[0-9]{1,2}月份?)?|(?<![0-9])9[0-9]年"
)


#: Most numerals begin no day, and are spared the patterns.
_NUMERAL = re.compile(r"[0-9零〇一二两三四五六七八九十百半]")
_MAY_BE_DAY = re.compile(r"[0-9零〇一二两三四五六七八九十百半]{1,6}(?: ?[年月号日个天周星礼a-z]|[-/.][0-9])")


def _until(clause: Clause, found: Day | None, match: Match) -> tuple[Mention, ...]:
    """The last day of 12月5日至8日 and "March 2 to 5", which lies in the same month as the first."""
    named = match.groupdict()
    pattern = _UNTIL if "m" in named else _ENGLISH_UNTIL if "mon" in named else None
    until = pattern.match(clause.text, match.end()) if pattern and found and found.date else None
    day = until and found and found.date and _date(found.date.year, found.date.month, _int(until["d"]))
    return (Mention(Day(day, None), until.start("d"), until.end()),) if until and day else ()


def read_day(clause: Clause, start: int) -> Reading | None:
    """The day named from `start` on, None when none is; a year or a day that does not exist is consumed, not read."""
    if _NUMERAL.match(clause.text, start) and not _MAY_BE_DAY.match(clause.text, start):
        return None
    for pattern, make in _COMPILED:
        if match := pattern.match(clause.text, start):
            found = make(match, clause.on)
            first = (Mention(found, start, match.end()),) if found else ()
            last = _until(clause, found, match)
            return (*first, *last), last[0].end if last else match.end()
    calendar = _CALENDAR.match(clause.text, start)
    return ((), calendar.end()) if calendar else None
