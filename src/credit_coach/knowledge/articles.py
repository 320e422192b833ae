"""Articles: one Markdown file per language, one sentence per line, figures and facts named, never typed.

    ---
    id: overdue-report            front matter, see `FrontMatter`
    ---

    The short answer, one or two sentences.[^fact_id]

    ## A heading {#section-id}

    A sentence with a figure: {fact_id} or {fact_id.name}.[^another_fact]
    - an item of a list
    - [ ] something to do today
    ? a question as people type it

A sentence's facts are the ones its figures name plus its footnotes. `[^fact_id:past]` speaks of a fact as history;
`[^advice]` says that the sentence states no rule although it uses the word of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from credit_coach.errors import ArticleInvalid
from credit_coach.knowledge.facts import FactRegister
from credit_coach.knowledge.figures import LANGS, Lang
from credit_coach.yaml_files import YamlUnreadable, parse_yaml

#: Section id of the short answer that opens an article.
SHORT = "short"

_FOOTNOTE = re.compile(r"\[\^([a-z0-9_]+)(:past)?\]")
_TOKEN = re.compile(r"\{([a-z][a-z0-9_]*)(?:\.([a-z][a-z0-9_]*))?\}")
_HEADING = re.compile(r"## (?P<text>.+?) \{#(?P<id>[a-z][a-z0-9-]*)\}")

Kind = Literal["sentence", "item", "step"]


class FrontMatter(BaseModel):
    """The head of an article file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$", description="Same in every language; the name of the file.")
    lang: Lang
    title: str = Field(min_length=2, description="The question that the article answers.")
    topics: tuple[str, ...] = Field(min_length=1, description="Ids of knowledge/vocabulary/topics.yaml.")
    products: tuple[str, ...] = Field(default=(), description="Ids of knowledge/vocabulary/products.yaml.")
    reviewed: date = Field(description="The day somebody last read the article against the register.")
    related: tuple[str, ...] = Field(default=(), description="Ids of articles to read next.")


@dataclass(frozen=True)
class Sentence:
    """One line of an article; `template` still holds the names of its figures."""

    line: int
    kind: Kind
    template: str
    facts: tuple[str, ...]
    past: frozenset[str] = frozenset()
    advice: bool = False

    def text(self, register: FactRegister, lang: Lang) -> str:
        """Return the sentence with its figures filled in from the register."""
        return fill(self.template, register, lang)


@dataclass(frozen=True)
class TypicalQuestion:
    """A question as people type it."""

    line: int
    text: str


@dataclass(frozen=True)
class Section:
    """One part of an article that answers its own questions."""

    id: str
    line: int
    heading: str
    sentences: tuple[Sentence, ...]
    steps: tuple[Sentence, ...]
    questions: tuple[TypicalQuestion, ...]

    @property
    def lines(self) -> tuple[Sentence, ...]:
        """Sentences, items and steps in the order of the file."""
        return tuple(sorted(self.sentences + self.steps, key=lambda sentence: sentence.line))

    @property
    def facts(self) -> frozenset[str]:
        """Ids of all facts that the section uses."""
        return frozenset(fact for sentence in self.lines for fact in sentence.facts)


@dataclass(frozen=True)
class Article:
    """One article in one language. `sections[0]` is the short answer, with the id "short"."""

    path: Path
    head: FrontMatter
    sections: tuple[Section, ...]

    @property
    def id(self) -> str:
        """Id of the article, the same in every language."""
        return self.head.id

    @property
    def lang(self) -> Lang:
        """Language of the article."""
        return self.head.lang

    def section(self, section_id: str) -> Section:
        """Return a section by id; raises KeyError."""
        for section in self.sections:
            if section.id == section_id:
                return section
        raise KeyError(section_id)


def fill(template: str, register: FactRegister, lang: Lang) -> str:
    """Replace `{fact}` and `{fact.name}` by the register's figures; raises FactUnknown or FigureUnknown."""
    return _TOKEN.sub(lambda match: register[match[1]].figure(match[2] or "", lang), template)


