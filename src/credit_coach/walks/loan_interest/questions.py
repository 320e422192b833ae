"""The questions of "what does this loan come to in the end?", and what opens it."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from credit_coach.dialogue.kinds import MoneyKind, MoneyValue, SpanKind
from credit_coach.dialogue.walk import Answers, Question, told
from credit_coach.walks.asking import AT_THE_END, asks_figure, asks_for_sum
from credit_coach.walks.instalment_cost.questions import RECEIVED as LANDED
from credit_coach.walks.paying import DebtRateKind
from credit_coach.walks.sums import SumKind

LANDED_WORDS = LANDED.cue.pattern if LANDED.cue else ""
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


#: What arrived of the sum, and what was kept back of it at the start: 砍头息.
RECEIVED = replace(
    LANDED,
    cue=re.compile(
        rf"{LANDED_WORDS}|\b(i )?(get|got|gets|receive|reach(es|ed)?|see)( me)?(?= (only |just )?[\d¥])|\b(in hand|in my hand|reach(es|ed)? me|on my account)\b",
        re.IGNORECASE,
    ),
)
KEPT = Question(
    "kept",
    MoneyKind("high", positive=True),
    cue=re.compile(
        r"先?(砍|扣)(掉|了|去|走|下)?(?=\D{0,5}\d)|砍头(息)?(是|要|收)?(?=\D{0,3}\d)|预先?扣(除)?|\b(they|lender|app|platform|company|bank|who) (first |then |already )?(take|takes|took)( (off|back|out))?(?= [\d¥])|\b(take|takes|took) (off|out|back)(?= [\d¥])|\b(keep|keeps|kept|deduct(s|ed)?|withh[eo]ld|knock(s|ed)?)( (off|back|out))?(?= [\d¥])|\b(fee|interest) of(?= [\d¥,.]+ ?(yuan |rmb )?(is )?(up ?front|first|in advance|taken|deducted|kept))",
        re.IGNORECASE,
    ),
    asked=False,
)
REPAID = Question(
    "repaid",
    MoneyKind("high", positive=True),
    cue=re.compile(
        r"(要|得|再|一共|总共|连本带[利息]|后|到期|须)(要|得|一次|一共|全部)*还(给|回)?(他|她|人家|平台|他们)?(?=[^，。,;；\d]{0,2}\d)|\b(return|repay|pay back|give back|pay (it |them |him |her )?back|owe back)(?= [\d¥])",
        re.IGNORECASE,
    ),
    asked=False,
)
#: After how long it is really paid back, where that is earlier than agreed.
BACK = Question("back", SpanKind(), asked=False)


def questions(answers: Answers) -> tuple[Question, ...]:
    """The questions in order; what arrives and what is paid back tells the rate."""
    return (AMOUNT, SPAN, replace(RATE, asked=not tells_cost(answers)), RECEIVED, KEPT, REPAID, BACK)


def tells_cost(answers: Answers) -> bool:
    """Tell whether the answers have what the loan costs in yuan, from which its rate follows."""
    amount, repaid = (_plain(told(answers, question.name)) for question in (AMOUNT, REPAID))
    more = amount is not None and repaid is not None and repaid > amount
    return more or any(told(answers, question.name) is not None for question in (RECEIVED, KEPT))


def _plain(stored: str | None) -> Decimal | None:
    return None if stored is None else MoneyValue.restore(stored).low


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
    r"逾期|罚息|违约|[该应]还\s*[\d一二两三四五六七八九十]|才(还|补)(上|清|掉)|拖到|晚还|没按时|最低|提前(还|结)款?(违约|手续)|信用卡|卡债|卡[里上]|花呗|白条|合法|犯法|法院|起诉|高利贷"
    r"|\b(overdue|late|was due|were due|minimum|cards?|huabei|baitiao|illegal|legal|court|sue)\b",
    re.IGNORECASE,
)
#: Simple interest on the whole sum would be wrong: the principal goes down, or interest is paid or added on the way.
_OTHERWISE = re.compile(
    r"分期|分.{0,4}期|\d ?期|每个?[月期](要|得|只|就|固定)*(还|付|给|扣|供)|月供|等额|先息后本|复利(?<!不算复利)(?<!没有复利)(?<!不按复利)|(?<!不)利滚利|(每个?月|按月)(只|先)?(付|还|给)利?息|(每个?|一个?)月[^，。,;；\d]{0,6}(还|付|交)[^，。,;；\d]{0,3}多少"
    r"|\b(instal+ments?|equal|level|monthly payments?|interest[- ]only|(only|just) (pay(ing)? )?(the )?interest|monthly (amount|sum|figure)|(how much|what) [^.?!]{0,24}(a|per|each|every) month|(a|per|each|every) month(?= (for|over)))\b|(?<!not )(?<!no )(?<!non-)(?<!without )\bcompound",
    re.IGNORECASE,
)


def excludes(text: str) -> bool:
    """Tell whether a loan is not repaid at its end, with simple interest."""
    return bool(_OTHERWISE.search(text))


def _is_other(text: str) -> bool:
    return bool(_OTHER.search(text)) or excludes(text)


def about(text: str) -> bool:
    """Tell whether a message that tells sum, time and rate asks for the interest of a loan that ends in one payment."""
    if this_month(text):
        return not _OTHER.search(text)
    if _is_other(text) or not (_INTEREST.search(text) or _RATE_ASKED.search(text)) or not asks_figure(text):
        return False
    short = _FOR_DAYS.search(text) or _REVOLVING.search(text)
    repays = REPAID.cue is not None and REPAID.cue.search(text)
    ends = AT_THE_END.search(text) or _BETWEEN_PEOPLE.search(text)
    return bool(ends or short or repays or _KEPT_BACK.search(text))


#: The rate is asked for of a loan whose sums are told.
_RATE_ASKED = re.compile(
    r"年化|年利率|年息|按年|一年(是|算|合|等于)|\b(annual|yearly|apr|percent (a|per) year|per year|a year)\b",
    re.IGNORECASE,
)
_KEPT_BACK = re.compile(
    r"砍头|先(砍|扣)|到手|到账|\b(in hand|up ?front|off the top|kept back|deduct\w*)\b", re.IGNORECASE
)


def this_month(text: str) -> bool:
    """Tell whether a message asks for the interest of one month on what is still owed."""
    return bool(_OWES.search(text) and _MONTHS_INTEREST.search(text) and not _CHARGED_EACH.search(text))


_OWES = re.compile(
    r"(还|仍|目前|现在)?(欠|剩)(着|下|余)?|剩余|没还|余额|本金|\b(owe|owed|owing|outstanding|left|balance|remaining)\b",
    re.IGNORECASE,
)
_MONTHS_INTEREST = re.compile(
    r"(这个?|本|当|下个?|单)月[^。；;]{0,16}?(利息|息)(部分)?(是|有|要|占|付|得)*(多少|几)|(这个?|本|当|下个?|单)月[^。；;]{0,12}多少(钱)?(是|算)?(利息|息)"
    r"|\b(this|next|one|the (next|coming)) month('s)?\b[^.?!]{0,24}\binterest\b|\binterest\b[^.?!]{0,24}\b(this|next|one|the (next|coming)) month\b",
    re.IGNORECASE,
)
#: A card's minimum, or a plan's fee, is no such loan.
_CHARGED_EACH = re.compile(r"最低|手续费|分期|\b(minimum|fees?|instal+ments?)\b", re.IGNORECASE)


def fits(text: str) -> bool:
    """Tell whether a message that is hardly more than sum, time and rate is about a loan that ends in one payment."""
    if this_month(text):
        return not _OTHER.search(text)
    if _is_other(text):
        return False
    ends = AT_THE_END.search(text) or _BETWEEN_PEOPLE.search(text) or _FOR_DAYS.search(text)
    return bool(ends or _KEPT_BACK.search(text) or _REVOLVING.search(text))


#: Borrowed and paid back at will, with interest by the day.
_REVOLVING = re.compile(
    r"随借随还|按天(计|算)|按日(计|算)|日息|借呗|微粒贷|金条|放心借|\b(per|a|each) day\b|\bdaily\b|\bjie ?bei\b|\bpaying (it |all )?(of it )?back\b",
    re.IGNORECASE,
)
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
