"""A person's own data to take along: one JSON file that any program can read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from credit_coach.config import Retention
from credit_coach.handouts.handout import Handout, clean, handout
from credit_coach.knowledge.figures import Lang
from credit_coach.reply import Reply
from credit_coach.sources import source_line
from credit_coach.wording import Wording


@dataclass(frozen=True)
class ToldFigures:
    """The figures told for one calculation: what it is called, and each answer with the name of its question."""

    calculation: str
    answers: tuple[tuple[str, str], ...]


def own_data(
    turns: Sequence[tuple[str, Reply]],
    told: Sequence[ToldFigures],
    retention: Retention,
    lang: Lang,
    wording: Wording,
    made: datetime,
) -> Handout:
    """Return everything that is kept of a conversation; `made` must know its time zone, the file gives China's time.

    {about, made, figures_kept_hours, conversation_kept_days, messages: [{message, reply, outcome, sources}],
    figures: [{calculation, answers}]}
    """
    data = {
        "about": wording.say(lang, "handout.own_data.about", **retention.shown),
        "made": made.astimezone(ZoneInfo("Asia/Shanghai")).isoformat(timespec="minutes"),
        "figures_kept_hours": retention.figures_hours,
        "conversation_kept_days": retention.conversation_days,
        "messages": [_turn(asked, reply, wording) for asked, reply in turns],
        "figures": [{"calculation": one.calculation, "answers": dict(one.answers)} for one in told],
    }
    content = json.dumps(data, ensure_ascii=False, indent=2).encode()
    return handout("handout.own_data.file", "json", content, lang, wording)


def _turn(asked: str, reply: Reply, wording: Wording) -> dict[str, object]:
    return {
        "message": clean(asked),
        "reply": clean(reply.text),
        "outcome": reply.outcome,
        "sources": [clean(source_line(citation, reply.locale, wording)) for citation in reply.citations],
    }
