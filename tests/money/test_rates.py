"""Annual rates and their labels."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from credit_coach.money import (
    AnnualRate,
    DayCount,
    Flow,
    InputInvalid,
    NoRate,
    RateLabel,
    UnitFlow,
    annual_rates,
    aprc,
    dated_rate,
    regulation_z_apr,
    single_payment_rate,
)


def test_every_rate_has_its_label() -> None:
    """Simple, compound and Regulation Z rates say which they are."""
    rates = annual_rates([Decimal(1000), *[Decimal("-92.63")] * 12])
    paid = [UnitFlow(month, Decimal("92.63")) for month in range(1, 13)]
    regz = regulation_z_apr([UnitFlow(0, Decimal(1000))], paid, 12)
    assert (rates.simple.label, rates.compound.label) == (RateLabel.SIMPLE, RateLabel.COMPOUND)
    assert regz.label is RateLabel.REGULATION_Z
    assert regz.percent == rates.simple.percent


def test_percent_is_half_up() -> None:
    """A rate is shown in percent with two decimals, half up."""
    assert AnnualRate(Decimal("0.125550"), RateLabel.SIMPLE).percent == Decimal("12.56")
    assert AnnualRate(Decimal("0.125449"), RateLabel.SIMPLE).percent == Decimal("12.54")


def test_days_and_months_give_different_rates() -> None:
    """Two monthly payments of 270 for 500: 84.63% by days, 85.59% by equal months."""
    by_days = dated_rate(
        [(date(2012, 10, 10), Decimal(500)), (date(2012, 11, 10), Decimal(-270)), (date(2012, 12, 10), Decimal(-270))]
    )
    by_months = aprc([Flow(Fraction(0), Decimal(500))], [Flow(Fraction(month, 12), Decimal(270)) for month in (1, 2)])
    assert (by_days.percent, by_months.percent) == (Decimal("84.63"), Decimal("85.59"))


def test_a_single_payment_depends_on_the_year() -> None:
    """250 for 319.97 after 28 days is 2400.26% with a year of 365.25 days and 2394.71% with 365."""
    loan = (Decimal(250), Decimal("319.97"), 28)
    assert single_payment_rate(*loan, DayCount.ACT_365_25).percent == Decimal("2400.26")
    assert single_payment_rate(*loan).percent < Decimal(2400)


def test_regulation_z_without_interest_and_without_a_rate() -> None:
    """Paying back the same sum is 0%; paying back less, or nothing, has no rate."""
    advance = [UnitFlow(0, Decimal(100))]
    assert regulation_z_apr(advance, [UnitFlow(1, Decimal(100))], 12).value == 0
    with pytest.raises(NoRate):
        regulation_z_apr(advance, [UnitFlow(1, Decimal(99))], 12)
    with pytest.raises(NoRate):
        regulation_z_apr(advance, [], 12)


def test_sides_are_told_by_the_list() -> None:
    """A negative amount in a list of advances or payments is refused by the name of the list."""
    with pytest.raises(InputInvalid, match="payments: negative"):
        aprc([Flow(Fraction(0), Decimal(100))], [Flow(Fraction(1), Decimal(-110))])
    with pytest.raises(InputInvalid, match="advances: negative"):
        regulation_z_apr([UnitFlow(0, Decimal(-100))], [UnitFlow(1, Decimal(110))], 12)
    with pytest.raises(InputInvalid, match="flows: empty"):
        dated_rate([])
