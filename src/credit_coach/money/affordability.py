"""Can this household afford this purchase? The sums, the verdict and the alternatives; the rules are in `rules`.

All sums are exact fractions; a figure is rounded half up only when it enters the result (ratios 4 decimals, months
2 decimals, money to the fen). Yardsticks for a household, not a lender's decision and no statement about legality.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from credit_coach.money.amounts import exact, floor_fen, require_amount, round_half_up
from credit_coach.money.errors import ConfirmationNeeded, InputInvalid, InputMissing, Reason
from credit_coach.money.households import Area, Household, Purchase
from credit_coach.money.instalments import Schedule, build_schedule
from credit_coach.money.rates import AnnualRate, PlanRates
from credit_coach.money.rules import RuleResult, Status, Sums, apply_rules
from credit_coach.money.thresholds import THRESHOLDS, Limit, Threshold

_ZERO = Decimal(0)


class SaveFirst(StrEnum):
    """Whether saving first is a way: not needed for a cash purchase that fits, possible, or nothing is left to save."""

    NOT_NEEDED = "not_needed"
    POSSIBLE = "possible"
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True, slots=True)
class Assessment:
    """The verdict with every figure behind it, rounded for display; money in yuan, ratios as fractions.

    `assumed` names the inputs that were not told and what was assumed for; `essentials_below_floor` asks whether
    someone else pays rent or food; `short_without_purchase` is to be said first, with the way to free help.
    """

    verdict: Status
    rules: tuple[RuleResult, ...]
    binding_rules: tuple[str, ...]
    assumed: tuple[str, ...]
    usable_income: Decimal
    essentials_used: Decimal
    essentials_floor: Decimal
    essentials_below_floor: bool
    new_monthly_max: Decimal
    dsr: Decimal | None
    residual: Decimal
    residual_without_purchase: Decimal
    short_without_purchase: bool
    stress_residual: Decimal
    emergency_months_after: Decimal
    debt_multiple: Decimal | None
    total_cost: Decimal
    extra_cost: Decimal
    simple_annual: AnnualRate | None
    compound_annual: AnnualRate | None
    save_first: SaveFirst
    save_first_months: int | None
    max_green_new_monthly: Decimal
    schedule: Schedule | None


def mean_of_months(incomes: Sequence[Decimal], thresholds: Mapping[Limit, Threshold] = THRESHOLDS) -> Decimal:
    """The mean of the income of at least three months, down to the fen: what unsteady income counts for.

    Unit: yuan a month. Errors: InputInvalid (too_small when the months are too few).

    >>> mean_of_months([Decimal(5000), Decimal(7000), Decimal(6001)])
    Decimal('6000.33')
    """
    if len(incomes) < thresholds[Limit.VARIABLE_INCOME_MONTHS].value:
        raise InputInvalid("income_variable", Reason.TOO_SMALL)
    with exact():
        return floor_fen(sum((require_amount("income_variable", each) for each in incomes), _ZERO) / len(incomes))


def assess(household: Household, purchase: Purchase, thresholds: Mapping[Limit, Threshold] = THRESHOLDS) -> Assessment:
    """Apply the rules R1 to R7 to a household and a purchase.

    U = fixed + 0.7 x variable income; E = the larger of declared costs and the statistical floor; D = repayments;
    m = the heaviest month of the plan; residual = U - E - D - m; stress = 0.8 U - E - D - m; cushion = (savings -
    paid at once) / (E + D + m). The verdict is the worst colour, and at best amber where an input was assumed.
    Source: the `source` of every threshold. Errors: InputMissing (income, repayments; savings for a cash purchase),
    ConfirmationNeeded (sums or rates too large to be meant), InputInvalid.

    >>> from credit_coach.money import Method, Plan
    >>> household = Household(
    ...     income_fixed=Decimal(8000), essentials=Decimal(4300), existing_repayments=Decimal(1200),
    ...     savings=Decimal(9000), unsecured_debt=Decimal(8000), adults=1, children=0, area=Area.URBAN)
    >>> plan = Plan(Method.FEE_EACH_PERIOD, 12, fee_rate_per_period=Decimal("0.006"))
    >>> result = assess(household, Purchase(Decimal(8400), plan=plan))
    >>> result.verdict.value, result.binding_rules, result.dsr, result.emergency_months_after
    ('amber', ('R3_emergency',), Decimal('0.2438'), Decimal('1.44'))
    """
    _require_told(household, purchase, thresholds)
    schedule = schedule_of(purchase)
    sums = sums_of(household, purchase, schedule, thresholds)
    rates = None if schedule is None else schedule.rates()
    rules = apply_rules(sums, None if rates is None else rates.simple, household.signals, thresholds)
    assumed, capped = _assumed(household)
    worst = max((rule.status for rule in rules), key=lambda status: status.severity)
    save_first, months = _save_first(sums, Fraction(purchase.price), thresholds, cash=schedule is None)
    return _assessment(
        sums,
        schedule,
        rates,
        verdict=Status.AMBER if capped and worst is Status.GREEN else worst,
        rules=rules,
        assumed=assumed,
        essentials_floor=_floor(household, thresholds),
        essentials_below_floor=household.essentials is not None and household.essentials < sums.essentials,
        price=purchase.price,
        save_first=save_first,
        save_first_months=months,
        max_green_new_monthly=_largest_green_payment(sums, thresholds),
    )


def schedule_of(purchase: Purchase) -> Schedule | None:
    """The schedule of what is financed, None for cash. Errors: InputInvalid, its field within "plan".

    >>> schedule_of(Purchase(Decimal(1000))) is None
    True
    """
    if purchase.plan is None or not purchase.financed:
        return None
    try:
        return build_schedule(purchase.financed, purchase.plan)
    except InputInvalid as failure:
        raise failure.within("plan") from None


def _require_told(household: Household, purchase: Purchase, thresholds: Mapping[Limit, Threshold]) -> None:
    """Stop where a verdict would rest on silence, or on a figure that is probably a slip."""
    missing = []
    if household.income_fixed is None and household.income_variable is None:
        missing.append("income_fixed")
    if household.existing_repayments is None:
        missing.append("existing_repayments")
    if household.savings is None and not purchase.financed:
        missing.append("savings")
    if missing:
        raise InputMissing(tuple(missing))
    largest_income = thresholds[Limit.CONFIRM_INCOME].value
    for field in ("income_fixed", "income_variable"):
        if (getattr(household, field) or _ZERO) > largest_income and field not in household.confirmed:
            raise ConfirmationNeeded(field, Reason.UNLIKELY)
    if purchase.plan is None:
        return
    for field, limit in (
        ("annual_nominal_rate", Limit.CONFIRM_ANNUAL_RATE),
        ("fee_rate_per_period", Limit.CONFIRM_PERIOD_RATE),
    ):
        name = f"plan.{field}"
        if getattr(purchase.plan, field) >= thresholds[limit].value and name not in household.confirmed:
            raise ConfirmationNeeded(name, Reason.UNIT_UNCLEAR)


def sums_of(
    household: Household, purchase: Purchase, schedule: Schedule | None, thresholds: Mapping[Limit, Threshold]
) -> Sums:
    """The quantities that the rules compare, exact."""
    variable_share = Fraction(thresholds[Limit.VARIABLE_INCOME_SHARE].value)
    if schedule is None:
        paid_at_once, new_payment, new_debt = Fraction(purchase.price), Fraction(0), Fraction(0)
    else:
        paid_at_once = Fraction(purchase.down_payment) + Fraction(schedule.paid_at_start)
        new_payment, new_debt = Fraction(schedule.largest_payment), Fraction(schedule.total_payments)
    return Sums(
        income=Fraction(household.income_fixed or 0) + variable_share * Fraction(household.income_variable or 0),
        essentials=_essentials(household, thresholds),
        existing=Fraction(household.existing_repayments or 0),
        new_payment=new_payment,
        savings=Fraction(household.savings or 0),
        paid_at_once=paid_at_once,
        debt_after=Fraction(household.unsecured_debt or 0) + new_debt,
        stress_share=Fraction(thresholds[Limit.STRESS_INCOME_SHARE].value),
    )


def _spending(household: Household, thresholds: Mapping[Limit, Threshold]) -> Fraction:
    """Statistical spending of the household a month: per head x (1 + 0.5 further adults + 0.3 children) / 12."""
    rural = household.area is Area.RURAL
    a_year = Fraction(thresholds[Limit.SPENDING_RURAL if rural else Limit.SPENDING_URBAN].value)
    adults = 1 if household.adults is None else household.adults
    factor = 1 + Fraction(thresholds[Limit.FURTHER_ADULT].value) * (adults - 1)
    factor += Fraction(thresholds[Limit.CHILD].value) * (household.children or 0)
    return a_year * factor / 12


def _floor(household: Household, thresholds: Mapping[Limit, Threshold]) -> Fraction:
    """The food and housing part of the statistical spending: essential costs are taken as at least this."""
    return _spending(household, thresholds) * Fraction(thresholds[Limit.ESSENTIAL_SHARE].value)


def _essentials(household: Household, thresholds: Mapping[Limit, Threshold]) -> Fraction:
    """Declared essential costs, at least the floor; at least the full statistical spending when not all were told."""
    if household.essentials is None:
        return _spending(household, thresholds)
    if household.essentials_partial:
        return max(Fraction(household.essentials), _spending(household, thresholds))
    return max(Fraction(household.essentials), _floor(household, thresholds))


def _assumed(household: Household) -> tuple[tuple[str, ...], bool]:
    """The inputs that were assumed, and whether they keep the verdict from being green.

    Who lives where is a default that is only told; an unknown amount could hide a problem, so it caps the verdict.
    """
    untold = {field for field in ("essentials", "savings", "unsecured_debt") if getattr(household, field) is None}
    untold |= {"essentials"} if household.essentials_partial else set()
    amounts = tuple(field for field in ("essentials", "savings", "unsecured_debt") if field in untold)
    people = tuple(field for field in ("adults", "children", "area") if getattr(household, field) is None)
    return amounts + people, bool(amounts)


def _save_first(
    sums: Sums, price: Fraction, thresholds: Mapping[Limit, Threshold], *, cash: bool
) -> tuple[SaveFirst, int | None]:
    """Months of saving after which cash can be paid and three months stay: (price + 3 (E + D) - S) / (U - E - D)."""
    months = Fraction(thresholds[Limit.CUSHION_MONTHS_GREEN].value)
    needed = price + months * (sums.essentials + sums.existing) - sums.savings
    if needed <= 0:
        return (SaveFirst.NOT_NEEDED, None) if cash else (SaveFirst.POSSIBLE, 0)
    if sums.surplus <= 0:
        return SaveFirst.IMPOSSIBLE, None
    return SaveFirst.POSSIBLE, ceil(needed / sums.surplus)


def _largest_green_payment(sums: Sums, thresholds: Mapping[Limit, Threshold]) -> Decimal:
    """The largest new payment that keeps R1, R2 and R4 green, down to the fen, not below 0."""
    obligations = sums.essentials + sums.existing
    largest = min(
        Fraction(thresholds[Limit.DEBT_RATIO_GREEN].value) * sums.income - sums.existing,
        (1 - Fraction(thresholds[Limit.RESIDUAL_SHARE_GREEN].value)) * sums.income - obligations,
        sums.stress_share * sums.income - obligations,
    )
    return round_half_up(max(Fraction(floor(largest * 100), 100), Fraction(0)), 2)


def _assessment(
    sums: Sums,
    schedule: Schedule | None,
    rates: PlanRates | None,
    *,
    price: Decimal,
    essentials_floor: Fraction,
    verdict: Status,
    rules: tuple[RuleResult, ...],
    assumed: tuple[str, ...],
    essentials_below_floor: bool,
    save_first: SaveFirst,
    save_first_months: int | None,
    max_green_new_monthly: Decimal,
) -> Assessment:
    """The result record: every figure rounded for display."""
    extra_cost = Fraction(0) if schedule is None else Fraction(schedule.extra_cost)
    return Assessment(
        verdict=verdict,
        rules=rules,
        binding_rules=tuple(result.rule.value for result in rules if result.status.severity > 0),
        assumed=assumed,
        usable_income=round_half_up(sums.income, 2),
        essentials_used=round_half_up(sums.essentials, 2),
        essentials_floor=round_half_up(essentials_floor, 2),
        essentials_below_floor=essentials_below_floor,
        new_monthly_max=round_half_up(sums.new_payment, 2),
        dsr=None if sums.income == 0 else round_half_up(sums.repayments / sums.income, 4),
        residual=round_half_up(sums.residual, 2),
        residual_without_purchase=round_half_up(sums.surplus, 2),
        short_without_purchase=sums.surplus < 0,
        stress_residual=round_half_up(sums.stress, 2),
        emergency_months_after=round_half_up(sums.cushion, 2),
        debt_multiple=None if sums.income == 0 else round_half_up(sums.debt_after / sums.income, 2),
        total_cost=round_half_up(Fraction(price) + extra_cost, 2),
        extra_cost=round_half_up(extra_cost, 2),
        simple_annual=None if rates is None else rates.simple,
        compound_annual=None if rates is None else rates.compound,
        save_first=save_first,
        save_first_months=save_first_months,
        max_green_new_monthly=max_green_new_monthly,
        schedule=schedule,
    )
