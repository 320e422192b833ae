"""When the money does not go round: what is missing, which debts never shrink, and that talking comes first."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from credit_coach.dialogue.walk import Answers
from credit_coach.money import Payoff, budget_to_clear, first_interest, not_shrinking
from credit_coach.reply import Block, Option, TableBlock
from credit_coach.walks.payoff_plan.case import Case
from credit_coach.walks.payoff_plan.notes import own_step, with_notes
from credit_coach.walks.speech import Speech
from credit_coach.walks.tool import Result

#: Within how many months an endless plan is shown to end.
_CLEAR_IN = 36


def too_small(case: Case, gap: Decimal, answers: Answers, speech: Speech) -> Result:
    """The budget does not cover the minimums: how much is missing, and that talking comes before calculating."""
    said = speech.say("too_small", budget=speech.money(case.budget), gap=speech.money(gap))
    lines = [f"**{said}**", speech.say("too_small.first")]
    columns = tuple(speech.say(f"minimums.{name}") for name in ("debt", "balance", "minimum"))
    rows = tuple((debt.id, speech.fen(debt.balance), speech.fen(debt.minimum)) for debt in case.debts)
    blocks: list[Block] = [
        speech.text("\n\n".join(lines)),
        TableBlock(speech.say("minimums.title"), columns, rows),
        speech.text(_talk_first(speech)),
    ]
    return Result(
        with_notes(blocks, case, answers, speech),
        "too_small",
        ("budget", "reminders", "hardship"),
        (_triage(speech),),
    )


def endless(case: Case, plans: Sequence[Payoff], answers: Answers, speech: Speech) -> Result:
    """The interest eats the budget: which debts never shrink, and what would end it."""
    stuck = not_shrinking(case.debts, plans) or tuple(
        debt.id for debt in case.debts if debt.id not in plans[0].cleared_in
    )
    said = speech.say("endless", budget=speech.money(case.budget), interest=speech.money(first_interest(case.debts)))
    which = speech.say("endless.which", debts=speech.join(list(stuck)))
    return _needing_more(case, [f"**{said}**", which], "endless", answers, speech)


def too_long(case: Case, months: int, answers: Answers, speech: Speech) -> Result:
    """It would end, but after more than half a life: what would end it sooner."""
    said = speech.say("too_long", budget=speech.money(case.budget), time=speech.span(months))
    return _needing_more(case, [f"**{said}**"], "too_long", answers, speech)


def _needing_more(case: Case, lines: Sequence[str], verdict: str, answers: Answers, speech: Speech) -> Result:
    needed = speech.money(budget_to_clear(case.debts, _CLEAR_IN))
    said = "\n\n".join([*lines, speech.say("needed", needed=needed, time=speech.span(_CLEAR_IN))])
    blocks = with_notes([speech.text(said), speech.text(_talk_first(speech))], case, answers, speech)
    return Result(blocks, verdict, ("budget", "reminders", "hardship"), (_triage(speech),))


def _talk_first(speech: Speech) -> str:
    lines = [
        speech.say("talk") + speech.cite("negotiate-plan", "how-to-ask"),
        own_step("negotiate-plan", "how-to-ask", 1, speech),
        speech.say("emergency") + speech.cite("overdue-first-steps", "which-first"),
        speech.say("no_new_debt") + speech.cite("borrow-to-repay", "pushed-to-borrow"),
    ]
    return f"{speech.say('onwards')}\n\n" + "\n".join(f"- {line}" for line in lines if line)


def _triage(speech: Speech) -> Option:
    text = speech.say("offer.overdue_triage")
    return Option(text, text)
