"""Where a fact is used: what a change of its value touches."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from credit_coach.knowledge.articles import Article, fill
from credit_coach.knowledge.library import Library

_PACKAGE = Path(__file__).parents[1]


@dataclass(frozen=True)
class Use:
    """One place. `kind` is article, wording (a sentence of the coach, a help text) or code (a walk, a letter)."""

    kind: str
    place: str
    text: str


def uses_of(fact_id: str, library: Library, knowledge_dir: Path, prompts_dir: Path) -> list[Use]:
    """Return every sentence that rests on the fact, then every other file that names it."""
    found = [
        Use("article", _place(article, sentence.line), sentence.text(library.facts, article.lang))
        for article in library.articles.values()
        for section in article.sections
        for sentence in section.lines
        if fact_id in sentence.facts
    ]
    found += [
        Use("article", _place(article, line), fill(title, library.facts, article.lang))
        for article in library.articles.values()
        for line, title in ((2, article.head.title), *((one.line, one.heading) for one in article.sections[1:]))
        if re.search(rf"\{{{fact_id}[.}}]", title)
    ]
    texts = [*sorted(prompts_dir.rglob("*.yaml")), *sorted((knowledge_dir / "vocabulary").rglob("*.yaml"))]
    found += [Use("wording", path.name, "") for path in texts if _names(path, fact_id)]
    code = sorted(_PACKAGE.rglob("*.py"))
    found += [Use("code", path.relative_to(_PACKAGE).as_posix(), "") for path in code if _names(path, fact_id)]
    return found


def _place(article: Article, line: int) -> str:
    return f"{article.lang}/{article.path.name}:{line}"


def _names(path: Path, fact_id: str) -> bool:
    return re.search(rf"\b{fact_id}\b", path.read_text(encoding="utf-8")) is not None
