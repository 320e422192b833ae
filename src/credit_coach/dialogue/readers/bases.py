"""What a rate is taken from, said beside it: "0.6% of the 12,000 a month", 按5万的6%收.

The period behind or before such a sum is that of the rate, and a sum that is told elsewhere is no second one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from credit_coach.dialogue.readers.noise import FILLER
from credit_coach.dialogue.readers.values import Amount, Mention, Number, Rate, RatePeriod

#: Between the rate and its base, and between the base and the rate.
_OF = re.compile(
    r"\s*(?:percent|per ?cent)?(?:\s+(?:a|per|each|every) (?P<per>day|month|year|instal\w+|period)|\s+(?P<adverb>monthly|daily|yearly))?"
    r"(?:\s+(?:in )?(?:fees?|interest|charge))?(?:\s+(?:charged|calculated|taken|each))?"
    r"\s+(?:of|on|off|from)\s+(?:(?:the|that|those|this|its|all|full|whole|original|initial|first|total|entire|unpaid|overdue|late|same"
    r"|price|sum|amount|principal|bill|balance|loan|financed|borrowed|purchase|of|rmb|cny)\s+)*[¥￥$]? ?",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"[块元]?钱?(?:本金|总额|总价|全额)?(?:的(?:本金的?)?(?:手续费|利息)?|(?:乘以?|[x×*])\s*)", re.IGNORECASE
)
#: A period behind the base; "each one" holds no number, so that it was blanked.
_PER = re.compile(
    r"\s*(?:in |as )?(?:interest|fees?)?,? ?(?:for )?(?:a|per|each|every) (?P<per>day|month|year)\b", re.IGNORECASE
)
_EACH = re.compile(rf" (?:(?:with|on|at|for|in) )?(?:each\b(?! (?:day|week|month|year))|{FILLER}{{8}})")
_LEAST_SUM = 100
_NAMED: dict[str, RatePeriod] = {
    "day": "day",
    "daily": "day",
    "month": "month",
    "monthly": "month",
    "year": "year",
    "yearly": "year",
}


def with_bases(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the mentions of a plain text, each rate with the period of its base, and without sums said again."""
    found, bases = list(mentions), set[int]()
    for at, one in enumerate(found):
        if not isinstance(one.value, Rate):
            continue
        base = next(
            (near for near in (at + 1, at - 1) if 0 <= near < len(found) and is_base(text, found[near], one)), None
        )
        if base is None:
            continue
        each: RatePeriod | None = "period" if _EACH.match(text, found[base].end) else None
        per = one.value.per or _period_between(text, one, found[base]) or _period(text, found[base]) or each
        found[at] = replace(one, value=replace(one.value, per=per))
        found[base] = replace(found[base], value=_alone(found[base]))
        bases.add(base)
    told = [_sum(one) for at, one in enumerate(found) if at not in bases and _is_sum(one)]
    kept = [one for at, one in enumerate(found) if at not in bases or _sum(one) not in told]
    return tuple(kept)


def is_base(text: str, base: Mention, rate: Mention) -> bool:
    """Tell whether a sum stands beside a rate as what it is taken from."""
    if not isinstance(rate.value, Rate) or not _is_sum(base):
        return False
    if rate.end <= base.start:
        return bool(_OF.fullmatch(text, rate.end, base.start))
    return base.end <= rate.start and bool(_FROM.fullmatch(text, base.end, rate.start))


def _is_sum(mention: Mention) -> bool:
    value = mention.value
    if isinstance(value, Amount):
        return value.low == value.high
    return isinstance(value, Number) and value.value >= _LEAST_SUM


def _sum(mention: Mention) -> Decimal:
    value = mention.value
    assert isinstance(value, Amount | Number)
    return value.low if isinstance(value, Amount) else value.value


def _period_between(text: str, rate: Mention, base: Mention) -> RatePeriod | None:
    gap = _OF.fullmatch(text, rate.end, base.start) if rate.end <= base.start else None
    said = (gap["per"] or gap["adverb"]) if gap else None
    return _NAMED.get(said.lower(), "period") if said else None


def _period(text: str, base: Mention) -> RatePeriod | None:
    """The period behind a base, also where it was read with it."""
    behind = _PER.match(text, base.end)
    if behind:
        return _NAMED[behind["per"].lower()]
    per = base.value.per if isinstance(base.value, Amount) else None
    return None if per == "week" else per


def _alone(mention: Mention) -> Amount:
    return Amount(_sum(mention), _sum(mention))
