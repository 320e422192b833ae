"""What a walk gives to take away: made when it is asked for, from what the reply remembers, and kept nowhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, get_args

from credit_coach.handouts.budget import BudgetPage, budget
from credit_coach.handouts.handout import Handout
from credit_coach.handouts.letters import LetterKind, letter
from credit_coach.handouts.own_data import ToldFigures, own_data
from credit_coach.handouts.reminders import Reminder, reminders
from credit_coach.handouts.transcript import transcript
from credit_coach.knowledge.figures import Lang
from credit_coach.reply import FileBlock, Reply

if TYPE_CHECKING:
    from credit_coach.dialogue.walk import Answers
    from credit_coach.walks.replies import WalkReplies
    from credit_coach.walks.speech import Speech
    from credit_coach.walks.tool import Tool


@dataclass(frozen=True)
class Papers:
    """The contents of a walk's handouts. `told` are the blanks of its letters, worded for people."""

    budget: BudgetPage | None = None
    reminders: tuple[Reminder, ...] = ()
    told: Mapping[str, str] = field(default_factory=dict)


class PaperMaker:
    """Makes the files that replies offer, and no others."""

    def __init__(self, tools: Mapping[str, Tool], replies: WalkReplies) -> None:
        self._tools = tools
        self._replies = replies

    def make(self, turns: Sequence[tuple[str, Reply]], reply: Reply, kind: str, now: datetime) -> Handout | None:
        """Return a file of `reply`, the last of `turns`; None for one that it does not offer. `now` has a time zone."""
        offered = {block.href.rpartition("/")[2] for block in reply.blocks if isinstance(block, FileBlock)}
        if kind not in offered:
            return None
        wording, register = self._replies.wording, self._replies.register
        if kind == "transcript":
            return transcript(turns, reply.locale, wording, now)
        if kind == "own_data":
            told = self._told(turns, reply.locale)
            return own_data(turns, told, self._replies.retention, reply.locale, wording, now)
        tool = self._tools.get(reply.walk.name) if reply.walk else None
        if tool is None or reply.walk is None:
            return None
        day = now.date()
        papers = tool.papers(reply.walk.answers, self._replies.speech(tool, reply.locale), day)
        if kind == "budget" and papers.budget is not None:
            return budget(papers.budget, reply.locale, wording, day)
        if kind == "reminders" and papers.reminders:
            return reminders(papers.reminders, reply.locale, wording, now)
        for name in get_args(LetterKind):
            if kind == name:
                return letter(name, papers.told, reply.locale, wording, register, day)
        return None

    def _told(self, turns: Sequence[tuple[str, Reply]], lang: Lang) -> list[ToldFigures]:
        """Return the latest figures of every calculation that the replies remember."""
        views = {reply.walk.name: reply.walk.answers for _, reply in turns if reply.walk is not None}
        return [
            told_figures(tool, answers, self._replies.speech(tool, lang), self._replies.offer(tool, lang).label)
            for name, answers in views.items()
            if (tool := self._tools.get(name)) is not None
        ]


def told_figures(tool: Tool, answers: Answers, speech: Speech, calculation: str) -> ToldFigures:
    """Return the answers of a walk as a person would write them, each with the name of its question; never consent."""
    pairs = (
        (speech.label(question.name), speech.shown(question, answers[question.name]))
        for question in tool.walk.questions(answers)
        if question.name in answers and question.name != "consent"
    )
    return ToldFigures(calculation, tuple(pairs))
