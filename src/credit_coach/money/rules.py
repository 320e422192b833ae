"""The seven affordability rules. Each gives a colour, the sum behind it, its thresholds and their source.

R1 debt-service ratio   (D + m) / U             green to 36%, amber to 50%
R2 residual             U - E - D - m           green from 10% of U, amber from 0
R3 cushion              (S - up) / (E + D + m)  green from 3 months, amber from 1 (from 0 where R2 and R4 are green)
R4 stress               0.8 U - E - D - m       green from 0, amber where the cushion is at least 1 month
R5 unsecured debt       (debt + payments) / U   green to 6 months of income, amber to 12
R6 price                simple annual rate      green to 18.25%, amber to 24%; a price flag, not a matter of legality
R7 signals              none, minimums only, or overdue now or borrowing to repay

A threshold belongs to the better colour. Exact values are compared; figures are rounded for display only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from credit_coach.money.amounts import round_half_up
from credit_coach.money.households import Signal
from credit_coach.money.rates import AnnualRate
from credit_coach.money.thresholds import Limit, Threshold


class Status(StrEnum):
    """The colour of a rule or of the verdict."""

    NOT_APPLICABLE = "n/a"
    GREEN = "green"
    AMBER = "amber"
    RED = "red"

    @property
    def severity(self) -> int:
        """0 for green and for a rule that does not apply, 1 for amber, 2 for red."""
        return {"amber": 1, "red": 2}.get(self.value, 0)


class Rule(StrEnum):
    """The names of the rules."""

    DEBT_RATIO = "R1_dsr"
    RESIDUAL = "R2_residual"
    CUSHION = "R3_emergency"
    STRESS = "R4_stress"
    DEBT_MULTIPLE = "R5_debt_multiple"
    PRICE = "R6_price"
    SIGNALS = "R7_signals"


class Unit(StrEnum):
    """What a rule's figure is measured in."""

    RATIO = "ratio"
    YUAN_A_MONTH = "yuan_a_month"
    MONTHS = "months"
    PERCENT_A_YEAR = "percent_a_year"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class RuleResult:
    """One rule applied: its figure rounded for display (None where undefined), the thresholds in the same unit.

    `terms` are the named parts of the sum, so that the working can be shown; for R7 they are the signals found.
    """

    rule: Rule
    status: Status
    figure: Decimal | None
    unit: Unit
    green_limit: Decimal | None
    amber_limit: Decimal | None
    terms: tuple[tuple[str, Decimal], ...]
    source: str


@dataclass(frozen=True, slots=True)
class Sums:
    """The exact quantities, in yuan (a month, where that makes sense)."""

    income: Fraction
    essentials: Fraction
    existing: Fraction
    new_payment: Fraction
    savings: Fraction
    paid_at_once: Fraction
    debt_after: Fraction
    stress_share: Fraction

    @property
    def repayments(self) -> Fraction:
        """D + m."""
        return self.existing + self.new_payment

    @property
    def surplus(self) -> Fraction:
        """What is left without the purchase: U - E - D."""
        return self.income - self.essentials - self.existing

    @property
    def residual(self) -> Fraction:
        """What is left with it: U - E - D - m."""
        return self.surplus - self.new_payment

    @property
    def stress(self) -> Fraction:
        """What is left when income falls: 0.8 U - E - D - m."""
        return self.residual - (1 - self.stress_share) * self.income

    @property
    def cushion(self) -> Fraction:
        """Months that the savings last after the purchase; E is above zero because of its floor."""
        return (self.savings - self.paid_at_once) / (self.essentials + self.repayments)

    def shown(self, *names: str) -> tuple[tuple[str, Decimal], ...]:
        """The named quantities to the fen."""
        return tuple((name, round_half_up(getattr(self, name), 2)) for name in names)


class _Table:
    """The thresholds as fractions, and the sources of those that a rule used."""

    def __init__(self, thresholds: Mapping[Limit, Threshold]) -> None:
        self._thresholds = thresholds

    def value(self, limit: Limit) -> Fraction:
        return Fraction(self._thresholds[limit].value)

    def source(self, *limits: Limit) -> str:
        return " | ".join(dict.fromkeys(self._thresholds[limit].source for limit in limits))


def apply_rules(
    sums: Sums, price: AnnualRate | None, signals: frozenset[Signal], thresholds: Mapping[Limit, Threshold]
) -> tuple[RuleResult, ...]:
    """R1 to R7 in order. `price` is the simple annual rate of the plan, None for cash.

    Source: UK FCA CONC 5.2A for the questions, the table of thresholds for the figures.

    >>> from fractions import Fraction
    >>> from credit_coach.money import THRESHOLDS
    >>> month = [Fraction(amount) for amount in (12000, 5200, 1500, 530, 36000, 0, 15360)]
    >>> results = apply_rules(Sums(*month, Fraction(8, 10)), None, frozenset(), THRESHOLDS)
    >>> [(result.rule.value, result.figure, result.status.value) for result in results[:2]]
    [('R1_dsr', Decimal('0.1692'), 'green'), ('R2_residual', Decimal('4770.00'), 'green')]
    """
    table = _Table(thresholds)
    residual, stress = _residual(sums, table), _stress(sums, table)
    steady = residual.status is Status.GREEN and stress.status is Status.GREEN
    return (
        _debt_ratio(sums, table),
        residual,
        _cushion(sums, table, steady=steady),
        stress,
        _debt_multiple(sums, table),
        _price(price, table),
        _signals(signals),
    )


def _at_most(value: Fraction, green: Fraction, amber: Fraction) -> Status:
    """Less is better; a limit belongs to the better colour."""
    if value <= green:
        return Status.GREEN
    return Status.AMBER if value <= amber else Status.RED


