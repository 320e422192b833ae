"""What a search works with that takes seconds to make: made once, kept in one file beside the index.

The file holds the vectors of the typical questions and of the sentences, the BM25 weights, the terms that each passage
uses, what terms say about being covered, and the English words of the articles. It belongs to one index: `index`
remembers its digest and refuses any other.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import safe_open
from safetensors.numpy import save_file

from credit_coach.knowledge.figures import LANGS, Lang
from credit_coach.knowledge.library import Library
from credit_coach.retrieval.encoder import Encoder
from credit_coach.retrieval.lexical import Kept, LexicalIndex, TermCoverage
from credit_coach.retrieval.passages import Entry, EntryKind, Passage, groups_of, joined
from credit_coach.retrieval.scope import ScopeWords
from credit_coach.retrieval.spelling import English
from credit_coach.retrieval.tokenize import Tokenizer

_KINDS: tuple[EntryKind, ...] = ("question", "passage")
_VECTORS, _SENTENCES, _ABOUT = "questions", "sentences", "about"


@dataclass(frozen=True)
class Prepared:
    """Vectors, and what keyword search and spelling know.

    `question_vectors` are those of a passage's heading and typical questions, one a row; `sentence_vectors` go by text.
    """

    question_vectors: Mapping[str, NDArray[np.float32]]
    sentence_vectors: Mapping[str, NDArray[np.float32]]
    words: Mapping[tuple[Lang, EntryKind], LexicalIndex]
    coverage: Mapping[Lang, TermCoverage]
    scope: Mapping[Lang, ScopeWords]
    english: English

    @classmethod
    def make(
        cls, library: Library, passages: Mapping[str, Passage], entries: Sequence[Entry], encoder: Encoder
    ) -> Prepared:
        """Encode and count everything; takes seconds."""
        texts = [text for passage in passages.values() for text in (passage.heading, *passage.questions)]
        vectors = _by_passage(passages, encoder.encode(texts, "question"))
        sentences = _sentences(passages)
        by_text = dict(zip(sentences, encoder.encode(sentences, "question"), strict=True))
        english = English.of(entry.text for entry in entries if entry.lang == "en")
        # Each text is cut once for all of its uses.
        terms = cache(Tokenizer(library.vocabulary.terms).__call__)
        return cls(vectors, by_text, *_counted(entries, terms, {}), english)

    @classmethod
    def load(cls, path: Path, passages: Mapping[str, Passage], entries: Sequence[Entry]) -> Prepared:
        """Read what `save` wrote for the same passages and entries; raises OSError, ValueError or SafetensorError."""
        with safe_open(path, framework="numpy") as file:
            about = json.loads((file.metadata() or {}).get(_ABOUT, "{}"))
            arrays = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 - it is no mapping
        kept: dict[str, Kept] = {
            name: (terms, {key.partition("/")[2]: array for key, array in arrays.items() if key.startswith(f"{name}/")})
            for name, terms in about["terms"].items()
        }
        vectors = _by_passage(passages, arrays[_VECTORS])
        by_text = dict(zip(_sentences(passages), arrays[_SENTENCES], strict=True))
        english = English(about["english"], about["syllables"])
        return cls(vectors, by_text, *_counted(entries, _nothing, kept), english)

    def save(self, path: Path) -> None:
        """Write everything into one file."""
        parts = {f"words-{lang}-{kind}": index.kept for (lang, kind), index in self.words.items()}
        parts |= {f"coverage-{lang}": coverage.kept for lang, coverage in self.coverage.items()}
        parts |= {f"scope-{lang}": scope.kept for lang, scope in self.scope.items()}
        about = {
            "terms": {name: terms for name, (terms, _) in parts.items()},
            "english": self.english.counts,
            "syllables": self.english.syllables,
        }
        arrays = {f"{name}/{key}": array for name, (_, held) in parts.items() for key, array in held.items()}
        arrays[_VECTORS] = np.concatenate(list(self.question_vectors.values()))
        arrays[_SENTENCES] = np.array(list(self.sentence_vectors.values()))
        save_file(arrays, path, {_ABOUT: json.dumps(about, ensure_ascii=False)})
        # The library makes files for their owner alone; whoever reads the rest of the index reads this.
        path.chmod(0o644)


def _sentences(passages: Mapping[str, Passage]) -> list[str]:
    """Return what answers are made of beside their first sentences, each text once."""
    groups = (group for passage in passages.values() for group in groups_of(passage.lines[1:]))
    return list(dict.fromkeys(map(joined, groups)))


def _by_passage(passages: Mapping[str, Passage], vectors: NDArray[np.float32]) -> dict[str, NDArray[np.float32]]:
    """Cut one array into a view for each passage."""
    ends = np.cumsum([1 + len(passage.questions) for passage in passages.values()])
    if len(vectors) != (ends[-1] if len(ends) else 0):
        raise ValueError("as many vectors as questions are needed")
    return dict(zip(passages, np.split(vectors, ends[:-1]), strict=True)) if len(ends) else {}


def _counted(
    entries: Sequence[Entry], tokenizer: Callable[[str], list[str]], kept: Mapping[str, Kept]
) -> tuple[dict[tuple[Lang, EntryKind], LexicalIndex], dict[Lang, TermCoverage], dict[Lang, ScopeWords]]:
    words, coverage, scope = {}, {}, {}
    for lang in LANGS:
        ours = [entry for entry in entries if entry.lang == lang]
        coverage[lang] = TermCoverage(ours, tokenizer, kept.get(f"coverage-{lang}"))
        scope[lang] = ScopeWords(ours, tokenizer, kept.get(f"scope-{lang}"))
        for kind in _KINDS:
            own = [entry for entry in ours if entry.kind == kind]
            words[lang, kind] = LexicalIndex(own, tokenizer, kept.get(f"words-{lang}-{kind}"))
    return words, coverage, scope


def _nothing(text: str) -> list[str]:
    """Stand in for a tokenizer where everything is known; a file that lacks a part is found out by its index."""
    raise ValueError("a part of the file is missing")
