"""The payoff plan in words: both orders side by side, the first months, when each debt is cleared, what more does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from credit_coach.dialogue.walk import Answers
from credit_coach.money import (
    BudgetTooSmall,
    Payoff,
    Strategy,
    add_months,
    compare_payoffs,
    months_without_interest,
    plan_payoff,
    saving,
    total_balances,
    total_minimum,
    total_owed,
    with_more,
)
from credit_coach.reply import Block, ChartBlock, Series, TableBlock
from credit_coach.walks.asked import Figures
from credit_coach.walks.payoff_plan.case import Case, case_of
from credit_coach.walks.payoff_plan.notes import own_step, with_notes
from credit_coach.walks.payoff_plan.shortfall import endless, too_long, too_small
from credit_coach.walks.speech import Speech
from credit_coach.walks.tool import Result

#: How much more a month is tried out.
_MORE = Decimal("0.1")
#: So many months are shown one by one; the rest is in the table of when each debt is cleared.
_SHOWN = 3
#: A plan of more months than this is none that a person could keep to.
_LONGEST = 360
#: A line with more points than this looks no different.
_MOST_POINTS = 60


@dataclass(frozen=True)
class _Plans:
    """The plans of one case; `best` costs the least, and where two cost the same it is the first."""

    case: Case
    avalanche: Payoff
    snowball: Payoff
    own: Payoff | None

    @property
    def all(self) -> tuple[Payoff, ...]:
        """The plans that differ in their order, the dearest-first one before the others."""
        found = [self.avalanche]
        for plan in (self.snowball, self.own):
            if plan is not None and (plan.order not in [one.order for one in found] or plan is self.own):
                found.append(plan)
        return tuple(found)

    @property
    def best(self) -> Payoff:
        """The plan that ends, with the least interest, then the fewest months."""
        return min((self.avalanche, self.snowball), key=_cost)


def _cost(plan: Payoff) -> tuple[bool, Decimal, int]:
    return plan.months is None, plan.total_interest or Decimal(0), plan.months or 0


def result(answers: Answers, speech: Speech, on: date) -> Result:
    """Return the plan, or what it is short of; raises MoneyError whose field is the question to ask again."""
    case = case_of(answers, speech.register)
    # Interest only adds to this, so nothing has to be simulated to know it.
    least = months_without_interest(total_owed(case.debts), case.budget) or 0
    if least > _LONGEST and total_minimum(case.debts) <= case.budget:
        return too_long(case, least, answers, speech)
    try:
        avalanche, snowball = compare_payoffs(case.debts, case.budget)
    except BudgetTooSmall as failure:
        return too_small(case, failure.gap, answers, speech)
    own = plan_payoff(case.debts, case.budget, Strategy.OWN_ORDER, own_order=case.own_order) if case.own_order else None
    plans = _Plans(case, avalanche, snowball, own)
    if avalanche.months is None and snowball.months is None:
        return endless(case, (avalanche, snowball), answers, speech)
    if plans.best.months and plans.best.months > _LONGEST:
        return too_long(case, plans.best.months, answers, speech)
    return _cleared(plans, answers, speech, on)


def figures(answers: Answers, speech: Speech, on: date, number: int | None) -> Figures:
    """Return how long the cheaper order takes, its interest and what is paid in all; none where no plan ends."""
    case = case_of(answers, speech.register)
    if number is not None or case.budget < total_minimum(case.debts):
        return {}
    best = _Plans(case, *compare_payoffs(case.debts, case.budget), None).best
    if best.months is None or best.total_interest is None or best.total_paid is None:
        return {}
    return {
        "time": speech.span(best.months),
        "extra": speech.money(best.total_interest),
        "total": speech.money(best.total_paid),
    }


# ---- a plan that works ----


def _cleared(plans: _Plans, answers: Answers, speech: Speech, on: date) -> Result:
    blocks: list[Block] = [speech.text(_headline(plans, speech, on))]
    if len(plans.all) > 1:
        blocks.append(_side_by_side(plans, speech))
    blocks += [_first_months(plans, speech, on), _when_cleared(plans, speech, on), _curve(plans, speech, on)]
    blocks.append(speech.text(_onwards(plans, speech)))
    return Result(with_notes(blocks, plans.case, answers, speech), "cleared", ("budget", "reminders"))


def _headline(plans: _Plans, speech: Speech, on: date) -> str:
    best, case = plans.best, plans.case
    figures = {
        "budget": speech.money(case.budget),
        "time": speech.span(best.months or 0),
        "interest": speech.money(best.total_interest or Decimal(0)),
        "total": speech.money(total_owed(case.debts)),
        "month": _month(best.months or 0, speech, on),
    }
    lines = [f"**{speech.say('headline', **figures)}**"]
    if len(case.debts) > 1:
        lines.append(speech.say("order", order=_order(best)) + speech.cite("overdue-first-steps", "which-first"))
        lines += _difference(plans, speech)
    return "\n\n".join(lines)


def _difference(plans: _Plans, speech: Speech) -> list[str]:
    """Which order is cheaper and by how much, and what the person's own order would change."""
    best = plans.best
    other = plans.snowball if best is plans.avalanche else plans.avalanche
    lines = []
    found = saving(best, other)
    if best.order == other.order:
        lines.append(speech.say("same_order"))
    elif found is None:
        lines.append(speech.say("other_endless", other=speech.say(f"strategy.{other.strategy}")))
    elif found.interest == 0 and found.months == 0:
        lines.append(speech.say("same_cost", first=best.order[0], other=other.order[0]))
    else:
        key = "slower" if found.months > 0 else "quicker" if found.months < 0 else "level"
        figures = {
            "best": speech.say(f"strategy.{best.strategy}"),
            "other": speech.say(f"strategy.{other.strategy}"),
            "saved": speech.money(found.interest),
        }
        months = {} if key == "level" else {"months": speech.months(abs(found.months))}
        lines.append(speech.say(f"cheaper.{key}", **figures, **months))
    own = saving(best, plans.own) if plans.own is not None else None
    if plans.own is not None and plans.own.months is None:
        lines.append(speech.say("own_endless", order=_order(plans.own)))
    elif plans.own is not None and own is not None:
        key = "own_same" if own.interest == 0 else "own_dearer"
        more = {} if own.interest == 0 else {"more": speech.money(own.interest)}
        lines.append(speech.say(key, order=_order(plans.own), time=speech.span(plans.own.months or 0), **more))
    return lines


