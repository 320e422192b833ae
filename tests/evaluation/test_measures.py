"""What is measured: each mark on replies written for it."""

from __future__ import annotations

from typing import Any

import pytest

from credit_coach.evaluation.exam import Item
from credit_coach.evaluation.exchange import Exchange, Said, folded, said, states
from credit_coach.evaluation.measures import Sources, marks_of
from credit_coach.evaluation.measures.retrieval import ranking

from .conftest import RULES, sources_of

TEXT = {"type": "text", "markdown": "一本书可以借30天，从借出那天算起。[1]", "citations": [1], "anchors": []}
CITATION = {
    "n": 1,
    "article": "borrow",
    "section": "how-long",
    "title": "书能借多久，能续借吗？",
    "heading": "一本书能借多少天",
    "sentences": ["一本书可以借30天，从借出那天算起。"],
    "facts": [{"id": "loan_days"}],
}


@pytest.fixture(scope="module")
def sources() -> Sources:
    """The second organisation's knowledge."""
    return sources_of(RULES)


def reply(**fields: Any) -> dict[str, Any]:
    """Return a reply as plain data; `fields` replace those of a plain answer."""
    plain = {
        "outcome": "answer",
        "locale": "zh",
        "completeness": "complete",
        "blocks": [TEXT],
        "citations": [CITATION],
        "suggestions": [],
        "text": TEXT["markdown"],
        "trace": {"rule": "search", "kept": ["zh/borrow#how-long"], "rejected": ["zh/late#late"], "confidence": 0.9},
        "walk": None,
    }
    return plain | fields


def item(**fields: Any) -> Item:
    """Return an answerable item; `fields` replace its own."""
    plain = {
        "id": "a",
        "part": "dev",
        "lang": "zh",
        "kind": "plain",
        "turns": ["问"],
        "outcome": ["answer"],
        "sections": ["borrow#how-long"],
        "must": [["30天"]],
    }
    return Item.model_validate(plain | fields)


def test_a_right_answer_passes(sources: Sources) -> None:
    """Everything that can be marked is right."""
    marks = marks_of(item(), Exchange((reply(),)), sources)
    assert marks["passed"] == 1.0
    assert marks["retrieval.hit@1"] == marks["citations.supporting"] == marks["answers.required"] == 1.0
    assert marks["answers.forbidden"] == marks["refusal.declined"] == 0.0


@pytest.mark.parametrize(
    ("expected", "given", "mark", "value"),
    [
        ({"must": [["60天"]]}, {}, "answers.required", 0.0),
        ({"must": [["fact:loan_days"]]}, {}, "answers.required", 1.0),
        ({"must": [["fact:card_deposit", "３０ 天"]]}, {}, "answers.required", 1.0),
        ({"must": [["30天"], ["60天"]]}, {}, "answers.required_share", 0.5),
        ({"must_not": ["30天"]}, {}, "answers.forbidden", 1.0),
        ({"outcome": ["out_of_scope_notice"]}, {}, "routing.right", 0.0),
        ({}, {"outcome": "out_of_scope_notice"}, "refusal.declined", 1.0),
        ({}, {"outcome": "ask_clarification"}, "refusal.asked_back", 1.0),
        ({}, {"text": "A book may be kept for thirty days."}, "answers.language", 0.0),
        ({}, {"completeness": "none"}, "answers.completeness", 0.0),
        ({}, {"blocks": [{**TEXT, "markdown": "没有来源的话。"}]}, "citations.present", 0.0),
        ({"sections": ["late#late"]}, {}, "retrieval.hit@1", 0.0),
        ({"sections": ["late#late"]}, {}, "retrieval.hit@3", 1.0),
        ({"sections": ["late#late"]}, {}, "retrieval.mrr@10", 0.5),
        ({"sections": ["card#deposit"]}, {}, "retrieval.hit@3", 0.0),
        ({"kind": "money", "sections": [], "must": [["30"]]}, {}, "money.exact", 1.0),
        ({"kind": "far", "sections": [], "must": [], "outcome": ["out_of_scope_notice"]}, {}, "refusal.kept_out", 0.0),
    ],
)
def test_each_mark_sees_what_it_is_about(
    sources: Sources, expected: dict[str, Any], given: dict[str, Any], mark: str, value: float
) -> None:
    """One thing is changed, and its mark shows it."""
    assert marks_of(item(**expected), Exchange((reply(**given),)), sources)[mark] == value


