"""What a contract charges for paying early, as people tell it: a share of the rest, a sum, or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from credit_coach.dialogue.kinds import MoneyKind, MoneyValue, Reading, ShareKind, Trouble, number
from credit_coach.dialogue.readers import Amount, Mention, Number, Rate
from credit_coach.walks.daily import share_of

_SUM = MoneyKind("high")
_NONE = re.compile(
    r"(没有?|无|不(用|会|需要)?(再)?(收|付|交|要)?|免)(任何)?(提前还款|提前结清)?的?(违约金|罚金|赔偿金)|(违约金|罚金)(都|也|是)?(没有?|不(用|会)?(收|付|交|要)|免|为?零)(?![不没]?[有收付交要]?[吗么])"
    r"|\b(no|without( an?| any)?|zero|waived?( the)?) (early[- ]\w+ |pre-?payment |exit )?(penalt(y|ies)|charges? for (paying|settling) early)\b|\bpenalty[- ]free\b",
    re.IGNORECASE,
)
#: Between a percentage and a sum: a bare number this small could be either.
_SMALL = 30


@dataclass(frozen=True)
class PenaltyKind(ShareKind):
    """A share of the principal that is left, stored as "3%", or a sum in yuan; "0" where there is none."""

    @property
    def nothing(self) -> str | None:
        """No penalty."""
        return "0"

    def accepts(self, mention: Mention) -> bool:
        """Percentages, sums and bare numbers; what is paid each month is none."""
        value = mention.value
        if isinstance(value, Rate):
            return value.per is None
        return isinstance(value, Number) or (isinstance(value, Amount) and value.per is None)

    def words(self, text: str, *, pending: bool) -> Reading | None:
        """No penalty."""
        return "0" if _NONE.search(text) else None

    def read(self, mentions: Sequence[Mention], text: str) -> Reading:
        """Read one share or one sum."""
        readings = list(dict.fromkeys(self._one(mention, text) for mention in mentions))
        values = tuple(one for one in readings if isinstance(one, str))
        return readings[0] if len(readings) == 1 else Trouble("conflict", values)

    def _one(self, mention: Mention, text: str) -> Reading:
        value = mention.value
        if isinstance(value, Rate):
            return "0" if value.value == 0 else super().read([mention], text)
        if isinstance(value, Number) and 0 < value.value <= _SMALL:
            bare = number(value.value)
            return Trouble("rate_percent", (f"{bare}%", bare))
        return _SUM.read([mention], text)

    def key(self, stored: str) -> tuple[str, dict[str, str]]:
        """Shown as it was told."""
        if stored == "0":
            return "no_penalty", {}
        return super().key(stored) if stored.endswith("%") else _SUM.key(stored)


def penalty_of(stored: str | None) -> tuple[Decimal, Decimal]:
    """Return a stored penalty as a fraction of the rest and a sum in yuan, one of which is 0."""
    nothing = Decimal(0)
    if stored is None:
        return nothing, nothing
    if stored.endswith("%"):
        return share_of(stored), nothing
    return nothing, MoneyValue.restore(stored).careful(_SUM.cautious)
