"""Kinds that the walks about debts share: what can be paid at most, and the rate of a debt told in a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from credit_coach.dialogue.kinds import MoneyKind, RateKind, Reading, Trouble
from credit_coach.dialogue.readers import Amount, Mention, Rate


@dataclass(frozen=True)
class PayableKind(MoneyKind):
    """What a person can pay: "at most 900" has named the figure, and is no range from nothing."""

    def read(self, mentions: Sequence[Mention], text: str) -> Reading:
        """Read one amount."""
        return super().read([_at_most(mention) for mention in mentions], text)


def _at_most(mention: Mention) -> Mention:
    found = mention.value
    if isinstance(found, Amount) and found.low == 0 and found.high:
        return replace(mention, value=replace(found, low=found.high, approximate=False))
    return mention


@dataclass(frozen=True)
class DebtRateKind(RateKind):
    """The rate of a debt: 万分之五 alone is one a day, as nobody lends at so little a year.

    Where bills are `listed`, 14% alone is one a year; between people it may be one a month.
    """

    listed: bool = False

    def read(self, mentions: Sequence[Mention], text: str) -> Reading:
        """Read one rate."""
        reading = super().read(mentions, text)
        if all(isinstance(mention.value, Rate) and mention.value.value == 0 for mention in mentions):
            return "0% a year"
        if isinstance(reading, Trouble) and reading.reason == "rate_per":
            dear = (
                self.listed
                and len(mentions) == 1
                and isinstance(rate := mentions[0].value, Rate)
                and rate.value >= _DEAR_A_MONTH
            )
            if dear or reading.options[0].endswith("a day"):
                return reading.options[0]
        return reading


#: No bill charges so much a month: without a period it is by the year.
_DEAR_A_MONTH = Decimal("0.05")
