"""The questions of "what does this plan really cost a year?", and what opens it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from credit_coach.dialogue.kinds import ChargeKind, ChoiceKind, DurationKind, MoneyKind, PeriodsKind, Reading
from credit_coach.dialogue.readers import Amount, Mention, Number
from credit_coach.dialogue.walk import Answers, Question
from credit_coach.walks.asking import AT_THE_END, PAY, asks_figure, asks_for_sum, holds_sum, is_plan
from credit_coach.walks.plans import CHARGE, FREE_PERIODS, METHOD, PERIODS
from credit_coach.walks.sums import SumKind


class FeeKind(ChargeKind):
    """What the plan charges, in a walk where nothing else is paid by the month."""

    def claims(self, mention: Mention) -> bool:
        """Rates, and what is paid each month."""
        return super().claims(mention) or (isinstance(mention.value, Amount) and mention.value.per == "month")


AMOUNT = Question(
    "amount",
    SumKind("high", positive=True, beside=("year",)),
    cue=re.compile(
        r"账单|本金|欠款?|借(?!呗)(了|款)?|贷款?(?=\d)|合同(上)?写?|总价|价格|原价|金额|(一共|总共)(?!.{0,6}(收|手续|利息|还|付))"
        r"|\b(bill|principal|amount|price|borrow(ed|ing)?|owe[ds]?|owing|balance|loan( of| for)?(?= \d)|worth|split(ting)?|costs? of)\b",
        re.IGNORECASE,
    ),
)
#: "一年" and "a year" behind the plan are said of its cost.
TERM = replace(
    PERIODS,
    kind=DurationKind(),
    cue=re.compile(
        r"(借|贷|还|付|供)[^，。,；期]{0,6}?[一1]年(?!利|化|息|费|的|实际|真实|要|得|到底|多少|总)|[一1]年(?=还|付|期|内|分|等额|先息|清|搞定)|分期(?!的?(真实|实际)?一?年)|期数|分(?=\d|[一二两三四五六七八九十])|几期|(?<=\d) ?个月"
        r"|\binstal+ments?\b(?![^.,;]{0,30}\ba year\b)|\bperiods?\b|\b(over|in|into|by|for)(?= \w+ (months?|instal|parts|payments))|\bparts\b|\bEMIs?\b",
        re.IGNORECASE,
    ),
)
#: "真实利率" and "the real rate" are what is asked for, not what was said of the plan; a rate in percent needs no cue.
FEE = replace(
    CHARGE,
    kind=FeeKind(),
    # A month's pay is nothing that the plan charges.
    not_meant=PAY,
    cue=re.compile(
        r"分.{0,6}期[^。；;]{0,10}(每个?月|一个?月|每期|月)(要|得)?(还|付|交|供|扣)|每个?月(要|得)?(还|付|交|供|扣)(?=\D{0,3}\d)|手续费|服务费|分期费|费率|(?<!真实)(?<!实际)利率|利息|(?<!真实)(?<!实际)年化(?!(到底|实际)?(是|要|有)?多少)|月供|每期(要|得)?(还|付|交)?|连本带[利息]|本息|(一共|总共|总计|合计|全部)(要|得|需要?)?(还|付|交)(?=\D{0,3}\d)|免息|月息|日息"
        r"|\bfees?\b|\binterest\b(?![- ]only)|\b(re)?pay(ing|s)?( back)?(?= [\d,.]+ (in total|altogether|in all))|\btotal (repayment|to repay)\b|(?<=\d) ?[x×*] ?(?=\d{3})|\bAPR\b|\bcharges?\b|\beach (instal+ment|period)\b|\b(payments?|instal+ments|months) of\b|(instal+ments?|months?|parts)[^.;]{0,14}(each|eve?ry month|a month|per month|monthly)|\bpay\b[^.;]{0,12}(each|every|a|per) month(?! (on|for) (a |an )?\d)",
        re.IGNORECASE,
    ),
)
RECEIVED = Question(
    "received",
    MoneyKind("low", positive=True),
    cue=re.compile(
        r"到手|打过来|转过来|(才|只)(给|打|到|拿|收|转)(了|我|到)*(?=\D{0,2}\d)|实际(拿|收|得|到)[到账手]*|(只|就)(收|拿|到|打|放)(到|了|账|给)*|到账|打到?(我)?(卡|账户)"
        r"|\b(received|landed|hit my (account|card|bank)|arrived|actually (got|get)|(only|just) (got|get)|paid out|credited|in hand)\b",
        re.IGNORECASE,
    ),
    asked=False,
)


@dataclass(frozen=True)
class _PaidKind(PeriodsKind):
    """How many instalments have been paid: a sum that was paid is none."""

    def accepts(self, mention: Mention) -> bool:
        """Instalments and months, and small bare numbers, also where "paid" made a sum of one."""
        value = _counted(mention).value
        return super().accepts(_counted(mention)) and not (isinstance(value, Number) and value.value > _MOST_BARE)

    def read(self, mentions: Sequence[Mention], text: str) -> Reading:
        """Read one number of instalments."""
        return super().read([_counted(mention) for mention in mentions], text)


def _counted(mention: Mention) -> Mention:
    """Return "paid 6" as the number that it is."""
    value = mention.value
    if isinstance(value, Amount) and value.exact and value.per is None:
        return replace(mention, value=Number(value.low))
    return mention


#: A larger bare number behind "paid" is a sum of money.
_MOST_BARE = 60
#: Settled early: after how many instalments, and whether the fees of the others are still charged.
PAID = Question(
    "paid",
    _PaidKind(least=0),
    cue=re.compile(
        r"(已经?|都|目前|现在)?(还|交|付|供)(完)?(了|到|过)(?=\D{0,2}第?[\d一二两三四五六七八九十]+ ?个?(期|月))|\b(already |have |i've )?(paid|made)\b(?! (out|off|back|by))(?= (for )?\w+)",
        re.IGNORECASE,
    ),
    asked=False,
)
REMAINING = Question(
    "remaining_fees",
    ChoiceKind(
        {
            "waived": re.compile(
                r"(剩|余下|后面|以后)[^，。,;]{0,8}(不(用|再)?(收|付|交|要)|免|减)|\b(remaining|rest|other|later)\b[^.;,]{0,20}\b(waived|forgiven|dropped|cancelled|not charged)\b",
                re.IGNORECASE,
            ),
            "charged": re.compile(
                r"(剩|余下|后面|以后)[^，。,;]{0,8}(照|还要|仍|继续)(样)?(收|付|交)|\b(remaining|rest|other|later)\b[^.;,]{0,20}\b(still|are) (charged|due|payable)\b",
                re.IGNORECASE,
            ),
        }
    ),
    asked=False,
    free=True,
)


def questions(answers: Answers) -> tuple[Question, ...]:
    """The questions in order; those behind the charge are only taken when they are said."""
    return (AMOUNT, TERM, FEE, METHOD, RECEIVED, FREE_PERIODS, PAID, REMAINING)


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
    r"\b(know|see|check|find out|tell me) [^.?!]{0,16}\b(real|true|actual|effective)\b[^.?!]{0,16}\b(rate|cost) (of|on|for) (my|this)\b|(我想知道|想看看|想算|看下|看看)?.{0,4}(这个|这笔|这单|我的|我这个?)分期.{0,8}(实际|真实|到底)",
    re.IGNORECASE,
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
    r"逾期|最低|买得起|买不起|供得起|负担|能不能买|能买|想买|要不要买|该不该|行不行|退|投诉|举报|起诉|合法|违规|为什么|为啥|怎么会|先还|(?<!最)后还|哪(个|笔|张)先"
    r"|\b(overdue|minimums?|afford|can i (buy|get|pay|have)|should i|ok to buy|how can|why|refund|complain|sued?|legal|illegal|which (one )?first|late)\b",
    re.IGNORECASE,
)


_PAID_IN_PARTS = re.compile(
    r"分期|分.{0,6}期|\d ?期|每个?[月期]|月[供还]|先息后本|等额|\b(instal+ments?|monthly|interest[- ]only|(each|every) month)\b|\d ?[x×] ?\d",
    re.IGNORECASE,
)


def about(text: str) -> bool:
    """Tell whether a message that tells a whole plan asks for its figures."""
    if _ELSEWHERE.search(text) or not asks_figure(text):
        return False
    if AT_THE_END.search(text) and not _PAID_IN_PARTS.search(text):
        return False
    return bool(_IN_PARTS.search(text) or _CLEARS.search(text) or _TRUE.search(text) or re.search("年化", text))


def fits(text: str) -> bool:
    """Tell whether a message that is hardly more than sum, time and charge can be about a plan."""
    return not _ELSEWHERE.search(text) and not _OTHER.search(text) and not AT_THE_END.search(text)


def wishes(text: str) -> bool:
    """Tell whether a message asks what a plan costs."""
    asks = _PLANS.search(text) and (_ASKS.search(text) or _ASKS_COST.search(text) or asks_for_sum(text))
    return bool(asks) and not _OTHER.search(text) and not is_plan(text)


_SPAN = re.compile(rf"{_TERM.pattern}|\b(a|one|two|three|half a|\d+) (years?|months?)\b", re.IGNORECASE)
#: What is paid each month is asked for: 每月要还多少.
_A_MONTH = re.compile(
    r"(每个?月|一个?月|月)[^，。,\d]{0,8}多少|\b(how much|what)\b[^.?]{0,30}\b(a|per|each|every) month\b|\bmonthly payment\b",
    re.IGNORECASE,
)


#: The cost of a plan is asked for, whose charge was not told: it is the next question.
_ASKS_COST = re.compile(
    r"多少(钱)?的?(手续费|利息|服务费)|(手续费|利息|服务费)(一共|总共|是|要|得|有)*多少|划算|划得来|分.{0,4}期(贵|坑)"
    r"|\bhow much (is the |in |of a )?(interest|fees?)\b|\bwhat('s| is| are) the (total )?(interest|fees?)\b|\b(worth it|good deal|rip[- ]?off)\b",
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
