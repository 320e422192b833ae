"""Instalment plans: the terms of a plan, and the schedule, cash flows and true rates that follow from them.

method            name                 principal parts                 charge a period
equal_payment     等额本息             what the level payment leaves   balance x annual / 12
equal_principal   等额本金             equal                           balance x annual / 12
interest_only     先息后本             all on the last period          balance x annual / 12
fee_each_period   每期手续费           equal                           principal x fee rate
fee_once          一次性手续费         equal                           none; one fee at signing or on the first bill

Equal parts are rounded down to the fen and the last takes the rest: 24 equal parts rounded half up have exceeded a
loan by 12 fen. Interest, fees and the level payment are rounded half up at each posting; the last payment clears the
balance. Any method may also carry a fee a period (a service or guarantee fee) and a fee charged once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from credit_coach.money.amounts import (
    Posting,
    exact,
    floor_fen,
    posted,
    require_amount,
    require_count,
    require_finite,
    require_rate,
)
from credit_coach.money.annuities import level_payment
from credit_coach.money.dates import add_months
from credit_coach.money.errors import InputInvalid, Reason
from credit_coach.money.rates import PlanRates, annual_rates

_ZERO = Decimal(0)
_NOTHING = Decimal("0.00")


class Method(StrEnum):
    """How a plan is repaid."""

    EQUAL_PAYMENT = "equal_payment"
    EQUAL_PRINCIPAL = "equal_principal"
    INTEREST_ONLY = "interest_only"
    FEE_EACH_PERIOD = "fee_each_period"
    FEE_ONCE = "fee_once"


class FeeTiming(StrEnum):
    """When a fee that is charged once is taken."""

    UPFRONT = "upfront"
    FIRST_BILL = "first_bill"
    KEPT_BACK = "kept_back"


_WITHOUT_INTEREST = (Method.FEE_EACH_PERIOD, Method.FEE_ONCE)


@dataclass(frozen=True, slots=True)
class ToldPayments:
    """The payments of a plan as the person read them off, in yuan, and the sum of `principal` yuan that they repay."""

    principal: Decimal
    payments: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The terms of an instalment plan, without the sum that is borrowed. A period is a month.

    `annual_nominal_rate` a year, `fee_rate_per_period` of the principal, `one_time_fee_rate` of the principal: all
    fractions. `one_time_fee` is yuan and comes on top. In the first `free_periods` the interest and the fee of the
    period are waived, and the principal parts stay as they are. Errors: InputInvalid.

    >>> Plan(Method.FEE_EACH_PERIOD, 12, fee_rate_per_period=Decimal("0.006")).periods
    12
    >>> Plan(Method.FEE_EACH_PERIOD, 12, annual_nominal_rate=Decimal("0.12"))
    Traceback (most recent call last):
    credit_coach.money.errors.InputInvalid: annual_nominal_rate: not used by method
    """

    method: Method
    periods: int
    annual_nominal_rate: Decimal = _ZERO
    fee_rate_per_period: Decimal = _ZERO
    one_time_fee_rate: Decimal = _ZERO
    one_time_fee: Decimal = _NOTHING
    one_time_fee_timing: FeeTiming = FeeTiming.UPFRONT
    free_periods: int = 0
    told: ToldPayments | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.method, Method):
            raise InputInvalid("method", Reason.UNKNOWN_CHOICE)
        if not isinstance(self.one_time_fee_timing, FeeTiming):
            raise InputInvalid("one_time_fee_timing", Reason.UNKNOWN_CHOICE)
        require_count("periods", self.periods)
        require_count("free_periods", self.free_periods, smallest=0, largest=self.periods)
        for field in ("annual_nominal_rate", "fee_rate_per_period", "one_time_fee_rate"):
            require_rate(field, getattr(self, field))
        require_amount("one_time_fee", self.one_time_fee)
        if self.method in _WITHOUT_INTEREST and self.annual_nominal_rate:
            raise InputInvalid("annual_nominal_rate", Reason.NOT_USED_BY_METHOD)
        if self.method is Method.FEE_ONCE and self.fee_rate_per_period:
            raise InputInvalid("fee_rate_per_period", Reason.NOT_USED_BY_METHOD)
        if self.told is not None and self.method is not Method.FEE_EACH_PERIOD:
            raise InputInvalid("told", Reason.NOT_USED_BY_METHOD)


