"""Slips of the keyboard: what is repaired, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credit_coach.knowledge.library import Library
from credit_coach.retrieval.passages import entries_of, passages_of
from credit_coach.retrieval.spelling import English, Speller
from credit_coach.retrieval.tokenize import Tokenizer


@pytest.fixture(scope="module")
def speller(library: Library) -> Speller:
    """The speller as search builds it."""
    names = (name for product in library.vocabulary.products for name in product.names)
    terms = (*library.vocabulary.terms, *names)
    texts = (entry.text for entry in entries_of(passages_of(library), ()) if entry.lang == "en")
    return Speller(terms, English.of(texts), Tokenizer(library.vocabulary.terms).cut)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("崔收天天打电话", "催收天天打电话"),
        ("微立贷逾期了", "微粒贷逾期了"),
        ("我的征性花了", "我的征信花了"),
        ("答辨状怎么写", "答辩状怎么写"),
        ("how is intrest calculated", "how is interest calculated"),
        ("cancle my baitaio acount", "cancel my baitiao account"),
        ("can i repiar my Credt report?", "can i repair my credit report?"),
    ],
)
def test_slips_are_repaired(speller: Speller, typed: str, meant: str) -> None:
    """Characters of the same sound and words that nobody writes become what was meant."""
    assert speller(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "他的语气很凶",
        "增信服务费是什么",
        "月付利息怎么算",
        "the steam rental in Shenzhen",
        "白条逾期三天会上征信吗",
        "does huabei report to zhengxin",
        "",
        "12378",
    ],
)
def test_words_are_left_alone(speller: Speller, text: str) -> None:
    """What is a word of the dictionary, of the field or of the articles stays, and so do numbers."""
    assert speller(text) == text


@given(text=st.text(max_size=40))
def test_repairing_again_changes_nothing_that_is_not_a_slip(speller: Speller, text: str) -> None:
    """Any text comes back, with as many Chinese characters as before."""
    once = speller(text)
    assert sum("一" <= char <= "鿿" for char in once) == sum("一" <= char <= "鿿" for char in text)
    assert [char for char in once if char.isdigit()] == [char for char in text if char.isdigit()]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("wo de xin yong ka yu qi le, zen me ban?", False),
        ("jie bei huan bu shang hui bei qi su ma", False),
        ("can he die", True),
        ("me and my men can go on", True),
        ("花呗逾期了怎么办", True),
        ("what is jietiao and do I need one", True),
    ],
)
def test_a_sentence_in_pinyin_is_not_what_is_searched_for(speller: Speller, text: str, read: bool) -> None:
    """Syllables are no English words, though "fen" and "li" stand in the articles."""
    assert speller.can_read(text) is read
