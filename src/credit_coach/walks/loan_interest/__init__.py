"""What does a loan between people come to? Simple interest, paid with the principal at the end, with every sum."""

from credit_coach.dialogue.walk import Walk
from credit_coach.walks.loan_interest.questions import about, excludes, fits, opening, questions, wishes
from credit_coach.walks.loan_interest.result import result
from credit_coach.walks.tool import Tool

WALK = Walk(
    "loan_interest",
    questions,
    opening,
    main="amount",
    about=about,
    fits=fits,
    wishes=wishes,
    excludes=excludes,
    enough=(frozenset({"amount", "span", "rate"}),),
)
TOOL = Tool(
    WALK,
    result,
    about=("rate-limits", "private-loans"),
    edits=("amount", "span", "rate"),
    fields={"principal": "amount", "annual_rate": "rate", "daily_rate": "rate", "months": "span", "days": "span"},
)

__all__ = ["TOOL", "WALK", "opening", "questions", "result"]
