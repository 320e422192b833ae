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
    r"(?: (?:a|per|each|every) (day|month|year)| (monthly|daily|yearly))?(?: fee| interest| charge)?"
    r" (?:of|on|off) (?:(?:the|that|those|all|full|whole|original|initial|first|total|entire|same|price|sum|amount|principal|bill|loan|financed|borrowed|purchase|of|rmb|cny) )*[¥$]? ?"
)
_FROM = re.compile(r"(?:元|块|块钱)?(?:本金|总额|总价)?的(?:手续费|利息)?")
#: Behind the base, of every instalment; "each one" holds no number, so that it was blanked.
_EACH = re.compile(rf" (?:(?:with|on|at|for|in) )?(?:each\b(?! (?:day|week|month|year))|{FILLER}{{8}})")
_LEAST_SUM = 100
_NAMED: dict[str | None, RatePeriod] = {
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
        behind = found[at + 1] if at + 1 < len(found) else None
        before = found[at - 1] if at else None
        if behind and _is_sum(behind) and (gap := _OF.fullmatch(text, one.end, behind.start)):
            base, per = at + 1, _NAMED.get(gap[1] or gap[2])
        elif before and _is_sum(before) and _FROM.fullmatch(text, before.end, one.start):
            base, per = at - 1, None
        else:
            continue
        each: RatePeriod | None = "period" if _EACH.match(text, found[base].end) else None
        per = one.value.per or per or _period(found[base]) or each
        found[at] = replace(one, value=replace(one.value, per=per))
        found[base] = replace(found[base], value=_alone(found[base]))
        bases.add(base)
    told = [_sum(one) for at, one in enumerate(found) if at not in bases and _is_sum(one)]
    kept = [one for at, one in enumerate(found) if at not in bases or _sum(one) not in told]
    return tuple(kept)


def _is_sum(mention: Mention) -> bool:
    value = mention.value
    if isinstance(value, Amount):
        return value.low == value.high
    return isinstance(value, Number) and value.value >= _LEAST_SUM


def _sum(mention: Mention) -> Decimal:
    value = mention.value
    assert isinstance(value, Amount | Number)
    return value.low if isinstance(value, Amount) else value.value


def _period(mention: Mention) -> RatePeriod | None:
    per = mention.value.per if isinstance(mention.value, Amount) else None
    return None if per == "week" else per


def _alone(mention: Mention) -> Amount:
    return Amount(_sum(mention), _sum(mention))
