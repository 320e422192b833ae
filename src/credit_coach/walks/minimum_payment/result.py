"""Months and interest of each way of paying, drawn and listed, and how to get out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from credit_coach.dialogue.walk import Answers, told
from credit_coach.money import (
    Ending,
    Repayment,
    interest_saved,
)
from credit_coach.reply import Block, ChartBlock, Option, Series, TableBlock
from credit_coach.walks.asked import Figures
from credit_coach.walks.minimum_payment import bill
from credit_coach.walks.minimum_payment.case import RATE_FACT, SHARE_FACT, Case, Runs, case_of, runs_of
from credit_coach.walks.minimum_payment.questions import AFTER, BALANCE, DAYS, PAY
from credit_coach.walks.speech import Speech
from credit_coach.walks.sums import range_notes
from credit_coach.walks.tool import Result


@dataclass(frozen=True)
class _Way:
    """One way of paying: its name, what is paid each month, and where it leads."""

    name: str
    payment: str
    run: Repayment


def result(answers: Answers, speech: Speech, on: date) -> Result:
    """Return how long the minimum takes, other ways of paying, and how to get out; raises MoneyError by field."""
    case = case_of(answers, speech)
    if told(answers, DAYS.name) is not None:
        return Result(bill.blocks(bill.case_of(case, answers), answers, speech), "bill")
    runs = runs_of(case)
    ways = _ways(case, runs, speech)
    after = told(answers, AFTER.name)
    first = [] if after is None else [speech.text(_after(runs, int(after), speech))]
    blocks: list[Block] = [
        *first,
        speech.text(_verdict(case, runs, speech)),
        _table(case, runs, ways, speech),
        _chart(case, ways, speech),
        speech.text(_next(speech)),
        speech.text("\n".join(f"- {note}" for note in _notes(case, answers, speech))),
    ]
    plan = speech.say("offer.payoff_plan")
    return Result(tuple(blocks), runs.minimum.ending.value, (), (Option(plan, plan),))


def _after(runs: Runs, number: int, speech: Speech) -> str:
    """What is still owed after some payments, and what has gone into interest by then."""
    run = runs.fixed or runs.minimum
    steps = run.steps[:number]
    figures = {
        "number": str(number),
        "balance": speech.money(steps[-1].balance if len(steps) == number else Decimal(0)),
        "interest": speech.money(sum((step.interest for step in steps), Decimal(0))),
    }
    return f"**{speech.say('after', **figures)}**"


def _verdict(case: Case, runs: Runs, speech: Speech) -> str:
    minimum, first = runs.minimum, runs.minimum.steps[0]
    asked = ""
    if runs.fixed is not None and case.pay is not None and case.low_share is not None:
        # Nobody spoke of the minimum: the payment that was named comes first.
        asked = f"**{_fixed(case.pay, runs.fixed, minimum, speech)}**\n\n"
    if minimum.months is not None and minimum.total_interest is not None:
        interest = speech.money(minimum.total_interest)
        head = speech.say("verdict.cleared", time=speech.span(minimum.months), interest=interest)
    else:
        head = speech.say("verdict.beyond_horizon", time=speech.span(len(minimum.steps)))
    month = speech.say("first", payment=speech.money(first.payment), interest=speech.money(first.interest))
    lines = [month, *_kept(runs, speech), *_instead(case, runs, speech), _clear(case, runs, speech)]
    mark = speech.cite("minimum-payment", "how-long", "cc_min_payment_loses_interest_free")
    lines.append(speech.say("interest_free") + mark)
    return f"{asked}**{head}**\n\n" + "\n".join(f"- {line}" for line in lines)


def _kept(runs: Runs, speech: Speech) -> list[str]:
    """What it changes not to let the payment fall with the minimum."""
    kept, saved = runs.kept, interest_saved(runs.minimum, runs.kept)
    if kept.months is None or saved is None or saved <= 0:
        return []
    figures = {"payment": speech.money(runs.lowest), "time": speech.span(kept.months), "saved": speech.money(saved)}
    return [speech.say("kept", **figures) + speech.cite("minimum-payment", "get-out", "min_payment_trap_example")]


def _instead(case: Case, runs: Runs, speech: Speech) -> list[str]:
    """What the payment that the person named would do, and a warning where it is below the minimum."""
    if runs.fixed is None or case.pay is None:
        return []
    lines = [_fixed(case.pay, runs.fixed, runs.minimum, speech)]
    if _below(case, runs):
        said = speech.say("pay.below", pay=speech.money(case.pay), minimum=speech.money(runs.lowest))
        lines.append(said + speech.cite("minimum-payment", "is-it-overdue", "loan_extension_by_consent"))
    return lines


def figures(answers: Answers, speech: Speech, on: date, number: int | None) -> Figures:
    """Return how long each way of paying takes, and what it costs: the minimum, and what the person named."""
    case = case_of(answers, speech)
    if told(answers, DAYS.name) is not None:
        return {} if number is not None else bill.figures(bill.case_of(case, answers), speech)
    runs = runs_of(case)
    if number is not None:
        return _of_month(runs, number, speech)
    ways = [way for way in _ways(case, runs, speech) if way.run.months is not None]
    if not ways:
        return {}

    def by_way(shown: Callable[[Repayment], str]) -> str:
        return speech.join([speech.say("understood_one", label=way.name, value=shown(way.run)) for way in ways])

    return {
        "payment": by_way(lambda run: speech.money(run.steps[0].payment)),
        "time": by_way(lambda run: speech.span(run.months or 0)),
        "extra": by_way(lambda run: speech.money(run.total_interest or Decimal(0))),
        "total": by_way(lambda run: speech.money(run.total_paid or Decimal(0))),
    }


def _of_month(runs: Runs, number: int, speech: Speech) -> Figures:
    """What one payment takes, and what is owed after it: of the payment that was named, else of the minimum."""
    steps = (runs.fixed or runs.minimum).steps
    if not -1 <= number <= len(steps) or number == 0:
        return {}
    step = steps[number - 1 if number > 0 else number]
    return {
        "payment": speech.money(step.payment),
        "extra": speech.money(step.interest),
        "balance": speech.money(step.balance),
    }


def _below(case: Case, runs: Runs) -> bool:
    """Whether the payment that the person named is below the first minimum."""
    return case.pay is not None and case.pay < runs.lowest


def _fixed(pay: Decimal, fixed: Repayment, minimum: Repayment, speech: Speech) -> str:
    if fixed.months is None or fixed.total_interest is None:
        return speech.say("pay.never", pay=speech.money(pay), interest=speech.money(fixed.steps[0].interest))
    figures = {
        "pay": speech.money(pay),
        "time": speech.span(fixed.months),
        "interest": speech.money(fixed.total_interest),
    }
    saved = interest_saved(minimum, fixed)
    if saved is not None and saved > 0:
        return speech.say("pay.saves", saved=speech.money(saved), **figures)
    return speech.say("pay.cleared", **figures)


def _clear(case: Case, runs: Runs, speech: Speech) -> str:
    """The payments that end it on a day; below the minimum they need the bank's consent."""
    (months, payment), (more_months, less) = runs.targets
    said = speech.say(
        "clear",
        months=speech.months(months),
        payment=speech.money(payment),
        more_months=speech.months(more_months),
        less=speech.money(less),
    )
    return f"{said}{speech.gap}{speech.say('clear.below')}" if less < runs.lowest and not _below(case, runs) else said


