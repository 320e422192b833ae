"""Messages to learn from, and the groups that they are held out in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from credit_coach.knowledge.library import Library


@dataclass(frozen=True)
class Message:
    """A message to learn from: its kind, and the group that it is held out with ("" for what was written for it)."""

    text: str
    kind: str
    group: str


def what_is_asked(library: Library, kind: str) -> list[Message]:
    """Return what people ask of the articles, and what is not covered, all of one `kind`."""
    asked = [
        Message(question.text, kind, article.head.id)
        for article in library.articles.values()
        for section in article.sections
        for question in section.questions
    ]
    asked += [Message(text, kind, group.section.split("#")[0]) for group in library.paraphrases for text in group.texts]
    return [
        *asked,
        *(Message(text, kind, one.id) for one in library.vocabulary.boundaries for text in one.examples),
    ]


def fold_of(group: str, folds: int) -> int:
    """Return the fold that a group is held out in."""
    return int(hashlib.sha256(group.encode()).hexdigest(), 16) % folds
