"""What payoff plans say: the totals over time, one plan beside another, and what a budget is short of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from credit_coach.money.amounts import (
    LARGEST_AMOUNT,
    Posting,
    exact,
    posted,
    require_amount,
    require_count,
    require_rate,
    round_fen,
)
from credit_coach.money.errors import BudgetTooSmall
from credit_coach.money.horizon import MOST_MONTHS, Ending
from credit_coach.money.payoff import Debt, Payoff, plan_payoff

_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Saving:
    """What one plan costs less than another, in yuan and in months; negative where it costs more."""

    interest: Decimal
    months: int


def saving(payoff: Payoff, against: Payoff) -> Saving | None:
    """How much less `payoff` costs than `against`; None where one of them does not end. Unit: yuan.

    >>> from credit_coach.money import compare_payoffs
    >>> debts = [Debt("car", Decimal(10000), Decimal("0.04")), Debt("card", Decimal(20000), Decimal("0.25"))]
    >>> avalanche, snowball = compare_payoffs(debts, Decimal(1000))
    >>> saving(avalanche, snowball)
    Saving(interest=Decimal('7913.75'), months=8)
    """
    if payoff.total_interest is None or against.total_interest is None:
        return None
    if payoff.months is None or against.months is None:
        return None
    with exact():
        return Saving(against.total_interest - payoff.total_interest, against.months - payoff.months)


def total_owed(debts: Sequence[Debt]) -> Decimal:
    """What is owed on all debts together today. Unit: yuan.

    >>> total_owed([Debt("a", Decimal("5000.50"), Decimal(0)), Debt("b", Decimal(20000), Decimal(0))])
    Decimal('25000.50')
    """
    with exact():
        return sum((debt.balance for debt in debts), _ZERO)


def total_minimum(debts: Sequence[Debt]) -> Decimal:
    """What all minimum payments of a month come to. Unit: yuan.

    >>> total_minimum([Debt("a", Decimal(5000), Decimal(0), Decimal(500)), Debt("b", Decimal(900), Decimal(0))])
    Decimal('500')
    """
    with exact():
        return sum((debt.minimum for debt in debts), _ZERO)


def total_balances(debts: Sequence[Debt], payoff: Payoff) -> tuple[Decimal, ...]:
    """What is owed in all today and after each month of the plan. Unit: yuan.

    >>> debts = [Debt("a", Decimal(100), Decimal(0)), Debt("b", Decimal(200), Decimal(0))]
    >>> [str(total) for total in total_balances(debts, plan_payoff(debts, Decimal(150)))]
    ['300', '150.00', '0.00']
    """
    with exact():
        return (total_owed(debts), *(sum(step.balances, _ZERO) for step in payoff.steps))


def first_interest(debts: Sequence[Debt]) -> Decimal:
    """The interest of the first month on all debts: balance x rate / 12 each, half up to the fen. Unit: yuan.

    >>> first_interest([Debt("a", Decimal(6000), Decimal("0.24")), Debt("b", Decimal(1200), Decimal("0.12"))])
    Decimal('132.00')
    """
    with exact():
        return sum((posted(debt.balance * debt.rate_in(1) / 12, Posting.FEN) for debt in debts), _ZERO)


def not_shrinking(debts: Sequence[Debt], payoffs: Sequence[Payoff]) -> tuple[str, ...]:
    """The debts that none of the plans makes smaller: at the end still owed, and no less than a month before.

    >>> from credit_coach.money import compare_payoffs
    >>> debts = [Debt("a", Decimal(10000), Decimal("0.24")), Debt("b", Decimal(50), Decimal(0))]
    >>> not_shrinking(debts, compare_payoffs(debts, Decimal(100)))
    ('a',)
    """
    return tuple(debt.id for place, debt in enumerate(debts) if all(_stuck(debt, place, payoff) for payoff in payoffs))


def _stuck(debt: Debt, place: int, payoff: Payoff) -> bool:
    if payoff.ending is Ending.CLEARED or not payoff.steps:
        return False
    before = payoff.steps[-2].balances[place] if len(payoff.steps) > 1 else debt.balance
    return payoff.steps[-1].balances[place] >= before > 0


def with_more(budget: Decimal, share: Decimal) -> Decimal:
    """A budget raised by a share of itself, half up to the fen. Unit: yuan.

    >>> with_more(Decimal(1250), Decimal("0.1"))
    Decimal('1375.00')
    """
    require_amount("budget", budget)
    require_rate("share", share)
    with exact():
        return round_fen(budget * (1 + share))


def budget_to_clear(debts: Sequence[Debt], months: int) -> Decimal:
    """The smallest budget a month, in whole yuan, that clears all debts within `months`, the dearest first.

    Formula: bisection over simulations. Errors: InputInvalid.

    >>> budget_to_clear([Debt("a", Decimal(1200), Decimal(0))], 12)
    Decimal('100')
    >>> budget_to_clear([Debt("a", Decimal(10000), Decimal("0.18"))], 24)
    Decimal('500')
    """
    require_count("months", months, largest=MOST_MONTHS)
    low, high = 0, 1
    while not _clears(debts, Decimal(high), months) and high < LARGEST_AMOUNT:
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _clears(debts, Decimal(middle), months) else (middle, high)
    return Decimal(high)


def _clears(debts: Sequence[Debt], budget: Decimal, months: int) -> bool:
    if budget * months < total_owed(debts):
        # Interest only adds to what is owed: nothing has to be simulated.
        return False
    try:
        payoff = plan_payoff(debts, budget)
    except BudgetTooSmall:
        return False
    return payoff.months is not None and payoff.months <= months


def months_without_interest(amount: Decimal, payment: Decimal) -> int | None:
    """How many months it takes to pay an amount back if nothing is added to it; None where nothing is paid.

    >>> months_without_interest(Decimal(3700), Decimal(400)), months_without_interest(Decimal(100), Decimal(0))
    (10, None)
    """
    require_amount("amount", amount)
    require_amount("payment", payment)
    if payment == 0:
        return None
    with exact():
        return int((amount / payment).to_integral_value(rounding=ROUND_CEILING))
