"""What was assumed, and which end of a rough figure was used."""

from __future__ import annotations

from collections.abc import Sequence

from credit_coach.dialogue.kinds import MoneyKind, MoneyValue
from credit_coach.dialogue.walk import Answers, told
from credit_coach.reply import Block
from credit_coach.walks.payoff_plan.case import Case, assumed_figure
from credit_coach.walks.payoff_plan.questions import debts_of, questions
from credit_coach.walks.speech import Speech


def with_notes(blocks: Sequence[Block], case: Case, answers: Answers, speech: Speech) -> tuple[Block, ...]:
    """Return the blocks of a result with what was assumed below them."""
    notes = _notes(case, answers, speech)
    title = speech.say("notes")
    return (*blocks, speech.text(f"{title}\n\n" + "\n".join(f"- {note}" for note in notes)))


def _notes(case: Case, answers: Answers, speech: Speech) -> list[str]:
    """What was assumed, and which end of a range was used."""
    notes = []
    for kind, names in case.assumed_rates:
        fact, figure = assumed_figure(kind)
        said = speech.say(f"assumed_rate.{kind}", debts=speech.join(list(names)), rate=speech.fact(fact, figure))
        notes.append(said + speech.cite_fact(fact))
    if case.assumed_minimums:
        said = speech.say("assumed_minimum", debts=speech.join(list(case.assumed_minimums)))
        notes.append(said + speech.cite("minimum-payment", "is-it-overdue"))
    notes += [
        speech.say("range_note", label=debt.name, value=speech.money(debt.careful))
        for debt in debts_of(answers)
        if not MoneyValue.restore(debt.balance).exact
    ]
    for question in questions(answers):
        stored = told(answers, question.name)
        if isinstance(question.kind, MoneyKind) and stored is not None and not MoneyValue.restore(stored).exact:
            value = MoneyValue.restore(stored).careful(question.kind.cautious)
            notes.append(speech.say("range_note", label=speech.label(question.name), value=speech.money(value)))
    notes.append(speech.say("method"))
    return notes


def own_step(article: str, section: str, position: int, speech: Speech) -> str:
    """Return a section's own step, "" where the knowledge does not hold it."""
    return speech.step(article, section, position) if position < speech.steps(article, section) else ""
