"""What a walk's module gives: the walk, its result, and which question a failed calculation comes back to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from credit_coach.dialogue.walk import Answers, Walk
from credit_coach.reply import Block, Option
from credit_coach.walks.asked import Figures
from credit_coach.walks.papers import Papers
from credit_coach.walks.speech import Speech


@dataclass(frozen=True)
class Result:
    """What came out. `files` are kinds of handouts, `verdict` is one word for tests and statistics."""

    blocks: tuple[Block, ...]
    verdict: str
    files: tuple[str, ...] = ()
    suggestions: tuple[Option, ...] = ()


@dataclass(frozen=True)
class Tool:
    """A walk with everything around it.

    `result` raises a MoneyError when an answer cannot be used; `fields` maps its field to the question that is asked
    again. `topics` are those whose answers offer the walk, `sections` those that offer it before any other. `about` is
    the section that explains what it is for, `reasons` those behind single questions. `edits` are the questions that a
    result offers to answer otherwise, `papers` the contents of its handouts. `figures` are those of the result that can be
    asked for by name, or those of one instalment.
    """

    walk: Walk
    result: Callable[[Answers, Speech, date], Result]
    about: tuple[str, str]
    topics: tuple[str, ...] = ()
    sections: tuple[tuple[str, str], ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    edits: tuple[str, ...] = ()
    figures: Callable[[Answers, Speech, date, int | None], Figures] = lambda answers, speech, on, number: {}
    papers: Callable[[Answers, Speech, date], Papers] = lambda answers, speech, on: Papers()

    def question_of(self, money_field: str) -> str:
        """Return the question behind a field of the calculation."""
        return self.fields.get(money_field, money_field)


def by_name(tools: Sequence[Tool]) -> dict[str, Tool]:
    """Return the tools by the name of their walk."""
    return {tool.walk.name: tool for tool in tools}
