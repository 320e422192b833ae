"""A sum said again as the base of a rate is no second sum, and its period is the rate's."""

from __future__ import annotations

from datetime import date

import pytest

from credit_coach.dialogue.hearing import hear
from credit_coach.walks.all import TOOLS

ON = date(2026, 11, 26)
WALKS = {tool.walk.name: tool.walk for tool in TOOLS}


@pytest.mark.parametrize(
    ("walk", "text", "heard"),
    [
        (
            "instalment_cost",
            "6,000 in 12 parts, 0.45% per month on the full 6,000 as a fee",
            {"charge": "0.45% a period", "amount": "6000"},
        ),
        (
            "instalment_cost",
            "4,800 in 6 instalments, fee 0.8% of the 4,800 a month",
            {"charge": "0.8% a period", "amount": "4800"},
        ),
        (
            "loan_interest",
            "lent 7,000 for 5 months, 1.2% of the 7,000 in interest every month",
            {"rate": "1.2% a month", "amount": "7000"},
        ),
        ("overdue_cost", "2,600 overdue for 9 days, 0.06% a day on the 2,600", {"amount": "2600", "days_late": "9"}),
        ("overdue_cost", "31 days late, 0.06% a day on 2,600", {"amount": "2600"}),
        ("loan_interest", "借给同事7000，5个月后把这7000还我，月息1%", {"amount": "7000"}),
    ],
)
def test_a_sum_said_again_is_one_sum(walk: str, text: str, heard: dict[str, str]) -> None:
    """The base of a rate counts once, and alone it is the sum."""
    readings = hear(WALKS[walk], {}, None, text, ON, [], opening=True).readings
    assert {name: readings.get(name) for name in heard} == heard
