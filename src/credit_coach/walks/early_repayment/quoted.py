"""What the lender asks for settling now, weighed against paying on: no guess about fees is needed then."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from credit_coach.dialogue.kinds import RateValue
from credit_coach.dialogue.walk import Answers, told
from credit_coach.money import QuotedSettlement, weigh_quote
from credit_coach.reply import TableBlock
from credit_coach.walks.early_repayment.questions import QUOTE, payments_left, rest_is_told
from credit_coach.walks.instalment_cost.questions import FEE, TERM
from credit_coach.walks.instalment_cost.result import schedule_of
from credit_coach.walks.speech import Speech
from credit_coach.walks.sums import amount_in, range_notes


@dataclass(frozen=True)
class QuotedCase:
    """A quoted sum against the `left` payments to come; `each` in yuan where every one of them is the same."""

    weighed: QuotedSettlement
    left: int
    each: Decimal | None


def case_of(answers: Answers) -> QuotedCase:
    """Return the case that the answers describe; raises MoneyError by field."""
    quote = amount_in(answers, QUOTE) or Decimal(0)
    if rest_is_told(answers):
        each, periods = RateValue.restore(answers[FEE.name]).value, told(answers, TERM.name)
        payments = [each] * payments_left(answers, None if periods is None else int(periods))
    else:
        rows = schedule_of(answers).rows
        payments = [row.payment for row in rows[len(rows) - payments_left(answers, len(rows)) :]]
    same = payments[0] if len(set(payments)) == 1 else None
    return QuotedCase(weigh_quote(quote, payments), len(payments), same)


def lines(case: QuotedCase, answers: Answers, speech: Speech) -> list[str]:
    """Return what paying on takes, what not settling costs a year, and what the quote rests on."""
    rest = speech.money(case.weighed.remaining_payments)
    said = [speech.say("quoted.rest", left=str(case.left), rest=rest)]
    going_on = case.weighed.going_on
    if going_on is not None:
        said.append(
            speech.say(
                "quoted.rate", amount=speech.money(case.weighed.amount), rate=speech.percent(going_on.simple.value)
            )
        )
    return [*said, speech.say("quoted.basis"), *range_notes(answers, (QUOTE,), speech)]


def working(case: QuotedCase, speech: Speech) -> TableBlock:
    """Return the two sums and their difference, and where the rate comes from."""
    weighed = case.weighed
    each = "" if case.each is None else f"{speech.fen(case.each)} × {case.left}"
    rows = [
        ("now", speech.fen(weighed.amount), speech.say("quoted.sum.now")),
        ("rest", speech.fen(weighed.remaining_payments), each or speech.say("sum.rest", left=str(case.left))),
        (
            "saved",
            speech.fen(weighed.saved),
            f"{speech.fen(weighed.remaining_payments)} − {speech.fen(weighed.amount)}",
        ),
    ]
    if weighed.going_on is not None:
        a_month = speech.percent(weighed.going_on.per_period, 4)
        rate = speech.percent(weighed.going_on.simple.value)
        rows.append(("going_on", rate, speech.say("quoted.sum.rate", rate=a_month)))
    columns = tuple(speech.say(f"working.{name}") for name in ("item", "figure", "sum"))
    return TableBlock(
        speech.say("working.title"),
        columns,
        tuple((speech.say(f"row.{name}"), value, how) for name, value, how in rows),
    )
