"""What single change gives a better colour, and the same sum over other terms."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from credit_coach.money import (
    Change,
    Household,
    Lever,
    Method,
    Plan,
    Purchase,
    Status,
    assess,
    build_schedule,
    compare_terms,
    fee_rate_from_payment,
    single_changes,
)

from .strategies import cases, tried

_PLAN = Plan(Method.FEE_EACH_PERIOD, 12, fee_rate_per_period=Decimal("0.006"))


def _moved(household: Household, purchase: Purchase, change: Change) -> tuple[Household, Purchase]:
    if change.lever is Lever.PRICE:
        return household, replace(purchase, price=change.value)
    return replace(household, **{change.lever.value: change.value}), purchase


def _severity(household: Household, purchase: Purchase) -> int:
    return max(rule.status.severity for rule in assess(household, purchase).rules)


@tried
@given(cases())
def test_a_change_gives_the_colour_that_it_promises(case: tuple[Household, Purchase]) -> None:
    """Whatever is offered is what comes out when the rules are applied to the changed figure."""
    household, purchase = case
    for change in single_changes(household, purchase):
        # Usable income is moved as a whole: as fixed income it is what it says.
        at = replace(household, income_variable=None) if change.lever is Lever.INCOME else household
        moved = _moved(at, purchase, change)
        assert _severity(*moved) <= change.status.severity


def test_one_yuan_less_does_not_do() -> None:
    """The change is the smallest one: a yuan less of it leaves the colour as it was."""
    household = Household(
        income_fixed=Decimal(8000),
        essentials=Decimal(4300),
        existing_repayments=Decimal(1200),
        savings=Decimal(9000),
        unsecured_debt=Decimal(8000),
        adults=1,
        children=0,
    )
    purchase = Purchase(Decimal(8400), plan=_PLAN)
    found = {change.lever: change.value for change in single_changes(household, purchase)}
    assert set(found) == {Lever.SAVINGS}
    assert _severity(replace(household, savings=found[Lever.SAVINGS]), purchase) == 0
    assert _severity(replace(household, savings=found[Lever.SAVINGS] - 1), purchase) == 1


def test_a_green_verdict_needs_no_change() -> None:
    """Where everything is green there is nothing to offer."""
    household = Household(
        income_fixed=Decimal(12000), essentials=Decimal(5200), existing_repayments=Decimal(0), savings=Decimal(90000)
    )
    assert assess(household, Purchase(Decimal(3000))).verdict in (Status.GREEN, Status.AMBER)
    assert single_changes(household, Purchase(Decimal(3000))) == ()


def test_longer_terms_are_lighter_and_dearer() -> None:
    """With a fee each period the heaviest month falls and the whole cost rises with the number of instalments."""
    terms = compare_terms(Decimal(8999), _PLAN, (6, 12, 24, 36))
    assert [term.payment for term in terms] == sorted((term.payment for term in terms), reverse=True)
    assert [term.extra_cost for term in terms] == sorted(term.extra_cost for term in terms)


@pytest.mark.parametrize(
    ("principal", "periods", "payment"), [("8999", 12, "803.90"), ("1000", 3, "333.33"), ("5000.01", 7, "800")]
)
def test_a_plan_known_by_its_payment_repeats_it(principal: str, periods: int, payment: str) -> None:
    """The rate found from a monthly payment builds a schedule whose rows are that payment, to the fen."""
    rate = fee_rate_from_payment(Decimal(principal), periods, Decimal(payment))
    schedule = build_schedule(Decimal(principal), Plan(Method.FEE_EACH_PERIOD, periods, fee_rate_per_period=rate))
    assert {row.payment for row in schedule.rows[:-1]} == {Decimal(payment).quantize(Decimal("0.01"))}
