"""Search by meaning, in a real Chroma folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from credit_coach.retrieval import dense
from credit_coach.retrieval.dense import DenseIndex
from credit_coach.retrieval.lexical import Ranked
from credit_coach.retrieval.passages import Entry

TEXTS = [
    ("zh", "question", "逾期会上征信吗"),
    ("zh", "question", "提前还款划算吗"),
    ("zh", "question", "收到传票怎么办"),
    ("zh", "passage", "不良记录保留五年"),
    ("en", "question", "what is a payment order"),
]
ENTRIES = [Entry(f"{lang}-{n}", f"owner-{n}", lang, kind, text) for n, (lang, kind, text) in enumerate(TEXTS)]  # type: ignore[arg-type]
# Unit vectors at known angles, so that every expected cosine can be read off.
VECTORS = np.array([[1, 0, 0], [0.6, 0.8, 0], [0, 1, 0], [1, 0, 0], [0, 0, 1]], dtype=np.float32)


def ids(index: DenseIndex, found: Ranked) -> list[str]:
    """Return the ids of what was found, best first."""
    return [index.entries[number].id for number in found.numbers]


def vector(*values: float) -> NDArray[np.float32]:
    """Return a vector as the encoder gives it."""
    return np.array(values, dtype=np.float32)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the five vectors."""
    folder = tmp_path_factory.mktemp("dense")
    DenseIndex.build(folder, ENTRIES, VECTORS, lambda done: None)
    return folder


@pytest.fixture(params=["one by one", "graph"])
def index(folder: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[DenseIndex]:
    """The opened folder, searched as a small collection is and as a large one is."""
    if request.param == "graph":
        monkeypatch.setattr(dense, "_SMALL", 0)
    index = DenseIndex(folder, ENTRIES)
    yield index
    index.close()


def test_the_nearest_come_first_with_their_cosine(index: DenseIndex) -> None:
    """Results are ordered by cosine, and the score is the cosine itself."""
    found = index.search(vector(1, 0, 0), "zh", "question", 10)
    assert ids(index, found) == ["zh-0", "zh-1", "zh-2"]
    assert found.scores.tolist() == pytest.approx([1.0, 0.6, 0.0], abs=1e-5)


def test_opposite_meaning_is_negative(index: DenseIndex) -> None:
    """Cosines run below zero for vectors that point away."""
    found = index.search(vector(-1, 0, 0), "zh", "passage", 1)
    assert found.scores[0] == pytest.approx(-1.0, abs=1e-5)


def test_languages_and_kinds_are_apart(index: DenseIndex) -> None:
    """A search sees the entries of its language and kind only."""
    assert ids(index, index.search(vector(1, 0, 0), "en", "question", 10)) == ["en-4"]
    assert ids(index, index.search(vector(1, 0, 0), "zh", "passage", 10)) == ["zh-3"]


def test_a_kind_without_entries_finds_nothing(index: DenseIndex) -> None:
    """A language and kind that nothing was stored for gives an empty list."""
    assert ids(index, index.search(vector(1, 0, 0), "en", "passage", 10)) == []


def test_no_more_than_asked_for(index: DenseIndex) -> None:
    """The limit holds."""
    assert len(index.search(vector(1, 0, 0), "zh", "question", 2).numbers) == 2


def test_a_text_that_says_nothing_finds_nothing(index: DenseIndex) -> None:
    """The zero vector, which the encoder gives for unknown text, is near to nothing."""
    assert ids(index, index.search(vector(0, 0, 0), "zh", "question", 10)) == []


def test_everything_stored_is_counted(index: DenseIndex) -> None:
    """The count is that of all entries in all languages and kinds."""
    assert index.count() == len(ENTRIES)


def test_what_is_stored_outlives_the_process_that_wrote_it(folder: Path) -> None:
    """Closing and opening again gives the same answer."""
    answers = []
    for _ in range(2):
        index = DenseIndex(folder, ENTRIES)
        found = index.search(vector(0.8, 0.6, 0), "zh", "question", 3)
        answers.append((ids(index, found), found.scores.tolist()))
        index.close()
    assert answers[0] == answers[1] != ([], [])


def test_progress_ends_at_the_number_of_entries(tmp_path: Path) -> None:
    """Progress rises from batch to batch up to all entries."""
    seen: list[int] = []
    DenseIndex.build(tmp_path, ENTRIES, VECTORS, seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == len(ENTRIES)


def test_more_entries_than_a_batch_are_all_stored(tmp_path: Path) -> None:
    """Chroma takes no more than a few thousand at a time; larger collections are written in several batches."""
    entries = [Entry(f"zh-{n}", "owner", "zh", "question", str(n)) for n in range(6_000)]
    vectors = np.random.default_rng(7).normal(size=(6_000, 4)).astype(np.float32)
    DenseIndex.build(tmp_path, entries, vectors, lambda done: None)
    index = DenseIndex(tmp_path, entries)
    assert index.count() == 6_000
    last = index.search(vectors[-1] / np.linalg.norm(vectors[-1]), "zh", "question", 1)
    assert ids(index, last) == [entries[-1].id]
    index.close()


def test_a_large_collection_is_written_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is seldom written while it is built lies on disk whole at the end, and opening it changes nothing."""
    monkeypatch.setattr(dense, "_LARGE", 3_000)
    monkeypatch.setattr(dense, "_SMALL", 0)
    entries = [Entry(f"zh-{n}", "owner", "zh", "question", str(n)) for n in range(5_000)]
    vectors = np.random.default_rng(7).normal(size=(5_000, 4)).astype(np.float32)
    DenseIndex.build(tmp_path, entries, vectors, lambda done: None)
    written = {path.name: path.read_bytes() for path in tmp_path.rglob("*.bin")}
    assert len(written["data_level0.bin"]) > vectors.nbytes
    index = DenseIndex(tmp_path, entries)
    assert index.count() == 5_000
    for row in (0, 2_500, 4_999):
        found = index.search(vectors[row] / np.linalg.norm(vectors[row]), "zh", "question", 1)
        assert ids(index, found) == [entries[row].id]
    index.close()
    assert {path.name: path.read_bytes() for path in tmp_path.rglob("*.bin")} == written
