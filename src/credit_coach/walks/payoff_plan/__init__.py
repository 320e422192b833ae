"""In which order to repay several debts: what is owed and to whom, one budget, and both orders side by side."""

from __future__ import annotations

from credit_coach.dialogue.walk import Walk
from credit_coach.walks.payoff_plan.hearing import whole
from credit_coach.walks.payoff_plan.opening import opening
from credit_coach.walks.payoff_plan.papers import papers
from credit_coach.walks.payoff_plan.questions import questions
from credit_coach.walks.payoff_plan.result import figures, result
from credit_coach.walks.tool import Tool

__all__ = ["TOOL", "WALK"]

WALK = Walk("payoff_plan", questions, opening, main="debts", personal=True, spares=True, whole=whole)
TOOL = Tool(
    WALK,
    result,
    about=("overdue-first-steps", "which-first"),
    fields={"monthly_budget": "budget", "payment": "budget", "balance": "debts", "amount": "debts"},
    reasons={
        "debts": ("overdue-first-steps", "which-first"),
        "more": ("overdue-first-steps", "which-first"),
        "debt": ("overdue-first-steps", "which-first"),
        "rate": ("borrow-to-repay", "why-it-grows"),
        "minimum": ("minimum-payment", "is-it-overdue"),
        "budget": ("overdue-first-steps", "which-first"),
    },
    figures=figures,
    edits=("budget", "debts"),
    papers=papers,
)
