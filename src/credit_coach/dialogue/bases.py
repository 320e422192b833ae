"""A sum said again as what a rate is taken of: in "8,000 in 10, fee 0.5% of the 8,000 a month" there is one sum."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal

from credit_coach.dialogue.corrections import figure_of
from credit_coach.dialogue.readers import Amount, Mention, Number, Rate, RatePeriod


def without_bases(
    mentions: Sequence[Mention], text: str, known: Collection[Decimal] = (), *, plan: bool = False
) -> tuple[Mention, ...]:
    """Leave out the sums that only repeat what a rate is taken of, where that sum is told elsewhere or `known`.

    A period behind the base is the rate's: "0.5% of the 8,000 a month"; in a `plan`, of whose first sum a month's rate is a
    fee each instalment.
    """
    found = list(mentions)
    for rate in [one for one in mentions if isinstance(one.value, Rate)]:
        base = next((one for one in mentions if one is not rate and _is_base(one, rate, text)), None)
        if base is None or base not in found:
            continue
        figure = figure_of(base)
        assert figure is not None
        if figure not in known and not any(one is not base and figure_of(one) == figure for one in found):
            # Alone it is the sum, and counts nothing.
            found[found.index(base)] = replace(base, value=Amount(figure, figure))
            found = _rated(found, rate, base, text, plan=plan)
            continue
        found.remove(base)
        found = _rated(found, rate, base, text, plan=plan)
    return tuple(one for one in found if not _is_again(one, found, text))


def _rated(found: list[Mention], rate: Mention, base: Mention, text: str, *, plan: bool) -> list[Mention]:
    """Return the values with the period of the base in the rate."""
    rated = replace(rate, value=_with_period(rate, base, text, plan=plan))
    return [rated if one.start == rate.start else one for one in found]


def _is_again(mention: Mention, mentions: Sequence[Mention], text: str) -> bool:
    """Tell whether a sum is one told before: "and the 30k back in May"."""
    figure = figure_of(mention)
    if not isinstance(mention.value, Amount | Number) or not figure or not _SAME.search(text[: mention.start]):
        return False
    return any(one.start < mention.start and figure_of(one) == figure for one in mentions)


def _is_base(base: Mention, rate: Mention, text: str) -> bool:
    if not isinstance(base.value, Amount | Number):
        return False
    if rate.end <= base.start:
        return bool(_OF_THE.fullmatch(text[rate.end : base.start]))
    return base.end <= rate.start and bool(_ITS.fullmatch(text[base.end : rate.start]))


def _with_period(rate: Mention, base: Mention, text: str, *, plan: bool) -> Rate:
    assert isinstance(rate.value, Rate)
    behind = _PER.match(text, base.end)
    per = behind["per"].lower() if behind else base.value.per if isinstance(base.value, Amount) else None
    units: dict[str | None, RatePeriod] = {"day": "day", "month": "period" if plan else "month", "year": "year"}
    return replace(rate.value, per=units[per]) if rate.value.per is None and per in units else rate.value


#: A period behind the base.
_PER = re.compile(
    r"\s*(in |as )?(interest|fees?)?,? ?(a|per|each|every|for each|for every) (?P<per>day|month|year)\b", re.IGNORECASE
)
_SAME = re.compile(r"(这|那)(个|笔)?$|\b(the|that|this|those|my|whole|full|original) [¥￥]?$", re.IGNORECASE)
#: Between a rate and the sum that it is taken of.
_OF_THE = re.compile(
    r"\s*(percent|per ?cent)?(\s+(a|per|each|every) (month|day|year|instal\w+|period))?(\s+(in )?(fees?|interest))?(\s+(charged|calculated|taken|each))?"
    r"\s+(of|on|from) ((the|that|this|my|its|all|whole|full|entire|original|initial|first|total|unpaid|overdue|borrowed|same|bill|balance|principal|amount|sum|loan|price|late|of|rmb|cny)\s+)*[¥￥]?",
    re.IGNORECASE,
)
#: Between a sum and the rate that is taken of it.
_ITS = re.compile(r"[块元]?钱?(本金|的本金|全额|总额)?(的|乘以?|[x×*])\s*")
