"""A walk's state is a log: answers, position, correction and undoing all come from replaying it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from credit_coach.dialogue.kinds import MoneyKind
from credit_coach.dialogue.walk import (
    Answers,
    Proposal,
    Question,
    Walk,
    WalkState,
    current,
    pending,
    progress,
    told,
)

A, B, C = (Question(name, MoneyKind("low"), optional=name == "b") for name in ("a", "b", "c"))
EXTRA = Question("extra", MoneyKind("low"), asked=False)


def _questions(answers: Answers) -> tuple[Question, ...]:
    return (A, B, C, EXTRA) if answers.get("a") != "0" else (A, C, EXTRA)


WALK = Walk("tried", _questions, lambda text: False, main="a")


def _after(*turns: dict[str, str | None]) -> WalkState:
    state = WalkState("tried")
    for number, values in enumerate(turns, 1):
        state = WalkState("tried", state.said, turn=number).tell(values)
    return state


def test_the_last_answer_counts() -> None:
    """A correction is one more entry; the log keeps the old one."""
    state = _after({"a": "1"}, {"a": "2"})
    assert state.answers == {"a": "2"}
    assert len(state.said) == 2


def test_the_pending_question_is_the_first_without_an_answer() -> None:
    """Position is never stored: an answer given early is simply not asked for."""
    state = _after({"c": "3"})
    assert pending(WALK, state.answers) is A
    assert pending(WALK, {"a": "1", "b": "2", "c": "3"}) is None
    assert progress(WALK, state.answers) == (1, 3)


def test_a_question_that_does_not_apply_is_not_asked() -> None:
    """What one answer makes pointless is left out, and comes back when that answer is corrected."""
    assert [q.name for q in WALK.questions({"a": "0"})] == ["a", "c", "extra"]
    assert pending(WALK, _after({"a": "0"}).answers) is C
    assert pending(WALK, _after({"a": "0"}, {"a": "1"}).answers) is B


def test_undoing_takes_the_latest_correction_back() -> None:
    """Only what changed an earlier answer is undone, the latest such turn first."""
    state = _after({"a": "1"}, {"b": "2"}, {"a": "9", "c": "3"})
    undone = state.without_last_correction()
    assert undone is not None
    before, changed = undone
    assert changed == ("a",)
    assert before.answers == {"a": "1", "b": "2", "c": "3"}
    assert before.without_last_correction() is None


def test_an_opened_question_can_be_closed_again() -> None:
    """Opening a question for correction loses nothing: undoing brings the old answer back."""
    state = _after({"a": "1"}, {"a": None})
    assert state.answers == {}
    undone = state.without_last_correction()
    assert undone is not None
    assert undone[0].answers == {"a": "1"}


def test_what_is_asked_back_is_looked_at_first() -> None:
    """A question that was asked back stands before the pending one until its answer settles it."""
    state = _after({"a": "1"}).asking_back(Proposal("c", "yearly", ("5",)))
    assert current(WALK, state) is C
    assert current(WALK, state.tell({"b": "2"})) is C
    assert current(WALK, state.tell({"c": "5"})) is B


def test_told_is_none_for_what_was_left_open() -> None:
    """Unknown, declined and skipped are answers to the question, and no values."""
    assert [told({"a": value}, "a") for value in ("unknown", "declined", "skipped", "0")] == [None, None, None, "0"]


@given(st.lists(st.dictionaries(st.sampled_from("abc"), st.sampled_from("123"), min_size=1), min_size=1, max_size=8))
def test_undoing_again_and_again_ends_at_the_first_answers(turns: list[dict[str, str]]) -> None:
    """However often answers were corrected, undoing everything leaves the first answer to each question."""
    state = _after(*turns)
    first: dict[str, str] = {}
    for values in turns:
        first = {**values, **first}
    while (undone := state.without_last_correction()) is not None:
        state = undone[0]
    assert state.answers == first
