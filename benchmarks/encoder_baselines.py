"""The bundled encoder beside what else runs here, on pairs and queries that it was not trained on.

    python benchmarks/encoder_baselines.py CORPORA [FOLDER ...]

Prints Spearman x 100 between cosine (or score) and label on the development pairs of each domain, and the share of
held-back English queries whose nearest training query has the same intent, for: TF-IDF over runs of characters, BM25
over the search's own words, the first model that this project shipped (read from the repository's history), every
FOLDER with a sentence-transformers model, and the bundled one.
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
from scipy.stats import spearmanr
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer

from credit_coach.assembly import quiet_libraries
from credit_coach.retrieval.encoder import load_encoder
from credit_coach.retrieval.tokenize import Tokenizer
from credit_coach.training.corpora import Corpora, load_corpora
from credit_coach.training.measure import Figures, measure

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
    print(f"{'':<34}" + "".join(f"{name:>12}" for name in (*domains, *sources)))

    def show(name: str, figures: Figures) -> None:
        cells = [*(figures.spearman[one] for one in domains), *(figures.intent_accuracy[one] for one in sources)]
        print(f"{name:<34}" + "".join(f"{cell:>12}" for cell in cells), flush=True)

    show("TF-IDF, runs of 1 to 3 characters", by_words(tf_idf, corpora))
    show("BM25, words of the search", by_words(bm25, corpora))
    with tempfile.TemporaryDirectory() as folder:
        show("the first model", of_model(first_model(Path(folder)), corpora))
    for path in sys.argv[2:]:
        show(Path(path).name, of_model(path, corpora))
    show("the bundled model", of_model("bundled", corpora))


def of_model(name: str, corpora: Corpora) -> Figures:
    """Measure a model by the same door that the product uses."""
    return measure(load_encoder(name), corpora)


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


def by_words(weigh: Callable[[Sequence[str]], tuple[Matrix, Matrix]], corpora: Corpora) -> Figures:
    """Measure what scores a text against another by the words of both: asked (n, words) times known (words, m)."""
    spearman = {}
    for domain, rows in corpora.dev.items():
        asked, known = weigh([text for row in rows for text in (row.a, row.b)])
        # A score depends on the lengths of both: it is taken both ways, as a share of what each scores with itself.
        there, back = _sum(asked[0::2], known[1::2]), _sum(asked[1::2], known[0::2])
        alone = np.sqrt(_sum(asked[0::2], known[0::2]) * _sum(asked[1::2], known[1::2]))
        cosines = (there + back) / np.maximum(2 * alone, 1e-9)
        spearman[domain] = round(float(spearmanr(cosines, [row.score for row in rows]).statistic) * 100, 1)
    accuracy = {}
    for source in {name.split("/")[0] for name in corpora.held_back_intents}:
        learned = [(k, t) for k, texts in corpora.intents.items() if k.startswith(f"{source}/") for t in texts]
        queries = [
            (k, t) for k, texts in corpora.held_back_intents.items() if k.startswith(f"{source}/") for t in texts
        ]
        asked, known = weigh([text for _, text in (*learned, *queries)])
        scores = asked[len(learned) :] @ known[: len(learned)].T
        nearest = np.asarray(scores.argmax(axis=1)).ravel()
        right = [learned[near][0] == intent for near, (intent, _) in zip(nearest, queries, strict=True)]
        accuracy[source] = round(float(np.mean(right)) * 100, 1)
    return Figures(spearman, accuracy)


def _sum(asked: Matrix, known: Matrix) -> NDArray[np.float32]:
    return np.asarray(asked.multiply(known).sum(axis=1)).ravel()


if __name__ == "__main__":
    main()
