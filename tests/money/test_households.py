"""Reading a household, a purchase and a plan from plain values."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from credit_coach.money import (
    Area,
    ConfirmationNeeded,
    FeeTiming,
    Household,
    InputInvalid,
    Method,
    Purchase,
    Signal,
    read_case,
    read_plan,
)

_CASE: dict[str, Any] = {"income_fixed": "8000", "price": "5999"}


def test_every_field_is_read() -> None:
    """A full record of strings becomes the two records, rounded to the fen."""
    household, purchase = read_case(
        {
            "income_fixed": "8000",
            "income_variable": "1000.005",
            "essentials": "4000",
            "existing_repayments": "0",
            "savings": 9000,
            "unsecured_debt": Decimal("12.3"),
            "adults": "2",
            "children": 1,
            "area": "rural",
            "signals": ["minimums_only"],
            "confirmed": ["income_fixed"],
            "price": "5999",
            "down_payment": "999",
            "currency": "CNY",
            "plan": {
                "method": "fee_once",
                "periods": "6",
                "one_time_fee_rate": "0.03",
                "one_time_fee": "10",
                "one_time_fee_timing": "kept_back",
                "free_periods": "0",
            },
        }
    )
    assert household == Household(
        income_fixed=Decimal(8000),
        income_variable=Decimal("1000.01"),
        essentials=Decimal(4000),
        existing_repayments=Decimal(0),
        savings=Decimal(9000),
        unsecured_debt=Decimal("12.30"),
        adults=2,
        children=1,
        area=Area.RURAL,
        signals=frozenset({Signal.MINIMUMS_ONLY}),
        confirmed=frozenset({"income_fixed"}),
    )
    assert (purchase.price, purchase.down_payment) == (Decimal(5999), Decimal(999))
    assert purchase.plan is not None
    assert (purchase.plan.method, purchase.plan.one_time_fee_timing) == (Method.FEE_ONCE, FeeTiming.KEPT_BACK)


def test_none_is_not_told() -> None:
    """None, at the top and inside a plan, is the same as leaving the field out."""
    household, purchase = read_case({**_CASE, "savings": None, "plan": None})
    assert household.savings is None
    assert purchase.plan is None
    assert read_plan({"method": "equal_payment", "periods": 3, "one_time_fee": None}).one_time_fee == 0


def test_another_currency_is_asked_for() -> None:
    """Nothing is converted silently."""
    with pytest.raises(ConfirmationNeeded) as failure:
        read_case({**_CASE, "currency": "USD"})
    assert failure.value.field == "currency"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"salary": "1"}, "salary"),
        ({"price": None}, "price"),
        ({"signals": "overdue_now"}, "signals"),
        ({"signals": ["bad mood"]}, "signals"),
        ({"signals": 3}, "signals"),
        ({"confirmed": "income_fixed"}, "confirmed"),
        ({"confirmed": [1]}, "confirmed"),
        ({"plan": "12 x 500"}, "plan"),
        ({"plan": {"periods": 12}}, "plan.method"),
        ({"plan": {"method": "equal_payment"}}, "plan.periods"),
        ({"plan": {"method": "equal_payment", "periods": 12, "colour": "red"}}, "plan.colour"),
        ({"plan": {"method": "equal_payment", "periods": 12, "free_periods": 13}}, "plan.free_periods"),
        ({"adults": 21}, "adults"),
        ({"area": ["urban"]}, "area"),
    ],
)
def test_what_cannot_be_read(changes: dict[str, Any], field: str) -> None:
    """An unknown field, a missing one, or a value of the wrong kind is refused by name."""
    with pytest.raises(InputInvalid) as failure:
        read_case({**_CASE, **changes})
    assert failure.value.field == field


@pytest.mark.parametrize(
    ("build", "field"),
    [
        (lambda: Household(area="urban"), "area"),  # type: ignore[arg-type]
        (lambda: Household(signals=frozenset({"overdue_now"})), "signals"),  # type: ignore[arg-type]
        (lambda: Household(adults=0), "adults"),
        (lambda: Household(children=-1), "children"),
        (lambda: Household(savings=Decimal("0.001")), "savings"),
        (lambda: Purchase(Decimal(0)), "price"),
        (lambda: Purchase(Decimal(1), Decimal("1.01")), "down_payment"),
    ],
)
def test_records_check_themselves(build: Any, field: str) -> None:
    """A record that is built directly refuses the same values."""
    with pytest.raises(InputInvalid) as failure:
        build()
    assert failure.value.field == field
