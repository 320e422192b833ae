"""A walk: questions as data, what was said as a log, and everything else by replay.

There is no cursor. The answers are the last thing said to each question, the pending question is the first that has no
answer, and so a correction is one more entry, undoing takes entries away, and an old conversation goes on after an upgrade.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from credit_coach.dialogue.kinds import Kind, Missing, Reading
from credit_coach.dialogue.readers import Mention

#: Stored answers by question name.
Answers = Mapping[str, str]
Status = Literal["asking", "paused", "done"]


@dataclass(frozen=True)
class Question:
    """One question. `cue` is what people call it in either language; `buttons` are stored answers offered with it.

    `optional` may be left open: the calculation then says what it assumed. A question that is not `asked` is only
    taken when it is volunteered. `free` words count wherever they are said, not only when the question is pending;
    `none` are words that mean zero, such as living in one's own flat for the rent; `not_meant` beside a figure tell
    that it is another figure than the one asked for, such as pay before tax; `shared` beside one, that it is somebody
    else's part of the same figure, which comes on top of one's own.
    """

    name: str
    kind: Kind
    cue: re.Pattern[str] | None = None
    optional: bool = False
    asked: bool = True
    free: bool = False
    none: re.Pattern[str] | None = None
    not_meant: re.Pattern[str] | None = None
    shared: re.Pattern[str] | None = None
    buttons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Walk:
    """A guided calculation.

    `questions` lists them in order, given the answers so far: a question that does not apply is not in the list.
    `opening` are the words that start the walk, `main` the question that a bare amount in such a message answers.
    `whole` reads what takes several questions at once, such as a list of debts; `besides` is read from a message on top of its figures, such as "1.5 times the rate", given
    the answers so far and those in it. A `personal` walk asks for consent first.
    `about` tells whether a message is about this sum, which it begins when it tells all of one of the sets in `enough`:
    a figure that can be worked out at once is given at once, and the other questions stay open. `fits` tells less: that
    a message which is hardly more than such a set of figures can be meant for it. `wishes` tells whether a message asks
    for the sum without a figure, which the next one may bring. `excludes` are words with which its result would be wrong,
    whatever a message sounds like.
    A `household` walk asks for income, costs and savings; to any other, figures that are named so say nothing. Only where a
    walk `spares` does it ask what can be repaid each month, which is what "I can save 2000 a month" tells.
    `sure` is a walk that a message which is about it and tells all of its figures can only be meant for.
    `conflict` names questions whose answers cannot all be true, such as a down payment above the price.
    """

    name: str
    questions: Callable[[Answers], tuple[Question, ...]]
    opening: Callable[[str], bool]
    main: str
    personal: bool = False
    household: bool = False
    spares: bool = False
    whole: Callable[[str, Sequence[Mention], Answers, str | None], Mapping[str, Reading]] | None = None
    conflict: Callable[[Answers], tuple[str, ...]] = lambda answers: ()
    about: Callable[[str], bool] = lambda text: False
    fits: Callable[[str], bool] = lambda text: False
    wishes: Callable[[str], bool] = lambda text: False
    besides: Callable[[str, Sequence[Mention], Answers], Mapping[str, str]] | None = None
    excludes: Callable[[str], bool] = lambda text: False
    enough: tuple[frozenset[str], ...] = ()
    sure: bool = False

    def question(self, name: str, answers: Answers) -> Question | None:
        """Return the question of that name where it applies, else None."""
        return next((one for one in self.questions(answers) if one.name == name), None)


@dataclass(frozen=True)
class Said:
    """One entry of the log: an answer in its stored form, or None where a question was opened again."""

    question: str
    value: str | None
    turn: int


@dataclass(frozen=True)
class Proposal:
    """What is being asked back, and why: "yes" takes the first of the options."""

    question: str
    reason: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class WalkState:
    """All that is kept of a walk. `misses` counts unreadable messages in a row, `turn` the messages."""

    name: str
    said: tuple[Said, ...] = ()
    status: Status = "asking"
    proposal: Proposal | None = None
    misses: int = 0
    turn: int = 0

    @property
    def answers(self) -> dict[str, str]:
        """The last answer to each question."""
        latest = {entry.question: entry.value for entry in self.said}
        return {name: value for name, value in latest.items() if value is not None}

    def tell(self, values: Mapping[str, str | None]) -> WalkState:
        """Return the state with these answers in this turn; what they settle is no longer asked back."""
        entries = (Said(name, value, self.turn) for name, value in values.items())
        proposal = None if self.proposal and self.proposal.question in values else self.proposal
        return replace(self, said=(*self.said, *entries), proposal=proposal, misses=0)

    def reopened(self, question: str) -> WalkState:
        """Return the state with a question open again because its answer could not be used."""
        return replace(self.tell({question: None}), status="asking")

    def asking_back(self, proposal: Proposal) -> WalkState:
        """Return the state in which something is asked back."""
        return replace(self, proposal=proposal, status="asking")

    def without_last_correction(self) -> tuple[WalkState, tuple[str, ...]] | None:
        """Return the state before the latest turn that changed an earlier answer, and what it had changed."""
        seen: set[str] = set()
        turns: dict[int, list[str]] = {}
        for entry in self.said:
            if entry.question in seen:
                turns.setdefault(entry.turn, []).append(entry.question)
            seen.add(entry.question)
        if not turns:
            return None
        turn = max(turns)
        changed = tuple(dict.fromkeys(turns[turn]))
        kept = tuple(one for one in self.said if one.turn < turn or one.question not in changed)
        return replace(self, said=kept, proposal=None, misses=0), changed


def pending(walk: Walk, answers: Answers) -> Question | None:
    """Return the first question that is asked and has no answer; None when the walk can be calculated."""
    return next((one for one in walk.questions(answers) if one.asked and one.name not in answers), None)


def current(walk: Walk, state: WalkState) -> Question | None:
    """Return the question that the person is looking at: what is asked back, else the pending one.

    Consent comes before everything, also before what its own message left unclear.
    """
    now = pending(walk, state.answers) if (opened := _opened(walk, state)) is None else opened
    if state.proposal is None or (now is not None and now.name == "consent"):
        return now
    return walk.question(state.proposal.question, state.answers) or now


def _opened(walk: Walk, state: WalkState) -> Question | None:
    """Return a question that is never asked by itself and was opened again: it has to be asked now, or is lost."""
    latest = {entry.question: entry.value for entry in state.said}
    questions = walk.questions(state.answers)
    return next((q for q in questions if not q.asked and latest.get(q.name, "") is None), None)


def progress(walk: Walk, answers: Answers) -> tuple[int, int]:
    """Return how many of the questions that apply are answered, and how many there are."""
    asked = [one for one in walk.questions(answers) if one.asked]
    return sum(one.name in answers for one in asked), len(asked)


def told(answers: Answers, name: str) -> str | None:
    """Return a stored answer, None where it was not told."""
    value = answers.get(name)
    return None if value in tuple(Missing) else value
