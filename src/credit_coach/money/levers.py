"""Which single figure, changed by how much, would give an affordability check a better colour; and other terms.

Every change is found by trying: the rules are applied again with the changed figure, so what is offered is what would
come out. Only one figure is changed at a time, to whole yuan.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from credit_coach.money.affordability import schedule_of, sums_of
from credit_coach.money.amounts import exact, require_amount
from credit_coach.money.households import Household, Purchase
from credit_coach.money.instalments import FeeTiming, Plan, build_schedule
from credit_coach.money.rates import AnnualRate
from credit_coach.money.rules import RuleResult, Status, Sums, apply_rules
from credit_coach.money.thresholds import THRESHOLDS, Limit, Threshold

_NO_FEE = Decimal("0.00")
#: Beyond this much more income or savings a change is no advice.
_MOST_YUAN = 2_000_000


class Lever(StrEnum):
    """A figure that a person may be able to move."""

    PRICE = "price"
    SAVINGS = "savings"
    REPAYMENTS = "existing_repayments"
    INCOME = "income_fixed"


@dataclass(frozen=True, slots=True)
class Change:
    """`lever` moved to `value` yuan, and nothing else, gives the verdict `status`."""

    lever: Lever
    value: Decimal
    status: Status


@dataclass(frozen=True, slots=True)
class TermOption:
    """The same sum over another number of instalments: heaviest month and whole cost in yuan, simple annual rate."""

    periods: int
    payment: Decimal
    extra_cost: Decimal
    simple: AnnualRate


def single_changes(
    household: Household, purchase: Purchase, thresholds: Mapping[Limit, Threshold] = THRESHOLDS
) -> tuple[Change, ...]:
    """The smallest change of each lever alone that gives the next better colour; none where none would do.

    Price and repayments only fall, savings and income only rise. Source: the rules R1 to R7, applied again. Errors:
    those of the schedule.

    >>> household = Household(income_fixed=Decimal(8000), essentials=Decimal(4300), existing_repayments=Decimal(1200),
    ...     savings=Decimal(9000), unsecured_debt=Decimal(8000), adults=1, children=0)
    >>> [(change.lever.value, change.value) for change in single_changes(household, Purchase(Decimal(3000)))]
    [('savings', Decimal('19500'))]
    """
    schedule = schedule_of(purchase)
    rate = None if schedule is None else schedule.rates().simple
    sums = sums_of(household, purchase, schedule, thresholds)

    def colour(changed: Sums) -> int:
        return _worst(apply_rules(changed, rate, household.signals, thresholds))

    now = colour(sums)
    if now == 0:
        return ()
    target = now - 1

    def at_price(yuan: int) -> Sums:
        cheaper = replace(purchase, price=Decimal(yuan))
        return sums_of(household, cheaper, schedule_of(cheaper), thresholds)

    # What is paid down stays, so a price below it would be another purchase.
    least_price = int(purchase.down_payment) + 1
    found = {
        Lever.PRICE: _highest(lambda yuan: colour(at_price(yuan)) <= target, least_price, int(purchase.price)),
        Lever.SAVINGS: _lowest(lambda yuan: colour(replace(sums, savings=Fraction(yuan))) <= target, sums.savings),
        Lever.REPAYMENTS: _highest(
            lambda yuan: colour(replace(sums, existing=Fraction(yuan))) <= target, 0, int(sums.existing)
        ),
        Lever.INCOME: _lowest(lambda yuan: colour(replace(sums, income=Fraction(yuan))) <= target, sums.income),
    }
    status = Status.GREEN if target == 0 else Status.AMBER
    return tuple(Change(lever, Decimal(value), status) for lever, value in found.items() if value is not None)


def compare_terms(principal: Decimal, plan: Plan, periods: Sequence[int]) -> tuple[TermOption, ...]:
    """The same plan over other numbers of instalments: a longer one is lighter each month and dearer in all.

    >>> from credit_coach.money import Method
    >>> plan = Plan(Method.FEE_EACH_PERIOD, 12, fee_rate_per_period=Decimal("0.006"))
    >>> [(one.periods, one.payment, one.extra_cost) for one in compare_terms(Decimal(8400), plan, (12, 24))]
    [(12, Decimal('750.40'), Decimal('604.80')), (24, Decimal('400.40'), Decimal('1209.60'))]
    """
    options = []
    for count in periods:
        schedule = build_schedule(principal, replace(plan, periods=count, free_periods=min(plan.free_periods, count)))
        options.append(TermOption(count, schedule.largest_payment, schedule.extra_cost, schedule.rates().simple))
    return tuple(options)


def _worst(results: Sequence[RuleResult]) -> int:
    return max(result.status.severity for result in results)


def _highest(fits: Callable[[int], bool], least: int, most: int) -> int | None:
    """The largest whole number of yuan from `least` to `most` that fits, by halving."""
    if most < least or not fits(least):
        return None
    low, high = least, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low


def _lowest(fits: Callable[[int], bool], now: Fraction) -> int | None:
    """The smallest whole number of yuan from `now` on that fits, by halving; None beyond what is advice."""
    low, high = int(now), int(now) + _MOST_YUAN
    if not fits(high):
        return None
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if fits(middle) else (middle + 1, high)
    return low


def affordable_principal(plan: Plan, largest_payment: Decimal) -> Decimal:
    """A sum whose heaviest month under `plan` is at most `largest_payment`, the largest up to the last fen of rounding.

    The heaviest month grows with the sum from one multiple of `periods` fen to the next; between two multiples the
    rest of the division sits on the last month. So the multiples are searched first, then the fen above the best one.
    Unit: yuan; 0 when nothing fits. Errors: InputInvalid.

    >>> from credit_coach.money import Method
    >>> plan = Plan(Method.FEE_EACH_PERIOD, 12, fee_rate_per_period=Decimal("0.006"))
    >>> affordable_principal(plan, Decimal("750.40"))
    Decimal('8400.00')
    """
    require_amount("largest_payment", largest_payment)

    def fits(fen: int) -> bool:
        return fen == 0 or _heaviest(Decimal(fen).scaleb(-2), plan) <= largest_payment

    with exact():
        # Even without any charge the whole sum is not above one payment a period, apart from the rounding.
        multiple = _largest(lambda count: fits(count * plan.periods), int((largest_payment + 1) * 100)) * plan.periods
        return Decimal(multiple + _largest(lambda fen: fits(multiple + fen), plan.periods - 1)).scaleb(-2)


def _largest(fits: Callable[[int], bool], most: int) -> int:
    """The largest of 0..most that fits, by halving; 0 always does."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low


def _heaviest(principal: Decimal, plan: Plan) -> Decimal:
    """The heaviest month; a fee at the start does not change it, and may exceed a tiny principal."""
    if plan.one_time_fee_timing is not FeeTiming.FIRST_BILL:
        plan = replace(plan, one_time_fee=_NO_FEE, one_time_fee_rate=_NO_FEE)
    return build_schedule(principal, plan).largest_payment
