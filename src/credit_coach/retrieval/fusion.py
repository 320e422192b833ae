"""Reciprocal rank fusion: several ranked lists of owners become one, scores kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from credit_coach.retrieval.lexical import Ranked
from credit_coach.retrieval.passages import Entry

#: Damps the difference between the first ranks. The usual 60 (Cormack, Clarke and Buettcher, SIGIR 2009) is for long
#: lists of many systems; here it let middling ranks in four lists beat an exact match (docs/decisions/0002-search.md).
K = 5


class Owners:
    """The owners of entries, numbered in the order of their names."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Number the owners of `entries`."""
        self.names = sorted({entry.owner for entry in entries})
        self._numbers = {name: number for number, name in enumerate(self.names)}

    def of(self, entries: Sequence[Entry]) -> NDArray[np.intp]:
        """Return the number of each entry's owner."""
        return np.array([self._numbers[entry.owner] for entry in entries], dtype=np.intp)


def best_of_owners(found: Ranked, owners: int) -> Ranked:
    """Return each owner of a list once, with its best score, in the same order; all numbers are below `owners`."""
    at, first = np.arange(len(found.numbers)), np.empty(owners, dtype=np.intp)
    # Of several places that are written for one owner the last one stays: backwards, its best.
    first[found.numbers[::-1]] = at[::-1]
    best = first[found.numbers] == at
    return Ranked(found.numbers[best], found.scores[best])


def fuse(lists: Mapping[str, Ranked], weights: Mapping[str, float], owners: int, k: int = K) -> Ranked:
    """Return owners with their fused scores, best first: the sum over lists of weight / (k + rank of the owner).

    Each list holds numbers below `owners`, every one once; equal scores come in the order of the numbers.
    """
    fused = np.zeros(owners)
    for name, found in lists.items():
        fused[found.numbers] += weights[name] / (k + np.arange(len(found.numbers)))
    numbers = np.flatnonzero(fused)
    order = np.argsort(-fused[numbers], kind="stable")
    return Ranked(numbers[order], fused[numbers][order])
