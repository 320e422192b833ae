"""A rate by another period: the figures, what asks for them, and every sentence."""

from __future__ import annotations

from datetime import date

import pytest

from credit_coach.dialogue.walking import start
from credit_coach.knowledge.figures import Lang
from credit_coach.knowledge.library import Library
from credit_coach.money import ConfirmationNeeded
from credit_coach.walks.all import TOOLS
from credit_coach.walks.annual_rate import TOOL
from credit_coach.walks.openings import opened
from credit_coach.wording import Wording

from .saying import assert_every_sentence_is_said, begun, conclude, first_sentence, row

DAILY = {"rate": "0.035% a day"}
CASES: list[dict[str, str]] = [DAILY, {"rate": "1.5% a month"}, {"rate": "18.25% a year"}]


@pytest.mark.parametrize(
    ("answers", "lang", "sentence"),
    [
        (DAILY, "zh", "每天0.035%，合年化12.78%（单利）。"),
        ({"rate": "1.5% a month"}, "en", "1.5% a month is 18% a year (simple)."),
        ({"rate": "18.25% a year"}, "zh", "年化18.25%（单利），合每月约1.5208%、每天约0.05%。"),
    ],
)
def test_the_first_sentence_has_the_other_rate(
    answers: dict[str, str], lang: Lang, sentence: str, wording: Wording, library: Library
) -> None:
    """A day's rate times 365, a month's times 12, a year's divided."""
    assert first_sentence(conclude(TOOL, answers, lang, wording, library)) == sentence


def test_the_sum_is_shown(wording: Wording, library: Library) -> None:
    """The working names the sum and what CNY 10,000 cost."""
    assert row(conclude(TOOL, DAILY, "zh", wording, library), "一年")[1:] == ("12.78%", "0.035% × 365", "1,277.50")


def test_an_unlikely_rate_is_asked_back(wording: Wording, library: Library) -> None:
    """6% a day is a slip, and nothing is worked out before it is confirmed."""
    with pytest.raises(ConfirmationNeeded):
        conclude(TOOL, {"rate": "6% a day"}, "zh", wording, library)


@pytest.mark.parametrize(
    "text",
    [
        "日息万五年化多少",
        "月息两分，一年是多少",
        "年化18.25%一天是多少",
        "0.05% daily, what is that a year?",
        "24% a year is how much a month",
    ],
)
def test_a_rate_and_another_period_begin_it(text: str) -> None:
    """A rate alone with the question what it is by another period is worked out at once."""
    assert begun(opened(TOOLS, text, date(2026, 11, 26))) == TOOL.walk.name


@pytest.mark.parametrize(
    "text",
    [
        "分期每期0.6%，一年到底多少",
        "年化24%合法吗",
        "日利率换成年化怎么算",
        "网贷3000块借了20天，日利率0.05%，利息多少",
        "is 36% a year legal?",
    ],
)
def test_fees_rules_and_sums_begin_others(text: str) -> None:
    """A fee of a plan, a limit, a how-to and a sum of money are not turned."""
    assert begun(opened(TOOLS, text, date(2026, 11, 26))) != TOOL.walk.name


def test_every_sentence_is_said(wording: Wording, library: Library) -> None:
    """No sentence of the files is left over, and none is missing, in both languages."""
    assert_every_sentence_is_said(TOOL, CASES, {}, wording, library)


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("借1万每天3块，一年是多少", "0.03% a day"),
        ("3 kuai per 10k per day, what is that a year", "0.03% a day"),
        ("10,000 yuan, interest 4.5 yuan every day, yearly rate?", "0.045% a day"),
        ("一万块一个月60，一年多少", None),
        ("每天还500，借了1000", None),
    ],
)
def test_what_a_day_costs_is_a_rate(text: str, rate: str | None) -> None:
    """Yuan a day for a sum beside them are read as a daily rate, but not what nobody lends at."""
    answers = start(TOOL.walk, text, date(2026, 11, 26), consented=False).state.answers
    assert answers.get("rate") == rate
