"""Fit `retrieval/confidence.json` on the exam's part `dev`, and print what it reaches.

For every single question that is answerable or not covered: the evidence of each passage that was looked at, and
whether it answers (it is one of the question's); and the evidence of the best, and whether the question is answerable.
The same for questions that follow others, by themselves and together with them. Prints outcomes at what is in force,
then what is fitted: hit@1, and AUROC of answerable against not, cross-validated.
`--write` puts it in force.
"""

from __future__ import annotations

import json
import random
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
from credit_coach.lookup import CONTEXT
from credit_coach.retrieval.confidence import (
    FITTED,
    MOST_WHOLE,
    UNSURE,
    Logistic,
    by_size,
    log_odds,
    size_of,
    told_by,
)
from credit_coach.retrieval.encoder import load_encoder
from credit_coach.retrieval.index import open_index
from credit_coach.retrieval.search import Hit, Search, SearchResult, covered_odds

#: So many answerable questions may be declined, single ones and those that follow others. What is not covered is harder
#: to tell in English, so that keeping it out costs more there.
MAY_BE_DECLINED: dict[str, float] = {"zh": 0.008, "en": 0.02}
IN_CONTEXT: dict[str, float] = {"zh": 0.01, "en": 0.015}
#: A confidence is answered with when so many of the passages with that confidence are right.
RIGHT_ENOUGH = 0.5
#: For each question that follows others so many are asked after something else altogether.
CHANGES_OF_SUBJECT = 1.0


@dataclass(frozen=True)
class Asked:
    """One question of the exam and what search made of it."""

    lang: str
    kind: str
    question: str
    sections: tuple[str, ...]
    result: SearchResult

    before: str = ""

    def rank(self) -> int | None:
        """Return the rank (from 0) of the first right passage, None when it is not among the ten."""
        return next((rank for rank, right in enumerate(self.right()) if right), None)

    def right(self) -> list[bool]:
        """Tell for each passage that was looked at, best first, whether it is one of the question's sections."""
        hits = (*self.result.kept, *self.result.rejected)
        return [f"{hit.passage.article}#{hit.passage.section}" in self.sections for hit in hits]


def main() -> None:
    """Fit and print."""
    search, known = opened()

    def ask(one: Item, kind: str, before: str = "") -> Asked:
        return asked_of(search, one, kind, before)

    fitted = {}
    for lang in ("zh", "en"):
        single = singles(known, lang)
        ours = [ask(one, kind) for one, kind in single]
        report(ours, lang)
        answers, sure = fit_answers(ours)
        fitted[lang] = {"answers": asdict(answers), "sure": sure}
        covered, verdict = fit_covered(ours, answers)
        fitted[lang] |= {"covered": asdict(covered), "verdict": verdict}
        later = [
            ask(one, kind, "\n".join(one.turns[:-1][-CONTEXT:]))
            for one, kind in known
            if one.lang == lang and len(one.turns) > 1
        ]
        fitted[lang] |= fit_in_context(
            later, [ask(*one) for one in after_another(single, len(later))], answers, covered
        )
    search.close()
    if "--write" in sys.argv:
        FITTED.write_text(json.dumps(fitted, indent=2) + "\n", encoding="utf-8")


def opened() -> tuple[Search, list[tuple[Item, str]]]:
    """Return a search over an index that is up to date, and the questions of the exam's part `dev` with their kinds."""
    quiet_libraries()
    settings = Settings()
    build_index(settings, lambda done, total: None)
    library = Library.load(settings.knowledge_dir)
    search = open_index(settings.index_dir, library, load_encoder(settings.encoder))
    items = Selection(parts=("dev",)).of(load_exam(settings.knowledge_dir / "exam", fitting=True))
    return search, [(one, kind) for one in items if (kind := _kind(one))]


def singles(known: list[tuple[Item, str]], lang: str) -> list[tuple[Item, str]]:
    """Return the single questions of a language."""
    return [(one, kind) for one, kind in known if one.lang == lang and len(one.turns) == 1]


