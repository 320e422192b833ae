"""Retrieval: where the right sections stand among those that were looked at. Measured by ir-measures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import ir_measures
from ir_measures import RR, Success, nDCG

from credit_coach.evaluation.exam import ANSWERS, Item
from credit_coach.evaluation.exchange import Exchange
from credit_coach.evaluation.measures import Marks, Sources

_MEASURES = {
    Success @ 1: "retrieval.hit@1",
    Success @ 3: "retrieval.hit@3",
    RR @ 10: "retrieval.mrr@10",
    nDCG @ 10: "retrieval.ndcg@10",
}


def measure(item: Item, exchange: Exchange, sources: Sources) -> Marks:
    """Mark the ranks of an answerable item's sections. A second section adds to nDCG alone: one of them answers."""
    if not item.answerable:
        return {}
    ranked = ranking(exchange.last)
    if not ranked:
        # A fixed reply that was right needed no search.
        fixed = exchange.last["outcome"] in item.outcome and exchange.last["outcome"] not in ANSWERS
        return {} if fixed else dict.fromkeys(_MEASURES.values(), 0.0)
    qrels = [ir_measures.Qrel("q", section, 1) for section in item.sections]
    run = [ir_measures.ScoredDoc("q", section, float(-rank)) for rank, section in enumerate(ranked)]
    return {_MEASURES[one.measure]: float(one.value) for one in ir_measures.iter_calc(list(_MEASURES), qrels, run)}


def ranking(reply: Mapping[str, Any]) -> list[str]:
    """Return "article#section" best first: what search looked at, or what a reply in fixed words quotes."""
    looked_at: Sequence[str] = [*reply["trace"]["kept"], *reply["trace"]["rejected"]]
    sections = [passage.partition("/")[2] for passage in looked_at]
    quoted = [f"{one['article']}#{one['section']}" for one in reply["citations"]]
    return list(dict.fromkeys(sections or quoted))
