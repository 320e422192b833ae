"""Whatever the model's service does, the person gets an answer in time, and nothing in it is unsupported."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pytest
from tests.answering.generative import scripts
from tests.answering.generative.endpoint import Endpoint, Script

from credit_coach.coach import Coach
from credit_coach.dialogue.conversation import Conversation
from credit_coach.reply import Reply
from credit_coach.retrieval.search import Search

TODAY = date(2026, 11, 25)
QUESTIONS = {"zh": "白条晚还三天会上征信吗", "en": "How long does an overdue record stay on my credit report?"}
#: Every way to fail, with what is written and whether the extractive answer must be the outcome.
FAULTS: dict[str, tuple[str, Script, bool]] = {
    "hangs": ("hangs", scripts.honest, True),
    "stalls": ("stalls", scripts.honest, False),
    "drips": ("drips", scripts.honest, False),
    "drops": ("drops", scripts.honest, False),
    "closes": ("closes", scripts.honest, True),
    "resets": ("resets", scripts.honest, True),
    "unauthorised": ("http-401", scripts.honest, True),
    "not-found": ("http-404", scripts.honest, True),
    "too-many": ("http-429", scripts.honest, True),
    "server-error": ("http-500", scripts.honest, True),
    "unavailable": ("http-503", scripts.honest, True),
    "html": ("html", scripts.honest, True),
    "not-json": ("not-json", scripts.honest, True),
    "floods": ("floods", scripts.honest, True),
    "empty-text": ("", lambda body: "", True),
    "empty-shape": ("", scripts.empty, True),
    "garbage": ("", scripts.garbage, True),
    "truncated": ("", scripts.torn, True),
    "nested": ("", scripts.nested, True),
    "wrong-language": ("", scripts.wrong_language, True),
    "obeys-instructions": ("", scripts.obeying, True),
    "lies": ("", scripts.lying, True),
    "wrong-tokens": ("", scripts.wrong_tokens, True),
}


def ask(coach: Coach, question: str) -> tuple[Reply, float]:
    """Return the reply to a question and how long it took."""
    started = time.monotonic()
    _, reply = coach.respond(Conversation("c"), question, TODAY)
    return reply, time.monotonic() - started


def said(reply: Reply) -> set[str]:
    """Return the sentences of a reply's text that carry a mark, without their marks."""
    import re

    return {one.strip(" -\n") for one in re.split(r"(?:\[\d+\])+", reply.text) if one.strip(" -\n")}


def test_there_are_twenty_three_ways_to_fail() -> None:
    """The list of faults is as long as it is promised to be."""
    assert len(FAULTS) == 23


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_never_costs_the_answer(name: str, lang: str, coach_with: Callable[..., Coach], search: Search) -> None:
    """Each fault ends in an answer within the deadline, made of the articles' own sentences or verified ones."""
    fault, script, extractive = FAULTS[name]
    with Endpoint(script, fault) as endpoint:
        coach = coach_with(endpoint.url, model_seconds=1.5)
        reply, seconds = ask(coach, QUESTIONS[lang])
    assert reply.outcome == "answer"
    assert seconds < 1.5 + 1.0
    assert len(endpoint.requests) <= 2
    if extractive:
        assert reply.generated is None
        assert "extractive" in reply.trace.dropped
    for lie in ("88888", "88,888", "HACKED", "example.com", "12345", "一定会免掉", "waive"):
        assert lie not in reply.text
    assert "sk-secret" not in str(reply.as_dict())


def test_a_service_that_fails_once_is_asked_again(coach_with: Callable[..., Coach]) -> None:
    """One failure in the beginning is made good by the second of two calls."""
    with Endpoint(scripts.honest, "fails-once") as endpoint:
        reply, _ = ask(coach_with(endpoint.url), QUESTIONS["zh"])
    assert reply.generated is not None
    assert len(endpoint.requests) == 2


def test_a_service_without_json_schema_is_asked_for_lines(coach_with: Callable[..., Coach]) -> None:
    """A service that refuses the shape is asked without it, and lines with marks are read."""
    with Endpoint(scripts.plain_lines, "refuses-shape") as endpoint:
        coach = coach_with(endpoint.url, model_tools=False)
        reply, _ = ask(coach, QUESTIONS["zh"])
        again, _ = ask(coach, QUESTIONS["zh"])
    assert reply.generated is not None
    assert again.generated is not None
    assert ["response_format" in one for one in endpoint.requests] == [True, False, False]


def test_a_service_that_keeps_failing_is_left_alone(coach_with: Callable[..., Coach]) -> None:
    """After failures in a row no call is made for a while, and answers come at once."""
    with Endpoint(scripts.honest, "http-401") as endpoint:
        coach = coach_with(endpoint.url)
        replies = [ask(coach, QUESTIONS["zh"])[0] for _ in range(5)]
    assert len(endpoint.requests) == 3
    assert replies[-1].trace.dropped == ("paused", "extractive")
