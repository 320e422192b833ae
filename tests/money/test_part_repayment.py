"""A part paid early: the new payment, the earlier end, and what cannot be."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credit_coach.money import InputInvalid, Method, Plan, build_schedule
from credit_coach.money.part_repayment import repay_part

LOAN = build_schedule(Decimal(60000), Plan(Method.EQUAL_PAYMENT, 24, annual_nominal_rate=Decimal("0.09")))


@given(paid=st.integers(0, 23), extra=st.integers(1, 2000))
def test_both_ways_save_and_the_principal_is_all_repaid(paid: int, extra: int) -> None:
    """What is repaid adds up to the balance, the payment falls, and the earlier end saves at least as much."""
    part = repay_part(LOAN, paid, Decimal(extra))
    assert part.extra + sum(row.principal for row in part.after) == part.balance
    assert part.after[0].payment <= part.before[0].payment
    assert part.saved_shorter is not None
    assert part.saved_shorter >= part.saved - Decimal("0.12")


def test_the_charge_comes_off() -> None:
    """A share of the extra and a sum are taken from what is saved."""
    free, charged = (repay_part(LOAN, 6, Decimal(9000), charge_share=share) for share in (Decimal(0), Decimal("0.01")))
    assert charged.charge == Decimal("90.00")
    assert free.saved - charged.saved == Decimal("90.00")


@pytest.mark.parametrize(
    ("plan", "extra"), [(LOAN, 60000), (build_schedule(Decimal(1200), Plan(Method.FEE_EACH_PERIOD, 12)), 100)]
)
def test_what_cannot_be_paid_early(plan: object, extra: int) -> None:
    """As much as is owed settles the plan, and one without interest has nothing to save."""
    with pytest.raises(InputInvalid):
        repay_part(plan, 0, Decimal(extra))  # type: ignore[arg-type]
