"""Rules on facts: known, in force, confirmed as far as the sentence claims."""

from __future__ import annotations

from collections.abc import Iterator

from credit_coach.errors import ContentError
from credit_coach.knowledge.articles import Article, fill
from credit_coach.knowledge.check.content import Content, Finding
from credit_coach.knowledge.seal import SEALED, changes


def unknown_fact(content: Content) -> Iterator[Finding]:
    """A sentence, title or heading names only facts and figures that the register holds."""
    for article in content.articles:
        places = [(2, article.head.title)] + [(section.line, section.heading) for section in article.sections[1:]]
        for line, template in places:
            yield from _fill_problem(content, article, line, template)
    for article, _, sentence in content.sentences():
        for fact in sentence.facts:
            if fact not in content.register:
                yield Finding(article.path, sentence.line, "unknown-fact", f"the register has no fact {fact!r}")
        yield from _fill_problem(content, article, sentence.line, sentence.template)


def _fill_problem(content: Content, article: Article, line: int, template: str) -> Iterator[Finding]:
    try:
        fill(template, content.register, article.lang)
    except ContentError as error:
        yield Finding(article.path, line, "unknown-fact", str(error))


def lapsed_fact(content: Content) -> Iterator[Finding]:
    """A fact that is not in force today is never quoted as current: cite it as history, [^id:past]."""
    for article, _, sentence in content.sentences():
        for fact in content.facts_of(sentence):
            told_as_history = fact.id in sentence.past and fact.is_lapsed(content.on)
            if not fact.is_in_force(content.on) and not told_as_history:
                message = (
                    f"{fact.id} is not in force on {content.on} (from {fact.effective_from} to {fact.effective_to})"
                )
                yield Finding(article.path, sentence.line, "lapsed-fact", message)


def past_without_past_words(content: Content) -> Iterator[Finding]:
    """A sentence that cites history says that it is over."""
    for article, _, sentence in content.sentences():
        if sentence.past and not any(word in sentence.template for word in content.vocabulary.style.past[article.lang]):
            yield Finding(
                article.path, sentence.line, "past-not-said", "cites a fact as history but does not say that it is over"
            )


def recheck_due(content: Content) -> Iterator[Finding]:
    """A fact's source is opened again before its re-check date."""
    used = {fact for _, _, sentence in content.sentences() for fact in sentence.facts}
    for fact in content.register:
        due = fact.recheck_due()
        if fact.id in used and due is not None and due < content.on and not fact.is_lapsed(content.on):
            line = content.line_of("facts.yaml", fact.id)
            message = f"{fact.id}: check the source again ({fact.source.name_zh}); it was due on {due}"
            yield Finding(content.folder / "facts.yaml", line, "recheck-due", message, "warning")


def unsealed_change(content: Content) -> Iterator[Finding]:
    """A value changes together with the day on which its source was opened, and what it touches is looked over."""
    path = content.folder / "facts.yaml"
    try:
        found = changes(content.folder, content.register)
    except ContentError as error:
        yield Finding(content.folder / SEALED, 1, "unreadable", str(error))
        return
    for change in found:
        message = (
            f"{change.id} changed: see `credit-coach facts diff`, then run `credit-coach facts seal`"
            if change.dated
            else f"{change.id} changed while its as_of did not: open the source and set its day"
        )
        yield Finding(path, content.line_of("facts.yaml", change.id), "unsealed-change", message)


def unhedged_memory(content: Content) -> Iterator[Finding]:
    """A sentence that rests on unconfirmed facts alone says so: 通常, 以合同为准, commonly, check your contract."""
    for article, _, sentence in content.sentences():
        facts = content.facts_of(sentence)
        if facts and all(fact.verified == "memory" for fact in facts):
            text = sentence.template.lower()
            if not any(word in text for word in content.vocabulary.style.hedges[article.lang]):
                message = f"{facts[0].id} is unconfirmed (level memory): hedge the sentence"
                yield Finding(article.path, sentence.line, "unhedged", message)
