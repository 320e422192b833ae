"""Repaying several debts."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from credit_coach.money import (
    BudgetTooSmall,
    Debt,
    Ending,
    InputInvalid,
    Promotion,
    Strategy,
    compare_payoffs,
    plan_payoff,
)

from .strategies import known


def _debt(name: str, balance: str, rate: str, minimum: str = "0", promotion: Promotion | None = None) -> Debt:
    return Debt(name, Decimal(balance), Decimal(rate), Decimal(minimum), promotion)


_CAR, _CARD = _debt("car", "10000", "0.04"), _debt("card", "20000", "0.25")


def test_two_months_by_hand() -> None:
    """Minimums first, then the rest to the dearer debt, rolling on to the next in the same month."""
    dear, cheap = _debt("dear", "150", "0.24", "50"), _debt("cheap", "300", "0.12", "30")
    plan = plan_payoff([cheap, dear], Decimal(130))
    first, second = plan.steps[:2]
    assert [str(amount) for amount in first.interest] == ["3.00", "3.00"]
    assert [str(amount) for amount in first.payments] == ["30", "100"]
    assert [str(amount) for amount in first.balances] == ["273.00", "53.00"]
    assert [str(amount) for amount in second.payments] == ["75.94", "54.06"]
    assert plan.cleared_in == {"dear": 2, "cheap": 4}


def test_the_cost_of_the_smallest_first() -> None:
    """The published snowball trace: 46 months and 15,186.21 of interest, against 38 and 7,272.47 by rate."""
    avalanche, snowball = compare_payoffs([_CAR, _CARD], Decimal(1000))
    assert (avalanche.order, snowball.order) == (("card", "car"), ("car", "card"))
    assert (avalanche.months, snowball.months) == (38, 46)
    assert abs(known(avalanche.total_interest) - Decimal("7272.47")) < 1
    assert abs(known(snowball.total_interest) - Decimal("15186.21")) < 1


def test_ties() -> None:
    """Equal rates: the smaller balance, then the id. Equal balances in a snowball: the dearer rate, then the id."""
    debts = [
        _debt("b", "500", "0.10"),
        _debt("a", "500", "0.10"),
        _debt("small", "400", "0.10"),
        _debt("dear", "500", "0.20"),
    ]
    avalanche, snowball = compare_payoffs(debts, Decimal(500))
    assert avalanche.order == ("dear", "small", "a", "b")
    assert snowball.order == ("small", "dear", "a", "b")


def test_own_order_is_followed() -> None:
    """The person's order is simulated as it is said, and must name each debt once."""
    plan = plan_payoff([_CAR, _CARD], Decimal(1000), Strategy.OWN_ORDER, own_order=["car", "card"])
    assert (plan.order, plan.months) == (("car", "card"), 46)
    for order in (["car"], ["car", "car"], ["car", "card", "boat"]):
        with pytest.raises(InputInvalid, match="own_order"):
            plan_payoff([_CAR, _CARD], Decimal(1000), Strategy.OWN_ORDER, own_order=order)


def test_a_promotion_ends() -> None:
    """0% for two months, then the normal rate: no interest in the first two, 2% of the balance in the third."""
    plan = plan_payoff([_debt("card", "1000", "0.24", promotion=Promotion(Decimal(0), 2))], Decimal(100))
    assert [str(step.interest[0]) for step in plan.steps[:3]] == ["0.00", "0.00", "16.00"]


@pytest.mark.parametrize(
    ("months", "order"),
    [(1, ("promo", "card", "car")), (12, ("card", "promo", "car"))],
)
def test_a_promotion_is_ranked_by_what_is_cheaper(months: int, order: tuple[str, ...]) -> None:
    """0% for a month changes nothing; for a year the 22% card goes first: 1,561.53 of interest instead of 1,877.26."""
    debts = [
        _debt("promo", "3000", "0.2499", "100", Promotion(Decimal(0), months)),
        _debt("card", "6000", "0.22", "150"),
        _debt("car", "4000", "0.06", "200"),
    ]
    plan = plan_payoff(debts, Decimal(700))
    by_later_rate = plan_payoff(debts, Decimal(700), Strategy.OWN_ORDER, own_order=["promo", "card", "car"])
    assert plan.order == order
    assert (plan.total_interest == by_later_rate.total_interest) == (months == 1)
    if months == 12:
        assert (plan.total_interest, by_later_rate.total_interest) == (Decimal("1561.53"), Decimal("1877.26"))


