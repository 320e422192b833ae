"""Reciprocal rank fusion: several ranked lists of entries become one ranked list of owners, scores kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from credit_coach.retrieval.lexical import Scored

#: Damps the difference between the first ranks. The usual 60 (Cormack, Clarke and Buettcher, SIGIR 2009) is for long
#: lists of many systems; here it let middling ranks in four lists beat an exact match (docs/decisions/0002-search.md).
K = 5


def fuse(lists: Mapping[str, Sequence[Scored]], weights: Mapping[str, float], k: int = K) -> list[tuple[str, float]]:
    """Return (owner, fused score), best first: the sum over lists of weight / (k + rank of the owner's best entry)."""
    fused: dict[str, float] = {}
    for name, scored in lists.items():
        ranks: dict[str, int] = {}
        for one in scored:
            ranks.setdefault(one.entry.owner, len(ranks))
        for owner, rank in ranks.items():
            fused[owner] = fused.get(owner, 0.0) + weights[name] / (k + rank)
    return sorted(fused.items(), key=lambda item: (-item[1], item[0]))
