"""Rules on what is covered: every fact, misconception, topic and product has its place in an article."""

from __future__ import annotations

from collections.abc import Iterator

from credit_coach.errors import ContentError
from credit_coach.knowledge.check.content import Content, Finding
from credit_coach.knowledge.figures import LANGS
from credit_coach.knowledge.misconceptions import MISCONCEPTIONS, load_misconceptions


def orphan_fact(content: Content) -> Iterator[Finding]:
    """A fact is used by an article of each language, or says in `unused_because` why not."""
    used = {(article.lang, fact) for article, _, sentence in content.sentences() for fact in sentence.facts}
    for fact in content.register:
        missing = [lang for lang in LANGS if (lang, fact.id) not in used]
        if missing and not fact.unused_because:
            message = f"{fact.id} is used by no article ({', '.join(missing)}): use it, or say why in unused_because"
            yield Finding(content.folder / "facts.yaml", content.line_of("facts.yaml", fact.id), "orphan-fact", message)


def uncorrected_misconception(content: Content) -> Iterator[Finding]:
    """A misconception is corrected by a section that rests on the facts which refute it, in each language."""
    path = content.folder / MISCONCEPTIONS
    if not path.exists():
        return
    try:
        known = load_misconceptions(path)
    except ContentError as error:
        yield Finding(path, 1, "unreadable", str(error))
        return
    cited = {
        (article.lang, f"{article.id}#{section.id}"): {fact for line in section.lines for fact in line.facts}
        for article in content.articles
        for section in article.sections
    }
    for one in known:
        missing = [lang for lang in LANGS if not cited.get((lang, one.section), set()) >= set(one.facts)]
        if missing:
            message = f"{one.id}: no section {one.section} rests on {', '.join(one.facts)} ({', '.join(missing)})"
            yield Finding(path, content.line_of(MISCONCEPTIONS, one.id), "uncorrected", message)


def no_way_in(content: Content) -> Iterator[Finding]:
    """A topic and a product of the vocabulary have an article in each language."""
    vocabulary = content.vocabulary
    about = {
        (article.lang, one) for article in content.articles for one in (*article.head.topics, *article.head.products)
    }
    for file, ids in (("topics", vocabulary.topic_ids), ("products", vocabulary.product_ids)):
        name = f"vocabulary/{file}.yaml"
        for one in sorted(ids):
            missing = [lang for lang in LANGS if (lang, one) not in about]
            if missing:
                message = f"no article is about {one} ({', '.join(missing)})"
                yield Finding(content.folder / name, content.line_of(name, one), "no-way-in", message)
