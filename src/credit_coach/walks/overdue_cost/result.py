"""What being late costs so far and later, and what helps most today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from credit_coach.dialogue.kinds import RateValue
from credit_coach.dialogue.walk import Answers, told
from credit_coach.money import (
    EventKind,
    OverdueCost,
    interest_for_days,
    late_penalty,
    simple_annual_from_daily,
)
from credit_coach.reply import Block, ChartBlock, Option, Series, TableBlock, TextBlock
from credit_coach.walks.asked import Figures
from credit_coach.walks.overdue_cost.case import Case, DailyRate, case_of, rate_of
from credit_coach.walks.overdue_cost.questions import AMOUNT, DAYS_LATE, MINIMUM_DUE, PART_PAID, only_penalty
from credit_coach.walks.papers import Papers
from credit_coach.walks.products import PRODUCT
from credit_coach.walks.speech import Speech
from credit_coach.walks.sums import range_notes
from credit_coach.walks.tool import Result

#: How much longer it might last, in days: in the sentences, and in the chart.
_FURTHER = (30, 90)
_CHARTED = tuple(range(0, 91, 10))
#: From here on letters from a court are what matters most.
_LONG_LATE = 90


def result(answers: Answers, speech: Speech, on: date) -> Result:
    """Return what it costs so far and later, and what helps; raises MoneyError by field."""
    if only_penalty(answers):
        return Result((_only_damages(answers, on, speech),), "damages")
    case, rate = case_of(answers, on), rate_of(answers, speech)
    blocks = _table_of_rates(case, answers, speech) if rate is None else _one_rate(case, rate, answers, speech)
    blocks.append(speech.text(_help(case, answers, speech)))
    notes = _notes(answers, speech)
    blocks.append(speech.text("\n".join(f"- {note}" for note in notes)))
    plan = speech.say("offer.overdue_triage")
    return Result(tuple(blocks), "rates" if rate is None else "cost", ("hardship",), (Option(plan, plan),))


def _one_rate(case: Case, rate: DailyRate, answers: Answers, speech: Speech) -> list[Block]:
    """One figure: the sum so far with its events, and how it grows."""
    clause = "clause.common" if rate.fact else "clause.told"
    now = case.cost(rate.daily, speech, clause)
    later = [case.cost(rate.daily, speech, clause, days) for days in _FURTHER]
    head = speech.say(
        "verdict.about" if rate.fact else "verdict.cost",
        days=str(case.days),
        extra=speech.money(now.charged),
        total=speech.money(now.amount_due),
    )
    longer = {"days": str(_FURTHER[0]), "extra": speech.money(later[0].charged)}
    longer |= {"more_days": str(_FURTHER[1]), "more": speech.money(later[1].charged)}
    day = interest_for_days(case.amount, rate.daily, 1)
    lines = [
        f"**{head}**",
        "",
        f"- {speech.say('longer', day=speech.money(day), **longer)}",
        f"- {_source(rate, answers, speech)}",
        *(f"- {line}" for line in _penalty(case, answers, speech)),
        *(f"- {line}" for line in _too_high(rate.annual, answers, speech)),
    ]
    return [
        speech.text("\n".join(lines)),
        _events(now, rate, case, speech),
        _chart(case, {speech.say("line.name"): rate.daily}, clause, speech),
        _growth((now, *later), speech),
    ]


def _damages(case: Case) -> Decimal:
    return late_penalty(case.minimum, Decimal(0), case.penalty or Decimal(0), case.penalty_floor)


def _only_damages(answers: Answers, on: date, speech: Speech) -> TextBlock:
    """The damages of a card alone: a share of what was not paid of the minimum."""
    case = case_of(answers, on)
    share, unpaid = speech.percent(case.penalty or Decimal(0)), speech.money(case.minimum)
    mark = speech.cite("overdue-cost", "credit-card", "cc_late_fee_replaced_by_liquidated_damages")
    no_interest = speech.cite("overdue-cost", "credit-card", "cc_no_interest_on_fees")
    lines = [speech.say("damages.sum", share=share, unpaid=unpaid) + mark + no_interest, speech.say("damages.more")]
    return speech.verdict(speech.say("verdict.damages", amount=speech.money(_damages(case))), lines)


def figures(answers: Answers, speech: Speech, on: date, number: int | None) -> Figures:
    """Return what it has come to by today, what a day costs, and the rate a year."""
    if only_penalty(answers):
        return {} if number is not None else {"extra": speech.money(_damages(case_of(answers, on)))}
    case, rate = case_of(answers, on), rate_of(answers, speech)
    if number is not None or rate is None:
        return {}
    now = case.cost(rate.daily, speech, "clause.told")
    return {
        "extra": speech.money(now.charged),
        "total": speech.money(now.amount_due),
        "now": speech.money(now.amount_due),
        "day": speech.money(interest_for_days(case.amount, rate.daily, 1)),
        "rate": speech.percent(rate.annual),
    }


def _source(rate: DailyRate, answers: Answers, speech: Speech) -> str:
    """Where the rate comes from, hedged where it was not told."""
    annual, daily = speech.percent(rate.annual), speech.percent(rate.daily, 4)
    if rate.surcharge is not None:
        said = speech.say("rate.told.surcharge", rate=daily, annual=annual, surcharge=speech.percent(rate.surcharge))
        return said + speech.cite("overdue-cost", "how-calculated")
    if not rate.fact:
        key = "rate.told" if RateValue.restore(answers["daily_rate"]).unit == "day" else "rate.told.other"
        return speech.say(key, rate=daily, annual=annual) + speech.cite(
            "instalment-real-cost", "work-it-out", "daily_rate_to_annual"
        )
    product = speech.say(f"product.option.{answers['product']}")
    figures = {"product": product, "rate": daily, "annual": annual}
    section = "credit-card" if answers["product"] == "credit_card" else "baitiao-huabei"
    mark = speech.cite("overdue-cost", section, rate.fact)
    if "-" in speech.register[rate.fact].figures[""].value:
        return speech.say("rate.range", **figures, range=speech.fact(rate.fact)) + mark
    return speech.say("rate.common", **figures) + mark


def _penalty(case: Case, answers: Answers, speech: Speech) -> list[str]:
    """What is said of the damages of a card: they depend on the contract, so nothing is guessed."""
    if told(answers, "product") != "credit_card" and not (case.penalty is not None and case.minimum):
        return []
    mark = speech.cite("overdue-cost", "credit-card", "cc_late_fee_replaced_by_liquidated_damages")
    if case.penalty is not None and case.minimum:
        share, minimum = speech.percent(case.penalty), speech.money(case.minimum)
        no_interest = speech.cite("overdue-cost", "credit-card", "cc_no_interest_on_fees")
        if told(answers, PART_PAID.name) is not None:
            return [speech.say("penalty.part", share=share, unpaid=minimum) + mark + no_interest]
        return [speech.say("penalty.included", share=share, minimum=minimum) + mark + no_interest]
    if case.minimum:
        return [speech.say("penalty.ask_share", minimum=speech.money(case.minimum)) + mark]
    return [speech.say("penalty.ask_both") + mark]


def _too_high(annual: Decimal, answers: Answers, speech: Speech) -> list[str]:
    """Where the line of the courts is passed; which line depends on who lends."""
    if told(answers, "product") == "private_loan":
        fact = "private_lending_cap_4x_lpr"
        return [speech.say("private", times=speech.fact(fact)) + speech.cite("rate-limits", "private-loans", fact)]
    fact = "court_24pct_practice_financial_loans"
    if annual <= Decimal(speech.register[fact].figures[""].value):
        return []
    return [speech.say("too_high", line=speech.fact(fact)) + speech.cite("overdue-cost", "too-high", fact)]


def _events(cost: OverdueCost, rate: DailyRate, case: Case, speech: Speech) -> TableBlock:
    """What posted when, to the fen, with the sum and what it rests on."""
    columns = tuple(speech.say(f"events.{name}") for name in ("day", "what", "sum", "amount", "clause"))
    rows = []
    for event in cost.events:
        if event.kind is EventKind.INTEREST:
            working = speech.say(
                "sum.interest", base=speech.fen(event.base), rate=speech.percent(rate.daily, 4), days=str(event.days)
            )
        else:
            working = f"{speech.fen(event.base)} × {speech.percent(case.penalty or Decimal(0))}"
            if case.penalty_floor and event.amount == case.penalty_floor:
                working = speech.say("sum.least", sum=working, least=speech.fen(case.penalty_floor))
        what = speech.say(f"event.{event.kind}")
        rows.append((speech.day(event.day.isoformat()), what, working, speech.fen(event.amount), event.clause))
    rows.append(("", speech.say("event.total"), "", speech.fen(cost.charged), ""))
    return TableBlock(speech.say("events.title"), columns, tuple(rows))


def _when(days: int, speech: Speech) -> str:
    return speech.say("when.further", days=str(days)) if days else speech.say("when.today")


def _growth(costs: Sequence[OverdueCost], speech: Speech) -> TableBlock:
    """The figures of the chart at the days that the text names."""
    columns = tuple(speech.say(f"growth.{name}") for name in ("when", "extra", "total"))
    rows = tuple(
        (_when(days, speech), speech.fen(cost.charged), speech.fen(cost.amount_due))
        for days, cost in zip((0, *_FURTHER), costs, strict=True)
    )
    return TableBlock(speech.say("growth.title"), columns, rows)


def _chart(case: Case, rates: Mapping[str, Decimal], clause: str, speech: Speech) -> ChartBlock:
    """How the extra cost grows when nothing is paid; one line for each rate."""
    labels = tuple(_when(days, speech) for days in _CHARTED)
    series, parts = [], []
    for name, rate in rates.items():
        values = tuple(case.cost(rate, speech, clause, days).charged for days in _CHARTED)
        series.append(Series(name, values))
        first, last = speech.money(values[0]), speech.money(values[-1])
        parts.append(speech.say("chart.part", name=name, first=first, last=last, days=str(_CHARTED[-1])))
    unit = "元" if speech.lang == "zh" else "CNY"
    alt = speech.say("chart.alt", lines="；".join(parts) if speech.lang == "zh" else "; ".join(parts))
    return ChartBlock("line", speech.say("chart.title"), labels, tuple(series), unit, alt)


# ---- without a rate ----

_RATES = "daily_rate_to_annual"


def _table_of_rates(case: Case, answers: Answers, speech: Speech) -> list[Block]:
    """No figure is known for this product: the sums at several daily rates, instead of one that is guessed."""
    figures = speech.register[_RATES].figures
    rates = sorted(Decimal(figure.value) for name, figure in figures.items() if name.startswith("daily_"))
    rows = []
    for rate in rates:
        costs = [case.cost(rate, speech, "clause.common", days) for days in (0, *_FURTHER)]
        shown = [speech.fen(cost.charged) for cost in costs]
        rows.append((speech.percent(rate), speech.percent(simple_annual_from_daily(rate)), *shown))
    low, high = (case.cost(rate, speech, "clause.common").charged for rate in (rates[0], rates[-1]))
    ends = {"low_rate": speech.percent(rates[0]), "high_rate": speech.percent(rates[-1])}
    head = speech.say("verdict.rates", days=str(case.days), low=speech.money(low), high=speech.money(high), **ends)
    lines = [
        f"**{head}**",
        "",
        f"- {speech.say('rate.unknown')}{speech.cite_fact('disclosure_table_includes_overdue_costs')}",
    ]
    if told(answers, "product") == "bank_loan":
        rule = speech.fact("bank_penalty_rate_30_50")
        mark = speech.cite("overdue-cost", "how-calculated", "bank_penalty_rate_30_50")
        lines.append(f"- {speech.say('rate.bank', surcharge=rule)}{mark}")
    if told(answers, "product") == "private_loan":
        lines += [f"- {line}" for line in _too_high(Decimal(0), answers, speech)]
    columns = (
        *(speech.say(f"rates.{name}") for name in ("daily", "annual")),
        *(_when(days, speech) for days in (0, *_FURTHER)),
    )
    named = {speech.say("line.rate", rate=speech.percent(rate)): rate for rate in (rates[0], rates[-1])}
    return [
        speech.text("\n".join(lines)),
        TableBlock(speech.say("rates.title"), columns, tuple(rows)),
        _chart(case, named, "clause.common", speech),
    ]


# ---- what helps, what was assumed ----


def _help(case: Case, answers: Answers, speech: Speech) -> str:
    """What helps most today, each with the section that says more."""
    extension = speech.cite("overdue-first-steps", "cannot-pay", "loan_extension_by_consent")
    if told(answers, "product") == "private_loan":
        lines = [speech.say("help.private") + extension]
    else:
        lines = [speech.say("help.pay") + speech.cite("late-by-days", "forgot")]
        lines += _grace(case, answers, speech)
        lines.append(speech.say("help.waive") + speech.cite("overdue-cost", "too-high"))
        lines.append(speech.say("help.cannot") + extension)
    if case.days >= _LONG_LATE:
        lines.append(speech.say("help.court") + speech.cite("overdue-first-steps", "third-month"))
    return f"{speech.say('help.title')}\n\n" + "\n".join(f"- {line}" for line in lines)


def _grace(case: Case, answers: Answers, speech: Speech) -> list[str]:
    """The few days that cards usually forgive, where the person is still in them."""
    fact = "cc_grace_3_days_10_yuan"
    if told(answers, "product") != "credit_card" or case.days > int(speech.register[fact].figures[""].value):
        return []
    return [speech.say("help.grace", days=speech.fact(fact)) + speech.cite("late-by-days", "grace", fact)]


def _notes(answers: Answers, speech: Speech) -> list[str]:
    notes = [speech.say("note.compound") + speech.cite("overdue-cost", "how-calculated")]
    if told(answers, "product") == "credit_card":
        notes.append(
            speech.say("note.card") + speech.cite("overdue-cost", "credit-card", "cc_min_payment_loses_interest_free")
        )
    return notes + range_notes(answers, (AMOUNT, MINIMUM_DUE), speech)


def papers(answers: Answers, speech: Speech, on: date) -> Papers:
    """What a letter to the lender may say of this debt."""
    blanks = {
        question.name: speech.shown(question, stored)
        for question in (PRODUCT, AMOUNT, DAYS_LATE)
        if (stored := told(answers, question.name)) is not None
    }
    return Papers(told=blanks)
