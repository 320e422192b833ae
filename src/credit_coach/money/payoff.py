"""In which order to repay several debts with one monthly budget, and what each order costs.

Each month: interest posts once per debt; every minimum is paid, capped at what is owed; the rest of the budget goes
down the order, rolling on to the next debt in the same month. The budget stays the same until the last month.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from credit_coach.money.amounts import Posting, exact, posted, require_amount, require_count, require_rate
from credit_coach.money.errors import BudgetTooSmall, InputInvalid, Reason
from credit_coach.money.horizon import MOST_MONTHS, Ending

_ZERO = Decimal(0)
_NOTHING = Decimal("0.005")


class Strategy(StrEnum):
    """How the order is chosen: dearest first, smallest first, or as the person says."""

    AVALANCHE = "avalanche"
    SNOWBALL = "snowball"
    OWN_ORDER = "own_order"


@dataclass(frozen=True, slots=True)
class Promotion:
    """A lower annual rate for the first `months` months of the plan."""

    annual_rate: Decimal
    months: int

    def __post_init__(self) -> None:
        require_rate("promotion.annual_rate", self.annual_rate)
        require_count("promotion.months", self.months)


@dataclass(frozen=True, slots=True)
class Debt:
    """A debt: `balance` and `minimum` a month in yuan, nominal `annual_rate` as a fraction. Errors: InputInvalid.

    >>> Debt("card", Decimal("6000"), Decimal("0.22"), Decimal("150")).rate_in(1)
    Decimal('0.22')
    """

    id: str
    balance: Decimal
    annual_rate: Decimal
    minimum: Decimal = _ZERO
    promotion: Promotion | None = None

    def __post_init__(self) -> None:
        require_amount("balance", self.balance)
        require_rate("annual_rate", self.annual_rate)
        require_amount("minimum", self.minimum)

    def rate_in(self, month: int) -> Decimal:
        """The annual rate that applies in a month, 1 being the first."""
        if self.promotion is not None and month <= self.promotion.months:
            return self.promotion.annual_rate
        return self.annual_rate

    def lowest_rate_from(self, month: int) -> Decimal:
        """The lowest annual rate that can apply from a month on."""
        return min(self.rate_in(month), self.annual_rate)


@dataclass(frozen=True, slots=True)
class PayoffMonth:
    """One month; the amounts stand in the order in which the debts were given."""

    number: int
    interest: tuple[Decimal, ...]
    payments: tuple[Decimal, ...]
    balances: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Payoff:
    """The result. `months` and the totals are None unless every debt is cleared; `cleared_in` names those that are."""

    strategy: Strategy
    order: tuple[str, ...]
    ending: Ending
    months: int | None
    total_interest: Decimal | None
    total_paid: Decimal | None
    cleared_in: Mapping[str, int]
    steps: tuple[PayoffMonth, ...] = field(repr=False)


def plan_payoff(
    debts: Sequence[Debt],
    monthly_budget: Decimal,
    strategy: Strategy = Strategy.AVALANCHE,
    *,
    own_order: Sequence[str] = (),
    extra: Mapping[int, Decimal] | None = None,
    posting: Posting = Posting.FEN,
) -> Payoff:
    """Repay `debts` with `monthly_budget` yuan a month, and `extra` yuan on top in single months (1 is the first).

    avalanche: the dearest rate first; equal rates: smaller balance, then id. A promotional debt is ranked by the rate
    that follows, unless simulating it at its present rate or at any other place proves cheaper. snowball: the
    smallest balance first, then the dearer rate, then id. own_order: `own_order` lists every id once. Source: the
    published trace of node-debt-snowball (28 months). Errors: InputInvalid; BudgetTooSmall, with the gap.

    >>> card = Debt("card", Decimal(1000), Decimal("0.1499"), Decimal(75))
    >>> student = Debt("student", Decimal(7500), Decimal("0.0475"), Decimal(150))
    >>> plan = plan_payoff([card, student], Decimal(325))
    >>> plan.months, plan.total_interest, plan.cleared_in["card"]
    (28, Decimal('524.01'), 6)
    """
    extra = dict(extra or {})
    _check(debts, monthly_budget, extra)
    with exact():
        return min(
            (
                _simulate(debts, monthly_budget, strategy, order, extra, posting)
                for order in _orders(debts, strategy, own_order)
            ),
            key=_cost,
        )


def compare_payoffs(
    debts: Sequence[Debt],
    monthly_budget: Decimal,
    *,
    extra: Mapping[int, Decimal] | None = None,
    posting: Posting = Posting.FEN,
) -> tuple[Payoff, Payoff]:
    """Avalanche and snowball with the same budget, side by side: simulated, because neither is always quicker.

    >>> debts = [Debt("car", Decimal(10000), Decimal("0.04")), Debt("card", Decimal(20000), Decimal("0.25"))]
    >>> [(plan.strategy.value, plan.months) for plan in compare_payoffs(debts, Decimal(1000))]
    [('avalanche', 38), ('snowball', 46)]
    """
    return (
        plan_payoff(debts, monthly_budget, Strategy.AVALANCHE, extra=extra, posting=posting),
        plan_payoff(debts, monthly_budget, Strategy.SNOWBALL, extra=extra, posting=posting),
    )


def _check(debts: Sequence[Debt], monthly_budget: Decimal, extra: Mapping[int, Decimal]) -> None:
    """Refuse what cannot be planned; the minimums are capped at what the first month leaves to pay."""
    if not debts:
        raise InputInvalid("debts", Reason.EMPTY)
    if len({debt.id for debt in debts}) < len(debts):
        raise InputInvalid("debts", Reason.REPEATED)
    require_amount("monthly_budget", monthly_budget)
    for month, amount in extra.items():
        require_count("extra", month, largest=MOST_MONTHS)
        require_amount("extra", amount)
    with exact():
        owed = [debt.balance + posted(debt.balance * debt.rate_in(1) / 12, Posting.FEN) for debt in debts]
        least = sum((min(debt.minimum, due) for debt, due in zip(debts, owed, strict=True)), _ZERO)
        if monthly_budget < least:
            raise BudgetTooSmall("monthly_budget", least - monthly_budget)


def _orders(debts: Sequence[Debt], strategy: Strategy, own_order: Sequence[str]) -> list[tuple[str, ...]]:
    """The orders worth simulating, the preferred one first."""
    if strategy is Strategy.OWN_ORDER:
        if sorted(own_order) != sorted(debt.id for debt in debts):
            raise InputInvalid("own_order", Reason.UNKNOWN_CHOICE)
        return [tuple(own_order)]
    if strategy is Strategy.SNOWBALL:
        return [tuple(d.id for d in sorted(debts, key=lambda d: (d.balance, -d.annual_rate, d.id)))]
    by_later = sorted(debts, key=lambda d: (-d.annual_rate, d.balance, d.id))
    by_present = sorted(debts, key=lambda d: (-d.rate_in(1), d.balance, d.id))
    promoted = [debt for debt in by_later if debt.promotion]
    others = [debt for debt in by_later if not debt.promotion]
    # A promotion that outlives the dearer debts, but not the cheaper ones, belongs between them.
    between = [[*others[:place], *promoted, *others[place:]] for place in range(len(others) + 1)]
    candidates = [by_later, by_present, *between] if promoted else [by_later]
    return list(dict.fromkeys(tuple(debt.id for debt in candidate) for candidate in candidates))


def _cost(payoff: Payoff) -> tuple[bool, Decimal]:
    """What makes one order better than another: that it ends at all, then its interest."""
    return payoff.total_interest is None, payoff.total_interest or _ZERO


def _simulate(
    debts: Sequence[Debt],
    monthly_budget: Decimal,
    strategy: Strategy,
    order: tuple[str, ...],
    extra: Mapping[int, Decimal],
    posting: Posting,
) -> Payoff:
    """Month after month in one order until every debt is cleared, or certain not to be."""
    place = {debt.id: index for index, debt in enumerate(debts)}
    ranks = [place[name] for name in order]
    balances = tuple(debt.balance for debt in debts)
    steps: list[PayoffMonth] = []
    cleared: dict[str, int] = {}
    ending = Ending.CLEARED
    last_change = max([*extra, *(debt.promotion.months for debt in debts if debt.promotion)], default=0)
    while any(balance >= _NOTHING for balance in balances):
        month = len(steps) + 1
        if month > MOST_MONTHS:
            ending = Ending.BEYOND_HORIZON
            break
        step = _month(month, debts, balances, ranks, monthly_budget + extra.get(month, _ZERO), posting)
        steps.append(step)
        for debt, before, after in zip(debts, balances, step.balances, strict=True):
            if before >= _NOTHING > after:
                cleared[debt.id] = month
        stuck = step.balances == balances or _outgrown(debts, step.balances, monthly_budget, month + 1)
        if stuck and month > last_change:
            ending = Ending.NEVER
            break
        balances = step.balances
    done = ending is Ending.CLEARED
    return Payoff(
        strategy=strategy,
        order=order,
        ending=ending,
        months=len(steps) if done else None,
        total_interest=sum((sum(step.interest, _ZERO) for step in steps), _ZERO) if done else None,
        total_paid=sum((sum(step.payments, _ZERO) for step in steps), _ZERO) if done else None,
        cleared_in=cleared,
        steps=tuple(steps),
    )


def _month(
    number: int,
    debts: Sequence[Debt],
    balances: tuple[Decimal, ...],
    ranks: Sequence[int],
    budget: Decimal,
    posting: Posting,
) -> PayoffMonth:
    """Interest, minimums, then the rest of the budget down the order."""
    interest = [
        posted(balance * debt.rate_in(number) / 12, posting) for debt, balance in zip(debts, balances, strict=True)
    ]
    owed = [balance + due for balance, due in zip(balances, interest, strict=True)]
    payments = [min(debt.minimum, due) for debt, due in zip(debts, owed, strict=True)]
    rest = budget - sum(payments, _ZERO)
    for index in ranks:
        more = min(rest, owed[index] - payments[index])
        payments[index] += more
        rest -= more
    left = (due - payment for due, payment in zip(owed, payments, strict=True))
    return PayoffMonth(number, tuple(interest), tuple(payments), tuple(left))


def _outgrown(debts: Sequence[Debt], balances: tuple[Decimal, ...], budget: Decimal, month: int) -> bool:
    """Whether one debt alone earns the lender at least the whole budget each month: it can never shrink again."""
    return any(
        balance > 0 and balance * debt.lowest_rate_from(month) / 12 >= budget
        for debt, balance in zip(debts, balances, strict=True)
    )
