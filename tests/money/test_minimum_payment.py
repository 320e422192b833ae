"""Minimum and fixed payments on a card."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from credit_coach.money import (
    Ending,
    EventOrder,
    InputInvalid,
    MinimumPayment,
    MinimumRule,
    interest_saved,
    payment_to_clear,
    simulate_repayment,
)

from .strategies import known

_RULE = MinimumPayment(MinimumRule.INTEREST_PLUS_SHARE_OF_PRINCIPAL, Decimal("0.10"), Decimal(100))


def test_three_months_by_hand() -> None:
    """1,000 at 2% with payments of 500: 20.00, 10.40 and 0.61 of interest, and a last payment of what is owed."""
    result = simulate_repayment(Decimal(1000), Decimal("0.02"), Decimal(500))
    assert [str(step.interest) for step in result.steps] == ["20.00", "10.40", "0.61"]
    assert [str(step.balance) for step in result.steps] == ["520.00", "30.40", "0.00"]
    assert str(result.steps[-1].payment) == "31.01"
    assert (result.months, result.total_paid, result.total_interest) == (3, Decimal("1031.01"), Decimal("31.01"))


@pytest.mark.parametrize(
    ("rule", "payment"),
    [
        (MinimumRule.INTEREST_PLUS_SHARE_OF_PRINCIPAL, "130.00"),
        (MinimumRule.SHARE_OF_STATEMENT_BALANCE, "103.00"),
        (MinimumRule.SHARE_OF_BALANCE_BEFORE_INTEREST, "100.00"),
    ],
)
def test_what_the_share_is_taken_of(rule: MinimumRule, payment: str) -> None:
    """10% of 1,000 with 30 of interest and charges under each rule."""
    assert str(MinimumPayment(rule, Decimal("0.10")).amount(Decimal(1000), Decimal(30))) == payment


def test_floor_and_what_is_owed() -> None:
    """The floor lifts a small minimum, and nobody pays more than is owed."""
    assert _RULE.amount(Decimal(500), Decimal(10)) == 100
    assert _RULE.amount(Decimal(50), Decimal(1)) == 51
    card = MinimumPayment(_RULE.rule, Decimal("0.02"), principal_floor=Decimal(100))
    assert card.amount(Decimal(2000), Decimal(10)) == 110


def test_order_of_events() -> None:
    """Paying before the interest posts costs less on the same debt."""
    late = simulate_repayment(Decimal(1000), Decimal("0.02"), Decimal(500))
    early = simulate_repayment(Decimal(1000), Decimal("0.02"), Decimal(500), order=EventOrder.PAYMENT_THEN_INTEREST)
    assert [str(step.interest) for step in early.steps] == ["10.00", "0.20", "0.00"]
    assert known(early.total_interest) < known(late.total_interest)


def test_monthly_charges_are_paid_and_counted() -> None:
    """A charge a month posts with the interest, is part of the minimum, and is totalled apart."""
    result = simulate_repayment(Decimal(1000), Decimal(0), Decimal(510), monthly_charge=Decimal(10))
    assert (result.months, result.total_charges, result.total_interest) == (2, Decimal(20), Decimal(0))
    assert simulate_repayment(Decimal(1000), Decimal(0), _RULE, monthly_charge=Decimal(10)).steps[0].payment == 110


@pytest.mark.parametrize(
    ("payment", "charge", "ending"),
    [("200", "0", Ending.NEVER), ("200.01", "0", Ending.CLEARED), ("205", "5", Ending.NEVER)],
)
def test_never_is_exact(payment: str, charge: str, ending: Ending) -> None:
    """A payment equal to interest and charges never clears, with no totals to quote; one fen more does."""
    result = simulate_repayment(Decimal(10000), Decimal("0.02"), Decimal(payment), monthly_charge=Decimal(charge))
    assert result.ending is ending
    assert (result.months is None) == (result.total_paid is None) == (ending is Ending.NEVER)


def test_a_rule_below_the_interest_never_clears() -> None:
    """A minimum of 2% of the statement at 3% interest lets the debt grow: never, after one month."""
    rule = MinimumPayment(MinimumRule.SHARE_OF_STATEMENT_BALANCE, Decimal("0.02"), Decimal(10))
    result = simulate_repayment(Decimal(10000), Decimal("0.03"), rule)
    assert result.ending is Ending.NEVER
    assert len(result.steps) == 1


def test_a_rule_just_above_the_interest_is_beyond_the_horizon() -> None:
    """1.00% against 0.99% does shrink, but not within a thousand years, and is not called never."""
    rule = MinimumPayment(MinimumRule.SHARE_OF_BALANCE_BEFORE_INTEREST, Decimal("0.01"), Decimal(10))
    result = simulate_repayment(Decimal("3168.13"), Decimal("0.0099"), rule)
    assert result.ending is Ending.BEYOND_HORIZON
    assert result.months is None


def test_a_window_of_months() -> None:
    """Asked for fewer months the simulation stops there and keeps its months."""
    result = simulate_repayment(Decimal(10000), Decimal("0.02"), Decimal(500), months=6)
    assert (result.ending, len(result.steps), result.total_paid) == (Ending.BEYOND_HORIZON, 6, None)


def test_nothing_owed_is_cleared_at_once() -> None:
    """A balance of zero needs no month and no payment."""
    assert simulate_repayment(Decimal(0), Decimal("0.02"), Decimal(0)).months == 0
    assert payment_to_clear(Decimal(0), Decimal("0.02"), 12) == 0


def test_half_up_would_leave_a_residue() -> None:
    """The payment that clears is rounded up, and a fen less does not clear in time."""
    payment = payment_to_clear(Decimal(10000), Decimal("0.02"), 7)
    for paid, ending in ((payment, Ending.CLEARED), (payment - Decimal("0.01"), Ending.BEYOND_HORIZON)):
        assert simulate_repayment(Decimal(10000), Decimal("0.02"), paid, months=7).ending is ending


def test_rounded_interest_can_make_a_smaller_payment_enough() -> None:
    """18.72 at 3.9%: the level payment rounds up to 9.92, yet 0.73 and 0.37 of posted interest leave 9.91 enough."""
    assert payment_to_clear(Decimal("18.72"), Decimal("0.039"), 2) == Decimal("9.91")


def test_payment_in_round_sums() -> None:
    """In steps of 50 the payment is a multiple of 50, and 50 less is too little."""
    payment = payment_to_clear(Decimal(10000), Decimal("0.02"), 7, multiple_of=Decimal(50))
    assert payment == 1550
    assert payment_to_clear(Decimal(10000), Decimal("0.02"), 7) > payment - 50


@pytest.mark.parametrize(
    ("call", "field"),
    [
        (lambda: simulate_repayment(Decimal(-1), Decimal(0), Decimal(1)), "balance"),
        (lambda: simulate_repayment(Decimal(1), Decimal(-1), Decimal(1)), "monthly_rate"),
        (lambda: simulate_repayment(Decimal(1), Decimal(0), Decimal(-1)), "payment"),
        (lambda: simulate_repayment(Decimal(1), Decimal(0), Decimal(1), months=0), "months"),
        (lambda: MinimumPayment("half", Decimal("0.5")), "rule"),  # type: ignore[arg-type]
        (lambda: MinimumPayment(_RULE.rule, Decimal("1.5")), "share"),
        (
            lambda: MinimumPayment(MinimumRule.SHARE_OF_STATEMENT_BALANCE, Decimal("0.1"), principal_floor=Decimal(1)),
            "principal_floor",
        ),
        (lambda: payment_to_clear(Decimal(1), Decimal(0), 0), "months"),
        (lambda: payment_to_clear(Decimal(1), Decimal(0), 1, multiple_of=Decimal(0)), "multiple_of"),
    ],
)
def test_invalid(call: Any, field: str) -> None:
    """A wrong input is refused by name."""
    with pytest.raises(InputInvalid) as failure:
        call()
    assert failure.value.field == field


def test_interest_saved_is_the_difference_of_the_totals() -> None:
    """What a faster way saves is the difference of the interest; a debt that never ends has no total to compare."""
    slow, fast, never = (simulate_repayment(Decimal(10000), Decimal("0.015"), Decimal(pay)) for pay in (500, 1000, 100))
    assert slow.total_interest is not None
    assert fast.total_interest is not None
    assert interest_saved(slow, fast) == slow.total_interest - fast.total_interest
    assert interest_saved(slow, never) is None
