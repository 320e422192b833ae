"""The rate a year, a month and a day, simple and compound, and what that is on a round sum."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from credit_coach.dialogue.kinds import RateValue
from credit_coach.dialogue.walk import Answers
from credit_coach.money import (
    AnnualRate,
    RateLabel,
    daily_from_annual,
    effective_from_nominal,
    interest_for_days,
    interest_for_months,
    monthly_from_nominal,
    require_likely_annual,
)
from credit_coach.reply import TableBlock
from credit_coach.walks.asked import Figures
from credit_coach.walks.daily import annual_rate, confirmed
from credit_coach.walks.speech import Speech
from credit_coach.walks.tool import Result

#: Yuan that the interest of a day and a month is shown on.
_ON = Decimal(10_000)


def result(answers: Answers, speech: Speech, on: date) -> Result:
    """Return the rate by the other periods with the sum behind each; raises MoneyError by field."""
    told = RateValue.restore(answers["rate"])
    annual = annual_rate(answers["rate"])
    require_likely_annual("rate", annual, confirmed(answers))
    yearly = speech.percent(annual)
    rate = speech.percent(told.value, 4)
    if told.unit == "year":
        head = speech.say(
            "verdict.year",
            rate=rate,
            month=speech.percent(monthly_from_nominal(annual), 4),
            day=speech.percent(daily_from_annual(annual), 4),
        )
    else:
        head = speech.say(f"verdict.{told.unit}", rate=rate, year=yearly)
    compound = AnnualRate(effective_from_nominal(annual), RateLabel.COMPOUND)
    lines = [
        speech.say("simple", compound=speech.rate(compound)),
        speech.say("line") + speech.cite("rate-limits", "which-line"),
        speech.say("fees") + speech.cite("instalment-real-cost", "real-rate"),
    ]
    text = speech.verdict(head, lines)
    return Result((text, _working(told, annual, speech)), "rate")


def figures(answers: Answers, speech: Speech, on: date, number: int | None) -> Figures:
    """Return the rate by each period."""
    if number is not None:
        return {}
    annual = annual_rate(answers["rate"])
    return {
        "rate": speech.percent(annual),
        "compound": f"{AnnualRate(effective_from_nominal(annual), RateLabel.COMPOUND).percent}%",
        "payment": speech.percent(monthly_from_nominal(annual), 4),
        "day": speech.percent(daily_from_annual(annual), 4),
    }


def _working(told: RateValue, annual: Decimal, speech: Speech) -> TableBlock:
    """Each period's rate, how it comes about, and the interest on a round sum."""
    monthly, daily = monthly_from_nominal(annual), daily_from_annual(annual)
    shown = {"year": speech.percent(annual), "month": speech.percent(monthly, 4), "day": speech.percent(daily, 4)}
    rate = speech.percent(told.value, 4)
    interest = {
        "year": interest_for_months(_ON, annual, 12),
        "month": interest_for_months(_ON, annual, 1),
        "day": interest_for_days(_ON, daily, 1),
    }
    rows = tuple(
        (
            speech.say(f"row.{unit}"),
            shown[unit],
            "" if unit == told.unit else speech.say(f"sum.{told.unit}.{unit}", rate=rate),
            speech.fen(interest[unit]),
        )
        for unit in ("year", "month", "day")
    )
    columns = tuple(speech.say(f"working.{name}") for name in ("item", "figure", "sum", "on"))
    return TableBlock(speech.say("working.title"), columns, rows)
