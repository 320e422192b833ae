"""Can I afford this purchase? The rules R1 to R7 of `money`, asked for and answered in conversation."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from credit_coach.dialogue.kinds import Reading
from credit_coach.dialogue.readers import Mention
from credit_coach.dialogue.walk import Answers, Walk
from credit_coach.walks.affordability.case import amount
from credit_coach.walks.affordability.opening import is_another_matter, opening
from credit_coach.walks.affordability.papers import papers
from credit_coach.walks.affordability.questions import CONSENT, PRICE, questions
from credit_coach.walks.affordability.result import figures, result
from credit_coach.walks.plans import DOWN_PAYMENT
from credit_coach.walks.tool import Tool

__all__ = ["CONSENT", "TOOL", "WALK"]


def conflict(answers: Answers) -> tuple[str, ...]:
    """A down payment above the price; whichever of the two was just said is asked again."""
    price, down = (amount(answers, question) for question in (PRICE, DOWN_PAYMENT))
    return ("down_payment", "price") if price and down and down > price else ()


def whole(text: str, mentions: Sequence[Mention], answers: Answers, pending: str | None) -> Mapping[str, Reading]:
    """Who owes nothing repays nothing: "没有欠款" said where the repayments are asked answers both."""
    return {"repayments": "0", "debt": "0"} if pending == "repayments" and _NO_DEBTS.fullmatch(text.strip()) else {}


_NO_DEBTS = re.compile(
    r"(我|都|也|目前|现在|什么|任何|任何的|身上)*(没有?|无|不)(任何|什么|啥)?的?(欠款|负债|欠钱|外债|债务?|欠)(了|的|啊|呢|呀|哦|钱|债)*[。.!！~]*"
    r"|(i )?(have |got )?(no debts?( at all)?|don'?t owe (anything|anyone|a thing)|owe nothing|debt[- ]free)[.!]*",
    re.IGNORECASE,
)

WALK = Walk(
    "affordability",
    questions,
    opening,
    main="price",
    personal=True,
    household=True,
    conflict=conflict,
    whole=whole,
    excludes=is_another_matter,
)
TOOL = Tool(
    WALK,
    result,
    figures=figures,
    edits=("price", "periods", "charge", "income"),
    papers=papers,
    about=("borrow-within-means", "how-much"),
    topics=("affordability",),
    fields={
        "income_fixed": "income",
        "income_variable": "income_variable",
        "essentials": "living",
        "existing_repayments": "repayments",
        "unsecured_debt": "debt",
        "adults": "household",
        "children": "household",
        "plan.periods": "periods",
        "plan.fee_rate_per_period": "charge",
        "plan.annual_nominal_rate": "charge",
        "plan.one_time_fee": "charge",
        "plan.one_time_fee_rate": "charge",
        "plan.free_periods": "free_periods",
        "instalment": "charge",
    },
    reasons={
        "income": ("borrow-within-means", "how-much"),
        "repayments": ("borrow-within-means", "how-much"),
        "savings": ("borrow-within-means", "emergency-money"),
        "charge": ("instalment-real-cost", "real-rate"),
        "periods": ("instalment-real-cost", "work-it-out"),
        "signals": ("borrow-to-repay", "why-it-grows"),
        "debt": ("borrow-within-means", "how-much"),
        "living": ("borrow-within-means", "emergency-money"),
        "rent": ("borrow-within-means", "emergency-money"),
        "price": ("borrow-within-means", "cool-off"),
        "payment": ("borrow-within-means", "cool-off"),
        "household": ("borrow-within-means", "how-much"),
    },
)
