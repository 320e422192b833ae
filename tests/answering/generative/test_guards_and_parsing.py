"""A breaker that opens and closes, and sentences read from any stream of text."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credit_coach.answering.generative.guards import FAILURES, PAUSE, Breaker
from credit_coach.answering.generative.parsing import Reader, Written


def test_a_breaker_opens_after_failures_and_tries_again() -> None:
    """After failures in a row nothing passes for a while, then one call, and all again when that went well."""
    now = [0.0]
    breaker = Breaker(lambda: now[0])
    for _ in range(FAILURES):
        assert breaker.allows()
        breaker.record(ok=False)
    assert not breaker.allows()
    now[0] = PAUSE + 1
    assert breaker.allows()
    assert not breaker.allows()
    breaker.record(ok=True)
    assert breaker.allows()
    assert breaker.allows()


_TEXTS = st.text(min_size=1).filter(lambda text: bool(text.strip()) and "[" not in text and "［" not in text)


@given(st.lists(st.tuples(_TEXTS, st.lists(st.integers(1, 30), unique=True)), max_size=5), st.integers(1, 40))
def test_json_is_read_alike_however_it_is_cut(sentences: list[tuple[str, list[int]]], size: int) -> None:
    """Pieces of any size give the same sentences, each as soon as its object is closed."""
    text = json.dumps({"sentences": [{"text": one, "cites": cites} for one, cites in sentences], "walk": "payoff_plan"})
    reader = Reader()
    read = [one for start in range(0, len(text), size) for one in reader.feed(text[start : start + size])]
    read += reader.end()
    assert read == [Written(one.strip(), tuple(cites)) for one, cites in sentences]
    assert reader.walk == "payoff_plan"


@given(st.text(alphabet='{}[]":,sentcwalk 我1\n。', max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    """Whatever comes is read or left out."""
    reader = Reader()
    for char in text:
        reader.feed(char)
    reader.end()


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("- 先还清。[1]\n- 再问客服[2][3]\n", [("先还清。", (1,)), ("再问客服", (2, 3))]),
        ("先还清。[1]再问客服。[2]", [("先还清。", (1,)), ("再问客服。", (2,))]),
        ("1. Pay first. [1] Then ask [2, 3].", [("Pay first.", (1,)), ("Then ask.", (2, 3))]),
    ],
)
def test_plain_lines_are_read_with_their_marks(text: str, sentences: list[tuple[str, tuple[int, ...]]]) -> None:
    """Lines and sentences with marks behind them are read where a service knows no JSON."""
    reader = Reader()
    read = reader.feed(text) + reader.end()
    assert [(one.text, one.cites) for one in read] == sentences
