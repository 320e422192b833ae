"""Already late, or about to be: a dated plan of first steps, each of them with the article that it is from."""

from __future__ import annotations

from credit_coach.dialogue.walk import Walk
from credit_coach.walks.overdue_triage.opening import opening
from credit_coach.walks.overdue_triage.papers import papers
from credit_coach.walks.overdue_triage.questions import questions
from credit_coach.walks.overdue_triage.result import result
from credit_coach.walks.tool import Tool

__all__ = ["TOOL", "WALK"]

WALK = Walk("overdue_triage", questions, opening, main="amount", personal=True, spares=True)
TOOL = Tool(
    WALK,
    result,
    about=("overdue-first-steps", "cannot-pay"),
    topics=("negotiation", "collection", "litigation"),
    fields={"payment": "can_pay", "amount": "amount"},
    reasons={
        "product": ("negotiate-plan", "how-to-ask"),
        "days_late": ("why-overdue", "which-kind"),
        "amount": ("overdue-first-steps", "cannot-pay"),
        "cause": ("why-overdue", "which-kind"),
        "can_pay": ("negotiate-plan", "what-to-prepare"),
        "papers": ("overdue-first-steps", "third-month"),
    },
    edits=("days_late", "can_pay", "papers"),
    papers=papers,
)
