"""Tests of what a text must have for a pattern to match."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credit_coach.config import Settings
from credit_coach.dialogue.routing.misuse import MISUSE_RULES
from credit_coach.dialogue.routing.rules import all_of, any_of, near
from credit_coach.dialogue.routing.runs import may_match, needed_by, runs_of
from credit_coach.dialogue.routing.small_talk import SMALL_TALK_RULES
from credit_coach.dialogue.routing.urgent import URGENT_RULES
from credit_coach.evaluation.exam import load_exam

RULES = (*URGENT_RULES, *MISUSE_RULES, *SMALL_TALK_RULES)

_ALPHABET = "aABbkKſİı还借 款1"
_letters = st.text(alphabet=_ALPHABET, min_size=1, max_size=4).map(re.escape)
_patterns = st.recursive(
    _letters,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map(lambda both: f"(?:{both[0]}|{both[1]})"),
        st.tuples(inner, inner).map("|".join),
        inner.map(lambda one: f"(?:{one})?"),
        inner.map(lambda one: f"(?:{one})+"),
        inner.map(lambda one: f"(?=.*(?:{one}))"),
        inner.map(lambda one: f"(?!{one})"),
        inner.map(lambda one: f"(?<!k)(?:{one})"),
        st.sampled_from(["[ab还]", "[^ab还]", r"\d?", r"\s", "^", r"\bk"]),
    ),
    max_leaves=8,
)


@given(pattern=_patterns, text=st.text(alphabet=_ALPHABET, max_size=12))
def test_no_match_is_missed(pattern: str, text: str) -> None:
    """Whatever the pattern, a text that it matches is one that may match."""
    compiled = re.compile(pattern, re.IGNORECASE | re.DOTALL)
    if compiled.search(text):
        assert may_match(compiled, runs_of(text))


def test_no_rule_misses_a_message_of_the_exam() -> None:
    """For every rule and one in seven messages of the exam, nothing that matches is ruled out."""
    messages = [turn for item in load_exam(Settings().knowledge_dir / "exam") for turn in item.turns][::7]
    assert messages
    runs = {text: runs_of(text) for text in messages}
    for rule in RULES:
        missed = [text for text in messages if not may_match(rule.pattern, runs[text]) and rule.pattern.search(text)]
        assert not missed, rule.name


def test_hardly_any_rule_has_to_be_tried() -> None:
    """Of all rules a plain question leaves less than one in ten to search with."""
    text = "花呗这个月还不上了，能不能只还最低还款，会不会上征信"
    assert sum(may_match(rule.pattern, runs_of(text)) for rule in RULES) < len(RULES) / 10


@pytest.mark.parametrize(
    ("pattern", "without", "having"),
    [
        (any_of("套现", "cash ?out"), "我想还款", "帮我套现"),
        (any_of(near("代办", "贷款"), "背债"), "代办信用卡", "代办一笔贷款"),
        (any_of(all_of("假|伪造", "流水|证明")), "收入证明怎么开", "伪造收入证明"),
        (any_of(r"\bcash\b"), "card", "CASH"),
    ],
)
def test_what_is_needed(pattern: re.Pattern[str], without: str, having: str) -> None:
    """A text without a word of each slot cannot match, one that has them may."""
    assert not may_match(pattern, runs_of(without))
    assert may_match(pattern, runs_of(having))


def test_a_pattern_of_any_letters_says_nothing() -> None:
    """Where nothing is needed every text may match."""
    assert needed_by(any_of(r"^\W*$")) is None
    assert may_match(any_of(r"^\W*$"), runs_of(""))
