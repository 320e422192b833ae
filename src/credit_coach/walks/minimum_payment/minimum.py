"""The minimum payment as people tell it: a share of what is owed, or the sum that this month's bill asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from credit_coach.dialogue.kinds import MoneyKind, Reading, ShareKind
from credit_coach.dialogue.readers import Amount, Mention, Number
from credit_coach.money import exact
from credit_coach.walks.daily import share_of

_SUM = MoneyKind("high", positive=True)
#: A bare number up to this is a percentage.
_LARGEST_SHARE = 100


@dataclass(frozen=True)
class MinimumKind(ShareKind):
    """A share of what is owed; a sum is stored as such, and is what share the balance makes it."""

    def accepts(self, mention: Mention) -> bool:
        """Percentages, and sums of money, also by the month."""
        return super().accepts(mention) or _is_sum(mention)

    def read(self, mentions: Sequence[Mention], text: str) -> Reading:
        """Read one share, or else one sum: "10%, that is 1,200" is the share."""
        shares = [mention for mention in mentions if not _is_sum(mention)]
        return super().read(shares, text) if shares else _SUM.read([*map(_once, mentions)], text)

    def key(self, stored: str) -> tuple[str, dict[str, str]]:
        """Shown as it was told."""
        return super().key(stored) if stored.endswith("%") else _SUM.key(stored)


def _is_sum(mention: Mention) -> bool:
    value = mention.value
    if isinstance(value, Number):
        return value.value > _LARGEST_SHARE
    return isinstance(value, Amount) and value.per in (None, "month") and value.exact


def _once(mention: Mention) -> Mention:
    value = mention.value
    return Mention(Number(value.low), mention.start, mention.end) if isinstance(value, Amount) else mention


def minimum_share(stored: str, balance: Decimal) -> Decimal:
    """Return a stored minimum as a fraction of the balance; above 1 where the sum is larger than the balance."""
    if stored.endswith("%"):
        return share_of(stored)
    with exact():
        return Decimal(stored) / balance if balance else Decimal(1)
