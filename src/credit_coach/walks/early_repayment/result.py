"""What is paid now and what that saves, whether or not the remaining fees are charged, and how it comes about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from credit_coach.dialogue.kinds import RateValue
from credit_coach.dialogue.walk import Answers, told
from credit_coach.money import QuotedSettlement, RemainingFees, Schedule, Settlement, settle_early
from credit_coach.reply import Block, TableBlock
from credit_coach.walks.asked import Figures, Name
from credit_coach.walks.early_repayment import partial, quoted
from credit_coach.walks.early_repayment.penalty import penalty_of
from credit_coach.walks.early_repayment.questions import EXTRA, PENALTY, QUOTE, REMAINING, payments_left, takes_fees
from credit_coach.walks.instalment_cost.figures import figures as plan_figures
from credit_coach.walks.instalment_cost.questions import AMOUNT, FEE
from credit_coach.walks.instalment_cost.result import splits_of
from credit_coach.walks.plans import DOWN_PAYMENT, METHOD, schedule_tables
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
    """A plan after `paid` instalments, and each way in which settling it may go.

    The `ways` are by name: `interest` on what is still owed, where only the payments were told; fees to come `waived`
    or `charged`. One where it is known, else all that are open, the likelier first.
    """

    splits: tuple[Schedule, ...]
    paid: int
    ways: Mapping[str, Settlement]

    @property
    def schedule(self) -> Schedule:
        """The plan, its payments split in the likelier way."""
        return self.splits[0]

    @property
    def first(self) -> Settlement:
        """The settlement that was told, or else the likelier one of those without the remaining fees."""
        return next(iter(self.ways.values()))

    @property
    def left(self) -> int:
        """Instalments still to come."""
        return len(self.schedule.rows) - self.paid


def case_of(answers: Answers) -> Case:
    """Return the plan that the answers describe with its settlements; raises MoneyError by field."""
    splits = splits_of(answers)
    paid = len(splits[0].rows) - payments_left(answers, len(splits[0].rows))
    share, charge = penalty_of(told(answers, PENALTY.name))
    known = _fees_to_come(answers)

    def settled(schedule: Schedule, fees: RemainingFees) -> Settlement:
        all_interest = fees is RemainingFees.CHARGED and bool(schedule.plan.annual_nominal_rate)
        return settle_early(schedule, paid, fees, charge_share=share, charge=charge, remaining_interest=all_interest)

    ways = {fees.value: settled(splits[-1], fees) for fees in RemainingFees if known in (None, fees)}
    if known is None and len({way.amount for way in ways.values()}) == 1:
        ways.pop(RemainingFees.CHARGED)
    if len(splits) > 1 and paid and known is not RemainingFees.CHARGED:
        interest = {"interest": settled(splits[0], RemainingFees.WAIVED)}
        # Who knows that the fees are waived has a plan with fees.
        ways = {**interest, **ways} if known is None else {**ways, **interest}
    return Case(splits, paid, ways)


def _fees_to_come(answers: Answers) -> RemainingFees | None:
    """What becomes of the fees, or the interest, to come; None where it is open.

    Interest is for the time that the money is used, unless it was said to be charged all the same.
    """
    said = told(answers, REMAINING.name)
    if said is not None:
        return RemainingFees(said)
    return None if takes_fees(answers) else RemainingFees.WAIVED


def result(answers: Answers, speech: Speech, on: date) -> Result:
    """Return what is paid and saved, how it comes about, and what to look at first; raises MoneyError by field."""
    if told(answers, QUOTE.name) is not None:
        return _quoted(answers, speech)
    if told(answers, EXTRA.name) is not None:
        return _in_part(answers, speech)
    case = case_of(answers)
    verdict = _outcome(case.first) if len(case.ways) == 1 else "either"
    lines = [_state(case, speech), *_reasons(case, answers, speech), *_notes(answers, speech)]
    blocks: list[Block] = [
        speech.verdict(_head(case, speech), lines),
        _working(case, answers, speech),
        speech.text(_next(speech, saves=case.first.saved > 0)),
    ]
    if case.schedule.plan.periods <= _LONG_PLAN:
        blocks += schedule_tables(case.splits, speech)
    return Result(tuple(blocks), verdict)


def _in_part(answers: Answers, speech: Speech) -> Result:
    """Return the result where a part of the principal is paid early and the loan goes on."""
    blocks = partial.blocks(partial.case_of(answers), answers, speech)
    return Result((*blocks, speech.text(_next(speech, saves=True))), "part")


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


def figures(answers: Answers, speech: Speech, on: date, number: int | None) -> Figures:
    """Return what settling takes, saves and leaves undone, and the figures of the plan; raises MoneyError by field."""
    if told(answers, QUOTE.name) is not None:
        weighed = quoted.case_of(answers).weighed
        return {} if number is not None else _of_settling({"quote": weighed}, speech)
    if told(answers, EXTRA.name) is not None:
        return {} if number is not None else partial.figures(partial.case_of(answers), speech)
    of_plan = plan_figures(answers, speech, on, number)
    if number is not None:
        return of_plan
    case = case_of(answers)
    left = plan_figures(answers, speech, on, case.paid)["balance"] if case.paid else speech.money(case.first.balance)
    return {**of_plan, **_of_settling(case.ways, speech), "balance": left}


def _of_settling(ways: Mapping[str, Settlement | QuotedSettlement], speech: Speech) -> dict[Name, str]:
    return {
        "now": _by_way({name: way.amount for name, way in ways.items()}, speech),
        "saved": _by_way({name: way.saved for name, way in ways.items()}, speech),
        "total": _by_way({name: way.remaining_payments for name, way in ways.items()}, speech),
    }


def _by_way(amounts: Mapping[str, Decimal], speech: Speech) -> str:
    """One figure, or one for each way in which it may go."""
    if len(set(amounts.values())) == 1:
        return speech.money(next(iter(amounts.values())))
    named = ((speech.say(f"working.figure.{name}"), speech.money(amount)) for name, amount in amounts.items())
    return speech.join([speech.say("understood_one", label=label, value=value) for label, value in named])


# ---- in words ----


def _head(case: Case, speech: Speech) -> str:
    if len(case.ways) == 1:
        return _said(f"verdict.{_outcome(case.first)}", case.first, speech)
    ways = {name: _said(f"way.{_outcome(way)}", way, speech) for name, way in case.ways.items()}
    if "interest" not in ways:
        return speech.say("verdict.either", **ways)
    return speech.say("verdict.basis" if len(ways) > 2 else "verdict.basis.waived", **ways)


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
    if "interest" in case.ways:
        del figures["charged"]
        figures |= {"balance": speech.money(case.ways["interest"].balance), "paid": str(case.paid)}
        return speech.say("state.either", **figures, even=speech.money(case.ways[RemainingFees.WAIVED].balance))
    return speech.say("state", paid=str(case.paid), **figures) if case.paid else speech.say("state.unpaid", **figures)


def _reasons(case: Case, answers: Answers, speech: Speech) -> list[str]:
    """Why it saves or not, and what was not counted in."""
    if "interest" in case.ways:
        lines = [speech.say("why.either"), speech.say("why.fees") + _by_contract(speech)]
    elif case.schedule.plan.annual_nominal_rate:
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
    least = min(case.first.saved, case.ways.get("interest", case.first).saved)
    if least > 0:
        return speech.say("penalty.most", saved=speech.money(least))
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
    return notes + range_notes(answers, (AMOUNT, DOWN_PAYMENT), speech)


# ---- as a table ----


def _working(case: Case, answers: Answers, speech: Speech) -> TableBlock:
    """Every figure with the sum behind it, side by side where both ways are open."""
    ways = list(case.ways.values())
    first, principal, split = ways[0], case.schedule.principal, "interest" in case.ways
    left = str(case.left)
    rows = [
        ("principal", [principal] * len(ways), ""),
        (
            "balance",
            [way.balance for way in ways],
            "" if split else f"{speech.fen(principal)} − {speech.fen(principal - first.balance)}",
        ),
    ]
    if case.schedule.plan.annual_nominal_rate and not split:
        rows.append(("interest", [way.interest for way in ways], ""))
    elif takes_fees(answers):
        rows.append(("fees", [way.fees for way in ways], ""))
    penalty = told(answers, PENALTY.name)
    if penalty is not None:
        share = f"{speech.fen(first.balance)} × {penalty}" if penalty.endswith("%") and not split else ""
        rows.append(("penalty", [way.charge for way in ways], share))
    rows += [
        ("now", [way.amount for way in ways], _sum_now(ways, speech)),
        ("rest", [way.remaining_payments for way in ways], speech.say("sum.rest", left=left)),
        ("saved", [way.saved for way in ways], _sum_saved(ways, speech)),
    ]
    figures = ("figure",) if len(ways) == 1 else tuple(f"figure.{name}" for name in case.ways)
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
