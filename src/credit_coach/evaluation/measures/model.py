"""The language model, where one is set: how often its answer was used, and whether its sentences have their source."""

from __future__ import annotations

from credit_coach.evaluation.exam import Item
from credit_coach.evaluation.exchange import Exchange
from credit_coach.evaluation.measures import Marks
from credit_coach.evaluation.measures.sources import Sources
from credit_coach.evaluation.recheck import rechecked


def measure(item: Item, exchange: Exchange, sources: Sources) -> Marks:
    """Mark an item for which a model was asked."""
    found = rechecked(item, exchange, sources)
    if not found.asked:
        return {}
    return {"model.used": found.used / found.asked, "model.unsupported": float(bool(found.unsupported))}
