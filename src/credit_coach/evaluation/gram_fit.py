"""Fits a `GramModel`: a multinomial logistic regression over runs of words, weighted by their rarity."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from credit_coach.dialogue.gram_model import ROOM

#: Little regularisation: most runs of words are rare.
_C = 10.0


class GramFit:
    """A regression over runs of words that were met at least twice, or over a vocabulary that is given."""

    def __init__(
        self,
        grams: Sequence[Sequence[str]],
        columns: Sequence[str],
        weights: Sequence[float],
        last: str,
        vocabulary: Sequence[str] | None = None,
    ) -> None:
        """Fit on messages as runs of words, with the column and the weight of each; `last` is what none of them is."""
        self._last = last
        self._vectorizer = TfidfVectorizer(
            analyzer=_as_they_are, binary=True, min_df=1 if vocabulary else 2, vocabulary=vocabulary, norm=None
        )
        self._vectorizer.fit(grams)
        self._model = LogisticRegression(C=_C, max_iter=300, tol=1e-4)
        self._model.fit(self._features(grams), list(columns), sample_weight=list(weights))
        self.columns: list[str] = self._model.classes_.tolist()

    def telling(self, most: int) -> list[str]:
        """Return the runs of words that speak most for or against some column, at most so many, sorted."""
        names = self._vectorizer.get_feature_names_out()
        return sorted(names[np.argsort(-np.abs(self._weights).max(axis=0), kind="stable")[:most]].tolist())

    def chances(self, grams: Sequence[Sequence[str]]) -> NDArray[np.float64]:
        """Return the chances of `columns`, shape (len(grams), len(columns))."""
        return np.asarray(self._model.predict_proba(self._features(grams)), dtype=np.float64)

    def as_data(self) -> dict[str, Any]:
        """Return what `GramModel.read` takes."""
        last = self.columns.index(self._last)
        base = (self._model.intercept_ - self._model.intercept_[last]).round(3).tolist()
        del base[last]
        names, rarity = self._vectorizer.get_feature_names_out(), self._vectorizer.idf_
        adds = np.delete(self._weights, last, axis=0).T
        rows = np.hstack([rarity[:, None], adds]).round(1).tolist()
        columns = [column for column in self.columns if column != self._last]
        return {"columns": columns, "base": base, "grams": dict(zip(names, rows, strict=True))}

    @property
    def _weights(self) -> NDArray[np.float64]:
        """What each run of words adds to each column beyond what it adds to the last one, (columns, runs)."""
        last = self.columns.index(self._last)
        return np.asarray(self._model.coef_ - self._model.coef_[last], dtype=np.float64)

    def _features(self, grams: Sequence[Sequence[str]]) -> Any:
        counted = self._vectorizer.transform(grams)
        lengths = np.sqrt(np.asarray(counted.multiply(counted).sum(axis=1)).ravel() + ROOM)
        return sparse.csr_matrix(sparse.diags(1.0 / lengths) @ counted)


def written(content: Mapping[str, Any]) -> str:
    """Return the content of a file as JSON, a run of words on each line."""
    head = {name: value for name, value in content.items() if name != "grams"}
    lines = [f" {json.dumps(name)}: {json.dumps(value)}," for name, value in head.items()]
    runs = [
        f"  {json.dumps(run, ensure_ascii=False)}: {json.dumps(adds, separators=(',', ':'))}"
        for run, adds in content["grams"].items()
    ]
    return "\n".join(["{", *lines, ' "grams": {', ",\n".join(runs), " }", "}"]) + "\n"


def _as_they_are(grams: Sequence[str]) -> Sequence[str]:
    return grams
