"""The figures of being late: the rate in force among two, and days that only say how a year is counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from credit_coach.dialogue import slots
from credit_coach.dialogue.readers import Mention, Rate, Term

_TWO = 2
_YEAR_DAYS = (360, 365, 366)
_NORMAL = re.compile(
    r"正常|平时|原来|合同|约定|借款|\b(normal|regular|usual|ordinary|contract|original|standard|agreed)\b",
    re.IGNORECASE,
)
#: How far before a rate the words stand that tell what it is.
_NEAR = 20


def without_year_basis(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Leave out "365 days" beside a rate a year and other days: it says how the year is counted."""
    days = [one for one in mentions if isinstance(one.value, Term) and one.value.unit == "day"]
    yearly = any(isinstance(one.value, Rate) and one.value.per == "year" for one in mentions)
    basis = [one for one in days if isinstance(one.value, Term) and one.value.count in _YEAR_DAYS]
    return tuple(one for one in mentions if not (yearly and len(basis) == 1 < len(days) and one in basis))


def settle_late(found: slots.Slots, text: str) -> None:
    """Keep of the contract's own rate and the one while it is late the latter, which has the surcharge in it."""
    told = {one.value.value: one for one in found.values.get("daily_rate", []) if isinstance(one.value, Rate)}
    if len(told) != _TWO:
        return
    less, more = (told[value] for value in sorted(told))
    near = text[max(0, less.start - _NEAR) : less.start]
    if _NORMAL.search(near) or _adds_up(found, *sorted(told)):
        found.values["daily_rate"] = [more]
        found.values.pop("surcharge", None)


def _adds_up(found: slots.Slots, less: Decimal, more: Decimal) -> bool:
    """Tell whether the larger rate is the smaller one with the surcharge that was told."""
    shares = [one.value.value for one in found.values.get("surcharge", []) if isinstance(one.value, Rate)]
    return any(less * (1 + share) == more for share in shares)
