"""The rate of a debt as a question: what people read off a bill by the day, told by the day, the month or the year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from credit_coach.dialogue.kinds import RateKind, RateValue, Reading, Trouble
from credit_coach.dialogue.readers import Mention, Rate
from credit_coach.dialogue.walk import Answers, Question
from credit_coach.money import daily_from_annual
from credit_coach.walks.plans import yearly_rate


@dataclass(frozen=True)
class DailyRateKind(RateKind):
    """A rate where the question is about a day: 万分之五 alone is one, as no lender charges so little a year."""

    def claims(self, mention: Mention) -> bool:
        """Only a rate with its period, or one so small that no share is: "10%" alone may be a share, 万五 is a day's rate."""
        value = mention.value
        return isinstance(value, Rate) and (value.per is not None or (not value.unclear and value.value < _A_DAY))

    def read(self, mentions: Sequence[Mention], text: str) -> Reading:
        """Read one rate."""
        reading = super().read(mentions, text)
        if isinstance(reading, Trouble) and reading.reason == "rate_per" and reading.options[0].endswith("a day"):
            return reading.options[0]
        return reading


#: A rate below this, without a period, is by the day.
_A_DAY = Decimal("0.002")
DAILY_RATE = Question(
    "daily_rate",
    DailyRateKind(),
    cue=re.compile(
        r"日利率|利率|日息|月息|年息|年化|罚息率?|违约金率|费率|利息(?=.{0,4}(万分|千分|百分|每天|一天|[\d.]+ ?%))|一天(?=万)|每天(?=万|千|[\d.]+ ?%)"
        r"|\b((daily|interest|overdue|late|yearly|annual) )?rate\b|\binterest(?= (is|of|at))|\bAPR\b|\bat(?= [\d.]+ ?(%|percent))",
        re.IGNORECASE,
    ),
    optional=True,
)


def confirmed(answers: Answers) -> frozenset[str]:
    """Return the fields that were asked back because they are unusual, and confirmed."""
    return frozenset(name.partition(":")[2] for name in answers if name.startswith("confirm:"))


def daily_rate(stored: str) -> Decimal:
    """Return a stored rate as one a day."""
    value = RateValue.restore(stored)
    return value.value if value.unit == "day" else daily_from_annual(annual_rate(stored))


def annual_rate(stored: str) -> Decimal:
    """Return a stored rate as a simple one a year."""
    return yearly_rate(RateValue.restore(stored))


def share_of(stored: str) -> Decimal:
    """Return a stored share such as "10%" as a fraction."""
    return RateValue.restore(f"{stored} a period").value
