"""Settling a plan early."""

from __future__ import annotations

from decimal import Decimal

import pytest

from credit_coach.money import InputInvalid, Method, Plan, RemainingFees, build_schedule, settle_early

_LOAN = build_schedule(Decimal(200000), Plan(Method.EQUAL_PAYMENT, 240, annual_nominal_rate=Decimal("0.05")))
_FEE = build_schedule(Decimal(8400), Plan(Method.FEE_EACH_PERIOD, 12, fee_rate_per_period=Decimal("0.006")))


def test_balance_after_five_years() -> None:
    """EC example 24: 166,909.73 settle 200,000 at 5% after 60 of 240 payments; posted fen shift it by some fen."""
    settlement = settle_early(_LOAN, 60, RemainingFees.WAIVED)
    assert abs(settlement.amount - Decimal("166909.73")) < Decimal("0.20")
    assert settlement.interest == settlement.charge == 0
    assert settlement.saved == settlement.remaining_payments - settlement.amount > 70000


def test_interest_for_the_actual_days() -> None:
    """民法典 art. 677: fifteen days on the balance are balance x 5% x 15 / 365."""
    settlement = settle_early(_LOAN, 60, RemainingFees.WAIVED, days=15)
    expected = (settlement.balance * Decimal("0.05") * 15 / 365).quantize(Decimal("0.01"))
    assert settlement.interest == expected
    assert settlement.amount == settlement.balance + expected


def test_remaining_fees_decide() -> None:
    """Where the remaining fees are still charged prepaying saves nothing; where they are waived it saves them."""
    charged = settle_early(_FEE, 6, RemainingFees.CHARGED)
    waived = settle_early(_FEE, 6, RemainingFees.WAIVED)
    assert (charged.fees, charged.saved) == (Decimal("302.40"), Decimal(0))
    assert (waived.fees, waived.saved) == (Decimal(0), Decimal("302.40"))


def test_a_contract_may_take_the_remaining_interest() -> None:
    """Art. 677 holds unless agreed otherwise: with all later interest taken nothing is saved, and days add none."""
    settlement = settle_early(_LOAN, 60, RemainingFees.WAIVED, days=15, remaining_interest=True)
    assert settlement.amount == settlement.remaining_payments
    assert settlement.saved == 0


def test_a_charge_can_make_it_a_loss() -> None:
    """A charge of 5% of the balance and 100 yuan outweighs the fees that are saved."""
    settlement = settle_early(_FEE, 6, RemainingFees.WAIVED, charge_share=Decimal("0.05"), charge=Decimal(100))
    assert settlement.charge == Decimal("310.00")
    assert settlement.saved == Decimal("-7.60")


def test_before_the_first_and_after_the_last_payment() -> None:
    """At the start the whole principal is owed, at the end nothing, and no charge either."""
    assert settle_early(_FEE, 0, RemainingFees.WAIVED).amount == Decimal(8400)
    done = settle_early(_FEE, 12, RemainingFees.CHARGED, charge=Decimal(100))
    assert (done.amount, done.saved) == (Decimal(0), Decimal(0))


def test_a_free_period_bears_no_interest() -> None:
    """Days inside a free period cost nothing, days after it do."""
    plan = Plan(Method.EQUAL_PAYMENT, 12, annual_nominal_rate=Decimal("0.12"), free_periods=3)
    schedule = build_schedule(Decimal(12000), plan)
    assert settle_early(schedule, 2, RemainingFees.WAIVED, days=10).interest == 0
    assert settle_early(schedule, 3, RemainingFees.WAIVED, days=10).interest > 0


def test_invalid() -> None:
    """More payments than the plan has, or negative days, are refused."""
    with pytest.raises(InputInvalid, match="paid: too large"):
        settle_early(_FEE, 13, RemainingFees.WAIVED)
    with pytest.raises(InputInvalid, match="days: too small"):
        settle_early(_FEE, 1, RemainingFees.WAIVED, days=-1)
