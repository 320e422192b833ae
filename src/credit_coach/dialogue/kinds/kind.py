"""The protocol of a kind, and what reading an answer can give.

An answer is stored as a short text that a person could have typed ("3500", "5000..6000", "0.6% a period"): it survives
an upgrade, and a test can be read by anybody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from credit_coach.dialogue.readers import Mention


class Missing(StrEnum):
    """What stands in place of a value that was not told."""

    UNKNOWN = "unknown"
    DECLINED = "declined"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class Trouble:
    """Why an answer was not taken. `options` are stored values to choose from; the first is the likeliest.

    Reasons: unreadable, conflict, added, not_meant, yearly, daily, weekly, open, currency, rate_per, rate_percent, rate_base,
    charge_amount, which_people, negative, not_positive, too_large, too_small, not_whole, needed, above_price.
    """

    reason: str
    options: tuple[str, ...] = ()


Reading = str | Trouble


class Kind(Protocol):
    """How the answers of one question are recognised, read and shown."""

    @property
    def nothing(self) -> str | None:
        """What 没有 is stored as, None where it is no answer."""
        ...

    def accepts(self, mention: Mention) -> bool:
        """Tell whether a mention could be meant for this question at all."""
        ...

    def claims(self, mention: Mention) -> bool:
        """Tell whether a mention can hardly be meant for anything else, whatever the words around it."""
        ...

    def read(self, mentions: Sequence[Mention], text: str) -> Reading:
        """Read the mentions that are meant for this question; `text` is what was said around them."""
        ...

    def words(self, text: str, *, pending: bool) -> Reading | None:
        """Read an answer that consists of words alone; None when it holds none.

        Words are read more widely while the question is `pending`: "没有" means something else everywhere else.
        """
        ...

    def key(self, stored: str) -> tuple[str, dict[str, str]]:
        """Return the wording key that shows a stored value, without its prefix, and the figures in it."""
        ...


def number(value: Decimal) -> str:
    """Return a number as it is stored: plain digits without trailing zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
