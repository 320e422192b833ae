"""Follow-ups: what a message means after the one before."""

from __future__ import annotations

import pytest

from credit_coach.dialogue.conversation import Turn
from credit_coach.dialogue.followup import effective_query
from credit_coach.knowledge.library import Library

BEFORE = Turn("白条逾期一天会上征信吗", "zh", query="白条逾期一天会上征信吗", passages=("zh/a#b",))
BEFORE_EN = Turn("Is Huabei one day late reported?", "en", query="Is Huabei one day late reported?")


@pytest.mark.parametrize(
    ("message", "query"),
    [
        ("那三天呢", "白条逾期三天会上征信吗"),
        ("花呗也一样吗", "花呗逾期一天会上征信吗"),
        ("那花呗三天呢？", "花呗逾期三天会上征信吗"),
        ("多久", "白条逾期一天会上征信吗 多久"),
    ],
)
def test_chinese_follow_ups_take_the_place_of_what_they_change(library: Library, message: str, query: str) -> None:
    """A product or a time in a follow-up replaces the earlier one; other words are added."""
    effective = effective_query(message, "zh", BEFORE, library.vocabulary.products)
    assert effective.how == "follow-up"
    assert effective.query == query


@pytest.mark.parametrize("message", ["为什么", "为啥会这样？", "然后呢", "详细说说", "举个例子", "接着讲"])
def test_asking_on_has_no_word_of_its_own(library: Library, message: str) -> None:
    """Whoever only asks on is told more on the question before: their words would find something else."""
    effective = effective_query(message, "zh", BEFORE, library.vocabulary.products)
    assert (effective.how, effective.query, effective.alone) == ("follow-up", BEFORE.query, "")


@pytest.mark.parametrize("message", ["why?", "and why not", "tell me more", "for example?", "go on"])
def test_asking_on_in_english(library: Library, message: str) -> None:
    """The same in English; "why was my limit cut" asks something itself."""
    products = library.vocabulary.products
    assert effective_query(message, "en", BEFORE_EN, products).query == BEFORE_EN.query
    assert effective_query("why was my limit cut", "en", BEFORE_EN, products).query != BEFORE_EN.query


def test_english_follow_up_replaces_the_product(library: Library) -> None:
    """The message "What about …" swaps the product in the earlier question."""
    effective = effective_query("What about Baitiao?", "en", BEFORE_EN, library.vocabulary.products)
    assert effective.query == "Is Baitiao one day late reported?"


@pytest.mark.parametrize(
    ("message", "lang"), [("what about that in English", "en"), ("用英文说一遍", "en"), ("in Chinese please", "zh")]
)
def test_asking_for_the_other_language_keeps_the_question(library: Library, message: str, lang: str) -> None:
    """A wish for another language repeats the question in it instead of searching the wish."""
    effective = effective_query(message, "zh", BEFORE, library.vocabulary.products)
    assert (effective.how, effective.lang, effective.query) == ("other-language", lang, BEFORE.query)


@pytest.mark.parametrize(
    "message", ["收到法院传票不去会怎么样", "提前还款划算吗", "How do I dispute an error in my credit report?"]
)
def test_a_complete_question_stands_alone(library: Library, message: str) -> None:
    """A message that says what it means is searched as it is."""
    effective = effective_query(message, "zh" if message[0] > "z" else "en", BEFORE, library.vocabulary.products)
    assert (effective.how, effective.query) == ("as-asked", message)


def test_the_first_message_is_never_a_follow_up(library: Library) -> None:
    """Without a turn before, even "那三天呢" is searched as it is."""
    assert effective_query("那三天呢", "zh", None, library.vocabulary.products).how == "as-asked"


def test_a_follow_up_with_its_own_subject_names_it(library: Library) -> None:
    """The message "那会坐牢吗" leans back but has a subject: search may use it alone."""
    effective = effective_query("那会坐牢吗", "zh", BEFORE, library.vocabulary.products)
    assert effective.alone == "白条 会坐牢吗"
