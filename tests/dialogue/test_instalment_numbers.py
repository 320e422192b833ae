"""Bare numbers that count instalments, and the figures of settling a plan early beside them."""

from __future__ import annotations

from datetime import date

import pytest

from credit_coach.dialogue.hearing import hear
from credit_coach.walks.all import TOOLS

ON = date(2026, 11, 26)
EARLY = next(tool.walk for tool in TOOLS if tool.walk.name == "early_repayment")


def heard(text: str) -> dict[str, object]:
    """Return what a first message says of settling a plan."""
    return dict(hear(EARLY, {}, None, text, ON, [], opening=True).readings)


@pytest.mark.parametrize(
    ("text", "periods", "paid"),
    [
        ("30,000 over 36 months at 9% a year, I settle after the 14th payment", "36", "14"),
        ("30,000 over 36 months at 9% a year, I settle after month 14", "36", "14"),
        ("30,000 over 36 months at 9% a year, just made payment no. 14, settle now", "36", "14"),
        ("7,000 in 10, seven paid, settle now", "10", "7"),
        ("3万分36期，刚还完第14期，想结清", "36", "14"),
        ("3万分36期，第14期昨天已经扣了，想结清", "36", "14"),
        ("loan of 300,000, 15 years, 3 years (36 payments) done", "180", "36"),
        ("贷款5万，合同一年，用了5个月", "12", "5"),
    ],
)
def test_how_far_a_plan_has_come(text: str, periods: str, paid: str) -> None:
    """The ordinal of a payment tells what is paid, and no second length of the plan."""
    found = heard(text)
    assert (found.get("periods"), found.get("paid")) == (periods, paid)


@pytest.mark.parametrize(
    ("text", "charge", "penalty"),
    [
        (
            "20k over 24 months, 0.5% fee a month, paid 9; if I settle they take 2% of what's left",
            "0.5% a period",
            "2%",
        ),
        (
            "interest-only 40,000, 0.9% a month, 12 months, after month 5 I end it but they charge 1% of the 40,000",
            "0.9% a month",
            "400",
        ),
        ("贷8万，年化9%，24期等额本息，还了6期，提前结清收剩余本金的2%", "9% a year", "2%"),
    ],
)
def test_the_penalty_is_no_second_charge(text: str, charge: str, penalty: str) -> None:
    """Of two rates the one that paying early costs is the penalty: of the rest, or of the first sum in yuan."""
    found = heard(text)
    assert (found.get("charge"), found.get("penalty")) == (charge, penalty)


@pytest.mark.parametrize(
    ("text", "extra"),
    [
        ("15万年化4%，60期等额本息，还完20期，提前还3万本金，以后每月还多少", "30000"),
        ("150,000 at 4% over 60 months, level payments, after the 20th payment I pay an extra 30,000", "30000"),
    ],
)
def test_what_is_paid_on_top(text: str, extra: str) -> None:
    """A part that is paid early is neither the loan nor a quote for all of it."""
    found = heard(text)
    assert (found.get("extra"), found.get("amount")) == (extra, "150000")
