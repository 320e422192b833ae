"""Two offers side by side: cut apart where each tells all that a plan needs, and compared by the year."""

from __future__ import annotations

from datetime import date

import pytest

from credit_coach.dialogue.walking import start
from credit_coach.knowledge.figures import LANGS, Lang
from credit_coach.knowledge.library import Library
from credit_coach.walks.all import TOOLS
from credit_coach.walks.offers import TOOL, WALK, opening
from credit_coach.walks.offers.questions import restored
from credit_coach.walks.openings import opened
from credit_coach.wording import Wording

from .saying import assert_every_sentence_is_said, begun, conclude, first_sentence, row

ON = date(2026, 11, 26)

PLAN = "amount=9000; periods=12; charge=0.5% a period"
CASES: list[dict[str, str]] = [
    {"first": PLAN, "second": "amount=9000; periods=12; charge=7% spread"},
    {"first": "amount=9000; periods=12; charge=7% spread", "second": PLAN},
    {"first": PLAN, "second": PLAN},
    {
        "first": "amount=9000; periods=6; charge=0.6% a period",
        "second": "amount=9000; periods=24; charge=0.5% a period",
    },
    {"first": "amount=9000; periods=24; charge=10% a year", "second": "amount=9000; periods=6; charge=11% a year"},
    {"first": "amount=9000; periods=6; charge=11% a year", "second": "amount=9000; periods=24; charge=10% a year"},
    {"first": "amount=9000; periods=12; charge=790 each period", "second": PLAN},
    {"first": "charge=0.04% a day", "second": "charge=1.3% a month"},
]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("7800的东西，A家12期每期0.45%，B家12期总费率6%，哪家划算", "0.45% a period", "6% spread"),
        ("借4万18个月，甲银行年化8%等额本息，乙平台每月还2450，各多付多少", "8% a year", "2450 each period"),
        ("7800分12期，每期手续费0.5%还是一次性手续费5%划算", "0.5% a period", "5% once"),
        ("12期和24期哪个划算，7800每期0.5%", "0.5% a period", "0.5% a period"),
        ("日利率0.03%和月利率1%哪个贵，分别合年化多少", "0.03% a day", "1% a month"),
        (
            "For a 7,800 sofa: 18 payments of 470, or 9 of 905. Which is cheaper per year?",
            "470 each period",
            "905 each period",
        ),
        (
            "15,000 over 24 months. Bank A takes an 8% fee today, bank B 0.4% of the 15,000 a month. Which?",
            "8% upfront",
            "0.4% a period",
        ),
        (
            "Loan 1: 0.04% interest a day. Loan 2: 1.3% interest a month. Which is cheaper?",
            "0.04% a day",
            "1.3% a month",
        ),
    ],
)
def test_two_offers_are_cut_apart(text: str, first: str, second: str) -> None:
    """Each has its own charge, and what only one of them tells of sum and time holds for both."""
    assert begun(opened(TOOLS, text, ON)) == "offers"
    answers = start(WALK, text, ON, consented=False).state.answers
    assert restored(answers["first"])["charge"] == first
    assert restored(answers["second"])["charge"] == second


@pytest.mark.parametrize(
    "text",
    [
        "8400分12期，每期手续费0.6%，真实年化多少",
        "8400分12期每期0.6%，和年利率9.8%的贷款比哪个便宜",
        "花呗和白条哪个利率低",
        "14k bill on 18 instalments, fee 0.6% of the 14k each month. Paid four of them. How much in fees is left?",
        "手机7800，12期每期680，24期也有，哪个划算",
        "逾期了两笔，一笔5000日息0.05%，一笔3000日息0.06%，先还哪个",
        "which is better, a 5% fee or interest",
        "credit card at 18% a year or a loan at 12% a year, which should I pay first",
    ],
)
def test_no_two_offers_are_made_of_anything_else(text: str) -> None:
    """One plan, one plan against a rate, products without figures, and debts."""
    assert begun(opened(TOOLS, text, ON)) != "offers"


def test_offers_can_be_told_one_after_the_other() -> None:
    """Who only asks for the comparison is asked for one offer, then for the other."""
    assert opening("帮我比一比两个方案哪个便宜")
    assert opening("Compare two offers for me")
    told = WALK.whole
    assert told is not None
    first = told("9000分12期每期0.5%", (), {}, "first")
    second = told("24期每期0.45%", (), {"first": str(first["first"])}, "second")
    assert second == {"second": "amount=9000; periods=24; charge=0.45% a period"}


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("zh", "按一年算，第一个便宜：真实年化10.90%，另一个12.68%（单利）。"),
        ("en", "The first is cheaper by the year: 10.90% against 12.68% (simple)."),
    ],
)
def test_the_cheaper_one_is_said_first(lang: Lang, sentence: str, wording: Wording, library: Library) -> None:
    """By the true annual rate, with both rates."""
    assert first_sentence(conclude(TOOL, CASES[0], lang, wording, library)) == sentence


def test_both_stand_side_by_side(wording: Wording, library: Library) -> None:
    """Sum, number, heaviest payment, cost and both rates of each."""
    result = conclude(TOOL, CASES[0], "en", wording, library)
    assert row(result, "Interest and fees in all")[1:] == ("540.00", "630.00")
    assert row(result, "True annual rate (simple)")[1:] == ("10.90%", "12.68%")


@pytest.mark.parametrize("lang", LANGS)
def test_cheaper_by_the_year_may_cost_more(lang: Lang, wording: Wording, library: Library) -> None:
    """A longer plan at a lower rate costs more in yuan, which is said."""
    assert conclude(TOOL, CASES[5], lang, wording, library).verdict == "second"


def test_every_sentence_is_said(wording: Wording, library: Library) -> None:
    """No sentence of the files is left over, and none is missing, in both languages."""
    assert_every_sentence_is_said(TOOL, CASES, {}, wording, library)


@pytest.mark.parametrize(
    "text",
    [
        "I need 9,000: bank A 10 payments of 980, bank B 20 payments of 520. What annual rate is each?",
        "9,000 phone: option A is 10 payments of 980, option B is 20 payments of 520. Rates?",
    ],
)
def test_offers_that_are_named_are_compared(text: str) -> None:
    """Two that are called A and B, or of which the rate of each is asked, need no word of comparing."""
    assert begun(opened(TOOLS, text, ON)) == WALK.name
