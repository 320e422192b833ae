"""The calculators by name: a record of plain values in, a record of plain values out, exact, for every face alike.

Amounts, rates and counts are texts in plain digits ("8999.00", "0.006" for 0.6%, "12"), dates are ISO; a record may
hold records ("plan") and lists ("debts"). Errors are those of `money`: the field is named, nothing partial is given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from credit_coach.calculator_inputs import (
    Field,
    Record,
    Schema,
    amount,
    count,
    day,
    paths_of,
    rate,
    read_fields,
    record,
    records,
    schema_of,
    text,
    word,
    words,
)
from credit_coach.money import (
    Area,
    BudgetTooSmall,
    Compounding,
    ConfirmationNeeded,
    Debt,
    FeeTiming,
    Household,
    InputInvalid,
    InputMissing,
    LatePenalty,
    Method,
    MinimumPayment,
    MinimumRule,
    MoneyError,
    OverdueTerms,
    Plan,
    Promotion,
    Purchase,
    Reason,
    RemainingFees,
    Signal,
    Strategy,
    assess,
    build_schedule,
    choice,
    monthly_from_nominal,
    overdue_cost,
    payment_to_clear,
    plan_payoff,
    settle_early,
    simulate_repayment,
    single_changes,
)


@dataclass(frozen=True)
class Calculator:
    """One calculator. `needs` and `takes` are its fields; `run` makes a plain record of what they were read as."""

    name: str
    about: str
    needs: Mapping[str, Field]
    takes: Mapping[str, Field]
    run: Callable[[dict[str, Any]], dict[str, Any]]
    example: Record

    @property
    def schema(self) -> Schema:
        """What it may be told, as JSON Schema, with an example."""
        return schema_of(self.needs, self.takes) | {"examples": [self.example]}

    @property
    def tool(self) -> dict[str, Any]:
        """Name, description and input schema, as the Model Context Protocol and the HTTP interface list a tool."""
        return {"name": self.name, "description": f"{self.about}. {_HOW_TO_TELL}", "inputSchema": self.schema}

    def fields(self) -> Iterator[tuple[str, Field, bool]]:
        """Yield every field by its path ("plan.periods"), and whether the record that holds it needs it."""
        yield from paths_of(self.needs, self.takes)


def calculate(name: str, values: Record) -> dict[str, Any]:
    """Run a calculator; raises MoneyError with the field, KeyError for a name that is not in CALCULATORS."""
    calculator = CALCULATORS[name]
    told = read_fields(values, calculator.needs, calculator.takes)
    try:
        return calculator.run(told)
    except InputInvalid as failure:
        raise InputInvalid(_as_told(calculator, failure.field), failure.reason) from None
    except ArithmeticError:  # beyond what 50 digits hold: no sum that anybody owes gets there
        raise InputInvalid(next(iter(calculator.needs)), Reason.TOO_LARGE) from None


def _as_told(calculator: Calculator, field: str) -> str:
    """Return the path of a field by the name that the sums have for it ("one_time_fee", "penalty.share")."""
    paths = [path for path, _, _ in calculator.fields()]
    named = (path for path in paths if path == field.replace(".", "_") or path.endswith(f".{field}"))
    return field if field in paths else next(named, field)


def failure(error: MoneyError) -> dict[str, Any]:
    """Return what a machine is told of a failure: code, reason, fields, and the gap of a budget that is too small.

    A field that nobody knows is the sender's own word and is not repeated: the record that holds it is named.
    """
    fields_named = error.fields if isinstance(error, InputMissing) else (error.field,)
    if error.reason is Reason.UNKNOWN_FIELD:
        fields_named = tuple(filter(None, [error.field.rpartition(".")[0]]))
    told = {"code": error.code, "reason": error.reason.value, "fields": list(fields_named)}
    return told | ({"gap": str(error.gap)} if isinstance(error, BudgetTooSmall) else {})


_HOW_TO_TELL = (
    "Amounts (yuan), rates (0.006 is 0.6%) and counts are texts in plain digits, dates are YYYY-MM-DD. "
    "The result is exact and shows its working."
)

# ---- fields that several of them have ----

_PLAN = record(
    "plan",
    "the terms of an instalment plan; a period is a month",
    {"method": word("how it is repaid", Method), "periods": count("number of instalments")},
    {
        "annual_nominal_rate": rate("fraction a year, for methods with interest"),
        "fee_rate_per_period": rate("fraction of the principal, charged each period"),
        "one_time_fee_rate": rate("fraction of the principal, charged once"),
        "one_time_fee": amount("yuan, charged once"),
        "one_time_fee_timing": word("when the fee that is charged once is taken", FeeTiming),
        "free_periods": count("first periods without interest and fee"),
    },
    lambda told: Plan(**told),
)
_DEBTS = records(
    "debts",
    "one record a debt",
    {
        "id": text("a name for the debt, each its own"),
        "balance": amount("yuan owed"),
        "annual_rate": rate("nominal fraction a year"),
    },
    {
        "minimum": amount("yuan a month that must be paid"),
        "promotion": record(
            "promotion",
            "a lower rate for the first months",
            {"annual_rate": rate("nominal fraction a year"), "months": count("how long it lasts")},
            {},
            lambda told: Promotion(**told),
        ),
    },
    lambda told: Debt(**told),
)


def _in_yuan(field: str, raw: object) -> str:
    """Nothing is converted silently."""
    if raw != "CNY":
        raise ConfirmationNeeded(field, Reason.UNIT_UNCLEAR)
    return "CNY"


def _each_of(field: str, raw: object) -> frozenset[Signal]:
    if not isinstance(raw, (list, tuple)):
        raise InputInvalid(field, Reason.UNKNOWN_CHOICE)
    return frozenset(Signal(choice(Signal)(field, one)) for one in raw)


#: What `assess` may want confirmed before it goes on.
_UNLIKELY = ("income_fixed", "income_variable", "plan.annual_nominal_rate", "plan.fee_rate_per_period")


def _confirmed(field: str, raw: object) -> frozenset[str]:
    if not isinstance(raw, (list, tuple)) or not all(one in _UNLIKELY for one in raw):
        raise InputInvalid(field, Reason.UNKNOWN_CHOICE)
    return frozenset(raw)


# ---- calculators ----


def _affordability(told: dict[str, Any]) -> dict[str, Any]:
    bought = {name: told[name] for name in ("price", "down_payment", "plan") if name in told}
    own = {name: value for name, value in told.items() if name not in bought and name != "currency"}
    household, purchase = Household(**own), Purchase(**bought)
    result = _record(assess(household, purchase))
    return result | {"changes": plain(single_changes(household, purchase))}


def _instalments(told: dict[str, Any]) -> dict[str, Any]:
    schedule = build_schedule(told["principal"], told["plan"], start=told.get("start"))
    totals = ("largest_payment", "total_interest", "total_fees", "total_payments", "extra_cost")
    more = {name: plain(getattr(schedule, name)) for name in totals}
    return _record(schedule) | more | {"rates": plain(schedule.rates())}


def _overdue(told: dict[str, Any]) -> dict[str, Any]:
    if told["settled"] < told["due"]:
        raise InputInvalid("settled", Reason.WRONG_ORDER)
    clause = told.get("clause", "contract")
    penalty = None
    if "penalty_share" in told:
        penalty = LatePenalty(told["penalty_share"], told.get("penalty_floor", Decimal(0)), clause)
    terms = OverdueTerms(
        told["daily_rate"],
        clause,
        compounding=told.get("compounding", Compounding.NONE),
        fixed_fee=told.get("fixed_fee", Decimal(0)),
        penalty=penalty,
    )
    unpaid = told.get("unpaid_minimum", Decimal(0))
    return _record(overdue_cost(told["principal"], told["due"], told["settled"], terms, unpaid_minimum=unpaid))


def _minimum(told: dict[str, Any]) -> dict[str, Any]:
    monthly = monthly_from_nominal(told["annual_rate"])
    if "payment" in told:
        paying: MinimumPayment | Decimal = told["payment"]
    elif "share" in told:
        rule = told.get("rule", MinimumRule.INTEREST_PLUS_SHARE_OF_PRINCIPAL)
        floors = {name: told[name] for name in ("floor", "principal_floor") if name in told}
        paying = MinimumPayment(rule, told["share"], **floors)
    else:
        raise InputInvalid("share", Reason.NOT_TOLD)
    result = _record(simulate_repayment(told["balance"], monthly, paying))
    if "months" in told:
        result["payment_to_clear"] = plain(payment_to_clear(told["balance"], monthly, told["months"]))
    return result


def _payoff(told: dict[str, Any]) -> dict[str, Any]:
    chosen = [told["strategy"]] if "strategy" in told else [Strategy.AVALANCHE, Strategy.SNOWBALL]
    own = [debt.id for debt in told["debts"]]
    plans = [
        plan_payoff(
            told["debts"], told["monthly_budget"], strategy, own_order=own if strategy is Strategy.OWN_ORDER else ()
        )
        for strategy in chosen
    ]
    return {"plans": plain(plans)}


def _early(told: dict[str, Any]) -> dict[str, Any]:
    schedule = build_schedule(told["principal"], told["plan"])
    more = {name: told[name] for name in ("days", "charge_share", "charge") if name in told}
    return _record(settle_early(schedule, told["paid"], told["remaining_fees"], **more))


#: The plan of the examples.
_TWELVE = {"method": "fee_each_period", "periods": "12", "fee_rate_per_period": "0.006"}

CALCULATORS: Mapping[str, Calculator] = {
    one.name: one
    for one in (
        Calculator(
            "affordability",
            "whether a household can afford a purchase, by the rules R1 to R7",
            {"price": amount("yuan")},
            {
                "income_fixed": amount("yuan a month after tax; with or without income_variable it must be told"),
                "income_variable": amount("yuan a month"),
                "essentials": amount("yuan a month: rent and living costs"),
                "existing_repayments": amount("yuan a month; must be told, 0 where there are none"),
                "savings": amount("yuan"),
                "unsecured_debt": amount("yuan"),
                "adults": count("grown-ups in the household"),
                "children": count("children in the household"),
                "area": word("where they live", Area),
                "signals": words("signs of distress", Signal, _each_of),
                "confirmed": words("unlikely fields that are meant", _UNLIKELY, _confirmed),
                "down_payment": amount("yuan"),
                "currency": Field("yuan is all that is understood", _in_yuan, {"type": "string", "enum": ["CNY"]}),
                "plan": _PLAN,
            },
            _affordability,
            {
                "price": "8400",
                "income_fixed": "8000",
                "existing_repayments": "1200",
                "savings": "9000",
                "plan": _TWELVE,
            },
        ),
        Calculator(
            "instalments",
            "the schedule, cash flows and true annual rates of an instalment plan",
            {"principal": amount("yuan"), "plan": _PLAN},
            {"start": day("date; the payments then carry dates")},
            _instalments,
            {"principal": "8400", "plan": _TWELVE, "start": "2026-01-31"},
        ),
        Calculator(
            "overdue",
            "what an overdue sum costs, event by event",
            {
                "principal": amount("yuan"),
                "due": day("date"),
                "settled": day("date, not before due"),
                "daily_rate": rate("fraction a day"),
            },
            {
                "compounding": word("whether unpaid interest bears interest", Compounding),
                "fixed_fee": amount("yuan"),
                "unpaid_minimum": amount("yuan: the unpaid part of a minimum payment"),
                "penalty_share": rate("fraction of the unpaid minimum"),
                "penalty_floor": amount("yuan"),
                "clause": text("name of the contract's clause"),
            },
            _overdue,
            {"principal": "1000", "due": "2026-03-01", "settled": "2026-03-11", "daily_rate": "0.0005"},
        ),
        Calculator(
            "minimum-payment",
            "how long a card debt lasts when only the minimum, or a fixed sum, is paid",
            {"balance": amount("yuan"), "annual_rate": rate("nominal fraction a year")},
            {
                "share": rate("fraction: the minimum payment; or give payment"),
                "rule": word("what the share is of", MinimumRule),
                "floor": amount("yuan, least payment"),
                "principal_floor": amount("yuan, least part of principal"),
                "payment": amount("yuan a month instead of the minimum"),
                "months": count("also give the payment that clears the debt in so many months"),
            },
            _minimum,
            {"balance": "10000", "annual_rate": "0.18", "share": "0.1", "principal_floor": "100"},
        ),
        Calculator(
            "payoff",
            "in which order to repay several debts; without strategy avalanche and snowball side by side",
            {"debts": _DEBTS, "monthly_budget": amount("yuan")},
            {"strategy": word("own_order is the order of the list", Strategy)},
            _payoff,
            {
                "debts": [
                    {"id": "card", "balance": "1000", "annual_rate": "0.1499", "minimum": "75"},
                    {"id": "loan", "balance": "7500", "annual_rate": "0.0475", "minimum": "150"},
                ],
                "monthly_budget": "325",
            },
        ),
        Calculator(
            "early-repayment",
            "what repaying a plan early costs on the day and what it saves",
            {
                "principal": amount("yuan"),
                "plan": _PLAN,
                "paid": count("instalments paid"),
                "remaining_fees": word("what happens to the fees that are not yet billed", RemainingFees),
            },
            {
                "days": count("since the last due date"),
                "charge_share": rate("fraction of what is repaid"),
                "charge": amount("yuan"),
            },
            _early,
            {"principal": "8400", "plan": _TWELVE, "paid": "6", "remaining_fees": "waived"},
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
