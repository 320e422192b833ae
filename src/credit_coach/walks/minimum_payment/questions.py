"""The questions of "how long does paying only the minimum take?", and what opens it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from credit_coach.dialogue.kinds import MoneyKind, SpanKind
from credit_coach.dialogue.readers import Amount, Mention
from credit_coach.dialogue.walk import Answers, Question, told
from credit_coach.walks.asking import asks_figure, asks_for_sum, count_sums, holds_sum, is_plan
from credit_coach.walks.daily import DAILY_RATE
from credit_coach.walks.minimum_payment.minimum import MinimumKind
from credit_coach.walks.paying import PayableKind
from credit_coach.walks.plans import CountedKind
from credit_coach.walks.sums import SumKind

BALANCE = Question(
    "balance",
    SumKind("high", positive=True, beside=("month", "year")),
    cue=re.compile(
        r"欠款?|余额|账单|卡[里上]|本金|\b(balance|owe|owing|bill|outstanding|debt)\b|(?<=month )(on|off|against|towards?)(?= (a |my |the )?[\d¥])",
        re.IGNORECASE,
    ),
)
#: A share of a bill that is paid, whether or not it is called the minimum.
_SHARE_PAID = (
    r"(只|就|才|先|仅)(能|够|会)?(还|付|交|够还)(了|得起|上)?(?=[^，。,\d]{0,2}(\d[\d.]* ?%|百分之|[一二两]成))"
    r"|\b((only|just) (pay|paid|paying|cover(ed)?)|(can|could) (only|just) (pay|cover))(?= \d[\d.]* ?(%|percent))"
)
MINIMUM_SHARE = Question(
    "minimum_share",
    MinimumKind(),
    cue=re.compile(
        _SHARE_PAID
        + r"|最低(还款)?额?的?(比例)?|比例|(本金|欠款|余额)的(?=.{0,4}?[\d一二两三四五六七八九百])|本金\d[\d.]* ?%|本金百分之|\bmin(imum)?s?( payments?)?\b|\bshare\b|(?<=[\d%]) ?(percent )?of (the |my )?(remaining |rest of the |new |whole |statement )?(principal|balance)\b|\bminimun\b",
        re.IGNORECASE,
    ),
    optional=True,
)
_AT_LEAST = r"保底|下限|起码|至少|最少|不低于|不少于|不足|\b(floor|at least|no less than|not less than|or at the least|never (under|below|less than)|not (under|below)|minimum of)\b"
#: The least part of principal in a minimum payment.
FLOOR = Question(
    "floor",
    PayableKind("low", positive=True),
    cue=re.compile(
        rf"本金(部分)?[^，。,;；\d%]{{0,3}}({_AT_LEAST})|\bprincipal( part)?[^.,;\d%]{{0,12}}({_AT_LEAST})|({_AT_LEAST})(?= [\d¥,]+ ?(yuan |rmb )?(of|in) (the )?principal)|({_AT_LEAST})(?=[^，。,;；\d]{{0,3}}\d+[块元]?的?本金)",
        re.IGNORECASE,
    ),
    asked=False,
)
#: The least that a minimum payment is in all.
LEAST = Question("least", PayableKind("low", positive=True), cue=re.compile(_AT_LEAST, re.IGNORECASE), asked=False)
#: For how many days the interest of one bill is asked for, of which the minimum is paid.
DAYS = Question(
    "days",
    SpanKind(),
    cue=re.compile(
        r"(算|按|计|共)?\d+ ?天((?=的?利息(是|有|要)?(多少|几))|(?!利|息|率))|\b(\d+|thirty) days\b", re.IGNORECASE
    ),
    asked=False,
)
#: After how many payments it is asked what is still owed.
AFTER = Question(
    "after",
    CountedKind(),
    cue=re.compile(
        r"(连着|连续|一连|照这样|这样|就这么)(都)?(只)?(还|付)?(了)?(?=\D{0,2}[\d一二两三四五六七八九十半]+ ?个?(月|期|次|年))|(还|付)(了|满|够|完)?(?=[\d一二两三四五六七八九十半]+ ?个?(月|期|次)(最低|之?后|以后|，|,|还剩|还欠))|[\d一二两三四五六七八九十半]+ ?个?(月|期|次)(之|以)?后(?=[^，。,;；]{0,6}(剩|欠|余))"
        r"|\bafter (the )?(?=\w+ (such |minimum |of these )?(payments?|months?|minimums?|bills?)\b)|\b(in|for)(?= \w+ months\b[^.?!]{0,30}\b(still owe|left|balance))",
        re.IGNORECASE,
    ),
    asked=False,
)


@dataclass(frozen=True)
class _PayKind(MoneyKind):
    """What is paid each month, in a walk where nothing else is told by the month."""

    def claims(self, mention: Mention) -> bool:
        """Sums by the month."""
        return isinstance(mention.value, Amount) and mention.value.per == "month"


PAY = Question(
    "pay",
    _PayKind("low", monthly=True, positive=True),
    cue=re.compile(
        r"固定(每个?月)?(能|可以|要)?(还|拿|出|付|存)(?=\D{0,2}[\d一二两三四五六七八九])|(每个?月|一个?月|月)(我|自己)?(都|固定|就|只|最多|大概|再|多)*(能|可以|拿|打算|想|挤|凑|还|往里|放|存|扔|打)(?!.{0,2}最低)[拿出得够固定里进放存打扔]*(来)?(还|出)?"
        r"|\b(can|could|would|will|able to) (pay|do|manage|afford)\b|\bpay(ing)?(?= [\d~])|\b(a|per|each|every) month\b|\bmonthly\b",
        re.IGNORECASE,
    ),
    optional=True,
)


def questions(answers: Answers) -> tuple[Question, ...]:
    """The questions in order."""
    # Who has named a fixed payment does not ask about the minimum.
    fixed = told(answers, PAY.name) is not None and MINIMUM_SHARE.name not in answers
    return (BALANCE, DAILY_RATE, replace(MINIMUM_SHARE, asked=not fixed), PAY, FLOOR, LEAST, DAYS, AFTER)


_PAYS_SHARE = re.compile(_SHARE_PAID, re.IGNORECASE)
_MINIMUM = re.compile(r"最低|\bminimums?\b|\bmin (payments?|\d)", re.IGNORECASE)
_UNTIL_WHEN = re.compile(
    r"(帮|给|替)我看.{0,16}(多久|几年|多少年|什么时候|啥时候|猴年马月|哪年)|\b(see|know|find out|show me)\b.{0,8}\bhow (much|long)\b.{0,30}\b(only|just)\b.{0,12}\bminimum\b.{0,30}\bmy\b",
    re.IGNORECASE,
)
_FIGURES = re.compile(
    r"多久|几年|多少年|几个月|什么时候|how (long|many (years|months))|\d ?[%％]|万[分]?[之]?[\d一二三四五六七八九]|百分之|千分之|每个?月.{0,4}还 ?\d|\d[\d,]* (a|per|each|every) month",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"逾期|违约金|买得起|协商|征信|\b(overdue|late|penalt(y|ies)|afford|negotiat\w+|credit report|records?)\b",
    re.IGNORECASE,
)


#: A sum that is paid each month until nothing is left.
_FIXED = re.compile(
    r"(每个?月|一个?月|月)(都|固定|就|只|能|可以|大概|打算)*还|(每个?月|一个月)[^，。,；\d]{0,8}\d|\bpay(ing)?\b|\ba month\b|\b(every|each|per) month\b|\bmonthly\b",
    re.IGNORECASE,
)
_HOW_LONG = re.compile(
    r"(清|还|结)[完掉清了]{1,2}[?？啊呢]?$|多久|多长时间|几(个月|年)|多少(个月|年)|什么时候|啥时候|哪年|还(到|得)?(完|清)|\bhow (long|many (months|years))\b|\bwhen\b|\b(done|gone|clear(ed)?|debt[- ]free|paid off)\b",
    re.IGNORECASE,
)


def about(text: str) -> bool:
    """Tell whether a message asks how long the minimum, or a fixed sum each month, takes."""
    if _OTHER.search(text) or _plans_for_several(text):
        return False
    pays_part = _MINIMUM.search(text) or _PAYS_SHARE.search(text)
    if _INTEREST_ASKED.search(text) and (pays_part or (_CARD.search(text) and _FIXED.search(text))):
        return True
    return bool((_MINIMUM.search(text) or _FIXED.search(text)) and _HOW_LONG.search(text))


_INTEREST_ASKED = re.compile(
    r"利息[^。；;，,\d]{0,8}(多少|几)|(多少|几)(钱|块)?的?利息|(剩|欠)[^。；;，,\d]{0,6}多少"
    r"|\b(how much|what('s| is| are|))\b[^.?!]{0,24}\binterest\b|\bstill owe\b|\binterest\b[^.?!]{0,30}\?",
    re.IGNORECASE,
)
_CARD = re.compile(r"信用卡|卡[债上里]|花呗|白条|\b(card|cards|hua ?bei|bai ?tiao)\b", re.IGNORECASE)


def fits(text: str) -> bool:
    """Tell whether a message that tells balance, rate and what is paid each month can be about how long that takes."""
    return bool(_MINIMUM.search(text) or _FIXED.search(text)) and not _OTHER.search(text) and not is_plan(text)


def wishes(text: str) -> bool:
    """Tell whether a message asks what paying the minimum comes to."""
    asks = _HOW_LONG.search(text) or asks_figure(text) or asks_for_sum(text)
    paying = _MINIMUM.search(text) or (
        _CARD.search(text) and _PAID_MONTHLY.search(text) and _INTEREST_ASKED.search(text)
    )
    return bool(paying and asks) and not _OTHER.search(text) and not is_plan(text)


def _plans_for_several(text: str) -> bool:
    """Tell whether a message wants a plan: to be rid of one debt (上岸) is only to ask how long that takes."""
    return is_plan(_RID_OF_IT.sub("", text) if count_sums(text) <= _ONE_DEBT else text)


_RID_OF_IT = re.compile("上岸")
#: A balance, and what is paid each month.
_ONE_DEBT = 2


#: What is paid each month, with its figure: 每月还600, 500 a month.
_PAID_MONTHLY = re.compile(
    r"固定(每个?月)?(能|可以|要)?(还|拿|出|付)[^，。,；\d]{0,2}[\d一二两三四五六七八九]|(每个?月|一个?月|月)[^，。,；\d]{0,6}(还|拿|出|付|挤)[^，。,；\d]{0,2}[\d一二两三四五六七八九]|每个?月(就|只)?(?=\d)|\d ?(a|per|each|every) month|\bmonthly\b",
    re.IGNORECASE,
)


def opening(text: str) -> bool:
    """Tell whether a message wants to know what the minimum, or a fixed sum each month, comes to for one's own balance."""
    if about(text) and _PAID_MONTHLY.search(text) and count_sums(text) > 1:
        return True
    if not _MINIMUM.search(text) or _OTHER.search(text) or is_plan(text):
        return False
    return (
        asks_for_sum(text)
        or bool(_UNTIL_WHEN.search(text))
        or (holds_sum(text) and bool(_FIGURES.search(text) or _HOW_LONG.search(text)))
    )
