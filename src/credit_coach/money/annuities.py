"""Level payments in spreadsheet form: the functions that Excel calls PMT, IPMT, PPMT, NPER, RATE, PV, FV and CUM*.

One equation ties them together, with received amounts positive and paid ones negative:

    pv (1 + r)^n + payment (1 + r w) ((1 + r)^n - 1) / r + fv = 0        (at r = 0: pv + payment n + fv = 0)

where w is 1 for payments at the start of a period and 0 at its end. Nothing is rounded. Source: the reference of
Excel's financial functions; the published cases of DAX, formulajs, numpy-financial and pyxirr are in the tests.
Errors: InputInvalid for a value out of range, NoRate where no rate exists.
"""

from __future__ import annotations

from decimal import Decimal

from credit_coach.money.amounts import MOST_PERIODS, exact, require_count, require_finite, require_rate
from credit_coach.money.errors import InputInvalid, Reason
from credit_coach.money.rates import internal_rate

_ZERO = Decimal(0)


def level_payment(
    rate: Decimal, periods: int, present: Decimal, future: Decimal = _ZERO, *, at_start: bool = False
) -> Decimal:
    """PMT: the payment a period that turns `present` into `-future` in `periods`, in the unit of the amounts.

    >>> round(level_payment(Decimal("0.00625"), 180, Decimal(200000)), 6)
    Decimal('-1854.024720')
    >>> level_payment(Decimal(0), 60, Decimal(15000))
    Decimal('-250')
    """
    require_rate("rate", rate)
    require_count("periods", periods)
    with exact():
        growth = (1 + rate) ** periods
        owed = require_finite("present", present) * growth + require_finite("future", future)
        return -owed / _payment_factor(rate, periods, at_start)


def interest_part(
    rate: Decimal,
    period: int,
    periods: int,
    present: Decimal,
    future: Decimal = _ZERO,
    *,
    at_start: bool = False,
) -> Decimal:
    """IPMT: the interest in the payment of one period (1 is the first). A payment at the very start has none.

    >>> round(interest_part(Decimal("0.1"), 3, 3, Decimal(8000)), 6)
    Decimal('-292.447130')
    """
    payment = level_payment(rate, periods, present, future, at_start=at_start)
    require_count("period", period, largest=periods)
    if at_start and period == 1:
        return _ZERO
    with exact():
        owed = future_value(rate, period - 1, payment, present, at_start=at_start)
        return owed * rate / (1 + rate if at_start else 1)


def principal_part(
    rate: Decimal,
    period: int,
    periods: int,
    present: Decimal,
    future: Decimal = _ZERO,
    *,
    at_start: bool = False,
) -> Decimal:
    """PPMT: the principal in the payment of one period, which is the payment less its interest.

    >>> round(principal_part(Decimal("0.1479"), 297, 300, Decimal("-270.51")), 6)
    Decimal('23.042801')
    """
    interest = interest_part(rate, period, periods, present, future, at_start=at_start)
    with exact():
        return level_payment(rate, periods, present, future, at_start=at_start) - interest


def number_of_periods(
    rate: Decimal, payment: Decimal, present: Decimal, future: Decimal = _ZERO, *, at_start: bool = False
) -> Decimal:
    """NPER: how many periods it takes. Errors: InputInvalid on `payment` when no number of periods is enough.

    >>> round(number_of_periods(Decimal("0.01"), Decimal(-100), Decimal(-1000), Decimal(10000), at_start=True), 6)
    Decimal('59.673866')
    """
    require_rate("rate", rate)
    for field, value in (("payment", payment), ("present", present), ("future", future)):
        require_finite(field, value)
    with exact():
        if rate == 0:
            if payment == 0:
                raise InputInvalid("payment", Reason.TOO_SMALL)
            return -(present + future) / payment
        perpetual = payment * (1 + rate * at_start) / rate
        if perpetual + present == 0 or (perpetual - future) / (perpetual + present) <= 0:
            raise InputInvalid("payment", Reason.TOO_SMALL)
        return ((perpetual - future) / (perpetual + present)).ln() / (1 + rate).ln()


