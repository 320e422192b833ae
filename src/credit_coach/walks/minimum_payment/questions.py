"""The questions of "how long does paying only the minimum take?", and what opens it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from credit_coach.dialogue.kinds import MoneyKind, ShareKind
from credit_coach.dialogue.readers import Mention, Number
from credit_coach.dialogue.walk import Answers, Question
from credit_coach.walks.asking import asks_for_sum, holds_sum, is_plan
from credit_coach.walks.daily import DAILY_RATE
from credit_coach.walks.sums import SumKind


@dataclass(frozen=True)
class _ShareOfBalanceKind(ShareKind):
    """The minimum as a share, where a bare number beside it is the balance."""

    def accepts(self, mention: Mention) -> bool:
        """Percentages, and bare numbers that can be one."""
        value = mention.value
        return super().accepts(mention) and not (isinstance(value, Number) and value.value > _WHOLE)


_WHOLE = Decimal(100)

BALANCE = Question(
    "balance",
    SumKind("high", positive=True, beside=("month", "year")),
    cue=re.compile(r"欠款?|余额|账单|卡[里上]|本金|\b(balance|owe|owing|bill|outstanding|debt)\b", re.IGNORECASE),
)
MINIMUM_SHARE = Question(
    "minimum_share",
    _ShareOfBalanceKind(),
    cue=re.compile(r"最低(还款)?额?的?(比例)?|比例|\bmin(imum)?s?( payments?)?\b|\bshare\b", re.IGNORECASE),
    optional=True,
)
PAY = Question(
    "pay",
    MoneyKind("low", monthly=True, positive=True),
    cue=re.compile(
        r"(每个?月|一个?月|月)(我|自己)?(都|固定|就|只|最多|大概|再|多)*(能|可以|拿|打算|想|挤|凑|还)(?!.{0,2}最低)[拿出得够固定]*(来)?(还|出)?"
        r"|\b(can|could|would|will|able to) (pay|do|manage|afford)\b|\bpay(ing)?(?= [\d~])|\b(a|per|each|every) month\b|\bmonthly\b",
        re.IGNORECASE,
    ),
    optional=True,
)


def questions(answers: Answers) -> tuple[Question, ...]:
    """The questions in order."""
    return (BALANCE, DAILY_RATE, MINIMUM_SHARE, PAY)


_MINIMUM = re.compile(r"最低|\bminimums?\b|\bmin (payments?|\d)", re.IGNORECASE)
_UNTIL_WHEN = re.compile(r"(帮|给|替)我看.{0,16}(多久|几年|多少年|什么时候|啥时候|猴年马月|哪年)", re.IGNORECASE)
_FIGURES = re.compile(
    r"多久|几年|多少年|几个月|什么时候|how (long|many (years|months))|\d ?[%％]|万[分]?[之]?[\d一二三四五六七八九]|百分之|千分之|每个?月.{0,4}还 ?\d|\d[\d,]* (a|per|each|every) month",
    re.IGNORECASE,
)
_OTHER = re.compile(r"逾期|买得起|协商|征信|\b(overdue|late|afford|negotiat\w+|credit report)\b", re.IGNORECASE)


def opening(text: str) -> bool:
    """Tell whether a message wants to know what paying only the minimum comes to for one's own balance."""
    if not _MINIMUM.search(text) or _OTHER.search(text) or is_plan(text):
        return False
    return asks_for_sum(text) or bool(_UNTIL_WHEN.search(text)) or (holds_sum(text) and bool(_FIGURES.search(text)))
