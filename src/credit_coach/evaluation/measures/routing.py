"""Routing: is the outcome one of those that are right? The confusion of all outcomes is in the summary."""

from __future__ import annotations

from credit_coach.evaluation.exam import Item
from credit_coach.evaluation.exchange import Exchange
from credit_coach.evaluation.measures import Marks, Sources


def measure(item: Item, exchange: Exchange, sources: Sources) -> Marks:
    """Mark the outcome of the last reply."""
    return {"routing.right": float(exchange.last["outcome"] in item.outcome)}


def expected_and_given(item: Item, exchange: Exchange) -> tuple[str, str]:
    """Return the class that an item belongs to and the one it got; any right outcome counts as its class."""
    given = str(exchange.last["outcome"])
    return (given if given in item.outcome else item.outcome[0]), given
