"""What the coach says to one message: an outcome from a closed list, and blocks that every face can show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
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


@dataclass(frozen=True)
class TableBlock:
    """A table of texts; every row has one cell for each column. A `folded` one is opened by who wants the details."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    folded: bool = False
    type: Literal["table"] = "table"


@dataclass(frozen=True)
class Series:
    """One line, or one group of bars or gauges, with a value for each of the chart's labels; `shown` is it in words.

    For a gauge, `limits` are the ends of green and of amber in the same unit; higher is better when they fall.
    """

    name: str
    values: tuple[Decimal, ...]
    limits: tuple[Decimal, ...] = ()
    shown: tuple[str, ...] = ()


@dataclass(frozen=True)
class ChartBlock:
    """A picture of numbers that the text and the tables also give; `alt` says in words what it shows.

    gauge  one series a gauge, with one value and its limits
    line   labels along the x axis, one series a line
    bar    labels are the bars, one series
    """

    kind: Literal["gauge", "line", "bar"]
    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    alt: str
    type: Literal["chart"] = "chart"


@dataclass(frozen=True)
class FileBlock:
    """A file to take away. It is made when it is asked for, from what the reply remembers of the walk."""

    label: str
    name: str
    media_type: str
    href: str
    type: Literal["file"] = "file"


Block = TextBlock | ChoicesBlock | ContactsBlock | TableBlock | ChartBlock | FileBlock


@dataclass(frozen=True)
class Progress:
    """How many of a walk's questions are answered."""

    answered: int
    total: int


@dataclass(frozen=True)
class WalkView:
    """Where a walk stands: the pending question, what was said in the stored form, and the verdict of a result."""

    name: str
    question: str | None
    progress: Progress
    answers: Mapping[str, str]
    state: Literal["asking", "paused", "done"]
    verdict: str | None = None


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
    hidden: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True)
class Calculation:
    """A calculator that a language model called, and what it was told, as JSON; calculated again it gives the same."""

    name: str
    arguments: str


@dataclass(frozen=True)
class Generated:
    """The language model that wrote words of a reply, the label that says so, and the calculations it tells of.

    The i-th calculation is told in the i-th block under the heading of sums.
    """

    model: str
    label: str
    calculations: tuple[Calculation, ...] = ()


@dataclass(frozen=True)
class Reply:
    """One reply. `text` is all of it as plain Markdown; `generated` is set only when a model wrote words of it."""

    id: str
    outcome: Outcome
    locale: Lang
    completeness: Completeness
    blocks: tuple[Block, ...]
    citations: tuple[Citation, ...]
    suggestions: tuple[Option, ...]
    text: str
    trace: Trace = field(default_factory=lambda: Trace("none", "", "as-asked"))
    walk: WalkView | None = None
    generated: Generated | None = None

    def as_dict(self) -> dict[str, Any]:
        """Return the reply as plain data, ready for JSON."""
        return _plain(self)  # type: ignore[no-any-return]


def _plain(value: Any) -> Any:
    if hasattr(value, "__dataclass_fields__"):
        return {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__}
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    if isinstance(value, Mapping):
        return {name: _plain(one) for name, one in value.items()}
    # Exact numbers travel as texts.
    return str(value) if isinstance(value, Decimal) else value
