"""The exam with a model that lies: nothing that no article says is displayed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from tests.answering.generative import scripts
from tests.answering.generative.endpoint import Endpoint

from credit_coach.coach import Coach
from credit_coach.config import bundled_folder
from credit_coach.evaluation.exam import Selection, load_exam
from credit_coach.evaluation.subjects import CoachSubject
from credit_coach.retrieval.search import Search

TODAY = date(2026, 11, 25)


def test_no_unsupported_sentence_is_displayed(coach_with: Callable[..., Coach], search: Search) -> None:
    """Asked forty items of the exam with truth and lies mixed, the coach displays only what an article says."""
    items = Selection(("dev",), (), (), (), 40, 7).of(load_exam(bundled_folder("knowledge") / "exam"))
    passages = search.passages.values()
    known = {_bare(line.text) for one in passages for line in (*one.lines, *one.steps)}
    unsupported: list[str] = []
    generated = 0
    with Endpoint(scripts.half_lying) as endpoint:
        subject = CoachSubject(coach_with(endpoint.url, model_tokens_conversation=10**9, model_tokens_day=10**9), TODAY)
        for item in items:
            for reply in subject.answer(item).replies:
                generated += reply["generated"] is not None
                unsupported += [one for one in _cited(reply) if _bare(one) not in known]
    assert generated >= 5
    assert unsupported == []


def _cited(reply: dict[str, object]) -> list[str]:
    """Return the sentences of an answer that carry a mark."""
    if reply["outcome"] != "answer":
        return []
    pieces = re.split(r"(?:\[\d+\])+", str(reply["text"]))[:-1]
    return [piece.rsplit("\n", 1)[-1].removeprefix("- ").strip() for piece in pieces]


def _bare(text: str) -> str:
    return re.sub(r"[\W_]", "", text)
