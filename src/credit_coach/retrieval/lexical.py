"""Keyword search (BM25) over entries, and how much of a question's weight an entry's owner knows at all.

Both are arrays and a vocabulary, made once and kept beside the index (`prepared`).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from credit_coach.retrieval.passages import Entry

#: Terms in the order of their numbers, and arrays by name: what is kept on disk.
Kept = tuple[list[str], dict[str, NDArray[np.generic]]]


class Ranked(NamedTuple):
    """Numbers of entries, or of their owners, best first, and their scores as the search that gave them means it.

    Arrays instead of an object for each entry: a list holds 120, of which few are ever looked at.
    """

    numbers: NDArray[np.intp]
    scores: NDArray[np.float64]


#: Stands for the number of a term that no owner uses.
_UNUSED = -1
NOTHING = Ranked(np.zeros(0, dtype=np.intp), np.zeros(0))


class LexicalIndex:
    """BM25 over one list of entries. `kept` is what an earlier one over the same entries gave."""

    def __init__(self, entries: Sequence[Entry], tokenizer: Callable[[str], list[str]], kept: Kept | None = None):
        self.entries = tuple(entries)
        self.kept = kept or _bm25([tokenizer(entry.text) for entry in self.entries])
        terms, arrays = self.kept
        self._numbers = {term: number for number, term in enumerate(terms)}
        self._weights = arrays["weights"].astype(np.float32, copy=False)
        # Numpy's own type for rows: it would turn any other into that at every use.
        self._rows = arrays["rows"].astype(np.intp)
        self._starts = arrays["starts"].tolist()

    def search(self, terms: Sequence[str], limit: int) -> Ranked:
        """Return the numbers of the best `limit` of `entries` that share a term with the question, best first."""
        known = [self._numbers[term] for term in terms if term in self._numbers]
        if not known:
            return NOTHING
        scores = np.zeros(len(self.entries), dtype=np.float32)
        for number in known:
            start, end = self._starts[number], self._starts[number + 1]
            # A term has one weight for each of its entries, so no row comes twice.
            scores[self._rows[start:end]] += self._weights[start:end]
        best = _best(scores, limit)
        return Ranked(best, scores[best].astype(np.float64))


def _best(scores: NDArray[np.float32], limit: int) -> NDArray[np.intp]:
    """Return the rows of the best positive scores, best first, equal ones in their order."""
    rows = np.flatnonzero(scores > 0)
    if len(rows) > limit:
        least = np.partition(scores[rows], len(rows) - limit)[len(rows) - limit]
        rows = rows[scores[rows] >= least]
    return rows[np.argsort(-scores[rows], kind="stable")][:limit]


def _bm25(tokens: list[list[str]]) -> Kept:
    """Return the weight of each term in each entry, term after term: column-compressed, as bm25s computes them."""
    if not any(tokens):
        empty = np.zeros(0, dtype=np.float32)
        return [], {"weights": empty, "rows": empty.astype(np.int32), "starts": np.zeros(1, dtype=np.int64)}
    import bm25s

    bm25 = bm25s.BM25()
    bm25.index(tokens, show_progress=False)
    numbers: dict[str, int] = {term: number for term, number in bm25.vocab_dict.items() if term}
    terms = sorted(numbers, key=numbers.__getitem__)
    found = bm25.scores
    arrays = {"weights": found["data"], "rows": found["indices"], "starts": found["indptr"]}
    return terms, {name: np.ascontiguousarray(array) for name, array in arrays.items()}


class TermCoverage:
    """The share of a question's weight whose terms an owner uses: 1 when it knows every word, 0 when none."""

    def __init__(self, entries: Sequence[Entry], tokenizer: Callable[[str], list[str]], kept: Kept | None = None):
        owners = list(dict.fromkeys(entry.owner for entry in entries))
        self.kept = kept or _used(entries, tokenizer)
        terms, arrays = self.kept
        self._numbers = {term: number for number, term in enumerate(terms)}
        self._used, starts = arrays["used"], arrays["starts"].tolist()
        self._place = {owner: (starts[i], starts[i + 1]) for i, owner in enumerate(owners)}
        self._of_owner: dict[str, frozenset[int]] = {}
        self._frequency = np.bincount(self._used, minlength=len(terms)).tolist()
        self._total = max(len(owners), 1)
        # A word that no article uses weighs as much as the rarest one: not knowing it is what this measures.
        self._unknown = math.log(1 + self._total)

    def information(self, words: Sequence[str]) -> float:
        """Return how much the words say: the sum of their weights, where 1 is one word that no owner uses."""
        return sum(weight for _, weight in self.weights(list(set(words)))) / self._unknown

    def weights(self, terms: Sequence[str]) -> list[tuple[int, float]]:
        """Return the number of each term, -1 for one that no owner uses, with its weight; each once, in their order."""
        numbers = [self._numbers.get(term, _UNUSED) for term in dict.fromkeys(terms)]
        return [(number, self._weight(number)) for number in numbers]

    def of(self, terms: Sequence[str], owner: str) -> float:
        """Return the covered share of the question's weight, 0 to 1; 0 for a question without terms."""
        return self.share(self.weights(terms), owner)

    def share(self, weights: Sequence[tuple[int, float]], owner: str) -> float:
        """Return the covered share of weights that were made for one question and many owners."""
        total = sum(weight for _, weight in weights)
        if not total:
            return 0.0
        known = self._known(owner)
        return sum(weight for number, weight in weights if number in known) / total

    def _weight(self, number: int) -> float:
        return self._unknown if number == _UNUSED else math.log(1 + self._total / self._frequency[number])

    def _known(self, owner: str) -> frozenset[int]:
        """Return the numbers of the terms that an owner uses; few owners are ever looked at, so each when it is."""
        known = self._of_owner.get(owner)
        if known is None:
            start, end = self._place.get(owner, (0, 0))
            known = self._of_owner[owner] = frozenset(self._used[start:end].tolist())
        return known


def _used(entries: Sequence[Entry], tokenizer: Callable[[str], list[str]]) -> Kept:
    """Return the terms that each owner uses, owner after owner in the order of the entries."""
    numbers: dict[str, int] = {}
    used: dict[str, set[int]] = defaultdict(set)
    for entry in entries:
        used[entry.owner].update(numbers.setdefault(term, len(numbers)) for term in tokenizer(entry.text))
    starts = np.cumsum([0, *map(len, used.values())])
    every = [number for owner in used.values() for number in sorted(owner)]
    return list(numbers), {"used": np.array(every, dtype=np.int32), "starts": starts.astype(np.int64)}
