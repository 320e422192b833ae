"""The one question of "what is that a year?", and what opens it."""

from __future__ import annotations

import re
from datetime import date

from credit_coach.dialogue.readers import Amount, Number, Rate, Term, find
from credit_coach.dialogue.walk import Answers, Question
from credit_coach.walks.asking import asks_for_sum, holds_sum
from credit_coach.walks.paying import DebtRateKind

RATE = Question(
    "rate",
    DebtRateKind(),
    cue=re.compile(r"利率|利息|年化|[年月日]息|几分|几厘|息|\b(interest|rate|APR)\b", re.IGNORECASE),
)


def questions(answers: Answers) -> tuple[Question, ...]:
    """The question."""
    return (RATE,)


#: Asks for the rate of another period.
_ASKS_A_YEAR = re.compile(
    r"年化|(多少|几个?)[^，。,；]{0,4}年(利率|息)|(一年|每年|全年|按年|年利率|年息|年利)[^，。,；]{0,8}(多少|几|啥)|(换|折|合|转|变)(算|成|合)?(成|到|为)?[^，。,；]{0,4}(一?年|年利)"
    r"|\b(annual(ly|i[sz]ed)?|yearly|APR|(a|per|each) year|year'?s?)\b",
    re.IGNORECASE,
)
_ASKS_A_DAY = re.compile(
    r"(换|折|合|转|变)(算|成|合)?(成|到|为)?[^，。,；]{0,4}(日|天|月)|(一天|每天|日利率|日息|一个月|每月|月利率|月息)[^，。,；\d]{0,6}(多少|几|啥)"
    r"|\b(what|how much)\b[^.?!]{0,24}\b((a|per|each) (day|month)|daily|monthly)\b|\b(to|as|into|in) (a )?(daily|monthly)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"多少|几|啥|什么|[?？]|吗|么|换算|折算|换成|折成|\b(what|how|which|is|equals?|convert|in|as)\b", re.IGNORECASE
)
#: Charged on the whole sum though part of it is repaid, which takes the number of payments too.
_OF_A_PLAN = re.compile(
    r"分期|分[^，。,；]{0,4}期|每期|一期|\d ?期|手续费|费率|服务费|等额|提前|逾期|违约|罚|超过|合法|违法|违规|算高|高不高|高吗|上限|规定|贵|便宜|房贷|存款|理财|基金|怎么算"
    r"|\b(instal+ments?|fees?|service charge|early|late|overdue|penalt\w+|legal|illegal|allowed|limit|cap|high|expensive|cheap|mortgage|savings?|deposit|how (do|to|is))\b",
    re.IGNORECASE,
)

#: What a product charges by the day stands in the articles, with what else there is to know of it.
_OF_A_PRODUCT = re.compile(
    r"信用卡|[花借戒]呗|白条|金条|微[粒立]贷|网贷|\b(credit ?cards?|huabei|j[ei]+bei|baitiao|weilid\w+|cards?)\b",
    re.IGNORECASE,
)


def about(text: str) -> bool:
    """Tell whether a message has one rate, no sum, and asks what it is by another period."""
    if _OF_A_PLAN.search(text) or _OF_A_PRODUCT.search(text) or not _ASKS.search(text):
        return False
    mentions = [one for one in find(text, _ANY_DAY) if isinstance(one.value, Amount | Number | Rate | Term)]
    mentions = [one for one in mentions if not (isinstance(one.value, Term) and one.value.count == 1)]
    if len(mentions) != 1 or not isinstance(mentions[0].value, Rate):
        return False
    rate = mentions[0]
    assert isinstance(rate.value, Rate)
    rest = f"{text[: rate.start]} {text[rate.end :]}"
    return bool((_ASKS_A_DAY if rate.value.per == "year" else _ASKS_A_YEAR).search(rest))


def excludes(text: str) -> bool:
    """Tell whether a message has several rates, which it compares or asks the meaning of."""
    return sum(isinstance(one.value, Rate) for one in find(text, _ANY_DAY)) > 1


#: A rate does not depend on the day.
_ANY_DAY = date(2000, 1, 1)


def opening(text: str) -> bool:
    """Tell whether a message asks to have a rate turned into one a year."""
    return bool(_CONVERTS.search(text)) and asks_for_sum(text) and not _OF_A_PLAN.search(text) and not holds_sum(text)


_CONVERTS = re.compile(
    r"[日月天]利?[率息].{0,8}年|换算.{0,6}(利率|年化)|利率换算|\b(convert|turn)\b.{0,24}\brate\b|\brate\b.{0,16}\b(a|per) year\b",
    re.IGNORECASE,
)
