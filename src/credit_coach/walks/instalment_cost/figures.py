"""The figures of a plan that can be asked for by name, and those of one instalment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from credit_coach.dialogue.walk import Answers
from credit_coach.money import Instalment, Method, Schedule
from credit_coach.walks.asked import Figures
from credit_coach.walks.instalment_cost.result import payment_of, schedule_of, splits_of
from credit_coach.walks.plans import basis_of
from credit_coach.walks.speech import Speech


def figures(answers: Answers, speech: Speech, on: date, number: int | None) -> Figures:
    """Return the totals and rates of the plan, or what one instalment takes and leaves; raises MoneyError by field."""
    splits = splits_of(answers)
    if number is not None:
        return _of_instalment(splits, number, speech)
    schedule = schedule_of(answers)
    rates = schedule.rates()
    return {
        "rate": f"{rates.simple.percent}%",
        "compound": f"{rates.compound.percent}%",
        "extra": speech.money(schedule.extra_cost),
        "share": speech.percent(schedule.extra_share),
        "total": speech.money(schedule.total_payments),
        "payment": payment_of(schedule, speech),
        "charge": _either([_falling(one, speech) for one in splits], splits, speech),
    }


def _of_instalment(splits: tuple[Schedule, ...], number: int, speech: Speech) -> Figures:
    rows = len(splits[0].rows)
    if not -1 <= number <= rows or number == 0:
        return {}

    def told(part: Callable[[Instalment], Decimal]) -> str:
        place = number - 1 if number > 0 else number
        return _either([speech.money(part(one.rows[place])) for one in splits], splits, speech)

    return {
        "payment": told(lambda row: row.payment),
        "extra": told(_charge),
        "balance": told(lambda row: row.balance),
    }


def _charge(row: Instalment) -> Decimal:
    return row.payment - row.principal


def _falling(schedule: Schedule, speech: Speech) -> str:
    """What each instalment holds of interest and fees: always the same, or from the first to the last."""
    first, last = (speech.money(_charge(schedule.rows[place])) for place in (0, -1))
    # The last one takes the fen that are left over.
    level = schedule.plan.method is Method.FEE_EACH_PERIOD and not schedule.plan.free_periods
    return first if level or first == last else speech.say("asked.from_to", first=first, last=last)


def _either(values: list[str], splits: tuple[Schedule, ...], speech: Speech) -> str:
    """One figure, or one for each way in which the payments may split."""
    if len(set(values)) == 1:
        return values[0]
    return speech.say("asked.either", **{basis_of(one): value for one, value in zip(splits, values, strict=True)})
