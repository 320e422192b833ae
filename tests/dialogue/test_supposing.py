"""What is supposed after a result, by the unit, the words or the size of its one figure."""

from __future__ import annotations

from datetime import date

import pytest

from credit_coach.dialogue.supposing import supposed
from credit_coach.walks.all import TOOLS

ON = date(2026, 11, 26)
WALKS = {tool.walk.name: tool.walk for tool in TOOLS}
PLAN = {"amount": "9000", "periods": "12", "charge": "0.7% a period"}
EARLY = {"amount": "9000", "periods": "24", "charge": "9% a year", "paid": "8"}
LATE = {"product": "huabei", "amount": "3000", "days_late": "10", "daily_rate": "0.05% a day"}


@pytest.mark.parametrize(
    ("walk", "answers", "text", "changed"),
    [
        ("instalment_cost", PLAN, "and in 9", {"periods": "9"}),
        ("instalment_cost", PLAN, "and 18? just curious", {"periods": "18"}),
        ("instalment_cost", PLAN, "the bank would lower the fee to 0.55, and now?", {"charge": "0.55% a period"}),
        ("instalment_cost", PLAN, "客服说能降到0.55%呢", {"charge": "0.55% a period"}),
        ("instalment_cost", PLAN | {"charge": "5% a year"}, "and at 4.2%?", {"charge": "4.2% a year"}),
        ("early_repayment", EARLY, "and if I wait until after the 20th?", {"paid": "20"}),
        ("overdue_cost", LATE, "so on 6 December?", {"days_late": "20"}),
        ("overdue_cost", LATE, "要是12月6号才还呢", {"days_late": "20"}),
        ("instalment_cost", PLAN, "and what about my sister's loan of 9,000 at the other bank in Shanghai", {}),
    ],
)
def test_one_figure_is_supposed(walk: str, answers: dict[str, str], text: str, changed: dict[str, str]) -> None:
    """A figure replaces the one answer that it can be meant for; with more to say nothing is supposed."""
    assert supposed(WALKS[walk], answers, text, ON) == changed
