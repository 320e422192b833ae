"""What the walks about instalments share: their questions, and from answers to a plan."""

from __future__ import annotations

import re
from decimal import Decimal

from credit_coach.dialogue.kinds import ChargeKind, ChoiceKind, MoneyKind, MoneyValue, PeriodsKind, RateValue
from credit_coach.dialogue.walk import Answers, Question, told
from credit_coach.money import (
    FeeTiming,
    Method,
    Plan,
    Schedule,
    plan_from_payment,
    plan_from_total,
    simple_annual_from_daily,
    yearly_from_monthly,
)
from credit_coach.reply import TableBlock
from credit_coach.walks.speech import Speech

PERIODS = Question(
    "periods",
    PeriodsKind(),
    cue=re.compile(
        r"分期|期数|分(?=\d|[一二三四五六七八九十])|几期|\binstal+ments?\b|\bperiods?\b|\bover\b|\b(in|by|for)(?= \w+ (months?|instal|parts|payments))|\bEMIs?\b|(?<=\d) ?(months?|个月)(?!.{0,4}(工资|薪|pay|salary|奖))",
        re.IGNORECASE,
    ),
    buttons=("3", "6", "12", "24"),
)
CHARGE = Question(
    "charge",
    ChargeKind(),
    free=True,
    cue=re.compile(
        r"分.{0,6}期[^。；;]{0,10}(每个?月|一个?月|每期|月)(要|得)?(还|付|交|供)|手续费|服务费|分期费|费率|利率|利息|年化|月供|(?<![\d第])[每一]期(要|得)?(还|付|交)?|免息|月息|日息|\bfees?\b|\binterest\b|\bAPR\b|\brate\b|\bcharges?\b|\beach (instal+ment|period)\b|(instal+ments?|months?|parts)[^.;\d]{0,14}(each|eve?ry month|a month|per month|monthly)( i (will |have to )?pay)?",
        re.IGNORECASE,
    ),
)
METHOD = Question(
    "method",
    ChoiceKind(
        {
            "equal_payment": re.compile(
                r"等额本息|每月(还的)?一样|equal (monthly )?(payment|instal+ment)s?", re.IGNORECASE
            ),
            "equal_principal": re.compile(r"等额本金|equal principal", re.IGNORECASE),
            "interest_only": re.compile(r"先息后本|到期(一次)?还本|interest[- ]only|balloon", re.IGNORECASE),
        }
    ),
    asked=False,
    free=True,
)
DOWN_PAYMENT = Question(
    "down_payment",
    MoneyKind("low"),
    cue=re.compile(
        r"首付|定金|先付|预付|头款|\b(down ?payment|deposit|(put|pay) (\S+ )?down|upfront)\b|(?<=[\dk]) down\b",
        re.IGNORECASE,
    ),
    asked=False,
)
FREE_PERIODS = Question("free_periods", PeriodsKind(least=0), asked=False)


def plan_of(answers: Answers, principal: Decimal) -> Plan:
    """Return the plan that the answers describe for a sum of `principal` yuan; raises InputInvalid by field."""
    charge = RateValue.restore(answers["charge"])
    periods = int(answers["periods"])
    free = int(told(answers, "free_periods") or 0)
    if charge.unit in ("year", "month", "day"):
        method = Method(told(answers, "method") or "equal_payment")
        return Plan(method, periods, annual_nominal_rate=yearly_rate(charge), free_periods=free)
    if charge.unit == "once":
        if charge.percent:
            return Plan(Method.FEE_ONCE, periods, one_time_fee_rate=charge.value, one_time_fee_timing=_FIRST)
        return Plan(Method.FEE_ONCE, periods, one_time_fee=charge.value, one_time_fee_timing=_FIRST)
    if charge.unit == "each":
        return plan_from_payment(principal, periods, charge.value, free)
    if charge.unit == "period" and not charge.percent:
        fee = charge.value / principal if principal else charge.value
        return Plan(Method.FEE_EACH_PERIOD, periods, fee_rate_per_period=fee, free_periods=free)
    if charge.unit == "total":
        return plan_from_total(principal, periods, charge.value)
    return Plan(Method.FEE_EACH_PERIOD, periods, fee_rate_per_period=charge.value, free_periods=free)


def yearly_rate(rate: RateValue) -> Decimal:
    """Return a stored rate of interest as a nominal rate a year."""
    if rate.unit == "month":
        return yearly_from_monthly(rate.value)
    return simple_annual_from_daily(rate.value) if rate.unit == "day" else rate.value


#: Chinese card and app instalments put a single fee on the first bill.
_FIRST = FeeTiming.FIRST_BILL


def amount_of(answers: Answers, question: str, kind: MoneyKind) -> Decimal | None:
    """Return the cautious end of a stored amount, None where it was not told."""
    stored = told(answers, question)
    return None if stored is None else MoneyValue.restore(stored).careful(kind.cautious)


def schedule_table(schedule: Schedule, speech: Speech) -> TableBlock:
    """Return the whole schedule to the fen."""
    columns = tuple(speech.say(f"schedule.{name}") for name in ("number", "payment", "principal", "charge", "balance"))
    rows = tuple(
        (
            str(row.number),
            speech.fen(row.payment),
            speech.fen(row.principal),
            speech.fen(row.interest + row.fee),
            speech.fen(row.balance),
        )
        for row in schedule.rows
    )
    return TableBlock(speech.say("schedule.title"), columns, rows, folded=True)
