"""Reciprocal rank fusion, as properties."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credit_coach.retrieval.fusion import K, best_of_owners, fuse
from credit_coach.retrieval.lexical import Scored
from credit_coach.retrieval.passages import Entry

OWNERS = st.lists(st.sampled_from("abcdef"), max_size=12)
LISTS = st.dictionaries(st.sampled_from(["dense", "words", "titles"]), OWNERS, max_size=3)
WEIGHTS = {"dense": 2.0, "words": 1.0, "titles": 0.5}


def scored(owners: str | list[str]) -> list[Scored]:
    """Return a ranked list with one entry for each owner named."""
    return [Scored(Entry(f"{owner}:{n}", owner, "zh", "question", owner), -float(n)) for n, owner in enumerate(owners)]


def fused(lists: dict[str, list[str]]) -> list[tuple[str, float]]:
    """Fuse lists of entries, given by their owners."""
    return fuse({name: best_of_owners(scored(owners)) for name, owners in lists.items()}, WEIGHTS)


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
