"""What being late costs, event by event, each with the clause it rests on.

Rates, shares, floors and caps come from the caller, with the name of the clause that says so: contracts differ and
rules change. Days are counted from the due date, the first counted and the last not. Amounts are rounded half up
when they post. Payments go to costs, then interest, then principal unless agreed otherwise (Civil Code art. 561).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import count, takewhile

from credit_coach.money.amounts import exact, require_amount, require_count, require_rate, round_fen
from credit_coach.money.dates import add_months, days_between
from credit_coach.money.errors import InputInvalid, Reason
from credit_coach.money.interest import MOST_DAYS
from credit_coach.money.revolving import Dated

_ZERO = Decimal(0)


class Compounding(StrEnum):
    """Whether unpaid interest bears interest: never, or from each monthly anniversary of the due date (按月复利)."""

    NONE = "none"
    MONTHLY = "monthly"


class Part(StrEnum):
    """What a payment can settle."""

    COSTS = "costs"
    INTEREST = "interest"
    PRINCIPAL = "principal"


class EventKind(StrEnum):
    """What happened on a day."""

    PENALTY = "penalty"
    FIXED_FEE = "fixed_fee"
    INTEREST = "interest"
    PAYMENT = "payment"


@dataclass(frozen=True, slots=True)
class LatePenalty:
    """违约金: `share` of the unpaid part, at least `floor` yuan, once. It bears no interest (银发〔2016〕111号)."""

    share: Decimal
    floor: Decimal
    clause: str

    def __post_init__(self) -> None:
        require_rate("penalty.share", self.share, largest=Decimal(1))
        require_amount("penalty.floor", self.floor)


@dataclass(frozen=True, slots=True)
class ChargeCap:
    """A ceiling for interest and charges together: `annual_rate` on the overdue principal, by the day."""

    annual_rate: Decimal
    clause: str
    year_days: int = 365

    def __post_init__(self) -> None:
        require_rate("cap.annual_rate", self.annual_rate)
        require_count("cap.year_days", self.year_days)


@dataclass(frozen=True, slots=True)
class OverdueTerms:
    """What the agreement says about being late; `clause` names the term that sets the daily rate."""

    daily_rate: Decimal
    clause: str
    compounding: Compounding = Compounding.NONE
    fixed_fee: Decimal = _ZERO
    penalty: LatePenalty | None = None
    cap: ChargeCap | None = None
    allocation: tuple[Part, ...] = (Part.COSTS, Part.INTEREST, Part.PRINCIPAL)

    def __post_init__(self) -> None:
        require_rate("daily_rate", self.daily_rate)
        require_amount("fixed_fee", self.fixed_fee)
        if sorted(self.allocation) != sorted(Part):
            raise InputInvalid("allocation", Reason.UNKNOWN_CHOICE)


@dataclass(frozen=True, slots=True)
class OverdueEvent:
    """Something that posted: `amount` yuan, on `base` yuan for `days` days where it is interest, under `clause`."""

    day: date
    kind: EventKind
    amount: Decimal
    base: Decimal
    days: int
    clause: str


@dataclass(frozen=True, slots=True)
class OverdueCost:
    """The result in yuan. `charged` is interest and costs after the cap, `uncapped` before it."""

    days: int
    interest: Decimal
    costs: Decimal
    uncapped: Decimal
    cap: Decimal | None
    charged: Decimal
    principal_left: Decimal
    amount_due: Decimal
    events: tuple[OverdueEvent, ...]


def late_penalty(minimum: Decimal, paid: Decimal, share: Decimal, floor: Decimal) -> Decimal:
    """违约金 on the unpaid part of a minimum payment: share x unpaid, at least the floor; 0 if all was paid.

    Unit: yuan, half up to the fen. Source: card fee tables (5% of the unpaid minimum, at least 10). Errors:
    InputInvalid.

    >>> late_penalty(Decimal(1000), Decimal(300), Decimal("0.05"), Decimal(10))
    Decimal('35.00')
    """
    require_amount("minimum", minimum)
    require_amount("paid", paid)
    require_rate("share", share, largest=Decimal(1))
    require_amount("floor", floor)
    with exact():
        unpaid = minimum - paid
        return max(round_fen(unpaid * share), round_fen(floor)) if unpaid > 0 else Decimal("0.00")


def capped_annual_rate(agreed: Sequence[Decimal], reference_rate: Decimal, multiple: Decimal) -> Decimal:
    """The annual rate that applies when all agreed charges together are capped at a multiple of a reference rate.

    Formula: min(sum of agreed rates, multiple x reference). Source: 法释〔2020〕17号 arts. 28-29 (private lending
    only: 4 x one-year LPR at the time of the contract). A statement about a cap, not about legality.

    >>> capped_annual_rate([Decimal("0.24"), Decimal("0.06")], Decimal("0.0345"), Decimal(4))
    Decimal('0.1380')
    """
    for rate in (*agreed, reference_rate, multiple):
        require_rate("annual_rate", rate)
    with exact():
        return min(sum(agreed, _ZERO), multiple * reference_rate)


@dataclass(slots=True)
class _Ledger:
    """What is owed while the days pass. `settled_interest` bears interest where compounding is agreed."""

    principal: Decimal
    costs: Decimal
    interest: Decimal = _ZERO
    settled_interest: Decimal = _ZERO
    unposted: Decimal = _ZERO
    cap: Decimal = _ZERO

    def pay(self, amount: Decimal, allocation: Sequence[Part]) -> None:
        """Settle the parts one after the other; money that nothing is owed for is refused."""
        for part in allocation:
            settled = min(amount, getattr(self, part))
            setattr(self, part, getattr(self, part) - settled)
            amount -= settled
        if amount > 0:
            raise InputInvalid("payments", Reason.TOO_LARGE)
        self.settled_interest = min(self.settled_interest, self.interest)


def overdue_cost(
    principal: Decimal,
    due: date,
    settled: date,
    terms: OverdueTerms,
    *,
    unpaid_minimum: Decimal = _ZERO,
    payments: Sequence[Dated] = (),
) -> OverdueCost:
    """What `principal` yuan cost from the `due` date to the day they are `settled`.

    Formula: interest = (principal + compounding interest) x daily rate x days, posted at each monthly anniversary
    when it compounds, at each payment and at the end; a penalty on `unpaid_minimum` and a fixed fee post on the due
    date and bear no interest; the cap limits interest and costs together, after both. Source: 法释〔2020〕17号
    arts. 28-29 for the form of the cap; Civil Code arts. 561 and 676. Errors: InputInvalid (wrong_order; too_large
    when payments exceed the debt).

    >>> terms = OverdueTerms(Decimal("0.0005"), "contract 8.2")
    >>> cost = overdue_cost(Decimal(1000), date(2026, 3, 1), date(2026, 3, 11), terms)
    >>> cost.interest, cost.amount_due, cost.events[0].clause
    (Decimal('5.00'), Decimal('1005.00'), 'contract 8.2')
    """
    require_amount("principal", principal)
    require_amount("unpaid_minimum", unpaid_minimum)
    days = days_between(due, settled)
    if any(not due <= payment.day <= settled for payment in payments):
        raise InputInvalid("payments", Reason.WRONG_ORDER)
    with exact():
        events = _costs_at_start(due, terms, unpaid_minimum) if days else []
        costs = sum((event.amount for event in events), Decimal("0.00"))
        ledger = _Ledger(principal, costs)
        previous = due
        for day in _posting_days(due, settled, terms, payments):
            events += _accrue(ledger, previous, day, due, terms)
            previous = day
            for payment in payments:
                if payment.day == day:
                    ledger.pay(payment.amount, terms.allocation)
                    events.append(OverdueEvent(day, EventKind.PAYMENT, payment.amount, _ZERO, 0, terms.clause))
        return _result(days, costs, ledger, events, capped=terms.cap is not None)


def overdue_by(
    principal: Decimal,
    days_late: int,
    today: date,
    terms: OverdueTerms,
    *,
    further_days: int = 0,
    unpaid_minimum: Decimal = _ZERO,
) -> OverdueCost:
    """What `principal` yuan cost that are `days_late` days late today, when they stay unpaid `further_days` more.

    Formula: `overdue_cost` from the day `days_late` days before today. Unit: yuan. Errors: those of `overdue_cost`,
    InputInvalid on `days_late` and `further_days`.

    >>> terms = OverdueTerms(Decimal("0.0005"), "contract 8.2")
    >>> overdue_by(Decimal(3200), 9, date(2026, 11, 25), terms).charged
    Decimal('14.40')
    >>> overdue_by(Decimal(3200), 9, date(2026, 11, 25), terms, further_days=30).charged
    Decimal('62.40')
    """
    require_count("days_late", days_late, largest=MOST_DAYS)
    require_count("further_days", further_days, smallest=0, largest=MOST_DAYS)
    due, settled = today - timedelta(days=days_late), today + timedelta(days=further_days)
    return overdue_cost(principal, due, settled, terms, unpaid_minimum=unpaid_minimum)


def _result(days: int, costs: Decimal, ledger: _Ledger, events: Sequence[OverdueEvent], *, capped: bool) -> OverdueCost:
    """The totals; the cap is applied to interest and costs together, after both."""
    interest = sum((event.amount for event in events if event.kind is EventKind.INTEREST), Decimal("0.00"))
    cap = round_fen(ledger.cap) if capped else None
    charged = interest + costs if cap is None else min(interest + costs, cap)
    waived = interest + costs - charged
    return OverdueCost(
        days=days,
        interest=interest,
        costs=costs,
        uncapped=interest + costs,
        cap=cap,
        charged=charged,
        principal_left=ledger.principal,
        amount_due=max(ledger.principal + ledger.interest + ledger.costs - waived, _ZERO),
        events=tuple(events),
    )


def _costs_at_start(due: date, terms: OverdueTerms, unpaid_minimum: Decimal) -> list[OverdueEvent]:
    """The penalty and the fixed fee, which post once when the due date is missed."""
    events = []
    if terms.penalty is not None and unpaid_minimum > 0:
        amount = late_penalty(unpaid_minimum, _ZERO, terms.penalty.share, terms.penalty.floor)
        events.append(OverdueEvent(due, EventKind.PENALTY, amount, unpaid_minimum, 0, terms.penalty.clause))
    if terms.fixed_fee:
        events.append(OverdueEvent(due, EventKind.FIXED_FEE, terms.fixed_fee, _ZERO, 0, terms.clause))
    return events


def _posting_days(due: date, settled: date, terms: OverdueTerms, payments: Sequence[Dated]) -> list[date]:
    """The days on which interest posts, in order."""
    days = {payment.day for payment in payments} | {settled}
    if terms.compounding is Compounding.MONTHLY:
        days.update(takewhile(lambda day: day < settled, (add_months(due, month) for month in count(1))))
    return sorted(days)


def _accrue(ledger: _Ledger, previous: date, day: date, due: date, terms: OverdueTerms) -> list[OverdueEvent]:
    """Post the interest of the days since `previous`; on an anniversary it starts to compound, where that is agreed."""
    days = days_between(previous, day)
    base = ledger.principal + ledger.settled_interest
    amount = round_fen(base * terms.daily_rate * days)
    ledger.interest += amount
    if terms.cap is not None:
        ledger.cap += ledger.principal * terms.cap.annual_rate * days / terms.cap.year_days
    if terms.compounding is Compounding.MONTHLY and day == add_months(due, _months_between(due, day)):
        ledger.settled_interest = ledger.interest
    return [OverdueEvent(day, EventKind.INTEREST, amount, base, days, terms.clause)] if amount else []


def _months_between(start: date, end: date) -> int:
    """Calendar months between two dates, whatever their days."""
    return (end.year - start.year) * 12 + end.month - start.month
