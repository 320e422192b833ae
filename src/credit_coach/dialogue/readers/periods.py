"""The period a figure is said to be for: 月薪, 一个月, /年, a month, per day, 每期, annual."""

from __future__ import annotations

import re

from credit_coach.dialogue.readers.values import Period, RatePeriod

AnyPeriod = Period | RatePeriod

_NAMES: tuple[AnyPeriod, ...] = ("period", "day", "week", "month", "year")
#: 一个月 is a duration, and no period, in 一个月内, 一年后 and 一年还清.
_NOT_DURATION = r"(?![内后前之以半期底份日号]|还[清完]|的?利息?|要?多少)"
#: In "2000 每月还600" and 2000一个月房租600 the period is that of the next figure.
_NOT_NEXT = r"(?![^0-9零一二两三四五六七八九十百千万几半,。;!?\s、\0×*+/()a-z-]{0,6}[0-9一二两三四五六七八九十百千万])"
#: "总费率2.5%每期还多少": what is paid each period is asked for.
_NOT_ASKED = r"(?!(?:我|大概|大约|应该|要|得|需要?|该)*(?:还|付|交|供|扣)(?:款|掉)?(?:多少|几))"
_AFTER_SLASH = re.compile(
    r" ?/ ?(?:(期|instal\w*)|([日天]|day\b)|(每?(?:周|星期)|wk\b|week\b)|(每?个?月|mo(?:nth)?\b)|(每?年|yr\b|year\b|annum\b))"
)
_AFTER = re.compile(
    r" ?[(]?(?:每人|的)?(?:"
    r"(每一?期(?!平|均|分摊|摊)|一期|(?:per|each|every|an?) (?:instal\w*|period)\b)"
    rf"|(每[日天]|一[天日]{_NOT_DURATION}|(?:per|a|each|every) day\b|daily\b)"
    rf"|(每个?(?:周|星期)|一(?:周|个?星期){_NOT_DURATION}|(?:per|a|each|every) week\b|weekly\b)"
    rf"|(每个?月(?!平均|平摊|均摊|分摊|摊)|一个月{_NOT_DURATION}|一月(?![份底])|月薪|(?:per|a|each|every) month\b(?! and a half)|monthly\b|(?<= )p\.?m\.?(?![a-z]))"
    rf"|(每年|年薪|一年{_NOT_DURATION}|(?:per|a|each|every) (?:year|annum)\b|yearly\b|annual(?:ly|i[sz]ed)?\b|(?<= )p\.?a\.?(?![a-z]))"
    rf"){_NOT_NEXT}{_NOT_ASKED}"
)
_BEFORE = re.compile(
    r"(每一?期(?!平|均摊|分摊|摊)|一期|单期|期费率|期利率|(?<![a-z])(?:each|every|per) (?:instal\w*|period))"
    rf"|(每[日天]|一天{_NOT_DURATION}|按日|(?<![0-9一二三四五六七八九十今明昨当每])日\Z|日(?:薪|入|均|息|利|费率|化|结|供)|(?<![a-z])(?:daily|(?:every|each|per|a) day))"
    rf"|(每个?(?:周|星期)|一(?:周|个?星期){_NOT_DURATION}|周薪|周结|(?<![a-z])(?:weekly|(?:every|each|per) week))"
    rf"|(每个?月|一个月{_NOT_DURATION}|按月|(?<![上下本当这个团音0-9一二三四五六七八九十])月(?:薪|收入|入|供|租|付|还|工资|均|支出|开销|开支|费|缴|结|净|息|利|化|存)|(?<![a-z])(?:(?<!what )(?<!which )(?<!how much )monthly(?! (?:payments? |instal\w+ )?(?:for|on)\b)|(?:every|each|per|a) month))"
    rf"|(每年|一年{_NOT_DURATION}|按年|(?<![0-9一二两三四五六七八九十])年(?:薪|收入|入|费|租|均|支出|缴|付|化|利|息|率|金)|(?<![a-z])(?:(?:annual(?:i[sz]ed)?|yearly) (?=salary|income|pay|wage|bonus|rent|fee|rate|interest|percentage|%|[0-9])|annually|ap[ry]\b|(?:every|each|per|a) (?:year|annum)))"
)
#: Periods that are none of the five. A sum for one of them is not one a month, and must not be taken for it.
_ODD_AFTER = re.compile(
    r" ?(?:/ ?(?:h|hr|hour|个?小时|季度?)(?![a-z])|每?一?个?(?:小时|钟头)|每个?季度?|一个?季度|(?:an|per|each|every) hour\b|hourly\b"
    r"|(?:a|per|each|every) quarter\b|quarterly\b|(?:bi-?weekly|fortnightly)\b|(?:a|per|every) fortnight\b"
    r"|every (?:two|three|four|six|other|second|[2-9]) (?:days?|weeks?|months?|years?)\b)"
)
_ODD_BEFORE = re.compile(
    r"时薪|每个?小时|每个?钟头|每个?季度?|按季|季付|每?半年|每[两三二2-9]个?[月年周]|每隔|(?<![a-z])(?:hourly|quarterly|bi-?weekly|fortnightly"
    r"|every (?:two|three|four|six|other|second|[2-9]) (?:days?|weeks?|months?|years?))"
)
_OF_RATES = re.compile(
    r"[年月日](?:化|利|息|率|费率)|期[费利]率|ap[ry]\b|annuali[sz]ed|[a-z]+ (?:rate|interest|percentage)"
)
_STOP = re.compile(r"[,。;!?\n、\0]")
#: Further from the figure than this, the word belongs to something else: characters in Chinese, letters in English.
_FAR = {True: 26, False: 10}


def period_after(text: str, end: int) -> tuple[AnyPeriod | None, int]:
    """The period named right behind a figure, and where its words end; None and `end` without one.

    >>> period_after("8000/月", 4)
    ('month', 6)
    """
    match = _AFTER_SLASH.match(text, end) or _AFTER.match(text, end)
    return (_NAMES[(match.lastindex or 1) - 1], match.end()) if match else (None, end)


def odd_period(before: str, text: str, end: int) -> bool:
    """Whether a figure is said to be for a period that is none of ours: an hour, a quarter, every two weeks.

    >>> odd_period("时薪", "时薪50", 4)
    True
    """
    return bool(_ODD_AFTER.match(text, end) or _ODD_BEFORE.search(_STOP.split(before)[-1]))


def period_before(before: str, *, rates: bool) -> tuple[AnyPeriod | None, int]:
    """The period named before a figure in the same clause, the last one when several are, and how far away it stands.

    Words that only go with a rate (年化, 月息, APR) count for `rates` alone.

    >>> period_before("年薪大概", rates=False), period_before("真实年化:", rates=False)
    (('year', 2), (None, 0))
    """
    clause = _STOP.split(before)[-1]
    found: tuple[AnyPeriod | None, int] = (None, 0)
    for match in _BEFORE.finditer(clause):
        away = len(clause) - match.end()
        if rates or not _OF_RATES.match(clause, match.start()):
            found = (_NAMES[(match.lastindex or 1) - 1] if away <= _FAR[match[0].isascii()] else None, away)
    return found
