"""What a figure in a message amounts to: whether it is a sum of money, its number, how many months it is."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from credit_coach.dialogue import slots
from credit_coach.dialogue.corrections import figure_of
from credit_coach.dialogue.readers import Amount, Mention, Number, Term
from credit_coach.dialogue.walk import Answers, Question


def is_sum(mention: Mention) -> bool:
    """Tell whether it is a sum of money, not one that is said to be paid each month."""
    value = mention.value
    return (isinstance(value, Amount) and value.per is None) or (
        isinstance(value, Number) and value.value >= _LEAST_SUM
    )


#: A smaller bare number counts something, or is a rate.
_LEAST_SUM = 100


def months_of(mention: Mention) -> Decimal:
    """Return how many months or instalments it is, 0 for neither."""
    months = mention.value.months if isinstance(mention.value, Term) else None
    return Decimal(months) if months else figure_of(mention) or Decimal(0)


def figure_told(name: str, found: slots.Slots, by_name: Mapping[str, Question], answers: Answers) -> Decimal | None:
    """Return one number that is known of a question, said now or before; None where it is open."""
    for mention in found.values.get(name, ()):
        return months_of(mention) or figure_of(mention)
    try:
        return Decimal(answers[name]) if name in by_name and name in answers else None
    except ArithmeticError:
        return None
