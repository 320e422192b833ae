"""Interest for a time, and the conversions between the rates that lenders quote. Rates are fractions: 0.06 is 6%."""

from __future__ import annotations

from decimal import Decimal

from credit_coach.money.amounts import (
    Posting,
    exact,
    posted,
    require_amount,
    require_count,
    require_rate,
    round_fen,
)
from credit_coach.money.errors import InputInvalid, Reason

MOST_DAYS = 366 * 100


def interest_for_days(
    principal: Decimal,
    daily_rate: Decimal,
    days: int,
    *,
    round_daily: bool = False,
    posting: Posting = Posting.FEN,
) -> Decimal:
    """Simple interest by the day: principal x daily rate x days, in yuan, rounded once when it is posted.

    `round_daily` rounds the amount of one day first, as some statements do; the result is then off by up to half a
    fen a day. Source: 101 days on 5,000 at 12.25% are printed as 169.68 (paidnice.com), rounded once they are 169.49.
    Errors: InputInvalid.

    >>> interest_for_days(Decimal("1000"), Decimal("0.0005"), 24)
    Decimal('12.00')
    """
    require_amount("principal", principal)
    require_rate("daily_rate", daily_rate)
    require_count("days", days, smallest=0, largest=MOST_DAYS)
    with exact():
        daily = principal * daily_rate
        return posted((round_fen(daily) if round_daily else daily) * days, posting)


def interest_for_months(principal: Decimal, annual_rate: Decimal, months: int) -> Decimal:
    """Simple interest by the month, paid with the principal at the end: principal x annual rate x months / 12, in yuan.

    Rounded once when it is posted; interest bears no interest. Source: loans between people name a yearly or a monthly
    rate and whole months. Errors: InputInvalid.

    >>> interest_for_months(Decimal("30000"), Decimal("0.06"), 8)
    Decimal('1200.00')
    """
    require_amount("principal", principal)
    require_rate("annual_rate", annual_rate)
    require_count("months", months, smallest=0)
    with exact():
        return round_fen(principal * annual_rate * months / 12)


def with_interest(principal: Decimal, interest: Decimal) -> Decimal:
    """What is repaid at the end: principal + interest, in yuan.

    >>> with_interest(Decimal("30000"), Decimal("1200.00"))
    Decimal('31200.00')
    """
    with exact():
        return principal + interest


def with_surcharge(rate: Decimal, share: Decimal) -> Decimal:
    """The rate while a loan is late: the contract's own plus `share` of it (罚息上浮). Source: the loan contract.

    >>> with_surcharge(Decimal("0.0003"), Decimal("0.5"))
    Decimal('0.00045')
    """
    require_rate("rate", rate)
    require_rate("surcharge", share)
    with exact():
        return (rate * (1 + share)).normalize()


def daily_from_annual(annual_rate: Decimal, year_days: int = 365) -> Decimal:
    """The daily rate of a simple annual rate: annual / year_days. The contract must say the basis (365 or 360).

    Source: 365 is the basis of the consumer loans, 360 the deposit and corporate convention (银发〔2005〕129号).

    >>> daily_from_annual(Decimal("0.1825"))
    Decimal('0.0005')
    """
    require_rate("annual_rate", annual_rate)
    require_count("year_days", year_days)
    with exact():
        return annual_rate / year_days


def simple_annual_from_daily(daily_rate: Decimal, year_days: int = 365) -> Decimal:
    """The simple annual rate of a daily rate: daily x year_days, without compounding.

    >>> simple_annual_from_daily(Decimal("0.0005")), simple_annual_from_daily(Decimal("0.0005"), 360)
    (Decimal('0.1825'), Decimal('0.1800'))
    """
    require_rate("daily_rate", daily_rate)
    require_count("year_days", year_days)
    with exact():
        return daily_rate * year_days


def yearly_from_monthly(monthly_rate: Decimal) -> Decimal:
    """The nominal annual rate of a monthly rate: monthly x 12, without compounding.

    >>> yearly_from_monthly(Decimal("0.01"))
    Decimal('0.12')
    """
    require_rate("monthly_rate", monthly_rate)
    with exact():
        return monthly_rate * 12


def monthly_from_nominal(annual_rate: Decimal) -> Decimal:
    """The monthly rate of a nominal annual rate: annual / 12. Source: PBOC, EC examples 1-29 and 40-44, every bank.

    >>> monthly_from_nominal(Decimal("0.06"))
    Decimal('0.005')
    """
    require_rate("annual_rate", annual_rate)
    with exact():
        return annual_rate / 12


def monthly_from_effective(annual_rate: Decimal) -> Decimal:
    """The monthly rate of an effective annual rate: (1 + annual)^(1/12) - 1. Source: EC examples 30-39.

    >>> round(monthly_from_effective(Decimal("0.09")) * 3000, 2)
    Decimal('21.62')
    """
    require_rate("annual_rate", annual_rate)
    with exact():
        return (1 + annual_rate) ** (Decimal(1) / 12) - 1


def effective_from_nominal(nominal_rate: Decimal, times_a_year: int = 12) -> Decimal:
    """The effective annual rate of a nominal one: (1 + nominal/n)^n - 1. The same as EFFECT in a spreadsheet.

    >>> effective_from_nominal(Decimal("0.1"), 4)
    Decimal('0.103812890625')
    """
    require_rate("nominal_rate", nominal_rate)
    require_count("times_a_year", times_a_year)
    with exact():
        return ((1 + nominal_rate / times_a_year) ** times_a_year - 1).normalize()


def nominal_from_effective(effective_rate: Decimal, times_a_year: int = 12) -> Decimal:
    """The nominal annual rate of an effective one: n x ((1 + effective)^(1/n) - 1). NOMINAL in a spreadsheet.

    >>> round(nominal_from_effective(Decimal("0.053543"), 4), 12)
    Decimal('0.052500319868')
    """
    require_rate("effective_rate", effective_rate)
    require_count("times_a_year", times_a_year)
    with exact():
        return times_a_year * ((1 + effective_rate) ** (Decimal(1) / times_a_year) - 1)


def compounded_balance(
    principal: Decimal, monthly_rate: Decimal, months: int, posting: Posting = Posting.FEN
) -> Decimal:
    """What a debt grows to when nothing is paid: principal x (1 + monthly)^months, in yuan.

    Source: EC example 40 (200,000 at 7.5% a year for six months). Errors: InputInvalid.

    >>> compounded_balance(Decimal("200000"), Decimal("0.00625"), 6)
    Decimal('207618.17')
    """
    require_amount("principal", principal)
    require_rate("monthly_rate", monthly_rate)
    require_count("months", months, smallest=0)
    with exact():
        grown = principal * (1 + monthly_rate) ** months
        if grown.adjusted() > 30:
            # More digits than a posting can hold: no debt of a person means this.
            raise InputInvalid("months", Reason.TOO_LARGE)
        return posted(grown, posting)
