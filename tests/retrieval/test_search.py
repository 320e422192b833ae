"""Search over the shipped articles: it finds, it explains itself, and it knows what it does not cover."""

from __future__ import annotations

import numpy as np
import pytest

from credit_coach.knowledge.figures import Lang
from credit_coach.retrieval.confidence import UNSURE, confidence, is_covered, zone
from credit_coach.retrieval.passages import BOUNDARY
from credit_coach.retrieval.search import KEPT, LOOKED_AT, Search, SearchResult, covered_odds

#: The least share of typical questions that find their own section first; all should among the first three.
FIRST, FIRST_THREE = 0.98, 0.99
#: The least share of boundary examples that lead to their own boundary.
BOUNDARIES = 0.97
LANGS: tuple[Lang, ...] = ("zh", "en")
QUESTIONS: tuple[tuple[str, Lang], ...] = (
    ("花呗逾期三天会上征信吗", "zh"),
    ("提前还款划算吗", "zh"),
    ("收到法院短信怎么办", "zh"),
    ("利息", "zh"),
    ("催收给我爸妈打电话了", "zh"),
    ("龘靐齉", "zh"),
    ("？", "zh"),
    ("What is a payment order?", "en"),
    ("will I go to prison for not paying", "en"),
    ("fees", "en"),
    ("xyzzy plugh", "en"),
)


@pytest.fixture(scope="module")
def own_questions(search: Search) -> dict[str, SearchResult]:
    """The result of every fifth question or paraphrase, under the id of its section and the question."""
    return {
        f"{passage.id} {question}": search(question, passage.lang)
        for passage in search.passages.values()
        for question in passage.questions[::5]
    }


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("places", "floor"), [(1, FIRST), (3, FIRST_THREE)])
def test_typical_questions_find_their_own_section(
    own_questions: dict[str, SearchResult], lang: str, places: int, floor: float
) -> None:
    """Nearly every question that a section lists for itself finds that section first, or among the first three."""
    mine = {key: result for key, result in own_questions.items() if result.lang == lang}
    missed = [
        key
        for key, result in mine.items()
        if key.split(" ", 1)[0] not in [hit.passage.id for hit in result.kept[:places]]
    ]
    share = 1 - len(missed) / len(mine)
    assert share >= floor, f"{share:.1%} of {len(mine)}; missed: {missed[:20]}"


@pytest.mark.parametrize("lang", LANGS)
def test_typical_questions_are_answered(own_questions: dict[str, SearchResult], lang: str) -> None:
    """Of the articles' own questions and paraphrases all but one in a thousand are answered."""
    mine = [result for result in own_questions.values() if result.lang == lang]
    missed = [result.query for result in mine if result.boundary or result.zone != "confident"]
    assert len(missed) <= len(mine) / 1000, missed


@pytest.mark.parametrize("lang", LANGS)
def test_examples_of_a_boundary_lead_to_it(search: Search, lang: Lang) -> None:
    """Nearly every example of a subject that is not covered is recognised as that subject."""
    asked = [
        (boundary.id, example)
        for boundary in search.library.vocabulary.boundaries
        for example in boundary.examples
        if example.isascii() == (lang == "en")
    ]
    results = [(boundary_id, search(example, lang)) for boundary_id, example in asked]
    missed = [
        result.query for boundary_id, result in results if not result.boundary or result.boundary.id != boundary_id
    ]
    assert len(missed) <= len(asked) * (1 - BOUNDARIES), f"{len(missed)} of {len(asked)}: {missed}"


@pytest.mark.parametrize(
    ("query", "lang", "boundary"),
    [
        ("股票推荐", "zh", "investing"),
        ("天气", "zh", "weather"),
        ("车险", "zh", "insurance"),
        ("FICO", "zh", "foreign_credit"),
        ("recommend me a good stock", "en", "investing"),
        ("what's the weather like", "en", "weather"),
        ("car insurance", "en", "insurance"),
        ("how do I raise my FICO score", "en", "foreign_credit"),
    ],
)
def test_what_is_not_covered_is_recognised(search: Search, query: str, lang: Lang, boundary: str) -> None:
    """Stocks, weather, car insurance and foreign scores lead to their boundary, however sure the search is."""
    result = search(query, lang)
    assert result.boundary is not None
    assert result.boundary.id == boundary


