"""Finding: one message, one or several questions, and what is missing."""

from __future__ import annotations

import pytest

from credit_coach.answering.finding import Finder, questions_in
from credit_coach.knowledge.figures import Lang
from credit_coach.knowledge.library import Library
from credit_coach.knowledge.vocabulary import products_in
from credit_coach.retrieval.search import Search


@pytest.mark.parametrize(
    ("message", "questions"),
    [
        ("提前还款划算吗", ["提前还款划算吗"]),
        ("逾期会坐牢吗？催收能打给家人吗？", ["逾期会坐牢吗", "催收能打给家人吗"]),
        ("逾期会坐牢吗，另外催收能打给家人吗", ["逾期会坐牢吗", "催收能打给家人吗"]),
        (
            "我老公借了网贷，我要还吗，影响我征信吗",
            ["我老公借了网贷，我要还吗", "我老公借了网贷，影响我征信吗"],
        ),
        ("Will I go to prison? And also, can they call my family?", ["Will I go to prison", "can they call my family"]),
        ("还不上了，好害怕", []),
        (
            "网贷逾期三个月，天天被催，家人也被骚扰，怎么办才好",
            ["怎么办才好"],
        ),
        ("1.花呗上不上征信 2.逾期一天算不算", ["花呗上不上征信", "逾期一天算不算"]),
        ("逾期多久上征信 能不能先还本金", ["逾期多久上征信", "能不能先还本金"]),
        ("一是征信多久恢复，二是能不能买房", ["征信多久恢复", "能不能买房"]),
        ("日利率0.05%是年化多少", ["日利率0.05%是年化多少"]),
        ("1) is Huabei reported 2) does one day count", ["is Huabei reported", "does one day count"]),
        (
            "How long does a record stay and can they freeze my card?",
            ["How long does a record stay", "can they freeze my card"],
        ),
    ],
)
def test_questions_are_split_and_keep_their_story(message: str, questions: list[str]) -> None:
    """Each question of a message is searched with the story told around it; a message without one has none."""
    assert [question.query for question in questions_in(message)] == questions


def test_two_questions_get_two_answers(search: Search) -> None:
    """Each question of a message finds its own passage."""
    found = Finder(search).find("提前还款划算吗？支付令是什么？", "zh")
    assert {one.kept[0].passage.article for one in found.answers} == {"early-repayment", "payment-order"}


@pytest.mark.parametrize(
    ("message", "lang"),
    [
        ("逾期多久上征信？支付令是什么？提前还款划算吗？工资卡会被冻结吗？", "zh"),
        (
            "Is one day late reported? What is a payment order? Does early repayment pay off? Can my card be frozen?",
            "en",
        ),
    ],
)
def test_what_is_one_too_many_is_left_to_be_asked(search: Search, message: str, lang: Lang) -> None:
    """Of four questions the surest three are answered and the other one is named."""
    found = Finder(search).find(message, lang)
    assert len(found.answers) == 3
    assert len(found.left) == 1


def test_what_asks_nothing_is_not_named(search: Search) -> None:
    """An exclamation in the form of a question is no question."""
    found = Finder(search).find("催收天天打电话怎么办，我怎么这么倒霉，什么都没买", "zh")
    assert (found.unanswered, found.left) == ((), ())


def test_words_of_the_other_language_find_what_they_find_there(search: Search) -> None:
    """A question in Chinese that is to be answered in English is searched in Chinese."""
    found = Finder(search).find("逾期一天会上征信吗", "en")
    assert found.answers[0].kept[0].passage.lang == "en"
    assert found.answers[0].kept[0].passage.article == "credit-report-overdue"


def test_an_uncovered_part_is_named(search: Search) -> None:
    """When one of two questions is not covered, the other is answered and the gap is named."""
    found = Finder(search).find("提前还款划算吗？明天北京天气怎么样？", "zh")
    assert [one.kept[0].passage.article for one in found.answers] == ["early-repayment"]
    assert len(found.unanswered) == 1
    assert "天气" in found.unanswered[0]


def test_a_subject_outside_is_a_boundary(search: Search) -> None:
    """A question on something not covered finds the boundary, not a passage."""
    found = Finder(search).find("股票推荐", "zh")
    assert found.answers == ()
    assert found.boundary is not None
    assert found.boundary.id == "investing"


def test_a_product_that_the_passage_does_not_speak_of_is_reported(search: Search) -> None:
    """A reply on other products says that the named one's own terms are not covered."""
    found = Finder(search).find("花呗支付令是什么", "zh")
    passage = found.answers[0].kept[0].passage
    assert {product.id for product in found.uncovered} == (
        {"huabei"} - set(passage.products) if passage.products else set()
    )


def test_products_are_known_by_their_nicknames(library: Library) -> None:
    """Nicknames and capital letters lead to the product."""
    found = products_in("我的HuaBei和美团月付", library.vocabulary.products)
    assert {product.id for product in found} == {"huabei", "monthly_pay"}
