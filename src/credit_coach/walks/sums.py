"""The sum that a calculation is about: heard where a period beside it is said of something else, used at one end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from credit_coach.dialogue.kinds import MoneyKind, MoneyValue, Reading
from credit_coach.dialogue.readers import Amount, Mention
from credit_coach.dialogue.walk import Answers, Question, told
from credit_coach.walks.plans import amount_of
from credit_coach.walks.speech import Speech


@dataclass(frozen=True)
class SumKind(MoneyKind):
    """A sum, not an amount a period: in "the yearly cost of 14,400" the year is said of the cost.

    `beside` are the periods that may stand beside it without being its own.
    """

    beside: tuple[str, ...] = ()

    def accepts(self, mention: Mention) -> bool:
        """Amounts and bare numbers, also beside such a period."""
        return super().accepts(self._alone(mention))

    def read(self, mentions: Sequence[Mention], text: str) -> Reading:
        """Read one amount."""
        return super().read([self._alone(mention) for mention in mentions], text)

    def _alone(self, mention: Mention) -> Mention:
        value = mention.value
        if isinstance(value, Amount) and value.per in self.beside:
            return replace(mention, value=replace(value, per=None))
        return mention


def amount_in(answers: Answers, question: Question) -> Decimal | None:
    """Return the cautious end of an answer about money, None where it was not told."""
    assert isinstance(question.kind, MoneyKind)
    return amount_of(answers, question.name, question.kind)


def range_notes(answers: Answers, questions: Sequence[Question], speech: Speech) -> list[str]:
    """Say of each rough figure which end was used."""
    notes = []
    for question in questions:
        stored, amount = told(answers, question.name), amount_in(answers, question)
        if stored is not None and amount is not None and not MoneyValue.restore(stored).exact:
            notes.append(speech.say("note.range", label=speech.label(question.name), value=speech.money(amount)))
    return notes