@dataclass(frozen=True, slots=True)
class Instalment:
    """One row of a schedule, in yuan: payment = principal + interest + fee; `balance` is what is owed after it."""

    number: int
    principal: Decimal
    interest: Decimal
    fee: Decimal
    payment: Decimal
    balance: Decimal
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Schedule:
    """A plan applied to a sum. `received` is what the borrower gets, `paid_at_start` a fee paid in cash at signing."""

    principal: Decimal
    plan: Plan
    received: Decimal
    paid_at_start: Decimal
    rows: tuple[Instalment, ...]
    start: date | None = None

    @property
    def largest_payment(self) -> Decimal:
        """The heaviest month, which is what a household must be able to bear."""
        return max(row.payment for row in self.rows)

    @property
    def total_interest(self) -> Decimal:
        """All interest."""
        with exact():
            return sum((row.interest for row in self.rows), _NOTHING)

    @property
    def total_payments(self) -> Decimal:
        """All instalments: principal, interest and the fees that are billed. Without fees taken at the start."""
        with exact():
            return sum((row.payment for row in self.rows), _NOTHING)

    @property
    def total_fees(self) -> Decimal:
        """All fees, billed, paid at signing or kept back."""
        with exact():
            billed = sum((row.fee for row in self.rows), _NOTHING)
            return billed + self.paid_at_start + self.principal - self.received

    @property
    def extra_cost(self) -> Decimal:
        """What the credit costs in yuan: interest and all fees."""
        with exact():
            return self.total_interest + self.total_fees

    @property
    def extra_share(self) -> Decimal:
        """What the credit costs as a fraction of what is received, whatever time it takes: not a rate."""
        with exact():
            return self.extra_cost / self.received

    def cash_flows(self) -> tuple[Decimal, ...]:
        """One amount a period from the borrower's side: what is received at period 0, then the payments, negative."""
        with exact():
            return (self.received - self.paid_at_start, *(-row.payment for row in self.rows))

    def dated_flows(self) -> tuple[tuple[date, Decimal], ...]:
        """The same flows with their dates. Errors: InputInvalid (not_told) when the schedule has no start date."""
        if self.start is None:
            raise InputInvalid("start", Reason.NOT_TOLD)
        days = (self.start, *(row.due for row in self.rows if row.due is not None))
        return tuple(zip(days, self.cash_flows(), strict=True))

    def rates(self) -> PlanRates:
        """The true annual rates: simple = 12 x monthly IRR on the money really received, compound = (1 + IRR)^12 - 1.

        Source: PBOC notice 2021 no. 3. Errors: NoRate.
        """
        return annual_rates(self.cash_flows())


