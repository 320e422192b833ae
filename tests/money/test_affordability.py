"""The affordability verdict: the worked households, the refusals, what is assumed, and the alternatives."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from credit_coach.money import (
    Area,
    Assessment,
    ConfirmationNeeded,
    FeeTiming,
    Household,
    InputInvalid,
    InputMissing,
    Method,
    MoneyError,
    Plan,
    Purchase,
    Reason,
    SaveFirst,
    Signal,
    Status,
    assess,
    mean_of_months,
    read_case,
)

_CASES = yaml.safe_load((Path(__file__).parent / "households.yaml").read_text(encoding="utf-8"))
_INVALID = _CASES["invalid_inputs"]
_SAVE_FIRST = {SaveFirst.NOT_NEEDED: None, SaveFirst.IMPOSSIBLE: "none"}


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def as_record(result: Assessment) -> dict[str, Any]:
    """A result in the form of the worked households."""
    return {
        "verdict": result.verdict.value,
        "rules": {rule.rule.value: rule.status.value for rule in result.rules},
        "usable_income": str(result.usable_income),
        "essentials_used": str(result.essentials_used),
        "essentials_floor": str(result.essentials_floor),
        "new_monthly_max": str(result.new_monthly_max),
        "dsr": _text(result.dsr),
        "residual": str(result.residual),
        "stress_residual": str(result.stress_residual),
        "emergency_months_after": str(result.emergency_months_after),
        "debt_multiple": _text(result.debt_multiple),
        "total_cost": str(result.total_cost),
        "extra_cost": str(result.extra_cost),
        "simple_annual_pct": None if result.simple_annual is None else str(result.simple_annual.percent),
        "effective_annual_pct": None if result.compound_annual is None else str(result.compound_annual.percent),
        "save_first_months": _SAVE_FIRST.get(result.save_first, result.save_first_months),
        "max_green_new_monthly": str(result.max_green_new_monthly),
        "binding_rules": list(result.binding_rules),
        "assumed": list(result.assumed),
    }


@pytest.mark.parametrize("case", _CASES["scenarios"], ids=[case["id"] for case in _CASES["scenarios"]])
def test_worked_household(case: dict[str, Any]) -> None:
    """Every figure of a household worked by hand in the rules' document is reproduced exactly."""
    assert as_record(assess(*read_case(case["inputs"]))) == case["expected"]


@pytest.mark.parametrize("case", _INVALID["cases"], ids=[case["id"] for case in _INVALID["cases"]])
def test_invalid_input(case: dict[str, Any]) -> None:
    """A wrong input ends in the named error on the named field, and its value is not repeated."""
    changed = {**_INVALID["base"], **case["change"]}
    with pytest.raises(MoneyError) as failure:
        assess(*read_case(changed))
    assert {"error": failure.value.code, "field": failure.value.field} == case["expected"]
    typed = next(iter(case["change"].values()))
    assert isinstance(typed, dict) or str(typed) not in str(failure.value)


