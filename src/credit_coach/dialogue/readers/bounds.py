"""Words around a figure that open or soften it, deny it or make it negative: 不到, at least, 左右, -ish, 不是, minus."""

from __future__ import annotations

import re
from typing import Literal

Bound = Literal["", "about", "over", "under"]

_UNDER = (
    r"不到|没到|不足|不满|未到|没有?超过|不超过?|不高于|不多于|不大于|(?<!不)(?:低于|少于|小于)|至多|最多|最高|顶多|最大|上限|封顶|(?<!有)没有?"
    r"|(?<![a-z])(?:(?:no|not) (?:more|greater) than|not (?:over|above|exceeding|even)|at (?:the )?most|(?<!went )(?<!gone )(?<!goes )(?<!rose )(?<!moved )(?<!down )up to|under|below|(?:less|fewer) than"
    r"|max(?:imum)?(?: of)?|within|capped at)|<=?"
)
_OVER = (
    r"至少|最少|低至|起码|少说|不低于|不少于|不止|不下|(?<!不)(?:超过|多于|大于|高于)|(?<!打)破|(?<=[薪入资价额])过|(?<=[数已将])超"
    r"|(?<![a-z])(?:(?:no|not) (?:less|fewer) than|at (?:the )?least|over|more than|above|upwards of|min(?:imum)? of|exceed(?:s|ing)?|north of|as low as)|>=?"
)
_ABOUT = (
    r"大概|大约|大致|约莫|约摸|差不多|估计|估摸着?|可能|也许|基本|将近|接近|(?<!最)近|约|快要?|毛估"
    r"|(?<![a-z])(?:about|around|approx(?:imately)?\.?|roughly|nearly|almost|some|circa|maybe|perhaps|probably|something like|close to|an estimated|give or take|ca?\.)|~|≈"
)
_BETWEEN_WORDS = r"(?:大概|约|也|就|有个|有|只有|是|能|在|为|得|要|了|:| ){0,3}\Z"
#: 最低300 and "minimum 140" name the minimum payment of a debt; a bound they are where income or rates are spoken of,
#: or where nothing else is.
_MINIMUM = re.compile(r"(?:最低|(?<![a-z])min(?:imum)?)(?:是|为|:| ){0,2}\Z")
_MINIMUM_BOUNDS = re.compile(r"薪|收入|工资|到手|利率|费率|年化|[年月日]息|(?<![a-z])(?:income|salary|earn|rate|apr)")
_BEFORE: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("under", re.compile(rf"(?:{_UNDER}){_BETWEEN_WORDS}")),
    ("over", re.compile(rf"(?:{_OVER}){_BETWEEN_WORDS}")),
    ("about", re.compile(rf"(?:{_ABOUT}){_BETWEEN_WORDS}")),
)
_AFTER: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    (
        "under",
        re.compile(
            r"(?:都|还)?(?:不到|没有|没到)|及?以下|以内|之内|内(?![存地部容蒙])|封顶|那么多|这么多| or (?:less|under|below)\b| and (?:under|below)\b| max(?:imum)?\b| tops\b| at (?:the )?most\b"
        ),
    ),
    (
        "over",
        re.compile(
            r"多(?![少久长])|余(?![额款下])|出头|及?以上|往上|起步|起(?![来码诉因])|\+| ?plus\b(?! (?:an?|the|some|another|[0-9]))| or (?:more|above|over)\b| and (?:up|above|over|more)\b"
            r"| at least\b| min(?:imum)?\b"
        ),
    ),
    (
        "about",
        re.compile(
            r"左右|上下|附近|的样子|样子| ?-?ish\b| or so\b| or thereabouts\b| give or take\b| approx(?:imately)?\b\.?| roughly\b"
        ),
    ),
)
_DENIED = re.compile(
    r"(?:(?<!是)不是|并非|别按|别用|别写|不按|不要按|不要用|不算"
    r"|(?<![a-z])(?:not|isn't|wasn't|aren't|ain't|instead of|rather than|(?:do|does|did)n't (?:have|owe|earn|make|cost|borrow|want)|(?:do|does)n't pay))"
    r"(?:说|什么|我的?|的|月薪|工资|一个月|每个?月|年薪|年化|收入|a|the|for|really|on| ){0,4}\Z"
)
_DENIED_AFTER = re.compile(
    r" ?(?:元|块)?[,]? ?(?:(?:我|是|才|刚才|这个)?(?:不对|错了|(?:写|说|打|填|记|算|看|弄|搞)错)|(?:改成|改为|改到|换成)(?![年月日]|一年|多少)"
    r"|(?:is|was) (?:wrong|not right|incorrect|a (?:typo|mistake))|should (?:be|have been))"
)
#: A hyphen is a sign at the start and behind a space or a colon; in 房租-2500 and 0.6%-0.8% it is a dash.
_MINUS = re.compile(r"(?:(?:\A|(?<=[\s:=(,;是为成¥$]))-|负|(?<![a-z])(?:minus|negative) )\Z")


def bound_before(before: str) -> tuple[Bound, int]:
    """The bound that ends the text before a figure, and where its words begin; "" and the end without one.

    >>> bound_before("月薪不到")
    ('under', 2)
    """
    minimum = _MINIMUM.search(before)
    if minimum and (minimum.start() == 0 or _MINIMUM_BOUNDS.search(before)):
        return "over", minimum.start()
    for bound, pattern in _BEFORE:
        if match := pattern.search(before):
            return bound, match.start()
    return "", len(before)


def bound_after(text: str, end: int) -> tuple[Bound, int]:
    """The bound behind a figure that ends at `end`, and where its words end; "" and `end` without one.

    >>> bound_after("8k-ish", 2)
    ('about', 6)
    """
    for bound, pattern in _AFTER:
        if match := pattern.match(text, end):
            return bound, match.end()
    return "", end


def is_denied(before: str) -> bool:
    """Whether the words before a figure say that it is not so; "是不是8000" asks and denies nothing."""
    return bool(_DENIED.search(before))


def denied_after(text: str, end: int) -> bool:
    """Whether the words behind a figure say that it was wrong or is to be replaced.

    >>> denied_after("8000改成9000", 4)
    True
    """
    return bool(_DENIED_AFTER.match(text, end))


def minus_before(before: str) -> int | None:
    """Where the sign of a negative figure begins, None when it has none."""
    match = _MINUS.search(before)
    return match.start() if match else None
