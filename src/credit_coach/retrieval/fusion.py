"""Reciprocal rank fusion: several ranked lists of owners become one, scores kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from credit_coach.retrieval.lexical import Scored

#: Damps the difference between the first ranks. The usual 60 (Cormack, Clarke and Buettcher, SIGIR 2009) is for long
#: lists of many systems; here it let middling ranks in four lists beat an exact match (docs/decisions/0002-search.md).
K = 5


def best_of_owners(scored: Sequence[Scored]) -> dict[str, float]:
    """Return each owner's best score in a list that has the best first, the owners in the same order."""
    bests: dict[str, float] = {}
    for one in scored:
        bests.setdefault(one.entry.owner, one.score)
    return bests


def fuse(lists: Mapping[str, Iterable[str]], weights: Mapping[str, float], k: int = K) -> list[tuple[str, float]]:
    """Return (owner, fused score), best first: the sum over lists of weight / (k + rank of the owner).

    Each list holds owners, every one once and the best first.
    """
    fused: dict[str, float] = {}
    for name, owners in lists.items():
        weight = weights[name]
        for rank, owner in enumerate(owners):
            fused[owner] = fused.get(owner, 0.0) + weight / (k + rank)
    return sorted(fused.items(), key=lambda item: (-item[1], item[0]))
