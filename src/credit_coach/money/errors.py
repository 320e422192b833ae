"""What can go wrong in the arithmetic. A sentence names the field and the reason, never what was typed.

MoneyError                   field, reason, code; also a ValueError
├── InputInvalid             a value that cannot be used                        code invalid_input
├── InputMissing             something that nobody told, all names in `fields`  code needs_input
├── ConfirmationNeeded       possible, but so unlikely that one must ask        code confirm_input
├── BudgetTooSmall           a budget below the minimum payments, with the gap  code budget_too_small
└── NoRate                   flows that no rate explains                        code no_solution
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from credit_coach.errors import CreditCoachError


class Reason(StrEnum):
    """Why a value was refused. Codes: the words for people live in the wording files."""

    NOT_A_NUMBER = "not_a_number"
    NOT_FINITE = "not_finite"
    NOT_WHOLE = "not_whole"
    NOT_WHOLE_FEN = "not_whole_fen"
    NEGATIVE = "negative"
    NOT_POSITIVE = "not_positive"
    TOO_SMALL = "too_small"
    TOO_LARGE = "too_large"
    WRONG_ORDER = "wrong_order"
    REPEATED = "repeated"
    EMPTY = "empty"
    NOT_USED_BY_METHOD = "not_used_by_method"
    UNKNOWN_CHOICE = "unknown_choice"
    UNKNOWN_FIELD = "unknown_field"
    NOT_TOLD = "not_told"
    UNLIKELY = "unlikely"
    UNIT_UNCLEAR = "unit_unclear"
    BELOW_MINIMUMS = "below_minimums"
    ONE_SIGN = "one_sign"
    NO_ROOT = "no_root"


class MoneyError(CreditCoachError, ValueError):
    """The root of this tree.

    >>> from credit_coach.money import InputInvalid, Reason
    >>> str(InputInvalid("price", Reason.NOT_POSITIVE))
    'price: not positive'
    """

    code = "money_error"

    def __init__(self, field: str, reason: Reason) -> None:
        self.field, self.reason = field, reason
        super().__init__(f"{field}: {reason.replace('_', ' ')}")


class InputInvalid(MoneyError):
    """A value that cannot be used.

    >>> from credit_coach.money import InputInvalid, Reason
    >>> InputInvalid("periods", Reason.TOO_SMALL).within("plan").field
    'plan.periods'
    """

    code = "invalid_input"

    def within(self, parent: str) -> InputInvalid:
        """The same failure, seen from the record that holds this one as `parent`."""
        return InputInvalid(f"{parent}.{self.field}", self.reason)


class InputMissing(MoneyError):
    """Something that the sum needs and nobody told; zero would have been an answer, silence is not.

    >>> from credit_coach.money import InputMissing
    >>> InputMissing(("income_fixed", "savings")).fields
    ('income_fixed', 'savings')
    """

    code = "needs_input"

    def __init__(self, fields: tuple[str, ...]) -> None:
        self.fields = fields
        super().__init__(", ".join(fields), Reason.NOT_TOLD)


class ConfirmationNeeded(MoneyError):
    """A value that can be meant but seldom is, or whose unit is unclear: ask, then say that it is confirmed.

    >>> from credit_coach.money import ConfirmationNeeded, Reason
    >>> str(ConfirmationNeeded("income_fixed", Reason.UNLIKELY))
    'income_fixed: unlikely'
    """

    code = "confirm_input"


class BudgetTooSmall(MoneyError):
    """A monthly budget below the sum of the minimum payments; `gap` is what is missing each month, in yuan.

    >>> from decimal import Decimal
    >>> from credit_coach.money import BudgetTooSmall
    >>> str(BudgetTooSmall("monthly_budget", Decimal("25.00")))
    'monthly_budget: below minimums by 25.00'
    """

    code = "budget_too_small"

    def __init__(self, field: str, gap: Decimal) -> None:
        super().__init__(field, Reason.BELOW_MINIMUMS)
        self.gap = gap
        self.args = (f"{field}: below minimums by {gap}",)


class NoRate(MoneyError):
    """Flows that no rate explains: all of one sign, or without a root.

    >>> from credit_coach.money import NoRate, Reason
    >>> NoRate("flows", Reason.ONE_SIGN).code
    'no_solution'
    """

    code = "no_solution"
