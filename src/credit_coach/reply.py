"""What the coach says to one message: an outcome from a closed list, and blocks that every face can show."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from credit_coach.answering.answer import Citation, Completeness
from credit_coach.knowledge.figures import Lang

Outcome = Literal[
    "answer",
    "correct_the_premise",
    "ask_clarification",
    "walk_question",
    "walk_result",
    "refuse_with_alternative",
    "crisis_support",
    "explain_cannot_access_account",
    "out_of_scope_notice",
    "too_long_error",
    "greeting",
]


@dataclass(frozen=True)
class Option:
    """A button: what it says, and the message it sends."""

    label: str
    send: str


@dataclass(frozen=True)
class Contact:
    """A number to call. `tel` holds only what can be dialled."""

    label: str
    tel: str
    note: str


@dataclass(frozen=True)
class TextBlock:
    """Markdown; its i-th [n] mark names citation `citations[i]`, whose sentence is at `anchors[i]` of the article."""

    markdown: str
    citations: tuple[int, ...] = ()
    anchors: tuple[str, ...] = ()
    type: Literal["text"] = "text"


@dataclass(frozen=True)
class ChoicesBlock:
    """A question's possible answers."""

    options: tuple[Option, ...]
    type: Literal["choices"] = "choices"


@dataclass(frozen=True)
class ContactsBlock:
    """Numbers to call."""

    items: tuple[Contact, ...]
    type: Literal["contacts"] = "contacts"


Block = TextBlock | ChoicesBlock | ContactsBlock


@dataclass(frozen=True)
class Trace:
    """How the reply came about: for tests, evaluation and people who wonder."""

    rule: str
    query: str
    how: str
    confidence: float | None = None
    kept: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    masked: int = 0


@dataclass(frozen=True)
class Reply:
    """One reply. `text` is all of it as plain Markdown; the default mode never generates, so nothing is labelled."""

    id: str
    outcome: Outcome
    locale: Lang
    completeness: Completeness
    blocks: tuple[Block, ...]
    citations: tuple[Citation, ...]
    suggestions: tuple[Option, ...]
    text: str
    trace: Trace = field(default_factory=lambda: Trace("none", "", "as-asked"))

    def as_dict(self) -> dict[str, Any]:
        """Return the reply as plain data, ready for JSON."""
        return _plain(self)  # type: ignore[no-any-return]


def _plain(value: Any) -> Any:
    if hasattr(value, "__dataclass_fields__"):
        return {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__}
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    return value
