"""The bundled encoder beside what else runs here, on pairs and queries that it was not trained on.

    python benchmarks/encoder_baselines.py CORPORA [FOLDER ...]

Prints Spearman x 100 between cosine (or score) and label on the development pairs of each domain, and the share of
held-back English queries whose nearest training query has the same intent, by source and of all ("English"), for:
TF-IDF over runs of characters, BM25 over the search's own words, the first model that this project shipped (read from
the repository's history), every FOLDER with a sentence-transformers model, and the bundled one.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer

from credit_coach.assembly import quiet_libraries
from credit_coach.retrieval.encoder import load_encoder
from credit_coach.retrieval.tokenize import Tokenizer
from credit_coach.training.corpora import Corpora, load_corpora
from credit_coach.training.measure import ByVectors, Figures, measure

#: The commit of the last model of the first version: one table of word pieces, 4 MB.
FIRST = "406ec17"
_K1, _B = 1.5, 0.75
#: Rows of texts, columns of words.
Matrix: TypeAlias = Any


def main() -> None:
    """Measure and print."""
    quiet_libraries()
    corpora = load_corpora(Path(sys.argv[1]))
    domains, sources = sorted(corpora.dev), sorted({name.split("/")[0] for name in corpora.held_back_intents})
    print(f"{'':<34}" + "".join(f"{name:>12}" for name in (*domains, *sources, "English")))

    def show(name: str, figures: Figures) -> None:
        cells = [
            *(figures.spearman[one] for one in domains),
            *(figures.intent_accuracy[one] for one in sources),
            figures.all_intents,
        ]
        print(f"{name:<34}" + "".join(f"{cell:>12}" for cell in cells), flush=True)

    show("TF-IDF, runs of 1 to 3 characters", measure(ByWords(tf_idf), corpora))
    show("BM25, words of the search", measure(ByWords(bm25), corpora))
    with tempfile.TemporaryDirectory() as folder:
        show("the first model", of_model(first_model(Path(folder)), corpora))
    for path in sys.argv[2:]:
        show(Path(path).name, of_model(path, corpora))
    show("the bundled model", of_model("bundled", corpora))


def of_model(name: str, corpora: Corpora) -> Figures:
    """Measure a model by the same door that the product uses."""
    return measure(ByVectors(load_encoder(name)), corpora)


def first_model(folder: Path) -> str:
    """Take the model of `FIRST` out of the history and return its folder."""
    done = subprocess.run(["git", "archive", FIRST, "models/coach-static"], check=True, capture_output=True)
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(folder, filter="data")
    return str(folder / "models" / "coach-static")


def tf_idf(texts: Sequence[str]) -> tuple[Matrix, Matrix]:
    """Return TF-IDF rows of length one, for both sides alike."""
    rows = sparse.csr_matrix(TfidfVectorizer(analyzer="char", ngram_range=(1, 3)).fit_transform(texts))
    return rows, rows


def bm25(texts: Sequence[str]) -> tuple[Matrix, Matrix]:
    """Return how often each text has each word, and the weight of each word in each text."""
    counted = CountVectorizer(analyzer=Tokenizer(())).fit_transform(texts)
    counts = sparse.csr_matrix(counted, dtype=np.float32)
    held = np.diff(counts.tocsc().indptr)
    rarity = np.log(1 + (len(texts) - held + 0.5) / (held + 0.5))
    lengths = np.asarray(counts.sum(axis=1)).ravel()
    room = _K1 * (1 - _B + _B * lengths / lengths.mean())
    weights = counts.copy()
    weights.data = counts.data * (_K1 + 1) / (counts.data + np.repeat(room, np.diff(counts.indptr)))
    return counts, sparse.csr_matrix(weights.multiply(rarity))


class ByWords:
    """Likens texts by the words that both have: asked (n, words) times known (words, m)."""

    def __init__(self, weigh: Callable[[Sequence[str]], tuple[Matrix, Matrix]]) -> None:
        self._weigh = weigh

    def each(self, left: list[str], right: list[str]) -> Any:
        """Return scores both ways, as shares of what a text scores with itself: lengths count in them."""
        asked, known = self._weigh([*left, *right])
        lefts, rights = slice(0, len(left)), slice(len(left), None)
        both = _sum(asked[lefts], known[rights]) + _sum(asked[rights], known[lefts])
        alone = np.sqrt(_sum(asked[lefts], known[lefts]) * _sum(asked[rights], known[rights]))
        return both / np.maximum(2 * alone, 1e-9)

    def every(self, asked: list[str], known: list[str]) -> Any:
        """Return all scores, one way."""
        rows, columns = self._weigh([*asked, *known])
        return rows[: len(asked)] @ columns[len(asked) :].T


def _sum(asked: Matrix, known: Matrix) -> NDArray[np.float32]:
    return np.asarray(asked.multiply(known).sum(axis=1)).ravel()


if __name__ == "__main__":
    main()
