"""Rules on the form: short enough for a phone, one sentence a line, questions and next steps in every section."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from credit_coach.knowledge.articles import SHORT, Article, Section, without_tokens
from credit_coach.knowledge.check.content import Content, Finding, bare
from credit_coach.knowledge.figures import Lang, length_of

#: Limits of the form, (zh characters, en words).
MAX_SENTENCE = (90, 45)
MAX_SHORT_SENTENCES = 2
MAX_SECTION_LINES = 14
MAX_STEPS = 4
QUESTIONS = range(6, 13)


def duplicate_question(content: Content) -> Iterator[Finding]:
    """A typical question stands in one section only."""
    seen: dict[tuple[Lang, str], tuple[Article, Section]] = {}
    for article in content.articles:
        for section in article.sections:
            for question in section.questions:
                key = (article.lang, bare(question.text))
                if key in seen:
                    other, where = seen[key]
                    message = f"{question.text!r} also stands in {other.id}#{where.id}"
                    yield Finding(article.path, question.line, "duplicate-question", message)
                seen.setdefault(key, (article, section))


def question_count(content: Content) -> Iterator[Finding]:
    """Each section lists 6 to 12 questions as people type them; the short answer needs none."""
    for article in content.articles:
        for section in article.sections:
            count = len(section.questions)
            if section.id != SHORT and count not in QUESTIONS:
                message = f"section {section.id} lists {count} questions, not {QUESTIONS[0]} to {QUESTIONS[-1]}"
                yield Finding(article.path, section.line, "question-count", message)


def next_steps(content: Content) -> Iterator[Finding]:
    """Each section ends in one to four things that can be done today, `- [ ] ...`."""
    for article in content.articles:
        for section in article.sections:
            if section.id != SHORT and not 1 <= len(section.steps) <= MAX_STEPS:
                message = f"section {section.id} has {len(section.steps)} next steps, not 1 to {MAX_STEPS}"
                yield Finding(article.path, section.line, "next-steps", message)


def too_long(content: Content) -> Iterator[Finding]:
    """The short answer has one or two sentences; sentences and sections stay short enough for a phone."""
    for article in content.articles:
        short = article.sections[0]
        if not 1 <= len(short.sentences) <= MAX_SHORT_SENTENCES:
            message = f"the short answer has {len(short.sentences)} sentences, not one or two"
            yield Finding(article.path, short.line, "short-answer", message)
        if len(article.sections) < 2:
            yield Finding(article.path, 2, "short-answer", "an article needs at least one section")
        for section in article.sections:
            if len(section.sentences) > MAX_SECTION_LINES:
                message = f"section {section.id} has {len(section.sentences)} sentences, more than {MAX_SECTION_LINES}"
                yield Finding(article.path, section.line, "too-long", message)
            if not section.sentences:
                yield Finding(article.path, section.line, "short-answer", f"section {section.id} says nothing")
    for article, _, sentence in content.sentences():
        plain = without_tokens(sentence.template)
        length = length_of(plain, article.lang)
        limit = MAX_SENTENCE[0 if article.lang == "zh" else 1]
        if length > limit:
            yield Finding(article.path, sentence.line, "too-long", f"the sentence is {length} long, over {limit}")


_INNER_END = {
    "zh": re.compile(r"[。！？](?![”」』）)]*$)"),
    "en": re.compile(r"(?<!\bNo)(?<!\bart)(?<!\bno)(?<!e\.g)(?<!i\.e)(?<!\bvs)[.!?][\"”')]* +[A-Z“\"]"),
}


def one_sentence_per_line(content: Content) -> Iterator[Finding]:
    """One line is one sentence and ends in its punctuation, so that a citation can open exactly it."""
    ends = ("。", "！", "？", "：", "；", ".", "!", "?", ":", ";", "”", "」", ")", "）", '"')
    for article, _, sentence in content.sentences():
        if _INNER_END[article.lang].search(sentence.template):
            yield Finding(article.path, sentence.line, "one-sentence", "holds more than one sentence: one a line")
        if not sentence.template.endswith(ends):
            yield Finding(article.path, sentence.line, "one-sentence", "does not end in punctuation")


def broken_reference(content: Content) -> Iterator[Finding]:
    """Topics, products and related articles exist; an article is not reviewed in the future."""
    ids = {article.id for article in content.articles}
    for article in content.articles:
        head = article.head
        for field, values, known in (
            ("topics", head.topics, content.vocabulary.topic_ids),
            ("products", head.products, content.vocabulary.product_ids),
            ("related", head.related, ids - {article.id}),
        ):
            for value in values:
                if value not in known:
                    yield Finding(article.path, 2, "broken-reference", f"{field}: {value!r} is unknown")
        if head.reviewed > content.on:
            yield Finding(article.path, 2, "broken-reference", f"reviewed on {head.reviewed}, which is not past")
        counts = Counter(section.id for section in article.sections)
        for section_id in (one for one, count in counts.items() if count > 1):
            yield Finding(article.path, 2, "broken-reference", f"section id {section_id!r} is used twice")


def markup(content: Content) -> Iterator[Finding]:
    """Articles hold no HTML, links, images, bold or emoji."""
    for article in content.articles:
        for number, line in enumerate(article.path.read_text(encoding="utf-8").split("\n"), 1):
            if re.search(r"<[A-Za-z!/]|\]\(|https?://", line):
                yield Finding(article.path, number, "markup", "HTML, links and images are not allowed")
            if "**" in line or any(unicodedata.category(char) == "So" for char in line):
                yield Finding(article.path, number, "markup", "bold and emoji are not allowed")
