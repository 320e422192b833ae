"""From answers to the household and the purchase that the rules are applied to; a range by its cautious end."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from credit_coach.dialogue.kinds import BonusKind, MoneyKind, MoneyValue
from credit_coach.dialogue.walk import Answers, Question, told
from credit_coach.money import Area, Household, Purchase, Signal, bonus_a_month, sum_financed
from credit_coach.walks.affordability.questions import (
    DEBT,
    INCOME,
    LIVING,
    PRICE,
    RENT,
    REPAYMENTS,
    SAVINGS,
)
from credit_coach.walks.plans import DOWN_PAYMENT, amount_of, plan_of

_AMOUNTS: Sequence[tuple[str, Question]] = (
    ("income_fixed", INCOME),
    ("existing_repayments", REPAYMENTS),
    ("savings", SAVINGS),
    ("unsecured_debt", DEBT),
)


def case_of(answers: Answers) -> tuple[Household, Purchase]:
    """Return the household and the purchase that the answers describe, each range by its cautious end."""
    values = {field: amount(answers, question) for field, question in _AMOUNTS}
    people = told(answers, "household")
    adults, children = (int(part.split()[0]) for part in people.split(", ")) if people else (None, None)
    area = told(answers, "area")
    essentials, partial = _essentials(answers)
    household = Household(
        income_fixed=values["income_fixed"],
        income_variable=_variable(answers, values["income_fixed"]),
        essentials=essentials,
        essentials_partial=partial,
        existing_repayments=values["existing_repayments"],
        savings=values["savings"],
        unsecured_debt=values["unsecured_debt"],
        adults=adults,
        children=children,
        area=Area(area) if area else None,
        signals=frozenset(_SIGNALS[one] for one in (told(answers, "signals") or "none").split(", ") if one != "none"),
        confirmed=frozenset(name.partition(":")[2] for name in answers if name.startswith("confirm:")),
    )
    price = amount(answers, PRICE) or Decimal(0)
    if answers["payment"] == "cash":
        return household, Purchase(price)
    down = amount(answers, DOWN_PAYMENT) or Decimal(0)
    financed = sum_financed(price, down)
    # All paid down: nothing is financed, whatever the plan says.
    plan = plan_of(answers, financed) if financed else None
    return household, Purchase(price, down_payment=down if plan else Decimal(0), plan=plan)


_SIGNALS = {
    "overdue_now": Signal.OVERDUE_NOW,
    "borrows_to_repay": Signal.BORROWS_TO_REPAY,
    "pays_only_minimum": Signal.MINIMUMS_ONLY,
}


def amount(answers: Answers, question: Question) -> Decimal | None:
    """Return the cautious end of an amount of money, None where it was not told."""
    assert isinstance(question.kind, MoneyKind)
    return amount_of(answers, question.name, question.kind)


def _variable(answers: Answers, fixed: Decimal | None) -> Decimal | None:
    stored = told(answers, "income_variable")
    if stored is None:
        return None
    if stored.endswith(BonusKind.MONTHS):
        return bonus_a_month(fixed or Decimal(0), Decimal(stored.split()[0]))
    return MoneyValue.restore(stored).careful("low")


def _essentials(answers: Answers) -> tuple[Decimal | None, bool]:
    """Rent and living costs together, and whether one of them is missing from the sum; None when both are."""
    parts = [amount(answers, RENT), amount(answers, LIVING)]
    known = [part for part in parts if part is not None]
    return (sum(known, Decimal(0)), len(known) < len(parts)) if known else (None, False)
