"""Fit `retrieval/confidence.json` on the exam's part `dev`, and print what it reaches.

For every single question that is answerable or not covered: the evidence of each passage that was looked at, and
whether it answers (it is one of the question's); and the evidence of the best, and whether the question is answerable.
Prints outcomes at what is in force, then what is fitted: hit@1, and AUROC of answerable against not, cross-validated.
`--write` puts it in force.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, StratifiedKFold, cross_val_predict

from credit_coach.assembly import build_index, quiet_libraries
from credit_coach.config import Settings
from credit_coach.evaluation.exam import Item, Selection, load_exam
from credit_coach.knowledge.library import Library
from credit_coach.retrieval.confidence import FITTED, Logistic
from credit_coach.retrieval.encoder import load_encoder
from credit_coach.retrieval.index import open_index
from credit_coach.retrieval.search import SearchResult

#: So many answerable questions may be declined.
MAY_BE_DECLINED = 0.02
#: A confidence is answered with when so many of the passages with about that confidence are right.
RIGHT_ENOUGH, ABOUT = 0.6, 0.1


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
    fitted = {}
    for lang in ("zh", "en"):
        ours = [one for one in asked if one.lang == lang]
        report(ours, lang)
        answers, sure = fit_answers(ours)
        fitted[lang] = {"answers": asdict(answers), "sure": sure} | fit_covered(ours, answers)
    search.close()
    if "--write" in sys.argv:
        FITTED.write_text(json.dumps(fitted, indent=2) + "\n", encoding="utf-8")


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


def fit_answers(asked: list[Asked]) -> tuple[Logistic, float]:
    """Return logistic weights for "this passage answers" over all passages looked at, and where they become sure."""
    rows = [
        (question, hit.evidence.features, right)
        for question, one in enumerate(asked)
        for hit, right in zip((*one.result.kept, *one.result.rejected), one.right(), strict=True)
    ]
    groups, features, right = (np.array(column) for column in zip(*rows, strict=True))
    model = LogisticRegression(C=10.0, max_iter=5000)
    chance = cross_val_predict(model, features, right, groups=groups, cv=GroupKFold(5), method="predict_proba")[:, 1]
    best = [np.flatnonzero(groups == one)[chance[groups == one].argmax()] for one in np.unique(groups)]
    answerable = [asked[groups[row]].kind == "answerable" for row in best]
    first = [right[row] for row, known in zip(best, answerable, strict=True) if known]
    print(f"cross-validated hit@1 {np.mean(first):.3f}")
    print(f"AUROC of the confidence, answerable against not: {roc_auc_score(answerable, chance[best]):.3f}")
    known = [row for row, known in zip(best, answerable, strict=True) if known]
    return weights_of(model.fit(features, right)), least_sure(chance[known], right[known])


def least_sure(chance: np.ndarray, right: np.ndarray) -> float:
    """Return the least confidence, in steps of a twentieth, around which best passages are right often enough."""
    for least in (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4):
        around = (chance >= least) & (chance < least + ABOUT)
        print(f"right around {least:.2f}: {right[around].mean():.2f} of {around.sum()}")
        if right[around].mean() >= RIGHT_ENOUGH:
            return least
    return 0.5


def fit_covered(asked: list[Asked], answers: Logistic) -> dict[str, object]:
    """Return logistic weights for "the articles answer it" over the best passages, and the least chance that counts."""
    ours = [one for one in asked if one.result.kept or one.result.rejected]
    evidence = [[hit.evidence.features for hit in (*one.result.kept, *one.result.rejected)] for one in ours]
    features = np.array([max(of_hits, key=answers) for of_hits in evidence])
    answerable = np.array([one.kind == "answerable" for one in ours])
    model = LogisticRegression(C=10.0, max_iter=5000)
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    chance = cross_val_predict(model, features, answerable, cv=folds, method="predict_proba")[:, 1]
    print(f"AUROC of being covered: {roc_auc_score(answerable, chance):.3f}")
    for declined in (0.01, 0.015, 0.02, 0.03, 0.04, 0.06):
        least = np.quantile(chance[answerable], declined)
        kept_out = np.mean(chance[~answerable] < least)
        print(f"declined {declined:.2f} of answerable below {least:.3f}: kept out {kept_out:.3f}")
    least = round(float(np.quantile(chance[answerable], MAY_BE_DECLINED)), 3)
    return {"covered": asdict(weights_of(model.fit(features, answerable))), "least": least}


def weights_of(model: LogisticRegression) -> Logistic:
    """Return a fitted model as it is used."""
    return Logistic(tuple(np.round(model.coef_[0], 2).tolist()), round(float(model.intercept_[0]), 2))


if __name__ == "__main__":
    main()
