"""The interest of a loan that is repaid at its end: by months, by days, and every sentence."""

from __future__ import annotations

from datetime import date

import pytest

from credit_coach.dialogue.walking import start
from credit_coach.knowledge.figures import Lang
from credit_coach.knowledge.library import Library
from credit_coach.money import ConfirmationNeeded
from credit_coach.walks.loan_interest import TOOL
from credit_coach.wording import Wording

from .saying import assert_every_sentence_is_said, conclude, first_sentence, row

FRIEND = {"amount": "30000", "span": "8 months", "rate": "6% a year"}
CASES: list[dict[str, str]] = [
    FRIEND,
    FRIEND | {"span": "40 days", "rate": "0.03% a day"},
    FRIEND | {"amount": "~30000"},
]


@pytest.mark.parametrize(
    ("answers", "lang", "sentence"),
    [
        (FRIEND, "zh", "到期利息1,200元，连本带利一共31,200元。"),
        (FRIEND, "en", "The interest at the end is CNY 1,200; with the principal that is CNY 31,200."),
        (FRIEND | {"rate": "1% a month"}, "zh", "到期利息2,400元，连本带利一共32,400元。"),
        (FRIEND | {"span": "40 days", "rate": "0.03% a day"}, "zh", "到期利息360元，连本带利一共30,360元。"),
    ],
)
def test_the_first_sentence_has_interest_and_total(
    answers: dict[str, str], lang: Lang, sentence: str, wording: Wording, library: Library
) -> None:
    """30,000 at 6% for eight months are 1,200; a month's rate times twelve; days by the day."""
    assert first_sentence(conclude(TOOL, answers, lang, wording, library)) == sentence


def test_the_sum_is_shown(wording: Wording, library: Library) -> None:
    """The working names principal, rate and time."""
    assert row(conclude(TOOL, FRIEND, "zh", wording, library), "到期利息")[2] == "30,000.00 × 6% × 8 ÷ 12"


def test_an_unlikely_rate_is_asked_back(wording: Wording, library: Library) -> None:
    """6% a day is a slip, and nothing is worked out before it is confirmed."""
    with pytest.raises(ConfirmationNeeded):
        conclude(TOOL, FRIEND | {"rate": "6% a day"}, "zh", wording, library)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("月息1分8，借3万，一年利息多少", "12 months"),
        ("借3万，月息1.5%，一年下来要多少利息", "12 months"),
        ("年息6%借2万，一个月利息多少", "1 months"),
        ("30k at 12% a year, how much interest is that a year", "12 months"),
        ("借3万，一年利息6%", None),
        ("借3万借8个月，年息6%，一年利息多少", "8 months"),
    ],
)
def test_the_time_that_interest_is_asked_for_is_told(text: str, span: str | None) -> None:
    """Where nothing else was said of how long it is lent."""
    step = start(TOOL.walk, text, date(2026, 11, 26), consented=True)
    assert step.state.answers.get("span") == span


def test_every_sentence_is_said(wording: Wording, library: Library) -> None:
    """No sentence of the files is left over, and none is missing, in both languages."""
    assert_every_sentence_is_said(TOOL, CASES, {}, wording, library)
