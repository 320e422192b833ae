"""The questions of "what does this plan really cost a year?", and what opens it."""

from __future__ import annotations

import re
from dataclasses import replace

from credit_coach.dialogue.kinds import MoneyKind
from credit_coach.dialogue.walk import Answers, Question
from credit_coach.walks.asking import asks_for_sum, holds_sum, is_plan
from credit_coach.walks.plans import CHARGE, FREE_PERIODS, METHOD, PERIODS
from credit_coach.walks.sums import SumKind

AMOUNT = Question(
    "amount",
    SumKind("high", positive=True, beside=("year",)),
    cue=re.compile(
        r"账单|本金|借(?!呗)(了|款)?|贷款?(?=\d)|合同(上)?写?|总价|价格|原价|金额|(一共|总共)(?!.{0,6}(收|手续|利息|还|付))"
        r"|\b(bill|principal|amount|price|borrow(ed|ing)?|loan (of|for)|worth|split(ting)?|costs? of)\b",
        re.IGNORECASE,
    ),
)
#: "一年" and "a year" behind the plan are said of its cost.
TERM = replace(
    PERIODS,
    cue=re.compile(
        r"分期(?!的?(真实|实际)?一?年)|期数|分(?=\d|[一二两三四五六七八九十])|几期|(?<=\d) ?个月"
        r"|\binstal+ments?\b(?![^.,;]{0,30}\ba year\b)|\bperiods?\b|\b(over|in|into|by|for)(?= \w+ (months?|instal|parts|payments))|\bparts\b|\bEMIs?\b",
        re.IGNORECASE,
    ),
)
#: "真实利率" and "the real rate" are what is asked for, not what was said of the plan; a rate in percent needs no cue.
FEE = replace(
    CHARGE,
    cue=re.compile(
        r"分.{0,6}期[^。；;]{0,10}(每个?月|一个?月|每期|月)(要|得)?(还|付|交|供|扣)|每个?月(要|得)?(还|付|交|供|扣)(?=\D{0,3}\d)|手续费|服务费|分期费|费率|(?<!真实)(?<!实际)利率|利息|(?<!真实)(?<!实际)年化(?!(到底|实际)?(是|要|有)?多少)|月供|每期(要|得)?(还|付|交)?|免息|月息|日息"
        r"|\bfees?\b|\binterest\b|\bAPR\b|\bcharges?\b|\beach (instal+ment|period)\b|\b(payments?|instal+ments) of\b|(instal+ments?|months?|parts)[^.;]{0,14}(each|eve?ry month|a month|per month|monthly)|\bpay\b[^.;]{0,12}(each|every|a|per) month",
        re.IGNORECASE,
    ),
)
RECEIVED = Question(
    "received",
    MoneyKind("low", positive=True),
    cue=re.compile(
        r"到手|实际(拿|收|得|到)[到账手]*|(只|就)(收|拿|到|打|放)(到|了|账|给)*|到账|打到?(我)?(卡|账户)"
        r"|\b(received|landed|arrived|actually (got|get)|(only|just) (got|get)|paid out|credited|in hand)\b",
        re.IGNORECASE,
    ),
    asked=False,
)


def questions(answers: Answers) -> tuple[Question, ...]:
    """The questions in order; the last three are only taken when they are said."""
    return (AMOUNT, TERM, FEE, METHOD, RECEIVED, FREE_PERIODS)


_PLANS = re.compile(
    r"分期|分.{0,5}期|\d ?期|年化|真实(的)?(年)?利率|实际(的)?(年)?利率|等额本[息金]|先息后本"
    r"|\binstal+ments?\b|\bin parts\b|\bparts\b|\bsplit\b|\b(payments?|months) of\b|\b\d+ (equal |monthly )?payments\b|\bper period\b|\bx ?\d+ months\b|\d ?个月.{0,4}每个?月(还|扣|交)|每个?月(还|扣|交).{0,6}\d+"
    r"|\b(real|true|actual|effective)\b.{0,12}\b(year(ly)?|annual|cost|rate)\b|\b(really|truly) costs?\b|\bEMIs?\b",
    re.IGNORECASE,
)
#: What the person has at hand: "this plan", as opposed to plans in general.
_TRUE = re.compile(
    r"(真实|实际)(的)?(年)?(利率|化|成本)|\b(real|true|actual|effective)\b.{0,12}\b(cost|rate)\b", re.IGNORECASE
)
_THIS_ONE = re.compile(
    r"(我想知道|想看看|想算|看下|看看)?.{0,4}(这个|这笔|这单|我的|我这个?)分期.{0,8}(实际|真实|到底)", re.IGNORECASE
)
_TERM = re.compile(
    r"[\d一二三四五六七八九十]+ ?个?(期|月)|半年|[一两二三]年|\d+ (instal|months|payments|parts)", re.IGNORECASE
)
_CHARGED = re.compile(
    r"(手续费|服务费|利息|费率|利率|年化)[^，,。]{0,6}?[\d一二两三四五六七八九十]|每[期月].{0,4}\d|\d ?[%％]|千分之|百分之|\bfees?\b.{0,8}\d|\d.{0,12}\b(each|fees?|a month|per month)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"划算|划得来|多少|几个点|贵|坑|高不高|高吗|高么|真实|实际|年化|\b(how much|worth|good deal|real|true|actual|rate|expensive|dear|cost)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"逾期|最低还|提前|买得起|买不起|退|投诉|举报|起诉|要还吗|不还|合法|违规|\b(overdue|late|minimums?|afford|refund|complain|sued?|legal|illegal)\b",
    re.IGNORECASE,
)


def opening(text: str) -> bool:
    """Tell whether a message wants the true cost of a plan of one's own."""
    if _OTHER.search(text) or is_plan(text) or not _PLANS.search(text):
        return False
    figures = holds_sum(text) and bool(_TERM.search(text)) and bool(_CHARGED.search(text) or _TRUE.search(text))
    figures = figures and bool(_ASKS.search(text))
    return asks_for_sum(text) or bool(_THIS_ONE.search(text)) or figures
