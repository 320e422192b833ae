"""The rules at their exact limits."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from credit_coach.money import THRESHOLDS, AnnualRate, RateLabel, Rule, RuleResult, Signal, Status, Sums, apply_rules

# 10,000 of income, 4,400 of costs, 3,600 to repay: 36% exactly, stress exactly 0, and 3 months of 8,000.
_EDGE = Sums(
    income=Fraction(10000),
    essentials=Fraction(4400),
    existing=Fraction(2600),
    new_payment=Fraction(1000),
    savings=Fraction(24000),
    paid_at_once=Fraction(0),
    debt_after=Fraction(60000),
    stress_share=Fraction(8, 10),
)
_HAIR = Fraction(1, 10**9)


def _apply(sums: Sums, price: str | None = None, *signals: Signal) -> dict[Rule, RuleResult]:
    rate = None if price is None else AnnualRate(Decimal(price), RateLabel.SIMPLE)
    return {result.rule: result for result in apply_rules(sums, rate, frozenset(signals), THRESHOLDS)}


def test_every_limit_belongs_to_the_better_colour() -> None:
    """Exactly 36%, 0 of stress, 3 months, 6 months of debt and 18.25% are green."""
    assert {result.status for result in _apply(_EDGE, "0.1825").values()} == {Status.GREEN}


@pytest.mark.parametrize(
    ("rule", "changes", "status"),
    [
        (Rule.DEBT_RATIO, {"new_payment": 1000 + _HAIR}, Status.AMBER),
        (Rule.DEBT_RATIO, {"new_payment": Fraction(2400)}, Status.AMBER),
        (Rule.DEBT_RATIO, {"new_payment": 2400 + _HAIR}, Status.RED),
        (Rule.RESIDUAL, {"essentials": Fraction(5400)}, Status.GREEN),
        (Rule.RESIDUAL, {"essentials": 5400 + _HAIR}, Status.AMBER),
        (Rule.RESIDUAL, {"essentials": Fraction(6400)}, Status.AMBER),
        (Rule.RESIDUAL, {"essentials": 6400 + _HAIR}, Status.RED),
        (Rule.CUSHION, {"savings": 24000 - _HAIR}, Status.AMBER),
        (Rule.CUSHION, {"savings": Fraction(0)}, Status.AMBER),
        (Rule.CUSHION, {"savings": -_HAIR}, Status.RED),
        (Rule.CUSHION, {"essentials": 4400 + _HAIR, "savings": 8000 + _HAIR}, Status.AMBER),
        (Rule.CUSHION, {"essentials": 4400 + _HAIR, "savings": Fraction(8000)}, Status.RED),
        (Rule.STRESS, {"essentials": 4400 + _HAIR, "savings": 8000 + _HAIR}, Status.AMBER),
        (Rule.STRESS, {"essentials": 4400 + _HAIR, "savings": Fraction(8000)}, Status.RED),
        (Rule.DEBT_MULTIPLE, {"debt_after": 60000 + _HAIR}, Status.AMBER),
        (Rule.DEBT_MULTIPLE, {"debt_after": Fraction(120000)}, Status.AMBER),
        (Rule.DEBT_MULTIPLE, {"debt_after": 120000 + _HAIR}, Status.RED),
    ],
)
def test_a_hair_over_the_limit(rule: Rule, changes: dict[str, Fraction], status: Status) -> None:
    """Exact values are compared: a billionth over the limit is the worse colour, although it is shown the same."""
    assert _apply(replace(_EDGE, **changes))[rule].status is status


@pytest.mark.parametrize(
    ("price", "status"),
    [
        (None, Status.NOT_APPLICABLE),
        ("0.1825", Status.GREEN),
        ("0.1826", Status.AMBER),
        ("0.24", Status.AMBER),
        # Shown as 24.00%: the payments of a loan at 24% are rounded to the fen.
        ("0.24000001", Status.AMBER),
        ("0.2401", Status.RED),
    ],
)
def test_price(price: str | None, status: Status) -> None:
    """The price flag at 18.25% and 24%; cash has none."""
    result = _apply(_EDGE, price)[Rule.PRICE]
    assert result.status is status
    assert (result.figure is None) == (price is None)


def test_without_income() -> None:
    """Without income a repayment or a debt is red, their absence green, and nothing is left over."""
    poor = replace(_EDGE, income=Fraction(0))
    assert {r: _apply(poor)[r].status for r in (Rule.DEBT_RATIO, Rule.DEBT_MULTIPLE, Rule.RESIDUAL)} == {
        Rule.DEBT_RATIO: Status.RED,
        Rule.DEBT_MULTIPLE: Status.RED,
        Rule.RESIDUAL: Status.RED,
    }
    free = replace(poor, existing=Fraction(0), new_payment=Fraction(0), debt_after=Fraction(0))
    assert _apply(free)[Rule.DEBT_RATIO].status is Status.GREEN
    assert _apply(free)[Rule.DEBT_MULTIPLE].status is Status.GREEN
    assert _apply(free)[Rule.RESIDUAL].status is Status.RED
    assert _apply(free)[Rule.DEBT_RATIO].figure is None


def test_signals_add_up_to_the_worst() -> None:
    """Minimums only is amber; together with an overdue payment it is red, and both are named."""
    assert _apply(_EDGE, None, Signal.MINIMUMS_ONLY)[Rule.SIGNALS].status is Status.AMBER
    both = _apply(_EDGE, None, Signal.MINIMUMS_ONLY, Signal.OVERDUE_NOW)[Rule.SIGNALS]
    assert both.status is Status.RED
    assert [name for name, _ in both.terms] == ["minimums_only", "overdue_now"]


def test_severity_orders_the_colours() -> None:
    """Not applicable weighs as little as green."""
    assert [status.severity for status in Status] == [0, 0, 1, 2]
