"""What is kept beside the index: the same as made anew, and refused when it is not whole."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from credit_coach.errors import IndexBroken, IndexStale
from credit_coach.knowledge.library import Library
from credit_coach.retrieval import index
from credit_coach.retrieval.encoder import Encoder
from credit_coach.retrieval.passages import entries_of, passages_of
from credit_coach.retrieval.prepared import Prepared


@pytest.fixture
def built(tmp_path: Path, small_library: Library, encoder: Encoder) -> Path:
    """A finished index of the small library."""
    index.build_index(tmp_path / "index", small_library, encoder, lambda done, total: None)
    return tmp_path / "index"


def test_what_is_read_is_what_was_made(tmp_path: Path, library: Library, encoder: Encoder) -> None:
    """Vectors, keyword scores, coverage, words of the scope and English words come back bit for bit."""
    passages = passages_of(library)
    entries = entries_of(passages, library.vocabulary.boundaries)
    made = Prepared.make(library, passages, entries, encoder)
    made.save(tmp_path / "kept")
    read = Prepared.load(tmp_path / "kept", passages, entries)
    assert list(read.question_vectors) == list(made.question_vectors)
    for name, vectors in made.question_vectors.items():
        assert np.array_equal(vectors, read.question_vectors[name])
    terms = ["逾期", "征信", "花呗", "分期", "late", "report", "nonsense"]
    for part, words in made.words.items():
        ours, theirs = words.search(terms, 50), read.words[part].search(terms, 50)
        assert np.array_equal(ours.numbers, theirs.numbers)
        assert np.array_equal(ours.scores, theirs.scores)
    for lang, scope in made.scope.items():
        assert [read.scope[lang]([term]) for term in terms] == [scope([term]) for term in terms]
        assert read.scope[lang].ratio == scope.ratio
    for lang, coverage in made.coverage.items():
        assert read.coverage[lang].weights(terms) == coverage.weights(terms)
        for owner in passages:
            assert read.coverage[lang].of(terms, owner) == coverage.of(terms, owner)
    assert (read.english.counts, read.english.syllables) == (made.english.counts, made.english.syllables)


@pytest.mark.parametrize("damage", ["lost", "cut off", "empty", "changed"])
def test_a_file_that_is_not_whole_is_a_broken_index(
    built: Path, small_library: Library, encoder: Encoder, damage: str
) -> None:
    """A lost, cut-off or changed file is refused with the remedy, before anything is answered from it."""
    path = next(built.rglob(index.PREPARED))
    content = path.read_bytes()
    path.unlink()
    if damage != "lost":
        path.write_bytes({"cut off": content[:100], "empty": b"", "changed": content[:-1] + b"!"}[damage])
    with pytest.raises(IndexBroken, match="credit-coach index"):
        index.open_index(built, small_library, encoder)


def test_an_index_that_other_code_made_is_stale(
    built: Path, small_library: Library, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the code that cuts texts into terms has changed, the kept terms no longer fit the questions."""
    monkeypatch.setattr(index, "_code", lambda: "other")
    with pytest.raises(IndexStale, match="another version"):
        index.open_index(built, small_library, encoder)