@pytest.mark.parametrize(("query", "lang"), QUESTIONS)
def test_a_result_explains_itself(search: Search, query: str, lang: Lang) -> None:
    """Kept and rejected are disjoint, ordered by confidence, and the confidence follows from the evidence."""
    result = search(query, lang)
    looked_at = (*result.kept, *result.rejected)
    ids = [hit.passage.id for hit in looked_at]
    assert len(set(ids)) == len(ids) <= LOOKED_AT
    assert len(result.kept) <= KEPT
    assert all(hit.confidence >= UNSURE for hit in result.kept)
    chances = [hit.confidence for hit in looked_at]
    assert chances == sorted(chances, reverse=True)
    for hit in looked_at:
        assert hit.passage.lang == lang
        assert hit.score > 0
        assert hit.confidence == confidence(hit.evidence, lang)
        assert 0.0 <= hit.evidence.coverage <= 1.0 + 1e-12
        assert not hit.passage.id.startswith(BOUNDARY)
    top = max(chances, default=0.0)
    assert result.confidence == top
    covered = bool(looked_at) and is_covered(looked_at[0].evidence, lang, lambda: covered_odds(query))
    assert result.zone in (zone(top, 0.0, covered, lang), zone(top, 99.0, covered, lang))
    assert (result.query, result.lang) == (query, lang)


@pytest.mark.parametrize("query", ["龘靐齉", "？", "", "   ", "\x00"])
def test_a_query_that_says_nothing_finds_nothing(search: Search, query: str) -> None:
    """Characters that no article knows end in the zone "nothing", without a boundary and without an error."""
    result = search(query, "zh")
    assert (result.zone, result.boundary) == ("nothing", None)


def test_the_same_question_gives_the_same_result(search: Search) -> None:
    """Search has no memory and no chance in it."""
    assert search("逾期会上征信吗", "zh") == search("逾期会上征信吗", "zh")


def test_a_heading_leads_back_to_its_section(search: Search) -> None:
    """Choices offer headings: sending any of them is answered, with its section among the first three."""
    lost = []
    for passage in search.passages.values():
        result = search(passage.heading, passage.lang)
        if result.zone != "confident" or passage.id not in [hit.passage.id for hit in result.kept[:3]]:
            lost.append(f"{passage.id}: {passage.heading}")
    assert lost == []


def test_a_bare_word_is_not_answered_straight(search: Search) -> None:
    """A single word of the field may mean many things: the result is unsure and offers several sections."""
    for query, lang in (("利息", "zh"), ("花呗", "zh"), ("interest", "en")):
        result = search(query, lang)
        assert result.zone != "confident", query


def test_pinned_passages_come_in_the_language_asked_for(search: Search) -> None:
    """Known passages are given back as sure finds, each as its sibling in the language and under its own heading."""
    ids = ["zh/payment-order#short", "en/early-repayment#short"]
    results = search.pinned(ids, "en")
    assert [result.kept[0].passage.id for result in results] == ["en/payment-order#short", "en/early-repayment#short"]
    for result in results:
        assert (result.zone, result.confidence, result.rejected, result.boundary) == ("confident", 1.0, (), None)
        assert result.query == result.kept[0].passage.heading


def test_near_compares_texts(search: Search) -> None:
    """Nearness is a cosine: 1 with itself, more with a paraphrase than with another subject."""
    same, paraphrase, other = search.near("提前还款划算吗", ["提前还款划算吗", "提前还清划不划算", "今天天气怎么样"])
    assert same == pytest.approx(1.0, abs=1e-5)
    assert same > paraphrase > other
    assert search.near("提前还款", []).shape == (0,)
    assert search.near("提前还款", ["a"]).dtype == np.float32


def test_terms_are_those_that_search_uses(search: Search) -> None:
    """The words of the field come out whole, as in the search itself."""
    assert "停息挂账" in search.terms("停息挂账是什么")


@pytest.mark.parametrize(
    ("query", "lang"),
    [
        ("老人没立遗嘱，兄弟姐妹为房子吵，份额咋算", "zh"),
        ("my brother and i fight over our late mother's flat, who gets it", "en"),
    ],
)
def test_words_of_another_subject_outweigh_a_near_section(search: Search, query: str, lang: Lang) -> None:
    """A section is near enough to be shown, but the words and the neighbours are those of a subject not covered."""
    result = search(query, lang)
    assert result.kept
    assert result.kept[0].evidence.outside > 0.1
    assert (result.zone, result.boundary is not None) == ("nothing", True)
