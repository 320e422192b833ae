"""What an encoder reaches on data it was not trained on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from scipy.stats import spearmanr

from credit_coach.training.corpora import Corpora


class _Encodes(Protocol):
    def encode(self, texts: list[str], /) -> Any: ...


class Likens(Protocol):
    """Scores how alike texts are; only the order of scores counts."""

    def each(self, left: list[str], right: list[str]) -> Any:
        """Return the score of each text of `left` with the one of `right` at its place, shape (len(left),)."""
        ...

    def every(self, asked: list[str], known: list[str]) -> Any:
        """Return the scores of every text of `asked` with every one of `known`, shape (len(asked), len(known))."""
        ...


class ByVectors:
    """Likens texts by the unit vectors of a model."""

    def __init__(self, model: _Encodes) -> None:
        self._model = model

    def each(self, left: list[str], right: list[str]) -> Any:
        """Return the cosine of each pair."""
        return (self._vectors(left) * self._vectors(right)).sum(axis=1)

    def every(self, asked: list[str], known: list[str]) -> Any:
        """Return all cosines."""
        return self._vectors(asked) @ self._vectors(known).T

    def _vectors(self, texts: list[str]) -> Any:
        return np.asarray(self._model.encode(texts), dtype=np.float32)


@dataclass(frozen=True)
class Figures:
    """Spearman x 100 by domain of the development pairs; accuracy of English intents by source, and of all, percent.

    An intent is right when the nearest training query of its source has it.
    """

    spearman: dict[str, float]
    intent_accuracy: dict[str, float]
    all_intents: float


def measure(likens: Likens, corpora: Corpora) -> Figures:
    """Measure what scores texts against each other."""
    spearman = {}
    for domain, rows in sorted(corpora.dev.items()):
        scores = likens.each([row.a for row in rows], [row.b for row in rows])
        spearman[domain] = round(float(spearmanr(scores, [row.score for row in rows]).statistic) * 100, 1)
    right = _right_intents(likens, corpora)
    accuracy = {source: _percent(of_source) for source, of_source in right.items()}
    return Figures(spearman, accuracy, _percent([one for of_source in right.values() for one in of_source]))


def _right_intents(likens: Likens, corpora: Corpora) -> dict[str, list[bool]]:
    right = {}
    for source in sorted({name.split("/")[0] for name in corpora.held_back_intents}):
        known = [(k, t) for k, texts in corpora.intents.items() if k.startswith(f"{source}/") for t in texts]
        asked = [(k, t) for k, texts in corpora.held_back_intents.items() if k.startswith(f"{source}/") for t in texts]
        if not known or not asked:
            continue
        scores = likens.every([text for _, text in asked], [text for _, text in known])
        nearest = np.asarray(scores.argmax(axis=1)).ravel()
        right[source] = [known[near][0] == intent for near, (intent, _) in zip(nearest, asked, strict=True)]
    return right


def _percent(right: Sequence[bool]) -> float:
    return round(float(np.mean(right)) * 100, 1) if right else 0.0
