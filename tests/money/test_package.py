"""What holds for the whole package: it is exact, pure, self-contained and silent."""

from __future__ import annotations

import ast
import decimal
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from credit_coach import money

_FILES = sorted(Path(money.__file__).parent.glob("*.py"))


@pytest.mark.parametrize("path", _FILES, ids=[path.stem for path in _FILES])
def test_only_the_standard_library(path: Path) -> None:
    """A module imports the standard library, its own package and the error tree, nothing else."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        else:
            continue
        for name in names:
            own = name.startswith("credit_coach.money.") or name == "credit_coach.errors"
            assert own or name.split(".")[0] in sys.stdlib_module_names, name


@pytest.mark.parametrize("path", _FILES, ids=[path.stem for path in _FILES])
def test_no_float(path: Path) -> None:
    """No float literal and no call of float: money never passes through binary fractions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float)), ast.dump(node)
        assert not (isinstance(node, ast.Name) and node.id == "float"), f"line {node.lineno}"


@pytest.mark.parametrize("path", _FILES, ids=[path.stem for path in _FILES])
def test_sizes(path: Path) -> None:
    """Modules stay below 300 lines and functions below 50, docstrings counted."""
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) < 300
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno + 1 <= 50, node.name


def test_exports_are_real_and_sorted_by_kind() -> None:
    """Every exported name exists, once."""
    assert len(set(money.__all__)) == len(money.__all__)
    assert all(hasattr(money, name) for name in money.__all__)


def test_the_callers_context_changes_nothing() -> None:
    """A caller with three digits and another rounding gets the same fen, and keeps the context."""

    def figures() -> list[object]:
        plan = money.Plan(money.Method.EQUAL_PAYMENT, 36, annual_nominal_rate=Decimal("0.1499"))
        schedule = money.build_schedule(Decimal("98765.43"), plan)
        debts = [money.Debt("a", Decimal("98765.43"), Decimal("0.1499"), Decimal(50))]
        return [
            schedule,
            schedule.extra_cost,
            schedule.rates(),
            money.plan_payoff(debts, Decimal("4321.09")),
            money.simulate_repayment(Decimal("98765.43"), Decimal("0.0125"), Decimal("4321.09")),
            money.payment_to_clear(Decimal("98765.43"), Decimal("0.0125"), 24),
            money.settle_early(schedule, 6, money.RemainingFees.WAIVED, days=11),
            money.round_half_up(Decimal("1234567.895"), 2),
            money.interest_for_days(Decimal("98765.43"), Decimal("0.0005"), 77),
            schedule.rates().simple.percent,
            money.assess(
                *money.read_case(
                    {
                        "income_fixed": "12345.67",
                        "existing_repayments": "1234.56",
                        "essentials": "4321.09",
                        "savings": "98765.43",
                        "price": "23456.78",
                        "plan": {"method": "equal_payment", "periods": "36", "annual_nominal_rate": "0.1499"},
                    }
                )
            ),
        ]

    expected = figures()
    with decimal.localcontext() as context:
        context.prec, context.rounding = 3, decimal.ROUND_DOWN
        assert figures() == expected
        assert (context.prec, context.rounding) == (3, decimal.ROUND_DOWN)


def test_errors_never_repeat_the_value() -> None:
    """A refused value is not in the sentence, which may be logged."""
    for typed in ("138123456780000", "-98765.4321", "一万多", "1e400", "nan"):
        with pytest.raises(money.MoneyError) as failure:
            money.read_case({"income_fixed": typed, "price": "100"})
        assert typed not in str(failure.value)
        assert str(failure.value).startswith("income_fixed: ")
