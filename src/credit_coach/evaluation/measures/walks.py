"""Walks: what they understood, where they stand, and that nothing is asked that was already told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from credit_coach.evaluation.exam import Item
from credit_coach.evaluation.exchange import Exchange
from credit_coach.evaluation.measures import Marks, Sources


def measure(item: Item, exchange: Exchange, sources: Sources) -> Marks:
    """Mark a conversation with a walk in it against what the item expects of the walk."""
    views = [reply["walk"] for reply in exchange.replies if reply.get("walk")]
    if item.walk is None:
        return {}
    view = views[-1] if views and views[-1]["name"] == item.walk.name else None
    answers: Mapping[str, Any] = view["answers"] if view else {}
    right = [answers.get(name) == value for name, value in item.walk.answers.items()]
    marks = {"walks.asked_once": float(_asked_once(views))}
    if right:
        marks["walks.slots"] = float(all(right))
        marks["walks.slots_share"] = sum(right) / len(right)
    if item.walk.state is not None:
        marks["walks.state"] = float(view is not None and view["state"] == item.walk.state)
    return marks


def _asked_once(views: Sequence[Mapping[str, Any]]) -> bool:
    return not any(view["state"] == "asking" and view["question"] in view["answers"] for view in views)
