"""The calculators by name: a record of plain values in, a record of plain values out, exact, for every face alike.

Amounts, rates and counts are texts in plain digits ("8999.00", "0.006" for 0.6%, "12"), dates are ISO; a record may
hold records ("plan") and lists ("debts"). Errors are those of `money`: the field is named, nothing partial is given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from credit_coach.money import (
    Compounding,
    Debt,
    InputInvalid,
    LatePenalty,
    MinimumPayment,
    MinimumRule,
    OverdueTerms,
    Promotion,
    Reader,
    Reason,
    RemainingFees,
    Strategy,
    assess,
    build_schedule,
    choice,
    monthly_from_nominal,
    overdue_cost,
    payment_to_clear,
    plan_payoff,
    read_amount,
    read_case,
    read_count,
    read_plan,
    read_rate,
    read_record,
    settle_early,
    simulate_repayment,
    single_changes,
)

Record = Mapping[str, object]


@dataclass(frozen=True)
class Calculator:
    """One calculator. `needs` and `takes` name its fields with what they mean; `run` gives a plain record."""

    name: str
    about: str
    needs: Mapping[str, str]
    takes: Mapping[str, str]
    run: Callable[[Record], dict[str, Any]]


def calculate(name: str, values: Record) -> dict[str, Any]:
    """Run a calculator; raises MoneyError with the field, KeyError for a name that is not in CALCULATORS."""
    calculator = CALCULATORS[name]
    told = {field: value for field, value in values.items() if value is not None}
    for field in told:
        if field not in calculator.needs and field not in calculator.takes:
            raise InputInvalid(field, Reason.UNKNOWN_FIELD)
    for field in calculator.needs:
        if field not in told:
            raise InputInvalid(field, Reason.NOT_TOLD)
    return calculator.run(told)


# ---- readers of fields ----


def _read_day(field: str, raw: object) -> date:
    if not isinstance(raw, str):
        raise InputInvalid(field, Reason.NOT_A_NUMBER)
    try:
        return date.fromisoformat(raw)
    except ValueError:
        raise InputInvalid(field, Reason.UNKNOWN_CHOICE) from None


def _read_text(field: str, raw: object) -> str:
    if not isinstance(raw, str) or not raw.strip():
        raise InputInvalid(field, Reason.EMPTY)
    return raw.strip()


def _inside(parent: str, read: Callable[[Record], Any]) -> Reader:
    """A reader of a record inside the record: its failures carry the name of the field that holds it."""

    def reader(field: str, raw: object) -> Any:
        if not isinstance(raw, Mapping):
            raise InputInvalid(field, Reason.UNKNOWN_CHOICE)
        try:
            return read(raw)
        except InputInvalid as failure:
            raise failure.within(parent) from None

    return reader


def _read_debts(field: str, raw: object) -> list[Debt]:
    if isinstance(raw, (str, Mapping)) or not isinstance(raw, Iterable):
        raise InputInvalid(field, Reason.UNKNOWN_CHOICE)
    return [_inside(field, _debt)(field, one) for one in raw]


def _debt(values: Record) -> Debt:
    return Debt(**_complete(values, _DEBT, ("id", "balance", "annual_rate")))


def _complete(values: Record, readers: Mapping[str, Reader], needed: Iterable[str]) -> dict[str, Any]:
    for field in needed:
        if field not in values:
            raise InputInvalid(field, Reason.NOT_TOLD)
    return read_record(values, readers)


_PROMOTION: Mapping[str, Reader] = {"annual_rate": read_rate, "months": read_count}
_DEBT: Mapping[str, Reader] = {
    "id": _read_text,
    "balance": read_amount,
    "annual_rate": read_rate,
    "minimum": read_amount,
    "promotion": _inside("promotion", lambda values: Promotion(**_complete(values, _PROMOTION, _PROMOTION))),
}

# ---- calculators ----


def _affordability(values: Record) -> dict[str, Any]:
    household, purchase = read_case(values)
    result = _record(assess(household, purchase))
    return result | {"changes": plain(single_changes(household, purchase))}


def _instalments(values: Record) -> dict[str, Any]:
    read = read_record(values, {"principal": read_amount, "plan": _inside("plan", read_plan), "start": _read_day})
    schedule = build_schedule(read["principal"], read["plan"], start=read.get("start"))
    totals = ("largest_payment", "total_interest", "total_fees", "total_payments", "extra_cost")
    more = {name: plain(getattr(schedule, name)) for name in totals}
    return _record(schedule) | more | {"rates": plain(schedule.rates())}


def _overdue(values: Record) -> dict[str, Any]:
    read = read_record(
        values,
        {
            "principal": read_amount,
            "due": _read_day,
            "settled": _read_day,
            "daily_rate": read_rate,
            "compounding": choice(Compounding),
            "fixed_fee": read_amount,
            "unpaid_minimum": read_amount,
            "penalty_share": read_rate,
            "penalty_floor": read_amount,
            "clause": _read_text,
        },
    )
    clause = read.get("clause", "contract")
    penalty = None
    if "penalty_share" in read:
        penalty = LatePenalty(read["penalty_share"], read.get("penalty_floor", Decimal(0)), clause)
    terms = OverdueTerms(
        read["daily_rate"],
        clause,
        compounding=read.get("compounding", Compounding.NONE),
        fixed_fee=read.get("fixed_fee", Decimal(0)),
        penalty=penalty,
    )
    unpaid = read.get("unpaid_minimum", Decimal(0))
    return _record(overdue_cost(read["principal"], read["due"], read["settled"], terms, unpaid_minimum=unpaid))


def _minimum(values: Record) -> dict[str, Any]:
    read = read_record(
        values,
        {
            "balance": read_amount,
            "annual_rate": read_rate,
            "share": read_rate,
            "floor": read_amount,
            "principal_floor": read_amount,
            "rule": choice(MinimumRule),
            "payment": read_amount,
            "months": read_count,
        },
    )
    rate = monthly_from_nominal(read["annual_rate"])
    if "payment" in read:
        paying: MinimumPayment | Decimal = read["payment"]
    elif "share" in read:
        rule = read.get("rule", MinimumRule.INTEREST_PLUS_SHARE_OF_PRINCIPAL)
        floors = {name: read[name] for name in ("floor", "principal_floor") if name in read}
        paying = MinimumPayment(rule, read["share"], **floors)
    else:
        raise InputInvalid("share", Reason.NOT_TOLD)
    result = _record(simulate_repayment(read["balance"], rate, paying))
    if "months" in read:
        result["payment_to_clear"] = plain(payment_to_clear(read["balance"], rate, read["months"]))
    return result


def _payoff(values: Record) -> dict[str, Any]:
    read = read_record(values, {"debts": _read_debts, "monthly_budget": read_amount, "strategy": choice(Strategy)})
    chosen = [read["strategy"]] if "strategy" in read else [Strategy.AVALANCHE, Strategy.SNOWBALL]
    own = [debt.id for debt in read["debts"]]
    plans = [
        plan_payoff(
            read["debts"], read["monthly_budget"], strategy, own_order=own if strategy is Strategy.OWN_ORDER else ()
        )
        for strategy in chosen
    ]
    return {"plans": plain(plans)}


def _early(values: Record) -> dict[str, Any]:
    read = read_record(
        values,
        {
            "principal": read_amount,
            "plan": _inside("plan", read_plan),
            "paid": read_count,
            "remaining_fees": choice(RemainingFees),
            "days": read_count,
            "charge_share": read_rate,
            "charge": read_amount,
        },
    )
    schedule = build_schedule(read["principal"], read["plan"])
    more = {name: read[name] for name in ("days", "charge_share", "charge") if name in read}
    return _record(settle_early(schedule, read["paid"], read["remaining_fees"], **more))


_PLAN = (
    "record: method (equal_payment, equal_principal, interest_only, fee_each_period, fee_once), periods, and as they "
    "apply annual_nominal_rate, fee_rate_per_period, one_time_fee_rate, one_time_fee, one_time_fee_timing, free_periods"
)

CALCULATORS: Mapping[str, Calculator] = {
    one.name: one
    for one in (
        Calculator(
            "affordability",
            "whether a household can afford a purchase, by the rules R1 to R7",
            {"price": "yuan"},
            {
                "income_fixed": "yuan a month after tax; with or without income_variable it must be told",
                "income_variable": "yuan a month",
                "essentials": "yuan a month: rent and living costs",
                "existing_repayments": "yuan a month; must be told, 0 where there are none",
                "savings": "yuan",
                "unsecured_debt": "yuan",
                "adults": "count",
                "children": "count",
                "area": "urban or rural",
                "signals": "list of minimums_only, overdue_now, borrows_to_repay",
                "confirmed": "list of unlikely fields that are meant",
                "down_payment": "yuan",
                "currency": "CNY",
                "plan": _PLAN,
            },
            _affordability,
        ),
        Calculator(
            "instalments",
            "the schedule, cash flows and true annual rates of an instalment plan",
            {"principal": "yuan", "plan": _PLAN},
            {"start": "date; the payments then carry dates"},
            _instalments,
        ),
        Calculator(
            "overdue",
            "what an overdue sum costs, event by event",
            {"principal": "yuan", "due": "date", "settled": "date", "daily_rate": "fraction a day"},
            {
                "compounding": "none or monthly",
                "fixed_fee": "yuan",
                "unpaid_minimum": "yuan: the unpaid part of a minimum payment",
                "penalty_share": "fraction of the unpaid minimum",
                "penalty_floor": "yuan",
                "clause": "name of the contract's clause",
            },
            _overdue,
        ),
        Calculator(
            "minimum-payment",
            "how long a card debt lasts when only the minimum, or a fixed sum, is paid",
            {"balance": "yuan", "annual_rate": "nominal fraction a year"},
            {
                "share": "fraction: the minimum payment; or give payment",
                "rule": "what the share is of",
                "floor": "yuan, least payment",
                "principal_floor": "yuan, least part of principal",
                "payment": "yuan a month instead of the minimum",
                "months": "also give the payment that clears the debt in so many months",
            },
            _minimum,
        ),
        Calculator(
            "payoff",
            "in which order to repay several debts; without strategy avalanche and snowball side by side",
            {"debts": "list of records: id, balance, annual_rate, minimum, promotion", "monthly_budget": "yuan"},
            {"strategy": "avalanche, snowball or own_order (the order of the list)"},
            _payoff,
        ),
        Calculator(
            "early-repayment",
            "what repaying a plan early costs on the day and what it saves",
            {
                "principal": "yuan",
                "plan": _PLAN,
                "paid": "count of instalments paid",
                "remaining_fees": "waived or charged",
            },
            {"days": "count since the last due date", "charge_share": "fraction", "charge": "yuan"},
            _early,
        ),
    )
}


def _record(result: Any) -> dict[str, Any]:
    """Return a result record as plain data."""
    return {field.name: plain(getattr(result, field.name)) for field in fields(result)}


def plain(value: Any) -> Any:
    """Return a result as plain data: numbers and dates as texts, records as mappings, lists as lists."""
    if is_dataclass(value) and not isinstance(value, type):
        return _record(value)
    if isinstance(value, Mapping):
        return {str(name): plain(one) for name, one in value.items()}
    if isinstance(value, (list, tuple, frozenset)):
        return [plain(one) for one in value]
    if isinstance(value, StrEnum):
        return value.value
    return str(value) if isinstance(value, (Decimal, date)) else value
