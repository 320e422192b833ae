"""Interest on a card bill that was not paid in full: it runs from the day each purchase was posted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from credit_coach.money.amounts import exact, require_amount, require_rate, round_fen
from credit_coach.money.dates import days_between
from credit_coach.money.errors import InputInvalid, Reason

_ZERO = Decimal(0)


class InterestBasis(StrEnum):
    """What bears interest when a bill is not paid in full: the whole bill (全额计息), or only the unpaid part."""

    WHOLE_BILL = "whole_bill"
    UNPAID_PART = "unpaid_part"


@dataclass(frozen=True, slots=True)
class Dated:
    """An amount in yuan on a day: a purchase on its posting day, or a payment."""

    day: date
    amount: Decimal

    def __post_init__(self) -> None:
        require_amount("amount", self.amount)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days during which the balance stayed the same; `interest` is exact, only the total is rounded."""

    start: date
    end: date
    days: int
    balance: Decimal
    interest: Decimal


@dataclass(frozen=True, slots=True)
class RevolvingInterest:
    """The interest in yuan, and the stretches of days it is made of."""

    interest: Decimal
    stretches: tuple[Stretch, ...]


def revolving_interest(
    purchases: Sequence[Dated],
    payments: Sequence[Dated],
    due: date,
    until: date,
    daily_rate: Decimal,
    *,
    basis: InterestBasis = InterestBasis.WHOLE_BILL,
    count_last_day: bool = False,
) -> RevolvingInterest:
    """Interest of one bill up to the day `until` on which it posts: sum of balance x days x daily rate, rounded once.

    Convention: none when the payments up to the `due` day cover the bill. Otherwise each purchase bears interest from
    its posting day, on the whole bill or (`unpaid_part`) on what the payments by the due day left, oldest first.
    The last day is not counted unless `count_last_day`, as some statements do. Source: China Merchants Bank's example,
    printed as 17.40 (last day not counted) and 17.85 (counted). Errors: InputInvalid.

    >>> bought, paid = [Dated(date(2026, 3, 30), Decimal(1000))], [Dated(date(2026, 4, 23), Decimal(100))]
    >>> bill = (bought, paid, date(2026, 4, 23), date(2026, 5, 5), Decimal("0.0005"))
    >>> revolving_interest(*bill).interest, revolving_interest(*bill, count_last_day=True).interest
    (Decimal('17.40'), Decimal('17.85'))
    """
    require_rate("daily_rate", daily_rate)
    if until < due or any(purchase.day > due for purchase in purchases):
        raise InputInvalid("due", Reason.WRONG_ORDER)
    with exact():
        by_due = sum((payment.amount for payment in payments if payment.day <= due), _ZERO)
        if by_due >= sum((purchase.amount for purchase in purchases), _ZERO):
            return RevolvingInterest(Decimal("0.00"), ())
        if basis is InterestBasis.UNPAID_PART:
            purchases = _after_payment(purchases, by_due)
            payments = [payment for payment in payments if payment.day > due]
        stretches = _stretches(purchases, payments, until, daily_rate, count_last_day)
        return RevolvingInterest(round_fen(sum((part.interest for part in stretches), _ZERO)), stretches)


def _after_payment(purchases: Sequence[Dated], paid: Decimal) -> list[Dated]:
    """The purchases that a payment leaves, the oldest settled first."""
    left = []
    for purchase in sorted(purchases, key=lambda item: item.day):
        settled = min(purchase.amount, paid)
        paid -= settled
        if settled < purchase.amount:
            left.append(Dated(purchase.day, purchase.amount - settled))
    return left


def _stretches(
    purchases: Sequence[Dated],
    payments: Sequence[Dated],
    until: date,
    daily_rate: Decimal,
    count_last_day: bool,
) -> tuple[Stretch, ...]:
    """The days from the first purchase to `until`, cut wherever the balance changes. A credit bears no interest."""
    changes = [(item.day, item.amount) for item in purchases] + [(item.day, -item.amount) for item in payments]
    days = sorted({day for day, _ in changes if day < until} | {until})
    stretches = []
    for start, end in pairwise(days):
        balance = sum((amount for day, amount in changes if day <= start), _ZERO)
        length = days_between(start, end) + (count_last_day and end == until)
        if balance > 0:
            stretches.append(Stretch(start, end, length, balance, balance * length * daily_rate))
    return tuple(stretches)
