"""How dear credit is: the yardsticks for a rate alone, rates that are a slip, and money that was kept back."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credit_coach.money import (
    THRESHOLDS,
    AnnualRate,
    ConfirmationNeeded,
    FeeTiming,
    InputInvalid,
    Limit,
    Method,
    Plan,
    RateLabel,
    build_schedule,
    ceil_fen,
    plan_from_payment,
    plan_from_total,
    price_status,
    require_likely,
    require_likely_annual,
    schedule_received,
    split_by_interest,
)

_PLAN = Plan(Method.FEE_EACH_PERIOD, 12, fee_rate_per_period=Decimal("0.006"))
_ONCE = Plan(Method.FEE_ONCE, 12, one_time_fee=Decimal(600), one_time_fee_timing=FeeTiming.FIRST_BILL)


def test_a_rate_is_compared_as_it_is_shown() -> None:
    """A loan at 24% whose payments are rounded to the fen comes out a hair dearer, and is not above 24%."""
    plan = Plan(Method.EQUAL_PAYMENT, 36, annual_nominal_rate=Decimal("0.24"))
    simple = build_schedule(Decimal(30000), plan).rates().simple
    assert simple.value > Decimal("0.24")
    assert price_status(simple).value == "amber"


@pytest.mark.parametrize(
    ("rate", "colour"),
    [("0", "green"), ("0.1825", "green"), ("0.1826", "amber"), ("0.24", "amber"), ("0.2401", "red"), ("0.25", "red")],
)
def test_a_limit_belongs_to_the_better_colour(rate: str, colour: str) -> None:
    """18.25% is still ordinary and 24% still only dear, as in rule R6."""
    assert price_status(AnnualRate(Decimal(rate), RateLabel.SIMPLE)).value == colour


@pytest.mark.parametrize(
    ("field", "limit"),
    [("annual_nominal_rate", Limit.CONFIRM_ANNUAL_RATE), ("fee_rate_per_period", Limit.CONFIRM_PERIOD_RATE)],
)
def test_an_unusual_rate_is_asked_back_by_its_field(field: str, limit: Limit) -> None:
    """From the threshold on the field is named; below it, or once it is confirmed, nothing is asked."""
    method = Method.EQUAL_PAYMENT if field == "annual_nominal_rate" else Method.FEE_EACH_PERIOD
    at = THRESHOLDS[limit].value
    plan = Plan(method, 12, **{field: at})
    with pytest.raises(ConfirmationNeeded) as caught:
        require_likely(plan)
    assert caught.value.field == field
    require_likely(plan, {field})
    require_likely(replace(plan, **{field: at - Decimal("0.0001")}))


def test_an_unusual_annual_rate_is_asked_back() -> None:
    """The field is the one that the rate came from."""
    with pytest.raises(ConfirmationNeeded) as caught:
        require_likely_annual("daily_rate", Decimal("0.5"))
    assert caught.value.field == "daily_rate"
    require_likely_annual("daily_rate", Decimal("0.4999"))
    require_likely_annual("daily_rate", Decimal("0.5"), {"daily_rate"})


def test_what_is_missing_is_a_fee_kept_back() -> None:
    """8,400 of which 8,000 were paid out: the 400 are a fee, and the rate is on the 8,000."""
    kept = replace(_PLAN, one_time_fee=Decimal(400), one_time_fee_timing=FeeTiming.KEPT_BACK)
    assert schedule_received(Decimal(8400), Decimal(8000), _PLAN) == build_schedule(Decimal(8400), kept)


def test_a_fee_of_the_same_size_is_that_fee() -> None:
    """One fee of 600 and 600 missing are one fee; another 100 missing come on top of it."""
    same = schedule_received(Decimal(10000), Decimal(9400), _ONCE)
    assert (same.received, same.extra_cost) == (Decimal("9400.00"), Decimal("600.00"))
    both = schedule_received(Decimal(10000), Decimal(9900), _ONCE)
    assert (both.received, both.extra_cost) == (Decimal(9900), Decimal("700.00"))


def test_all_received_changes_nothing() -> None:
    """Where nothing was kept back the schedule costs what it costs."""
    whole = schedule_received(Decimal(8400), Decimal(8400), _PLAN)
    assert whole.cash_flows() == build_schedule(Decimal(8400), _PLAN).cash_flows()


@pytest.mark.parametrize("received", ["8400.01", "0"])
def test_more_than_the_loan_or_nothing_is_refused(received: str) -> None:
    """Nobody receives more than is lent, and without any money there is no rate."""
    with pytest.raises(InputInvalid) as caught:
        schedule_received(Decimal(8400), Decimal(received), _PLAN)
    assert caught.value.field == "received"


def test_payments_are_taken_as_they_were_told() -> None:
    """24 payments of 1,490 on 29,800 are 35,760 in all: no rounding of the principal is added to the last one."""
    schedule = build_schedule(Decimal(29800), plan_from_payment(Decimal(29800), 24, Decimal(1490)))
    assert {row.payment for row in schedule.rows} == {Decimal(1490)}
    assert (schedule.total_payments, schedule.extra_cost) == (Decimal(35760), Decimal(5960))
    assert schedule.rows[-1].balance == 0
    assert sum(row.principal for row in schedule.rows) == Decimal(29800)
    assert schedule.rates().simple.percent == Decimal("18.16")


@given(
    st.decimals("600", "90000", places=2),
    st.integers(1, 60),
    st.decimals("0", "500", places=2),
)
def test_told_payments_repeat_to_the_fen(principal: Decimal, periods: int, fee: Decimal) -> None:
    """Whatever is told, every payment stays as told, the principal is repaid exactly and no fee is below zero."""
    payment = ceil_fen(principal / periods) + fee
    schedule = build_schedule(principal, plan_from_payment(principal, periods, payment))
    assert all(row.payment == payment for row in schedule.rows)
    assert schedule.total_payments == payment * periods
    assert sum(row.principal for row in schedule.rows) == principal
    assert min(row.fee for row in schedule.rows) >= 0


@given(st.decimals("600", "90000", places=2), st.integers(1, 60), st.decimals("0", "600", places=2))
def test_a_told_total_is_the_sum_of_the_payments(principal: Decimal, periods: int, fee: Decimal) -> None:
    """What is repaid in all comes out to the fen, the last payment taking the rest."""
    schedule = build_schedule(principal, plan_from_total(principal, periods, principal + fee))
    assert schedule.total_payments == principal + fee
    assert schedule.extra_cost == fee
    assert len({row.payment for row in schedule.rows[:-1]}) <= 1


def test_another_sum_follows_from_the_fee_rate() -> None:
    """Told payments hold for their own sum and periods alone; at an interest-free start only principal is paid."""
    plan = plan_from_payment(Decimal(6000), 6, Decimal(1060))
    assert build_schedule(Decimal(3000), plan).largest_payment == Decimal(530)
    assert build_schedule(Decimal(6000), replace(plan, periods=12)).largest_payment == Decimal(560)
    free = build_schedule(Decimal(6000), plan_from_payment(Decimal(6000), 6, Decimal(1060), 2))
    assert [row.payment for row in free.rows[:3]] == [Decimal(1000), Decimal(1000), Decimal(1060)]
    with pytest.raises(InputInvalid) as caught:
        replace(_ONCE, told=plan.told)
    assert caught.value.field == "told"


@given(
    principal=st.integers(1_000, 500_000).map(Decimal),
    rate=st.integers(1, 3600).map(lambda points: Decimal(points) / 10_000),
    periods=st.integers(2, 60),
)
def test_payments_of_an_annuity_are_split_as_the_annuity_is(principal: Decimal, rate: Decimal, periods: int) -> None:
    """Who only knows sum and payments of a loan with interest finds its balances again, but for what rounding moves."""
    loan = build_schedule(principal, Plan(Method.EQUAL_PAYMENT, periods, annual_nominal_rate=rate))
    split = split_by_interest(loan)
    assert split.rows[-1].balance == 0
    assert [row.payment for row in split.rows] == [row.payment for row in loan.rows]
    # The last payment takes what the others were rounded by, and the rate with it.
    within = Decimal("0.02") * periods
    assert all(abs(one.balance - other.balance) <= within for one, other in zip(split.rows, loan.rows, strict=True))


def test_an_even_split_owes_less_than_interest_on_the_balance() -> None:
    """24 payments of 1,050 on 20,000: after ten, 11,666.67 with a fee each time, 12,767.27 with interest."""
    told = build_schedule(Decimal(20000), plan_from_payment(Decimal(20000), 24, Decimal(1050)))
    split = split_by_interest(told)
    assert (told.rows[9].balance, split.rows[9].balance) == (Decimal("11666.67"), Decimal("12767.27"))
    assert split.cash_flows() == told.cash_flows()
