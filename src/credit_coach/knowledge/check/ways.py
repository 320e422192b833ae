"""Rules on the paraphrases: each leads to one section that exists."""

from __future__ import annotations

from collections.abc import Iterator

from credit_coach.errors import CorpusInvalid
from credit_coach.knowledge.check.content import Content, Finding, bare
from credit_coach.knowledge.paraphrases import read_paraphrases


def broken_paraphrases(content: Content) -> Iterator[Finding]:
    """A paraphrase belongs to a section of its language, and stands nowhere else, also not as a typical question."""
    folder = content.folder / "paraphrases"
    try:
        groups = read_paraphrases(folder)
    except CorpusInvalid as error:
        yield Finding(error.path, error.line, "unreadable", error.reason)
        return
    sections = {(a.lang, f"{a.id}#{section.id}"): section for a in content.articles for section in a.sections}
    seen = {
        (lang, bare(question.text)): name
        for (lang, name), section in sections.items()
        for question in section.questions
    }
    for group in groups:
        path = folder / f"{group.lang}.jsonl"
        if (group.lang, group.section) not in sections:
            yield Finding(path, group.line, "unknown-section", f"there is no section {group.section}")
        for text in group.texts:
            key = (group.lang, bare(text))
            if key in seen:
                yield Finding(path, group.line, "duplicate-question", f"{text!r} is also in {seen[key]}")
            seen[key] = group.section
