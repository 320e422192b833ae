"""How dear credit is: the yardsticks for a rate alone, rates that are a slip, and money that was kept back."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

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
    price_status,
    require_likely,
    require_likely_annual,
    schedule_received,
)

_PLAN = Plan(Method.FEE_EACH_PERIOD, 12, fee_rate_per_period=Decimal("0.006"))
_ONCE = Plan(Method.FEE_ONCE, 12, one_time_fee=Decimal(600), one_time_fee_timing=FeeTiming.FIRST_BILL)


@pytest.mark.parametrize(
    ("rate", "colour"), [("0", "green"), ("0.1825", "green"), ("0.18251", "amber"), ("0.24", "amber"), ("0.25", "red")]
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
