"""Fits the judge of the verifier on the labelled pairs train and dev; needs credit-coach[evaluation] and [train].

First the networks, each on a part of the articles, then the trees, which look at a network's score among other numbers.
One article in `_KEPT_BACK` is seen by none of them: its pairs are scored by networks and trees together, as they are in
use, every other pair by a network and trees that saw no pair of its article. The least score is the lowest that lets at
most `PASSED` of the bad pairs of each part through; of train, those kept back. The part test is never read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from credit_coach.answering.verification import Reader, Verifier
from credit_coach.answering.verification.judge import LEAF, NETWORK, SCORED, TREES, Fitted, Node
from credit_coach.answering.verification.network import Seen
from credit_coach.answering.verification.support import Encode
from credit_coach.answering.verification.verifier import HARD
from credit_coach.errors import ExtraMissing
from credit_coach.evaluation import network_fitting
from credit_coach.evaluation.verification import Pair
from credit_coach.knowledge.figures import LANGS, Lang

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Of the bad pairs of each part, both languages together, at most this share may pass. Those of train are hard: most
#: differ from a good one by a word or two, or say in other words what is not so.
PASSED = {"dev": 0.015, "train": 0.045}
_FOLDS, _KEPT_BACK = 8, 11
#: Pairs of dev are written like those that are measured; those of train are chosen to be hard.
_WEIGHT = {"train": 1.0, "dev": 4.0}
_SHAPE = {
    "n_estimators": 600,
    "max_depth": 3,
    "learning_rate": 0.04,
    "subsample": 0.6,
    "max_features": 0.15,
    "min_samples_leaf": 8,
    "random_state": 0,
}


@dataclass(frozen=True)
class Rows:
    """What is fitted on: the features, what the network sees, which pairs are good, their language, part and article.

    `bad` counts all bad pairs of a part, those that the rules drop among them.
    """

    names: tuple[str, ...]
    values: NDArray[np.float64]
    seen: tuple[Seen, ...]
    good: NDArray[np.bool_]
    langs: tuple[Lang, ...]
    parts: tuple[str, ...]
    articles: tuple[str, ...]
    bad: dict[str, int]

    @property
    def weights(self) -> NDArray[np.float64]:
        """Return what each pair weighs."""
        return np.array([_WEIGHT[part] for part in self.parts])

    def dealt(self, parts: int) -> NDArray[np.int64]:
        """Return a number below `parts` for each pair, the same for all pairs of an article."""
        return np.array([int(hashlib.sha256(name.encode()).hexdigest(), 16) % parts for name in self.articles])

    def with_scores(self, scores: NDArray[np.float64]) -> Rows:
        """Return the rows with the networks' scores as one more feature."""
        return replace(self, names=(*self.names, SCORED), values=np.column_stack([self.values, scores]))


@dataclass(frozen=True)
class Expected:
    """What pairs of articles that the trees never saw give at the chosen least score."""

    lang: Lang
    part: str
    passed: float
    kept: float


def rows_of(pairs: Sequence[Pair], verifier: Verifier, reader: Reader) -> Rows:
    """Read every pair that cites something and that no hard rule drops; the part test is left out."""
    found: list[tuple[Pair, tuple[dict[str, float], Seen]]] = []
    for pair in pairs:
        flags = verifier.flags(pair.sentence, pair.spans, pair.lang)
        if pair.part != "test" and pair.spans and not HARD & set(flags):
            found.append((pair, reader(pair.sentence, pair.spans, pair.lang, flags)))
    names = tuple(found[0][1][0])
    return Rows(
        names,
        np.array([[values[name] for name in names] for _, (values, _) in found]),
        tuple(seen for _, (_, seen) in found),
        np.array([pair.good for pair, _ in found]),
        tuple(pair.lang for pair, _ in found),
        tuple(pair.part for pair, _ in found),
        tuple(pair.sections[0].split("#")[0].split("/")[1] for pair, _ in found),
        {part: sum(pair.part == part and not pair.good for pair in pairs) for part in PASSED},
    )


def fit_into(
    folder: Path, rows: Rows, vectors: Encode, fitted_on: dict[str, str], progress: Callable[[str], None]
) -> list[Expected]:
    """Train the networks, fit the trees, write both into `folder`, and say what to expect of them."""
    kept_back = rows.dealt(_KEPT_BACK) == 0
    parts = np.where(kept_back, network_fitting.KEPT_BACK, rows.dealt(network_fitting.PARTS))
    trained = network_fitting.train(rows.seen, vectors, rows.good, rows.weights, parts, progress)
    draft = folder / f".{NETWORK}.draft"
    network_fitting.write(trained, draft)
    fitted_on = fitted_on | {"network": file_digest(draft)}
    fitted, expected = fit(rows.with_scores(trained.scores), kept_back, fitted_on)
    write(fitted, folder / TREES)
    draft.replace(folder / NETWORK)
    return expected


