"""Plans and schedules: every method, fee timing, free periods, dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from credit_coach.money import (
    FEN,
    FeeTiming,
    InputInvalid,
    Method,
    Plan,
    Posting,
    affordable_principal,
    build_schedule,
    dated_rate,
)

_FEE = Plan(Method.FEE_EACH_PERIOD, 12, fee_rate_per_period=Decimal("0.006"))
_LOAN = Plan(Method.EQUAL_PAYMENT, 3, annual_nominal_rate=Decimal("0.12"))


def _texts(values: list[Decimal]) -> list[str]:
    return [str(value) for value in values]


# 10,000 at 12% a year in three months, by hand: 1% of the balance each month.
@pytest.mark.parametrize(
    ("method", "interest", "payments", "balances"),
    [
        (
            Method.EQUAL_PAYMENT,
            ["100.00", "67.00", "33.67"],
            ["3400.22", "3400.22", "3400.23"],
            ["6699.78", "3366.56", "0.00"],
        ),
        (
            Method.EQUAL_PRINCIPAL,
            ["100.00", "66.67", "33.33"],
            ["3433.33", "3400.00", "3366.67"],
            ["6666.67", "3333.34", "0.00"],
        ),
        (
            Method.INTEREST_ONLY,
            ["100.00", "100.00", "100.00"],
            ["100.00", "100.00", "10100.00"],
            ["10000.00", "10000.00", "0.00"],
        ),
    ],
)
def test_interest_methods_by_hand(
    method: Method, interest: list[str], payments: list[str], balances: list[str]
) -> None:
    """Each posting is rounded half up, and the last payment clears the balance."""
    rows = build_schedule(Decimal(10000), replace(_LOAN, method=method)).rows
    assert _texts([row.interest for row in rows]) == interest
    assert _texts([row.payment for row in rows]) == payments
    assert _texts([row.balance for row in rows]) == balances


def test_equal_parts_are_rounded_down() -> None:
    """A thousand in twelve parts: eleven of 83.33 and the rest, 83.37, so that the parts never exceed the loan."""
    rows = build_schedule(Decimal(1000), _FEE).rows
    assert _texts([row.principal for row in rows]) == ["83.33"] * 11 + ["83.37"]
    assert {row.fee for row in rows} == {Decimal("6.00")}
    # Half up would make 24 parts of 41.67, which exceed the loan by 8 fen.
    rows = build_schedule(Decimal(1000), replace(_FEE, periods=24)).rows
    assert _texts([row.principal for row in rows]) == ["41.66"] * 23 + ["41.82"]


def test_posted_and_printed_totals_differ() -> None:
    """1,000,000 at 4.9% over 360 months: the press prints 910,616.19 of interest, the bank posts 910,615.12."""
    plan = Plan(Method.EQUAL_PAYMENT, 360, annual_nominal_rate=Decimal("0.049"))
    assert build_schedule(Decimal(1_000_000), plan).total_interest == Decimal("910615.12")
    printed = build_schedule(Decimal(1_000_000), plan, posting=Posting.EXACT).total_interest
    assert abs(printed - Decimal("910616.194242")) < Decimal("1e-6")


# 1,200 in twelve parts with one fee of 6%: the PBOC convention, 12 x monthly IRR on the money received.
@pytest.mark.parametrize(
    ("timing", "received", "paid_at_start", "first_payment", "simple"),
    [
        (FeeTiming.UPFRONT, "1200.00", "72.00", "100.00", "11.58"),
        (FeeTiming.FIRST_BILL, "1200.00", "0.00", "172.00", "11.47"),
        (FeeTiming.KEPT_BACK, "1128.00", "0.00", "100.00", "11.58"),
    ],
)
def test_when_a_single_fee_is_taken(
    timing: FeeTiming, received: str, paid_at_start: str, first_payment: str, simple: str
) -> None:
    """The same fee at signing, on the first bill or kept back: the flows differ, the total does not."""
    plan = Plan(Method.FEE_ONCE, 12, one_time_fee_rate=Decimal("0.06"), one_time_fee_timing=timing)
    schedule = build_schedule(Decimal(1200), plan)
    assert _texts([schedule.received, schedule.paid_at_start]) == [received, paid_at_start]
    assert str(schedule.rows[0].payment) == first_payment
    assert str(schedule.rates().simple.percent) == simple
    assert schedule.total_fees == schedule.extra_cost == Decimal("72.00")


def test_a_fee_in_yuan_comes_on_top() -> None:
    """A fee that is a share and a fee that is a sum are added."""
    plan = replace(_FEE, one_time_fee_rate=Decimal("0.01"), one_time_fee=Decimal("5.50"))
    assert build_schedule(Decimal(1000), plan).paid_at_start == Decimal("15.50")


def test_free_periods_waive_charges_and_leave_the_principal() -> None:
    """In free periods there is no interest and no fee; the principal parts are those of the plan without them."""
    paid, free = (build_schedule(Decimal(10000), plan).rows for plan in (_LOAN, replace(_LOAN, free_periods=2)))
    assert [row.principal for row in free] == [row.principal for row in paid]
    assert _texts([row.interest for row in free]) == ["0.00", "0.00", "33.67"]
    fees = [row.fee for row in build_schedule(Decimal(8400), replace(_FEE, free_periods=3)).rows]
    assert fees == [Decimal(0)] * 3 + [Decimal("50.40")] * 9


def test_a_service_fee_beside_the_interest() -> None:
    """A fee a period on an interest loan enters the payment and the rate."""
    plan = replace(_LOAN, fee_rate_per_period=Decimal("0.005"))
    schedule = build_schedule(Decimal(10000), plan)
    assert schedule.rows[0].payment == Decimal("3450.22")
    assert schedule.rates().simple.value > Decimal("0.20")


def test_dates_follow_the_first_due_date() -> None:
    """Due dates count from the first one, so a 31st comes back after February; the dated flows use them."""
    schedule = build_schedule(
        Decimal(10000), replace(_LOAN, periods=4), start=date(2026, 1, 10), first_due=date(2026, 1, 31)
    )
    assert [row.due for row in schedule.rows] == [
        date(2026, 1, 31),
        date(2026, 2, 28),
        date(2026, 3, 31),
        date(2026, 4, 30),
    ]
    flows = schedule.dated_flows()
    assert flows[0] == (date(2026, 1, 10), Decimal(10000))
    assert dated_rate(flows).value > 0
    assert build_schedule(Decimal(100), _FEE, start=date(2026, 1, 31)).rows[0].due == date(2026, 2, 28)


def test_a_schedule_without_a_start_has_no_dates() -> None:
    """Dated flows need a start date, and the first instalment must come after it."""
    with pytest.raises(InputInvalid, match="start: not told"):
        build_schedule(Decimal(10000), _LOAN).dated_flows()
    with pytest.raises(InputInvalid, match="first_due: wrong order"):
        build_schedule(Decimal(10000), _LOAN, start=date(2026, 1, 10), first_due=date(2026, 1, 10))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"method": "equal_payment"}, "method"),
        ({"periods": 0}, "periods"),
        ({"periods": 1201}, "periods"),
        ({"free_periods": 13}, "free_periods"),
        ({"fee_rate_per_period": Decimal("-0.01")}, "fee_rate_per_period"),
        ({"annual_nominal_rate": Decimal("0.1")}, "annual_nominal_rate"),
        ({"method": Method.FEE_ONCE}, "fee_rate_per_period"),
        ({"one_time_fee": Decimal("0.001")}, "one_time_fee"),
        ({"one_time_fee_rate": Decimal("NaN")}, "one_time_fee_rate"),
        ({"one_time_fee_timing": "never"}, "one_time_fee_timing"),
    ],
)
def test_terms_that_cannot_be(changes: dict[str, Any], field: str) -> None:
    """A wrong or unused term is refused by name, so that it is never silently ignored."""
    with pytest.raises(InputInvalid) as failure:
        replace(_FEE, **changes)
    assert failure.value.field == field


@pytest.mark.parametrize("principal", ["0", "-1", "0.001", "NaN"])
def test_a_sum_that_cannot_be_borrowed(principal: str) -> None:
    """Nothing, less, a part of a fen or no number is refused."""
    with pytest.raises(InputInvalid, match="principal: "):
        build_schedule(Decimal(principal), _FEE)


@pytest.mark.parametrize("timing", [FeeTiming.UPFRONT, FeeTiming.KEPT_BACK])
def test_a_fee_at_the_start_must_leave_something(timing: FeeTiming) -> None:
    """A fee that eats the whole loan before it begins is refused."""
    plan = replace(_FEE, one_time_fee=Decimal(1000), one_time_fee_timing=timing)
    with pytest.raises(InputInvalid, match="one_time_fee: too large"):
        build_schedule(Decimal(1000), plan)


@pytest.mark.parametrize(
    "plan",
    [
        _FEE,
        replace(_LOAN, periods=24),
        replace(_LOAN, method=Method.EQUAL_PRINCIPAL, periods=24),
        replace(_LOAN, method=Method.INTEREST_ONLY, periods=6),
        replace(_FEE, one_time_fee=Decimal(300), one_time_fee_timing=FeeTiming.KEPT_BACK),
        Plan(Method.FEE_ONCE, 6, one_time_fee_rate=Decimal("0.05"), one_time_fee_timing=FeeTiming.FIRST_BILL),
    ],
)
@pytest.mark.parametrize("largest", ["0.50", "333.33", "1000.00"])
def test_the_sum_that_a_payment_can_carry(plan: Plan, largest: str) -> None:
    """The heaviest month of the sum found fits, and that of a yuan a period more does not."""
    principal = affordable_principal(plan, Decimal(largest))
    plan = replace(plan, one_time_fee=Decimal(0)) if plan.one_time_fee_timing is FeeTiming.KEPT_BACK else plan
    assert principal > 0
    assert build_schedule(principal, plan).largest_payment <= Decimal(largest)
    assert build_schedule(principal + plan.periods, plan).largest_payment > Decimal(largest)


def test_the_rest_of_a_division_is_used() -> None:
    """12 x 100 without a fee carries 1,200.00, and a payment below a fen a part carries nothing."""
    plan = Plan(Method.FEE_EACH_PERIOD, 12)
    assert affordable_principal(plan, Decimal(100)) == Decimal("1200.00")
    assert affordable_principal(plan, FEN) == Decimal("0.12")
    assert (
        affordable_principal(replace(_FEE, one_time_fee=Decimal(9), one_time_fee_timing=FeeTiming.FIRST_BILL), FEN) == 0
    )
