"""An answer: sentences, each with the citation that carries it. `Composer` is the one way to make one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from credit_coach.knowledge.articles import Kind
from credit_coach.knowledge.facts import Verified
from credit_coach.knowledge.figures import Lang
from credit_coach.retrieval.search import SearchResult

Completeness = Literal["complete", "partial", "none"]


@dataclass(frozen=True)
class FactNote:
    """What a reader may want to know of a fact behind a sentence."""

    id: str
    source: str
    issuer: str
    article: str | None
    document_no: str | None
    url: str | None
    as_of: str | None
    verified: Verified


@dataclass(frozen=True)
class Citation:
    """Where sentences come from: one section of one article and the facts behind them."""

    n: int
    article: str
    section: str
    title: str
    heading: str
    sentences: tuple[str, ...]
    reviewed: str
    facts: tuple[FactNote, ...]


@dataclass(frozen=True)
class CitedSentence:
    """One sentence of an answer, the number of its citation, and its place on the article's page."""

    text: str
    kind: Kind
    citation: int
    anchor: str


@dataclass(frozen=True)
class Part:
    """The answer to one question of the message. `heading` is what it answers, `sentences` open with what answers."""

    heading: str
    sentences: tuple[CitedSentence, ...]


@dataclass(frozen=True)
class Answer:
    """Everything that is said to one message, before it is worded as a reply.

    `missing` names what the sources do not cover; `check_latest` is set when a fact behind the answer changes often.
    """

    lang: Lang
    parts: tuple[Part, ...]
    steps: tuple[CitedSentence, ...]
    citations: tuple[Citation, ...]
    completeness: Completeness
    missing: tuple[str, ...]
    check_latest: str | None


class Composer(Protocol):
    """Turns what was found into an answer."""

    def compose(self, found: Sequence[SearchResult], missing: Sequence[str], on: date) -> Answer:
        """Compose one answer from confident results, one a question; `missing` are the questions without one."""
        ...
