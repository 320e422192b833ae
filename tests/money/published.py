"""Each kind of published vector, computed with the functions of credit_coach.money: inputs in, figures out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from credit_coach import money
from credit_coach.money import (
    Dated,
    DayCount,
    Debt,
    Ending,
    EventOrder,
    Flow,
    Method,
    MinimumPayment,
    MinimumRule,
    Plan,
    Posting,
    Promotion,
    Schedule,
    Strategy,
    UnitFlow,
)

from .reference import decimal, fraction

Record = dict[str, Any]
_HUNDRED = Decimal(100)


def compute(vector: Record) -> Record:
    """The figures of a vector, as this package computes them."""
    return _KINDS[vector["kind"]](vector["inputs"])


def _stream(entries: Iterable[Record]) -> Iterator[tuple[Fraction, Fraction, Decimal]]:
    """(time, odd fraction, amount) of every flow of a list of streams and single flows."""
    for entry in entries:
        odd, amount = fraction(entry.get("f", 0)), decimal(entry["amount"])
        if "t" in entry:
            yield fraction(entry["t"]), odd, amount
        else:
            for index in range(entry["count"]):
                yield fraction(entry["start"]) + index * fraction(entry["step"]), odd, amount


def _flows(entries: Iterable[Record]) -> list[Flow]:
    return [Flow(time, amount) for time, _, amount in _stream(entries)]


def _apr_effective(inputs: Record) -> Record:
    payments = _flows(inputs["payments"])
    figures: Record = {}
    if "payment_generator" in inputs:
        made = _generated_payments(inputs["payment_generator"])
        payments += [Flow(Fraction(month, 12), amount) for month, amount in enumerate(made, start=1)]
        figures = {"n_payments": len(made), "first_payment": made[0], "last_payment": made[-1]}
    with money.exact():
        return {"aprc_pct": money.aprc(_flows(inputs["advances"]), payments).value * 100, **figures}


def _generated_payments(generator: Record) -> list[Decimal]:
    """The payments that a contract implies, each rounded only when it is paid."""
    principal = decimal(generator["principal"])
    if generator["type"] == "equal_principal":
        rows = _exact_schedule(Method.EQUAL_PRINCIPAL, principal, generator, generator["periods"]).rows
        payments = [row.payment for row in rows]
        if "extra_fee" in generator:
            assert generator["extra_fee"]["months"] == "1, 25, 49, ... 217"
            for month in range(1, 218, 24):
                payments[month - 1] += decimal(generator["extra_fee"]["amount"])
    elif generator["type"] == "interest_plus_pct_principal":
        payments = _card_payments(principal, generator)
    else:
        assert generator["type"] == "interest_only_then_equal_principal"
        later = _exact_schedule(Method.EQUAL_PRINCIPAL, principal, generator, generator["principal_months"]).rows
        payments = [later[0].interest] * generator["interest_only_months"] + [row.payment for row in later]
    return [money.round_fen(payment) for payment in payments]


def _card_payments(principal: Decimal, generator: Record) -> list[Decimal]:
    """The EC's card: the floor holds for the principal part, on top of the interest."""
    rule = MinimumPayment(
        MinimumRule.INTEREST_PLUS_SHARE_OF_PRINCIPAL,
        decimal(generator["pct"]),
        principal_floor=decimal(generator["floor"]),
    )
    rate = decimal(generator["monthly_rate"])
    steps = money.simulate_repayment(principal, rate, rule, posting=Posting.EXACT).steps
    payments = [step.payment for step in steps]
    final = generator.get("final_at")
    if final is not None:
        with money.exact():
            payments = [*payments[: final - 1], steps[final - 2].balance * (1 + rate)]
    return payments


def _exact_schedule(method: Method, principal: Decimal, terms: Record, periods: int) -> Schedule:
    """A schedule without rounding, from whichever rate the vector names."""
    with money.exact():
        if "annual_nominal_rate" in terms:
            annual = decimal(terms["annual_nominal_rate"])
        elif "annual_effective_rate" in terms:
            annual = money.monthly_from_effective(decimal(terms["annual_effective_rate"])) * 12
        else:
            annual = money.as_decimal(fraction(terms["monthly_rate"]) * 12)
    return money.build_schedule(principal, Plan(method, periods, annual_nominal_rate=annual), posting=Posting.EXACT)


def _apr_effective_days(inputs: Record) -> Record:
    assert inputs["year_days"] == "365.25"
    rate = money.single_payment_rate(
        decimal(inputs["borrowed"]), decimal(inputs["repaid"]), inputs["days"], DayCount.ACT_365_25
    )
    return {"apr_pct": rate.value * 100}


