"""What is late, and at which rate: told, or what the register says is common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from credit_coach.dialogue.walk import Answers, told
from credit_coach.money import (
    LatePenalty,
    OverdueCost,
    OverdueTerms,
    overdue_by,
    require_likely_annual,
    simple_annual_from_daily,
    with_surcharge,
)
from credit_coach.walks.daily import annual_rate, confirmed, daily_rate, share_of
from credit_coach.walks.overdue_cost.questions import AMOUNT, MINIMUM_DUE, PART_PAID, PENALTY_FLOOR
from credit_coach.walks.speech import Speech
from credit_coach.walks.sums import amount_in

#: What the register says is common for a product, where it says anything.
_COMMON: Mapping[str, str] = {
    "credit_card": "cc_typical_daily_rate_005",
    "baitiao": "baitiao_overdue_rate_varies",
    "huabei": "huabei_overdue_rate_varies",
}


@dataclass(frozen=True)
class DailyRate:
    """A daily rate, the same a year, and the fact that it comes from; "" where the person told it.

    `surcharge` is the share of the told rate that is already in both.
    """

    daily: Decimal
    annual: Decimal
    fact: str = ""
    surcharge: Decimal | None = None


def rate_of(answers: Answers, speech: Speech) -> DailyRate | None:
    """Return the rate that was told, else the higher end of what is common for the product, else None."""
    stored = told(answers, "daily_rate")
    if stored is not None:
        require_likely_annual("daily_rate", annual_rate(stored), confirmed(answers))
        share = told(answers, "surcharge")
        if share is None:
            return DailyRate(daily_rate(stored), annual_rate(stored))
        more = share_of(share)
        daily, annual = (with_surcharge(one, more) for one in (daily_rate(stored), annual_rate(stored)))
        return DailyRate(daily, annual, surcharge=more)
    fact = _COMMON.get(told(answers, "product") or "")
    if fact is None:
        return None
    daily = Decimal(speech.register[fact].figures[""].value.rpartition("-")[2])
    return DailyRate(daily, simple_annual_from_daily(daily), fact)


@dataclass(frozen=True)
class Case:
    """What was told, as the calculation needs it."""

    amount: Decimal
    days: int
    today: date
    minimum: Decimal
    penalty: Decimal | None
    penalty_floor: Decimal = Decimal(0)

    def cost(self, rate: Decimal, speech: Speech, clause: str, further_days: int = 0) -> OverdueCost:
        """The cost at a daily rate when it lasts some days more."""
        penalty = None
        if self.penalty is not None and self.minimum:
            penalty = LatePenalty(self.penalty, self.penalty_floor, speech.say("clause.penalty"))
        terms = OverdueTerms(rate, speech.say(clause), penalty=penalty)
        return overdue_by(
            self.amount, self.days, self.today, terms, further_days=further_days, unpaid_minimum=self.minimum
        )


def case_of(answers: Answers, on: date) -> Case:
    """Return what was told, each range by its dear end."""
    share = told(answers, "penalty_share")
    return Case(
        amount=amount_in(answers, AMOUNT) or Decimal(0),
        days=int(told(answers, "days_late") or 0),
        today=on,
        minimum=unpaid_minimum(answers),
        penalty=share_of(share) if share else None,
        penalty_floor=amount_in(answers, PENALTY_FLOOR) or Decimal(0),
    )


def unpaid_minimum(answers: Answers) -> Decimal:
    """Return what was not paid of the minimum payment."""
    minimum = amount_in(answers, MINIMUM_DUE) or Decimal(0)
    return max(minimum - (amount_in(answers, PART_PAID) or Decimal(0)), Decimal(0))
