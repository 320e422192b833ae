"""Search terms of Chinese and English text."""

from __future__ import annotations

import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credit_coach.knowledge.library import Library
from credit_coach.retrieval.tokenize import Tokenizer


@pytest.fixture(scope="module")
def tokenizer(library: Library) -> Tokenizer:
    """The tokenizer with the words of the field."""
    return Tokenizer(library.vocabulary.terms)


def test_chinese_gives_words_and_character_pairs(tokenizer: Tokenizer) -> None:
    """Dictionary words stand beside all pairs of neighbouring characters, which survive a bad cut."""
    terms = tokenizer("信用卡逾期")
    assert {"信用卡", "逾期"} <= set(terms)
    assert {"信用", "用卡", "卡逾", "逾期"} <= set(terms)


def test_the_words_of_the_field_stay_whole(library: Library, tokenizer: Tokenizer) -> None:
    """Every term of the vocabulary comes out as one word."""
    cut = [term for term in library.vocabulary.terms if term not in tokenizer(term)]
    assert cut == []


def test_a_term_that_the_dictionary_lacks_must_be_listed() -> None:
    """A word that the dictionary would cut is whole only for a tokenizer that was told about it."""
    text = "帮我办理停息挂账"
    assert "停息挂账" not in Tokenizer([])(text)
    assert "停息挂账" in Tokenizer(["停息挂账"])(text)


def test_english_gives_stems(tokenizer: Tokenizer) -> None:
    """Forms of a word share one term, in any case."""
    assert tokenizer("instalments") == tokenizer("Instalment") == tokenizer("INSTALMENTS")
    assert tokenizer("repaying loans") == tokenizer("repay loan")


def test_words_that_say_nothing_are_left_out(tokenizer: Tokenizer) -> None:
    """Particles and function words of both languages give no term."""
    assert tokenizer("What is the ... of it?") == []
    assert "的" not in tokenizer("花呗的账单")
    assert "吗" not in tokenizer("花呗吗")


def test_width_and_case_do_not_matter(tokenizer: Tokenizer) -> None:
    """Full-width letters and digits are the same terms as plain ones."""
    assert tokenizer("ＬＰＲ３％") == tokenizer("lpr3%")


def test_numbers_and_codes_stay_whole(tokenizer: Tokenizer) -> None:
    """A percentage with its point and an apostrophe do not cut a word in two."""
    assert tokenizer("18.25%") == ["18.25%"]
    assert len(tokenizer("bank's")) == 1


@pytest.mark.parametrize("text", ["", "？！。", "😭😭", "\x00\u200b", " \n\t"])
def test_text_without_words_gives_no_terms(tokenizer: Tokenizer, text: str) -> None:
    """Punctuation, emoji and blanks have nothing to search for."""
    assert tokenizer(text) == []


def test_repeats_are_kept(tokenizer: Tokenizer) -> None:
    """A word that stands twice gives its term twice: BM25 counts them."""
    assert tokenizer("loan loan") == ["loan", "loan"]


@given(st.text(max_size=60))
def test_terms_depend_on_the_normalised_text_alone(tokenizer: Tokenizer, text: str) -> None:
    """Any text is cut without an error, the same way each time, into terms without blanks."""
    terms = tokenizer(text)
    assert terms == tokenizer(unicodedata.normalize("NFKC", text).lower())
    assert all(term and not term.isspace() for term in terms)


def test_many_threads_get_the_same_stems() -> None:
    """The stemmer keeps state while it works: eight threads at once still give every word its own stem."""
    words = [
        f"{stem}{ending}" for stem in ("charge", "friend", "overdu", "negotiat") for ending in ("s", "ing", "ed", "ly")
    ]
    expected = {word: Tokenizer([])(word) for word in words}
    for _ in range(5):
        tokenizer = Tokenizer([])
        with ThreadPoolExecutor(8) as pool:
            assert dict(zip(words * 50, pool.map(tokenizer, words * 50), strict=True)) == expected
