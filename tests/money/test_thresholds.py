"""The table of thresholds."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from credit_coach.money import THRESHOLDS, Limit, Purchase, Status, assess, read_case


def test_every_limit_has_a_figure_and_a_source() -> None:
    """The table is complete and each row says where it comes from."""
    assert set(THRESHOLDS) == set(Limit)
    assert all(row.source.strip() and row.value > 0 for row in THRESHOLDS.values())


def test_the_table_cannot_be_changed() -> None:
    """Nobody can move a threshold for everyone."""
    with pytest.raises(TypeError):
        THRESHOLDS[Limit.PRICE_AMBER] = THRESHOLDS[Limit.PRICE_GREEN]  # type: ignore[index]


@pytest.mark.parametrize(
    ("limit", "value", "rule"),
    [
        (Limit.DEBT_RATIO_GREEN, "0.01", 0),
        (Limit.RESIDUAL_SHARE_GREEN, "0.90", 1),
        (Limit.CUSHION_MONTHS_GREEN, "50", 2),
        (Limit.STRESS_INCOME_SHARE, "0.30", 3),
        (Limit.DEBT_MONTHS_GREEN, "0.1", 4),
    ],
)
def test_the_rules_read_the_table(limit: Limit, value: str, rule: int) -> None:
    """A stricter row turns its rule from green, so no rule has a figure of its own."""
    household, purchase = read_case(
        {
            "income_fixed": "10000",
            "essentials": "4000",
            "existing_repayments": "500",
            "savings": "90000",
            "unsecured_debt": "5000",
            "price": "1000",
        }
    )
    stricter = {**THRESHOLDS, limit: replace(THRESHOLDS[limit], value=Decimal(value))}
    assert isinstance(purchase, Purchase)
    assert assess(household, purchase).rules[rule].status is Status.GREEN
    assert assess(household, purchase, stricter).rules[rule].status is not Status.GREEN
