"""What a citation names, as data: an article with the facts behind each sentence, and a fact with its source.

The models are what every face gives to machines: the HTTP interface, and the resources of the Model Context Protocol.
"""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from credit_coach.answering.answer import fact_note
from credit_coach.knowledge.articles import Kind, fill
from credit_coach.knowledge.facts import Verified, Volatility
from credit_coach.knowledge.figures import Lang
from credit_coach.knowledge.library import Library
from credit_coach.retrieval.passages import lines_of


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True)


class SentenceModel(_Model):
    """One sentence, its place on the article's page, and the facts that carry it."""

    text: str
    kind: Kind
    anchor: str = Field(description="Id of the sentence on the article's page.")
    facts: tuple[str, ...] = Field(description="Ids of facts.")


class SectionModel(_Model):
    """One section; "short" is the short answer that opens the article."""

    id: str
    heading: str
    sentences: tuple[SentenceModel, ...]


class ArticleModel(_Model):
    """One article in one language, figures filled in."""

    id: str
    lang: Lang
    title: str
    reviewed: date = Field(description="The day somebody last read it against the facts.")
    sections: tuple[SectionModel, ...]


class FactModel(_Model):
    """One fact with its source. Dates are as exact as they are known: YYYY, YYYY-MM or YYYY-MM-DD."""

    id: str
    lang: Lang
    statement: str
    topic: str
    source: str = Field(description="Name of the document.")
    issuer: str
    article: str | None = Field(description="Provision of the document.")
    document_no: str | None
    url: str | None
    effective_from: str | None
    effective_to: str | None
    in_force: bool = Field(description="Whether it may be stated as current today.")
    as_of: str | None = Field(description="When its source was last opened.")
    verified: Verified = Field(description="How well it is confirmed.")
    volatility: Volatility
    recheck_due: date | None = Field(description="The day by which its source must be opened again.")


def article_model(library: Library, lang: Lang, article_id: str) -> ArticleModel | None:
    """Return an article, or None when there is none."""
    article = library.article(lang, article_id)
    if article is None:
        return None
    sections = tuple(
        SectionModel(
            id=section.id,
            heading=fill(section.heading, library.facts, lang),
            sentences=tuple(
                SentenceModel(text=line.text, kind=line.kind, anchor=line.anchor, facts=line.facts)
                for line in lines_of(section, section.lines, library.facts, lang)
            ),
        )
        for section in article.sections
    )
    title = fill(article.head.title, library.facts, lang)
    return ArticleModel(id=article.id, lang=lang, title=title, reviewed=article.head.reviewed, sections=sections)


def fact_model(library: Library, lang: Lang, fact_id: str, on: date) -> FactModel | None:
    """Return a fact as it stands on that day, or None when there is none."""
    if fact_id not in library.facts:
        return None
    fact, note = library.facts[fact_id], fact_note(library.facts, fact_id, lang)
    return FactModel(
        id=fact.id,
        lang=lang,
        statement=fact.statement(lang),
        topic=fact.topic,
        source=note.source,
        issuer=note.issuer,
        article=note.article,
        document_no=note.document_no,
        url=note.url,
        effective_from=fact.effective_from,
        effective_to=fact.effective_to,
        in_force=fact.is_in_force(on),
        as_of=fact.as_of,
        verified=fact.verified,
        volatility=fact.volatility,
        recheck_due=fact.recheck_due(),
    )
