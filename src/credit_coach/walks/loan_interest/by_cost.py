"""A loan whose sums are told instead of its rate: what was kept back or comes on top, as a rate of what arrived."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from credit_coach.dialogue.kinds import SpanKind
from credit_coach.dialogue.walk import Answers
from credit_coach.money import AnnualRate, RateLabel, one_payment_rates
from credit_coach.reply import Block, TableBlock
from credit_coach.walks.asked import Figures
from credit_coach.walks.loan_interest.questions import AMOUNT, KEPT, RECEIVED, REPAID
from credit_coach.walks.speech import Speech
from credit_coach.walks.sums import amount_in, range_notes


@dataclass(frozen=True)
class CostCase:
    """What arrived and what is paid back, in yuan, with the time between and both annual rates."""

    signed: Decimal
    received: Decimal
    repaid: Decimal
    count: int
    unit: str
    simple: AnnualRate
    compound: AnnualRate

    @property
    def cost(self) -> Decimal:
        """What the loan costs."""
        return self.repaid - self.received


def case_of(answers: Answers) -> CostCase:
    """Return the case that the answers describe; raises MoneyError by field."""
    signed = amount_in(answers, AMOUNT) or Decimal(0)
    kept = amount_in(answers, KEPT) or Decimal(0)
    received = amount_in(answers, RECEIVED)
    received = signed - kept if received is None else received
    repaid = amount_in(answers, REPAID)
    repaid = signed if repaid is None else repaid
    count, unit = SpanKind.restore(answers["span"])
    months, days = (count, 0) if unit == "months" else (0, count)
    rates = one_payment_rates(received, repaid, months=months, days=days)
    return CostCase(signed, received, repaid, count, unit, rates.simple, rates.compound)


def blocks(case: CostCase, answers: Answers, speech: Speech) -> tuple[Block, ...]:
    """Return the rate a year on what really arrived, and how it comes about."""
    assert case.simple.label is RateLabel.SIMPLE
    head = speech.say("verdict.cost", rate=f"{case.simple.percent}%", cost=speech.money(case.cost))
    lines = [speech.say("cost.compound", rate=f"{case.compound.percent}%")]
    if case.received < case.signed:
        mark = speech.cite("rate-limits", "private-loans", "no_upfront_interest_deduction")
        figures = {"received": speech.money(case.received), "signed": speech.money(case.signed)}
        lines.append(speech.say("cost.kept", **figures) + mark)
    lines += [speech.say(f"basis.{case.unit}"), *range_notes(answers, (AMOUNT, RECEIVED, REPAID), speech)]
    return speech.verdict(head, lines), _working(case, speech)


def figures(case: CostCase, speech: Speech) -> Figures:
    """Return what it costs, in yuan and as a rate a year."""
    return {
        "extra": speech.money(case.cost),
        "total": speech.money(case.repaid),
        "rate": f"{case.simple.percent}%",
        "compound": f"{case.compound.percent}%",
    }


def _working(case: CostCase, speech: Speech) -> TableBlock:
    received, repaid, cost = (speech.fen(one) for one in (case.received, case.repaid, case.cost))
    how = speech.say(f"cost.sum.{case.unit}", cost=cost, received=received, count=str(case.count))
    rows = (
        (speech.say("row.received"), received, ""),
        (speech.say("row.total"), repaid, ""),
        (speech.say("row.cost"), cost, f"{repaid} − {received}"),
        (speech.say("row.rate"), f"{case.simple.percent}%", how),
    )
    columns = tuple(speech.say(f"working.{name}") for name in ("item", "figure", "sum"))
    return TableBlock(speech.say("working.title"), columns, rows)