def test_a_walk_is_held_against_what_was_told(sources: Sources) -> None:
    """Slots and state are compared with the last view; asking again what is known is seen."""
    view = {"name": "loan", "question": "days", "answers": {"amount": "100"}, "state": "asking"}
    wanted = item(
        kind="walk",
        sections=[],
        must=[],
        outcome=["walk_question"],
        walk={"name": "loan", "answers": {"amount": "100"}},
    )
    asked = reply(outcome="walk_question", walk=view, blocks=[], citations=[])
    marks = marks_of(wanted, Exchange((asked,)), sources)
    assert marks["walks.slots"] == marks["walks.asked_once"] == marks["passed"] == 1.0
    again = reply(outcome="walk_question", walk=view | {"question": "amount"}, blocks=[], citations=[])
    assert marks_of(wanted, Exchange((again,)), sources)["walks.asked_once"] == 0.0
    other = reply(outcome="walk_question", walk=view | {"name": "other"}, blocks=[], citations=[])
    assert marks_of(wanted, Exchange((other,)), sources)["walks.slots"] == 0.0


def test_a_fixed_reply_that_is_right_needs_no_search(sources: Sources) -> None:
    """Retrieval is not marked where nothing had to be retrieved, and is where something should have been."""
    fixed = reply(
        outcome="crisis_support", trace={"rule": "r", "kept": [], "rejected": [], "confidence": None}, citations=[]
    )
    right = item(outcome=["answer", "crisis_support"])
    assert "retrieval.hit@1" not in marks_of(right, Exchange((fixed,)), sources)
    assert marks_of(item(), Exchange((fixed,)), sources)["retrieval.hit@1"] == 0.0


def test_sentences_are_told_from_labels() -> None:
    """A label before a list is no sentence; a line without a number is one without a citation."""
    block = {
        "type": "text",
        "markdown": "接下来：\n\n- 先做这个。[1]\n- 再做那个。[2]\n\n没有来源。",
        "citations": [1, 2],
    }
    found = list(said({"blocks": [block, {"type": "text", "markdown": "说明。", "citations": []}]}))
    assert found == [Said("先做这个。", 1), Said("再做那个。", 2), Said("没有来源。", 0)]


def test_ranking_is_of_the_search_or_of_what_is_quoted() -> None:
    """Without a search the citations stand for it, each section once."""
    assert ranking(reply()) == ["borrow#how-long", "late#late"]
    quoted = reply(trace={"kept": [], "rejected": []}, citations=[CITATION, CITATION])
    assert ranking(quoted) == ["borrow#how-long"]


@pytest.mark.parametrize(
    ("text", "same"),
    [("１，２３４．５６", "1234.56"), ("CNY 1,000", "cny 1000"), ("30 天", "30天"), ("A  B", "a b")],
)
def test_texts_are_compared_by_what_they_say(text: str, same: str) -> None:
    """Width, case, thousands separators and blanks around Chinese do not count."""
    assert folded(text) == same


@pytest.mark.parametrize(
    ("wanted", "text", "stated"),
    [
        ("5960", "多付5,960.16元", False),
        ("5960", "多付15960元", False),
        ("5960", "多付5,960元", True),
        ("5960.00", "CNY 5,960 extra", True),
        ("5960", "CNY 5,960.00.", True),
        ("940.8", "940.80元", True),
        ("8.16%", "18.16%", False),
        ("27%", "27.0% a year", True),
        ("30天", "130天", False),
        ("8 months", "in 18 months", False),
        ("60元", "60.20元", False),
    ],
)
def test_a_figure_counts_only_as_a_whole_number(wanted: str, text: str, stated: bool) -> None:
    """A figure inside another one is not stated; separators and trailing zeros change nothing."""
    assert states(wanted, text) is stated
