"""Repaying a plan before its end: what must be paid on the day, and what that saves against going on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from credit_coach.money.amounts import exact, require_amount, require_count, require_rate, round_fen
from credit_coach.money.errors import InputInvalid, Reason
from credit_coach.money.instalments import Schedule
from credit_coach.money.rates import PlanRates, annual_rates

_ZERO = Decimal(0)


class RemainingFees(StrEnum):
    """What happens to the fees of the periods that are not yet billed. Ask: it decides whether prepaying saves."""

    WAIVED = "waived"
    CHARGED = "charged"


@dataclass(frozen=True, slots=True)
class Settlement:
    """The result in yuan: amount = balance + interest + fees + charge. `saved` is negative when going on is cheaper."""

    balance: Decimal
    interest: Decimal
    fees: Decimal
    charge: Decimal
    amount: Decimal
    remaining_payments: Decimal
    saved: Decimal


def settle_early(
    schedule: Schedule,
    paid: int,
    remaining_fees: RemainingFees,
    *,
    days: int = 0,
    year_days: int = 365,
    charge_share: Decimal = _ZERO,
    charge: Decimal = _ZERO,
    remaining_interest: bool = False,
) -> Settlement:
    """Settle a plan after `paid` instalments, `days` days after the last of them was due.

    Formula: balance + balance x annual rate x days / year_days + remaining fees (when charged) + charge, where the
    charge is `charge_share` of the balance plus `charge` yuan; `remaining_interest`: the interest of all that is left,
    not of the days. Saved = remaining payments - that sum. Each part is rounded half up to the fen. Source: Civil Code
    art. 677 (interest for the actual time, unless agreed otherwise); the rest is the contract's. Errors: InputInvalid.

    >>> from credit_coach.money import Method, Plan, build_schedule
    >>> plan = Plan(Method.FEE_EACH_PERIOD, 12, fee_rate_per_period=Decimal("0.006"))
    >>> schedule = build_schedule(Decimal("8400"), plan)
    >>> waived = settle_early(schedule, 6, RemainingFees.WAIVED)
    >>> waived.amount, waived.saved, settle_early(schedule, 6, RemainingFees.CHARGED).saved
    (Decimal('4200.00'), Decimal('302.40'), Decimal('0.00'))
    """
    require_count("paid", paid, smallest=0, largest=len(schedule.rows))
    require_count("days", days, smallest=0, largest=366)
    require_count("year_days", year_days)
    require_rate("charge_share", charge_share, largest=Decimal(1))
    require_amount("charge", charge)
    with exact():
        remaining = schedule.rows[paid:]
        balance = schedule.rows[paid - 1].balance if paid else schedule.principal
        rate = _ZERO if paid < schedule.plan.free_periods else schedule.plan.annual_nominal_rate
        due = sum((row.interest for row in remaining), _ZERO)
        interest = round_fen(due if remaining_interest else balance * rate * days / year_days)
        charged = remaining if remaining_fees is RemainingFees.CHARGED else ()
        fees = round_fen(sum((row.fee for row in charged), _ZERO))
        extra = round_fen(balance * charge_share + charge) if remaining else Decimal("0.00")
        amount = round_fen(balance) + interest + fees + extra
        payments = round_fen(sum((row.payment for row in remaining), _ZERO))
        return Settlement(
            balance=round_fen(balance),
            interest=interest,
            fees=fees,
            charge=extra,
            amount=amount,
            remaining_payments=payments,
            saved=payments - amount,
        )


@dataclass(frozen=True, slots=True)
class QuotedSettlement:
    """What a lender asks for settling now, against going on, in yuan. `saved` is negative when going on is cheaper.

    `going_on` is what not settling costs a year: the payments to come, taken as repaying the quoted sum in equal months
    from now. None where going on costs no more than the sum itself.
    """

    amount: Decimal
    remaining_payments: Decimal
    saved: Decimal
    going_on: PlanRates | None


def weigh_quote(amount: Decimal, payments: Sequence[Decimal]) -> QuotedSettlement:
    """Weigh `amount` yuan now against `payments`, one a month from the next month on.

    Formula: saved = sum of payments - amount; going on is the internal rate of amount now against the payments. Errors:
    InputInvalid (no payment, an amount that is not positive).

    >>> offer = weigh_quote(Decimal("16800"), [Decimal("2750")] * 7)
    >>> offer.saved, offer.going_on.simple.percent
    (Decimal('2450.00'), Decimal('42.29'))
    """
    require_amount("amount", amount, positive=True)
    if not payments:
        raise InputInvalid("payments", Reason.EMPTY)
    for payment in payments:
        require_amount("payments", payment)
    with exact():
        remaining = round_fen(sum(payments, _ZERO))
        saved = remaining - round_fen(amount)
        going_on = annual_rates((amount, *(-payment for payment in payments))) if saved > 0 else None
        return QuotedSettlement(round_fen(amount), remaining, saved, going_on)
