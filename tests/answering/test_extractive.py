"""The extractive composer: only the articles' words, cited, current and within a phone's screen."""

from __future__ import annotations

from datetime import date

import pytest

from credit_coach.answering.extractive import BUDGET, ExtractiveComposer
from credit_coach.knowledge.figures import Lang
from credit_coach.retrieval.search import Search

TODAY = date(2026, 11, 25)
QUESTIONS: list[tuple[Lang, str]] = [
    ("zh", "提前还款划算吗"),
    ("zh", "收到法院短信怎么办"),
    ("zh", "催收一天能打几次电话"),
    ("en", "Is early repayment worth it?"),
    ("en", "What is a payment order?"),
]


@pytest.mark.parametrize(("lang", "question"), QUESTIONS)
def test_every_sentence_is_an_articles_sentence_and_cited(search: Search, lang: Lang, question: str) -> None:
    """Nothing is generated: each sentence stands in the passage that its citation names, with that sentence's facts."""
    answer = ExtractiveComposer(search).compose([search(question, lang)], (), TODAY)
    lines = {
        (p.article, p.section, line.text): line.facts
        for p in search.passages.values()
        if p.lang == lang
        for line in (*p.lines, *p.steps)
    }
    by_number = {citation.n: citation for citation in answer.citations}
    sentences = [one for part in answer.parts for one in part.sentences] + list(answer.steps)
    assert sentences
    for sentence in sentences:
        citation = by_number[sentence.citation]
        facts = lines[citation.article, citation.section, sentence.text]
        assert tuple(fact.id for fact in citation.facts) == facts
        assert sentence.text in citation.sentences


@pytest.mark.parametrize(("lang", "question"), QUESTIONS)
def test_an_answer_fits_a_phone(search: Search, lang: Lang, question: str) -> None:
    """Sentences after the opening stay within the budget."""
    answer = ExtractiveComposer(search).compose([search(question, lang)], (), TODAY)
    texts = [sentence.text for sentence in answer.parts[0].sentences]
    size = sum(len(text) if lang == "zh" else len(text.split()) for text in texts[3:])
    assert size <= BUDGET[lang]
    assert 1 <= len(answer.steps) <= 4


def test_a_lapsed_fact_is_never_quoted_as_current(search: Search) -> None:
    """After a policy's last day the sentences that rest on it are left out, without a rebuild."""
    composer = ExtractiveComposer(search)
    result = [search("个人消费贷款贴息怎么回事", "zh")]
    before = composer.compose(result, (), TODAY)
    after = composer.compose(result, (), date(2027, 1, 1))
    assert "interest_subsidy_consumer_loan" in {fact.id for one in before.citations for fact in one.facts}
    assert "interest_subsidy_consumer_loan" not in {fact.id for one in after.citations for fact in one.facts}


def test_changing_facts_ask_to_check_the_latest(search: Search) -> None:
    """An answer that rests on facts which change often carries the date they were checked."""
    answer = ExtractiveComposer(search).compose([search("白条放款人是谁", "zh")], (), TODAY)
    assert answer.check_latest


def test_missing_parts_make_it_partial(search: Search) -> None:
    """An answer that leaves a question open says which, and is not complete."""
    answer = ExtractiveComposer(search).compose([search("提前还款划算吗", "zh")], ("天气怎么样",), TODAY)
    assert (answer.completeness, answer.missing) == ("partial", ("天气怎么样",))
