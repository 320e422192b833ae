"""The calculators by name: plain records in and out, exact figures, errors that name the field."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from credit_coach.calculators import CALCULATORS, calculate, failure
from credit_coach.money import BudgetTooSmall, Household, InputInvalid, InputMissing, MoneyError, Plan, Purchase

_PLAN = {"method": "fee_each_period", "periods": "12", "fee_rate_per_period": "0.006"}
_DEBT = {"id": "card", "balance": "5", "annual_rate": "0.1"}
_HOUSEHOLD = {
    "income_fixed": "8000",
    "essentials": "4300",
    "existing_repayments": "1200",
    "savings": "9000",
    "unsecured_debt": "8000",
    "adults": "1",
    "children": "0",
}
#: One complete record for each calculator.
RECORDS: dict[str, dict[str, Any]] = {
    "affordability": {**_HOUSEHOLD, "price": "8400", "plan": _PLAN},
    "instalments": {"principal": "8400", "plan": _PLAN, "start": "2026-01-31"},
    "overdue": {"principal": "1000", "due": "2026-03-01", "settled": "2026-03-11", "daily_rate": "0.0005"},
    "minimum-payment": {
        "balance": "10000",
        "annual_rate": "0.18",
        "share": "0.1",
        "principal_floor": "100",
        "months": "12",
    },
    "payoff": {
        "debts": [
            {"id": "card", "balance": "1000", "annual_rate": "0.1499", "minimum": "75"},
            {"id": "student", "balance": "7500", "annual_rate": "0.0475", "minimum": "150"},
        ],
        "monthly_budget": "325",
    },
    "early-repayment": {"principal": "8400", "plan": _PLAN, "paid": "6", "remaining_fees": "waived"},
}


def test_every_calculator_has_a_record_here() -> None:
    """No calculator goes untried."""
    assert set(RECORDS) == set(CALCULATORS)


@pytest.mark.parametrize("name", RECORDS)
def test_a_result_is_plain_data(name: str) -> None:
    """Whatever comes out goes through JSON unchanged, and holds no float."""
    result = calculate(name, RECORDS[name])
    assert json.loads(json.dumps(result)) == result
    assert "float" not in {type(value).__name__ for value in _leaves(result)}


def _leaves(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [leaf for one in value.values() for leaf in _leaves(one)]
    return [leaf for one in value for leaf in _leaves(one)] if isinstance(value, list) else [value]


def test_the_figures_are_those_of_the_published_cases() -> None:
    """12 x 0.6% is 13.03% simple; the worked household S02 is amber; the published trace takes 28 months."""
    assert calculate("instalments", RECORDS["instalments"])["rates"]["simple"]["value"].startswith("0.1303")
    assert calculate("instalments", RECORDS["instalments"])["rows"][0]["due"] == "2026-02-28"
    assert calculate("affordability", RECORDS["affordability"])["verdict"] == "amber"
    assert calculate("payoff", RECORDS["payoff"])["plans"][0]["months"] == 28
    assert calculate("overdue", RECORDS["overdue"])["amount_due"] == "1005.00"
    assert calculate("early-repayment", RECORDS["early-repayment"])["saved"] == "302.40"


@pytest.mark.parametrize("name", RECORDS)
def test_every_needed_field_is_missed_by_name(name: str) -> None:
    """A record without a field that is needed is refused with that field's name."""
    for field in CALCULATORS[name].needs:
        record = {key: value for key, value in RECORDS[name].items() if key != field}
        with pytest.raises(InputInvalid) as refused:
            calculate(name, record)
        assert refused.value.field == field


@pytest.mark.parametrize("name", RECORDS)
@pytest.mark.parametrize("value", ["-1", "NaN", "Infinity", "1e400", "abc", "999999999999999999", 1.5, True])
def test_bad_values_are_refused_by_field(name: str, value: object) -> None:
    """Every amount refuses what is no amount, names the field, and never repeats the value."""
    for field in CALCULATORS[name].needs:
        if field in ("plan", "debts", "due", "settled", "remaining_fees"):
            continue
        with pytest.raises(InputInvalid) as refused:
            calculate(name, RECORDS[name] | {field: value})
        assert refused.value.field == field
        assert str(value) not in str(refused.value)