def _apr_nominal_regz(inputs: Record) -> Record:
    def unit_flows(entries: Iterable[Record]) -> list[UnitFlow]:
        return [UnitFlow(int(time), amount, odd) for time, odd, amount in _stream(entries)]

    rate = money.regulation_z_apr(
        unit_flows(inputs["advances"]), unit_flows(inputs["payments"]), inputs["unit_periods_per_year"]
    )
    return {"apr_pct": rate.value * 100}


def _xirr(inputs: Record) -> Record:
    flows = [(date.fromisoformat(day), decimal(amount)) for day, amount in inputs["flows"]]
    return {"rate_pct": money.dated_rate(flows, DayCount(inputs["day_count"])).value * 100}


def _irr_periodic(inputs: Record) -> Record:
    return {"irr_pct": money.internal_rate([decimal(amount) for amount in inputs["flows"]]) * 100}


def _invalid(inputs: Record) -> Record:
    try:
        if inputs["fn"] == "irr_periodic":
            _irr_periodic(inputs)
        else:
            _annuity_fn(inputs)
    except money.MoneyError as failure:
        return {"error": failure.code}
    return {"error": None}


def _argument(raw: object) -> Any:
    """A number of an annuity function; what is no number is handed on, for the function to refuse."""
    return raw if str(raw) == "invalid" else decimal(raw)


def _annuity_fn(inputs: Record) -> Record:
    function, arguments = inputs["fn"], [_argument(raw) for raw in inputs["args"]]
    return {"value": _ANNUITIES[function](*arguments)}


def _at_start(function: Callable[..., Decimal], whole: tuple[int, ...], optional: int) -> Callable[..., Decimal]:
    """Spreadsheet arguments for a function of the package: whole numbers become ints, the last one says when."""

    def call(*arguments: Decimal) -> Decimal:
        given = [int(value) if index in whole else value for index, value in enumerate(arguments)]
        if len(given) > optional:
            return function(*given[:optional], at_start=bool(given[optional]))
        return function(*given)

    return call


def _cumulative(function: Callable[..., Decimal]) -> Callable[..., Decimal]:
    """CUMIPMT(rate, periods, present, first, last, when)."""

    def call(rate: Decimal, *rest: Decimal) -> Decimal:
        periods, present, first, last, when = rest
        return function(rate, int(periods), present, int(first), int(last), at_start=bool(when))

    return call


_ANNUITIES: dict[str, Callable[..., Decimal]] = {
    "PMT": _at_start(money.level_payment, (1,), 4),
    "IPMT": _at_start(money.interest_part, (1, 2), 5),
    "PPMT": _at_start(money.principal_part, (1, 2), 5),
    "NPER": _at_start(money.number_of_periods, (), 4),
    "RATE": _at_start(money.periodic_rate, (0,), 4),
    "PV": _at_start(money.present_value, (1,), 4),
    "FV": _at_start(money.future_value, (1,), 4),
    "CUMIPMT": _cumulative(money.cumulative_interest),
    "CUMPRINC": _cumulative(money.cumulative_principal),
    "EFFECT": _at_start(money.effective_from_nominal, (1,), 2),
    "NOMINAL": _at_start(money.nominal_from_effective, (1,), 2),
}


def _schedule(inputs: Record) -> Record:
    principal, periods = decimal(inputs["principal"]), inputs["periods"]
    if inputs["method"] == "flat_fee_each_period":
        fee_rate = decimal(inputs["fee_rate_per_period"])
        schedule = money.build_schedule(principal, Plan(Method.FEE_EACH_PERIOD, periods, fee_rate_per_period=fee_rate))
        return {"payment": schedule.rows[0].payment, "total_fees": schedule.total_fees}
    method = Method(inputs["method"])
    schedule = _exact_schedule(method, principal, inputs, periods)
    rows = schedule.rows
    with money.exact():
        figures: Record = {
            "payment": rows[0].payment,
            "payments": [row.payment for row in rows],
            "interests": [row.interest for row in rows],
            "first_payment": rows[0].payment,
            "first_principal": rows[0].principal,
            "final_payment": rows[-1].payment,
            "total_interest": schedule.total_interest,
        }
        for number in (1, 2, 12):
            if number <= periods:
                row = rows[number - 1]
                figures[f"row{number}"] = [row.principal, row.interest, row.payment, row.balance]
        for year in (1, 10):
            part = rows[12 * year - 12 : 12 * year]
            figures[f"year{year}_principal_interest"] = [sum(r.principal for r in part), sum(r.interest for r in part)]
        if inputs.get("query", "").startswith("balance after "):
            figures["balance"] = rows[int(inputs["query"].split()[2]) - 1].balance
        if "rounded" in inputs.get("posting", "") and inputs["posting"] != "unrounded":
            figures["payment"] = money.round_fen(figures["payment"])
        if "no correction of the last payment" in inputs.get("posting", ""):
            posted = money.build_schedule(principal, schedule.plan).rows
            figures["residue_after_last"] = posted[-1].payment - posted[0].payment
    return figures


