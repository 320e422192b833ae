"""Which messages ask for the true cost of a plan of one's own."""

from __future__ import annotations

import re

from credit_coach.walks.asking import (
    ASKS_CHARGE,
    AT_THE_END,
    asks_figure,
    asks_for_sum,
    holds_sum,
    is_plan,
    settles_early,
)

_PLANS = re.compile(
    r"分期|分.{0,5}期|\d ?期|年化|真实(的)?(年)?利率|实际(的)?(年)?利率|等额本[息金]|先息后本"
    r"|\binstal+ments?\b|\bin parts\b|\bequal (payments|principal)\b|\bmonthly payments? (on|for|of) a\b|\bparts\b|\bsplit\b|\b(payments?|months) of\b|\b\d+ (equal |monthly )?payments\b|\bper period\b|\bx ?\d+ months\b|\d ?个月.{0,4}每个?月(还|扣|交)|每个?月(还|扣|交).{0,6}\d+"
    r"|\b(real|true|actual|effective)\b.{0,12}\b(year(ly)?|annual|cost|rate)\b|\b(really|truly) costs?\b|\bEMIs?\b|\b(plan|loan) (really )?costs?\b",
    re.IGNORECASE,
)
#: What the person has at hand: "this plan", as opposed to plans in general.
_TRUE = re.compile(
    r"(真实|实际)(的)?(年)?(利率|化|成本)|\b(real|true|actual|effective)\b.{0,12}\b(cost|rate)\b", re.IGNORECASE
)
_THIS_ONE = re.compile(
    r"\b(know|see|check|find out|tell me) [^.?!]{0,16}\b(real|true|actual|effective)\b[^.?!]{0,16}\b(rate|cost) (of|on|for) (my|this)\b|(我想知道|想看看|想算|看下|看看)?.{0,4}(这个|这笔|这单|我的|我这个?)分期.{0,8}(实际|真实|到底)",
    re.IGNORECASE,
)
_TERM = re.compile(
    r"[\d一二三四五六七八九十]+ ?个?(期|月)|半年|[一两二三]年|\d+ (instal|months|payments|parts)", re.IGNORECASE
)
_CHARGED = re.compile(
    r"(手续费|服务费|利息|费率|利率|年化)[^，,。]{0,6}?[\d一二两三四五六七八九十]|每[期月].{0,4}\d|\d ?[%％]|千分之|百分之|\bfees?\b.{0,8}\d|\d.{0,12}\b(each|fees?|a month|per month)\b|\b(payments?|instal\w+|months|lots|times) (of |at )?[¥$]?\d",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"划算|划得来|多少|几个点|贵|坑|高不高|高吗|高么|真实|实际|年化|(真|是不是|到底|算)的?是?(0|零|免)|(0|零)(利|元|费)[^，。,]{0,4}[吗么]|\b(really|actually|truly) (zero|free|interest[- ]free|0)|\b(really|actually|truly) pay(ing)?\b|\binterest\b[^.?]{0,24}\?|\bwhat('?s| is| are| will| would)\b[^.?]{0,24}\bpayments?\b|\b(how much|worth|good deal|real|true|actual|rate|apr|expensive|dear|cost)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"逾期|最低还|提前|买得起|买不起|退|投诉|举报|起诉|要还吗|不还|合法|违规|\b(overdue|late|minimums?|afford|refund|complain|sued?|legal|illegal)\b",
    re.IGNORECASE,
)


