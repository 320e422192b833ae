"""Random inputs for the property tests, and how many of them are tried."""

from __future__ import annotations

import os
from collections.abc import Callable
from decimal import Decimal
from typing import Any, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from credit_coach.money import Area, Debt, FeeTiming, Household, Method, Plan, Promotion, Purchase

# CREDIT_COACH_EXAMPLES=10000 is the thorough run; the default is small, fast and the same every time.
_EXAMPLES = os.environ.get("CREDIT_COACH_EXAMPLES")

Test = Callable[..., Any]
T = TypeVar("T")


def known(value: T | None) -> T:
    """A figure that must be there: a debt that was cleared has totals."""
    assert value is not None
    return value


def tried(test: Test) -> Test:
    """Run a property on the configured number of examples."""
    return settings(
        max_examples=int(_EXAMPLES or 60),
        derandomize=_EXAMPLES is None,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )(test)


def yuan(least: str, most: str) -> st.SearchStrategy[Decimal]:
    """Amounts in whole fen."""
    low, high = int(Decimal(least) * 100), int(Decimal(most) * 100)
    return st.integers(low, high).map(lambda fen: Decimal(fen).scaleb(-2))


def rate(least: str, most: str) -> st.SearchStrategy[Decimal]:
    """Rates with four decimals, as fractions."""
    low, high = int(Decimal(least) * 10000), int(Decimal(most) * 10000)
    return st.integers(low, high).map(lambda part: Decimal(part).scaleb(-4))


WITH_INTEREST = (Method.EQUAL_PAYMENT, Method.EQUAL_PRINCIPAL, Method.INTEREST_ONLY)


@st.composite
def plans(draw: st.DrawFn, most_periods: int = 36) -> Plan:
    """Any plan: every method, with and without fees and free periods."""
    method = draw(st.sampled_from(list(Method)))
    periods = draw(st.integers(1, most_periods))
    return Plan(
        method,
        periods,
        annual_nominal_rate=draw(rate("0", "0.36")) if method in WITH_INTEREST else Decimal(0),
        fee_rate_per_period=Decimal(0) if method is Method.FEE_ONCE else draw(rate("0", "0.02")),
        one_time_fee_rate=draw(st.sampled_from([Decimal(0), Decimal("0.02"), Decimal("0.1")])),
        one_time_fee_timing=draw(st.sampled_from(list(FeeTiming))),
        free_periods=draw(st.integers(0, min(3, periods))),
    )


@st.composite
def debts(draw: st.DrawFn, most: int = 4, promotions: bool = False) -> list[Debt]:
    """One to `most` debts whose rates and balances all differ, so that no tie hides a rule."""
    count = draw(st.integers(1, most))
    rates = draw(st.lists(rate("0", "0.30"), min_size=count, max_size=count, unique=True))
    balances = draw(st.lists(yuan("50", "20000"), min_size=count, max_size=count, unique=True))
    return [
        Debt(
            f"debt{index}",
            balance,
            annual,
            draw(yuan("0", "300")),
            Promotion(Decimal(0), draw(st.integers(1, 12))) if promotions and draw(st.booleans()) else None,
        )
        for index, (annual, balance) in enumerate(zip(rates, balances, strict=True))
    ]


def budget_for(owed: list[Debt], more: Decimal) -> Decimal:
    """A budget that covers the minimums and the interest of the first month, and `more`."""
    interest = sum(int(debt.balance * debt.annual_rate / 12) + 1 for debt in owed)
    return sum((debt.minimum for debt in owed), Decimal(0)) + interest + more


@st.composite
def cases(draw: st.DrawFn) -> tuple[Household, Purchase]:
    """A household of which everything is told, and a purchase in cash or on a plan."""
    household = Household(
        income_fixed=draw(yuan("0", "30000")),
        income_variable=draw(st.one_of(st.none(), yuan("0", "10000"))),
        essentials=draw(yuan("0", "12000")),
        existing_repayments=draw(yuan("0", "6000")),
        savings=draw(yuan("0", "120000")),
        unsecured_debt=draw(yuan("0", "150000")),
        adults=draw(st.integers(1, 3)),
        children=draw(st.integers(0, 2)),
        area=draw(st.sampled_from(list(Area))),
    )
    price = draw(yuan("2000", "40000"))
    if draw(st.booleans()):
        return household, Purchase(price)
    method = draw(st.sampled_from([Method.FEE_EACH_PERIOD, *WITH_INTEREST]))
    plan = Plan(
        method,
        draw(st.integers(1, 36)),
        fee_rate_per_period=draw(rate("0", "0.015")) if method is Method.FEE_EACH_PERIOD else Decimal(0),
        annual_nominal_rate=Decimal(0) if method is Method.FEE_EACH_PERIOD else draw(rate("0", "0.36")),
    )
    return household, Purchase(price, plan=plan)
