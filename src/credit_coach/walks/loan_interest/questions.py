"""The questions of "what does this loan come to in the end?", and what opens it."""

from __future__ import annotations

import re

from credit_coach.dialogue.kinds import SpanKind
from credit_coach.dialogue.walk import Answers, Question
from credit_coach.walks.asking import AT_THE_END, asks_figure, asks_for_sum
from credit_coach.walks.paying import DebtRateKind
from credit_coach.walks.sums import SumKind

AMOUNT = Question(
    "amount",
    SumKind("high", positive=True, beside=("month", "year")),
    cue=re.compile(
        r"本金|借(?!条|呗)(给|了|我|款)?|欠款?|金额|\b(principal|amount|borrow(ed|ing)?|lent|lend(ing)?|loan(ed)?( of)?|owe[sd]?)\b",
        re.IGNORECASE,
    ),
)
SPAN = Question(
    "span",
    SpanKind(),
    cue=re.compile(
        r"(借|用|欠|放)(期|了|款|满)?[^，。,；]{0,8}?[一1]年(?!利|化|息|费|的)|[一1]年(?=后|到期|还|之后|以后)|期限|多久|到期|[一1]个月(?=后|到期|还|之后|以后)"
        r"|\b(for|after|over|in|within)(?= (a|one|half) )|\bterm\b|\bhow long\b",
        re.IGNORECASE,
    ),
    buttons=("6 months", "12 months"),
)
RATE = Question(
    "rate",
    DebtRateKind(),
    cue=re.compile(r"利率|利息|年化|[年月日]息|几分|几厘|\b(interest|rate|APR)\b", re.IGNORECASE),
)


def questions(answers: Answers) -> tuple[Question, ...]:
    """The questions in order."""
    return (AMOUNT, SPAN, RATE)


_INTEREST = re.compile(
    r"利息|连本带[利息]|本息|(总共|一共)(要)?(还|给|收)|\binterest\b|\btotal\b|\bin all\b|\b(do|will|should|would) i (get|owe|pay)\b",
    re.IGNORECASE,
)
#: A loan between people, which is seldom paid by instalments.
_BETWEEN_PEOPLE = re.compile(
    r"借给|民间借|私人借|借条|欠条|朋友|同[事学乡]|亲戚|表?[兄弟姐妹哥]|叔|舅|姨|姑|老[板乡]|\b(lent|lend|iou|private loan|friend|cousin|brother|sister|colleague|coworker|uncle|aunt|parent|neighbou?r)s?\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"逾期|罚息|违约|最低|提前|信用卡|花呗|白条|合法|犯法|法院|起诉|高利贷"
    r"|\b(overdue|late|minimum|early|credit card|huabei|baitiao|illegal|legal|court|sue)\b",
    re.IGNORECASE,
)
#: Simple interest on the whole sum would be wrong: the principal goes down, or interest is paid or added on the way.
_OTHERWISE = re.compile(
    r"分期|分.{0,4}期|\d ?期|每个?[月期](要|得|只|就|固定)*(还|付|给|扣|供)|月供|等额|先息后本|复利(?<!不算复利)(?<!没有复利)|利滚利"
    r"|\b(instal+ments?|equal|level|monthly payments?|interest[- ]only|(a|per|each|every) month(?= (for|over)))\b|(?<!not )(?<!no )(?<!non-)(?<!without )\bcompound",
    re.IGNORECASE,
)


def excludes(text: str) -> bool:
    """Tell whether a loan is not repaid at its end, with simple interest."""
    return bool(_OTHERWISE.search(text))


def _is_other(text: str) -> bool:
    return bool(_OTHER.search(text)) or excludes(text)


def about(text: str) -> bool:
    """Tell whether a message that tells sum, time and rate asks for the interest of a loan that ends in one payment."""
    if _is_other(text) or not _INTEREST.search(text) or not asks_figure(text):
        return False
    return bool(AT_THE_END.search(text) or _BETWEEN_PEOPLE.search(text))


def fits(text: str) -> bool:
    """Tell whether a message that is hardly more than sum, time and rate is about a loan that ends in one payment."""
    if _is_other(text):
        return False
    return bool(AT_THE_END.search(text) or _BETWEEN_PEOPLE.search(text) or _FOR_DAYS.search(text))


#: What is borrowed for days is repaid at once.
_FOR_DAYS = re.compile(
    r"(?<![\d.])\d+ ?[天日](?!利|息)|[一二两三四五六七八九十] ?(天|周|星期|礼拜)(?!利|息)|\b\w+ (days|weeks|fortnight)\b",
    re.IGNORECASE,
)


def wishes(text: str) -> bool:
    """Tell whether a message asks for the interest of such a loan."""
    asks = _INTEREST.search(text) and (asks_figure(text) or asks_for_sum(text))
    return bool(asks and (AT_THE_END.search(text) or _BETWEEN_PEOPLE.search(text))) and not _is_other(text)


def opening(text: str) -> bool:
    """Tell whether a message asks to have such a loan worked out."""
    if _is_other(text) or not _INTEREST.search(text) or not asks_for_sum(text):
        return False
    return bool(AT_THE_END.search(text) or _BETWEEN_PEOPLE.search(text))
