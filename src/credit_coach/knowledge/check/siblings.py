"""Rules on the two languages: each article has its sibling, which says the same from the same facts."""

from __future__ import annotations

from collections.abc import Iterator

from credit_coach.knowledge.check.content import Content, Finding
from credit_coach.knowledge.figures import Lang


def missing_sibling(content: Content) -> Iterator[Finding]:
    """Every article exists in both languages under the same id, and its file has the name of the id."""
    present = {(article.lang, article.id) for article in content.articles}
    for article in content.articles:
        other = _other(article.lang)
        if (other, article.id) not in present:
            yield Finding(article.path, 2, "missing-sibling", f"there is no {other} article {article.id!r}")
        if article.path.stem != article.id or article.path.parent.name != article.lang:
            yield Finding(article.path, 2, "misplaced", f"belongs in {article.lang}/{article.id}.md")


def different_sibling(content: Content) -> Iterator[Finding]:
    """Siblings have the same sections in the same order, the same facts in each, topics, products and related."""
    by_key = {(article.lang, article.id): article for article in content.articles}
    for article in content.articles:
        sibling = by_key.get(("en", article.id)) if article.lang == "zh" else None
        if sibling is None:
            continue
        for field in ("topics", "products", "related"):
            if getattr(article.head, field) != getattr(sibling.head, field):
                yield Finding(sibling.path, 2, "sibling-differs", f"{field} differ from the Chinese article")
        ours, theirs = ([section.id for section in one.sections] for one in (article, sibling))
        if ours != theirs:
            yield Finding(sibling.path, 2, "sibling-differs", f"sections are {theirs}, the Chinese article has {ours}")
            continue
        for left, right in zip(article.sections, sibling.sections, strict=True):
            if left.facts != right.facts:
                difference = ", ".join(sorted(left.facts ^ right.facts))
                yield Finding(
                    sibling.path, right.line, "sibling-differs", f"section {right.id}: facts differ: {difference}"
                )


def _other(lang: Lang) -> Lang:
    return "en" if lang == "zh" else "zh"
