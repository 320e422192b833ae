"""From answers to debts: cautious ends of ranges, and an open assumption for every rate that was not told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from credit_coach.dialogue.kinds import MoneyValue
from credit_coach.dialogue.walk import Answers, told
from credit_coach.knowledge.facts import FactRegister
from credit_coach.money import Debt, InputInvalid, InputMissing
from credit_coach.walks.daily import annual_rate
from credit_coach.walks.payoff_plan.questions import debts_of

Assumption = Literal["usual", "online", "private"]

#: The figure of the register that stands in for a rate nobody told.
_ASSUMED: dict[Assumption, tuple[str, str]] = {
    "usual": ("cc_typical_daily_rate_005", "annual"),
    "online": ("assisted_loan_notice_24pct", ""),
    "private": ("private_lending_cap_now_12pct", ""),
}
_PRIVATE = re.compile(
    r"朋友|亲戚|同[事学乡]|老[板乡王李张刘陈]|爸|妈|哥|姐|弟|妹|舅|叔|姨|姑|私人|借条|欠条|\b(friend|family|mother|father|mum|mom|dad|brother|sister|uncle|aunt|colleague|boss|iou|private)\b",
    re.IGNORECASE,
)
_ONLINE = re.compile(
    r"网贷|网络贷|小贷|现金贷|消费贷|借条|拍拍贷|度小满|有钱花|分期乐|安逸花|还呗|你我贷|宜人贷|好分期|洋钱罐|省呗|来分期|招联|马上|捷信|桔多多|小赢|信用飞|滴水贷|国美易卡"
    r"|\b(online|app|net|cash|micro) ?loans?\b|\bdu ?xiao ?man\b|\bjietiao\b",
    re.IGNORECASE,
)
_PLATFORM_NOTE = re.compile(r"360|平台", re.IGNORECASE)


@dataclass(frozen=True)
class Case:
    """Debts and budget as they are calculated with, and what was not told of them."""

    debts: tuple[Debt, ...]
    budget: Decimal
    assumed_rates: tuple[tuple[Assumption, tuple[str, ...]], ...]
    assumed_minimums: tuple[str, ...]
    own_order: tuple[str, ...]


def assumption_for(name: str) -> Assumption:
    """Return which figure stands in for the rate of a debt: online loans are taken for dear, friends for cheap."""
    if _PRIVATE.search(name) and not _PLATFORM_NOTE.search(name):
        return "private"
    return "online" if _ONLINE.search(name) else "usual"


def assumed_figure(kind: Assumption) -> tuple[str, str]:
    """Return fact and figure of an assumption."""
    return _ASSUMED[kind]


def case_of(answers: Answers, register: FactRegister) -> Case:
    """Return what the answers describe; raises MoneyError whose field is the question to ask again."""
    owed = debts_of(answers)
    if not owed:
        raise InputMissing(("debts",))
    debts: list[Debt] = []
    assumed: dict[Assumption, list[str]] = {}
    without_minimum: list[str] = []
    for one in owed:
        rate, minimum = told(answers, f"rate:{one.name}"), told(answers, f"minimum:{one.name}")
        if rate is None:
            assumed.setdefault(assumption_for(one.name), []).append(one.name)
        if minimum is None:
            without_minimum.append(one.name)
        debts.append(_debt(one.name, one.careful, rate, minimum, register))
    return Case(
        tuple(debts),
        MoneyValue.restore(answers["budget"]).careful("low"),
        tuple((kind, tuple(names)) for kind, names in assumed.items()),
        tuple(without_minimum),
        _whole_order(answers, debts),
    )


def _debt(name: str, balance: Decimal, rate: str | None, minimum: str | None, register: FactRegister) -> Debt:
    fact, figure = _ASSUMED[assumption_for(name)]
    try:
        return Debt(
            name,
            balance,
            Decimal(register[fact].figures[figure].value) if rate is None else annual_rate(rate),
            Decimal(0) if minimum is None else MoneyValue.restore(minimum).careful("high"),
        )
    except InputInvalid as failure:
        # The record knows its field; which debt it is about is known here only.
        question = {"annual_rate": f"rate:{name}", "minimum": f"minimum:{name}"}.get(failure.field, "debts")
        raise InputInvalid(question, failure.reason) from None


def _whole_order(answers: Answers, debts: Sequence[Debt]) -> tuple[str, ...]:
    """Return the order the person wants, completed by the dearest first; empty where none was wanted."""
    names = {debt.id for debt in debts}
    wanted = [name for name in answers.get("own_order", "").split("; ") if name in names]
    if not wanted:
        return ()
    others = sorted(
        (debt for debt in debts if debt.id not in wanted), key=lambda debt: (-debt.annual_rate, debt.balance)
    )
    return (*wanted, *(debt.id for debt in others))
