"""Reciprocal rank fusion, as properties."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from credit_coach.retrieval.fusion import K, Owners, best_of_owners, fuse
from credit_coach.retrieval.lexical import Ranked
from credit_coach.retrieval.passages import Entry

NAMES = "abcdef"
OWNERS = st.lists(st.sampled_from("abcdef"), max_size=12)
LISTS = st.dictionaries(st.sampled_from(["dense", "words", "titles"]), OWNERS, max_size=3)
WEIGHTS = {"dense": 2.0, "words": 1.0, "titles": 0.5}


def ranked(owners: list[str]) -> Ranked:
    """Return a ranked list with one entry for each owner named."""
    return Ranked(np.array([NAMES.index(owner) for owner in owners], dtype=np.intp), -np.arange(float(len(owners))))


def fused(lists: dict[str, list[str]]) -> list[tuple[str, float]]:
    """Fuse lists of entries, given by their owners."""
    bests = {name: best_of_owners(ranked(owners), len(NAMES)) for name, owners in lists.items()}
    found = fuse(bests, WEIGHTS, len(NAMES))
    return [(NAMES[number], score) for number, score in zip(found.numbers, found.scores.tolist(), strict=True)]


def test_owners_are_numbered_in_the_order_of_their_names() -> None:
    """Each entry leads to the number of its owner, whatever order the entries come in."""
    entries = [Entry(f"{owner}:{n}", owner, "zh", "question", owner) for n, owner in enumerate("cabc")]
    owners = Owners(entries)
    assert owners.names == ["a", "b", "c"]
    assert owners.of(entries).tolist() == [2, 0, 1, 2]


def test_equal_scores_come_in_the_order_of_the_names() -> None:
    """Two owners that are first in one list each of the same weight stand in the order of their numbers."""
    lists = {"one": ranked(["b"]), "other": ranked(["a"])}
    assert fuse(lists, {"one": 1.0, "other": 1.0}, len(NAMES)).numbers.tolist() == [0, 1]


def test_an_owner_keeps_its_best_score() -> None:
    """Of several entries of one owner the first one's score is kept, and the order stays."""
    best = best_of_owners(ranked(["b", "a", "b", "a", "c"]), len(NAMES))
    assert best.numbers.tolist() == [1, 0, 2]
    assert best.scores.tolist() == [0.0, -1.0, -4.0]


def test_a_worked_example() -> None:
    """Each list gives weight / (K + rank), ranks start at 0, and the sum decides."""
    result = fused({"dense": ["a", "b"], "words": ["b"]})
    assert result == [("b", pytest.approx(2.0 / (K + 1) + 1.0 / K)), ("a", pytest.approx(2.0 / K))]


def test_only_the_best_entry_of_an_owner_counts() -> None:
    """An owner with many entries in a list gets one rank, and does not push the others down."""
    assert fused({"dense": ["a", "a", "a", "b"]}) == fused({"dense": ["a", "b"]})


def test_nothing_gives_nothing() -> None:
    """No lists, or empty ones, fuse to an empty list."""
    assert fused({}) == fused({"dense": [], "words": []}) == []


@given(LISTS)
def test_every_owner_comes_once_best_first(lists: dict[str, list[str]]) -> None:
    """The result holds each owner of any list exactly once, with positive scores that never rise."""
    result = fused(lists)
    assert sorted(owner for owner, _ in result) == sorted({owner for owners in lists.values() for owner in owners})
    scores = [score for _, score in result]
    assert scores == sorted(scores, reverse=True)
    assert all(score > 0 for score in scores)


@given(LISTS)
def test_the_order_of_the_lists_does_not_matter(lists: dict[str, list[str]]) -> None:
    """Fusing the same lists in another order ranks the same owners with the same scores."""
    turned = dict(reversed(lists.items()))
    assert dict(fused(turned)) == pytest.approx(dict(fused(lists)))


@given(OWNERS)
def test_one_list_keeps_its_order(owners: list[str]) -> None:
    """Fusing a single list is that list with each owner at its best rank."""
    assert [owner for owner, _ in fused({"words": owners})] == list(dict.fromkeys(owners))


@given(LISTS, st.sampled_from("abcdef"))
def test_being_found_once_more_never_hurts(lists: dict[str, list[str]], owner: str) -> None:
    """Putting an owner in front of a list never lowers its score, and raises that of no other owner."""
    before = dict(fused(lists))
    after = dict(fused(lists | {"words": [owner, *lists.get("words", [])]}))
    assert after[owner] >= before.get(owner, 0.0)
    for other in before.keys() - {owner}:
        assert after[other] <= before[other]