def test_the_transcription_is_the_document(shared_dir: Path) -> None:
    """The households kept beside this test are those of the rules' document, figure for figure."""
    text = (shared_dir / "reference" / "affordability_standards.md").read_text(encoding="utf-8")
    block = re.search(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert block is not None
    document = yaml.safe_load(block.group(1))
    for case in document["scenarios"]:
        del case["arithmetic"]
    assert document == _CASES


def _household(**changes: Any) -> Household:
    known: dict[str, Any] = {
        "income_fixed": Decimal(9000),
        "essentials": Decimal(4000),
        "existing_repayments": Decimal(500),
        "savings": Decimal(30000),
        "unsecured_debt": Decimal(0),
        "adults": 1,
        "children": 0,
        "area": Area.URBAN,
    }
    return Household(**{**known, **changes})


def _purchase(price: int = 6000, down_payment: int = 0, **terms: Any) -> Purchase:
    known: dict[str, Any] = {"method": Method.FEE_EACH_PERIOD, "periods": 12, "fee_rate_per_period": Decimal("0.006")}
    return Purchase(Decimal(price), Decimal(down_payment), Plan(**{**known, **terms}))


@pytest.mark.parametrize(
    ("silent", "purchase", "fields"),
    [
        ({"income_fixed": None}, _purchase(), ("income_fixed",)),
        ({"existing_repayments": None}, _purchase(), ("existing_repayments",)),
        ({"income_fixed": None, "existing_repayments": None}, _purchase(), ("income_fixed", "existing_repayments")),
        ({"savings": None}, Purchase(Decimal(6000)), ("savings",)),
    ],
)
def test_silence_is_no_verdict(silent: dict[str, Any], purchase: Purchase, fields: tuple[str, ...]) -> None:
    """Income, repayments, and savings for a cash purchase are asked for, all at once and by name."""
    with pytest.raises(InputMissing) as failure:
        assess(_household(**silent), purchase)
    assert failure.value.fields == fields
    assert failure.value.code == "needs_input"


def test_zero_is_an_answer() -> None:
    """No repayments and no income are told facts and get a verdict."""
    result = assess(_household(income_fixed=Decimal(0), existing_repayments=Decimal(0)), Purchase(Decimal(100)))
    assert result.dsr is None
    assert result.rules[0].status is Status.GREEN
    assert result.verdict is Status.RED


def test_variable_income_alone_is_enough() -> None:
    """A household with only unsteady income needs no fixed one; 70% of it counts."""
    result = assess(_household(income_fixed=None, income_variable=Decimal(10000)), _purchase())
    assert result.usable_income == Decimal("7000.00")


def test_unknown_essentials_use_the_full_average_and_cap_the_verdict() -> None:
    """Costs that were not told are the whole statistical spending of the household, and green becomes amber."""
    result = assess(_household(essentials=None, adults=2, children=1), _purchase(price=600))
    assert result.essentials_used == Decimal("5183.55")
    assert result.assumed == ("essentials",)
    assert result.binding_rules == ()
    assert result.verdict is Status.AMBER


def test_unknown_savings_count_as_none_for_a_plan() -> None:
    """For a plan unknown savings are zero: the cushion rule says so, and the assumption is named."""
    result = assess(_household(savings=None), _purchase())
    assert result.emergency_months_after == Decimal("0.00")
    assert result.assumed == ("savings",)
    assert result.verdict is Status.AMBER


def test_unknown_people_are_one_adult_in_town_and_are_named() -> None:
    """Without a word about the household it is one adult, no child, urban: named, but no cap on the verdict."""
    result = assess(_household(adults=None, children=None, area=None), _purchase())
    assert result.assumed == ("adults", "children", "area")
    assert result.verdict is Status.GREEN


def test_rural_floor_is_compared_exactly() -> None:
    """Savings of exactly three months of a floor with endless decimals are three months, not a hair less."""
    # 19,280 x 0.52 / 12 = 835.4666...; three months of it are 2,506.40.
    household = _household(
        essentials=Decimal(0), existing_repayments=Decimal(0), savings=Decimal("2606.40"), area=Area.RURAL
    )
    result = assess(household, Purchase(Decimal(100)))
    assert result.essentials_floor == Decimal("835.47")
    assert result.essentials_below_floor
    assert result.rules[2].status is Status.GREEN
    poorer = assess(_household(**{**_fields(household), "savings": Decimal("2606.39")}), Purchase(Decimal(100)))
    assert poorer.rules[2].status is Status.AMBER


def _fields(household: Household) -> dict[str, Any]:
    return {name: getattr(household, name) for name in Household.__dataclass_fields__}


@pytest.mark.parametrize(
    ("signal", "status"),
    [
        (Signal.MINIMUMS_ONLY, Status.AMBER),
        (Signal.OVERDUE_NOW, Status.RED),
        (Signal.BORROWS_TO_REPAY, Status.RED),
    ],
)
def test_signals_decide_alone(signal: Signal, status: Status) -> None:
    """A sign of distress colours the verdict although every ratio is green, and it is named."""
    result = assess(_household(signals=frozenset({signal})), _purchase())
    assert result.verdict is status
    assert result.binding_rules == ("R7_signals",)
    assert result.rules[-1].terms == ((signal.value, Decimal(1)),)


def test_a_shortfall_without_the_purchase_is_told_apart() -> None:
    """When nothing is left even without the purchase the result says so, so that it can be said first."""
    result = assess(_household(income_fixed=Decimal(4000), savings=Decimal(9000)), _purchase())
    assert result.short_without_purchase
    assert result.residual_without_purchase == Decimal("-500.00")
    assert result.save_first is SaveFirst.IMPOSSIBLE
    assert result.save_first_months is None


def test_a_sum_too_large_to_be_meant_is_asked_for_once() -> None:
    """An income above ten million a month needs a confirmation, and is computed after it."""
    rich = _household(income_fixed=Decimal(10_000_001))
    with pytest.raises(ConfirmationNeeded) as failure:
        assess(rich, _purchase())
    assert (failure.value.field, failure.value.reason) == ("income_fixed", Reason.UNLIKELY)
    confirmed = _household(income_fixed=Decimal(10_000_001), confirmed=frozenset({"income_fixed"}))
    assert assess(confirmed, _purchase()).usable_income == Decimal("10000001.00")


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        ({"fee_rate_per_period": Decimal("0.6")}, "plan.fee_rate_per_period"),
        (
            {
                "method": Method.EQUAL_PAYMENT,
                "fee_rate_per_period": Decimal(0),
                "annual_nominal_rate": Decimal("0.6"),
            },
            "plan.annual_nominal_rate",
        ),
    ],
)
def test_a_rate_of_unclear_unit_is_asked_for(terms: dict[str, Any], field: str) -> None:
    """0.6 may be 0.6% a month or 60% a year: it is asked for, and computed as told once confirmed."""
    with pytest.raises(ConfirmationNeeded) as failure:
        assess(_household(), _purchase(**terms))
    assert (failure.value.field, failure.value.reason) == (field, Reason.UNIT_UNCLEAR)
    result = assess(_household(confirmed=frozenset({field})), _purchase(**terms))
    assert result.simple_annual is not None
    assert result.simple_annual.percent > 50


