"""The questions of "what does this plan really cost a year?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from credit_coach.dialogue.kinds import ChargeKind, ChoiceKind, DurationKind, MoneyKind, Reading, Trouble
from credit_coach.dialogue.readers import Amount, Mention
from credit_coach.dialogue.walk import Answers, Question
from credit_coach.walks.paying import DebtRateKind
from credit_coach.walks.plans import CHARGE, DOWN_PAYMENT, FREE_PERIODS, METHOD, PAID, PERIODS
from credit_coach.walks.sums import SumKind


class FeeKind(ChargeKind):
    """What the plan charges, in a walk where nothing else is paid by the month."""

    def claims(self, mention: Mention) -> bool:
        """Rates, and what is paid each month."""
        return super().claims(mention) or (isinstance(mention.value, Amount) and mention.value.per == "month")

    def read(self, mentions: Sequence[Mention], text: str) -> Reading:
        """Read one charge; a fee of several percent on a plan without interest is taken once, as one upfront is."""
        reading = super().read(mentions, text)
        if not isinstance(reading, Trouble) or reading.reason != "rate_per" or not _FEES.search(text):
            return reading
        once = next((one for one in reading.options if one.endswith("once")), None)
        # Each instalment it would be outrageous, which is why that option stands last.
        dear = reading.options[-1].endswith("a period")
        return once if once and (_UPFRONT.search(text) or (dear and _NO_INTEREST.search(text))) else reading


_FEES = re.compile(r"手续费|服务费|分期费|\b(fees?|charges?)\b", re.IGNORECASE)
_UPFRONT = re.compile(
    r"(提前|预先|事先|开头|首期|先)(一次)?(收|付|交|扣)|\b(up[- ]?front|at signing|in advance)\b", re.IGNORECASE
)
_NO_INTEREST = re.compile(
    r"免(利)?息|[零0〇] ?%?的?(利[率息]|息)|(没有?|不收|无)利息|\b(interest[- ]free|no interest|(zero|0 ?%)( percent)? (interest|instal\w+))\b|(?<![\d.])0 ?%",
    re.IGNORECASE,
)


AMOUNT = Question(
    "amount",
    SumKind("high", positive=True, beside=("year",)),
    cue=re.compile(
        r"账单|本金|欠款?|借(?!呗)(了|款)?|贷款?(?=\d)|合同(上)?写?|总价|(?<![评代涨降])价(格|钱)?(?=[^，。,\d]{0,3}\d)|价格|原价|金额|(?<![费息])(?<![费息]是)(一共|总共)(?!.{0,6}(收|手续|利息|还|付))"
        r"|\b(bill|principal|amount|price|borrow(ed|ing)?|owe[ds]?|owing|balance|loan( of| for)?(?= \d)|worth|split(ting)?|costs? of)\b",
        re.IGNORECASE,
    ),
)
#: "一年" and "a year" behind the plan are said of its cost.
TERM = replace(
    PERIODS,
    kind=DurationKind(),
    cue=re.compile(
        r"(借|贷|还|付|供|用)[^，。,；期满够完了]{0,6}?[一1]年(?!利|化|息|费|的|实际|真实|要|得|到底|多少|总)|[一1]年(?=(能|可以|可|得|就|要)*(还|付|清|结)|期|内|分|等额|先息|搞定)|(先息后本|等额本[息金])(?=[一1]年(?!利|化|息|费))|分期(?!的?(真实|实际)?一?年)|期数|分(?=\d|[一二两三四五六七八九十])|几期|(?<=\d) ?个月"
        r"|\binstal+ments?\b(?![^.,;]{0,30}\ba year\b)|\bperiods?\b|\b(over|in|into|by|for)(?= \w+ (months?|instal|parts|payments))|\b(over|in|for|within)(?= (a|one|half a) year\b)|\bparts\b|\bEMIs?\b",
        re.IGNORECASE,
    ),
)
#: "真实利率" and "the real rate" are what is asked for, not what was said of the plan; a rate in percent needs no cue.
FEE = replace(
    CHARGE,
    kind=FeeKind(),
    cue=re.compile(
        r"分.{0,6}期[^。；;]{0,10}(每个?月|一个?月|每期|月)(要|得)?(还|付|交|供|扣)|每个?月(要|得)?(还|付|交|供|扣)(?=\D{0,3}\d)|手续费|服务费|分期费|费率|(?<!真实)(?<!实际)利率|利息|(?<!真实)(?<!实际)年化(?!(到底|实际)?(是|要|有)?多少)(?!\D{0,8}?(?:\d{3,}|\d[\d.]*[万千wk]|[一二两三四五六七八九][千万百]))|月供|(?<![\d第])[每一]个?期(要|得)?(还|付|交)?|连本带[利息]|本息|(一共|总共|总计|合计|全部)(要|得|需要?)?(还|付|交)(?=\D{0,3}\d)|免息|月息|日息"
        r"|\bfees?\b|\binterest\b(?![- ]only)|\b(re)?pay(ing|s)?( back)?(?= [\d,.]+ (in total|altogether|in all))|\btotal (repayment|to repay)\b|(?<=\d) ?[x×*] ?(?=\d[\d,]*\d\d)|\bAPR\b|\bcharges?\b|\beach (instal+ment|period)\b|\b(payments?|instal+ments|months) of\b|(instal+ments?|months?|parts)[^.;]{0,14}(each|eve?ry month|a month|per month|monthly)|\bpay\b[^.;]{0,12}(each|every|a|per) month(?! (on|for) (a |an )?\d)",
        re.IGNORECASE,
    ),
)
RECEIVED = Question(
    "received",
    MoneyKind("low", positive=True),
    cue=re.compile(
        r"到(我|你)?手(?!里?少)|打过来|转过来|(才|只)(给|打|到|拿|收|转)(了|我|到)*(?=\D{0,2}\d)|实际(拿|收|得|到)[到账手]*|(只|就)(收|拿|到|打|放)(到|了|账|给)*|到账|打到?(我)?(卡|账户)"
        r"|\b(received|landed|hit my (account|card|bank)|arrived|actually (got|get)|(only|just) (got|get)|i (only |just |really |actually )?(get|got|receive)(?= [\d¥])|(got|get|received) (only|just)|paid out|credited|in (my )?hand)\b",
        re.IGNORECASE,
    ),
    asked=False,
)


#: Whether the first instalment is paid on the day of the purchase, so that less is lent, and for one instalment less.
FIRST_DUE = Question(
    "first_due",
    ChoiceKind(
        {
            "now": re.compile(
                r"(首期|第一期|头一?期|第一笔)[^，。,;；]{0,6}(当天|当场|当时|马上|立刻|立即|现在|今天|下单(时|就)|签约(时|当天)?|报名(时|当天)?|办(的时候|时|理时|当天))[^，。,;；]{0,6}(付|交|还|扣|给|收)"
                r"|(当天|当场|马上|立刻|现在|今天|下单时|签约时|报名时|办的时候)(就|要|先|得)*(付|交|还|扣|收)(掉|了)?(首期|第一期|头一?期|第一笔)(?!.{0,3}(手续费|服务费))"
                r"|\b(first|1st)( one| payment| instal\w+)?( of (the|those|these)[^.;]{0,12})?,?( (is|are|being|gets?|falls?|comes?))? (due|paid|payable|taken|charged|collected)( on| at| right)?( the)?( same)? (today|now|at once|immediately|straight away|day i (sign|buy|order|enrol)\w*( up)?|day of|(the )?day you (sign|buy|order)|on the (spot|day)|upfront|up front|signing|checkout|purchase|(the )?start)"
                r"|\bpay(ing)? the first( one| payment| instal\w+)? (today|now|at once|immediately|upfront|up front|when i (sign|buy|order)|on the (spot|day)|at (signing|checkout|the start))",
                re.IGNORECASE,
            )
        }
    ),
    asked=False,
    free=True,
)


#: What has to be bought or paid for before the plan is given: no instalment holds it, and it costs all the same.
JOINING = Question(
    "joining",
    MoneyKind("high"),
    cue=re.compile(
        r"会员卡?(费|年费)?|开卡费|开通费|入会费|权益(包|卡|费)|担保费|保险费|评估费|审核费|(账户)?管理费(?=[^，。,\d]{0,4}\d[\d,.]*元?[^期月]{0,6}(先|一次))"
        r"|\bmember ?ship( fee| card)?\b|\b(joining|sign[- ]?up|activation|opening|enrol+ment|admission|set[- ]?up|arrangement|origination|guarantee|appraisal) fees?\b|\bvip (card|pass|fee|member\w*)\b",
        re.IGNORECASE,
    ),
    asked=False,
)


#: The rate of another offer that the plan is compared with; `charges` tells it from what the plan charges.
OFFER = Question("offer", DebtRateKind(), asked=False)


def questions(answers: Answers) -> tuple[Question, ...]:
    """The questions in order; those behind the charge are only taken when they are said."""
    paid = replace(PAID, asked=False)
    return (AMOUNT, TERM, FEE, METHOD, DOWN_PAYMENT, RECEIVED, JOINING, FIRST_DUE, FREE_PERIODS, paid, OFFER)
