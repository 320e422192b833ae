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
    FRIEND | {"span": "1 months", "running": "yes"},
    FRIEND | {"span": "90 days", "rate": "0.03% a day", "back": "40 days"},
    {"amount": "5000", "span": "14 days", "received": "4600"},
    {"amount": "5000", "span": "2 months", "kept": "400"},
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


@pytest.mark.parametrize(
    ("answers", "lang", "sentence"),
    [
        (FRIEND | {"span": "1 months", "running": "yes"}, "zh", "按现在还欠的本金算，一个月的利息是150元。"),
        (
            FRIEND | {"span": "90 days", "rate": "0.03% a day", "back": "40 days"},
            "en",
            "Paid back after 40 days, the interest is CNY 360 instead of CNY 810: CNY 450 less.",
        ),
        ({"amount": "5000", "span": "73 days", "received": "4000"}, "zh", "合一年125.00%（单利），一共多付1,000元。"),
        (
            {"amount": "5000", "span": "3 months", "kept": "1000"},
            "en",
            "That is 100.00% a year (simple): it costs CNY 1,000.",
        ),
        ({"amount": "5000", "span": "3 months", "repaid": "5500"}, "zh", "合一年40.00%（单利），一共多付500元。"),
    ],
)
def test_a_month_an_early_end_and_a_cost_instead_of_a_rate(
    answers: dict[str, str], lang: Lang, sentence: str, wording: Wording, library: Library
) -> None:
    """Each of them has its own first sentence."""
    assert first_sentence(conclude(TOOL, answers, lang, wording, library)) == sentence


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("10月1日借了6000，日息0.04%，11月20日还清，利息多少", {"amount": "6000", "span": "50 days"}),
        (
            "borrowed 6,000 on 1 October at 0.04% a day, paid back on 20 November, how much interest",
            {"span": "50 days"},
        ),
        ("借6000，日利率0.04%，说好用60天，第25天就还了，利息少多少", {"span": "60 days", "back": "25 days"}),
        (
            "6,000 at 0.04% a day for 60 days. If I repay early on day 25, how much interest",
            {"span": "60 days", "back": "25 days"},
        ),
        ("借4000到账3600，21天后还4000，年化多少", {"amount": "4000", "received": "3600", "span": "21 days"}),
        (
            "loan of 4,000, they keep 400, and after 21 days I return 4,000, annual rate?",
            {"kept": "400", "span": "21 days"},
        ),
        ("还欠3.2万，年利率6%，这个月利息是多少", {"amount": "32000", "span": "1 months", "running": "yes"}),
        ("I still owe 32,000 at 6% a year, what is this month's interest?", {"span": "1 months", "running": "yes"}),
    ],
)
def test_what_a_message_tells_of_a_loan(text: str, answers: dict[str, str]) -> None:
    """Days between dates, an earlier end, what arrived, and the interest of this month are told in one message."""
    step = start(TOOL.walk, text, date(2026, 11, 26), consented=False)
    assert step.then == "result"
    assert {name: step.state.answers.get(name) for name in answers} == answers


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("借2万，一天7块，借25天，利息多少", {"amount": "20000", "rate": "0.035% a day"}),
        ("借3万，每天每万4块5，用60天，利息多少", {"amount": "30000", "rate": "0.045% a day"}),
        ("每万元每天3块，借5万用20天，利息几块钱", {"amount": "50000", "rate": "0.03% a day"}),
        ("borrow 40k for 15 days at 4.5 kuai a day per 10k, interest?", {"amount": "40000", "rate": "0.045% a day"}),
        ("日利率0.03%换成年利率是多少？借8000用40天，利息多少", {"amount": "8000", "rate": "0.03% a day"}),
    ],
)
def test_what_a_day_costs_is_a_rate(text: str, told: dict[str, str]) -> None:
    """Yuan a day are a share of the sum, or of the 10,000 that they are charged on, which nobody borrows."""
    assert start(TOOL.walk, text, date(2026, 11, 26), consented=False).state.answers.items() >= told.items()