def _fee_plan(inputs: Record) -> Record:
    figures: Record = {}
    if "received" in inputs:
        payments = [amount for _, _, amount in _stream(inputs["payments"])]
        rates = money.annual_rates([decimal(inputs["received"]), *(-amount for amount in payments)])
        with money.exact():
            figures["total_interest"] = sum(payments) - decimal(inputs["received"])
            figures["average_payment"] = sum(payments) / len(payments)
    else:
        assert inputs["fee_timing"] == "each_period"
        with money.exact():
            fee_rate = decimal(inputs["total_fee_rate"]) / inputs["periods"]
        plan = Plan(Method.FEE_EACH_PERIOD, inputs["periods"], fee_rate_per_period=fee_rate)
        schedule = money.build_schedule(decimal(inputs["principal"]), plan, posting=Posting.EXACT)
        rates, figures["payment"] = schedule.rates(), schedule.rows[0].payment
    return {
        "simple_annual_pct": rates.simple.value * 100,
        "effective_annual_pct": rates.compound.value * 100,
        **figures,
    }


def _rate_conversion(inputs: Record) -> Record:
    target = inputs["to"]
    if target == "simple_annual":
        return {"pct": money.simple_annual_from_daily(decimal(inputs["daily_rate"]), inputs["days"]) * 100}
    if target == "monthly":
        return {"pct": money.monthly_from_nominal(decimal(inputs["annual_nominal_rate"])) * 100}
    if target == "monthly_interest_on":
        rate = money.monthly_from_effective(decimal(inputs["annual_effective_rate"]))
        return {"amount": money.round_fen(rate * decimal(inputs["principal"]))}
    assert target == "balance_after_months_compounded"
    rate = money.monthly_from_nominal(decimal(inputs["annual_nominal_rate"]))
    return {"amount": money.compounded_balance(decimal(inputs["principal"]), rate, inputs["months"])}


_MINIMUM_RULES = {
    "interest_plus_pct_principal": MinimumRule.INTEREST_PLUS_SHARE_OF_PRINCIPAL,
    "pct_of_balance_before_interest": MinimumRule.SHARE_OF_BALANCE_BEFORE_INTEREST,
    "pct_of_statement_balance": MinimumRule.SHARE_OF_STATEMENT_BALANCE,
}


def _min_payment(inputs: Record) -> Record:
    balance = decimal(inputs["balance"])
    with money.exact():
        monthly = inputs.get("monthly_rate")
        rate = decimal(inputs["annual_nominal_rate"]) / 12 if monthly is None else decimal(monthly)
    first = inputs.get("order", "").startswith("payment first")
    order = EventOrder.PAYMENT_THEN_INTEREST if first else EventOrder.INTEREST_THEN_PAYMENT
    if "repay_in_months" in inputs:
        return _clearing_payment(inputs, balance, rate, order)
    if "minimum" in inputs:
        rule = inputs["minimum"]
        paying: MinimumPayment | Decimal = MinimumPayment(
            _MINIMUM_RULES[rule["type"]], decimal(rule["pct"]), decimal(rule["floor"])
        )
    else:
        paying = decimal(inputs["payment"])
    # A textbook's unrounded months are named in the vector; without a word the fen are booked.
    posting = Posting.EXACT if inputs.get("posting") == "unrounded" else Posting.FEN
    window = {"months": inputs["months"]} if "months" in inputs else {}
    result = money.simulate_repayment(balance, rate, paying, order=order, posting=posting, **window)
    with money.exact():
        figures: Record = {
            "first_interest": result.steps[0].interest,
            "never": result.ending is Ending.NEVER,
            "months": result.months,
            "total_interest": result.total_interest,
            "total_paid": result.total_paid,
        }
        if result.months is not None:
            figures["years"] = Decimal(result.months) / 12
        if "months" in inputs:
            figures |= {"remaining": result.steps[-1].balance, "total_paid": sum(s.payment for s in result.steps)}
        return figures


