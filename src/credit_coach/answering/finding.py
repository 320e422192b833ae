"""From a query to what can be answered: the questions in it, what was found for each, and what is missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from credit_coach.knowledge.figures import Lang
from credit_coach.knowledge.vocabulary import Boundary, Product
from credit_coach.retrieval.search import Hit, Search, SearchResult

#: Questions of one message that are answered, and sentences of a long message that are looked at.
MAX_PARTS, MAX_LOOKED_AT = 3, 8
MAX_CHOICES = 4

_ALSO = re.compile(r"[,，]?\s*(?:另外|还有就是|顺便问一下|顺便|\band also\b|\balso,)\s*[,，]?", re.IGNORECASE)
_END = re.compile(r"[?？!！;；。\n]+|(?<=[a-z])\. ")
_ASKS = re.compile(
    r"[?？]|吗|呢|么$|怎么|咋|如何|什么|啥|多少|多久|几|哪|为何|为啥|能不能|会不会|可不可以|要不要|是不是|有没有"
    r"|^(how|what|when|where|who|why|which|can|could|do|does|is|are|will|should|may|must)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Found:
    """`answers` are confident results, one a question; without any, `choices` or `boundary` say what to do instead."""

    answers: tuple[SearchResult, ...]
    best: SearchResult
    choices: tuple[Hit, ...] = ()
    boundary: Boundary | None = None
    unanswered: tuple[str, ...] = ()
    uncovered: tuple[Product, ...] = ()


class Finder:
    """Searches a message as a whole and question by question."""

    def __init__(self, search: Search) -> None:
        self._search = search
        self._products = search.library.vocabulary.products

    def find(self, query: str, lang: Lang) -> Found:
        """Return what was found for a query that may hold several questions."""
        whole = self._search(query, lang)
        parts = questions_in(query)
        if len(parts) > 1:
            several = self._several(parts, whole, lang)
            if several is not None:
                return several
        return self._single(whole)

    def _single(self, whole: SearchResult) -> Found:
        if whole.boundary is not None:
            return Found((), whole, boundary=whole.boundary)
        if whole.zone == "confident":
            return Found((whole,), whole, uncovered=self._uncovered(whole))
        if whole.zone == "unsure":
            return Found((), whole, choices=whole.kept[:MAX_CHOICES])
        return Found((), whole)

    def _several(self, parts: Sequence[str], whole: SearchResult, lang: Lang) -> Found | None:
        """Answer the parts one by one; None when the message is better taken as a whole."""
        results = [self._search(part, lang) for part in parts[:MAX_LOOKED_AT]]
        answers: dict[tuple[str, str], SearchResult] = {}
        for result in results:
            if result.zone == "confident" and result.boundary is None:
                passage = result.kept[0].passage
                answers.setdefault((passage.article, passage.section), result)
        if not answers:
            return None
        unanswered = tuple(
            result.query
            for result in results
            if (result.zone == "nothing" or result.boundary is not None) and _ASKS.search(result.query)
        )
        best = sorted(answers.values(), key=lambda result: -result.confidence)[:MAX_PARTS]
        chosen = tuple(result for result in answers.values() if result in best)
        if len(chosen) == 1 and whole.zone == "confident" and not unanswered and whole.boundary is None:
            return None
        uncovered = tuple(dict.fromkeys(product for result in chosen for product in self._uncovered(result)))
        return Found(chosen, max(chosen, key=lambda one: one.confidence), unanswered=unanswered, uncovered=uncovered)

    def _uncovered(self, result: SearchResult) -> tuple[Product, ...]:
        covered = result.kept[0].passage.products
        named = products_in(result.query, self._products)
        return tuple(p for p in named if p.specific and covered and p.id not in covered)


def questions_in(query: str) -> list[str]:
    """Split a message at sentence ends; pieces too short to ask anything are joined to the piece before."""
    pieces: list[str] = []
    for piece in _END.split(_ALSO.sub("\n", query)):
        piece = piece.strip(" ,，")
        bare = re.sub(r"\W", "", piece)
        if pieces and len(bare) < 5:
            pieces[-1] += piece
        elif bare:
            pieces.append(piece)
    return pieces


def products_in(text: str, products: Sequence[Product]) -> list[Product]:
    """Return the products that a text names."""
    lowered = text.lower()
    return [product for product in products if any(name.lower() in lowered for name in product.names)]
