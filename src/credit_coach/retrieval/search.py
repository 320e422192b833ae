"""Search that explains itself: what it kept, what it rejected, with the evidence and the confidence of each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from credit_coach.knowledge.figures import Lang
from credit_coach.knowledge.library import Library
from credit_coach.knowledge.vocabulary import Boundary
from credit_coach.reading import bundled_reader, log_odds
from credit_coach.retrieval.cantonese import in_mandarin
from credit_coach.retrieval.confidence import (
    NEAR_SUBJECT,
    SAME_QUESTION,
    SCRAP,
    UNSURE,
    Evidence,
    Zone,
    confidence,
    in_context,
    is_covered,
    size_of,
    zone,
)
from credit_coach.retrieval.dense import DenseIndex
from credit_coach.retrieval.encoder import Encoder
from credit_coach.retrieval.fusion import Owners, best_of_owners, fuse
from credit_coach.retrieval.lexical import Ranked
from credit_coach.retrieval.passages import BOUNDARY, EntryKind, Passage
from credit_coach.retrieval.prepared import Prepared
from credit_coach.retrieval.spelling import Speller
from credit_coach.retrieval.tokenize import Tokenizer
from credit_coach.turn_context import once_a_turn

#: Candidates taken from each list, passages looked at closely, and passages kept.
CANDIDATES, LOOKED_AT, KEPT = 120, 12, 5
#: So many of a passage's questions speak for it, a quarter of them within these bounds: one alone may share a chance
#: word, and where many are known more agree.
LEAST_NEAREST, MOST_NEAREST = 3, 8
#: A passage that answers with this confidence is not outside: "催收 call 我 family 合法吗".
PLAIN = 0.6
#: From this share of the nearest questions' votes on a question is one of those that are not covered.
MOSTLY_OUTSIDE = 0.5
#: Typical questions say more than texts do (docs/decisions/0002-search.md has the table).
WEIGHTS = {"question-dense": 1.0, "question-words": 1.0, "passage-dense": 0.5, "passage-words": 0.5}
#: The lists in which a close look asks for a passage's score.
_LOOKED_UP = ("passage-dense", "question-words", "passage-words")


@dataclass(frozen=True)
class Hit:
    """A passage that was looked at, with what speaks for it: by the question alone, and together with earlier ones."""

    passage: Passage
    score: float
    evidence: Evidence
    confidence: float
    together: Evidence | None = None


@dataclass(frozen=True)
class SearchResult:
    """What was found for one query, best first. `boundary` is the subject that it is about when it is not covered."""

    query: str
    lang: Lang
    kept: tuple[Hit, ...]
    rejected: tuple[Hit, ...]
    confidence: float
    zone: Zone
    boundary: Boundary | None


@dataclass(frozen=True)
class _Query:
    """One question as both kinds of search see it, and the lists they gave: owners, each once, with their best scores.

    `bests` are the same scores by owner, for the lists that a close look asks.
    """

    weights: Sequence[tuple[int, float]]
    vector: NDArray[np.float32]
    lists: Mapping[str, Ranked]
    bests: Mapping[str, Mapping[int, float]]
    scope_words: float
    outside: float

    def best(self, name: str, owner: int) -> float:
        """Return the owner's best score in a list, 0 when it is not in it."""
        return self.bests[name].get(owner, 0.0)

    def share(self, name: str, owner: int) -> float:
        """Return the owner's best score as a share of the list's best."""
        best = self.best(name, owner)
        return best / float(self.lists[name].scores[0]) if best else 0.0


