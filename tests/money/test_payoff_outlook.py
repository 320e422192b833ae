"""What is read off payoff plans: totals, differences between plans, and what a budget is short of."""

from __future__ import annotations

from decimal import Decimal

import pytest

from credit_coach.money import (
    Debt,
    Ending,
    InputInvalid,
    Saving,
    budget_to_clear,
    compare_payoffs,
    first_interest,
    months_without_interest,
    not_shrinking,
    plan_payoff,
    saving,
    total_balances,
    total_owed,
    with_more,
)

_CAR = Debt("car", Decimal(10000), Decimal("0.04"), Decimal(100))
_CARD = Debt("card", Decimal(20000), Decimal("0.25"), Decimal(200))
_DEBTS = (_CAR, _CARD)


def test_a_saving_has_its_opposite() -> None:
    """What one plan costs less, the other costs more; a plan against itself saves nothing."""
    avalanche, snowball = compare_payoffs(_DEBTS, Decimal(1000))
    found, back = saving(avalanche, snowball), saving(snowball, avalanche)
    assert found is not None
    assert back == Saving(-found.interest, -found.months)
    assert saving(avalanche, avalanche) == Saving(Decimal(0), 0)


def test_a_plan_that_never_ends_saves_nothing_that_can_be_named() -> None:
    """With a plan that does not end there is no difference to state."""
    endless = plan_payoff(_DEBTS, Decimal(310))
    assert endless.ending is Ending.NEVER
    assert saving(plan_payoff(_DEBTS, Decimal(1000)), endless) is None
    assert not_shrinking(_DEBTS, (endless,)) == ("card",)
    assert not_shrinking(_DEBTS, compare_payoffs(_DEBTS, Decimal(1000))) == ()


def test_the_totals_begin_with_today_and_end_at_nothing() -> None:
    """One total for today and one after each month; what is paid is what was owed and its interest."""
    plan = plan_payoff(_DEBTS, Decimal(1000))
    totals = total_balances(_DEBTS, plan)
    assert totals[0] == total_owed(_DEBTS) == Decimal(30000)
    assert len(totals) == (plan.months or 0) + 1
    assert totals[-1] == 0
    assert totals[1] == totals[0] + first_interest(_DEBTS) - Decimal(1000)


@pytest.mark.parametrize("months", [1, 12, 36, 120])
def test_the_budget_that_clears_is_the_smallest(months: int) -> None:
    """The budget clears the debts in time, and one yuan less does not."""
    needed = budget_to_clear(_DEBTS, months)
    assert (plan_payoff(_DEBTS, needed).months or 0) <= months
    less = plan_payoff(_DEBTS, needed - 1)
    assert less.months is None or less.months > months


def test_a_budget_that_clears_covers_the_minimums() -> None:
    """However long the time, the minimums have to be paid."""
    assert budget_to_clear(_DEBTS, 1200) >= Decimal(300)


def test_small_sums() -> None:
    """A tenth more is rounded to the fen, and a part of a month counts as one."""
    assert with_more(Decimal("33.35"), Decimal("0.1")) == Decimal("36.69")
    assert months_without_interest(Decimal("400.01"), Decimal(400)) == 2
    with pytest.raises(InputInvalid):
        months_without_interest(Decimal(-1), Decimal(1))