def asked_of(search: Search, one: Item, kind: str, before: str = "") -> Asked:
    """Ask an item's last question, after what was asked before it."""
    question = one.turns[-1]
    return Asked(one.lang, kind, question, one.sections, search(question, one.lang, before), before)


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
    _, features, right = looked_at(asked)
    chance, first, answerable = best_passages(asked)
    print(f"cross-validated hit@1 {np.mean(first[answerable]):.3f}")
    print(f"AUROC of the confidence, answerable against not: {roc_auc_score(answerable, chance):.3f}")
    model = LogisticRegression(C=10.0, max_iter=5000).fit(features, right)
    if model.coef_[0, -1] > 0:
        # The last one, neighbours that are not covered, speaks for no passage: where it seems to, that is chance.
        features[:, -1] = 0.0
        model.fit(features, right)
    return weights_of(model), least_sure(chance[answerable], first[answerable])


def looked_at(asked: list[Asked]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return, for all passages looked at, the number of the question, the evidence, and whether each is right."""
    rows = [
        (question, hit.evidence.features, right)
        for question, one in enumerate(asked)
        for hit, right in zip((*one.result.kept, *one.result.rejected), one.right(), strict=True)
    ]
    groups, features, right = (np.array(column) for column in zip(*rows, strict=True))
    return groups, features, right


def best_passages(asked: list[Asked]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return each question's best passage: its cross-validated confidence, whether right, whether answerable."""
    groups, features, right = looked_at(asked)
    model = LogisticRegression(C=10.0, max_iter=5000)
    chance = cross_val_predict(model, features, right, groups=groups, cv=GroupKFold(5), method="predict_proba")[:, 1]
    best = np.array([np.flatnonzero(groups == one)[chance[groups == one].argmax()] for one in np.unique(groups)])
    answerable = np.array([asked[groups[row]].kind == "answerable" for row in best])
    return chance[best], right[best], answerable


def least_sure(chance: np.ndarray, right: np.ndarray) -> float:
    """Return the confidence at which best passages are right often enough, by a curve: single steps are noise."""
    odds = np.log(chance / (1 - chance))
    curve = LogisticRegression(C=1e6).fit(odds[:, None], right)
    wanted = np.log(RIGHT_ENOUGH / (1 - RIGHT_ENOUGH))
    least = 1 / (1 + np.exp(-(wanted - curve.intercept_[0]) / curve.coef_[0, 0]))
    for edge in (0.1, 0.2, 0.3, 0.4):
        around = (chance >= edge) & (chance < edge + 0.1)
        print(f"right around {edge + 0.05:.2f}: {right[around].mean():.2f} of {around.sum()}")
    # What is answered with is kept, so it lies above what is only looked at.
    return round(max(float(least), UNSURE + 0.003), 3)


def fit_covered(asked: list[Asked], answers: Logistic) -> tuple[Logistic, dict[str, object]]:
    """Return logistic weights for "the articles answer it" over the best passages, and how the reader counts beside."""
    ours = [one for one in asked if one.result.kept or one.result.rejected]
    evidence = [[hit.evidence.features for hit in (*one.result.kept, *one.result.rejected)] for one in ours]
    features = np.array([max(of_hits, key=answers) for of_hits in evidence])
    answerable = np.array([one.kind == "answerable" for one in ours])
    model = LogisticRegression(C=10.0, max_iter=5000)
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    chance = cross_val_predict(model, features, answerable, cv=folds, method="predict_proba")[:, 1]
    print(f"AUROC of being covered: {roc_auc_score(answerable, chance):.3f}")
    read = [covered_odds(one.question) for one in ours]
    verdict = fit_verdict(chance, read, answerable, MAY_BE_DECLINED[ours[0].lang])
    return weights_of(model.fit(features, answerable)), verdict


def fit_verdict(chance: np.ndarray, read: list[float], answerable: np.ndarray, declined: float) -> dict[str, object]:
    """Return how what search makes of being covered and what the reader makes of it are weighed, and the least chance.

    `chance` is search's, cross-validated; `read` are the reader's log odds, who has learned none of the questions.
    `declined` is the share of answerable ones that may be declined.
    """
    both = np.array([(*log_odds(found), odds) for found, odds in zip(chance, read, strict=True)])
    model = LogisticRegression(C=10.0, max_iter=5000)
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    weighed = cross_val_predict(model, both, answerable, cv=folds, method="predict_proba")[:, 1]
    print(f"AUROC of being covered, the reader counted in: {roc_auc_score(answerable, weighed):.3f}")
    for share in (0.005, 0.01, 0.015, 0.02, 0.03):
        kept = [np.mean(of[~answerable] < np.quantile(of[answerable], share)) for of in (chance, weighed)]
        print(f"kept out where {share:.3f} of answerable are declined: {kept[0]:.3f}, the reader in {kept[1]:.3f}")
    least = round(float(np.quantile(weighed[answerable], declined)), 3)
    return asdict(weights_of(model.fit(both, answerable))) | {"least": least}


def after_another(single: list[tuple[Item, str]], follow_ups: int) -> list[tuple[Item, str, str]]:
    """Return questions that change the subject, each with the one before it: answerable ones, and twice as many not."""
    chance = random.Random(0)
    count = round(follow_ups * CHANGES_OF_SUBJECT)
    answerable = [one for one in single if one[1] == "answerable"]
    outside = [one for one in single if one[1] != "answerable"]
    new = [
        *chance.sample(answerable, min(count, len(answerable))),
        *chance.sample(outside, min(2 * count, len(outside))),
    ]
    return [(item, kind, chance.choice(answerable)[0].turns[0]) for item, kind in new]


def fit_in_context(later: list[Asked], changed: list[Asked], answers: Logistic, covered: Logistic) -> dict[str, object]:
    """Return how a question's chances by itself and together with earlier ones are weighed."""
    asked = [one for one in (*later, *changed) if one.result.kept or one.result.rejected]

    def chances(chance: Logistic, hit: Hit) -> tuple[float, ...]:
        assert hit.together is not None
        return log_odds(chance(hit.evidence.features), chance(hit.together.features))

    sizes = [size_of(one.question, one.result.lang) for one in asked]
    rows = [
        (number, *by_size(chances(answers, hit), sizes[number]), right)
        for number, one in enumerate(asked)
        for hit, right in zip((*one.result.kept, *one.result.rejected), one.right(), strict=True)
        if one.kind == "answerable"
    ]
    table = np.array(rows)
    groups, features, right = table[:, 0], table[:, 1:-1], table[:, -1].astype(bool)
    model = LogisticRegression(C=10.0, max_iter=5000)
    chance = cross_val_predict(model, features, right, groups=groups, cv=GroupKFold(5), method="predict_proba")[:, 1]
    for name, score in (("alone", features[:, 0]), ("together", features[:, 1]), ("weighed", chance)):
        for depth in (1, 3):
            first = {}
            for group in np.unique(groups):
                rows_of = np.flatnonzero(groups == group)
                first[group] = right[rows_of[np.argsort(-score[rows_of], kind="stable")[:depth]]].any()
            shares = [
                np.mean([yes for group, yes in first.items() if (group < len(later)) == follows])
                for follows in (True, False)
            ]
            print(
                f"in context, {name}: hit@{depth} {shares[0]:.3f} of follow-ups, {shares[1]:.3f} of changes of subject"
            )
    answers_in_context = never_against(weights_of(model.fit(features, right)))
    best = [
        max(
            (*one.result.kept, *one.result.rejected),
            key=lambda hit, size=size: answers_in_context(by_size(chances(answers, hit), size)),
        )
        for one, size in zip(asked, sizes, strict=True)
    ]
    both = np.array([by_size(chances(covered, hit), size) for hit, size in zip(best, sizes, strict=True)])
    answerable = np.array([one.kind == "answerable" for one in asked])
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    chance = cross_val_predict(model, both, answerable, cv=folds, method="predict_proba")[:, 1]
    print(f"in context: AUROC of being covered {roc_auc_score(answerable, chance):.3f}")
    read = [covered_odds(one.question) * told_by(size) for one, size in zip(asked, sizes, strict=True)]
    return {
        "answers_in_context": asdict(answers_in_context),
        "covered_in_context": asdict(weights_of(model.fit(both, answerable))),
        "verdict_in_context": fit_verdict(chance, read, answerable, IN_CONTEXT[asked[0].lang]),
    }


def never_against(weighed: Logistic) -> Logistic:
    """Return the weights of `by_size` so that for no size of a question more evidence speaks against a passage."""
    alone, together, alone_by_size, together_by_size, size = weighed.weights
    alone, together = max(alone, 0.0), max(together, 0.0)
    bounds = -alone / MOST_WHOLE, -together / MOST_WHOLE
    weights = (alone, together, max(alone_by_size, bounds[0]), max(together_by_size, bounds[1]), size)
    return Logistic(weights, weighed.intercept)


def weights_of(model: LogisticRegression) -> Logistic:
    """Return a fitted model as it is used."""
    return Logistic(tuple(np.round(model.coef_[0], 2).tolist()), round(float(model.intercept_[0]), 2))


if __name__ == "__main__":
    main()