def _clearing_payment(inputs: Record, balance: Decimal, rate: Decimal, order: EventOrder) -> Record:
    step = decimal(inputs.get("multiple_of", "0.01"))
    payment = money.payment_to_clear(balance, rate, inputs["repay_in_months"], multiple_of=step, order=order)
    result = money.simulate_repayment(balance, rate, payment, order=order)
    return {
        "payment": payment,
        "months": result.months,
        "total_paid": result.total_paid,
        "total_interest": result.total_interest,
        # What a last payment of the full amount would pay too much.
        "overshoot": result.steps[-1].payment - payment,
    }


def _overdue(inputs: Record) -> Record:
    if "purchase" in inputs:
        return _card_bill(inputs)
    if "minimum_payment" in inputs:
        share, floor = decimal(inputs["penalty_pct_of_unpaid_minimum"]), decimal(inputs["floor"])
        unpaid = decimal(inputs["minimum_payment"]), decimal(inputs["paid"])
        return {"penalty": money.late_penalty(*unpaid, share, floor)}
    principal, days = decimal(inputs["principal"]), inputs["days"]
    with money.exact():
        if "cap_multiple" in inputs:
            agreed = [decimal(inputs["agreed_overdue_annual_rate"]), decimal(inputs["other_penalty_annual"])]
            annual = money.capped_annual_rate(
                agreed, decimal(inputs["lpr_1y_at_contract"]), decimal(inputs["cap_multiple"])
            )
        else:
            annual = decimal(inputs["annual_rate"])
        daily_rate = money.daily_from_annual(annual, inputs["year_days"])
        round_daily = "daily amount" in inputs.get("round", "")
        daily = principal * daily_rate
        interest = money.interest_for_days(principal, daily_rate, days, round_daily=round_daily)
        fee = decimal(inputs.get("fixed_fee", 0))
        return {
            "applied_annual_pct": annual * 100,
            "daily": money.round_fen(daily) if round_daily else daily,
            "interest": interest,
            "total_charge": interest + fee,
            "total_due": principal + interest + fee,
        }


def _card_bill(inputs: Record) -> Record:
    due = date.fromisoformat(inputs["due"])
    both_ends = "both ends counted" in inputs.get("day_count", "")
    result = money.revolving_interest(
        [Dated(date.fromisoformat(inputs["posted"]), decimal(inputs["purchase"]))],
        [Dated(due, decimal(inputs["paid_on_due"]))],
        due,
        date.fromisoformat(inputs["next_statement"]) if "next_statement" in inputs else due,
        decimal(inputs["daily_rate"]),
        count_last_day=both_ends,
    )
    return {"interest": result.interest}


def _payoff(inputs: Record) -> Record:
    debts = [_debt(entry) for entry in inputs["debts"]]
    posting = Posting.EXACT if inputs["posting"] == "unrounded" else Posting.FEN
    order = inputs["order"]
    own = isinstance(order, list)
    plan = money.plan_payoff(
        debts,
        decimal(inputs["monthly_budget"]),
        Strategy.OWN_ORDER if own else Strategy(order),
        own_order=order if own else (),
        posting=posting,
    )
    with money.exact():
        return {
            "months": plan.months,
            "total_interest": plan.total_interest,
            "balances_by_month": [list(step.balances) for step in plan.steps],
            "interest_by_month": [list(step.interest) for step in plan.steps],
            "total_by_month": [sum(step.balances) for step in plan.steps],
            **{f"payoff_month_{name}": month for name, month in plan.cleared_in.items()},
        }


def _debt(entry: Record) -> Debt:
    with money.exact():
        promotion = None
        if "promo" in entry:
            rate, months = entry["promo"]
            promotion = Promotion(decimal(rate) / _HUNDRED, months)
        return Debt(
            entry["id"],
            decimal(entry["balance"]),
            decimal(entry["rate"]) / _HUNDRED,
            decimal(entry["min"]),
            promotion,
        )


_KINDS: dict[str, Callable[[Record], Record]] = {
    "apr_effective": _apr_effective,
    "apr_effective_days": _apr_effective_days,
    "apr_nominal_regz": _apr_nominal_regz,
    "xirr": _xirr,
    "irr_periodic": _irr_periodic,
    "invalid": _invalid,
    "annuity_fn": _annuity_fn,
    "schedule": _schedule,
    "fee_plan": _fee_plan,
    "rate_conversion": _rate_conversion,
    "min_payment": _min_payment,
    "overdue": _overdue,
    "payoff": _payoff,
}
