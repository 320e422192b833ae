"""How dear credit is: what was really received, the yardsticks of rule R6 for a rate alone, and rates that are a slip.

Yardsticks for a household, from the table of thresholds; no statement about legality.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from decimal import Decimal

from credit_coach.money.amounts import exact, floor_fen, require_amount, require_count, round_fen
from credit_coach.money.errors import ConfirmationNeeded, InputInvalid, Reason
from credit_coach.money.instalments import FeeTiming, Method, Plan, Schedule, ToldPayments, build_schedule
from credit_coach.money.rates import AnnualRate, annual_rates
from credit_coach.money.rules import Status
from credit_coach.money.thresholds import THRESHOLDS, Limit, Threshold

_RATES = (("annual_nominal_rate", Limit.CONFIRM_ANNUAL_RATE), ("fee_rate_per_period", Limit.CONFIRM_PERIOD_RATE))


def price_status(price: AnnualRate, thresholds: Mapping[Limit, Threshold] = THRESHOLDS) -> Status:
    """The colour of a simple annual rate as shown: green to 18.25%, amber to 24%; a limit belongs to the better one.

    Source: rule R6, and the `source` of its thresholds.

    >>> from credit_coach.money import RateLabel
    >>> [price_status(AnnualRate(Decimal(rate), RateLabel.SIMPLE)).value for rate in ("0.1825", "0.24", "0.2401")]
    ['green', 'amber', 'red']
    """
    # A yearly rate of exactly 24% comes out a hair above it, because payments are rounded to the fen.
    if price.percent <= thresholds[Limit.PRICE_GREEN].value * 100:
        return Status.GREEN
    return Status.AMBER if price.percent <= thresholds[Limit.PRICE_AMBER].value * 100 else Status.RED


def require_likely(
    plan: Plan, confirmed: Collection[str] = (), thresholds: Mapping[Limit, Threshold] = THRESHOLDS
) -> None:
    """Ask back a rate that is seldom meant: a yearly rate typed as a monthly one, or a percent sign too few.

    `confirmed` holds the fields that were asked back and confirmed. Source: the `source` of the thresholds. Errors:
    ConfirmationNeeded.

    >>> from credit_coach.money import Method
    >>> dear = Plan(Method.FEE_EACH_PERIOD, 12, fee_rate_per_period=Decimal("0.06"))
    >>> require_likely(dear)
    Traceback (most recent call last):
    credit_coach.money.errors.ConfirmationNeeded: fee_rate_per_period: unit unclear
    >>> require_likely(dear, {"fee_rate_per_period"})
    """
    for field, limit in _RATES:
        if getattr(plan, field) >= thresholds[limit].value and field not in confirmed:
            raise ConfirmationNeeded(field, Reason.UNIT_UNCLEAR)


def require_likely_annual(
    field: str,
    annual_rate: Decimal,
    confirmed: Collection[str] = (),
    thresholds: Mapping[Limit, Threshold] = THRESHOLDS,
) -> None:
    """Ask back an annual rate that is seldom meant, such as 0.5% a day for 0.05%; `field` is the one it came from.

    Source and errors: those of `require_likely`.

    >>> require_likely_annual("daily_rate", Decimal("1.825"))
    Traceback (most recent call last):
    credit_coach.money.errors.ConfirmationNeeded: daily_rate: unit unclear
    """
    if annual_rate >= thresholds[Limit.CONFIRM_ANNUAL_RATE].value and field not in confirmed:
        raise ConfirmationNeeded(field, Reason.UNIT_UNCLEAR)


def schedule_received(principal: Decimal, received: Decimal, plan: Plan) -> Schedule:
    """The schedule of `principal` yuan of which only `received` were paid out: the rest is a fee kept back (砍头息).

    A single fee of the plan that is as large as what is missing is that fee, and not charged once more on a bill.
    Source: PBOC notice 2021 no. 3 and Civil Code art. 670: the money really received counts. Errors: InputInvalid
    (too_large on `received` when it is more than the principal, not_positive when it is nothing).

    >>> from credit_coach.money import Method
    >>> plan = Plan(Method.FEE_EACH_PERIOD, 12, fee_rate_per_period=Decimal("0.006"))
    >>> dear = schedule_received(Decimal("8400"), Decimal("8000"), plan)
    >>> dear.received, dear.extra_cost, dear.rates().simple.percent
    (Decimal('8000.00'), Decimal('1004.80'), Decimal('22.43'))
    """
    require_amount("principal", principal, positive=True)
    require_amount("received", received, positive=True)
    if received > principal:
        raise InputInvalid("received", Reason.TOO_LARGE)
    with exact():
        missing = principal - received
        once = round_fen(principal * plan.one_time_fee_rate) + plan.one_time_fee
        if once and once != missing:
            # Two fees at two times: the one of the plan stays where it is.
            return replace(build_schedule(principal, plan), received=received)
        return build_schedule(
            principal,
            replace(plan, one_time_fee_rate=Decimal(0), one_time_fee=missing, one_time_fee_timing=FeeTiming.KEPT_BACK),
        )


def fee_rate_from_payment(principal: Decimal, periods: int, payment: Decimal) -> Decimal:
    """The fee rate a period of a plan of equal principal parts of which only the monthly `payment` is known.

    Formula: (payment - principal / periods, down to the fen) / principal, so that the plan's rows repeat the payment.
    Errors: InputInvalid (too_small when the payments do not even repay the principal).

    >>> fee_rate_from_payment(Decimal("8400"), 12, Decimal("750.40"))
    Decimal('0.006')
    """
    require_amount("principal", principal, positive=True)
    require_count("periods", periods)
    require_amount("instalment", payment)
    with exact():
        fee = payment - floor_fen(principal / periods)
        if fee < 0:
            raise InputInvalid("instalment", Reason.TOO_SMALL)
        return fee / principal


def with_joining_fee(schedule: Schedule, joining: Decimal) -> Schedule:
    """The schedule with `joining` yuan paid at the start for something that the plan is not given without.

    Source: PBOC notice 2021 no. 3: all compulsory charges enter the rate. Errors: InputInvalid (too_large where nothing
    would be left of what was received).

    >>> phone = build_schedule(Decimal(5000), plan_from_payment(Decimal(5000), 10, Decimal(520)))
    >>> dear = with_joining_fee(phone, Decimal(200))
    >>> dear.extra_cost - phone.extra_cost, dear.rates().simple.value > phone.rates().simple.value
    (Decimal('200.00'), True)
    """
    require_amount("joining", joining)
    if joining + schedule.paid_at_start >= schedule.received:
        raise InputInvalid("joining", Reason.TOO_LARGE)
    with exact():
        return replace(schedule, paid_at_start=schedule.paid_at_start + joining)


def plan_from_payment(principal: Decimal, periods: int, payment: Decimal, free_periods: int = 0) -> Plan:
    """The plan of which only the monthly `payment` is known: it is paid as it was told, to the fen.

    In the first `free_periods` only the principal part is paid. Errors: those of `fee_rate_from_payment`.

    >>> plan = plan_from_payment(Decimal(29800), 24, Decimal(1490))
    >>> build_schedule(Decimal(29800), plan).total_payments
    Decimal('35760.00')
    """
    rate = fee_rate_from_payment(principal, periods, payment)
    plan = Plan(Method.FEE_EACH_PERIOD, periods, fee_rate_per_period=rate, free_periods=free_periods)
    with exact():
        free = min(payment, floor_fen(principal / periods))
        payments = (*[free] * free_periods, *[round_fen(payment)] * (periods - free_periods))
    return replace(plan, told=ToldPayments(principal, payments))


def plan_from_total(principal: Decimal, periods: int, total: Decimal) -> Plan:
    """The plan of which only the sum of all payments is known: equal ones, and the last takes the rest.

    Errors: those of `fee_rate_from_payment`.

    >>> plan = plan_from_total(Decimal(10000), 7, Decimal(10600))
    >>> schedule = build_schedule(Decimal(10000), plan)
    >>> schedule.rows[0].payment, schedule.total_payments
    (Decimal('1514.28'), Decimal('10600.00'))
    """
    require_count("periods", periods)
    with exact():
        payment = floor_fen(total / periods)
        rate = fee_rate_from_payment(principal, periods, payment)
        payments = (*[payment] * (periods - 1), round_fen(total - payment * (periods - 1)))
    plan = Plan(Method.FEE_EACH_PERIOD, periods, fee_rate_per_period=rate)
    return replace(plan, told=ToldPayments(principal, payments))


def split_by_interest(schedule: Schedule) -> Schedule:
    """The payments of `schedule` read as interest on what is still owed, at the rate that they come to.

    Who knows a sum and its payments alone does not know how each payment splits: a fee on the first sum leaves an even
    split, interest on the balance leaves more owed for longer. Formula: interest = balance x internal rate of the sum
    against the payments, half up to the fen; the last payment clears the balance. Source: the annuity of
    `build_schedule`, whose balances it meets within the fen by which its level payment is rounded. Errors: NoRate.

    >>> told = build_schedule(Decimal(20000), plan_from_payment(Decimal(20000), 24, Decimal(1050)))
    >>> told.rows[9].balance, split_by_interest(told).rows[9].balance
    (Decimal('11666.67'), Decimal('12767.27'))
    """
    payments = [row.payment for row in schedule.rows]
    with exact():
        rate = annual_rates((schedule.principal, *(-payment for payment in payments))).per_period
        balance, rows = schedule.principal, []
        for row in schedule.rows:
            interest = round_fen(balance * rate)
            repaid = balance if row is schedule.rows[-1] else row.payment - interest
            balance -= repaid
            rows.append(replace(row, principal=repaid, interest=row.payment - repaid, fee=_NOTHING, balance=balance))
        plan = Plan(Method.EQUAL_PAYMENT, len(rows), annual_nominal_rate=rate * 12)
    return replace(schedule, plan=plan, rows=tuple(rows))


_NOTHING = Decimal("0.00")
