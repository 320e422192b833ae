"""Two offers side by side: the true rate of each, what each costs, and which is cheaper."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from credit_coach.dialogue.kinds import RateValue
from credit_coach.dialogue.walk import Answers
from credit_coach.money import AnnualRate, RateLabel, Schedule, effective_from_nominal
from credit_coach.reply import TableBlock
from credit_coach.walks.daily import annual_rate
from credit_coach.walks.instalment_cost.result import payment_of, schedule_of
from credit_coach.walks.offers.questions import FIRST, SECOND, is_rate_alone, restored
from credit_coach.walks.speech import Speech
from credit_coach.walks.tool import Result


@dataclass(frozen=True)
class _Offer:
    """One offer: its schedule, or its rate alone."""

    charge: str
    unit: str
    simple: AnnualRate
    compound: AnnualRate
    schedule: Schedule | None


def _offer_of(stored: str, speech: Speech, answers: Answers) -> _Offer:
    told: Mapping[str, str] = restored(stored)
    charge, unit = speech.shown(FIRST, stored), RateValue.restore(told["charge"]).unit
    if is_rate_alone(told):
        yearly = annual_rate(told["charge"])
        compound = AnnualRate(effective_from_nominal(yearly), RateLabel.COMPOUND)
        return _Offer(charge, unit, AnnualRate(yearly, RateLabel.SIMPLE), compound, None)
    confirmed = {"confirmed": answers["confirmed"]} if "confirmed" in answers else {}
    schedule = schedule_of({**told, **confirmed})
    rates = schedule.rates()
    return _Offer(charge, unit, rates.simple, rates.compound, schedule)


def result(answers: Answers, speech: Speech, on: date) -> Result:
    """Return both true rates and costs, and which is cheaper; raises MoneyError by field."""
    first, second = (_offer_of(answers[question.name], speech, answers) for question in (FIRST, SECOND))
    cheaper = (
        "same"
        if first.simple.percent == second.simple.percent
        else "first"
        if first.simple.value < second.simple.value
        else "second"
    )
    rates = {"first": f"{first.simple.percent}%", "second": f"{second.simple.percent}%"}
    lines = [_line("first", first, speech), _line("second", second, speech)]
    if first.schedule and second.schedule:
        costs = (first.schedule.extra_cost, second.schedule.extra_cost)
        dearer = cheaper != "same" and (costs[0] < costs[1]) != (cheaper == "first") and costs[0] != costs[1]
        if dearer:
            lines.append(speech.say(f"less_money.{'first' if costs[0] < costs[1] else 'second'}"))
    lines.append(speech.say("why") + speech.cite("instalment-real-cost", "why-annual-rate", "pboc_notice3_rate_method"))
    text = speech.verdict(speech.say(f"verdict.{cheaper}", **rates), lines)
    return Result((text, _table((first, second), speech)), cheaper)


def _line(name: str, offer: _Offer, speech: Speech) -> str:
    label = speech.label(name)
    told = {"which": label[:1].upper() + label[1:], "charge": offer.charge}
    rates = {"rate": speech.rate(offer.simple), "compound": speech.rate(offer.compound)}
    if offer.schedule is None:
        return speech.say("told.rate", **told, **rates)
    # What is paid each month is said once.
    key = "told.payments" if offer.unit == "each" else "told.plan"
    if offer.unit == "each":
        del told["charge"]
    return speech.say(
        key,
        payment=payment_of(offer.schedule, speech),
        periods=str(offer.schedule.plan.periods),
        extra=speech.money(offer.schedule.extra_cost),
        **told,
        **rates,
    )


def _table(offers: Sequence[_Offer], speech: Speech) -> TableBlock:
    def of_plan(figure: Callable[[Schedule], Decimal]) -> list[str]:
        return [speech.fen(figure(one.schedule)) if one.schedule else "" for one in offers]

    rows = [("charge", [one.charge for one in offers])]
    if any(one.schedule for one in offers):
        rows += [
            ("amount", of_plan(lambda plan: plan.principal)),
            ("periods", [str(one.schedule.plan.periods) if one.schedule else "" for one in offers]),
            ("payment", of_plan(lambda plan: plan.largest_payment)),
            ("extra", of_plan(lambda plan: plan.extra_cost)),
        ]
    rows += [
        ("simple", [f"{one.simple.percent}%" for one in offers]),
        ("compound", [f"{one.compound.percent}%" for one in offers]),
    ]
    columns = (speech.say("table.item"), speech.label("first"), speech.label("second"))
    return TableBlock(
        speech.say("table.title"), columns, tuple((speech.say(f"row.{name}"), *figures) for name, figures in rows)
    )
