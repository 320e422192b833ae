"""The price of credit as a rate a year. Every result carries its label: a number without one is worthless.

simple annual rate (单利)   12 x monthly IRR          PBOC notice 2021 no. 3 (12.80% in its example), bank pages
compound annual rate (复利)  (1 + IRR)^12 - 1          the same notice (13.58%), EU APRC, Hong Kong APR
Regulation Z APR            unit periods, see below   12 CFR 1026, Appendix J

What enters: the money really received, and every compulsory charge (PBOC notice 2021 no. 3; Civil Code art. 670).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from credit_coach.money.amounts import (
    as_decimal,
    exact,
    require_amount,
    require_count,
    require_finite,
    round_half_up,
)
from credit_coach.money.dates import DayCount, year_fraction
from credit_coach.money.errors import InputInvalid, NoRate, Reason
from credit_coach.money.solver import Flow, positive_root, rate_of


class RateLabel(StrEnum):
    """Which annual rate a figure is."""

    SIMPLE = "simple_annual"
    COMPOUND = "compound_annual"
    REGULATION_Z = "regulation_z_apr"


@dataclass(frozen=True, slots=True)
class AnnualRate:
    """A rate a year with its label. `value` is a fraction at full precision, `percent` is for display.

    >>> AnnualRate(Decimal("0.128038"), RateLabel.SIMPLE).percent
    Decimal('12.80')
    """

    value: Decimal
    label: RateLabel

    @property
    def percent(self) -> Decimal:
        """The rate in percent, half up to two decimals."""
        with exact():
            return round_half_up(self.value * 100, 2)


@dataclass(frozen=True, slots=True)
class PlanRates:
    """The rate a period of a plan, and the two annual rates made from it."""

    per_period: Decimal
    simple: AnnualRate
    compound: AnnualRate


def internal_rate(amounts: Sequence[Decimal]) -> Decimal:
    """IRR of one amount a period, from period 0: sum of amount_k / (1 + rate)^k = 0, as a fraction a period.

    Signs: received positive, paid negative, or the other way round. Source: checked against the published cases of
    numpy-financial and pyxirr. Errors: NoRate, InputInvalid.

    >>> round(internal_rate([Decimal(-100), Decimal(39), Decimal(59), Decimal(55), Decimal(20)]), 6)
    Decimal('0.280948')
    """
    return rate_of([Flow(Fraction(period), amount) for period, amount in enumerate(amounts)])


def annual_rates(amounts: Sequence[Decimal], periods_a_year: int = 12) -> PlanRates:
    """Simple and compound annual rate of equal periods: periods x IRR, and (1 + IRR)^periods - 1.

    Source: PBOC notice 2021 no. 3, whose example (100,000 of which 1,000 is kept back, 12 x 8,833.30) prints 12.80%
    and 13.58%. Errors: NoRate, InputInvalid.

    >>> rates = annual_rates([Decimal("99000"), *[Decimal("-8833.3")] * 12])
    >>> rates.simple.percent, rates.compound.percent
    (Decimal('12.80'), Decimal('13.58'))
    """
    require_count("periods_a_year", periods_a_year)
    rate = internal_rate(amounts)
    with exact():
        return PlanRates(
            per_period=rate,
            simple=AnnualRate(rate * periods_a_year, RateLabel.SIMPLE),
            compound=AnnualRate((1 + rate) ** periods_a_year - 1, RateLabel.COMPOUND),
        )


def aprc(advances: Sequence[Flow], payments: Sequence[Flow]) -> AnnualRate:
    """EU annual percentage rate of charge: sum of advances (1 + X)^-t = sum of payments (1 + X)^-t, t in years.

    Amounts of both lists are positive. A month is 1/12 of a year. Source: directives 2008/48/EC and 2014/17/EU,
    annex I; European Commission, Markt/2014/107, example 1. Errors: NoRate, InputInvalid.

    >>> fee = [Flow(Fraction(0), Decimal(4000))]
    >>> paid = [Flow(Fraction(month, 12), Decimal("1432.86")) for month in range(1, 241)]
    >>> round(aprc([Flow(Fraction(0), Decimal(200000))], fee + paid).value, 8)
    Decimal('0.06434412')
    """
    flows = [Flow(flow.time, _positive("advances", flow.amount)) for flow in advances]
    flows += [Flow(flow.time, -_positive("payments", flow.amount)) for flow in payments]
    return AnnualRate(rate_of(flows), RateLabel.COMPOUND)


def dated_rate(flows: Sequence[tuple[date, Decimal]], basis: DayCount = DayCount.ACT_365) -> AnnualRate:
    """Compound annual rate of dated flows (XIRR): sum of amount / (1 + X)^(days / year) = 0.

    The days are counted from the earliest date; the order does not matter. Source: Excel's XIRR example, 37.336254%.
    Errors: NoRate, InputInvalid (empty).

    >>> amounts = [(date(2008, 1, 1), -10000), (date(2008, 3, 1), 2750), (date(2008, 10, 30), 4250)]
    >>> amounts += [(date(2009, 2, 15), 3250), (date(2009, 4, 1), 2750)]
    >>> round(dated_rate([(day, Decimal(amount)) for day, amount in amounts]).value, 8)
    Decimal('0.37336253')
    """
    if not flows:
        raise InputInvalid("flows", Reason.EMPTY)
    start = min(day for day, _ in flows)
    timed = [Flow(year_fraction(start, day, basis), amount) for day, amount in flows]
    return AnnualRate(rate_of(timed), RateLabel.COMPOUND)


def single_payment_rate(
    borrowed: Decimal, repaid: Decimal, days: int, basis: DayCount = DayCount.ACT_365
) -> AnnualRate:
    """Compound annual rate of one loan repaid at once: (repaid / borrowed)^(year / days) - 1.

    Huge rates are not refused: a loan for days has one. Old British figures use act/365.25. Errors: NoRate,
    InputInvalid.

    >>> single_payment_rate(Decimal("250"), Decimal("319.97"), 28, DayCount.ACT_365_25).percent
    Decimal('2400.26')
    """
    require_amount("borrowed", borrowed, positive=True)
    require_amount("repaid", repaid, positive=True)
    require_count("days", days, largest=36600)
    time = year_fraction(date(1, 1, 1), date.fromordinal(1 + days), basis)
    return AnnualRate(rate_of([Flow(Fraction(0), borrowed), Flow(time, -repaid)]), RateLabel.COMPOUND)


@dataclass(frozen=True, slots=True)
class UnitFlow:
    """An amount `units` whole unit periods and `fraction` of one after the start, as Regulation Z counts."""

    units: int
    amount: Decimal
    fraction: Fraction = Fraction(0)


def one_payment_rates(received: Decimal, repaid: Decimal, *, months: int = 0, days: int = 0) -> PlanRates:
    """The simple and compound annual rate of one loan repaid at once, after whole months or so many days of 365 a year.

    Formula: simple = (repaid / received - 1) x periods a year / periods, compound = (repaid / received)^(that) - 1; the
    rate a period is the simple one of a month or a day. Source: the money conventions of the other rates here. Errors:
    NoRate where no more is repaid than was received, InputInvalid.

    >>> rates = one_payment_rates(Decimal(1700), Decimal(2000), days=14)
    >>> rates.simple.percent, rates.compound.percent
    (Decimal('460.08'), Decimal('6820.69'))
    """
    require_amount("received", received, positive=True)
    require_amount("repaid", repaid, positive=True)
    count, a_year = (months, 12) if months else (days, 365)
    require_count("span", count, largest=36600)
    if repaid <= received:
        raise NoRate("repaid", Reason.TOO_SMALL)
    with exact():
        grown = repaid / received
        per_period = (grown - 1) / count
        compound = grown ** (Decimal(a_year) / count) - 1
        return PlanRates(
            per_period=per_period,
            simple=AnnualRate(per_period * a_year, RateLabel.SIMPLE),
            compound=AnnualRate(compound, RateLabel.COMPOUND),
        )


def regulation_z_apr(advances: Sequence[UnitFlow], payments: Sequence[UnitFlow], units_a_year: int) -> AnnualRate:
    """US annual percentage rate: i x units a year, where i solves the unit-period equation.

        sum of advances / ((1 + f i)(1 + i)^t) = sum of payments / ((1 + f i)(1 + i)^t)

    with t whole units and f the odd fraction, which bears simple interest. A nominal rate, not an effective one.
    Source: 12 CFR 1026 (Regulation Z), Appendix J (b)(8), example (c)(1)(i). Errors: NoRate, InputInvalid.

    >>> paid = [UnitFlow(month, Decimal(230)) for month in range(1, 25)]
    >>> regulation_z_apr([UnitFlow(0, Decimal(5000))], paid, 12).percent
    Decimal('9.69')
    """
    require_count("units_a_year", units_a_year)
    with exact():
        terms = [(flow.units, as_decimal(flow.fraction), _positive("advances", flow.amount)) for flow in advances]
        terms += [(flow.units, as_decimal(flow.fraction), -_positive("payments", flow.amount)) for flow in payments]
        if not advances or not payments or sum(amount for *_, amount in terms) > 0:
            raise NoRate("flows", Reason.NO_ROOT)

        def present_value(rate: Decimal) -> Decimal:
            return sum((a / ((1 + f * rate) * (1 + rate) ** t) for t, f, a in terms), Decimal(0))

        return AnnualRate(positive_root(present_value, "flows") * units_a_year, RateLabel.REGULATION_Z)


def _positive(field: str, amount: Decimal) -> Decimal:
    """The amount, refused when it is negative: the side of a flow is told by its list."""
    if require_finite(field, amount) < 0:
        raise InputInvalid(field, Reason.NEGATIVE)
    return amount