def test_savings_that_just_suffice_need_no_saving_first() -> None:
    """With exactly the price and three months saved, cash fits now: not needed for cash, 0 months for a plan."""
    enough = _household(savings=Decimal(6000 + 3 * 4500), income_fixed=Decimal(4500))
    cash, plan = assess(enough, Purchase(Decimal(6000))), assess(enough, _purchase(price=6000))
    assert (cash.save_first, cash.save_first_months) == (SaveFirst.NOT_NEEDED, None)
    assert (plan.save_first, plan.save_first_months) == (SaveFirst.POSSIBLE, 0)
    less = _household(savings=Decimal("19499.99"), income_fixed=Decimal(4500))
    assert assess(less, Purchase(Decimal(6000))).save_first is SaveFirst.IMPOSSIBLE


def test_down_payment_leaves_the_savings_at_once() -> None:
    """The cushion falls by the down payment, and only the rest is financed."""
    result = assess(_household(), _purchase(price=6000, down_payment=1200))
    assert result.schedule is not None
    assert result.schedule.principal == Decimal(4800)
    # (30000 - 1200) / (4000 + 500 + 428.80)
    assert result.emergency_months_after == Decimal("5.84")
    assert result.total_cost == Decimal("6345.60")


def test_a_down_payment_of_the_whole_price_is_cash() -> None:
    """When nothing is left to finance the purchase is judged as paid in cash."""
    result = assess(_household(), _purchase(price=6000, down_payment=6000))
    assert result.schedule is None
    assert result.rules[5].status is Status.NOT_APPLICABLE
    with pytest.raises(InputMissing, match="savings"):
        assess(_household(savings=None), _purchase(price=6000, down_payment=6000))


@pytest.mark.parametrize("timing", [FeeTiming.UPFRONT, FeeTiming.KEPT_BACK])
def test_a_fee_as_large_as_the_loan_is_refused(timing: FeeTiming) -> None:
    """Where a fee at the start leaves nothing to receive there is no rate: the fee is refused, inside the plan."""
    with pytest.raises(InputInvalid) as failure:
        assess(_household(), _purchase(price=600, one_time_fee=Decimal(600), one_time_fee_timing=timing))
    assert failure.value.field == "plan.one_time_fee"


def test_a_fee_kept_back_raises_the_price_flag() -> None:
    """5% kept back lifts a 13.03% plan above 18.25%: the price rule sees the money really received."""
    kept = _purchase(one_time_fee_rate=Decimal("0.05"), one_time_fee_timing=FeeTiming.KEPT_BACK)
    result = assess(_household(), kept)
    assert result.rules[5].status is Status.AMBER
    assert result.extra_cost == Decimal("732.00")


def test_every_rule_carries_its_working() -> None:
    """Each rule names its figure, its thresholds, the parts of its sum and a source."""
    rules = {rule.rule.value: rule for rule in assess(_household(), _purchase()).rules}
    ratio = rules["R1_dsr"]
    assert (ratio.figure, ratio.green_limit, ratio.amber_limit) == (
        Decimal("0.1151"),
        Decimal("0.3600"),
        Decimal("0.5000"),
    )
    assert ratio.terms == (
        ("existing", Decimal("500.00")),
        ("new_payment", Decimal("536.00")),
        ("income", Decimal("9000.00")),
    )
    assert all(rule.source for rule in rules.values())
    assert list(rules) == sorted(rules)


def test_mean_of_unsteady_months() -> None:
    """Three months are averaged down to the fen; two are refused."""
    assert mean_of_months([Decimal(100), Decimal(100), Decimal(101)]) == Decimal("100.33")
    with pytest.raises(InputInvalid) as failure:
        mean_of_months([Decimal(100), Decimal(100)])
    assert failure.value.field == "income_variable"