def token_facts(template: str) -> tuple[str, ...]:
    """Return the ids of the facts whose figures the text names."""
    return tuple(match[1] for match in _TOKEN.finditer(template))


def without_tokens(template: str) -> str:
    """Return the text with each figure's name replaced by a space."""
    return _TOKEN.sub(" ", template)


def article_files(folder: Path) -> Iterator[Path]:
    """Yield every article file of `folder`, which holds one folder per language."""
    for lang in LANGS:
        yield from sorted((folder / lang).glob("*.md"))


def load_articles(folder: Path) -> list[Article]:
    """Read all articles; raises ArticleInvalid at the first that cannot be parsed."""
    return [parse_article(path) for path in article_files(folder)]


def parse_article(path: Path) -> Article:
    """Read one article; raises ArticleInvalid with the line."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ArticleInvalid(path, 1, f"cannot be read: {error}") from error
    lines = text.split("\n")  # not splitlines: it would also split at characters that nobody sees
    if not lines or lines[0] != "---" or "---" not in lines[1:]:
        raise ArticleInvalid(path, 1, "must start with front matter between two lines of ---")
    end = lines.index("---", 1)
    head = _front_matter(path, "\n".join(lines[1:end]))
    body = list(enumerate(lines[end + 1 :], start=end + 2))
    return Article(path, head, tuple(_sections(path, head.title, body, end + 2)))


def _front_matter(path: Path, text: str) -> FrontMatter:
    try:
        return FrontMatter.model_validate(parse_yaml(text))
    except YamlUnreadable as error:
        raise ArticleInvalid(path, 2, f"front matter is not YAML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "front matter"
        raise ArticleInvalid(path, 2, f"front matter: {field}: {first['msg']}") from error


def _sections(path: Path, title: str, body: list[tuple[int, str]], first_line: int) -> Iterator[Section]:
    section_id, heading, start = SHORT, title, first_line
    block: list[tuple[int, str]] = []
    for number, line in body:
        if line.startswith("#"):
            match = _HEADING.fullmatch(line.strip())
            if match is None:
                raise ArticleInvalid(path, number, "a heading is written `## Text {#section-id}`")
            yield _section(path, section_id, heading, start, block)
            section_id, heading, start, block = match["id"], match["text"], number, []
        else:
            block.append((number, line))
    yield _section(path, section_id, heading, start, block)


def _section(path: Path, section_id: str, heading: str, start: int, block: list[tuple[int, str]]) -> Section:
    sentences: list[Sentence] = []
    steps: list[Sentence] = []
    questions: list[TypicalQuestion] = []
    for number, raw in block:
        line = raw.strip()
        if not line:
            continue
        if line.startswith("? "):
            questions.append(TypicalQuestion(number, line[2:].strip()))
        elif line.startswith("- [ ] "):
            steps.append(_sentence(path, number, "step", line[6:]))
        elif line.startswith("- "):
            sentences.append(_sentence(path, number, "item", line[2:]))
        else:
            sentences.append(_sentence(path, number, "sentence", line))
    return Section(section_id, start, heading, tuple(sentences), tuple(steps), tuple(questions))


def _sentence(path: Path, number: int, kind: Kind, line: str) -> Sentence:
    notes = list(_FOOTNOTE.finditer(line))
    template = _FOOTNOTE.sub("", line).strip()
    if not template:
        raise ArticleInvalid(path, number, "a footnote needs a sentence in front of it")
    if "[^" in template:
        raise ArticleInvalid(path, number, "a footnote is written [^fact_id] or [^fact_id:past]")
    if re.search(r"[{}]", _TOKEN.sub("", template)):
        raise ArticleInvalid(path, number, "a figure is written {fact_id} or {fact_id.name}")
    noted = [note[1] for note in notes if note[1] != "advice"]
    facts = tuple(dict.fromkeys([*token_facts(template), *noted]))
    past = frozenset(note[1] for note in notes if note[2])
    return Sentence(number, kind, template, facts, past, any(note[1] == "advice" for note in notes))
