"""Citations: one behind every sentence, that leads somewhere, to words that carry the sentence and are in force."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from credit_coach.evaluation.exam import ANSWERS, Item
from credit_coach.evaluation.exchange import Exchange, Said, folded, said
from credit_coach.evaluation.measures import Marks
from credit_coach.evaluation.measures.sources import Sources, place_of
from credit_coach.evaluation.recheck import rechecked
from credit_coach.retrieval.passages import Line, Passage

_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def measure(item: Item, exchange: Exchange, sources: Sources) -> Marks:
    """Mark every cited sentence of the last reply; one that fails brings the item's mark to 0."""
    reply = exchange.last
    # What a walk works out from a person's own figures has no source to cite.
    sentences = [one for one in said(reply) if one.number or reply["walk"] is None]
    if reply["outcome"] in ANSWERS and not sentences:
        return {"citations.present": 0.0}
    if not sentences:
        return {}
    by_number: dict[int, Mapping[str, Any]] = {int(one["n"]): one for one in reply["citations"]}
    numbered = [one for one in sentences if one.number]
    cited = [(one, by_number[one.number]) for one in sentences if one.number in by_number]
    places = [place_of(citation, sources) for _, citation in cited]
    marks = {
        "citations.present": float(all(one.number for one in sentences)),
        "citations.resolving": float(len(cited) == len(sentences) and all(places)),
        "citations.current": float(
            all(
                place and _in_force(citation, place, sources)
                for (_, citation), place in zip(cited, places, strict=True)
            )
        ),
    }
    # A walk says what it worked out; its citations lead to the rule, not to the same words.
    if reply.get("generated") is not None:
        # A model's words are not the article's own; a sentence that states nothing has no citation.
        held = float(not rechecked(item, exchange, sources).unsupported)
        marks |= dict.fromkeys(("citations.present", "citations.supporting", "citations.numbers"), held)
        marks["citations.resolving"] = float(all(places) and all(one.number in by_number for one in numbered))
    elif reply["walk"] is None:
        carried = (place and _carries(one, place) for (one, _), place in zip(cited, places, strict=True))
        marks["citations.supporting"] = float(all(carried))
        marks["citations.numbers"] = float(all(_numbers_in(one, citation) for one, citation in cited))
    return marks


def _lines(place: Passage) -> tuple[Line, ...]:
    return (*place.lines, *place.steps)


def _carries(sentence: Said, place: Passage) -> bool:
    return any(folded(sentence.text) == folded(line.text) for line in _lines(place))


def _numbers_in(sentence: Said, citation: Mapping[str, Any]) -> bool:
    span = set(_NUMBER.findall(folded(" ".join(citation["sentences"]))))
    return set(_NUMBER.findall(folded(sentence.text))) <= span


def _in_force(citation: Mapping[str, Any], place: Passage, sources: Sources) -> bool:
    register = sources.library.facts
    told_as_past = {fact for line in _lines(place) for fact in line.past}
    return all(
        fact["id"] in register and (register[fact["id"]].is_in_force(sources.on) or fact["id"] in told_as_past)
        for fact in citation["facts"]
    )
