"""The questions of "what does being late cost?", and what opens it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from credit_coach.dialogue.kinds import CountKind, MoneyKind, ShareKind
from credit_coach.dialogue.readers import Mention, Rate
from credit_coach.dialogue.walk import Answers, Question, told
from credit_coach.walks.asking import asks_figure, asks_for_sum, holds_sum, is_plan
from credit_coach.walks.daily import DAILY_RATE
from credit_coach.walks.paying import PayableKind
from credit_coach.walks.products import PRODUCT
from credit_coach.walks.sums import SumKind

AMOUNT = Question(
    "amount",
    SumKind("high", positive=True, beside=("month",)),
    cue=re.compile(
        r"欠款?|没还(?!清)|金额|账单|本金|应还"
        r"|\b(payment of|instal+ment of|owe|owing|amount|bill|statement|balance|unpaid|overdue amount|open)\b",
        re.IGNORECASE,
    ),
)
DAYS_LATE = Question(
    "days_late",
    CountKind(least=1),
    cue=re.compile(
        r"天数|几天|(逾期|晚|拖|过期|超|迟)(了|还了?|期)?(?=[^，,。；;]{0,3}?([\d一二两三四五六七八九十半]+ ?个?|[俩仨])(天|日|周|星期|礼拜|月|年))"
        r"|\bdays?\b(?! (a|per))|\b(days?|weeks?|months?|years?) (late|overdue|behind|past)\b|\b(late|overdue|behind) (by|for|since)\b",
        re.IGNORECASE,
    ),
)
MINIMUM_DUE = Question(
    "minimum_due",
    MoneyKind("high", positive=True),
    cue=re.compile(
        r"最低(还款)?(额|应还)?(要还)?(?!收|按)|\bminim(um|un)s?( (payment|due))?\b|\bmin( (payment|due))?\b",
        re.IGNORECASE,
    ),
    optional=True,
)


@dataclass(frozen=True)
class _SurchargeKind(ShareKind):
    """What is added to a rate: it is always said in percent, and "10 more" are days."""

    def accepts(self, mention: Mention) -> bool:
        """Percentages alone."""
        return isinstance(mention.value, Rate) and super().accepts(mention)


#: 罚息上浮50%: what is added to the contract's own rate while it is late.
SURCHARGE = Question(
    "surcharge",
    _SurchargeKind(),
    cue=re.compile(
        r"上浮|加收|加罚|上调|再加|\d+(\.\d+)? ?(%|percent)(?= (on top|extra|higher|more|above|surcharge))|\b(on top|surcharge|plus|extra|above|higher|more)\b",
        re.IGNORECASE,
    ),
    asked=False,
)
PENALTY = Question(
    "penalty_share",
    ShareKind(),
    cue=re.compile(r"违约金(?!.{0,4}(每天|一天|日))(的?比例)?|\b(damages|penalty|late (fee|charge))\b", re.IGNORECASE),
    asked=False,
)


#: What was paid of the minimum in time; the damages are of the rest.
PART_PAID = Question(
    "part_paid",
    MoneyKind("low"),
    cue=re.compile(
        r"(只|就|才|已经?)(还|付|交|存)(了|进去|上)?(?=\D{0,3}\d)|还了(?=\D{0,2}\d[\d,.]*[块元,，。]?)|\b((only|just) (managed|paid|sent|put in|made|could pay)|could only (pay|manage|put in|afford)|managed only)(?= \D{0,3}\d)|\b(i )?(paid|managed|sent)( (only|just))?(?= [\d¥])",
        re.IGNORECASE,
    ),
    asked=False,
)
PENALTY_FLOOR = Question(
    "penalty_floor",
    PayableKind("low", positive=True),
    cue=re.compile(
        r"不足|不满|最低(收|按)|最少(收|按)?|至少(收)?|起收|\b(at least|no less than|minimum (charge|fee|damages)( of)?|not (less|under))\b",
        re.IGNORECASE,
    ),
    asked=False,
)


def questions(answers: Answers) -> tuple[Question, ...]:
    """The questions in order; the minimum payment is asked of a card, whose unpaid part bears a penalty, or volunteered."""
    product = told(answers, "product")
    asked = product == "credit_card"
    card = (replace(MINIMUM_DUE, asked=asked), PENALTY, PART_PAID, PENALTY_FLOOR) if asked or product is None else ()
    if only_penalty(answers):
        return (*(replace(one, asked=False) for one in (PRODUCT, AMOUNT, DAYS_LATE, DAILY_RATE, SURCHARGE)), *card)
    return (PRODUCT, AMOUNT, DAYS_LATE, DAILY_RATE, SURCHARGE, *card)


def only_penalty(answers: Answers) -> bool:
    """Tell whether the damages of a card are all that the answers tell of."""
    damages = all(told(answers, one.name) is not None for one in (MINIMUM_DUE, PENALTY))
    return damages and told(answers, AMOUNT.name) is None and told(answers, DAYS_LATE.name) is None


_LATE = re.compile(
    r"逾期|晚还|还晚|晚了|迟了|过了?还款日|过期|拖了|罚息|滞纳金|没按时"
    r"|\b(overdue|late|past due|behind (on|with)|missed|in arrears)\b",
    re.IGNORECASE,
)
_COST = re.compile(
    r"多少|多[付还交花扣要]|利息|违约金|罚|费用?|滞纳金|贵|成本"
    r"|\b(costs?|charges?|fees?|interest|extra|how (much|expensive)|owe|pay|penalt(y|ies)|damages|expensive)\b",
    re.IGNORECASE,
)
_DAYS = re.compile(
    r"[\d一二两三四五六七八九十半]+ ?个?(天|日|周|星期|礼拜|月)(?!供)|\b\w+ (days?|weeks?|months?)\b", re.IGNORECASE
)
_OTHER = re.compile(
    r"征信|起诉|坐牢|协商|怎么办|先做|一步|第一步|应对|梳理|捋|理一理|提前还|合法吗|是真的|真的假的|骗|代偿|担保公司|\b(is (this|that|it) (even )?(possible|legal|lawful|true|allowed|real|a (trick|scam|fraud))|a trick|never borrowed|on my behalf|step by step|what (do|should) i do|plan|credit report|sue|jail|early)\b",
    re.IGNORECASE,
)


def about(text: str) -> bool:
    """Tell whether a message that tells sum, days and rate asks what being late costs."""
    late = _LATE.search(text) or _is_unpaid(text) or _DAMAGES.search(text)
    return bool(late and _COST.search(text)) and not _OTHER.search(text) and not is_plan(text)


def fits(text: str) -> bool:
    """Tell whether a message that is hardly more than sum, days and rate can be about being late."""
    late = _LATE.search(text) or _is_unpaid(text) or _DAMAGES.search(text)
    return bool(late) and not _OTHER.search(text) and not is_plan(text)


def wishes(text: str) -> bool:
    """Tell whether a message asks what being late costs."""
    asks = _COST.search(text) and (asks_figure(text) or asks_for_sum(text))
    return bool(_LATE.search(text) and asks) and not _OTHER.search(text) and not is_plan(text)


#: What a card takes of the unpaid part of its minimum.
_DAMAGES = re.compile(
    r"违约金[^。；;]{0,16}最低|最低[^。；;]{0,30}违约金|\bminim\w+\b.{0,90}(\b(late (fee|charge)|penalty|damages)\b|违约金)|(\b(late (fee|charge)|penalty|damages)\b|违约金).{0,60}\bminim\w+\b",
    re.IGNORECASE | re.DOTALL,
)
_UNPAID = re.compile(
    r"(没|未|忘)(有|了)?还|过了|拖|欠着|才还|该还|\bunpaid\b|\bdue (on|by|since)\b|\bwas due\b|\bdidn'?t pay\b|\bnot paid\b",
    re.IGNORECASE,
)


#: What is not paid beyond a card's minimum is not late.
_MINIMUM = re.compile(r"最低|\bmin(imum)?s?\b", re.IGNORECASE)


def _is_unpaid(text: str) -> bool:
    return bool(_UNPAID.search(text)) and not _MINIMUM.search(text)


def opening(text: str) -> bool:
    """Tell whether a message wants the cost of one's own late payment."""
    if not _LATE.search(text) or not _COST.search(text) or _OTHER.search(text) or is_plan(text):
        return False
    return asks_for_sum(text) or (holds_sum(text) and bool(_DAYS.search(text)))
