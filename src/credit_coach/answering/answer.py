"""An answer: sentences, each with the citation that carries it. `Composer` is the one way to make one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from credit_coach.knowledge.articles import Kind
from credit_coach.knowledge.facts import FactRegister, Verified
from credit_coach.knowledge.figures import Lang
from credit_coach.retrieval.passages import Passage
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
    """One sentence of an answer, the number of its citation, and its place on the article's page.

    `others` are further citations with their places, where a sentence rests on several; citation 0 is none, for a
    sentence that states nothing.
    """

    text: str
    kind: Kind
    citation: int
    anchor: str
    others: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class Part:
    """The answer to one question of the message. `heading` is what it answers, `sentences` open with what answers."""

    heading: str
    sentences: tuple[CitedSentence, ...]


@dataclass(frozen=True)
class Sum:
    """What a calculator worked out: its name and record (JSON), sentences of the result, and the figures it used."""

    name: str
    arguments: str
    sentences: tuple[str, ...]
    told: str


@dataclass(frozen=True)
class Answer:
    """Everything that is said to one message, before it is worded as a reply.

    `also` answers what else may have been meant. `missing` names what the sources do not cover; `check_latest` is set
    when a fact behind the answer changes often. `model` is set when a language model wrote words of it; `dropped` says
    what became of its other sentences, or of the call: "2:figure", "timeout". `sums` are calculations of this turn with
    those sentences that it wrote of them; `walk` is a walk that it would offer, `begins` one that it begins.
    """

    lang: Lang
    parts: tuple[Part, ...]
    steps: tuple[CitedSentence, ...]
    also: Part | None
    citations: tuple[Citation, ...]
    completeness: Completeness
    missing: tuple[str, ...]
    check_latest: str | None
    model: str | None = None
    dropped: tuple[str, ...] = ()
    walk: str | None = None
    sums: tuple[Sum, ...] = ()
    begins: str | None = None


@dataclass(frozen=True)
class Asked:
    """What a composer that writes needs to know: the message and those before it, masked, and whose turn it is.

    `may_begin`: a walk may begin below the answer. It may not where one waits for an answer or where nothing is kept.
    """

    text: str
    earlier: tuple[str, ...] = ()
    conversation: str = ""
    may_begin: bool = False


class Composer(Protocol):
    """Turns what was found into an answer."""

    def compose(
        self,
        found: Sequence[SearchResult],
        missing: Sequence[str],
        on: date,
        also: Passage | None = None,
        asked: Asked | None = None,
    ) -> Answer:
        """Compose one answer from confident results, one a question; `missing` are the questions without one.

        `also` is a section that may have been meant instead of what was found; `asked` is what the person wrote.
        """
        ...

    def openings(self, passages: Sequence[Passage], on: date) -> Answer:
        """Compose one sentence for each section, the one that answers it: for a choice between them."""
        ...

    def nearest(self, query: str, passage: Passage, on: date) -> Answer:
        """Compose the first sentences of a section that may be meant, where nothing is known to answer `query`."""
        ...


def fact_note(register: FactRegister, fact_id: str, lang: Lang) -> FactNote:
    """Return what a citation shows of a fact."""
    fact = register[fact_id]
    return FactNote(
        id=fact.id,
        source=fact.source.name(lang),
        issuer=_one_language(fact.source.issuer, lang),
        article=_one_language(fact.source.article, lang) if fact.source.article else None,
        document_no=fact.source.document_no,
        url=fact.source.url,
        as_of=fact.as_of,
        verified=fact.verified,
    )


_BOTH = re.compile(r"^(?P<zh>.*?[一-鿿].*?)\s*\((?P<en>[^()]*[A-Za-z][^()]*)\)$")


def _one_language(text: str, lang: Lang) -> str:
    """The register writes "最高人民法院 (SPC)": Chinese readers need the first half, English ones both."""
    match = _BOTH.match(text)
    return match["zh"] if match and lang == "zh" else text
