"""What an encoder reaches on data it was not trained on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from scipy.stats import spearmanr

from credit_coach.training.corpora import Corpora, ScoredPair


class _Encodes(Protocol):
    def encode(self, texts: list[str], /) -> Any: ...


@dataclass(frozen=True)
class Figures:
    """Spearman x 100 by domain of the development pairs; accuracy of English intents by source, percent.

    An intent is right when the nearest training query has it.
    """

    spearman: dict[str, float]
    intent_accuracy: dict[str, float]


def measure(model: _Encodes, corpora: Corpora) -> Figures:
    """Measure a model that gives unit vectors."""
    return Figures(
        spearman={domain: _spearman(model, rows) for domain, rows in sorted(corpora.dev.items())},
        intent_accuracy=_intents(model, corpora),
    )


def _spearman(model: _Encodes, rows: Sequence[ScoredPair]) -> float:
    a = np.asarray(model.encode([row.a for row in rows]), dtype=np.float32)
    b = np.asarray(model.encode([row.b for row in rows]), dtype=np.float32)
    return round(float(spearmanr((a * b).sum(axis=1), [row.score for row in rows]).statistic) * 100, 1)


def _intents(model: _Encodes, corpora: Corpora) -> dict[str, float]:
    accuracy = {}
    for source in sorted({name.split("/")[0] for name in corpora.held_back_intents}):
        known = [(k, t) for k, texts in corpora.intents.items() if k.startswith(f"{source}/") for t in texts]
        asked = [(k, t) for k, texts in corpora.held_back_intents.items() if k.startswith(f"{source}/") for t in texts]
        if not known or not asked:
            continue
        base = np.asarray(model.encode([text for _, text in known]), dtype=np.float32)
        queries = np.asarray(model.encode([text for _, text in asked]), dtype=np.float32)
        nearest = (queries @ base.T).argmax(axis=1)
        right = [known[near][0] == intent for near, (intent, _) in zip(nearest, asked, strict=True)]
        accuracy[source] = round(float(np.mean(right)) * 100, 1)
    return accuracy
