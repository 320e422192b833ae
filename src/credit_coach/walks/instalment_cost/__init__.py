"""What does this plan really cost a year? The true rate from the money that is paid and received, with every sum."""

from credit_coach.dialogue.walk import Answers, Walk
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


WALK = Walk(
    "instalment_cost",
    questions,
    opening,
    main="amount",
    conflict=conflict,
    about=about,
    fits=fits,
    wishes=wishes,
    enough=(frozenset({"amount", "periods", "charge"}),),
)
TOOL = Tool(
    WALK,
    result,
    about=("instalment-real-cost", "real-rate"),
    topics=("pricing",),
    edits=("amount", "periods", "charge"),
    fields={
        **FIELDS,
        "free_periods": "free_periods",
        "received": "received",
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