def fit(rows: Rows, kept_back: NDArray[np.bool_], fitted_on: dict[str, str]) -> tuple[Fitted, list[Expected]]:
    """Grow the trees on what is not `kept_back`, choose the least score, and say what to expect of them."""
    own = ~kept_back
    model = _grown(rows.values[own], rows.good[own], rows.weights[own])
    scores = model.predict_proba(rows.values)[:, 1]
    scores[own] = _held_out(rows, own)
    langs, parts = np.array(rows.langs), np.array(rows.parts)
    # The few pairs of dev are all needed.
    measured = {part: (parts == part) & (kept_back | (part == "dev")) for part in PASSED}
    least = round(max(_least_of(part, scores, measured[part], rows) for part in PASSED) + 1e-6, 6)
    expected = []
    for lang in LANGS:
        for part in ("train", "dev"):
            ours = (langs == lang) & measured[part]
            passes = scores >= least
            expected.append(
                Expected(lang, part, float(passes[ours & ~rows.good].mean()), float(passes[ours & rows.good].mean()))
            )
    share = float(np.average(rows.good[own], weights=rows.weights[own]))
    start = float(np.log(share / (1 - share)))
    trees = tuple(_nodes(tree[0].tree_, _SHAPE["learning_rate"]) for tree in model.estimators_)
    return Fitted.model_validate(
        {"fitted_on": fitted_on, "least": least, "features": rows.names, "start": start, "trees": trees}
    ), expected


def _least_of(part: str, scores: NDArray[np.float64], measured: NDArray[np.bool_], rows: Rows) -> float:
    """Return the least score by which few enough of the bad pairs of a part pass, those that the rules drop counted."""
    bad = measured & ~rows.good
    share = bad.sum() / (~rows.good & (np.array(rows.parts) == part)).sum()
    return _least(scores[bad], int(PASSED[part] * rows.bad[part] * share))


def _least(scores: NDArray[np.float64], allowed: int) -> float:
    """Return the score that `allowed` of the bad pairs reach.

    It is half way to what the last of them was given: a threshold at its edge is one pair's accident.
    """
    highest = np.sort(scores)[::-1]
    return float(highest[max(0, allowed - 1) : allowed + 1].mean())


def digests(pairs: Sequence[Pair], words: Path, encoder: str) -> dict[str, str]:
    """Return what a fit depends on, in short; the network that the trees look at comes on top."""
    said = json.dumps([pair.model_dump() for pair in pairs if pair.part != "test"], ensure_ascii=False, sort_keys=True)
    return {
        "pairs": hashlib.sha256(said.encode()).hexdigest()[:16],
        "words": file_digest(words),
        "encoder": encoder,
    }


def file_digest(path: Path) -> str:
    """Return the start of a file's SHA-256."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def write(fitted: Fitted, path: Path) -> None:
    """Write the file, one tree a line."""
    data = fitted.model_dump()
    trees = data.pop("trees")
    head = json.dumps(data, ensure_ascii=False, indent=1)[:-2]
    lines = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in trees)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'{head},\n "trees": [\n{lines}\n]}}\n', encoding="utf-8")


def _grown(values: NDArray[np.float64], good: NDArray[np.bool_], weights: NDArray[np.float64]) -> Any:
    try:
        from sklearn.ensemble import GradientBoostingClassifier
    except ImportError:
        raise ExtraMissing("evaluation") from None
    return GradientBoostingClassifier(**_SHAPE).fit(values, good, sample_weight=weights)


def _held_out(rows: Rows, own: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return the scores of the `own` pairs, each by trees that saw none of its article."""
    scores = np.zeros(len(rows.good))
    folds = np.where(own, rows.dealt(_FOLDS), -1)
    for fold in range(_FOLDS):
        out, seen = folds == fold, own & (folds != fold)
        if out.any():
            grown = _grown(rows.values[seen], rows.good[seen], rows.weights[seen])
            scores[out] = grown.predict_proba(rows.values[out])[:, 1]
    return scores[own]


def _nodes(tree: Any, rate: float) -> tuple[Node, ...]:
    nodes: list[Node] = []
    for place in range(tree.node_count):
        if tree.children_left[place] < 0:
            nodes.append((LEAF, round(rate * float(tree.value[place, 0, 0]), 6), 0, 0))
        else:
            feature, low, high = (int(part[place]) for part in (tree.feature, tree.children_left, tree.children_right))
            nodes.append((feature, float(tree.threshold[place]), low, high))
    return tuple(nodes)
