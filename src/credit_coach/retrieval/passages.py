"""From articles to what is searched: passages with their figures filled in, and the entries that lead to them.

A passage is one section of one article in one language; its id is "zh/article#section" and does not change when the
text does. It has one entry for its text and one for each typical question and paraphrase. A boundary (a subject that is
not covered) has an entry for each of its examples, so that the nearest neighbour decides between covered and not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from credit_coach.knowledge.articles import Article, Kind, Section, Sentence, fill
from credit_coach.knowledge.facts import FactRegister
from credit_coach.knowledge.figures import Lang, has_han
from credit_coach.knowledge.library import Library
from credit_coach.knowledge.vocabulary import Boundary

EntryKind = Literal["passage", "question"]
BOUNDARY = "boundary/"


@dataclass(frozen=True)
class Line:
    """One sentence as it is shown. `anchor` names it inside its article page."""

    anchor: str
    kind: Kind
    text: str
    facts: tuple[str, ...]
    past: frozenset[str]

    def may_be_stated(self, register: FactRegister, on: date) -> bool:
        """Tell whether every fact behind it is in force on that day, or is told as past."""
        return all(fact in self.past or register[fact].is_in_force(on) for fact in self.facts)


@dataclass(frozen=True)
class Passage:
    """One section of one article in one language."""

    id: str
    lang: Lang
    article: str
    section: str
    title: str
    heading: str
    lines: tuple[Line, ...]
    steps: tuple[Line, ...]
    questions: tuple[str, ...]
    topics: tuple[str, ...]
    products: tuple[str, ...]
    reviewed: date

    @property
    def text(self) -> str:
        """Title, heading and sentences in one string: what a passage entry is made of."""
        joiner = "" if self.lang == "zh" else " "
        return joiner.join([self.title, self.heading, *(line.text for line in self.lines)])

    def in_lang(self, lang: Lang) -> str:
        """Return the id of the same section in `lang`."""
        return passage_id(lang, self.article, self.section)


@dataclass(frozen=True)
class Entry:
    """One thing that search compares a question with. `owner` is a passage id, or "boundary/<id>"."""

    id: str
    owner: str
    lang: Lang
    kind: EntryKind
    text: str


def passage_id(lang: Lang, article: str, section: str) -> str:
    """Return the stable id of a section in a language."""
    return f"{lang}/{article}#{section}"


def passages_of(library: Library) -> dict[str, Passage]:
    """Return every passage by id, with the register's figures filled in."""
    paraphrases: dict[str, list[str]] = defaultdict(list)
    for group in library.paraphrases:
        paraphrases[f"{group.lang}/{group.section}"].extend(group.texts)
    return {
        passage.id: passage
        for article in library.articles.values()
        for passage in _article_passages(article, library.facts, paraphrases)
    }


def _article_passages(
    article: Article, register: FactRegister, paraphrases: Mapping[str, Sequence[str]]
) -> Iterator[Passage]:
    head = article.head
    title = fill(head.title, register, article.lang)
    for section in article.sections:
        own_id = passage_id(article.lang, article.id, section.id)
        yield Passage(
            id=own_id,
            lang=article.lang,
            article=article.id,
            section=section.id,
            title=title,
            heading=fill(section.heading, register, article.lang),
            lines=lines_of(section, section.sentences, register, article.lang),
            steps=lines_of(section, section.steps, register, article.lang),
            questions=(*(question.text for question in section.questions), *paraphrases.get(own_id, ())),
            topics=head.topics,
            products=head.products,
            reviewed=head.reviewed,
        )


def lines_of(section: Section, sentences: tuple[Sentence, ...], register: FactRegister, lang: Lang) -> tuple[Line, ...]:
    """Return sentences of a section as they are shown, with their anchors on the article's page."""
    return tuple(
        Line(
            anchor=f"{section.id}-{sentence.line - section.line}",
            kind=sentence.kind,
            text=sentence.text(register, lang),
            facts=sentence.facts,
            past=sentence.past,
        )
        for sentence in sentences
    )


def groups_of(lines: Sequence[Line]) -> list[list[Line]]:
    """Keep a list together with the line that opens it; every other sentence stands alone."""
    groups: list[list[Line]] = []
    for line in lines:
        opens_list = bool(groups) and groups[-1][0].text.rstrip().endswith(("：", ":"))
        goes_on = bool(groups) and groups[-1][-1].kind == "item"
        if line.kind == "item" and (opens_list or goes_on):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def joined(group: Sequence[Line]) -> str:
    """Return the text of a group: what a question is compared with where an answer's sentences are chosen."""
    return "".join(line.text for line in group)


def entries_of(passages: dict[str, Passage], boundaries: tuple[Boundary, ...]) -> list[Entry]:
    """Return all entries, in a stable order."""
    entries = []
    for passage in passages.values():
        entries.append(Entry(f"{passage.id}:text", passage.id, passage.lang, "passage", passage.text))
        # The heading is a question too: choices offer it, and sending it must lead back to its section.
        for number, question in enumerate((passage.heading, *passage.questions)):
            entries.append(Entry(f"{passage.id}:q{number}", passage.id, passage.lang, "question", question))
    for boundary in boundaries:
        for number, example in enumerate(boundary.examples):
            lang: Lang = "zh" if has_han(example) else "en"
            owner = f"{BOUNDARY}{boundary.id}"
            entries.append(Entry(f"{owner}:q{number}", owner, lang, "question", example))
    return entries
