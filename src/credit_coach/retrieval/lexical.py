"""Keyword search (BM25) over entries, and how much of a question's weight an entry's owner knows at all."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import bm25s
import numpy as np
from numpy.typing import NDArray

from credit_coach.retrieval.passages import Entry


@dataclass(frozen=True)
class Scored:
    """An entry and its score; what the score means depends on the search that gave it."""

    entry: Entry
    score: float


class LexicalIndex:
    """BM25 over one list of entries. Built in memory: a few thousand entries take a fraction of a second."""

    def __init__(self, entries: Sequence[Entry], tokenizer: Callable[[str], list[str]]) -> None:
        self._entries = list(entries)
        tokens = [tokenizer(entry.text) for entry in self._entries]
        self._bm25 = bm25s.BM25()
        if any(tokens):
            self._bm25.index(tokens, show_progress=False)
        self._known = {term for row in tokens for term in row}

    def search(self, terms: Sequence[str], limit: int) -> list[Scored]:
        """Return the best `limit` entries that share a term with the question, best first."""
        known = [term for term in terms if term in self._known]
        if not known:
            return []
        scores: NDArray[np.float32] = self._bm25.get_scores(known)
        best = np.argsort(-scores, kind="stable")[:limit]
        return [Scored(self._entries[i], float(scores[i])) for i in best if scores[i] > 0]


class TermCoverage:
    """The share of a question's weight whose terms an owner uses: 1 when it knows every word, 0 when none."""

    def __init__(self, entries: Sequence[Entry], tokenizer: Callable[[str], list[str]]) -> None:
        self._terms: dict[str, set[str]] = defaultdict(set)
        for entry in entries:
            self._terms[entry.owner].update(tokenizer(entry.text))
        frequency = Counter(term for terms in self._terms.values() for term in terms)
        total = max(len(self._terms), 1)
        self._weight = {term: math.log(1 + total / count) for term, count in frequency.items()}
        # A word that no article uses weighs as much as the rarest one: not knowing it is what this measures.
        self._unknown = math.log(1 + total)

    def information(self, words: Sequence[str]) -> float:
        """Return how much the words say: the sum of their weights, where 1 is one word that no owner uses."""
        return sum(self._weight.get(word, self._unknown) for word in set(words)) / self._unknown

    def of(self, terms: Sequence[str], owner: str) -> float:
        """Return the covered share of the question's weight, 0 to 1; 0 for a question without terms."""
        weights = {term: self._weight.get(term, self._unknown) for term in terms}
        total = sum(weights.values())
        if not total:
            return 0.0
        known = self._terms.get(owner, set())
        return sum(weight for term, weight in weights.items() if term in known) / total