def test_extra_money_in_one_month() -> None:
    """A bonus in the second month shortens the plan and is spent in that month only."""
    plain = plan_payoff([_CARD], Decimal(1000))
    bonus = plan_payoff([_CARD], Decimal(1000), extra={2: Decimal(5000)})
    assert [sum(step.payments) for step in bonus.steps[:3]] == [1000, 6000, 1000]
    assert known(bonus.months) < known(plain.months)
    assert known(bonus.total_interest) < known(plain.total_interest)


def test_never() -> None:
    """A budget that equals the interest never clears; a waiting debt that outgrows the budget does not either."""
    stuck = plan_payoff([_debt("card", "12000", "0.12")], Decimal(120))
    assert (stuck.ending, stuck.months, stuck.total_interest) == (Ending.NEVER, None, None)
    waiting = plan_payoff(
        [_debt("free", "12042", "0"), _debt("card", "14018", "0.2568")],
        Decimal(310),
        Strategy.OWN_ORDER,
        own_order=["free", "card"],
    )
    assert waiting.ending is Ending.NEVER
    assert waiting.cleared_in == {}


def test_a_stuck_month_under_a_promotion_or_before_a_bonus_is_not_the_end() -> None:
    """A balance that stands still is not `never` while a lower budget month is followed by extra money."""
    plan = plan_payoff([_debt("card", "12000", "0.12")], Decimal(120), extra={12: Decimal(6000)})
    assert plan.ending is Ending.CLEARED
    dear_month = _debt("card", "12000", "0.12", promotion=Promotion(Decimal("0.24"), 1))
    assert plan_payoff([dear_month], Decimal(240)).months == 71


def test_beyond_the_horizon() -> None:
    """A debt that shrinks by a yuan a month for more than a thousand years is not called never."""
    plan = plan_payoff([_debt("free", "20000", "0")], Decimal(1))
    assert (plan.ending, plan.months) == (Ending.BEYOND_HORIZON, None)


def test_the_gap_of_a_small_budget() -> None:
    """The gap is the sum of the minimums, each capped at what is owed with its interest, less the budget."""
    debts = [_debt("a", "1000", "0.12", "300"), _debt("tiny", "10", "0.12", "300")]
    with pytest.raises(BudgetTooSmall) as failure:
        plan_payoff(debts, Decimal(300))
    assert failure.value.gap == Decimal("10.10")
    assert plan_payoff(debts, Decimal("310.10")).cleared_in["tiny"] == 1


def test_nothing_owed() -> None:
    """Debts of zero are cleared without a month."""
    assert plan_payoff([_debt("a", "0", "0.1")], Decimal(0)).months == 0


@pytest.mark.parametrize(
    ("call", "field"),
    [
        (lambda: plan_payoff([], Decimal(1)), "debts"),
        (lambda: plan_payoff([_CAR, _CAR], Decimal(1000)), "debts"),
        (lambda: plan_payoff([_CAR], Decimal(-1)), "monthly_budget"),
        (lambda: plan_payoff([_CAR], Decimal(1000), extra={0: Decimal(1)}), "extra"),
        (lambda: plan_payoff([_CAR], Decimal(1000), extra={1: Decimal(-1)}), "extra"),
        (lambda: _debt("x", "-1", "0.1"), "balance"),
        (lambda: _debt("x", "1", "NaN"), "annual_rate"),
        (lambda: _debt("x", "1", "0.1", "-1"), "minimum"),
        (lambda: Promotion(Decimal(-1), 1), "promotion.annual_rate"),
        (lambda: Promotion(Decimal(0), 0), "promotion.months"),
    ],
)
def test_invalid(call: Any, field: str) -> None:
    """A wrong input is refused by name."""
    with pytest.raises(InputInvalid) as failure:
        call()
    assert failure.value.field == field
