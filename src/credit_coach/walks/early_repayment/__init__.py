"""I settle the rest of my plan or loan now: what do I pay, and what does that save? With every sum behind it."""

from credit_coach.dialogue.walk import Walk
from credit_coach.walks.early_repayment.opening import about, opening, wishes
from credit_coach.walks.early_repayment.questions import conflict, questions
from credit_coach.walks.early_repayment.result import figures, result
from credit_coach.walks.plans import FIELDS
from credit_coach.walks.tool import Tool

_PLAN = frozenset({"amount", "periods", "charge"})
_COUNTED = frozenset({"charge", "periods", "paid"})
WALK = Walk(
    "early_repayment",
    questions,
    opening,
    main="amount",
    conflict=conflict,
    about=about,
    wishes=wishes,
    enough=(_PLAN | {"paid"}, _PLAN | {"left"}, frozenset({"charge", "left", "quote"}), _COUNTED | {"quote"}),
)
TOOL = Tool(
    WALK,
    result,
    about=("early-repayment", "what-you-save"),
    sections=tuple(("early-repayment", section) for section in ("short", "what-you-save", "worth-it")),
    figures=figures,
    edits=("paid", "remaining_fees", "penalty"),
    fields={
        **FIELDS,
        "charge": "penalty",
        "charge_share": "penalty",
        "extra": "extra",
    },
    reasons={"charge": ("instalment-real-cost", "real-rate")},
)

__all__ = ["TOOL", "WALK", "opening", "questions", "result"]
