"""What is measured. Each measure looks at one item and what was said to it, and gives marks from 0 to 1 by name.

A measure gives no mark where it does not apply, so that every mean is over the items it speaks of. No language model
judges anything here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from credit_coach.evaluation.exam import Item
from credit_coach.evaluation.exchange import Exchange
from credit_coach.evaluation.measures.sources import Sources

__all__ = ["PASSES", "Marks", "Measure", "Sources", "marks_of"]

Marks = Mapping[str, float]
Measure = Callable[[Item, Exchange, Sources], Marks]


def marks_of(item: Item, exchange: Exchange, sources: Sources) -> Marks:
    """Return all marks of one item; an item that could not be asked has none and is counted as an error."""
    from credit_coach.evaluation.measures import answers, citations, model, refusal, retrieval, routing, walks

    if exchange.error:
        return {}
    marks: dict[str, float] = {}
    for measure in (
        retrieval.measure,
        routing.measure,
        answers.measure,
        citations.measure,
        refusal.measure,
        walks.measure,
        model.measure,
    ):
        marks.update(measure(item, exchange, sources))
    # What must hold for the item as a whole; shares and ranks are for the eye.
    marks["passed"] = float(all(marks.get(name, wanted) == wanted for name, wanted in PASSES.items()))
    return marks


PASSES = {
    "routing.right": 1.0,
    "answers.required": 1.0,
    "answers.stated": 1.0,
    "money.exact": 1.0,
    "walks.figures": 1.0,
    "answers.forbidden": 0.0,
    "answers.language": 1.0,
    "citations.present": 1.0,
    "citations.resolving": 1.0,
    "citations.supporting": 1.0,
    "citations.numbers": 1.0,
    "citations.current": 1.0,
    "model.unsupported": 0.0,
    "walks.slots": 1.0,
    "walks.state": 1.0,
    "walks.asked_once": 1.0,
}