@pytest.mark.parametrize(
    ("name", "change", "field"),
    [
        ("instalments", {"plan": {**_PLAN, "periods": "0"}}, "plan.periods"),
        ("instalments", {"plan": "12"}, "plan"),
        ("payoff", {"debts": "card"}, "debts"),
        ("payoff", {"debts": [{"id": "card", "balance": "-5", "annual_rate": "0.1"}]}, "debts.balance"),
        ("payoff", {"debts": [{"id": "card", "balance": "5"}]}, "debts.annual_rate"),
        ("overdue", {"due": "1 March"}, "due"),
        ("overdue", {"settled": "2026-02-01"}, "settled"),
        ("payoff", {"debts": [_DEBT] * 21}, "debts"),
        (
            "payoff",
            {"debts": [_DEBT | {"promotion": {"annual_rate": "0"}}]},
            "debts.promotion.months",
        ),
        (
            "payoff",
            {
                "debts": [
                    {"id": "a", "balance": "5", "annual_rate": "0", "promotion": {"annual_rate": "0", "months": "0"}}
                ]
            },
            "debts.promotion.months",
        ),
        ("overdue", {"due": "1997-01-01", "daily_rate": "1", "compounding": "monthly"}, "principal"),
        ("overdue", {"penalty_share": "2"}, "penalty_share"),
        ("affordability", {"confirmed": ["anything"]}, "confirmed"),
        ("affordability", {"nonsense": "1"}, "nonsense"),
    ],
)
def test_records_inside_records_are_named(name: str, change: dict[str, Any], field: str) -> None:
    """A failure inside a plan or a debt carries the name of what holds it."""
    with pytest.raises(InputInvalid) as refused:
        calculate(name, RECORDS[name] | change)
    assert refused.value.field == field


def test_what_nobody_told_is_asked_for() -> None:
    """Silence about repayments is no zero."""
    with pytest.raises(InputMissing) as missing:
        calculate("affordability", {"price": "100", "income_fixed": "5000"})
    assert missing.value.fields == ("existing_repayments", "savings")


def test_a_budget_below_the_minimums_names_the_gap() -> None:
    """The gap is exact, and no plan is given."""
    with pytest.raises(BudgetTooSmall) as refused:
        calculate("payoff", RECORDS["payoff"] | {"monthly_budget": "200"})
    assert str(refused.value.gap) == "25.00"


@pytest.mark.parametrize("name", RECORDS)
def test_the_schema_fits_what_is_understood(name: str) -> None:
    """Each schema is valid JSON Schema, and the complete records fit it."""
    schema = CALCULATORS[name].schema
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(RECORDS[name], schema)
    assert set(schema["required"]) == set(CALCULATORS[name].needs)


def test_plans_and_households_have_every_field_of_the_sums() -> None:
    """A field that the sums know is one that can be told, whichever face it comes from."""
    paths = {path for path, _, _ in CALCULATORS["affordability"].fields()}
    known = {f"plan.{one.name}" for one in fields(Plan)} | {one.name for one in (*fields(Household), *fields(Purchase))}
    # Only a conversation knows that a part of `essentials` was not told, and what payments somebody read off.
    assert known - {"essentials_partial", "plan.told"} <= paths


@pytest.mark.parametrize("name", RECORDS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_whatever_fits_the_schema_is_calculated_or_refused_by_field(name: str, data: st.DataObject) -> None:
    """A record that fits the schema gives plain data, or a failure that names fields of this calculator."""
    record = data.draw(_fitting(CALCULATORS[name].schema))
    named: set[str] = set()
    try:
        result = calculate(name, record)
    except MoneyError as refused:
        result = failure(refused)
        named = set(result["fields"])
    assert json.loads(json.dumps(result)) == result
    assert named <= {path for path, _, _ in CALCULATORS[name].fields()}


@pytest.mark.parametrize("name", CALCULATORS)
def test_the_example_of_a_calculator_is_calculated(name: str) -> None:
    """What a face shows as an example works as it stands."""
    assert calculate(name, CALCULATORS[name].example)


def test_a_failure_never_repeats_the_sender() -> None:
    """A field that nobody knows is told by what holds it; a budget names its gap, silence what is missing."""
    unknown = _failed("instalments", {"principal": "1", "plan": {**_PLAN, "13800138000": "1"}})
    assert unknown == {"code": "invalid_input", "reason": "unknown_field", "fields": ["plan"]}
    assert _failed("instalments", {"13800138000": "1"})["fields"] == []
    assert _failed("payoff", RECORDS["payoff"] | {"monthly_budget": "200"})["gap"] == "25.00"
    assert _failed("affordability", {"price": "100"})["fields"] == ["income_fixed", "existing_repayments", "savings"]


def _failed(name: str, record: dict[str, Any]) -> dict[str, Any]:
    with pytest.raises(MoneyError) as raised:
        calculate(name, record)
    return failure(raised.value)


def _fitting(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Return values that fit a schema of the kinds that the calculators use."""
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    if schema["type"] == "object":
        properties = {key: _fitting(value) for key, value in schema["properties"].items()}
        needed = {key: properties.pop(key) for key in schema["required"]}
        return st.fixed_dictionaries(needed, optional=properties)
    if schema["type"] == "array":
        unique = schema.get("uniqueItems", False)
        return st.lists(_fitting(schema["items"]), min_size=schema.get("minItems", 0), max_size=4, unique=unique)
    if schema.get("format") == "date":
        return st.dates().map(str)
    if "pattern" in schema:
        plausible = st.decimals(0, 99, places=3).map(str) if "." in schema["pattern"] else st.integers(0, 60).map(str)
        return plausible | st.from_regex(schema["pattern"].replace("$", r"\Z"))
    return st.text(min_size=1, max_size=schema["maxLength"])
