"""Level-payment functions beyond the published cases: they agree with each other and refuse nonsense."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from credit_coach.money import (
    InputInvalid,
    cumulative_interest,
    cumulative_principal,
    exact,
    future_value,
    interest_part,
    level_payment,
    number_of_periods,
    periodic_rate,
    present_value,
    principal_part,
)

_TINY = Decimal("1e-30")
_RATE, _LOAN = Decimal("0.015"), Decimal(12345)


@pytest.mark.parametrize("at_start", [False, True])
def test_the_functions_agree(at_start: bool) -> None:
    """Payment, present and future value, periods and parts are solutions of one equation."""
    payment = level_payment(_RATE, 24, _LOAN, Decimal(-500), at_start=at_start)
    with exact():
        assert abs(present_value(_RATE, 24, payment, Decimal(-500), at_start=at_start) - _LOAN) < _TINY
        assert abs(future_value(_RATE, 24, payment, _LOAN, at_start=at_start) + 500) < _TINY
        assert abs(number_of_periods(_RATE, payment, _LOAN, Decimal(-500), at_start=at_start) - 24) < _TINY
        first = interest_part(_RATE, 5, 24, _LOAN, at_start=at_start)
        rest = principal_part(_RATE, 5, 24, _LOAN, at_start=at_start)
        assert abs(first + rest - level_payment(_RATE, 24, _LOAN, at_start=at_start)) < _TINY


def test_the_rate_is_found_again() -> None:
    """RATE undoes PMT."""
    with exact():
        assert abs(periodic_rate(24, level_payment(_RATE, 24, _LOAN), _LOAN) - _RATE) < _TINY


def test_cumulative_parts_are_the_whole() -> None:
    """All principal parts repay the loan, and interest and principal are all the payments."""
    with exact():
        principal = cumulative_principal(_RATE, 24, _LOAN, 1, 24)
        interest = cumulative_interest(_RATE, 24, _LOAN, 1, 24)
        assert abs(principal + _LOAN) < _TINY
        assert abs(principal + interest - 24 * level_payment(_RATE, 24, _LOAN)) < _TINY


def test_interest_of_payments_at_the_start() -> None:
    """Paid at the start, the second payment holds the interest of one period on the loan less the first payment."""
    with exact():
        payment = level_payment(_RATE, 24, _LOAN, at_start=True)
        assert interest_part(_RATE, 1, 24, _LOAN, at_start=True) == 0
        assert abs(interest_part(_RATE, 2, 24, _LOAN, at_start=True) + (_LOAN + payment) * _RATE) < _TINY


def test_zero_rate() -> None:
    """Without interest nothing is divided by zero."""
    assert level_payment(Decimal(0), 24, Decimal(2400)) == -100
    assert present_value(Decimal(0), 24, Decimal(-100)) == 2400
    assert future_value(Decimal(0), 24, Decimal(-100)) == 2400
    assert number_of_periods(Decimal(0), Decimal(-100), Decimal(2400)) == 24
    assert interest_part(Decimal(0), 3, 24, Decimal(2400)) == 0


@pytest.mark.parametrize(
    ("call", "field"),
    [
        (lambda: level_payment("0.1", 24, _LOAN), "rate"),  # type: ignore[arg-type]
        (lambda: level_payment(Decimal("-0.1"), 24, _LOAN), "rate"),
        (lambda: level_payment(_RATE, 0, _LOAN), "periods"),
        (lambda: interest_part(_RATE, 0, 24, _LOAN), "period"),
        (lambda: principal_part(_RATE, 25, 24, _LOAN), "period"),
        (lambda: cumulative_interest(_RATE, 24, Decimal(0), 1, 2), "present"),
        (lambda: cumulative_principal(_RATE, 24, _LOAN, 3, 2), "first"),
        (lambda: cumulative_principal(_RATE, 24, _LOAN, 1, 25), "last"),
        (lambda: number_of_periods(_RATE, Decimal(-1), _LOAN), "payment"),
        (lambda: number_of_periods(Decimal(0), Decimal(0), _LOAN), "payment"),
    ],
)
def test_nonsense_is_refused(call: Any, field: str) -> None:
    """A value out of range, or a payment that never repays, is refused by the name of its argument."""
    with pytest.raises(InputInvalid) as failure:
        call()
    assert failure.value.field == field
