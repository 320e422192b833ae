"""The interest and the sum to be repaid, how they come about, and where courts draw the line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from credit_coach.dialogue.kinds import SpanKind
from credit_coach.dialogue.walk import Answers, told
from credit_coach.money import interest_for_days, interest_for_months, require_likely_annual, with_interest
from credit_coach.reply import TableBlock, TextBlock
from credit_coach.walks.asked import Figures
from credit_coach.walks.daily import annual_rate, confirmed, daily_rate
from credit_coach.walks.loan_interest import by_cost
from credit_coach.walks.loan_interest.questions import AMOUNT, BACK, RATE, tells_cost
from credit_coach.walks.speech import Speech
from credit_coach.walks.sums import amount_in, range_notes
from credit_coach.walks.tool import Result

#: An answer of no question: the loan goes on, and the interest of one month of it was asked for.
RUNNING = "running"
_CAP = "private_lending_cap_4x_lpr"


@dataclass(frozen=True)
class _Case:
    """What was told: whole months at a yearly rate, or days at a daily one. `interest` in yuan."""

    amount: Decimal
    count: int
    unit: str
    annual: Decimal
    daily: Decimal

    @property
    def interest(self) -> Decimal:
        if self.unit == "months":
            return interest_for_months(self.amount, self.annual, self.count)
        return interest_for_days(self.amount, self.daily, self.count)


def _case_of(answers: Answers) -> _Case:
    count, unit = SpanKind.restore(answers["span"])
    annual = annual_rate(answers["rate"])
    require_likely_annual("rate", annual, confirmed(answers))
    return _Case(amount_in(answers, AMOUNT) or Decimal(0), count, unit, annual, daily_rate(answers["rate"]))


def result(answers: Answers, speech: Speech, on: date) -> Result:
    """Return interest and total with the sum behind them; raises MoneyError by field."""
    if tells_cost(answers) and told(answers, RATE.name) is None:
        return Result(by_cost.blocks(by_cost.case_of(answers), answers, speech), "cost")
    case = _case_of(answers)
    if told(answers, BACK.name) is not None:
        return Result((_paid_back(case, answers, speech),), "back")
    interest = case.interest
    total = with_interest(case.amount, interest)
    head = speech.say("verdict", interest=speech.money(interest), total=speech.money(total))
    annual = speech.percent(case.annual)
    running = answers.get(RUNNING) is not None
    if running:
        head = speech.say("verdict.running", interest=speech.money(interest))
    lines = [
        speech.say("running" if running else "simple"),
        speech.say("line", rate=annual, times=speech.fact(_CAP)) + speech.cite("rate-limits", "private-loans", _CAP),
        speech.say(f"basis.{case.unit}"),
        *range_notes(answers, (AMOUNT,), speech),
    ]
    text = speech.verdict(head, lines)
    return Result((text, _working(case, interest, total, speech)), "interest")


def _paid_back(case: _Case, answers: Answers, speech: Speech) -> TextBlock:
    """What is saved by paying back before the agreed day: interest is for the actual time."""
    count, unit = SpanKind.restore(answers[BACK.name])
    early = replace(case, count=count, unit=unit).interest
    head = speech.say(
        "verdict.back",
        back=speech.shown(BACK, answers[BACK.name]),
        interest=speech.money(early),
        planned=speech.money(case.interest),
        saved=speech.money(case.interest - early),
    )
    lines = [
        speech.say("back") + speech.cite("early-repayment", "what-you-save", "prepayment_interest_actual_days"),
        speech.say("annual", rate=speech.percent(case.annual)),
        speech.say(f"basis.{case.unit}"),
        *range_notes(answers, (AMOUNT,), speech),
    ]
    return speech.verdict(head, lines)


def figures(answers: Answers, speech: Speech, on: date, number: int | None) -> Figures:
    """Return the interest, of all the time and of a day, the sum to be repaid and the rate a year."""
    if number is not None:
        return {}
    if tells_cost(answers) and told(answers, RATE.name) is None:
        return by_cost.figures(by_cost.case_of(answers), speech)
    case = _case_of(answers)
    return {
        "extra": speech.money(case.interest),
        "total": speech.money(with_interest(case.amount, case.interest)),
        "rate": speech.percent(case.annual),
        "day": speech.money(interest_for_days(case.amount, case.daily, 1)),
    }


def _working(case: _Case, interest: Decimal, total: Decimal, speech: Speech) -> TableBlock:
    """Each figure with the sum behind it."""
    amount, due = speech.fen(case.amount), speech.fen(interest)
    rate = speech.percent(case.annual) if case.unit == "months" else speech.percent(case.daily, 4)
    how = speech.say(f"sum.{case.unit}", amount=amount, rate=rate, count=str(case.count))
    rows = (
        (speech.say("row.amount"), amount, ""),
        (speech.say("row.interest"), due, how),
        (speech.say("row.total"), speech.fen(total), f"{amount} + {due}"),
    )
    columns = tuple(speech.say(f"working.{name}") for name in ("item", "figure", "sum"))
    return TableBlock(speech.say("working.title"), columns, rows)
