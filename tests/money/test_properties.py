"""The 27 properties of the money conventions, on random inputs.

Sixty fixed examples each by default; CREDIT_COACH_EXAMPLES=10000 tries that many new ones.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise, permutations
from math import ceil
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from credit_coach.money import (
    FEN,
    THRESHOLDS,
    BudgetTooSmall,
    ChargeCap,
    Compounding,
    Dated,
    Debt,
    Ending,
    FeeTiming,
    Household,
    InputInvalid,
    Limit,
    Method,
    MinimumPayment,
    MinimumRule,
    NoRate,
    OverdueTerms,
    Plan,
    Posting,
    Promotion,
    Purchase,
    Rule,
    SaveFirst,
    Schedule,
    Status,
    Strategy,
    annual_rates,
    assess,
    build_schedule,
    compare_payoffs,
    dated_rate,
    exact,
    interest_for_days,
    internal_rate,
    overdue_cost,
    plan_payoff,
    read_case,
    revolving_interest,
    simulate_repayment,
)

from .strategies import WITH_INTEREST, budget_for, cases, debts, known, plans, rate, tried, yuan

_CLOSE = Decimal("1e-25")
_DUE = date(2026, 1, 31)


def _exact(principal: Decimal, plan: Plan) -> Schedule:
    return build_schedule(principal, plan, posting=Posting.EXACT)


def _simple(principal: Decimal, plan: Plan, posting: Posting = Posting.EXACT) -> Decimal:
    return build_schedule(principal, plan, posting=posting).rates().simple.value


# --- rates -------------------------------------------------------------------------------------------------------


@tried
@given(yuan("100", "100000"), plans())
def test_01_present_value_is_the_money_received(principal: Decimal, plan: Plan) -> None:
    """At the returned rate the payments are worth what was received; it is 0 exactly when they add up to it."""
    flows = build_schedule(principal, plan).cash_flows()
    found = internal_rate(flows)
    with exact():
        assert abs(sum((flow / (1 + found) ** period for period, flow in enumerate(flows)), Decimal(0))) <= FEN
        assert (found == 0) == (sum(flows) == 0)


@tried
@given(yuan("100", "100000"), st.lists(yuan("0", "100"), min_size=1, max_size=36))
def test_02_paying_back_less_is_never_a_silent_zero(received: Decimal, payments: list[Decimal]) -> None:
    """Payments below what was received have a negative rate, or none when nothing is paid."""
    assume(sum(payments) < received)
    flows = [received, *(-payment for payment in payments)]
    if any(payments):
        assert internal_rate(flows) < 0
    else:
        with pytest.raises(NoRate):
            internal_rate(flows)


@tried
@given(yuan("100", "100000"), plans())
@example(Decimal(1000), Plan(Method.EQUAL_PAYMENT, 12))
def test_03_simple_is_at_most_compound(principal: Decimal, plan: Plan) -> None:
    """Simple <= compound, equal only at 0, and compound = (1 + simple / 12)^12 - 1."""
    rates = build_schedule(principal, plan).rates()
    assume(rates.simple.value >= 0)
    assert rates.simple.value <= rates.compound.value
    assert (rates.simple.value == rates.compound.value) == (rates.simple.value == 0)
    with exact():
        assert abs((1 + rates.simple.value / 12) ** 12 - 1 - rates.compound.value) <= _CLOSE


@tried
@given(yuan("1000", "100000"), plans(), st.integers(2, 1000))
def test_04_scaling_changes_nothing(principal: Decimal, plan: Plan, factor: int) -> None:
    """Scaled flows have the same rate; amounts rounded to the fen first differ only by that rounding."""
    flows = build_schedule(principal, plan).cash_flows()
    with exact():
        assert abs(internal_rate(flows) - internal_rate([flow * factor for flow in flows])) <= _CLOSE
        assert abs(_simple(principal, plan, Posting.FEN) - _simple(principal, plan)) <= Decimal("0.0005")


@tried
@given(yuan("1000", "100000"), st.integers(2, 36), rate("0", "0.02"), rate("0.0001", "0.02"))
def test_05_more_or_earlier_fees_cost_more(principal: Decimal, periods: int, fee: Decimal, more: Decimal) -> None:
    """A larger fee, an earlier fee, a fee kept back or the same fee over fewer periods: strictly dearer."""
    base = Plan(Method.FEE_EACH_PERIOD, periods, fee_rate_per_period=fee)
    assert _simple(principal, replace(base, fee_rate_per_period=fee + more)) > _simple(principal, base)

    once = replace(base, one_time_fee_rate=more)
    upfront, first_bill, kept_back = (_simple(principal, replace(once, one_time_fee_timing=t)) for t in FeeTiming)
    with exact():
        spread = _simple(principal, replace(base, fee_rate_per_period=fee + more / periods))
        longer = replace(base, periods=periods + 1, fee_rate_per_period=more / (periods + 1))
        shorter = replace(base, fee_rate_per_period=more / periods)
        financed = [principal, *(flow * (1 + more) for flow in _exact(principal, base).cash_flows()[1:])]
    assert upfront > first_bill > spread
    assert kept_back > annual_rates(financed).simple.value
    assert _simple(principal, shorter) > _simple(principal, longer)


@tried
@given(
    yuan("1000", "100000"),
    st.sampled_from([Method.EQUAL_PAYMENT, Method.EQUAL_PRINCIPAL]),
    st.integers(1, 60),
    rate("0", "0.36"),
)
def test_06_a_loan_without_fees_costs_its_nominal_rate(
    principal: Decimal, method: Method, periods: int, annual: Decimal
) -> None:
    """The simple rate of a loan without fees is the nominal one, within the rounding of the fen."""
    plan = Plan(method, periods, annual_nominal_rate=annual)
    assert abs(_simple(principal, plan, Posting.FEN) - annual) <= Decimal("0.0001")
    assert abs(_simple(principal, plan) - annual) <= _CLOSE


@tried
@given(yuan("100", "100000"), st.integers(1, 60), rate("0.0001", "0.05"))
@example(Decimal(8400), 1, Decimal("0.006"))
def test_07_fee_each_period_lies_between_12_and_24_fees(principal: Decimal, periods: int, fee: Decimal) -> None:
    """12 x fee < simple rate < 24 x fee from two periods on, and exactly 12 x fee for one."""
    simple = _simple(principal, Plan(Method.FEE_EACH_PERIOD, periods, fee_rate_per_period=fee))
    if periods == 1:
        assert abs(simple - 12 * fee) <= _CLOSE
    else:
        assert 12 * fee < simple < 24 * fee


@tried
@given(yuan("100", "100000"), plans(), st.randoms(use_true_random=False), st.integers(0, 100))
def test_08_order_and_splitting_do_not_matter(principal: Decimal, plan: Plan, random: Any, percent: int) -> None:
    """Shuffled flows, and a flow split in two on its day, have the same rate; one-signed flows raise."""
    flows = list(build_schedule(principal, plan, start=_DUE).dated_flows())
    expected = dated_rate(flows)
    day, amount = flows.pop(random.randrange(len(flows)))
    part = (amount * percent / 100).quantize(FEN)
    changed = [*flows, (day, part), (day, amount - part)]
    random.shuffle(changed)
    assert dated_rate(changed) == expected
    with pytest.raises(NoRate):
        dated_rate([(day, abs(amount)) for day, amount in changed])


# --- schedules ---------------------------------------------------------------------------------------------------


@tried
@given(yuan("0.01", "100000"), plans())
def test_09_everything_adds_up_to_the_fen(principal: Decimal, plan: Plan) -> None:
    """Parts sum to the principal, rows and totals to each other, the balance ends at 0, one row a period."""
    assume(plan.one_time_fee_rate * principal < principal - FEN)
    schedule = build_schedule(principal, plan)
    rows = schedule.rows
    assert sum(row.principal for row in rows) == principal
    assert all(row.payment == row.principal + row.interest + row.fee for row in rows)
    assert [row.number for row in rows] == list(range(1, plan.periods + 1))
    assert rows[-1].balance == 0
    taken_at_start = schedule.paid_at_start + principal - schedule.received
    total = schedule.total_payments + taken_at_start
    assert total == principal + schedule.total_interest + schedule.total_fees
    assert all(value == value.quantize(FEN) for row in rows for value in (row.principal, row.interest, row.fee))


@tried
@given(yuan("0.01", "100000"), plans())
def test_10_balance_never_rises(principal: Decimal, plan: Plan) -> None:
    """No method lets the debt grow, and no part of a payment is negative."""
    assume(plan.one_time_fee_rate * principal < principal - FEN)
    rows = build_schedule(principal, plan).rows
    balances = [principal, *(row.balance for row in rows)]
    assert all(later <= earlier for earlier, later in pairwise(balances))
    assert all(min(row.principal, row.interest, row.fee, row.balance) >= 0 for row in rows)


@tried
@given(yuan("1", "100000"), st.integers(2, 60), rate("0", "0.36"))
def test_11_the_last_payment_is_near_the_others(principal: Decimal, periods: int, annual: Decimal) -> None:
    """等额本息: the last payment is off by at most n fen x (1 + r)^n; 等额本金: payments fall, the rest ends last."""
    level = build_schedule(principal, Plan(Method.EQUAL_PAYMENT, periods, annual_nominal_rate=annual)).rows
    with exact():
        allowed = periods * FEN * (1 + annual / 12) ** periods
    assert abs(level[-1].payment - level[0].payment) <= allowed
    falling = build_schedule(principal, Plan(Method.EQUAL_PRINCIPAL, periods, annual_nominal_rate=annual)).rows
    assert all(later.payment <= earlier.payment + FEN for earlier, later in pairwise(falling[:-1]))
    assert falling[-1].payment <= falling[-2].payment + periods * FEN


@tried
@given(yuan("1", "100000"), st.integers(1, 60), rate("0", "0.36"))
def test_12_interest_by_method(principal: Decimal, periods: int, annual: Decimal) -> None:
    """Interest: 等额本金 <= 等额本息 <= 先息后本 at the same rate and term, up to n fen."""
    order = (Method.EQUAL_PRINCIPAL, Method.EQUAL_PAYMENT, Method.INTEREST_ONLY)
    cheap, middle, dear = (
        build_schedule(principal, Plan(method, periods, annual_nominal_rate=annual)).total_interest for method in order
    )
    assert cheap <= middle + periods * FEN
    assert middle <= dear + periods * FEN


@tried
@given(yuan("0.01", "0.60"), st.integers(1, 60), st.sampled_from(list(Method)))
@example(Decimal("0.01"), 60, Method.EQUAL_PAYMENT)
@example(Decimal("0.60"), 1, Method.INTEREST_ONLY)
def test_13_edges_of_every_method(principal: Decimal, periods: int, method: Method) -> None:
    """Rate 0, one period, and fewer fen than periods work for every method, without interest and without error."""
    schedule = build_schedule(principal, Plan(method, periods))
    assert schedule.total_interest == 0
    assert schedule.total_payments == principal
    assert len(schedule.rows) == periods
    if method in WITH_INTEREST:
        one = build_schedule(principal, Plan(method, 1, annual_nominal_rate=Decimal("0.12"))).rows
        assert [row.principal for row in one] == [principal]


# --- minimum payment and overdue ---------------------------------------------------------------------------------


@tried
@given(yuan("100", "50000"), rate("0", "0.03"), yuan("1", "3000"), yuan("0.01", "500"))
def test_14_paying_more_is_never_slower_or_dearer(
    balance: Decimal, monthly: Decimal, payment: Decimal, more: Decimal
) -> None:
    """A larger payment is no slower and no dearer; never is exactly "the payment does not exceed the interest"."""
    less, larger = (simulate_repayment(balance, monthly, paid) for paid in (payment, payment + more))
    first_interest = (balance * monthly).quantize(FEN, "ROUND_HALF_UP")
    assert (less.ending is Ending.NEVER) == (payment <= first_interest)
    assume(less.months is not None)
    months = known(less.months)
    assert known(larger.months) <= months
    assert known(larger.total_interest) <= known(less.total_interest) + months * FEN


@tried
@given(
    yuan("100", "50000"),
    rate("0", "0.06"),
    st.sampled_from(list(MinimumRule)),
    rate("0.01", "0.10"),
    yuan("10", "100"),
)
def test_14_a_rule_ends_or_never_does(
    balance: Decimal, monthly: Decimal, rule: MinimumRule, share: Decimal, floor: Decimal
) -> None:
    """A minimum rule clears the debt unless its first payment does not exceed the first interest."""
    # A share just above the rate clears too, but in thousands of years: that ending has a test of its own.
    assume(rule is MinimumRule.INTEREST_PLUS_SHARE_OF_PRINCIPAL or abs(share - monthly) >= Decimal("0.01"))
    result = simulate_repayment(balance, monthly, MinimumPayment(rule, share, floor))
    assert (result.ending is Ending.NEVER) == (result.steps[0].payment <= result.steps[0].interest)
    assert result.ending is not Ending.BEYOND_HORIZON
    assert (result.total_interest is None) == (result.ending is Ending.NEVER)


@tried
@given(yuan("1", "20000"), st.integers(0, 400), rate("0.0001", "0.002"), st.sampled_from(list(Compounding)), st.data())
def test_15_later_dearer_larger_never_cost_less(
    principal: Decimal, days: int, daily: Decimal, compounding: Compounding, data: st.DataObject
) -> None:
    """0 when paid by the due date; longer, dearer, larger: never less; compound >= simple; capped <= cap, uncapped."""
    terms = OverdueTerms(daily, "clause", compounding=compounding, cap=ChargeCap(Decimal("0.24"), "cap"))
    end = _DUE + timedelta(days)
    cost = overdue_cost(principal, _DUE, end, terms)
    assert overdue_cost(principal, _DUE, _DUE, terms).interest == 0
    assert (
        overdue_cost(principal, _DUE, end + timedelta(data.draw(st.integers(1, 60))), terms).interest >= cost.interest
    )
    assert overdue_cost(principal + data.draw(yuan("0", "500")), _DUE, end, terms).interest >= cost.interest
    dearer = replace(terms, daily_rate=daily + data.draw(rate("0", "0.001")))
    assert overdue_cost(principal, _DUE, end, dearer).interest >= cost.interest
    compound = overdue_cost(principal, _DUE, end, replace(terms, compounding=Compounding.MONTHLY))
    simple = overdue_cost(principal, _DUE, end, replace(terms, compounding=Compounding.NONE))
    # Each monthly posting may round half a fen away.
    assert compound.interest >= simple.interest - FEN * (days // 28 + 1)
    assert cost.cap is not None
    assert cost.charged <= min(cost.uncapped, cost.cap)


@tried
@given(st.lists(st.tuples(st.integers(0, 24), yuan("1", "5000")), min_size=1, max_size=5), rate("0", "0.001"))
def test_15_a_bill_paid_in_full_bears_no_interest(purchases: list[tuple[int, Decimal]], daily: Decimal) -> None:
    """Paying the whole bill on the due day costs nothing; one fen less makes every purchase bear interest."""
    bought = [Dated(_DUE - timedelta(25 - day), amount) for day, amount in purchases]
    bill = sum((item.amount for item in bought), Decimal(0))
    until = _DUE + timedelta(12)
    assert revolving_interest(bought, [Dated(_DUE, bill)], _DUE, until, daily).interest == 0
    short = revolving_interest(bought, [Dated(_DUE, bill - FEN)], _DUE, until, daily)
    whole = sum((_DUE - item.day).days * item.amount * daily for item in bought) + 12 * FEN * daily
    assert short.interest == whole.quantize(FEN, "ROUND_HALF_UP")


@tried
@given(yuan("1", "20000"), rate("0", "0.002"), st.integers(0, 300), st.integers(0, 300))
def test_16_splitting_the_time_changes_at_most_a_fen(principal: Decimal, daily: Decimal, one: int, two: int) -> None:
    """Simple interest of two stretches without a payment between is that of the whole, up to a fen of rounding."""
    parts = interest_for_days(principal, daily, one) + interest_for_days(principal, daily, two)
    assert abs(interest_for_days(principal, daily, one + two) - parts) <= FEN
    terms = OverdueTerms(daily, "clause")
    middle, end = _DUE + timedelta(one), _DUE + timedelta(one + two)
    pieces = (
        overdue_cost(principal, _DUE, middle, terms).interest + overdue_cost(principal, middle, end, terms).interest
    )
    assert abs(overdue_cost(principal, _DUE, end, terms).interest - pieces) <= FEN


# --- payoff ------------------------------------------------------------------------------------------------------


@tried
@given(debts(promotions=True), yuan("1", "800"), st.sampled_from([Strategy.AVALANCHE, Strategy.SNOWBALL]))
def test_17_every_month_adds_up(owed: list[Debt], more: Decimal, strategy: Strategy) -> None:
    """The budget is used up until the last month, every minimum is met, and every balance follows to the fen."""
    budget = budget_for(owed, more)
    plan = plan_payoff(owed, budget, strategy)
    assert plan.ending is Ending.CLEARED or strategy is Strategy.SNOWBALL
    before = tuple(debt.balance for debt in owed)
    for step in plan.steps:
        spent = sum(step.payments)
        assert spent == budget or (step is plan.steps[-1] and plan.months and spent <= budget)
        for debt, opening, interest, paid, closing in zip(
            owed, before, step.interest, step.payments, step.balances, strict=True
        ):
            assert opening + interest - paid == closing >= 0
            assert paid >= min(debt.minimum, opening + interest)
        before = step.balances
    if plan.ending is Ending.CLEARED:
        assert plan.total_paid == sum(debt.balance for debt in owed) + known(plan.total_interest)


@tried
@given(debts(), yuan("1", "800"))
def test_18_avalanche_is_the_cheapest_order(owed: list[Debt], more: Decimal) -> None:
    """With constant rates, fixed minimums and one rolling budget no other fixed order costs less interest."""
    budget = budget_for(owed, more)
    best = plan_payoff(owed, budget)
    for order in permutations(debt.id for debt in owed):
        other = plan_payoff(owed, budget, Strategy.OWN_ORDER, own_order=order)
        if other.months is None:
            # A debt that waits without a minimum can outgrow the budget: dearer than any sum.
            assert other.ending is Ending.NEVER
            continue
        allowed = FEN * len(owed) * max(known(best.months), other.months)
        assert known(best.total_interest) <= known(other.total_interest) + allowed


@tried
@given(debts(promotions=True), yuan("1", "800"))
@example(
    [
        Debt("promo", Decimal(3000), Decimal("0.2499"), Decimal(100), Promotion(Decimal(0), 12)),
        Debt("card", Decimal(6000), Decimal("0.22"), Decimal(150)),
        Debt("car", Decimal(4000), Decimal("0.06"), Decimal(200)),
    ],
    Decimal(50),
)
def test_19_a_promotion_is_simulated_not_asserted(owed: list[Debt], more: Decimal) -> None:
    """With promotional rates the plan is no dearer than ranking by the present or by the later rates."""
    budget = budget_for(owed, more)
    by_later = [d.id for d in sorted(owed, key=lambda d: (-d.annual_rate, d.balance, d.id))]
    by_present = [d.id for d in sorted(owed, key=lambda d: (-d.rate_in(1), d.balance, d.id))]
    costs = [
        plan_payoff(owed, budget, Strategy.OWN_ORDER, own_order=order).total_interest
        for order in (by_later, by_present)
    ]
    assert known(plan_payoff(owed, budget).total_interest) <= min(cost for cost in costs if cost is not None)


@pytest.mark.parametrize(("months", "dearer"), [(1, "present"), (12, "later")])
def test_19_neither_ranking_is_always_right(months: int, dearer: str) -> None:
    """Ranked by its present 0% a promotional card costs more when the promotion is short, less when it is long."""
    owed = [
        Debt("promo", Decimal(3000), Decimal("0.2499"), Decimal(100), Promotion(Decimal(0), months)),
        Debt("card", Decimal(6000), Decimal("0.22"), Decimal(150)),
        Debt("car", Decimal(4000), Decimal("0.06"), Decimal(200)),
    ]
    interest = {
        name: known(plan_payoff(owed, Decimal(700), Strategy.OWN_ORDER, own_order=order).total_interest)
        for name, order in (("later", ["promo", "card", "car"]), ("present", ["card", "car", "promo"]))
    }
    assert max(interest, key=lambda name: interest[name]) == dearer


@tried
@given(debts(), yuan("1", "800"), yuan("0.01", "500"), st.sampled_from([Strategy.AVALANCHE, Strategy.SNOWBALL]))
def test_20_more_budget_is_never_slower_or_dearer(
    owed: list[Debt], more: Decimal, extra: Decimal, strategy: Strategy
) -> None:
    """More budget: no more months, no more interest. Months follow from the total paid and the budget."""
    budget = budget_for(owed, more)
    less, larger = (plan_payoff(owed, paid, strategy) for paid in (budget, budget + extra))
    assert less.months is not None or strategy is Strategy.SNOWBALL
    assume(less.months is not None)
    months = known(less.months)
    assert known(larger.months) <= months
    assert known(larger.total_interest) <= known(less.total_interest) + FEN * len(owed) * months
    assert months == ceil(known(less.total_paid) / budget)


@tried
@given(debts(), yuan("0.01", "50"))
def test_20_a_budget_below_the_minimums_names_the_gap(owed: list[Debt], missing: Decimal) -> None:
    """A budget that misses the minimums by some fen is an error that carries exactly that gap."""
    owed = [replace(debt, balance=debt.balance + 400) for debt in owed]
    minimums = sum(debt.minimum for debt in owed)
    assume(minimums >= missing)
    with pytest.raises(BudgetTooSmall) as failure:
        plan_payoff(owed, minimums - missing)
    assert failure.value.gap == missing
    assert str(missing) in str(failure.value)


@tried
@given(debts(promotions=True), yuan("1", "800"), st.randoms(use_true_random=False))
def test_21_names_and_their_order_do_not_matter(owed: list[Debt], more: Decimal, random: Any) -> None:
    """Shuffled and renamed debts give the same plan; with one debt every strategy agrees."""
    budget = budget_for(owed, more)
    renamed = [replace(debt, id=f"x{len(owed) - index}") for index, debt in enumerate(owed)]
    random.shuffle(renamed)
    for plan, again in zip(compare_payoffs(owed, budget), compare_payoffs(renamed, budget), strict=True):
        assert (plan.months, plan.total_interest) == (again.months, again.total_interest)
        assert sorted(plan.cleared_in.values()) == sorted(again.cleared_in.values())
    single = [owed[0]]
    alone = budget_for(single, more)
    own = plan_payoff(single, alone, Strategy.OWN_ORDER, own_order=[owed[0].id])
    assert {plan.total_interest for plan in (own, *compare_payoffs(single, alone))} == {own.total_interest}


# --- affordability -----------------------------------------------------------------------------------------------


def _changed(household: Household, field: str, value: Any) -> Household:
    return replace(household, **{field: value})


def _worst(household: Household, purchase: Purchase, *, price: bool = True) -> int:
    """The severity of the worst rule, with or without the price of the credit."""
    rules = assess(household, purchase).rules
    return max(rule.status.severity for rule in rules if price or rule.rule is not Rule.PRICE)


@tried
@given(cases(), yuan("0.01", "9000"))
def test_22_worse_numbers_never_improve_the_verdict(case: tuple[Household, Purchase], more: Decimal) -> None:
    """Price, repayments and costs push one way, income and savings the other."""
    household, purchase = case
    verdict = _worst(household, purchase)
    for field in ("existing_repayments", "essentials"):
        heavier = replace(household, **{field: getattr(household, field) + more})
        assert _worst(heavier, purchase) >= verdict
    for field in ("income_fixed", "savings"):
        lighter = replace(household, **{field: getattr(household, field) + more})
        assert _worst(lighter, purchase) <= verdict
    dearer = replace(purchase, price=purchase.price + more)
    assert _worst(household, dearer, price=False) >= _worst(household, purchase, price=False)


@tried
@given(cases(), yuan("0.01", "9000"))
def test_22_the_price_flag_moves_only_by_rounding(case: tuple[Household, Purchase], more: Decimal) -> None:
    """The same plan for a larger sum has the same rate, within 0.01 percentage points of fen rounding."""
    household, purchase = case
    assume(purchase.plan is not None)
    rates = [
        assess(household, replace(purchase, price=price)).simple_annual
        for price in (purchase.price, purchase.price + more)
    ]
    assert rates[0] is not None
    assert rates[1] is not None
    assert abs(rates[0].value - rates[1].value) <= Decimal("0.0001")


@tried
@given(cases(), st.sampled_from(["essentials", "savings", "unsecured_debt"]))
def test_23_an_unknown_input_is_its_assumed_value_capped_at_amber(case: tuple[Household, Purchase], field: str) -> None:
    """Silence gives the verdict of the assumed value, never green, and the assumption is named."""
    household, purchase = case
    # One or three adults in town, so that the statistical spending is whole fen and can be told.
    household = replace(household, adults=1 if household.adults == 2 else household.adults, children=0, area=None)
    assume(field != "savings" or purchase.plan is not None)
    spending = THRESHOLDS[Limit.SPENDING_URBAN].value / 12 * (1 if household.adults == 1 else 2)
    assumed = {"essentials": spending, "savings": Decimal(0), "unsecured_debt": Decimal(0)}[field]
    silent = assess(_changed(household, field, None), purchase)
    told = assess(_changed(household, field, assumed), purchase)
    assert field in silent.assumed
    assert field not in told.assumed
    assert silent.verdict is (Status.AMBER if told.verdict is Status.GREEN else told.verdict)
    assert [rule.status for rule in silent.rules] == [rule.status for rule in told.rules]


@tried
@given(cases())
def test_24_the_verdict_is_the_worst_rule(case: tuple[Household, Purchase]) -> None:
    """The verdict is the worst colour, binding rules are exactly those not green, and the working gives the figure."""
    result = assess(*case)
    statuses = {rule.rule.value: rule.status for rule in result.rules}
    worst = next(c for c in (Status.RED, Status.AMBER, Status.GREEN) if c in statuses.values())
    assert result.verdict is worst
    assert set(result.binding_rules) == {n for n, status in statuses.items() if status in (Status.AMBER, Status.RED)}
    assert (result.binding_rules == ()) == (worst is Status.GREEN)
    ratio = result.rules[0]
    terms = {name: Fraction(value) for name, value in ratio.terms}
    if result.usable_income >= 100:
        assert ratio.figure is not None
        shown = (terms["existing"] + terms["new_payment"]) / terms["income"]
        # Income is shown to the fen, and 0.7 x a variable income can have a part of one.
        assert abs(shown - Fraction(ratio.figure)) <= Fraction(1, 10000) * (1 + shown)


@tried
@given(cases())
def test_25_the_largest_green_payment_is_the_edge(case: tuple[Household, Purchase]) -> None:
    """A plan with that payment is green on R1, R2 and R4; a fen more is not."""
    household, purchase = case
    edge = assess(household, purchase).max_green_new_monthly
    assume(edge > 0)

    def green(payment: Decimal) -> bool:
        result = assess(household, Purchase(payment * 12, plan=Plan(Method.FEE_EACH_PERIOD, 12)))
        assert result.new_monthly_max == payment
        return all(result.rules[index].status is Status.GREEN for index in (0, 1, 3))

    assert green(edge)
    assert not green(edge + FEN)


@tried
@given(cases())
def test_26_saving_first_works_on_the_stated_month(case: tuple[Household, Purchase]) -> None:
    """After the stated months of saving, cash leaves three months; a month earlier it does not."""
    household, purchase = case
    # Whole fen throughout: costs above the floor, and no share of a variable income.
    household = replace(household, essentials=known(household.essentials) + 6000, income_variable=None)
    result = assess(household, purchase)
    if result.save_first is SaveFirst.IMPOSSIBLE:
        assert result.residual_without_purchase <= 0
        return
    months = result.save_first_months or 0

    def green_after(waited: int) -> bool:
        saved = replace(household, savings=known(household.savings) + waited * result.residual_without_purchase)
        return assess(saved, Purchase(purchase.price)).rules[2].status is Status.GREEN

    assert green_after(months)
    assert months == 0 or not green_after(months - 1)


_WRONG = {
    **dict.fromkeys(
        ("income_fixed", "income_variable", "essentials", "existing_repayments", "savings", "unsecured_debt"),
        ("-0.01", "NaN", "Infinity", "三千", "1,000", "", 1.5, True),
    ),
    "adults": ("0", "1.5", "-1", "x"),
    "children": ("-1", "0.5", "x"),
    "area": ("moon", 3),
    "price": ("0", "-1", "NaN", "x"),
    "down_payment": ("-1", "6000.01", "inf"),
    "plan.periods": (0, -3, "1.5", "x"),
    "plan.method": ("magic", 1),
    "plan.fee_rate_per_period": ("-0.001", "NaN", "0.6%"),
}


@pytest.mark.parametrize(("field", "value"), [(f, v) for f, values in _WRONG.items() for v in values])
def test_27_invalid_input_names_its_field(field: str, value: object) -> None:
    """Whatever is wrong with a field, the error names it and no result comes back."""
    inputs: dict[str, Any] = {
        "income_fixed": "9000",
        "existing_repayments": "500",
        "savings": "20000",
        "price": "6000",
        "plan": {"method": "fee_each_period", "periods": 12, "fee_rate_per_period": "0.006"},
    }
    if field.startswith("plan."):
        inputs["plan"] = {**inputs["plan"], field.removeprefix("plan."): value}
    else:
        inputs[field] = value
    with pytest.raises(InputInvalid) as failure:
        assess(*read_case(inputs))
    assert failure.value.field == field
    assert set(str(failure.value)) & set("0123456789") == set()
