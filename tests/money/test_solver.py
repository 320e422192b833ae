"""The root finder: several roots, double roots, no root, and extreme rates."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from credit_coach.money import Flow, InputInvalid, NoRate, Reason, exact, internal_rate
from credit_coach.money.solver import positive_root, rate_of


def _polynomial(*rates: str) -> list[Decimal]:
    """Flows whose only rates are the given ones: the product of (growth - (1 + rate)), highest power first."""
    flows = [Decimal(1)]
    with exact():
        for rate in rates:
            root = 1 + Decimal(rate)
            flows = [
                term - root * before for term, before in zip([*flows, Decimal(0)], [Decimal(0), *flows], strict=True)
            ]
    return flows


@pytest.mark.parametrize(
    ("rates", "expected"),
    [
        (("0.05", "0.25"), "0.05"),
        (("0.25", "0.05", "0.60"), "0.05"),
        (("-0.3", "0.4"), "0.4"),
        (("-0.3", "-0.1"), "-0.1"),
        (("0.02", "0.0201", "3"), "0.02"),
        (("0.1", "0.1"), "0.1"),
        (("0.1", "0.1", "0.1"), "0.1"),
        (("-0.2", "0.0001"), "0.0001"),
    ],
)
def test_the_positive_root_nearest_zero(rates: tuple[str, ...], expected: str) -> None:
    """Of several roots the smallest positive one is taken, else the negative one nearest zero (UK MCOB 10.3.1B)."""
    assert abs(internal_rate(_polynomial(*rates)) - Decimal(expected)) < Decimal("1e-9")


def test_zero_wins_when_the_flows_sum_to_nothing() -> None:
    """Flows that sum to zero have the rate 0, although 20% is a root as well."""
    assert internal_rate(_polynomial("0", "0.2")) == 0


def test_no_root_at_all() -> None:
    """A curve that never touches zero has no rate, and says so."""
    with pytest.raises(NoRate) as failure:
        internal_rate([Decimal(1), Decimal(-2), Decimal("1.5")])
    assert failure.value.reason is Reason.NO_ROOT


@pytest.mark.parametrize("flows", [[], ["0", "0"], ["5", "0", "1"], ["-5"]])
def test_one_sign(flows: list[str]) -> None:
    """Nothing, zeros, only receipts or only payments have no rate."""
    with pytest.raises(NoRate) as failure:
        internal_rate([Decimal(flow) for flow in flows])
    assert failure.value.reason is Reason.ONE_SIGN


@pytest.mark.parametrize("rate", ["1e-12", "0.5", "1000", "1e15", "-0.999999"])
def test_extreme_rates(rate: str) -> None:
    """From a trillionth to payday rates and near-total losses, the rate comes back with many digits."""
    with exact():
        borrowed = Decimal("0.001")
        repaid = borrowed * (1 + Decimal(rate))
    found = rate_of([Flow(Fraction(0), borrowed), Flow(Fraction(1), -repaid)])
    with exact():
        assert abs(found / Decimal(rate) - 1) < Decimal("1e-15")


def test_bad_flows_are_refused() -> None:
    """A time before the start, a value that is not finite, or hundreds of changes of sign are refused."""
    with pytest.raises(InputInvalid):
        rate_of([Flow(Fraction(-1), Decimal(1)), Flow(Fraction(1), Decimal(-1))])
    with pytest.raises(InputInvalid):
        internal_rate([Decimal(1), Decimal("NaN")])
    with pytest.raises(InputInvalid):
        internal_rate([Decimal(2), Decimal(-1)] * 150)


def test_positive_root_of_any_function() -> None:
    """The general solver finds a root far from zero, the root 0 itself, and says when there is none."""
    assert abs(positive_root(lambda x: Decimal(5000) - x, "x") - 5000) < Decimal("1e-20")
    assert positive_root(lambda x: x, "x") == 0
    with pytest.raises(NoRate):
        positive_root(lambda x: x + 1, "x")
