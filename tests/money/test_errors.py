"""The error tree: codes, fields, and sentences that carry no values."""

from __future__ import annotations

from decimal import Decimal

import pytest

from credit_coach.errors import CreditCoachError
from credit_coach.money import (
    BudgetTooSmall,
    ConfirmationNeeded,
    InputInvalid,
    InputMissing,
    MoneyError,
    NoRate,
    Reason,
)

_ALL = [
    (InputInvalid("price", Reason.NEGATIVE), "invalid_input", "price: negative"),
    (InputMissing(("price", "savings")), "needs_input", "price, savings: not told"),
    (ConfirmationNeeded("income_fixed", Reason.UNLIKELY), "confirm_input", "income_fixed: unlikely"),
    (BudgetTooSmall("monthly_budget", Decimal("0.01")), "budget_too_small", "monthly_budget: below minimums by 0.01"),
    (NoRate("flows", Reason.NO_ROOT), "no_solution", "flows: no root"),
]


@pytest.mark.parametrize(("failure", "code", "sentence"), _ALL, ids=[type(failure).__name__ for failure, *_ in _ALL])
def test_one_tree(failure: MoneyError, code: str, sentence: str) -> None:
    """Each failure is caught as this package's error and as a ValueError, and has its code and sentence."""
    assert isinstance(failure, CreditCoachError)
    assert isinstance(failure, ValueError)
    assert (failure.code, str(failure)) == (code, sentence)


def test_codes_tell_the_classes_apart() -> None:
    """No two classes share a code."""
    assert len({failure.code for failure, *_ in _ALL}) == len(_ALL)


def test_within_a_record() -> None:
    """A failure inside a record is named with the record."""
    failure = InputInvalid("periods", Reason.TOO_SMALL).within("plan")
    assert (failure.field, failure.reason, str(failure)) == (
        "plan.periods",
        Reason.TOO_SMALL,
        "plan.periods: too small",
    )
