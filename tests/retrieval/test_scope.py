"""What words and neighbours say about being covered."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from credit_coach.retrieval.passages import Entry
from credit_coach.retrieval.scope import ScopeWords

IN, OUT = "en/late#short", "boundary/weather"


def _entries(texts: Sequence[str], owner: str) -> list[Entry]:
    return [Entry(f"{owner}:q{n}", owner, "en", "question", text) for n, text in enumerate(texts)]


COVERED = _entries(["late payment on my card", "is a late payment reported", "my card bill is late"] * 5, IN)
OUTSIDE = _entries(["rain on my holiday", "is rain likely", "my umbrella is late"] * 3, OUT)
TEXT = Entry("en/late#short:text", IN, "en", "passage", "rain rain rain")


def test_words_speak_for_the_side_that_uses_them() -> None:
    """A word of typical questions counts above 0, one of other subjects below, an unknown one and none not at all."""
    scope = ScopeWords([*COVERED, *OUTSIDE], str.split)
    assert scope(["payment"]) > 0.0 > scope(["rain"])
    assert scope(["payment", "card"]) > scope(["payment"])
    assert scope(["never-met"]) == scope([]) == 0.0


def test_a_word_of_both_sides_says_little() -> None:
    """What both sides say in about equal shares hardly counts."""
    scope = ScopeWords([*COVERED, *OUTSIDE], str.split)
    assert abs(scope(["my"])) < abs(scope(["rain"])) / 2


def test_only_questions_are_counted() -> None:
    """A section's text may speak of anything: its words are not counted."""
    with_text = ScopeWords([*COVERED, *OUTSIDE, TEXT], str.split)
    assert with_text(["rain"]) == ScopeWords([*COVERED, *OUTSIDE], str.split)(["rain"])


@pytest.mark.parametrize("entries", [[], COVERED, OUTSIDE])
def test_one_side_alone_says_nothing(entries: list[Entry]) -> None:
    """Without the other side no word can be told apart."""
    assert ScopeWords(entries, str.split)(["rain", "payment"]) == 0.0


def test_neighbours_vote_by_nearness() -> None:
    """All of one side is 0 or 1; a nearer example counts more than a farther one; none is 0."""
    scope = ScopeWords([*COVERED, *OUTSIDE], str.split)
    assert scope.outside_share([], []) == scope.outside_share([0.8], [False]) == 0.0
    assert scope.outside_share([0.8], [True]) == 1.0
    farther = scope.outside_share([0.8, 0.5], [False, True])
    assert 0.0 < farther < 0.5 < scope.outside_share([0.8, 0.8], [True, False])