#: Paid off by a day, with a level payment: a plan as well, whose payment is what is asked.
_CLEARS = re.compile(
    r"还清|还完|清掉|清零|清账|结清|还掉|上岸|\b(debt[- ]free|clear(ed|s)?|pay(ing)? (it |this |that )?(all )?off|paid off|(be|am|to) (done|rid)|gets? (me )?to zero|gone|zero)\b",
    re.IGNORECASE,
)
#: What is paid in parts over a time, rather than at its end.
_IN_PARTS = re.compile(
    r"分期|分.{0,6}(期|个月|年)|\d ?期|[一二三四五六七八九十]期|每个?[月期]|一个月(得|要|还)|月[供还]|等额|先息后本|按月"
    r"|\b(instal+ments?|payments?|EMIs?|monthly|parts|equal (principal|payments?)|interest[- ]only|months of)\b|\b(a|per|each|eve?ry) (month|instal\w+|period)\b|\bsplit\b|\bx ?\d+ months\b|\bover\b|\binto\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"逾期|最低|买得起|买不起|供得起|负担|能不能买|能买|想买|要不要买|该不该|行不行|买.{0,16}合(不合)?适|退|投诉|举报|起诉|合法|违规|为什么|为啥|怎么会|先还|(?<!最)后还|哪(个|笔|张)先"
    r"|\b(overdue|minimums?|afford|can i (buy|get|pay|have)|should i|ok to buy|how can|why|refund|complain|sued?|legal|illegal|which (one )?first|late)\b",
    re.IGNORECASE,
)


_PAID_IN_PARTS = re.compile(
    r"分期|分.{0,6}期|\d ?期|每个?[月期]|月[供还]|先息后本|等额|\b(instal+ments?|monthly|interest[- ]only|(each|every) month)\b|\d ?[x×] ?\d",
    re.IGNORECASE,
)


def about(text: str) -> bool:
    """Tell whether a message that tells a whole plan asks for its figures."""
    if _ELSEWHERE.search(text) or not asks_figure(text) or settles_early(text):
        return False
    if AT_THE_END.search(text) and not _PAID_IN_PARTS.search(text):
        return False
    return bool(_IN_PARTS.search(text) or _CLEARS.search(text) or _TRUE.search(text) or re.search("年化", text))


def fits(text: str) -> bool:
    """Tell whether a message that is hardly more than sum, time and charge can be about a plan."""
    if settles_early(text):
        return False
    return not _ELSEWHERE.search(text) and not _OTHER.search(text) and not AT_THE_END.search(text)


def wishes(text: str) -> bool:
    """Tell whether a message asks what a plan costs."""
    asks = _PLANS.search(text) and (_ASKS.search(text) or _ASKS_COST.search(text) or asks_for_sum(text))
    return bool(asks) and not _OTHER.search(text) and not is_plan(text) and not settles_early(text)


_SPAN = re.compile(rf"{_TERM.pattern}|\b(a|one|two|three|half a|\d+) (years?|months?)\b", re.IGNORECASE)
#: What is paid each month is asked for: 每月要还多少.
_A_MONTH = re.compile(
    r"(每个?月|一个?月|月)[^，。,\d]{0,8}(多少|几多)|\b(how much|what)\b[^.?]{0,30}\b(a|per|each|every) month\b|\bmonthly payment\b",
    re.IGNORECASE,
)


#: The cost of a plan is asked for, whose charge was not told: it is the next question.
_ASKS_COST = re.compile(
    rf"{ASKS_CHARGE}|划算|划得来|分.{{0,4}}期(贵|坑)|贵[吗么不]|(利率|利息)(高不高|高[吗么])"
    r"|\b(high|low|good|bad) (interest )?rate\b|\b(worth it|good deal|rip[- ]?off)\b",
    re.IGNORECASE,
)


def opening(text: str) -> bool:
    """Tell whether a message wants the true cost of a plan of one's own."""
    if _OTHER.search(text) or is_plan(text):
        return False
    if _CLEARS.search(text) and _A_MONTH.search(text) and holds_sum(text) and _SPAN.search(text) and asks_figure(text):
        return True
    if not _PLANS.search(text):
        return False
    plan = holds_sum(text) and bool(_TERM.search(text))
    figures = plan and bool(_CHARGED.search(text) or _TRUE.search(text)) and bool(_ASKS.search(text))
    figures = figures or (plan and bool(_ASKS_COST.search(text)) and not _ELSEWHERE.search(text))
    return asks_for_sum(text) or bool(_THIS_ONE.search(text)) or figures
