"""The true rate of a plan with every sum, other terms, and what to look at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from credit_coach.dialogue.kinds import RateValue
from credit_coach.dialogue.walk import Answers, told
from credit_coach.money import (
    THRESHOLDS,
    AnnualRate,
    Limit,
    Method,
    Plan,
    PlanRates,
    RemainingFees,
    Schedule,
    Status,
    TermOption,
    build_schedule,
    compare_terms,
    price_status,
    require_likely,
    schedule_received,
    settle_early,
    split_by_interest,
    sum_financed,
    with_joining_fee,
    yearly_from_monthly,
)
from credit_coach.reply import Block, ChartBlock, Series, TableBlock
from credit_coach.walks.daily import confirmed
from credit_coach.walks.instalment_cost.questions import AMOUNT, FIRST_DUE, JOINING, OFFER, RECEIVED
from credit_coach.walks.plans import DOWN_PAYMENT, METHOD, plan_of, schedule_tables, yearly_rate
from credit_coach.walks.speech import Speech
from credit_coach.walks.sums import amount_in, range_notes
from credit_coach.walks.tool import Result

#: Other numbers of instalments that lenders commonly offer.
_TERMS = (6, 12, 24)
#: A longer schedule is a wall of figures; its totals are in the text.
_LONG_PLAN = 36


def schedule_of(answers: Answers) -> Schedule:
    """Return the plan that the answers describe as a schedule; raises MoneyError by field."""
    principal, plan = _planned(answers)
    received = amount_in(answers, RECEIVED)
    schedule = build_schedule(principal, plan) if received is None else schedule_received(principal, received, plan)
    joining = amount_in(answers, JOINING)
    return with_joining_fee(schedule, joining) if joining else schedule


def _planned(answers: Answers) -> tuple[Decimal, Plan]:
    """The sum that is paid in instalments, without what is paid down, and the plan."""
    amount, down = (amount_in(answers, question) or Decimal(0) for question in (AMOUNT, DOWN_PAYMENT))
    amount = sum_financed(amount, down) if down else amount
    if _begins_at_once(answers):
        payment = RateValue.restore(answers["charge"]).value
        amount = sum_financed(amount, payment)
        answers = {**answers, "periods": str(int(answers["periods"]) - 1)}
    plan = plan_of(answers, amount)
    require_likely(plan, confirmed(answers))
    return amount, plan


def _begins_at_once(answers: Answers) -> bool:
    """Whether the first of several payments is made on the day of the purchase, which lends nothing for it."""
    each = RateValue.restore(answers["charge"]).unit == "each"
    return told(answers, FIRST_DUE.name) is not None and each and int(answers["periods"]) > 1


def splits_of(answers: Answers) -> tuple[Schedule, ...]:
    """Return the plan by each way in which its payments may split, which decides what is left after some of them.

    Where only the payments were told: interest on what is still owed first, after which more is left, and a fee on the
    first sum, unless it was said how it is repaid. Raises MoneyError by field.
    """
    schedule = build_schedule(*_planned(answers))
    known = RateValue.restore(answers["charge"]).unit == "spread"
    if known or schedule.plan.told is None or schedule.plan.free_periods or not schedule.extra_cost:
        return (schedule,)
    by_interest = split_by_interest(schedule)
    return (by_interest,) if told(answers, METHOD.name) == Method.EQUAL_PAYMENT else (by_interest, schedule)


def result(answers: Answers, speech: Speech, on: date) -> Result:
    """Return the true rates, how they come about, other terms, and what to look at; raises MoneyError by field."""
    schedule, splits = schedule_of(answers), splits_of(answers)
    rates = schedule.rates()
    status = price_status(rates.simple)
    blocks: list[Block] = []
    if told(answers, OFFER.name) is not None:
        blocks.append(speech.text(_compared(rates.simple, answers, speech)))
    blocks.append(speech.text(_verdict(schedule, rates, status, answers, speech)))
    if schedule.extra_cost:
        blocks.append(_working(schedule, rates, speech))
        terms = _terms(schedule)
        if terms:
            blocks += [_costs(terms, schedule, speech), _term_table(terms, schedule, speech)]
        blocks.append(speech.text(_next(splits, rates, status, answers, speech)))
    notes = _notes(splits, answers, speech)
    if notes:
        blocks.append(speech.text("\n".join(f"- {note}" for note in notes)))
    if schedule.plan.periods <= _LONG_PLAN:
        blocks += schedule_tables(splits, speech)
    return Result(tuple(blocks), status.value)


def _verdict(schedule: Schedule, rates: PlanRates, status: Status, answers: Answers, speech: Speech) -> str:
    figures = {"periods": str(schedule.plan.periods), "total": speech.money(schedule.total_payments)}
    payment = payment_of(schedule, speech)
    if not schedule.extra_cost:
        mark = speech.cite("instalment-real-cost", "work-it-out", "disclosure_table_2026")
        return "\n".join(
            (
                f"**{speech.say('verdict.free')}**",
                "",
                f"- {speech.say('total.free', payment=payment, **figures)}",
                f"- {speech.say('free.check')}{mark}",
            )
        )
    figures |= {"extra": speech.money(schedule.extra_cost), "compound": f"{rates.compound.percent}%"}
    lines = [f"**{speech.say(f'verdict.{status}', rate=speech.rate(rates.simple))}**", ""]
    if schedule.received < schedule.principal:
        got = {"principal": speech.money(schedule.principal), "received": speech.money(schedule.received)}
        mark = speech.cite("rate-limits", "private-loans", "no_upfront_interest_deduction")
        lines += [
            f"- {speech.say('total.received', payment=payment, received=got['received'], **figures)}",
            f"- {speech.say('received.less', **got)}{mark}",
        ]
    else:
        lines.append(f"- {speech.say('total', payment=payment, **figures)}")
    lines += [f"- {_why_not_the_quoted(schedule.plan, answers, speech)}", f"- {_yardstick(speech)}"]
    return "\n".join(lines)


def _compared(rate: AnnualRate, answers: Answers, speech: Speech) -> str:
    """Which of the two offers costs more a year, both as simple rates."""
    other = yearly_rate(RateValue.restore(answers[OFFER.name]))
    key = "same" if rate.percent == other * 100 else "dearer" if rate.value > other else "cheaper"
    return f"**{speech.say(f'compared.{key}', rate=f'{rate.percent}%', other=speech.percent(other))}**"


def payment_of(schedule: Schedule, speech: Speech) -> str:
    """Return what is paid each period: level, level but for the last, or the heaviest."""
    first, last = schedule.rows[0].payment, schedule.rows[-1].payment
    if not _level(schedule):
        return speech.say("payment.heaviest", payment=speech.money(schedule.largest_payment))
    if first == last:
        return speech.say("payment.level", payment=speech.money(first))
    return speech.say("payment.last", payment=speech.money(first), last=speech.money(last))


def _level(schedule: Schedule) -> bool:
    """Whether all payments but the last, which takes the rest, are the same."""
    return len({row.payment for row in schedule.rows[:-1]}) <= 1


def _why_not_the_quoted(plan: Plan, answers: Answers, speech: Speech) -> str:
    """Why the figure that was quoted is not the rate of a year, or that it is."""
    charge = RateValue.restore(answers["charge"])
    if charge.unit in ("year", "month", "day"):
        said = speech.say("why.interest", rate=speech.percent(plan.annual_nominal_rate))
        return said + speech.cite("instalment-real-cost", "why-annual-rate", "pboc_notice3_rate_method")
    mark = speech.cite("instalment-real-cost", "real-rate", "instalment_fee_060_12m_apr")
    if charge.unit in ("once", "upfront"):
        return speech.say("why.once") + mark
    figures = {
        "fee": speech.percent(plan.fee_rate_per_period),
        "nominal": speech.percent(yearly_from_monthly(plan.fee_rate_per_period)),
    }
    if charge.unit == "each":
        return speech.say("why.each", payment=speech.money(charge.value), **figures) + mark
    return speech.say("why.period", **figures) + mark


def _yardstick(speech: Speech) -> str:
    """The yardsticks, which are about the price and about nothing else."""
    green, amber = THRESHOLDS[Limit.PRICE_GREEN].value, THRESHOLDS[Limit.PRICE_AMBER].value
    return speech.say(
        "yardstick",
        green=speech.percent(green)
        + speech.cite("credit-card-billing", "daily-interest", "cc_rate_cap_abolished_2021"),
        amber=speech.percent(amber)
        + speech.cite("rate-limits", "licensed-lenders", "court_24pct_practice_financial_loans"),
    )


def _working(schedule: Schedule, rates: PlanRates, speech: Speech) -> TableBlock:
    """Every figure with the sum behind it."""
    level = _level(schedule)
    row = schedule.rows[0] if level else max(schedule.rows, key=lambda one: one.payment)
    per_period = speech.percent(rates.per_period, 4)
    rows = [("principal", speech.fen(schedule.principal), "")]
    if schedule.received < schedule.principal:
        rows.append(("received", speech.fen(schedule.received), ""))
    payment = speech.say(
        "sum.payment", principal=speech.fen(row.principal), charge=speech.fen(row.payment - row.principal)
    )
    total, received = speech.fen(schedule.total_payments), speech.fen(schedule.received)
    rows += [
        ("payment" if level else "heaviest", speech.fen(row.payment), payment),
        ("total", total, speech.say("sum.total", periods=str(schedule.plan.periods))),
        ("extra", speech.fen(schedule.extra_cost), f"{total} − {received}"),
        ("simple", f"{rates.simple.percent}%", speech.say("sum.simple", rate=per_period)),
        ("compound", f"{rates.compound.percent}%", f"(1 + {per_period})^12 − 1"),
    ]
    columns = tuple(speech.say(f"working.{name}") for name in ("item", "figure", "sum"))
    named = tuple((speech.say(f"row.{name}"), figure, how) for name, figure, how in rows)
    return TableBlock(speech.say("working.title"), columns, named)


# ---- other terms ----


def _terms(schedule: Schedule) -> tuple[TermOption, ...]:
    """The plan beside other numbers of instalments, where its charge depends on them."""
    plan = schedule.plan
    if not plan.annual_nominal_rate and not plan.fee_rate_per_period:
        return ()
    return compare_terms(schedule.principal, plan, sorted({plan.periods, *_TERMS}))


def _term_name(periods: int, schedule: Schedule, speech: Speech) -> str:
    key = "terms.yours" if periods == schedule.plan.periods else "show.periods"
    return speech.say(key, count=str(periods))


def _costs(terms: Sequence[TermOption], schedule: Schedule, speech: Speech) -> ChartBlock:
    """What each costs beside paying at once."""
    without = speech.say("terms.none" if schedule.received < schedule.principal else "terms.cash")
    labels = (without, *(_term_name(term.periods, schedule, speech) for term in terms))
    values = (Decimal(0), *(term.extra_cost for term in terms))
    shown = tuple(map(speech.money, values))
    parts = [speech.say("terms.part", name=label, cost=cost) for label, cost in zip(labels, shown, strict=True)]
    unit = "元" if speech.lang == "zh" else "CNY"
    series = Series(speech.say("terms.extra"), values, (), shown)
    alt = speech.say("terms.alt", costs=speech.join(parts))
    return ChartBlock("bar", speech.say("terms.chart"), labels, (series,), unit, alt)


def _term_table(terms: Sequence[TermOption], schedule: Schedule, speech: Speech) -> TableBlock:
    columns = tuple(speech.say(f"terms.{name}") for name in ("periods", "payment", "extra", "rate"))
    rows = tuple(
        (
            _term_name(term.periods, schedule, speech),
            speech.fen(term.payment),
            speech.fen(term.extra_cost),
            f"{term.simple.percent}%",
        )
        for term in terms
    )
    return TableBlock(speech.say("terms.title"), columns, rows)


# ---- what to do, what was assumed ----


def _next(splits: Sequence[Schedule], rates: PlanRates, status: Status, answers: Answers, speech: Speech) -> str:
    lines = [
        speech.say("next.table", rate=f"{rates.simple.percent}%")
        + speech.cite("instalment-real-cost", "work-it-out", "disclosure_table_2026")
    ]
    if status is Status.RED:
        lines.append(
            speech.say("next.dear", amber=speech.percent(THRESHOLDS[Limit.PRICE_AMBER].value))
            + speech.cite("rate-limits", "over-the-line")
        )
    early = _early(splits, int(told(answers, "paid") or splits[0].plan.periods // 2), speech)
    if early:
        lines.append(early)
    return f"{speech.say('next.title')}\n\n" + "\n".join(f"- {line}" for line in lines)


def _early(splits: Sequence[Schedule], paid: int, speech: Speech) -> str:
    """What paying off then would save: with fees it depends on whether the rest of them is waived."""
    plan = splits[0].plan
    saved = [settle_early(schedule, paid, RemainingFees.WAIVED).saved for schedule in splits]
    if not paid or plan.periods <= plan.free_periods or min(saved) <= 0:
        return ""
    figures = {"paid": str(paid), "saved": speech.money(saved[-1])}
    if len(splits) > 1:
        said = speech.say("next.early.either", **figures, interest=speech.money(saved[0]))
    else:
        said = speech.say(f"next.early.{'interest' if plan.annual_nominal_rate else 'fees'}", **figures)
    return said + speech.cite("early-repayment", "what-you-save", "prepayment_interest_actual_days")


def _notes(splits: Sequence[Schedule], answers: Answers, speech: Speech) -> list[str]:
    charge = RateValue.restore(answers["charge"])
    notes = []
    if joining := amount_in(answers, JOINING):
        notes.append(speech.say("note.joining", joining=speech.money(joining)))
    if _begins_at_once(answers):
        notes.append(speech.say("note.first_due", payment=speech.money(charge.value), periods=answers["periods"]))
    if charge.unit in ("once", "upfront", "spread"):
        notes.append(speech.say(f"note.{charge.unit}"))
    if charge.unit in ("year", "month", "day") and told(answers, "method") is None:
        notes.append(speech.say("note.equal_payment"))
    if len(splits) > 1:
        notes.append(speech.say("note.each"))
    return notes + range_notes(answers, (AMOUNT, RECEIVED), speech)
