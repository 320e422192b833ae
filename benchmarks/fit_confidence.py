"""Fit the weights of `retrieval/confidence.py` on the exam's part `dev`, and print what they reach.

For every single question that is answerable or not covered: the evidence of the best passage, and whether that passage
answers (it is one of the question's). Prints the fitted weights, hit@1 and hit@3, AUROC of answerable against not, and
outcomes at the thresholds in force.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict

from credit_coach.assembly import build_index, quiet_libraries
from credit_coach.config import Settings
from credit_coach.evaluation.exam import Item, Selection, load_exam
from credit_coach.knowledge.library import Library
from credit_coach.retrieval.encoder import load_encoder
from credit_coach.retrieval.index import open_index
from credit_coach.retrieval.search import SearchResult


@dataclass(frozen=True)
class Asked:
    """One question of the exam and what search made of it."""

    lang: str
    kind: str
    question: str
    sections: tuple[str, ...]
    result: SearchResult

    def rank(self) -> int | None:
        """Return the rank (from 0) of the first right passage, None when it is not among the ten."""
        return next((rank for rank, right in enumerate(self.right()) if right), None)

    def right(self) -> list[bool]:
        """Tell for each passage that was looked at, best first, whether it is one of the question's sections."""
        hits = (*self.result.kept, *self.result.rejected)
        return [f"{hit.passage.article}#{hit.passage.section}" in self.sections for hit in hits]


def main() -> None:
    """Fit and print."""
    quiet_libraries()
    settings = Settings()
    build_index(settings, lambda done, total: None)
    library = Library.load(settings.knowledge_dir)
    search = open_index(settings.index_dir, library, load_encoder(settings.encoder))
    asked = [
        Asked(one.lang, kind, one.turns[0], one.sections, search(one.turns[0], one.lang))
        for one in Selection(parts=("dev",)).of(load_exam(settings.knowledge_dir / "exam"))
        if len(one.turns) == 1 and (kind := _kind(one))
    ]
    for lang in sorted({one.lang for one in asked}):
        ours = [one for one in asked if one.lang == lang]
        report(ours, lang)
        fit(ours)
    search.close()


def _kind(item: Item) -> str:
    """Return what an item is to a search; "" for what rules or walks answer."""
    if item.answerable:
        return "answerable"
    return {"near-miss": "near-miss", "off-jurisdiction": "near-miss", "far": "far"}.get(item.kind, "")


def report(asked: list[Asked], lang: str) -> None:
    """Print retrieval and outcomes of one language."""
    answerable = [one for one in asked if one.kind == "answerable"]
    ranks = [one.rank() for one in answerable]
    for depth in (1, 3, 5):
        print(f"{lang} hit@{depth}: {np.mean([r is not None and r < depth for r in ranks]):.3f} of {len(ranks)}")
    for kind in ("answerable", "near-miss", "far"):
        ours = [one for one in asked if one.kind == kind]
        outcomes = [outcome(one.result) for one in ours]
        shares = {name: round(outcomes.count(name) / len(ours), 3) for name in ("answer", "ask", "boundary", "nothing")}
        print(f"{lang} {kind}: {shares}")
    right = [one.rank() == 0 for one in answerable if outcome(one.result) == "answer"]
    print(f"{lang} answers that open with a right section: {np.mean(right):.3f} of {len(right)}")


def outcome(result: SearchResult) -> str:
    """Return what the coach would do with a result."""
    if result.boundary is not None:
        return "boundary"
    return {"confident": "answer", "unsure": "ask", "nothing": "nothing"}[result.zone]


def fit(asked: list[Asked]) -> None:
    """Print logistic weights for "this passage answers" over all passages looked at, cross-validated by question."""
    rows = [
        (question, hit.evidence.features, right)
        for question, one in enumerate(asked)
        for hit, right in zip((*one.result.kept, *one.result.rejected), one.right(), strict=True)
    ]
    groups, features, right = (np.array(column) for column in zip(*rows, strict=True))
    model = LogisticRegression(C=10.0, max_iter=2000)
    chance = cross_val_predict(model, features, right, groups=groups, cv=GroupKFold(5), method="predict_proba")[:, 1]
    model.fit(features, right)
    print(f"weights {np.round(model.coef_[0], 2).tolist()}, intercept {model.intercept_[0]:.2f}")
    best = {
        question: int(np.flatnonzero(groups == question)[chance[groups == question].argmax()]) for question in groups
    }
    top = np.array([chance[row] for row in best.values()])
    first_right = np.array([right[row] for row in best.values()])
    answerable = np.array([asked[question].kind == "answerable" for question in best])
    print(f"cross-validated hit@1 {first_right[answerable].mean():.3f}")
    print(f"AUROC answerable against not: {roc_auc_score(answerable, top):.3f}")
    for threshold in np.arange(0.1, 0.8, 0.05):
        above = top >= threshold
        print(
            f"at {threshold:.2f}: answerable above {above[answerable].mean():.3f}, "
            f"not answerable above {above[~answerable].mean():.3f}, right when above {first_right[above].mean():.3f}"
        )


if __name__ == "__main__":
    main()
