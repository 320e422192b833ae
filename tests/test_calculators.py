"""The calculators by name: plain records in and out, exact figures, errors that name the field."""

from __future__ import annotations

import json
from typing import Any

import pytest

from credit_coach.calculators import CALCULATORS, calculate
from credit_coach.money import BudgetTooSmall, InputInvalid, InputMissing

_PLAN = {"method": "fee_each_period", "periods": "12", "fee_rate_per_period": "0.006"}
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
        with pytest.raises(InputInvalid) as failure:
            calculate(name, record)
        assert failure.value.field == field


@pytest.mark.parametrize("name", RECORDS)
@pytest.mark.parametrize("value", ["-1", "NaN", "Infinity", "1e400", "abc", "999999999999999999", 1.5, True])
def test_bad_values_are_refused_by_field(name: str, value: object) -> None:
    """Every amount refuses what is no amount, names the field, and never repeats the value."""
    for field in CALCULATORS[name].needs:
        if field in ("plan", "debts", "due", "settled", "remaining_fees"):
            continue
        with pytest.raises(InputInvalid) as failure:
            calculate(name, RECORDS[name] | {field: value})
        assert failure.value.field == field
        assert str(value) not in str(failure.value)


@pytest.mark.parametrize(
    ("name", "change", "field"),
    [
        ("instalments", {"plan": {**_PLAN, "periods": "0"}}, "plan.periods"),
        ("instalments", {"plan": "12"}, "plan"),
        ("payoff", {"debts": "card"}, "debts"),
        ("payoff", {"debts": [{"id": "card", "balance": "-5", "annual_rate": "0.1"}]}, "debts.balance"),
        ("payoff", {"debts": [{"id": "card", "balance": "5"}]}, "debts.annual_rate"),
        ("overdue", {"due": "1 March"}, "due"),
        ("overdue", {"settled": "2026-02-01"}, "end"),
        ("affordability", {"nonsense": "1"}, "nonsense"),
    ],
)
def test_records_inside_records_are_named(name: str, change: dict[str, Any], field: str) -> None:
    """A failure inside a plan or a debt carries the name of what holds it."""
    with pytest.raises(InputInvalid) as failure:
        calculate(name, RECORDS[name] | change)
    assert failure.value.field == field


def test_what_nobody_told_is_asked_for() -> None:
    """Silence about repayments is no zero."""
    with pytest.raises(InputMissing) as missing:
        calculate("affordability", {"price": "100", "income_fixed": "5000"})
    assert missing.value.fields == ("existing_repayments", "savings")


def test_a_budget_below_the_minimums_names_the_gap() -> None:
    """The gap is exact, and no plan is given."""
    with pytest.raises(BudgetTooSmall) as failure:
        calculate("payoff", RECORDS["payoff"] | {"monthly_budget": "200"})
    assert str(failure.value.gap) == "25.00"