def periodic_rate(periods: int, payment: Decimal, present: Decimal, future: Decimal = _ZERO) -> Decimal:
    """RATE: the rate a period, payments at the end. The positive rate nearest zero, else the negative one.

    >>> round(periodic_rate(348, Decimal("-13093.25"), Decimal(790000)), 10)
    Decimal('0.0165183582')
    """
    require_count("periods", periods)
    require_finite("present", present)
    with exact():
        last = require_finite("payment", payment) + require_finite("future", future)
    return internal_rate([present, *[payment] * (periods - 1), last])


def present_value(
    rate: Decimal, periods: int, payment: Decimal, future: Decimal = _ZERO, *, at_start: bool = False
) -> Decimal:
    """PV: what the payments and the final sum are worth today.

    >>> round(present_value(Decimal(2) / 300, 240, Decimal(500)), 4)
    Decimal('-59777.1459')
    """
    require_rate("rate", rate)
    require_count("periods", periods, smallest=0)
    with exact():
        later = require_finite("payment", payment) * _payment_factor(rate, periods, at_start)
        return -(later + require_finite("future", future)) / (1 + rate) ** periods


def future_value(
    rate: Decimal, periods: int, payment: Decimal, present: Decimal = _ZERO, *, at_start: bool = False
) -> Decimal:
    """FV: what is there after `periods`, the sign turned: a loan of +8,000 ends as a debt of minus its balance.

    >>> round(future_value(Decimal("0.075"), 20, Decimal(-2000)), 6)
    Decimal('86609.362673')
    """
    require_rate("rate", rate)
    require_count("periods", periods, smallest=0)
    with exact():
        grown = require_finite("present", present) * (1 + rate) ** periods
        return -(grown + require_finite("payment", payment) * _payment_factor(rate, periods, at_start))


def cumulative_interest(
    rate: Decimal, periods: int, present: Decimal, first: int, last: int, *, at_start: bool = False
) -> Decimal:
    """CUMIPMT: the interest paid in the periods `first` to `last`, both included.

    >>> round(cumulative_interest(Decimal("0.0075"), 360, Decimal(125000), 1, 1), 2)
    Decimal('-937.50')
    """
    _require_span(present, periods, first, last)
    with exact():
        parts = (interest_part(rate, period, periods, present, at_start=at_start) for period in range(first, last + 1))
        return sum(parts, _ZERO)


def cumulative_principal(
    rate: Decimal, periods: int, present: Decimal, first: int, last: int, *, at_start: bool = False
) -> Decimal:
    """CUMPRINC: the principal paid in the periods `first` to `last`, both included.

    >>> round(cumulative_principal(Decimal("0.0075"), 360, Decimal(125000), 1, 1), 6)
    Decimal('-68.278271')
    """
    interest = cumulative_interest(rate, periods, present, first, last, at_start=at_start)
    with exact():
        return level_payment(rate, periods, present, at_start=at_start) * (last - first + 1) - interest


def _payment_factor(rate: Decimal, periods: int, at_start: bool) -> Decimal:
    """(1 + r w) ((1 + r)^n - 1) / r: what payments of 1 grow to."""
    if rate == 0:
        return Decimal(periods)
    return (1 + rate * at_start) * ((1 + rate) ** periods - 1) / rate


def _require_span(present: Decimal, periods: int, first: int, last: int) -> None:
    """The bounds that spreadsheets set for the cumulative functions."""
    if require_finite("present", present) <= 0:
        raise InputInvalid("present", Reason.NOT_POSITIVE)
    require_count("periods", periods, largest=MOST_PERIODS)
    require_count("last", last, largest=periods)
    require_count("first", first, largest=last)
