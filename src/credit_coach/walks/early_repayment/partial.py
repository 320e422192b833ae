"""A part of the principal is paid early and the loan goes on: smaller payments, or an earlier end."""

from __future__ import annotations

from decimal import Decimal

from credit_coach.dialogue.walk import Answers, told
from credit_coach.money.part_repayment import PartRepayment, repay_part
from credit_coach.reply import Block, TableBlock
from credit_coach.walks.asked import Figures
from credit_coach.walks.early_repayment.penalty import penalty_of
from credit_coach.walks.early_repayment.questions import EXTRA, PENALTY, payments_left
from credit_coach.walks.instalment_cost.questions import AMOUNT
from credit_coach.walks.instalment_cost.result import splits_of
from credit_coach.walks.plans import DOWN_PAYMENT, METHOD
from credit_coach.walks.speech import Speech
from credit_coach.walks.sums import amount_in, range_notes


def case_of(answers: Answers) -> PartRepayment:
    """Return what paying the extra sum leads to; raises MoneyError by field."""
    schedule = splits_of(answers)[0]
    paid = len(schedule.rows) - payments_left(answers, len(schedule.rows))
    share, charge = penalty_of(told(answers, PENALTY.name))
    return repay_part(schedule, paid, amount_in(answers, EXTRA) or Decimal(0), charge_share=share, charge=charge)


def blocks(case: PartRepayment, answers: Answers, speech: Speech) -> list[Block]:
    """Return the new payment and the earlier end, each with what it saves, and how they come about."""
    head = speech.say(
        "part.head",
        payment=speech.money(case.after[0].payment),
        before=speech.money(case.before[0].payment),
        left=str(len(case.after)),
        saved=speech.money(case.saved),
    )
    owed = speech.money(case.balance - case.extra)
    lines = [
        speech.say("part.state", balance=speech.money(case.balance), extra=speech.money(case.extra), owed=owed)
        + speech.cite("early-repayment", "what-you-save", "prepayment_interest_actual_days")
    ]
    if case.shorter is not None and case.saved_shorter is not None:
        ends = {"left": str(case.shorter), "saved": speech.money(case.saved_shorter)}
        lines.append(speech.say("part.shorter", before=speech.money(case.before[0].payment), **ends))
    if case.after[0].payment != case.after[-2:][0].payment:
        lines.append(speech.say("part.falling"))
    if told(answers, PENALTY.name) is None:
        lines.append(speech.say("part.penalty"))
    if told(answers, METHOD.name) is None:
        lines.append(speech.say("note.equal_payment"))
    lines += range_notes(answers, (AMOUNT, DOWN_PAYMENT, EXTRA), speech)
    return [speech.verdict(head, lines), _working(case, speech)]


def figures(case: PartRepayment, speech: Speech) -> Figures:
    """Return what is owed, paid and saved after it."""
    return {
        "balance": speech.money(case.balance - case.extra),
        "payment": speech.money(case.after[0].payment),
        "saved": speech.money(case.saved),
        "total": speech.money(sum((row.payment for row in case.after), Decimal(0))),
    }


def _working(case: PartRepayment, speech: Speech) -> TableBlock:
    owed = case.balance - case.extra
    rows = [
        ("balance", case.balance, ""),
        ("part.extra", case.extra, ""),
        ("part.owed", owed, f"{speech.fen(case.balance)} − {speech.fen(case.extra)}"),
        ("part.before", case.before[0].payment, ""),
        ("part.after", case.after[0].payment, speech.say("part.sum.after", left=str(len(case.after)))),
    ]
    if case.charge:
        rows.append(("penalty", case.charge, ""))
    rows.append(("part.saved", case.saved, speech.say("part.sum.saved")))
    columns = tuple(speech.say(f"working.{name}") for name in ("item", "figure", "sum"))
    named = tuple((speech.say(f"row.{name}"), speech.fen(value), how) for name, value, how in rows)
    return TableBlock(speech.say("working.title"), columns, named)
