"""What the rules look at, and what they report."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from credit_coach.knowledge.articles import Article, Section, Sentence
from credit_coach.knowledge.facts import Fact, FactRegister
from credit_coach.knowledge.vocabulary import Vocabulary

Level = Literal["error", "warning"]


@dataclass(frozen=True)
class Finding:
    """One thing to mend."""

    path: Path
    line: int
    rule: str
    message: str
    level: Level = "error"

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.level}: {self.message} [{self.rule}]"


@dataclass(frozen=True)
class Content:
    """What the rules look at."""

    folder: Path
    register: FactRegister
    vocabulary: Vocabulary
    articles: tuple[Article, ...]
    on: date

    def sentences(self) -> Iterator[tuple[Article, Section, Sentence]]:
        """Yield every sentence, item and step with its article and section."""
        for article in self.articles:
            for section in article.sections:
                for sentence in section.lines:
                    yield article, section, sentence

    def facts_of(self, sentence: Sentence) -> list[Fact]:
        """Return the facts of a sentence that the register holds."""
        return [self.register[fact] for fact in sentence.facts if fact in self.register]

    def line_of(self, file: str, entry_id: str) -> int:
        """Return the line of a YAML file of the folder on which the entry with this id begins; 1 where it does not."""
        begins = re.compile(rf"^- \{{?id: {re.escape(entry_id)}\b")
        lines = (self.folder / file).read_text(encoding="utf-8").splitlines()
        return next((number for number, line in enumerate(lines, 1) if begins.match(line)), 1)


def bare(text: str) -> str:
    """Return a text as it is compared with others: letters and digits alone, of one width and case."""
    return "".join(char for char in unicodedata.normalize("NFKC", text).lower() if char.isalnum())


Rule = Callable[[Content], Iterator[Finding]]