def build_schedule(
    principal: Decimal,
    plan: Plan,
    *,
    start: date | None = None,
    first_due: date | None = None,
    posting: Posting = Posting.FEN,
) -> Schedule:
    """The schedule of `principal` yuan under `plan`, by the rules at the head of this module.

    With a `start` date the first instalment is due on `first_due` (a month later when not given) and the others on
    the same day of the following months. `Posting.EXACT` rounds nothing, as printed amortisation tables do. Source:
    EC examples 1, 13 and 31; ICBC's table (12 x 0.6% is 13.03% simple). Errors: InputInvalid.

    >>> from dataclasses import replace
    >>> phone = Plan(Method.FEE_EACH_PERIOD, 12, fee_rate_per_period=Decimal("0.006"))
    >>> schedule = build_schedule(Decimal("8400"), phone)
    >>> schedule.largest_payment, schedule.extra_cost, schedule.rates().simple.percent
    (Decimal('750.40'), Decimal('604.80'), Decimal('13.03'))
    >>> kept_back = replace(phone, one_time_fee=Decimal("400"), one_time_fee_timing=FeeTiming.KEPT_BACK)
    >>> dear = build_schedule(Decimal("8400"), kept_back)
    >>> dear.received, dear.rates().simple.percent
    (Decimal('8000.00'), Decimal('22.43'))
    """
    if posting is Posting.FEN:
        require_amount("principal", principal, positive=True)
    elif require_finite("principal", principal) <= 0:
        raise InputInvalid("principal", Reason.NOT_POSITIVE)
    with exact():
        once = posted(principal * plan.one_time_fee_rate, posting) + plan.one_time_fee
        kept = once if plan.one_time_fee_timing is FeeTiming.KEPT_BACK else _NOTHING
        if once >= principal and plan.one_time_fee_timing is not FeeTiming.FIRST_BILL:
            # Nothing would be received, so no rate exists.
            raise InputInvalid("one_time_fee", Reason.TOO_LARGE)
        if start is not None:
            first_due = first_due or add_months(start, 1)
            if first_due <= start:
                raise InputInvalid("first_due", Reason.WRONG_ORDER)
        return Schedule(
            principal=principal,
            plan=plan,
            received=posted(principal - kept, posting),
            paid_at_start=once if plan.one_time_fee_timing is FeeTiming.UPFRONT else _NOTHING,
            rows=tuple(_rows(principal, plan, once, first_due if start else None, posting)),
            start=start,
        )


def _rows(
    principal: Decimal, plan: Plan, once: Decimal, first_due: date | None, posting: Posting
) -> Iterator[Instalment]:
    """The rows one after the other, each from the balance the last one left."""
    if plan.told is not None and plan.told.principal == principal and len(plan.told.payments) == plan.periods:
        yield from _told_rows(principal, plan.told.payments, first_due)
        return
    monthly_rate = plan.annual_nominal_rate / 12
    fee_a_period = posted(principal * plan.fee_rate_per_period, posting)
    level = posted(-level_payment(monthly_rate, plan.periods, principal), posting)
    part = principal / plan.periods
    part = floor_fen(part) if posting is Posting.FEN else part
    balance = posted(principal, posting)
    for number in range(1, plan.periods + 1):
        interest = posted(balance * monthly_rate, posting)
        if number == plan.periods:
            repaid = balance
        elif plan.method is Method.EQUAL_PAYMENT:
            # The level payment is rounded, so a long plan can clear a few rows early: never below zero.
            repaid = min(level - interest, balance)
        else:
            repaid = _NOTHING if plan.method is Method.INTEREST_ONLY else part
        balance -= repaid
        free = number <= plan.free_periods
        fee = _NOTHING if free else fee_a_period
        if number == 1 and plan.one_time_fee_timing is FeeTiming.FIRST_BILL:
            fee += once
        interest = _NOTHING if free else interest
        due = None if first_due is None else add_months(first_due, number - 1)
        payment = repaid + interest + fee
        yield Instalment(number, repaid, interest, fee, payment, balance, due)


def _told_rows(principal: Decimal, payments: Sequence[Decimal], first_due: date | None) -> Iterator[Instalment]:
    """The rows of payments that were told: the principal goes down evenly, and what is left of a payment is its fee.

    Only a last payment that would leave fen open is made larger.
    """
    balance = principal
    for number, told in enumerate(payments, 1):
        left = principal - floor_fen(principal * number / len(payments))
        repaid = balance if number == len(payments) else min(told, balance - left)
        balance -= repaid
        payment = max(told, repaid)
        due = None if first_due is None else add_months(first_due, number - 1)
        yield Instalment(number, repaid, _NOTHING, payment - repaid, payment, balance, due)
