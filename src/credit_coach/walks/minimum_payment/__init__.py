"""How long does it take when only the minimum is paid? Months and interest, beside a fixed payment and a chosen end."""

from credit_coach.dialogue.walk import Walk
from credit_coach.walks.minimum_payment.questions import about, fits, opening, questions, wishes
from credit_coach.walks.minimum_payment.result import figures, result
from credit_coach.walks.tool import Tool

WALK = Walk(
    "minimum_payment",
    questions,
    opening,
    main="balance",
    spares=True,
    about=about,
    fits=fits,
    wishes=wishes,
    enough=(
        frozenset({"balance", "daily_rate", "minimum_share"}),
        frozenset({"balance", "daily_rate", "pay"}),
    ),
)
TOOL = Tool(
    WALK,
    result,
    about=("minimum-payment", "how-long"),
    figures=figures,
    edits=("balance", "daily_rate", "pay"),
    fields={
        "balance": "balance",
        "monthly_rate": "daily_rate",
        "daily_rate": "daily_rate",
        "annual_rate": "daily_rate",
        "share": "minimum_share",
        "payment": "pay",
    },
    reasons={
        "balance": ("minimum-payment", "how-long"),
        "daily_rate": ("credit-card-billing", "daily-interest"),
        "minimum_share": ("minimum-payment", "is-it-overdue"),
        "pay": ("minimum-payment", "get-out"),
    },
)

__all__ = ["TOOL", "WALK", "opening", "questions", "result"]
