"""What does being late cost? Interest by the day from the due date, what it grows to, and what helps today."""

from credit_coach.dialogue.walk import Walk
from credit_coach.walks.overdue_cost.questions import about, fits, opening, questions, wishes
from credit_coach.walks.overdue_cost.result import papers, result
from credit_coach.walks.tool import Tool

WALK = Walk(
    "overdue_cost",
    questions,
    opening,
    main="amount",
    about=about,
    fits=fits,
    wishes=wishes,
    enough=(frozenset({"amount", "days_late", "daily_rate"}),),
)
TOOL = Tool(
    WALK,
    result,
    about=("overdue-cost", "how-calculated"),
    topics=("overdue_cost",),
    edits=("amount", "days_late", "daily_rate"),
    fields={
        "principal": "amount",
        "days_late": "days_late",
        "daily_rate": "daily_rate",
        "unpaid_minimum": "minimum_due",
        "penalty.share": "penalty_share",
    },
    reasons={
        "product": ("overdue-cost", "baitiao-huabei"),
        "amount": ("overdue-cost", "how-calculated"),
        "days_late": ("overdue-cost", "how-calculated"),
        "daily_rate": ("overdue-cost", "how-calculated"),
        "minimum_due": ("overdue-cost", "credit-card"),
    },
    papers=papers,
)

__all__ = ["TOOL", "WALK", "opening", "questions", "result"]
