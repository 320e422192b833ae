"""Amounts of money and other numbers: reading them strictly, rounding them once, and the precision of the sums.

Money is a `Decimal` in yuan with two decimals (fen). Rounding is half up, at each posting, with the mode named each
time, because `Decimal.quantize` alone rounds half to even. Sums run in a local context of 50 digits, so neither the
caller's context nor another thread's can change a result.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import (
    MAX_EMAX,
    MIN_EMIN,
    ROUND_CEILING,
    ROUND_FLOOR,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    Context,
    Decimal,
    DivisionByZero,
    InvalidOperation,
    Overflow,
    localcontext,
)
from enum import StrEnum
from fractions import Fraction

from credit_coach.money.errors import InputInvalid, Reason

FEN = Decimal("0.01")
PRECISION = 50
# Far above any household, far below what 50 digits can hold to the fen.
LARGEST_AMOUNT = Decimal(10) ** 13
LARGEST_RATE = Decimal(100)
MOST_PERIODS = 1200
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
_NOT_FINITE = re.compile(r"[+-]?(s?nan\d*|inf(inity)?)", re.ASCII | re.IGNORECASE)
_LONGEST_NUMBER = 60
_CONTEXT = Context(
    prec=PRECISION,
    rounding=ROUND_HALF_EVEN,
    Emin=MIN_EMIN,
    Emax=MAX_EMAX,
    capitals=1,
    clamp=0,
    flags=[],
    traps=[InvalidOperation, DivisionByZero, Overflow],
)


class Posting(StrEnum):
    """How an amount is booked: to the fen (what banks do), or exactly (what printed textbook tables do)."""

    FEN = "fen"
    EXACT = "exact"


@contextmanager
def exact() -> Iterator[None]:
    """Run a block at 50 digits whatever the caller's decimal context is, and leave that context as it was.

    >>> from decimal import Decimal
    >>> with exact():
    ...     print(Decimal(1) / 3)
    0.33333333333333333333333333333333333333333333333333
    """
    with localcontext(_CONTEXT):
        yield


def round_fen(value: Decimal) -> Decimal:
    """Half up to the fen: 0.005 becomes 0.01, -0.005 becomes -0.01. Unit: yuan.

    Convention: rounded once, at posting. Source: commercial rounding, as the EC's amortisation tables and bank
    statements use it.

    >>> round_fen(Decimal("1432.865")), round_fen(Decimal("2.675"))
    (Decimal('1432.87'), Decimal('2.68'))
    """
    return value.quantize(FEN, rounding=ROUND_HALF_UP, context=_CONTEXT)


def floor_fen(value: Decimal) -> Decimal:
    """Down to the fen: the parts of a principal that is split, so that the parts never exceed the whole.

    >>> floor_fen(Decimal("83.339"))
    Decimal('83.33')
    """
    return value.quantize(FEN, rounding=ROUND_FLOOR, context=_CONTEXT)


def ceil_fen(value: Decimal) -> Decimal:
    """Up to the fen: the smallest payment that clears a debt, because half up can leave a residue.

    >>> ceil_fen(Decimal("29643.0411"))
    Decimal('29643.05')
    """
    return value.quantize(FEN, rounding=ROUND_CEILING, context=_CONTEXT)


def posted(value: Decimal, posting: Posting) -> Decimal:
    """The amount that is booked: half up to the fen, or unchanged.

    >>> posted(Decimal("0.125"), Posting.FEN), posted(Decimal("0.125"), Posting.EXACT)
    (Decimal('0.13'), Decimal('0.125'))
    """
    return round_fen(value) if posting is Posting.FEN else value


def round_half_up(value: Decimal | Fraction, places: int) -> Decimal:
    """Half up (away from zero) to a number of decimals, from the exact value. For display only.

    >>> round_half_up(Fraction(1, 8), 2), round_half_up(Decimal("-0.125"), 2)
    (Decimal('0.13'), Decimal('-0.13'))
    """
    scaled = abs(Fraction(value)) * 10**places
    units = int(scaled + Fraction(1, 2))
    return Decimal(units if value >= 0 else -units).scaleb(-places, _CONTEXT)


def as_decimal(value: Fraction) -> Decimal:
    """A fraction at 50 digits.

    >>> str(as_decimal(Fraction(1, 8)))
    '0.125'
    """
    with exact():
        return Decimal(value.numerator) / Decimal(value.denominator)


def monthly_from_years(a_year: Decimal) -> Decimal:
    """A yearly amount as an amount a month, down to the fen. Unit: yuan.

    >>> monthly_from_years(Decimal(150000))
    Decimal('12500.00')
    """
    with exact():
        return floor_fen(a_year / 12)


def bonus_a_month(pay: Decimal, months: Decimal) -> Decimal:
    """A yearly bonus of `months` months of `pay` as an amount a month, down to the fen. Unit: yuan.

    >>> bonus_a_month(Decimal(6500), Decimal(1))
    Decimal('541.66')
    """
    with exact():
        return floor_fen(pay * months / 12)


def monthly_from_days(amount: Decimal, days: int) -> Decimal:
    """An amount every `days` days as an amount a month of 365/12 days, half up to the fen. Unit: yuan.

    >>> monthly_from_days(Decimal(50), 1), monthly_from_days(Decimal(700), 7)
    (Decimal('1520.83'), Decimal('3041.67'))
    """
    with exact():
        return round_fen(amount * 365 / (12 * days))


def read_number(field: str, raw: object) -> Decimal:
    """A finite number from plain digits, an int or a Decimal; never from a float, which has already lost its value.

    Signs and one decimal point are understood; separators, units, exponents, full-width and Chinese numerals are
    for the readers of the dialogue. Errors: InputInvalid (not_a_number, not_finite, too_large).

    >>> read_number("price", " 8999.90 ")
    Decimal('8999.90')
    >>> read_number("price", 8999.9)
    Traceback (most recent call last):
    credit_coach.money.errors.InputInvalid: price: not a number
    """
    if isinstance(raw, bool) or not isinstance(raw, str | int | Decimal):
        raise InputInvalid(field, Reason.NOT_A_NUMBER)
    if isinstance(raw, str):
        raw = raw.strip()
        if _NOT_FINITE.fullmatch(raw):
            raise InputInvalid(field, Reason.NOT_FINITE)
        if len(raw) > _LONGEST_NUMBER or not _NUMBER.fullmatch(raw):
            raise InputInvalid(field, Reason.NOT_A_NUMBER)
    return require_finite(field, Decimal(raw))


def read_amount(field: str, raw: object) -> Decimal:
    """An amount of money at or above zero, half up to the fen. Unit: yuan.

    Errors: those of `read_number`, and InputInvalid (negative).

    >>> read_amount("savings", "1000.005")
    Decimal('1000.01')
    >>> read_amount("savings", "-1")
    Traceback (most recent call last):
    credit_coach.money.errors.InputInvalid: savings: negative
    """
    return require_amount(field, round_fen(read_number(field, raw)))


def read_rate(field: str, raw: object) -> Decimal:
    """A rate as a fraction (0.006 is 0.6%), at or above zero and at most 100 (10,000%), not rounded.

    >>> read_rate("fee_rate_per_period", "0.006")
    Decimal('0.006')
    """
    return require_rate(field, read_number(field, raw))


def read_count(field: str, raw: object) -> int:
    """A whole number, for example a number of periods; its bounds are checked where it is used.

    >>> read_count("periods", "12")
    12
    >>> read_count("periods", "12.5")
    Traceback (most recent call last):
    credit_coach.money.errors.InputInvalid: periods: not whole
    """
    value = read_number(field, raw)
    if value != value.to_integral_value():
        raise InputInvalid(field, Reason.NOT_WHOLE)
    return int(value)


def require_finite(field: str, value: Decimal) -> Decimal:
    """The value itself when it is a finite Decimal of at most ten million million.

    >>> require_finite("price", Decimal("NaN"))
    Traceback (most recent call last):
    credit_coach.money.errors.InputInvalid: price: not finite
    """
    if not isinstance(value, Decimal):
        raise InputInvalid(field, Reason.NOT_A_NUMBER)
    if not value.is_finite():
        raise InputInvalid(field, Reason.NOT_FINITE)
    if value.copy_abs() > LARGEST_AMOUNT:
        raise InputInvalid(field, Reason.TOO_LARGE)
    return value


def require_amount(field: str, value: Decimal, *, positive: bool = False) -> Decimal:
    """The value itself when it is whole fen at or above zero (above zero when `positive`). Unit: yuan.

    >>> require_amount("price", Decimal("0"), positive=True)
    Traceback (most recent call last):
    credit_coach.money.errors.InputInvalid: price: not positive
    """
    require_finite(field, value)
    if value < 0:
        raise InputInvalid(field, Reason.NEGATIVE)
    if positive and value == 0:
        raise InputInvalid(field, Reason.NOT_POSITIVE)
    if value != round_fen(value):
        raise InputInvalid(field, Reason.NOT_WHOLE_FEN)
    return value


def require_rate(field: str, value: Decimal, *, largest: Decimal = LARGEST_RATE) -> Decimal:
    """The value itself when it is a rate between 0 and `largest`, as a fraction.

    >>> require_rate("daily_rate", Decimal("-0.0005"))
    Traceback (most recent call last):
    credit_coach.money.errors.InputInvalid: daily_rate: negative
    """
    require_finite(field, value)
    if value < 0:
        raise InputInvalid(field, Reason.NEGATIVE)
    if value > largest:
        raise InputInvalid(field, Reason.TOO_LARGE)
    return value


def require_count(field: str, value: int, *, smallest: int = 1, largest: int = MOST_PERIODS) -> int:
    """The value itself when it is an int between `smallest` and `largest`.

    >>> require_count("periods", 0)
    Traceback (most recent call last):
    credit_coach.money.errors.InputInvalid: periods: too small
    """
    if isinstance(value, bool) or not isinstance(value, int):
        raise InputInvalid(field, Reason.NOT_WHOLE)
    if value < smallest:
        raise InputInvalid(field, Reason.TOO_SMALL)
    if value > largest:
        raise InputInvalid(field, Reason.TOO_LARGE)
    return value
