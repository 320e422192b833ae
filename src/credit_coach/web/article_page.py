"""What a citation opens: one article, each sentence with an anchor and the facts that carry it."""

from __future__ import annotations

from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from credit_coach.answering.answer import FactNote, fact_note
from credit_coach.knowledge.articles import SHORT
from credit_coach.knowledge.figures import Figure, Lang
from credit_coach.knowledge.library import Library
from credit_coach.retrieval.passages import Line, Passage, passage_id, passages_of
from credit_coach.sources import checked
from credit_coach.wording import Wording


@dataclass(frozen=True)
class _Note:
    fact: FactNote
    checked: str


class ArticlePages:
    """Renders articles as HTML. Everything that is not markup of the template is escaped."""

    def __init__(self, library: Library, wording: Wording) -> None:
        self._library = library
        self._wording = wording
        self._passages = passages_of(library)
        environment = Environment(
            loader=PackageLoader("credit_coach.web"),
            autoescape=select_autoescape(default=True),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._template = environment.get_template("article.html")
        self._missing = environment.get_template("not_found.html")

    def render(self, lang: Lang, article_id: str) -> str | None:
        """Return the page of an article, or None when there is none."""
        article = self._library.article(lang, article_id)
        if article is None:
            return None
        sections = [p for p in self._passages.values() if p.lang == lang and p.article == article_id]
        return self._template.render(
            lang=lang,
            other="en" if lang == "zh" else "zh",
            article_id=article_id,
            title=sections[0].title,
            sections=sections,
            related=[p for one in article.head.related for p in self._shorts(lang, one)],
            reviewed=Figure(article.head.reviewed.isoformat(), "date").text(lang),
            notes=self._notes,
            say=lambda key, **variables: self._wording.say(lang, key, **variables),
        )

    def not_found(self, lang: Lang) -> str:
        """Return the page that says so."""
        return self._missing.render(lang=lang, say=lambda key: self._wording.say(lang, key))

    def _shorts(self, lang: Lang, article_id: str) -> list[Passage]:
        """Return the passage that holds an article's title; none for an article that is not there."""
        passage = self._passages.get(passage_id(lang, article_id, SHORT))
        return [passage] if passage else []

    def _notes(self, line: Line, lang: Lang) -> list[_Note]:
        facts = [fact_note(self._library.facts, fact_id, lang) for fact_id in line.facts]
        return [_Note(fact, checked([fact], lang, self._wording)) for fact in facts]
