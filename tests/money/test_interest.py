"""Interest by days, and conversions of rates."""

from __future__ import annotations

from decimal import Decimal

import pytest

from credit_coach.money import (
    InputInvalid,
    Posting,
    compounded_balance,
    daily_from_annual,
    effective_from_nominal,
    exact,
    interest_for_days,
    monthly_from_effective,
    monthly_from_nominal,
    nominal_from_effective,
    simple_annual_from_daily,
)


def test_rounded_once_or_by_the_day() -> None:
    """paidnice.com prints 169.68 for 101 days because it rounds a day first; rounded once it is 169.49."""
    daily = daily_from_annual(Decimal("0.1225"))
    assert interest_for_days(Decimal(5000), daily, 101) == Decimal("169.49")
    assert interest_for_days(Decimal(5000), daily, 101, round_daily=True) == Decimal("169.68")
    with exact():
        unrounded = interest_for_days(Decimal(5000), daily, 101, posting=Posting.EXACT)
        assert abs(unrounded - Decimal("169.486301369863")) < Decimal("1e-12")


def test_daily_rate_needs_its_basis() -> None:
    """万分之五 is 18.25% on 365 days and 18.00% on 360."""
    assert simple_annual_from_daily(Decimal("0.0005")) == Decimal("0.1825")
    assert simple_annual_from_daily(Decimal("0.0005"), 360) == Decimal("0.18")
    assert daily_from_annual(Decimal("0.18"), 360) == Decimal("0.0005")


def test_nominal_and_effective_are_different_months() -> None:
    """9% nominal is 0.75% a month, 9% effective 0.7207%; the conversions undo each other."""
    assert monthly_from_nominal(Decimal("0.09")) == Decimal("0.0075")
    with exact():
        assert abs(monthly_from_effective(Decimal("0.09")) - Decimal("0.007207323316")) < Decimal("1e-12")
        there_and_back = nominal_from_effective(effective_from_nominal(Decimal("0.1825"), 365), 365)
        assert abs(there_and_back - Decimal("0.1825")) < Decimal("1e-40")


def test_unpaid_debt_compounds() -> None:
    """200,000 at 7.5% a year grow to 207,618.17 in six months (EC example 40); no month, no growth."""
    assert compounded_balance(Decimal(200000), Decimal("0.00625"), 6) == Decimal("207618.17")
    assert compounded_balance(Decimal(200000), Decimal("0.00625"), 0) == 200000


@pytest.mark.parametrize(
    ("principal", "daily", "days", "field"),
    [("-1", "0.0005", 1, "principal"), ("1", "-0.0005", 1, "daily_rate"), ("1", "0.0005", -1, "days")],
)
def test_invalid(principal: str, daily: str, days: int, field: str) -> None:
    """A negative part is refused by name."""
    with pytest.raises(InputInvalid) as failure:
        interest_for_days(Decimal(principal), Decimal(daily), days)
    assert failure.value.field == field


def test_growth_beyond_any_debt_is_refused() -> None:
    """A thousand months at 100% a month is an error, not a figure of hundreds of digits."""
    with pytest.raises(InputInvalid, match="months: too large"):
        compounded_balance(Decimal(1000), Decimal(1), 1000)
