"""What is a rate by the day or the month a year, and the other way round? Without an amount, and without a plan."""

from credit_coach.dialogue.walk import Walk
from credit_coach.walks.annual_rate.questions import about, excludes, opening, questions
from credit_coach.walks.annual_rate.result import figures, result
from credit_coach.walks.tool import Tool

WALK = Walk(
    "annual_rate",
    questions,
    opening,
    main="rate",
    about=about,
    excludes=excludes,
    enough=(frozenset({"rate"}),),
)
TOOL = Tool(
    WALK,
    result,
    about=("daily-rate-adverts", "per-day-yuan"),
    figures=figures,
    edits=("rate",),
    fields={"annual_rate": "rate", "daily_rate": "rate", "monthly_rate": "rate"},
)

__all__ = ["TOOL", "WALK", "opening", "questions", "result"]
