"""What is supposed after a result: "那24期呢", "what if it were 700 a month"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from credit_coach.dialogue import slots
from credit_coach.dialogue.asides import size_of
from credit_coach.dialogue.corrections import closest, extended, in_the_same_unit
from credit_coach.dialogue.kinds import MoneyKind
from credit_coach.dialogue.readers import Amount, find
from credit_coach.dialogue.walk import Answers, Question, Walk


def supposed(walk: Walk, answers: Answers, text: str, on: date) -> dict[str, str]:
    """Read "那24期呢" or "what if it were 700 a month" after a result: the answers that the one figure in it replaces.

    Empty where the message says more than that, or where the figure could be meant for several questions.
    """
    if not _SUPPOSES.search(text):
        return {}
    # "那24期" would be a certain instalment.
    mentions = find(text := text.strip().removeprefix("那"), on)
    questions = walk.questions(answers)
    if not mentions and _INSTEAD.match(text):
        return _in_words(questions, answers, text)
    left = _SUPPOSES.sub(" ", slots.residue(text, mentions, questions))
    if len(mentions) != 1 or size_of(left) > _MOST_BESIDE:
        return {}
    one = mentions[0]
    claiming = [q for q in questions if q.kind.claims(one) and q.name in answers]
    near = closest(one, [q for q in questions if q.name in answers and isinstance(q.kind, MoneyKind)], answers)
    main = [q for q in questions if q.name == walk.main and q.kind.accepts(one)]
    other = [q for q in questions if q.name in answers and q.kind.accepts(one)] if isinstance(one.value, Amount) else []
    named = [q for q in questions if q.name in answers and q.cue and q.cue.search(text) and q.kind.accepts(one)]
    meant = claiming or named or near or main or other
    reading = meant[0].kind.read([one], text) if len(meant) == 1 else None
    if reading is not None:
        before = answers.get(meant[0].name)
        reading = in_the_same_unit(extended(meant[0], reading, before, text), before or "")
    return {meant[0].name: reading} if isinstance(reading, str) else {}


def _in_words(questions: Sequence[Question], answers: Answers, text: str) -> dict[str, str]:
    """Read "what if the fees are waived": an answer in words that count anywhere, instead of the one before."""
    said = {q.name: q.kind.words(text, pending=False) for q in questions if q.free and q.name in answers}
    meant = {name: one for name, one in said.items() if isinstance(one, str)}
    return meant if len(meant) == 1 else {}


_INSTEAD = re.compile(r"(and |but )?(what|how) (if|about)\b", re.IGNORECASE)
_SUPPOSES = re.compile(
    r"如果|要是|假如|换成|换作|那|呢|会怎么?样|\b(what|how) (if|about)\b|\b(and|then|if)\b|\binstead\b", re.IGNORECASE
)
#: What may stand beside the figure of a supposition, by `size_of`.
_MOST_BESIDE = 4
