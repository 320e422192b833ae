"""Keyword search and the share of a question that an owner's words cover."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credit_coach.retrieval.lexical import LexicalIndex, Ranked, TermCoverage
from credit_coach.retrieval.passages import Entry
from credit_coach.retrieval.tokenize import Tokenizer

TOKENIZER = Tokenizer(["花呗", "信用卡", "征信"])
TEXTS = {
    "overdue": "花呗逾期会上征信吗",
    "repay": "信用卡提前还款划算吗",
    "court": "收到法院传票怎么办",
    "fees": "credit card instalment fees",
    "calls": "collectors call my family",
}
ENTRIES = [Entry(f"{owner}:q0", owner, "zh", "question", text) for owner, text in TEXTS.items()]
WORDS = st.lists(st.sampled_from([*"逾期征信花呗法院传票还款", "fees", "call", "unheard"]), max_size=8).map(" ".join)


def owners(index: LexicalIndex, found: Ranked) -> list[str]:
    """Return the owners of what was found, best first."""
    return [index.entries[number].owner for number in found.numbers]


@pytest.fixture(scope="module")
def index() -> LexicalIndex:
    """An index of five short entries."""
    return LexicalIndex(ENTRIES, TOKENIZER)


@pytest.mark.parametrize("owner", TEXTS)
def test_an_entry_is_found_by_its_own_words(index: LexicalIndex, owner: str) -> None:
    """Searching an entry's text gives that entry first."""
    assert owners(index, index.search(TOKENIZER(TEXTS[owner]), 3))[0] == owner


def test_a_shared_word_is_enough(index: LexicalIndex) -> None:
    """One word in common finds the entry, and entries without it do not come along."""
    assert owners(index, index.search(TOKENIZER("传票"), 5)) == ["court"]


def test_results_are_the_best_few(index: LexicalIndex) -> None:
    """Scores fall, are positive, and no more than asked for come back."""
    first, second = index.search(TOKENIZER("花呗 信用卡 征信 fees"), 2).scores
    assert first >= second > 0


def test_unknown_words_find_nothing(index: LexicalIndex) -> None:
    """Words that no entry uses, and no words at all, give an empty list."""
    assert owners(index, index.search(TOKENIZER("weather"), 5)) == []
    assert owners(index, index.search([], 5)) == []


@pytest.mark.parametrize("texts", [[], ["？？？"]])
def test_an_index_without_words_finds_nothing(texts: list[str]) -> None:
    """No entries, or entries without a single term, make an index that answers with nothing."""
    entries = [Entry("a:q0", "a", "zh", "question", text) for text in texts]
    index = LexicalIndex(entries, TOKENIZER)
    assert owners(index, index.search(TOKENIZER("花呗"), 5)) == []


def test_an_entry_without_words_is_no_obstacle() -> None:
    """One empty entry among others leaves the others findable."""
    entries = [Entry("e:q0", "e", "zh", "question", "？"), *ENTRIES]
    index = LexicalIndex(entries, TOKENIZER)
    assert owners(index, index.search(TOKENIZER("传票"), 5)) == ["court"]


def test_coverage_is_full_for_own_words_and_nothing_for_strange_ones() -> None:
    """An owner covers all of its own text, none of a text of other words, and none of no text."""
    coverage = TermCoverage(ENTRIES, TOKENIZER)
    for owner, text in TEXTS.items():
        assert coverage.of(TOKENIZER(text), owner) == pytest.approx(1.0)
        assert coverage.of(TOKENIZER("weather"), owner) == 0.0
        assert coverage.of([], owner) == 0.0


def test_all_entries_of_an_owner_count_together() -> None:
    """Words may come from different entries of the same owner."""
    entries = [Entry("a:q0", "a", "en", "question", "fees"), Entry("a:q1", "a", "en", "question", "court")]
    assert TermCoverage(entries, TOKENIZER).of(TOKENIZER("court fees"), "a") == pytest.approx(1.0)


def test_rare_words_weigh_more() -> None:
    """Knowing the word that few owners use covers more of a question than knowing the one that all use."""
    texts = {"a": "loan court", "b": "loan", "c": "loan", "d": "court loan", "e": "summons"}
    coverage = TermCoverage([Entry(f"{o}:q0", o, "en", "question", text) for o, text in texts.items()], TOKENIZER)
    terms = TOKENIZER("loan summons")
    assert coverage.of(terms, "e") > coverage.of(terms, "b") > 0


@given(WORDS, st.sampled_from([*TEXTS, "nobody"]))
def test_coverage_is_a_share(text: str, owner: str) -> None:
    """For any question the share lies from 0 to 1, and saying it twice changes nothing."""
    coverage = TermCoverage(ENTRIES, TOKENIZER)
    terms = TOKENIZER(text)
    assert 0.0 <= coverage.of(terms, owner) <= 1.0 + 1e-12
    assert coverage.of(terms * 2, owner) == coverage.of(terms, owner)


@given(WORDS)
def test_found_entries_share_a_term(text: str) -> None:
    """Whatever is asked, each result has a term of the question, and no entry comes twice."""
    terms = TOKENIZER(text)
    found = LexicalIndex(ENTRIES, TOKENIZER).search(terms, 10).numbers.tolist()
    assert len(set(found)) == len(found)
    for number in found:
        assert set(terms) & set(TOKENIZER(ENTRIES[number].text))
