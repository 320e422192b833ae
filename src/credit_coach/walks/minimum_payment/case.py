"""What was told or assumed of a card debt, and where each way of paying leads."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from credit_coach.dialogue.walk import Answers, told
from credit_coach.money import (
    USUAL_PRINCIPAL_FLOOR,
    MinimumPayment,
    MinimumRule,
    Repayment,
    monthly_from_nominal,
    payment_to_clear,
    require_likely_annual,
    simple_annual_from_daily,
    simulate_repayment,
)
from credit_coach.walks.daily import annual_rate, confirmed
from credit_coach.walks.minimum_payment.minimum import minimum_share
from credit_coach.walks.minimum_payment.questions import BALANCE, FLOOR, LEAST, PAY
from credit_coach.walks.speech import Speech
from credit_coach.walks.sums import amount_in

#: A debt that should be gone by then: the payments for it are worked out.
_TARGETS = (12, 24)
#: An answer of no question: the minimum is a share of the balance with the interest in it.
OF_STATEMENT = "of_statement"
RATE_FACT = "cc_typical_daily_rate_005"
SHARE_FACT = "cc_min_payment_set_by_issuer"


@dataclass(frozen=True)
class Case:
    """What was told, or assumed in its place. `low_share` is the other end of what is common, where that was used."""

    balance: Decimal
    monthly: Decimal
    annual: Decimal
    share: Decimal
    low_share: Decimal | None
    pay: Decimal | None
    floor: Decimal
    least: Decimal | None = None
    of_statement: bool = False

    def by_minimum(self, share: Decimal) -> Repayment:
        """Only the minimum: the interest, and a share of the principal but at least the floor, the usual one if untold."""
        rule = self._rule(share)
        return simulate_repayment(self.balance, self.monthly, rule)

    def _rule(self, share: Decimal) -> MinimumPayment:
        """The rule that was told: a share of the new balance, or the interest and a share of the principal, with a floor."""
        if self.of_statement:
            return MinimumPayment(MinimumRule.SHARE_OF_STATEMENT_BALANCE, share, floor=self.least or self.floor)
        if self.least is not None:
            return MinimumPayment(MinimumRule.INTEREST_PLUS_SHARE_OF_PRINCIPAL, share, floor=self.least)
        return MinimumPayment(MinimumRule.INTEREST_PLUS_SHARE_OF_PRINCIPAL, share, principal_floor=self.floor)

    def by_paying(self, payment: Decimal) -> Repayment:
        """The same sum each month."""
        return simulate_repayment(self.balance, self.monthly, payment)


def case_of(answers: Answers, speech: Speech) -> Case:
    """Return what was told, and the common figures of the register in place of what was not."""
    rate, share = told(answers, "daily_rate"), told(answers, "minimum_share")
    if rate is None:
        annual = simple_annual_from_daily(Decimal(speech.register[RATE_FACT].figures[""].value))
    else:
        annual = annual_rate(rate)
        require_likely_annual("daily_rate", annual, confirmed(answers))
    low, _, high = speech.register[SHARE_FACT].figures[""].value.rpartition("-")
    balance = amount_in(answers, BALANCE) or Decimal(0)
    return Case(
        balance=balance,
        monthly=monthly_from_nominal(annual),
        annual=annual,
        share=Decimal(high) if share is None else minimum_share(share, balance),
        low_share=Decimal(low) if share is None else None,
        pay=amount_in(answers, PAY),
        floor=amount_in(answers, FLOOR) or USUAL_PRINCIPAL_FLOOR,
        least=amount_in(answers, LEAST),
        of_statement=answers.get(OF_STATEMENT) is not None,
    )


@dataclass(frozen=True)
class Runs:
    """What each way of paying leads to; `kept` goes on paying the first minimum, `fixed` what the person named."""

    minimum: Repayment
    kept: Repayment
    fixed: Repayment | None
    targets: tuple[tuple[int, Decimal], ...]

    @property
    def lowest(self) -> Decimal:
        """The first minimum: who pays less is overdue."""
        return self.minimum.steps[0].payment


def runs_of(case: Case) -> Runs:
    """Return where each way of paying leads."""
    minimum = case.by_minimum(case.share)
    return Runs(
        minimum=minimum,
        kept=case.by_paying(minimum.steps[0].payment),
        fixed=None if case.pay is None else case.by_paying(case.pay),
        targets=tuple((months, payment_to_clear(case.balance, case.monthly, months)) for months in _TARGETS),
    )