def _per_income(amount: Fraction, sums: Sums) -> Fraction | None:
    """An amount in months of income; undefined without income."""
    return amount / sums.income if sums.income else None


def _burden(amount: Fraction, per_income: Fraction | None, green: Fraction, amber: Fraction) -> Status:
    """The colour of a burden: by its months of income, and red for any burden without income."""
    if per_income is None:
        return Status.RED if amount else Status.GREEN
    return _at_most(per_income, green, amber)


def _debt_ratio(sums: Sums, table: _Table) -> RuleResult:
    """R1; without income any repayment is too much."""
    green, amber = table.value(Limit.DEBT_RATIO_GREEN), table.value(Limit.DEBT_RATIO_AMBER)
    ratio = _per_income(sums.repayments, sums)
    return RuleResult(
        Rule.DEBT_RATIO,
        _burden(sums.repayments, ratio, green, amber),
        None if ratio is None else round_half_up(ratio, 4),
        Unit.RATIO,
        round_half_up(green, 4),
        round_half_up(amber, 4),
        sums.shown("existing", "new_payment", "income"),
        table.source(Limit.DEBT_RATIO_GREEN, Limit.DEBT_RATIO_AMBER),
    )


def _residual(sums: Sums, table: _Table) -> RuleResult:
    """R2; without income nothing can be repaid."""
    green = table.value(Limit.RESIDUAL_SHARE_GREEN) * sums.income
    if sums.income == 0 or sums.residual < 0:
        status = Status.RED
    else:
        status = Status.GREEN if sums.residual >= green else Status.AMBER
    return RuleResult(
        Rule.RESIDUAL,
        status,
        round_half_up(sums.residual, 2),
        Unit.YUAN_A_MONTH,
        round_half_up(green, 2),
        round_half_up(Fraction(0), 2),
        sums.shown("income", "essentials", "existing", "new_payment"),
        table.source(Limit.RESIDUAL_SHARE_GREEN),
    )


def _cushion(sums: Sums, table: _Table, *, steady: bool) -> RuleResult:
    """R3; a thin cushion is bearable while R2 and R4 are green, a negative one never: the price exceeds the savings."""
    green, amber = table.value(Limit.CUSHION_MONTHS_GREEN), table.value(Limit.CUSHION_MONTHS_AMBER)
    amber = Fraction(0) if steady else amber
    return RuleResult(
        Rule.CUSHION,
        _at_most(-sums.cushion, -green, -amber),
        round_half_up(sums.cushion, 2),
        Unit.MONTHS,
        round_half_up(green, 2),
        round_half_up(amber, 2),
        sums.shown("savings", "paid_at_once", "essentials", "existing", "new_payment"),
        table.source(Limit.CUSHION_MONTHS_GREEN, Limit.CUSHION_MONTHS_AMBER),
    )


def _stress(sums: Sums, table: _Table) -> RuleResult:
    """R4; a shortfall after a fall of income is bearable while the cushion can carry a month."""
    if sums.stress >= 0:
        status = Status.GREEN
    else:
        status = Status.AMBER if sums.cushion >= table.value(Limit.CUSHION_MONTHS_AMBER) else Status.RED
    return RuleResult(
        Rule.STRESS,
        status,
        round_half_up(sums.stress, 2),
        Unit.YUAN_A_MONTH,
        round_half_up(Fraction(0), 2),
        None,
        sums.shown("stress_share", "income", "essentials", "existing", "new_payment", "cushion"),
        table.source(Limit.STRESS_INCOME_SHARE, Limit.CUSHION_MONTHS_AMBER),
    )


def _debt_multiple(sums: Sums, table: _Table) -> RuleResult:
    """R5; without income any debt is too much."""
    green, amber = table.value(Limit.DEBT_MONTHS_GREEN), table.value(Limit.DEBT_MONTHS_AMBER)
    months = _per_income(sums.debt_after, sums)
    return RuleResult(
        Rule.DEBT_MULTIPLE,
        _burden(sums.debt_after, months, green, amber),
        None if months is None else round_half_up(months, 2),
        Unit.MONTHS,
        round_half_up(green, 2),
        round_half_up(amber, 2),
        sums.shown("debt_after", "income"),
        table.source(Limit.DEBT_MONTHS_GREEN, Limit.DEBT_MONTHS_AMBER),
    )


def _price(price: AnnualRate | None, table: _Table) -> RuleResult:
    """R6, of the rate as it is shown; cash has no price of credit."""
    green, amber = table.value(Limit.PRICE_GREEN), table.value(Limit.PRICE_AMBER)
    return RuleResult(
        Rule.PRICE,
        Status.NOT_APPLICABLE if price is None else _at_most(Fraction(price.percent) / 100, green, amber),
        None if price is None else price.percent,
        Unit.PERCENT_A_YEAR,
        round_half_up(green * 100, 2),
        round_half_up(amber * 100, 2),
        (),
        table.source(Limit.PRICE_GREEN, Limit.PRICE_AMBER),
    )


def _signals(signals: frozenset[Signal]) -> RuleResult:
    """R7; being overdue or borrowing to repay outweighs every ratio."""
    if signals & {Signal.OVERDUE_NOW, Signal.BORROWS_TO_REPAY}:
        status = Status.RED
    else:
        status = Status.AMBER if signals else Status.GREEN
    terms = tuple((signal.value, Decimal(1)) for signal in sorted(signals))
    return RuleResult(Rule.SIGNALS, status, None, Unit.NONE, None, None, terms, _SIGNALS_SOURCE)


_SIGNALS_SOURCE = "UK FCA CONC 5.2A: repay without borrowing and without missing other payments"
