"""What a search found, as data that another program can cite."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from credit_coach.answering.answer import fact_note
from credit_coach.dialogue.intake import language_of
from credit_coach.knowledge.figures import Lang
from credit_coach.retrieval.search import Hit, Search, SearchResult


@dataclass(frozen=True)
class FoundSection:
    """One section: its sentences that may be stated on the day, what speaks for it, and the facts behind it."""

    id: str
    lang: Lang
    article: str
    section: str
    title: str
    heading: str
    text: str
    score: float
    confidence: float
    zone: str
    reviewed: str
    facts: tuple[dict[str, Any], ...]


def find(search: Search, query: str, lang: Lang | None, on: date) -> list[FoundSection]:
    """Return the sections that a search keeps, best first; none for a subject that is not covered."""
    result = search(query, lang or language_of(query, "zh"))
    if result.boundary is not None:
        return []
    return [_found(search, result, hit, on) for hit in result.kept]


def _found(search: Search, result: SearchResult, hit: Hit, on: date) -> FoundSection:
    passage, register = hit.passage, search.library.facts
    lines = [line for line in (*passage.lines, *passage.steps) if line.may_be_stated(register, on)]
    facts = dict.fromkeys(fact for line in lines for fact in line.facts)
    return FoundSection(
        id=passage.id,
        lang=passage.lang,
        article=passage.article,
        section=passage.section,
        title=passage.title,
        heading=passage.heading,
        text="\n".join(line.text for line in lines),
        score=round(hit.score, 6),
        confidence=round(hit.confidence, 6),
        zone=result.zone,
        reviewed=passage.reviewed.isoformat(),
        facts=tuple(asdict(fact_note(register, fact, passage.lang)) for fact in facts),
    )
