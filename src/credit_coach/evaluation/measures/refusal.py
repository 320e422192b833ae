"""Refusal both ways: answerable questions that were turned away, and others that were not."""

from __future__ import annotations

from credit_coach.evaluation.exam import Item
from credit_coach.evaluation.exchange import Exchange
from credit_coach.evaluation.measures import Marks, Sources

_TURNED_AWAY = (
    "out_of_scope_notice",
    "refuse_with_alternative",
    "crisis_support",
    "explain_cannot_access_account",
    "too_long_error",
)
_NOT_COVERED = ("near-miss", "far", "off-jurisdiction")


def measure(item: Item, exchange: Exchange, sources: Sources) -> Marks:
    """Mark whether an answerable item was declined or asked back, and whether one that is not covered was declined."""
    outcome = exchange.last["outcome"]
    if item.answerable:
        declined = outcome in _TURNED_AWAY and outcome not in item.outcome
        asked_back = outcome == "ask_clarification" and outcome not in item.outcome
        return {"refusal.declined": float(declined), "refusal.asked_back": float(asked_back)}
    return {"refusal.kept_out": float(outcome in item.outcome)} if item.kind in _NOT_COVERED else {}