class Search:
    """The two kinds of search over one library, fused."""

    def __init__(
        self,
        library: Library,
        passages: Mapping[str, Passage],
        dense: DenseIndex,
        encoder: Encoder,
        prepared: Prepared,
    ) -> None:
        self.library = library
        self.passages = passages
        self._dense = dense
        self._encoder = encoder
        self._tokenizer = Tokenizer(library.vocabulary.terms)
        names = (name for product in library.vocabulary.products for name in product.names)
        self._speller = Speller((*library.vocabulary.terms, *names), prepared.english, self._tokenizer.cut)
        self._headings = {(one.lang, _bare(one.heading)): one.heading for one in passages.values()}
        self._boundaries = {f"{BOUNDARY}{one.id}": one for one in library.vocabulary.boundaries}
        self._words, self._coverage, self._scope = prepared.words, prepared.coverage, prepared.scope
        self._question_vectors, self._sentence_vectors = prepared.question_vectors, prepared.sentence_vectors
        # From the number of an entry to that of its owner, for each index that numbers entries.
        self._owners = Owners(dense.entries)
        self._owner_of = self._owners.of(dense.entries)
        self._owner_of_words = {name: self._owners.of(index.entries) for name, index in self._words.items()}
        self._is_boundary = np.array([name in self._boundaries for name in self._owners.names], dtype=bool)

    def __call__(self, query: str, lang: Lang, before: str = "") -> SearchResult:
        """Search `query` among the passages of `lang`, in the light of what was asked `before` it."""
        asked = self._ask(query, lang)
        both = self._ask(f"{before}\n{query}", lang) if before else None
        # Fusion chooses whom to look at; the evidence of a close look orders them better than ranks do.
        size = size_of(query, lang)
        hits = sorted(self._looked_at(asked, both, size), key=lambda hit: -hit.confidence)
        keep = min(KEPT, sum(hit.confidence >= UNSURE for hit in hits))
        top = hits[0].confidence if hits else 0.0
        covered = bool(hits) and self._covers(hits[0], size, query)
        information = self._coverage[lang].information(self._tokenizer.words(f"{before}\n{query}"))
        return SearchResult(
            query=query,
            lang=lang,
            kept=tuple(hits[:keep]),
            rejected=tuple(hits[keep:]),
            confidence=top,
            zone=zone(top, information, covered, lang),
            # "Is that legal" is near to some subject outside by itself, and is about none.
            boundary=None if both and size < SCRAP else self._boundary(asked.lists["question-dense"], covered, top),
        )

    def candidates(self, query: str, lang: Lang) -> tuple[Mapping[str, Ranked], Sequence[str]]:
        """Return the four lists that are fused, by name, owners as numbers; and the owners' names by number."""
        return self._ask(query, lang).lists, self._owners.names

    @once_a_turn
    def _ask(self, query: str, lang: Lang) -> _Query:
        # A heading that is typed without its mark, or in capitals, is that heading.
        query = self._headings.get((lang, _bare(query))) or self._speller(in_mandarin(query))
        terms = self._tokenizer(query)
        vector = self._encoder.encode([query], "question")[0]
        found = {
            "question-dense": self._by_meaning(vector, lang, "question"),
            "question-words": self._by_words(terms, lang, "question"),
            "passage-dense": self._by_meaning(vector, lang, "passage"),
            "passage-words": self._by_words(terms, lang, "passage"),
        }
        lists = {name: best_of_owners(one, len(self._owners.names)) for name, one in found.items()}
        nearest, scope = found["question-dense"], self._scope[lang]
        return _Query(
            weights=self._coverage[lang].weights(terms),
            vector=vector,
            lists=lists,
            bests={
                name: dict(zip(lists[name].numbers.tolist(), lists[name].scores.tolist(), strict=True))
                for name in _LOOKED_UP
            },
            scope_words=scope(terms),
            outside=scope.outside_share(nearest.scores.tolist(), self._is_boundary[nearest.numbers].tolist()),
        )

    def _by_meaning(self, vector: NDArray[np.float32], lang: Lang, kind: EntryKind) -> Ranked:
        """Return the owners of the nearest entries, an owner as often as its entries are among them."""
        found = self._dense.search(vector, lang, kind, CANDIDATES)
        return Ranked(self._owner_of[found.numbers], found.scores)

    def _by_words(self, terms: Sequence[str], lang: Lang, kind: EntryKind) -> Ranked:
        """Return the owners of the entries with the best words, an owner as often as its entries are among them."""
        found = self._words[lang, kind].search(terms, CANDIDATES)
        return Ranked(self._owner_of_words[lang, kind][found.numbers], found.scores)

    def pinned(self, passage_ids: Sequence[str], lang: Lang) -> list[SearchResult]:
        """Return known passages in `lang` as if they had been found, each under its own heading."""
        results = []
        for passage_id in passage_ids:
            passage = self.passages[self.passages[passage_id].in_lang(lang)]
            hit = Hit(passage, 1.0, Evidence(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0), 1.0)
            results.append(SearchResult(passage.heading, lang, (hit,), (), 1.0, "confident", None))
        return results

    def in_lang(self, result: SearchResult, lang: Lang) -> SearchResult:
        """Return a result with the same sections in `lang`, for a message that mixes languages."""

        def translated(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
            return tuple(replace(hit, passage=self.passages[hit.passage.in_lang(lang)]) for hit in hits)

        return replace(result, lang=lang, kept=translated(result.kept), rejected=translated(result.rejected))

    def near(self, text: str, others: Sequence[str]) -> NDArray[np.float32]:
        """Return the cosine of `text` with each of `others`, shape (len(others),)."""
        # The articles' sentences are encoded beforehand.
        new = [other for other in others if other not in self._sentence_vectors]
        vector, *vectors = self._encoder.encode([text, *new], "question")
        read = dict(zip(new, vectors, strict=True))
        return np.array(
            [vector @ (read[other] if other in read else self._sentence_vectors[other]) for other in others],
            dtype=np.float32,
        )

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the unit vectors of texts, shape (len(texts), dimensions)."""
        return self._encoder.encode(texts, "question")

    def terms(self, text: str) -> list[str]:
        """Return the search terms of a text."""
        return self._tokenizer(text)

    def close(self) -> None:
        """Let go of the index files."""
        self._dense.close()

    def _looked_at(self, asked: _Query, both: _Query | None, size: float) -> list[Hit]:
        """Return the passages that fusion puts first, by the question alone and together with earlier ones."""
        scores: dict[int, float] = {}
        for query in (asked, both) if both else (asked,):
            fused = fuse(query.lists, WEIGHTS, len(self._owners.names))
            best = np.flatnonzero(~self._is_boundary[fused.numbers])[:LOOKED_AT]
            for owner, score in zip(fused.numbers[best].tolist(), fused.scores[best].tolist(), strict=True):
                scores.setdefault(owner, score)
        return [self._hit(owner, score, asked, both, size) for owner, score in scores.items()]

    def _hit(self, owner: int, score: float, asked: _Query, both: _Query | None, size: float) -> Hit:
        passage = self.passages[self._owners.names[owner]]
        alone = self._evidence(passage, owner, asked)
        if both is None:
            return Hit(passage, score, alone, confidence(alone, passage.lang))
        together = self._evidence(passage, owner, both)
        return Hit(passage, score, alone, in_context(alone, together, passage.lang, size), together)

    def _evidence(self, passage: Passage, owner: int, query: _Query) -> Evidence:
        cosines = self._question_vectors[passage.id] @ query.vector
        count = min(MOST_NEAREST, max(LEAST_NEAREST, len(cosines) // 4))
        nearest = np.sort(cosines)[-count:].tolist()
        return Evidence(
            nearest_question=nearest[-1],
            questions=sum(nearest) / len(nearest),
            text=query.best("passage-dense", owner),
            coverage=self._coverage[passage.lang].share(query.weights, passage.id),
            question_words=query.share("question-words", owner),
            text_words=query.share("passage-words", owner),
            scope_words=query.scope_words,
            outside=query.outside,
        )

    def _covers(self, best: Hit, size: float, query: str) -> bool:
        """Tell whether a question is covered: by what was fitted; in a small library by confidence and neighbours."""
        lang = best.passage.lang
        # Passages that share syllables with a sentence in pinyin ("fen", "li") say nothing about it.
        if not self._speller.can_read(query):
            return False
        if self._scope[lang].is_telling:
            return best.confidence >= PLAIN or is_covered(
                best.evidence, lang, lambda: covered_odds(query), best.together, size
            )
        return best.confidence >= UNSURE and (best.confidence >= 1.0 or best.evidence.outside < MOSTLY_OUTSIDE)

    def _boundary(self, nearest: Ranked, covered: bool, top: float) -> Boundary | None:
        """Return the subject that is not covered when one of its examples was asked, or is near what is not covered."""
        if not len(nearest.numbers) or top >= 1.0:
            return None
        names = self._owners.names
        if nearest.scores[0] >= SAME_QUESTION:
            return self._boundaries.get(names[nearest.numbers[0]])
        outside = np.flatnonzero(self._is_boundary[nearest.numbers])
        if covered or not len(outside) or nearest.scores[outside[0]] < NEAR_SUBJECT:
            return None
        return self._boundaries[names[nearest.numbers[outside[0]]]]


def covered_odds(question: str) -> float:
    """Return the reader's log odds that our articles speak of what a question is about."""
    return log_odds(bundled_reader().read(in_mandarin(question)).covered)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]", "", text).lower()
