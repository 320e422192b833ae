"""What a card debt costs when only the minimum, or a fixed sum, is paid each month.

Each month: interest and charges post, then the payment (or the payment first, where a contract says so). A payment
that does not make the debt smaller never clears it, and the answer is `never`, not a very long time.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum

from credit_coach.money.amounts import FEN, Posting, exact, posted, require_amount, require_count, require_rate
from credit_coach.money.annuities import level_payment
from credit_coach.money.errors import InputInvalid, Reason
from credit_coach.money.horizon import MOST_MONTHS, Ending

_ZERO = Decimal(0)
_ONE = Decimal(1)
#: A share alone never reaches zero, so a minimum payment has a smallest part of principal. House: the one of the
#: register's example min_payment_trap_example; contracts differ.
USUAL_PRINCIPAL_FLOOR = Decimal(100)
# Below half a fen nothing is left to pay, even where amounts are not rounded.
_NOTHING = Decimal("0.005")


class MinimumRule(StrEnum):
    """What the minimum payment is a share of."""

    INTEREST_PLUS_SHARE_OF_PRINCIPAL = "interest_plus_share_of_principal"
    SHARE_OF_STATEMENT_BALANCE = "share_of_statement_balance"
    SHARE_OF_BALANCE_BEFORE_INTEREST = "share_of_balance_before_interest"


class EventOrder(StrEnum):
    """What happens first in a month."""

    INTEREST_THEN_PAYMENT = "interest_then_payment"
    PAYMENT_THEN_INTEREST = "payment_then_interest"


@dataclass(frozen=True, slots=True)
class MinimumPayment:
    """A minimum payment: `share` as a fraction, `floor` in yuan, never more than what is owed. Errors: InputInvalid.

    interest_plus_share_of_principal: interest + charges + share x balance before them, where the share is at least
    `principal_floor`. Source: the HKMA leaflet (20,000 at 2.5% a month costs 67,536) comes out to the dollar only with
    this rule and a floor on the whole payment; EC example 14 has its floor on the principal.

    >>> rule = MinimumPayment(MinimumRule.INTEREST_PLUS_SHARE_OF_PRINCIPAL, Decimal("0.01"), Decimal(50))
    >>> rule.amount(Decimal(20000), Decimal(500))
    Decimal('700.00')
    """

    rule: MinimumRule
    share: Decimal
    floor: Decimal = _ZERO
    principal_floor: Decimal = _ZERO

    def __post_init__(self) -> None:
        if not isinstance(self.rule, MinimumRule):
            raise InputInvalid("rule", Reason.UNKNOWN_CHOICE)
        require_rate("share", self.share, largest=_ONE)
        require_amount("floor", self.floor)
        require_amount("principal_floor", self.principal_floor)
        if self.principal_floor and self.rule is not MinimumRule.INTEREST_PLUS_SHARE_OF_PRINCIPAL:
            raise InputInvalid("principal_floor", Reason.NOT_USED_BY_METHOD)

    def amount(self, principal: Decimal, charges: Decimal, posting: Posting = Posting.FEN) -> Decimal:
        """The payment for a balance of `principal` on which `charges` (interest and fees) were posted."""
        with exact():
            if self.rule is MinimumRule.INTEREST_PLUS_SHARE_OF_PRINCIPAL:
                due = charges + max(self.share * principal, self.principal_floor)
            elif self.rule is MinimumRule.SHARE_OF_STATEMENT_BALANCE:
                due = self.share * (principal + charges)
            else:
                due = self.share * principal
            return min(max(posted(due, posting), self.floor), principal + charges)


@dataclass(frozen=True, slots=True)
class CardMonth:
    """One month: interest and charges posted, payment, balance after both. In yuan."""

    number: int
    interest: Decimal
    charge: Decimal
    payment: Decimal
    balance: Decimal


@dataclass(frozen=True, slots=True)
class Repayment:
    """The result: `months` and the totals are None unless the debt is cleared, so no one can quote a partial sum."""

    ending: Ending
    months: int | None
    total_paid: Decimal | None
    total_interest: Decimal | None
    total_charges: Decimal | None
    steps: tuple[CardMonth, ...]


def simulate_repayment(
    balance: Decimal,
    monthly_rate: Decimal,
    paying: MinimumPayment | Decimal,
    *,
    monthly_charge: Decimal = _ZERO,
    order: EventOrder = EventOrder.INTEREST_THEN_PAYMENT,
    posting: Posting = Posting.FEN,
    months: int = MOST_MONTHS,
) -> Repayment:
    """Pay `paying` (a minimum rule, or a fixed sum in yuan) each month until `balance` is cleared.

    Formula: interest = balance x monthly rate, half up to the fen; the last payment is what is owed. `months` stops
    earlier (ending beyond_horizon). The ending is never as soon as a month does not make the balance smaller: every
    rule here is the larger of a fixed sum and a share, so a month that does not shrink is followed by none that does.
    Source: HKMA/HKAB leaflet 12/2015; the corrected example of app-fire-calculator (25 months, 2,266). Errors:
    InputInvalid.

    >>> result = simulate_repayment(Decimal(10000), Decimal("0.20") / 12, Decimal(500))
    >>> result.months, result.total_interest
    (25, Decimal('2266.06'))
    >>> simulate_repayment(Decimal(10000), Decimal("0.02"), Decimal(200)).ending.value
    'never'
    """
    require_amount("balance", balance)
    require_rate("monthly_rate", monthly_rate)
    require_amount("monthly_charge", monthly_charge)
    require_count("months", months, largest=MOST_MONTHS)
    if isinstance(paying, Decimal):
        require_amount("payment", paying)
    steps: list[CardMonth] = []
    with exact():
        while balance >= _NOTHING:
            if len(steps) == months:
                return _unfinished(Ending.BEYOND_HORIZON, steps)
            step = _month(len(steps) + 1, balance, monthly_rate, paying, monthly_charge, order, posting)
            steps.append(step)
            if step.balance >= balance:
                return _unfinished(Ending.NEVER, steps)
            balance = step.balance
        return Repayment(
            ending=Ending.CLEARED,
            months=len(steps),
            total_paid=sum((step.payment for step in steps), _ZERO),
            total_interest=sum((step.interest for step in steps), _ZERO),
            total_charges=sum((step.charge for step in steps), _ZERO),
            steps=tuple(steps),
        )


def _month(
    number: int,
    balance: Decimal,
    rate: Decimal,
    paying: MinimumPayment | Decimal,
    charge: Decimal,
    order: EventOrder,
    posting: Posting,
) -> CardMonth:
    """One month of events in the agreed order."""
    if order is EventOrder.INTEREST_THEN_PAYMENT:
        interest = posted(balance * rate, posting)
        payment = _payment(paying, balance, interest + charge, posting)
        return CardMonth(number, interest, charge, payment, balance + interest + charge - payment)
    payment = _payment(paying, balance, _ZERO, posting)
    left = balance - payment
    # Nothing is charged on a debt that the payment has just cleared.
    interest = posted(left * rate, posting)
    charge = charge if left else _ZERO
    return CardMonth(number, interest, charge, payment, left + interest + charge)


def _payment(paying: MinimumPayment | Decimal, principal: Decimal, charges: Decimal, posting: Posting) -> Decimal:
    """The payment of a month, never more than what is owed."""
    if isinstance(paying, MinimumPayment):
        return paying.amount(principal, charges, posting)
    return min(paying, principal + charges)


def _unfinished(ending: Ending, steps: list[CardMonth]) -> Repayment:
    """A debt that was not cleared: the months seen, and no totals."""
    return Repayment(ending, None, None, None, None, tuple(steps))


def payment_to_clear(
    balance: Decimal,
    monthly_rate: Decimal,
    months: int,
    *,
    multiple_of: Decimal = FEN,
    order: EventOrder = EventOrder.INTEREST_THEN_PAYMENT,
    posting: Posting = Posting.FEN,
) -> Decimal:
    """The smallest payment, in steps of `multiple_of` yuan, that clears `balance` within `months`.

    Formula: the level payment rounded up to the step, then moved by single steps until the simulation agrees: half
    up could leave a residue. Source: MIT OCW 6.00 problem set 1 (320,000 at 20% in 12 months: 29,643.05). Errors:
    InputInvalid.

    >>> payment_to_clear(Decimal(320000), Decimal("0.2") / 12, 12)
    Decimal('29643.05')
    """
    require_amount("balance", balance)
    require_rate("monthly_rate", monthly_rate)
    require_count("months", months)
    require_amount("multiple_of", multiple_of, positive=True)

    def clears(payment: Decimal) -> bool:
        result = simulate_repayment(balance, monthly_rate, payment, order=order, posting=posting, months=months)
        return result.ending is Ending.CLEARED

    with exact():
        level = -level_payment(monthly_rate, months, balance, at_start=order is EventOrder.PAYMENT_THEN_INTEREST)
        payment = (level / multiple_of).to_integral_value(ROUND_CEILING) * multiple_of
        while not clears(payment):
            payment += multiple_of
        while payment > 0 and clears(payment - multiple_of):
            payment -= multiple_of
        return payment


def interest_saved(slow: Repayment, fast: Repayment) -> Decimal | None:
    """How much less interest `fast` costs than `slow`; negative when it costs more, None where one never ends.

    Unit: yuan.

    >>> slow, fast = (simulate_repayment(Decimal(10000), Decimal("0.015"), Decimal(pay)) for pay in (500, 1000))
    >>> interest_saved(slow, fast)
    Decimal('1062.03')
    """
    if slow.total_interest is None or fast.total_interest is None:
        return None
    with exact():
        return slow.total_interest - fast.total_interest
