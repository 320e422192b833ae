"""Paying a part of a loan before its time: the smaller payments that follow, or the earlier end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from credit_coach.money.amounts import exact, require_amount, require_count, round_fen
from credit_coach.money.errors import InputInvalid, Reason
from credit_coach.money.instalments import Instalment, Method, Schedule, build_schedule
from credit_coach.money.interest import monthly_from_nominal
from credit_coach.money.minimum_payment import simulate_repayment

_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class PartRepayment:
    """What follows from paying `extra` yuan on top after some instalments.

    `balance` is what was owed before it, `charge` what it costs. `after` are the instalments to come where their number
    is kept, `shorter` how many there are where the payment is kept, None where that is not a level one. The two savings
    are in interest, less the charge.
    """

    balance: Decimal
    extra: Decimal
    charge: Decimal
    before: tuple[Instalment, ...]
    after: tuple[Instalment, ...]
    saved: Decimal
    shorter: int | None
    saved_shorter: Decimal | None


def repay_part(
    schedule: Schedule, paid: int, extra: Decimal, *, charge_share: Decimal = _ZERO, charge: Decimal = _ZERO
) -> PartRepayment:
    """Pay `extra` yuan of the principal right after `paid` instalments of a loan with interest.

    Formula: the rest of the principal is repaid in the same way and number at the same rate; or with the payment as it
    was, until it is cleared. The charge is `charge_share` of the extra plus `charge` yuan. Source: Civil Code art. 677;
    each amount is rounded half up to the fen. Errors: InputInvalid.

    >>> from credit_coach.money import Plan
    >>> loan = build_schedule(Decimal("120000"), Plan(Method.EQUAL_PAYMENT, 36, annual_nominal_rate=Decimal("0.06")))
    >>> part = repay_part(loan, 12, Decimal("30000"))
    >>> part.balance, part.after[0].payment, part.shorter
    (Decimal('82368.77'), Decimal('2321.02'), 15)
    """
    require_count("paid", paid, smallest=0, largest=len(schedule.rows) - 1)
    require_amount("extra", extra, positive=True)
    if not schedule.plan.annual_nominal_rate:
        raise InputInvalid("extra", Reason.NOT_USED_BY_METHOD)
    with exact():
        balance = schedule.rows[paid - 1].balance if paid else schedule.principal
        if extra >= balance:
            raise InputInvalid("extra", Reason.TOO_LARGE)
        before = schedule.rows[paid:]
        plan = replace(schedule.plan, periods=len(before), free_periods=max(schedule.plan.free_periods - paid, 0))
        after = build_schedule(balance - extra, plan).rows
        cost = round_fen(extra * charge_share + charge)
        going_on = sum((row.interest for row in before), _ZERO)
        saved = going_on - sum((row.interest for row in after), _ZERO) - cost
        shorter, saved_shorter = None, None
        if plan.method is Method.EQUAL_PAYMENT and not plan.free_periods:
            run = simulate_repayment(balance - extra, monthly_from_nominal(plan.annual_nominal_rate), before[0].payment)
            assert run.total_interest is not None
            shorter, saved_shorter = run.months, going_on - run.total_interest - cost
        return PartRepayment(balance, extra, cost, before, after, saved, shorter, saved_shorter)
