"""Answers that are words and no values: that there is none of something, and the words of a choice."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence

from credit_coach.dialogue.kinds import ChoiceKind, MoneyKind, Reading, Trouble
from credit_coach.dialogue.walk import Answers, Question

_NONE_BEFORE = re.compile(
    r"(没有?|无|不用(付|交|出|还)?|不(需要|欠|交|付)|从不|\bno( (other|more|outstanding|existing))?|\bnot? any|\bzero|\bwithout( any)?|\bdon'?t (have|pay)( any)?)\s*(任何|什么|啥|其他的?|其它的?|别的|other|much)?\s*(monthly|regular)?\s*$",
    re.IGNORECASE,
)
_NONE_AFTER = re.compile(
    r"^\s*(我)?(都|也|是|目前|现在|倒是|一分)*(没有?|无|不用(付|交|还)?|为零|零|is (none|zero|nil)|none|nothing|zero|nil)(了|的|啊|呢|过)?\s*(?=$|[，,。.;；!！、\n])",
    re.IGNORECASE,
)


def zeros(told: Sequence[str], questions: Sequence[Question], known: Container[str]) -> dict[str, Reading]:
    """Take "没有存款", "房租不用付" and "住自己的房子" in the clauses `told` as zero; `known` questions are answered."""
    return {
        question.name: "0"
        for part in told
        for question in questions
        if question.name not in known
        and isinstance(question.kind, MoneyKind)
        and not question.kind.positive
        and _none_of(question, part)
    }


def _none_of(question: Question, part: str) -> bool:
    """Tell whether a clause says that there is nothing of what a question asks."""
    if question.none and question.none.search(part):
        return True
    return question.cue is not None and any(
        _NONE_BEFORE.search(part[: match.start()]) or _NONE_AFTER.search(part[match.end() :])
        for match in question.cue.finditer(part)
    )


def in_words(
    text: str,
    questions: Sequence[Question],
    pending: Question | None,
    answers: Answers,
    known: Mapping[str, Reading],
) -> dict[str, Reading]:
    """Take answers that are words: of the pending question anywhere, of others only where their words are free."""
    found: dict[str, Reading] = {}
    for question in questions if text else ():
        is_pending = pending is not None and question.name == pending.name
        if question.name in known or not (is_pending or question.free):
            continue
        reading = question.kind.words(text, pending=is_pending)
        if reading is None or reading == answers.get(question.name):
            continue
        # "No kids" beside other answers is not "none of these".
        loose = bool(known or found) and isinstance(question.kind, ChoiceKind) and reading == question.kind.nothing
        if loose and question.kind.words(text, pending=False) is None:
            continue
        if is_pending or not isinstance(reading, Trouble):
            found[question.name] = reading
    return found
