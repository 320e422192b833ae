"""What the affordability rules ask: a household, a purchase, and how both are read from plain values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from credit_coach.money.amounts import exact, read_amount, read_count, read_rate, require_amount, require_count
from credit_coach.money.errors import ConfirmationNeeded, InputInvalid, Reason
from credit_coach.money.instalments import FeeTiming, Method, Plan
from credit_coach.money.records import choice, read_record

_ZERO = Decimal(0)
_MOST_PEOPLE = 20
_CURRENCY = "CNY"


class Area(StrEnum):
    """Where the household lives, for the statistical spending of its area."""

    URBAN = "urban"
    RURAL = "rural"


class Signal(StrEnum):
    """Signs of distress that weigh more than any ratio."""

    MINIMUMS_ONLY = "minimums_only"
    OVERDUE_NOW = "overdue_now"
    BORROWS_TO_REPAY = "borrows_to_repay"


_AMOUNTS = (
    "income_fixed",
    "income_variable",
    "essentials",
    "existing_repayments",
    "savings",
    "unsecured_debt",
)


@dataclass(frozen=True, slots=True)
class Household:
    """What is known of a household, in yuan a month (savings and debt: yuan). None is "not told", zero is an answer.

    `essentials` holds rent and all living costs; `essentials_partial` tells that a part of them was not told.
    `existing_repayments` holds every debt payment with the mortgage. Income is after tax and social insurance.
    `confirmed` names the unlikely inputs that the person has confirmed. Errors:
    InputInvalid.

    >>> Household(income_fixed=Decimal("-5000"))
    Traceback (most recent call last):
    credit_coach.money.errors.InputInvalid: income_fixed: negative
    """

    income_fixed: Decimal | None = None
    income_variable: Decimal | None = None
    essentials: Decimal | None = None
    essentials_partial: bool = False
    existing_repayments: Decimal | None = None
    savings: Decimal | None = None
    unsecured_debt: Decimal | None = None
    adults: int | None = None
    children: int | None = None
    area: Area | None = None
    signals: frozenset[Signal] = frozenset()
    confirmed: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        for field in _AMOUNTS:
            if getattr(self, field) is not None:
                require_amount(field, getattr(self, field))
        if self.adults is not None:
            require_count("adults", self.adults, largest=_MOST_PEOPLE)
        if self.children is not None:
            require_count("children", self.children, smallest=0, largest=_MOST_PEOPLE)
        if self.area is not None and not isinstance(self.area, Area):
            raise InputInvalid("area", Reason.UNKNOWN_CHOICE)
        if not all(isinstance(signal, Signal) for signal in self.signals):
            raise InputInvalid("signals", Reason.UNKNOWN_CHOICE)


@dataclass(frozen=True, slots=True)
class Purchase:
    """What is bought: `price` and `down_payment` in yuan, and the plan for the rest (None: cash). Errors: InputInvalid.

    >>> Purchase(Decimal("6000"), down_payment=Decimal("7000"))
    Traceback (most recent call last):
    credit_coach.money.errors.InputInvalid: down_payment: too large
    """

    price: Decimal
    down_payment: Decimal = _ZERO
    plan: Plan | None = None

    def __post_init__(self) -> None:
        require_amount("price", self.price, positive=True)
        require_amount("down_payment", self.down_payment)
        if self.down_payment > self.price:
            raise InputInvalid("down_payment", Reason.TOO_LARGE)

    @property
    def financed(self) -> Decimal:
        """What the plan has to carry, in yuan; 0 for cash, and where the down payment is the whole price."""
        with exact():
            return _ZERO if self.plan is None else self.price - self.down_payment


def sum_financed(price: Decimal, down_payment: Decimal) -> Decimal:
    """What an instalment plan has to carry: the price less what is paid down. Unit: yuan. Errors: InputInvalid.

    >>> sum_financed(Decimal("8999"), Decimal("2000"))
    Decimal('6999')
    """
    require_amount("price", price, positive=True)
    require_amount("down_payment", down_payment)
    if down_payment > price:
        raise InputInvalid("down_payment", Reason.TOO_LARGE)
    with exact():
        return price - down_payment


def read_case(values: Mapping[str, object]) -> tuple[Household, Purchase]:
    """A household and a purchase from one record of plain values: strings, ints, Decimals, None for "not told".

    Fields are those of `Household` and `Purchase`; `plan` is a record with the fields of `Plan`; `currency` may be
    given and must be CNY, because nothing is converted silently. Errors: InputInvalid naming the first field that
    fails (`plan.periods` inside a plan), ConfirmationNeeded for another currency.

    >>> household, purchase = read_case({"income_fixed": "8000", "existing_repayments": "0", "price": "999.90"})
    >>> household.income_fixed, household.savings, purchase.price
    (Decimal('8000.00'), None, Decimal('999.90'))
    >>> read_case({"price": "100", "savings": "一万多"})
    Traceback (most recent call last):
    credit_coach.money.errors.InputInvalid: savings: not a number
    """
    told = {field: value for field, value in values.items() if value is not None}
    if told.pop("currency", _CURRENCY) != _CURRENCY:
        raise ConfirmationNeeded("currency", Reason.UNIT_UNCLEAR)
    if "price" not in told:
        raise InputInvalid("price", Reason.NOT_TOLD)
    read = read_record(told, {**_HOUSEHOLD_READERS, **_PURCHASE_READERS})
    household = Household(**{field: value for field, value in read.items() if field in _HOUSEHOLD_READERS})
    purchase = Purchase(**{field: value for field, value in read.items() if field in _PURCHASE_READERS})
    return household, purchase


def read_plan(values: Mapping[str, object]) -> Plan:
    """A plan from a record of plain values with the fields of `Plan`. Errors: InputInvalid.

    >>> read_plan({"method": "equal_payment", "periods": "12", "annual_nominal_rate": "0.12"}).method.value
    'equal_payment'
    """
    told = {field: value for field, value in values.items() if value is not None}
    for field in ("method", "periods"):
        if field not in told:
            raise InputInvalid(field, Reason.NOT_TOLD)
    return Plan(**read_record(told, _PLAN_READERS))


def _read_signals(field: str, raw: object) -> frozenset[StrEnum]:
    """A list of signals."""
    if isinstance(raw, str) or not isinstance(raw, Iterable):
        raise InputInvalid(field, Reason.UNKNOWN_CHOICE)
    return frozenset(choice(Signal)(field, each) for each in raw)


def _read_names(field: str, raw: object) -> frozenset[str]:
    """A list of field names."""
    if isinstance(raw, str) or not isinstance(raw, Iterable) or not all(isinstance(each, str) for each in raw):
        raise InputInvalid(field, Reason.UNKNOWN_CHOICE)
    return frozenset(raw)


def _read_nested_plan(field: str, raw: object) -> Plan:
    """The record of a plan; its failures carry the name of the field that holds it."""
    if not isinstance(raw, Mapping):
        raise InputInvalid(field, Reason.UNKNOWN_CHOICE)
    try:
        return read_plan(raw)
    except InputInvalid as failure:
        raise failure.within(field) from None


_HOUSEHOLD_READERS: Mapping[str, Callable[[str, object], Any]] = {
    **dict.fromkeys(_AMOUNTS, read_amount),
    "adults": read_count,
    "children": read_count,
    "area": choice(Area),
    "signals": _read_signals,
    "confirmed": _read_names,
}
_PURCHASE_READERS: Mapping[str, Callable[[str, object], Any]] = {
    "price": read_amount,
    "down_payment": read_amount,
    "plan": _read_nested_plan,
}
_PLAN_READERS: Mapping[str, Callable[[str, object], Any]] = {
    "method": choice(Method),
    "periods": read_count,
    "annual_nominal_rate": read_rate,
    "fee_rate_per_period": read_rate,
    "one_time_fee_rate": read_rate,
    "one_time_fee": read_amount,
    "one_time_fee_timing": choice(FeeTiming),
    "free_periods": read_count,
}