def _order(plan: Payoff) -> str:
    return " → ".join(plan.order)


def _month(number: int, speech: Speech, on: date) -> str:
    """The calendar month of a payment; the first is a month from now."""
    return speech.day(add_months(on, number).isoformat()[:7])


def _side_by_side(plans: _Plans, speech: Speech) -> TableBlock:
    columns = tuple(speech.say(f"compare.{name}") for name in ("plan", "order", "months", "interest", "paid"))
    rows = tuple(
        (
            speech.say(f"strategy.{plan.strategy}"),
            _order(plan),
            "—" if plan.months is None else speech.span(plan.months),
            "—" if plan.total_interest is None else speech.money(plan.total_interest),
            "—" if plan.total_paid is None else speech.money(plan.total_paid),
        )
        for plan in plans.all
    )
    return TableBlock(speech.say("compare.title"), columns, rows)


def _first_months(plans: _Plans, speech: Speech, on: date) -> TableBlock:
    """What is paid on each debt in the first months, to the fen."""
    columns = tuple(speech.say(f"first.{name}") for name in ("month", "debt", "payment", "interest", "left"))
    rows = [
        (
            _month(step.number, speech, on) if place == 0 else "",
            debt.id,
            speech.fen(step.payments[place]),
            speech.fen(step.interest[place]),
            speech.fen(step.balances[place]),
        )
        for step in plans.best.steps[:_SHOWN]
        for place, debt in enumerate(plans.case.debts)
    ]
    return TableBlock(speech.say("first.title"), columns, tuple(rows))


def _when_cleared(plans: _Plans, speech: Speech, on: date) -> TableBlock:
    columns = (speech.say("cleared.debt"), *(speech.say(f"strategy.{plan.strategy}") for plan in plans.all))
    rows = tuple(
        (debt.id, *(_cleared_in(plan.cleared_in.get(debt.id), speech, on) for plan in plans.all))
        for debt in plans.case.debts
    )
    return TableBlock(speech.say("cleared.title"), columns, rows)


def _cleared_in(number: int | None, speech: Speech, on: date) -> str:
    if number is None:
        return "—"
    return speech.say("cleared.month", number=str(number), month=_month(number, speech, on))


def _curve(plans: _Plans, speech: Speech, on: date) -> ChartBlock:
    """What is owed in all, month by month."""
    curves = [(plan, total_balances(plans.case.debts, plan)) for plan in plans.all if plan.months is not None]
    longest = max(len(totals) for _, totals in curves)
    stride = -(-longest // _MOST_POINTS)
    places = [*range(0, longest - 1, stride), longest - 1]
    series = tuple(
        Series(
            speech.say(f"strategy.{plan.strategy}") if len(curves) > 1 else speech.say("chart.total"),
            tuple(totals[place] if place < len(totals) else Decimal(0) for place in places),
        )
        for plan, totals in curves
    )
    labels = tuple(_month(place, speech, on) for place in places)
    totals = next(totals for plan, totals in curves if plan is plans.best)
    half = len(totals) // 2
    alt = speech.say(
        "chart.alt",
        start=speech.money(totals[0]),
        half_month=_month(half, speech, on),
        half=speech.money(totals[half]),
        end_month=_month(len(totals) - 1, speech, on),
    )
    return ChartBlock("line", speech.say("chart.title"), labels, series, "元" if speech.lang == "zh" else "CNY", alt)


def _onwards(plans: _Plans, speech: Speech) -> str:
    """What a little more would do, and what to do now."""
    lines = [_with_ten_percent(plans, speech)]
    lines.append(speech.say("emergency") + speech.cite("overdue-first-steps", "which-first"))
    lines.append(speech.say("no_new_debt") + speech.cite("borrow-to-repay", "why-it-grows"))
    if plans.case.assumed_rates:
        lines.append(own_step("huabei-monthly-pay", "daily-rate", 0, speech))
    lines.append(own_step("repayment-reminders", "set-reminders", 0, speech))
    return f"{speech.say('onwards')}\n\n" + "\n".join(f"- {line}" for line in lines if line)


def _with_ten_percent(plans: _Plans, speech: Speech) -> str:
    best = plans.best
    budget = with_more(plans.case.budget, _MORE)
    found = saving(plan_payoff(plans.case.debts, budget, best.strategy), best)
    if found is None or (found.interest <= 0 and found.months <= 0):
        return ""
    figures = {"budget": speech.money(budget), "saved": speech.money(found.interest)}
    if found.months <= 0:
        return speech.say("more.saves", **figures)
    return speech.say("more.shorter", **figures, months=speech.months(found.months))