def _ways(case: Case, runs: Runs, speech: Speech) -> list[_Way]:
    """All ways; the first ones are drawn."""
    first = speech.say("way.first_month", payment=speech.fen(runs.lowest))
    ways = [
        _Way(speech.say("way.minimum"), first, runs.minimum),
        _Way(speech.say("way.kept"), speech.fen(runs.lowest), runs.kept),
    ]
    if runs.fixed is not None and case.pay is not None:
        ways.append(_Way(speech.say("way.fixed"), speech.fen(case.pay), runs.fixed))
    return ways


def _table(case: Case, runs: Runs, ways: Sequence[_Way], speech: Speech) -> TableBlock:
    columns = tuple(speech.say(f"ways.{name}") for name in ("way", "payment", "time", "interest", "total"))
    targets = [
        _Way(speech.say("way.target", time=speech.months(months)), speech.fen(payment), case.by_paying(payment))
        for months, payment in runs.targets
    ]
    return TableBlock(speech.say("ways.title"), columns, tuple(_row(way, speech) for way in (*ways, *targets)))


def _row(way: _Way, speech: Speech) -> tuple[str, ...]:
    run = way.run
    if run.months is None or run.total_interest is None or run.total_paid is None:
        return (way.name, way.payment, speech.say(f"ends.{run.ending}"), "—", "—")
    totals = (speech.fen(run.total_interest), speech.fen(run.total_paid))
    return (way.name, way.payment, speech.span(run.months), *totals)


