"""What does this plan really cost a year? The true rate from the money that is paid and received, with every sum."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from credit_coach.dialogue.readers import Amount, Mention, Number
from credit_coach.dialogue.walk import Answers, Walk
from credit_coach.walks.instalment_cost.figures import figures
from credit_coach.walks.instalment_cost.opening import about, fits, opening, wishes
from credit_coach.walks.instalment_cost.questions import AMOUNT, questions
from credit_coach.walks.instalment_cost.result import result, schedule_of
from credit_coach.walks.plans import DOWN_PAYMENT, FIELDS
from credit_coach.walks.sums import amount_in
from credit_coach.walks.tool import Tool


def conflict(answers: Answers) -> tuple[str, ...]:
    """A down payment above the price; whichever of the two was just said is asked again."""
    price, down = (amount_in(answers, question) for question in (AMOUNT, DOWN_PAYMENT))
    return ("down_payment", "amount") if price and down and down > price else ()


def besides(text: str, mentions: Sequence[Mention], answers: Answers) -> Mapping[str, str]:
    """A rate in percent over so many instalments is the same for any sum: without one it is worked out for 10,000."""
    if "amount" in answers or not {"periods", "charge"} <= set(answers) or any(_is_sum(one) for one in mentions):
        return {}
    return {"amount": "10000"} if "%" in answers["charge"] and _ASKS_RATE.search(text) else {}


def _is_sum(mention: Mention) -> bool:
    value = mention.value
    return isinstance(value, Amount) or (isinstance(value, Number) and value.value >= _LEAST_SUM)


_LEAST_SUM = 100
_ASKS_RATE = re.compile(
    r"年化|年利|真实|实际|一年|几个?点|\b(annual\w*|yearly|a year|apr|(true|real|actual)( annual| yearly)? rate)\b",
    re.IGNORECASE,
)

WALK = Walk(
    "instalment_cost",
    questions,
    opening,
    main="amount",
    conflict=conflict,
    about=about,
    fits=fits,
    wishes=wishes,
    besides=besides,
    enough=(frozenset({"amount", "periods", "charge"}),),
)
TOOL = Tool(
    WALK,
    result,
    about=("instalment-real-cost", "real-rate"),
    topics=("pricing",),
    edits=("amount", "periods", "charge"),
    figures=figures,
    fields={
        **FIELDS,
        "free_periods": "free_periods",
        "received": "received",
        "joining": "joining",
        "down_payment": "down_payment",
        "paid": "paid",
    },
    reasons={
        "amount": ("instalment-real-cost", "work-it-out"),
        "periods": ("instalment-real-cost", "work-it-out"),
        "charge": ("instalment-real-cost", "real-rate"),
    },
)

__all__ = ["TOOL", "WALK", "opening", "questions", "result", "schedule_of"]
