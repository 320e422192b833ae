"""Reading and rounding amounts."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from credit_coach.money import (
    InputInvalid,
    Posting,
    Reason,
    as_decimal,
    ceil_fen,
    exact,
    floor_fen,
    posted,
    read_amount,
    read_count,
    read_number,
    read_rate,
    round_fen,
    round_half_up,
)
from credit_coach.money.amounts import require_amount, require_count, require_finite, require_rate


@pytest.mark.parametrize(
    ("exact_value", "fen"),
    [("0.005", "0.01"), ("0.015", "0.02"), ("2.675", "2.68"), ("-0.005", "-0.01"), ("1.004999", "1.00")],
)
def test_half_a_fen_goes_up(exact_value: str, fen: str) -> None:
    """Half a fen is rounded away from zero, where Decimal alone would go to even."""
    assert round_fen(Decimal(exact_value)) == Decimal(fen)
    assert round_half_up(Decimal(exact_value), 2) == Decimal(fen)


def test_round_half_up_is_exact_for_fractions() -> None:
    """A fraction is rounded from its exact value: 1/3 of a fen stays down, 2/3 go up."""
    assert round_half_up(Fraction(1, 300), 2) == Decimal("0.00")
    assert round_half_up(Fraction(2, 300), 2) == Decimal("0.01")
    assert str(round_half_up(Fraction(36, 100), 4)) == "0.3600"


def test_floor_and_ceiling() -> None:
    """Parts are rounded down and clearing payments up, also where half up would do the opposite."""
    assert floor_fen(Decimal("0.019")) == Decimal("0.01")
    assert ceil_fen(Decimal("0.011")) == Decimal("0.02")


def test_posting() -> None:
    """Posting to the fen rounds, exact posting leaves every digit."""
    assert posted(Decimal("0.0149"), Posting.FEN) == Decimal("0.01")
    assert posted(Decimal("0.0149"), Posting.EXACT) == Decimal("0.0149")


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("", Reason.NOT_A_NUMBER),
        ("12,000", Reason.NOT_A_NUMBER),
        ("1_000", Reason.NOT_A_NUMBER),
        ("1e3", Reason.NOT_A_NUMBER),
        ("１２", Reason.NOT_A_NUMBER),
        ("0x10", Reason.NOT_A_NUMBER),
        ("1" * 61, Reason.NOT_A_NUMBER),
        (True, Reason.NOT_A_NUMBER),
        (None, Reason.NOT_A_NUMBER),
        (1.0, Reason.NOT_A_NUMBER),
        ("NaN", Reason.NOT_FINITE),
        ("-inf", Reason.NOT_FINITE),
        (Decimal("sNaN"), Reason.NOT_FINITE),
        (Decimal("Infinity"), Reason.NOT_FINITE),
        ("10000000000001", Reason.TOO_LARGE),
        (10**60, Reason.TOO_LARGE),
    ],
)
def test_strict_numbers(raw: object, reason: Reason) -> None:
    """Only plain finite numbers of a possible size are read, and each refusal says why."""
    with pytest.raises(InputInvalid) as failure:
        read_number("price", raw)
    assert (failure.value.field, failure.value.reason) == ("price", reason)


@pytest.mark.parametrize(("raw", "value"), [("+5", "5"), (" 0.10 ", "0.10"), (7, "7"), (Decimal("3.3"), "3.3")])
def test_numbers_that_are_read(raw: object, value: str) -> None:
    """Digits with a sign or blanks, ints and Decimals are read as they are."""
    assert str(read_number("price", raw)) == value


def test_amounts_are_whole_fen_at_or_above_zero() -> None:
    """An amount is rounded once when it is read; negative ones are refused."""
    assert str(read_amount("price", "12.345")) == "12.35"
    with pytest.raises(InputInvalid, match="price: negative"):
        read_amount("price", "-0.01")


def test_rates_and_counts() -> None:
    """Rates keep their digits up to 100 (10,000%); counts must be whole."""
    assert read_rate("rate", "0.00055") == Decimal("0.00055")
    with pytest.raises(InputInvalid, match="rate: too large"):
        read_rate("rate", "100.01")
    assert read_count("periods", "24") == 24
    with pytest.raises(InputInvalid, match="periods: not whole"):
        read_count("periods", Decimal("2.5"))


def test_requirements() -> None:
    """Values that are already numbers are checked for kind, sign, size and whole fen."""
    assert require_amount("price", Decimal("1.00")) == 1
    with pytest.raises(InputInvalid, match="not whole fen"):
        require_amount("price", Decimal("1.001"))
    with pytest.raises(InputInvalid, match="not positive"):
        require_amount("price", Decimal(0), positive=True)
    with pytest.raises(InputInvalid, match="not a number"):
        require_finite("price", 1)  # type: ignore[arg-type]
    with pytest.raises(InputInvalid, match="too large"):
        require_rate("share", Decimal("1.1"), largest=Decimal(1))
    with pytest.raises(InputInvalid, match="not whole"):
        require_count("periods", True)
    with pytest.raises(InputInvalid, match="too large"):
        require_count("periods", 1201)


def test_fifty_digits() -> None:
    """A third has fifty digits inside the block and for a converted fraction."""
    with exact():
        third = Decimal(1) / 3
    assert third == as_decimal(Fraction(1, 3))
    assert len(third.as_tuple().digits) == 50
