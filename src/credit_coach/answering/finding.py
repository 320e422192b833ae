"""From a query to what can be answered: the questions in it, what was found for each, and what is missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from credit_coach.answering.answer import Covered
from credit_coach.knowledge.figures import Lang
from credit_coach.knowledge.vocabulary import Boundary, Product
from credit_coach.retrieval.search import Hit, Search, SearchResult

#: Questions of one message that are looked at, and that are answered.
MAX_LOOKED_AT, MAX_ANSWERED = 8, 3
MAX_CHOICES = 4
#: A story of more clauses than this has no single scene for its questions.
MAX_STORY = 2

_ALSO = re.compile(r"[,，]?\s*(?:另外|还有就是|顺便问一下|顺便|\band also\b|\balso,)\s*[,，]?", re.IGNORECASE)
_END = re.compile(
    r"[?？!！;；。\n]+|(?<=[a-z])\. |(?<=[一-鿿])[,，]"
    r"|, (?=(?:and |but |or )?(?:how|what|can|will|do|does|is|should)\b)"
)
_ASKS = re.compile(
    r"[?？]|吗|呢|么$|怎么|咋|如何|什么|啥|多少|多久|几|哪|为何|为啥|能不能|会不会|可不可以|要不要|是不是|有没有|还不还|行不行"
    r"|^(?:and |but |or )?(how|what|when|where|who|why|which|can|could|do|does|is|are|will|should|may|must)\b",
    re.IGNORECASE,
)
_SHORTEST = 4


@dataclass(frozen=True)
class Found:
    """`answers` are confident results, one a question; without any, `choices` or `boundary` say what to do instead."""

    answers: tuple[Covered, ...]
    best: SearchResult
    choices: tuple[Hit, ...] = ()
    boundary: Boundary | None = None
    unanswered: tuple[str, ...] = ()
    uncovered: tuple[Product, ...] = ()


@dataclass(frozen=True)
class Question:
    """One thing a message asks or tells, and how to search it. Only what `asks` can be missing from an answer."""

    text: str
    query: str
    asks: bool = True


class Finder:
    """Searches a message as a whole and, when it asks several things, question by question."""

    def __init__(self, search: Search) -> None:
        self._search = search
        self._products = search.library.vocabulary.products

    def find(self, query: str, lang: Lang) -> Found:
        """Return what was found for a query that may hold several questions."""
        whole = self._search(query, lang)
        questions = questions_in(query)
        if len(questions) > 1:
            several = self._several(questions, lang)
            if several is not None:
                return several
        return self._single(whole)

    def _single(self, whole: SearchResult) -> Found:
        if whole.boundary is not None:
            return Found((), whole, boundary=whole.boundary)
        if whole.zone == "confident":
            return Found((Covered(whole.query, whole),), whole, uncovered=self._uncovered(whole))
        if whole.zone == "unsure":
            return Found((), whole, choices=whole.kept[:MAX_CHOICES])
        return Found((), whole)

    def _several(self, questions: Sequence[Question], lang: Lang) -> Found | None:
        """Answer question by question; None when fewer than two ways to go come of it."""
        answers: dict[tuple[str, str], Covered] = {}
        unanswered = []
        for question in questions[:MAX_LOOKED_AT]:
            result = self._search(question.query, lang)
            if result.zone == "nothing" or result.boundary is not None:
                unanswered += [question.text] if question.asks else []
            elif result.zone == "confident":
                passage = result.kept[0].passage
                answers.setdefault((passage.article, passage.section), Covered(question.text, result))
        if not answers or len(answers) + len(unanswered) < 2:
            return None
        best = sorted(answers.values(), key=lambda covered: -covered.result.confidence)[:MAX_ANSWERED]
        chosen = tuple(covered for covered in answers.values() if covered in best)
        uncovered = dict.fromkeys(product for covered in chosen for product in self._uncovered(covered.result))
        return Found(chosen, best[0].result, unanswered=tuple(unanswered), uncovered=tuple(uncovered))

    def _uncovered(self, result: SearchResult) -> tuple[Product, ...]:
        covered = result.kept[0].passage.products
        named = products_in(result.query, self._products)
        return tuple(p for p in named if p.specific and covered and p.id not in covered)


def questions_in(message: str) -> list[Question]:
    """Return what a message asks, each question with the story that is told around it.

    "我老公借了网贷，我要还吗，影响我征信吗" asks two things, and both need the first clause. Of a long story it
    is not known which clause matters: the clauses then stand for themselves.
    """
    pieces = _pieces(message)
    asking = [piece for piece in pieces if _ASKS.search(piece)]
    told = [piece for piece in pieces if piece not in asking]
    if len(told) > MAX_STORY:
        return [Question(piece, piece, piece in asking) for piece in pieces]
    # The first clause sets the scene; with all of them in front, the question itself would drown.
    return [Question(piece, f"{told[0]}，{piece}" if told else piece) for piece in asking]


def _pieces(message: str) -> list[str]:
    """Split at the ends of sentences and clauses; a scrap joins the piece before it."""
    pieces: list[str] = []
    for raw in _END.split(_ALSO.sub("\n", message)):
        piece = raw.strip(" ,，")
        bare = re.sub(r"\W", "", piece)
        if pieces and bare and len(bare) < _SHORTEST:
            pieces[-1] += piece
        elif bare:
            pieces.append(piece)
    return pieces


def products_in(text: str, products: Sequence[Product]) -> list[Product]:
    """Return the products that a text names."""
    lowered = text.lower()
    return [product for product in products if any(name.lower() in lowered for name in product.names)]
