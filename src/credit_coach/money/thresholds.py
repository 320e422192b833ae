"""Every threshold of the affordability rules, once, with its source, so that a person can be shown why.

A figure without an official source says so ("house"). A change here is a new version of the rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

RULES_VERSION = 1


class Limit(StrEnum):
    """The names of the thresholds."""

    DEBT_RATIO_GREEN = "debt_ratio_green"
    DEBT_RATIO_AMBER = "debt_ratio_amber"
    RESIDUAL_SHARE_GREEN = "residual_share_green"
    CUSHION_MONTHS_GREEN = "cushion_months_green"
    CUSHION_MONTHS_AMBER = "cushion_months_amber"
    STRESS_INCOME_SHARE = "stress_income_share"
    DEBT_MONTHS_GREEN = "debt_months_green"
    DEBT_MONTHS_AMBER = "debt_months_amber"
    PRICE_GREEN = "price_green"
    PRICE_AMBER = "price_amber"
    VARIABLE_INCOME_SHARE = "variable_income_share"
    VARIABLE_INCOME_MONTHS = "variable_income_months"
    SPENDING_URBAN = "spending_urban"
    SPENDING_RURAL = "spending_rural"
    ESSENTIAL_SHARE = "essential_share"
    FURTHER_ADULT = "further_adult"
    CHILD = "child"
    CONFIRM_INCOME = "confirm_income"
    CONFIRM_ANNUAL_RATE = "confirm_annual_rate"
    CONFIRM_PERIOD_RATE = "confirm_period_rate"


@dataclass(frozen=True, slots=True)
class Threshold:
    """A figure and where it comes from."""

    value: Decimal
    source: str


def _row(value: str, source: str) -> Threshold:
    return Threshold(Decimal(value), source)


_DEBT_RATIO = "HKMA 50%; 银监发〔2004〕57号 art. 36: housing 50%, all debts 55%; MAS TDSR 55%"
_HOUSEHOLD = "国家统计局 2024 household survey, spending per head a year"

THRESHOLDS: Mapping[Limit, Threshold] = MappingProxyType(
    {
        Limit.DEBT_RATIO_GREEN: _row("0.36", "CFPB, Your Money, Your Goals: 36%"),
        Limit.DEBT_RATIO_AMBER: _row("0.50", _DEBT_RATIO),
        Limit.RESIDUAL_SHARE_GREEN: _row(
            "0.10", "house margin; UK FCA CONC 5.2A: repay from income, without borrowing"
        ),
        Limit.CUSHION_MONTHS_GREEN: _row(
            "3", "emergency fund guidance: 3 to 6 months of essential costs (ASIC and others)"
        ),
        Limit.CUSHION_MONTHS_AMBER: _row("1", "house floor below the 3 to 6 months of the guidance"),
        Limit.STRESS_INCOME_SHARE: _row(
            "0.80", "house: income falls by 20%; UK FCA CONC 5.2A: foreseeable falls of income"
        ),
        Limit.DEBT_MONTHS_GREEN: _row("6", "MAS: no limit increase above 6 months of income"),
        Limit.DEBT_MONTHS_AMBER: _row("12", "MAS: no new unsecured credit above 12 months of income"),
        Limit.PRICE_GREEN: _row(
            "0.1825", "0.05% a day x 365, the former ceiling of card overdrafts (银发〔2016〕111号)"
        ),
        Limit.PRICE_AMBER: _row("0.24", "法发〔2017〕22号: courts may reduce a total yearly cost above 24% on request"),
        Limit.VARIABLE_INCOME_SHARE: _row("0.7", "MAS TDSR: 30% cut of variable income"),
        Limit.VARIABLE_INCOME_MONTHS: _row("3", "house: the mean of at least three months"),
        Limit.SPENDING_URBAN: _row("34557", f"{_HOUSEHOLD}, urban"),
        Limit.SPENDING_RURAL: _row("19280", f"{_HOUSEHOLD}, rural"),
        Limit.ESSENTIAL_SHARE: _row(
            "0.52", "国家统计局 2024 household survey: food 29.8% and housing 22.2% of spending"
        ),
        Limit.FURTHER_ADULT: _row("0.5", "OECD-modified equivalence scale"),
        Limit.CHILD: _row("0.3", "OECD-modified equivalence scale"),
        Limit.CONFIRM_INCOME: _row("10000000", "house: an income above 10 million a month is asked for twice"),
        Limit.CONFIRM_ANNUAL_RATE: _row(
            "0.5", "house: at 50% a year or more, ask whether the rate is monthly or in percent"
        ),
        Limit.CONFIRM_PERIOD_RATE: _row(
            "0.05", "house: at 5% a month or more, ask whether the rate is yearly or in percent"
        ),
    }
)
