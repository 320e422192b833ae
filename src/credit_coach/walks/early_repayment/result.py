"""What is paid now and what that saves, whether or not the remaining fees are charged, and how it comes about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from credit_coach.dialogue.kinds import RateValue
from credit_coach.dialogue.walk import Answers, told
from credit_coach.money import QuotedSettlement, RemainingFees, Schedule, Settlement, settle_early
from credit_coach.reply import Block, TableBlock
from credit_coach.walks.early_repayment import quoted
from credit_coach.walks.early_repayment.penalty import penalty_of
from credit_coach.walks.early_repayment.questions import PENALTY, QUOTE, REMAINING, payments_left, takes_fees
from credit_coach.walks.instalment_cost.questions import AMOUNT, FEE
from credit_coach.walks.instalment_cost.result import schedule_of
from credit_coach.walks.plans import DOWN_PAYMENT, METHOD, schedule_table
from credit_coach.walks.speech import Speech
from credit_coach.walks.sums import range_notes
from credit_coach.walks.tool import Result

_ARTICLE, _SECTION = "early-repayment", "what-you-save"
_ACTUAL_DAYS = "prepayment_interest_actual_days"
_RESERVE = "debt_service_rule_of_thumb"
#: A longer schedule is a wall of figures; its totals are in the text.
_LONG_PLAN = 36


@dataclass(frozen=True)
class Case:
    """A plan after `paid` instalments, and its settlement by what becomes of the fees to come: one, or both ways."""

    schedule: Schedule
    paid: int
    ways: Mapping[RemainingFees, Settlement]

    @property
    def first(self) -> Settlement:
        """The settlement that was told, or else that without the remaining fees."""
        return next(iter(self.ways.values()))

    @property
    def left(self) -> int:
        """Instalments still to come."""
        return len(self.schedule.rows) - self.paid


def case_of(answers: Answers) -> Case:
    """Return the plan that the answers describe with its settlements; raises MoneyError by field."""
    schedule = schedule_of(answers)
    paid = len(schedule.rows) - payments_left(answers, len(schedule.rows))
    share, charge = penalty_of(told(answers, PENALTY.name))
    said = told(answers, REMAINING.name)
    ways = {
        fees: settle_early(
            schedule,
            paid,
            fees,
            charge_share=share,
            charge=charge,
            remaining_interest=fees is RemainingFees.CHARGED and not takes_fees(answers),
        )
        for fees in RemainingFees
    }
    # Interest is for the time that the money is used, unless it was said to be charged all the same.
    known = said or (None if takes_fees(answers) else RemainingFees.WAIVED)
    if known is None and ways[RemainingFees.WAIVED].amount == ways[RemainingFees.CHARGED].amount:
        known = RemainingFees.WAIVED
    return Case(schedule, paid, ways if known is None else {RemainingFees(known): ways[RemainingFees(known)]})


def result(answers: Answers, speech: Speech, on: date) -> Result:
    """Return what is paid and saved, how it comes about, and what to look at first; raises MoneyError by field."""
    if told(answers, QUOTE.name) is not None:
        return _quoted(answers, speech)
    case = case_of(answers)
    verdict = _outcome(case.first) if len(case.ways) == 1 else "either"
    lines = [_state(case, speech), *_reasons(case, answers, speech), *_notes(answers, speech)]
    blocks: list[Block] = [
        speech.verdict(_head(case, speech), lines),
        _working(case, answers, speech),
        speech.text(_next(speech, saves=case.first.saved > 0)),
    ]
    if case.schedule.plan.periods <= _LONG_PLAN:
        blocks.append(schedule_table(case.schedule, speech))
    return Result(tuple(blocks), verdict)


def _quoted(answers: Answers, speech: Speech) -> Result:
    """Return the result where the lender has said what settling takes."""
    case = quoted.case_of(answers)
    verdict = _outcome(case.weighed)
    head = _said(f"verdict.{verdict}", case.weighed, speech)
    blocks = (
        speech.verdict(head, quoted.lines(case, answers, speech)),
        quoted.working(case, speech),
        speech.text(_next(speech, saves=verdict == "saves")),
    )
    return Result(blocks, verdict)


def _outcome(settlement: Settlement | QuotedSettlement) -> str:
    if settlement.saved == 0:
        return "nothing"
    return "saves" if settlement.saved > 0 else "loses"


# ---- in words ----


def _head(case: Case, speech: Speech) -> str:
    if len(case.ways) == 1:
        return _said(f"verdict.{_outcome(case.first)}", case.first, speech)
    ways = {fees.value: _said(f"way.{_outcome(way)}", way, speech) for fees, way in case.ways.items()}
    return speech.say("verdict.either", **ways)


def _said(key: str, settlement: Settlement | QuotedSettlement, speech: Speech) -> str:
    figures = {"amount": speech.money(settlement.amount)}
    if settlement.saved:
        figures["saved"] = speech.money(abs(settlement.saved))
    return speech.say(key, **figures)


def _state(case: Case, speech: Speech) -> str:
    """How far the plan has come, and what paying on would take."""
    balance, rest = case.first.balance, case.first.remaining_payments
    figures = {"balance": speech.money(balance), "rest": speech.money(rest), "charged": speech.money(rest - balance)}
    figures["left"] = str(case.left)
    return speech.say("state", paid=str(case.paid), **figures) if case.paid else speech.say("state.unpaid", **figures)


def _reasons(case: Case, answers: Answers, speech: Speech) -> list[str]:
    """Why it saves or not, and what was not counted in."""
    if case.schedule.plan.annual_nominal_rate:
        charged = RemainingFees.CHARGED in case.ways
        key = "why.interest.charged" if charged else "why.interest"
        lines = [speech.say(key) + speech.cite(_ARTICLE, _SECTION, _ACTUAL_DAYS)]
        if not charged:
            lines.append(speech.say("why.day"))
    elif takes_fees(answers):
        lines = [speech.say("why.fees") + _by_contract(speech)]
    else:
        lines = [speech.say(f"why.{RateValue.restore(answers[FEE.name]).unit}")]
    if told(answers, PENALTY.name) is None:
        lines.append(_penalty_open(case, speech) + _by_contract(speech))
    return lines


def _by_contract(speech: Speech) -> str:
    """The mark of the sentence that some contracts charge a penalty or the remaining fees."""
    return speech.cite(_ARTICLE, _SECTION, _ACTUAL_DAYS, place=1)


def _penalty_open(case: Case, speech: Speech) -> str:
    """That no penalty was counted in, and which one would eat up what is saved."""
    if case.first.saved > 0:
        return speech.say("penalty.most", saved=speech.money(case.first.saved))
    return speech.say("penalty.more")


def _next(speech: Speech, *, saves: bool) -> str:
    """What to look at before settling, from the article; money to live on goes first."""
    lines = [speech.step(_ARTICLE, _SECTION, place) for place in range(speech.steps(_ARTICLE, _SECTION))]
    if saves:
        mark = speech.cite(_ARTICLE, "worth-it", _RESERVE)
        lines.append(speech.say("reserve", reserve=speech.fact(_RESERVE, "reserve")) + mark)
    return f"{speech.say('next.title')}\n\n" + "\n".join(f"- {line}" for line in lines)


def _notes(answers: Answers, speech: Speech) -> list[str]:
    charge, notes = RateValue.restore(answers[FEE.name]), []
    if charge.unit in ("year", "month", "day") and told(answers, METHOD.name) is None:
        notes.append(speech.say("note.equal_payment"))
    if charge.unit in ("each", "total"):
        notes.append(speech.say("note.split"))
    return notes + range_notes(answers, (AMOUNT, DOWN_PAYMENT), speech)


# ---- as a table ----


def _working(case: Case, answers: Answers, speech: Speech) -> TableBlock:
    """Every figure with the sum behind it, side by side where both ways are open."""
    ways = list(case.ways.values())
    first, principal = ways[0], case.schedule.principal
    left = str(case.left)
    rows = [
        ("principal", [principal] * len(ways), ""),
        ("balance", [first.balance] * len(ways), f"{speech.fen(principal)} − {speech.fen(principal - first.balance)}"),
    ]
    if case.schedule.plan.annual_nominal_rate:
        rows.append(("interest", [way.interest for way in ways], ""))
    elif takes_fees(answers):
        rows.append(("fees", [way.fees for way in ways], ""))
    penalty = told(answers, PENALTY.name)
    if penalty is not None:
        share = f"{speech.fen(first.balance)} × {penalty}" if penalty.endswith("%") else ""
        rows.append(("penalty", [way.charge for way in ways], share))
    rows += [
        ("now", [way.amount for way in ways], _sum_now(ways, speech)),
        ("rest", [way.remaining_payments for way in ways], speech.say("sum.rest", left=left)),
        ("saved", [way.saved for way in ways], _sum_saved(ways, speech)),
    ]
    figures = ("figure",) if len(ways) == 1 else tuple(f"figure.{fees.value}" for fees in case.ways)
    columns = tuple(speech.say(f"working.{name}") for name in ("item", *figures, "sum"))
    named = tuple((speech.say(f"row.{name}"), *map(speech.fen, values), how) for name, values, how in rows)
    return TableBlock(speech.say("working.title"), columns, named)


def _sum_now(ways: Sequence[Settlement], speech: Speech) -> str:
    if len(ways) > 1:
        return speech.say("sum.now")
    parts = [part for part in (ways[0].interest, ways[0].fees, ways[0].charge) if part]
    return " + ".join(map(speech.fen, (ways[0].balance, *parts))) if parts else ""


def _sum_saved(ways: Sequence[Settlement], speech: Speech) -> str:
    if len(ways) > 1:
        return speech.say("sum.saved")
    return f"{speech.fen(ways[0].remaining_payments)} − {speech.fen(ways[0].amount)}"