#: More points than this would not be seen, and more months than this nobody plans for.
_MOST_POINTS, _MOST_MONTHS = 60, 240


def _chart(case: Case, ways: Sequence[_Way], speech: Speech) -> ChartBlock:
    """What is still owed after each month; a debt that never shrinks has no line."""
    drawn = [way for way in ways if way.run.ending is not Ending.NEVER]
    longest = min(max(len(way.run.steps) for way in drawn), _MOST_MONTHS)
    step = -(-longest // _MOST_POINTS)
    months = range(0, longest + step, step)
    series = tuple(Series(way.name, _points(case.balance, way.run, months)) for way in drawn)
    labels = tuple(
        speech.say("chart.month", count=str(month)) if month else speech.say("chart.today") for month in months
    )
    parts = [
        speech.say("chart.part.open", name=way.name)
        if way.run.months is None
        else speech.say("chart.part", name=way.name, time=speech.span(way.run.months))
        for way in drawn
    ]
    lines = speech.join_long(parts)
    alt = speech.say("chart.alt", balance=speech.money(case.balance), lines=lines)
    return ChartBlock("line", speech.say("chart.title"), labels, series, "元" if speech.lang == "zh" else "CNY", alt)


def _points(balance: Decimal, run: Repayment, months: Sequence[int]) -> tuple[Decimal, ...]:
    """The balance at each of the months, down to the first at which nothing is left."""
    balances = (balance, *(step.balance for step in run.steps))
    points = [balances[month] for month in months if month < len(balances)]
    if run.ending is Ending.CLEARED and points[-1] and len(points) < len(months):
        points.append(Decimal(0))
    return tuple(points)


# ---- what to do, what was assumed ----


def _next(speech: Speech) -> str:
    lines = [
        speech.say("next.stop") + speech.cite("minimum-payment", "get-out", "min_payment_trap_example"),
        speech.say("next.instalments")
        + speech.cite("minimum-payment", "compare-instalments", "pboc_notice3_annual_rate_all_loans"),
        speech.say("next.cannot", most=speech.fact("cc_art70_personalised_plan"))
        + speech.cite("minimum-payment", "get-out", "cc_art70_personalised_plan"),
    ]
    return f"{speech.say('next.title')}\n\n" + "\n".join(f"- {line}" for line in lines)


def _notes(case: Case, answers: Answers, speech: Speech) -> list[str]:
    notes = []
    if told(answers, "daily_rate") is None:
        figures = {"rate": speech.fact(RATE_FACT), "annual": speech.fact(RATE_FACT, "annual")}
        mark = speech.cite("minimum-payment", "compare-instalments", RATE_FACT)
        notes.append(speech.say("note.rate", **figures) + mark)
    else:
        notes.append(speech.say("note.rate.told", annual=speech.percent(case.annual)))
    if case.low_share is not None:
        notes.append(_share_note(case, case.low_share, speech))
    notes.append(_rule_note(case, speech))
    return notes + range_notes(answers, (BALANCE, PAY), speech)


def _rule_note(case: Case, speech: Speech) -> str:
    """How the minimum was put together."""
    share = speech.percent(case.share)
    if case.of_statement:
        return speech.say("note.rule.statement", share=share, least=speech.money(case.least or case.floor))
    if case.least is not None:
        return speech.say("note.rule.least", share=share, least=speech.money(case.least))
    return speech.say("note.rule", share=share, floor=speech.money(case.floor))


def _share_note(case: Case, low_share: Decimal, speech: Speech) -> str:
    """The share that was assumed, and what the other end of the range would come to."""
    other = case.by_minimum(low_share)
    time, interest = other.months, other.total_interest
    assert time is not None
    assert interest is not None
    return speech.say(
        "note.share",
        range=speech.fact(SHARE_FACT),
        share=speech.percent(case.share),
        low=speech.percent(low_share),
        time=speech.span(time),
        interest=speech.money(interest),
    ) + speech.cite("minimum-payment", "is-it-overdue", SHARE_FACT)
