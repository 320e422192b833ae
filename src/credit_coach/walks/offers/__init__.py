"""Which of two offers is cheaper? Both as plans over the same sum, side by side, with the true rate and the cost of each."""

from __future__ import annotations

from credit_coach.dialogue.walk import Walk
from credit_coach.walks.offers.questions import about, opening, questions, whole
from credit_coach.walks.offers.result import result
from credit_coach.walks.tool import Tool

WALK = Walk(
    "offers",
    questions,
    opening,
    main="first",
    about=about,
    whole=whole,
    enough=(frozenset({"first", "second"}),),
    sure=True,
)
TOOL = Tool(
    WALK,
    result,
    about=("instalment-real-cost", "why-annual-rate"),
    edits=("first", "second"),
    fields=dict.fromkeys(
        (
            "principal",
            "annual_nominal_rate",
            "fee_rate_per_period",
            "one_time_fee",
            "one_time_fee_rate",
            "instalment",
            "flows",
            "received",
            "joining",
            "periods",
        ),
        "second",
    ),
)

__all__ = ["TOOL", "WALK", "opening", "questions", "result"]
