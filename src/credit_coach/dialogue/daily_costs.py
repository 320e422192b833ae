"""What a day costs, told in yuan of a sum beside it: "3.5 kuai a day per 10k" and 借1万一天3块 are 0.035% and 0.03% a day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from credit_coach.dialogue.corrections import figure_of
from credit_coach.dialogue.readers import Amount, Mention, Number, Rate

#: Between a cost and the sum that it is charged on.
_ON_EACH = re.compile(r",?\s*(charged )?(per|on|for|out of|of)( (every|each))?( rmb| cny)?\s*[¥￥]?", re.IGNORECASE)
#: Before a cost that is charged on every 10,000: 每万元每天3块, 每天每万3块5.
_EACH_WAN = re.compile(
    r"每[一1个]?[万wW][元块]?钱?(本金|借款)?[，, ]?(每天|一天|每日)?(收|要|付|是|的|利息|费用|就)*\s*$"
)
_WAN = Decimal(10000)
#: Nobody lends at more a day: then the smaller figure is something else.
_MOST_A_DAY = Decimal("0.02")
_FINE = Decimal("0.00000001")
_TWO = 2


def as_daily_rates(mentions: Sequence[Mention], text: str) -> tuple[Mention, ...]:
    """Read a cost by the day as the rate that it is of the sum beside it, where no rate is told.

    A sum that is only the unit of that rate ("per 10k") is none that is lent.
    """
    sums = [one for one in mentions if isinstance(one.value, Amount | Number) and not one.negated]
    if any(isinstance(one.value, Rate) for one in mentions) or not any(_is_daily(one) for one in sums):
        return tuple(mentions)
    for one in sums:
        each = _EACH_WAN.search(text[: one.start]) if _is_daily(one) else None
        if each:
            return _with_rate(mentions, each.start(), one.end, _rate(figure_of(one), _WAN))
    for first, second in pairwise(sums):
        on_each = _ON_EACH.fullmatch(text[first.end : second.start])
        if on_each and (_is_daily(first) or _is_daily(second)):
            rate = _rate(figure_of(first), figure_of(second))
            return _with_rate(mentions, first.start, second.end, rate)
    if len(sums) != _TWO:
        return tuple(mentions)
    cost = min(sums, key=lambda one: figure_of(one) or 0)
    lent = next(one for one in sums if one is not cost)
    return _with_rate(mentions, cost.start, cost.end, _rate(figure_of(cost), figure_of(lent)))


def _is_daily(mention: Mention) -> bool:
    return isinstance(mention.value, Amount) and mention.value.per == "day"


def _with_rate(mentions: Sequence[Mention], start: int, end: int, rate: Rate | None) -> tuple[Mention, ...]:
    """Put a rate in the place of what was read there."""
    if rate is None:
        return tuple(mentions)
    kept = [one for one in mentions if one.end <= start or end <= one.start]
    return tuple(sorted((*kept, Mention(rate, start, end)), key=lambda one: one.start))


def _rate(cost: Decimal | None, lent: Decimal | None) -> Rate | None:
    """Return what a day costs as a share of the sum; None where nobody would lend at it."""
    if not cost or not lent or not 0 < cost <= lent * _MOST_A_DAY:
        return None
    return Rate((cost / lent).quantize(_FINE).normalize(), "day")
