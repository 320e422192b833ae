"""Answers: what the reply must state and must not, its language, and whether it calls itself complete."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from credit_coach.evaluation.exam import ANSWERS, FACT, Item
from credit_coach.evaluation.exchange import Exchange, shown, states
from credit_coach.evaluation.measures import Marks, Sources
from credit_coach.knowledge.figures import is_han

#: In a Chinese reply at least this share of the letters is Chinese, in an English one at most the other.
_HAN_IN_CHINESE, _HAN_IN_ENGLISH = 0.5, 0.2
_STATED = {"money": "money.exact", "walk": "walks.figures"}


def measure(item: Item, exchange: Exchange, sources: Sources) -> Marks:
    """Mark the last reply against the item."""
    reply = exchange.last
    text = shown(reply)
    marks = {"answers.forbidden": float(bool(forbidden(item, text))), "answers.language": float(_in_language(reply))}
    if item.must:
        missing = missing_groups(item, reply)
        # Of a calculation its figures are required, of what the articles do not answer some wording.
        name = _STATED.get(item.kind, "answers.required" if item.answerable else "answers.stated")
        marks[name] = float(not missing)
        if item.answerable:
            marks["answers.required_share"] = 1 - len(missing) / len(item.must)
    if item.answerable and reply["outcome"] in ANSWERS:
        marks["answers.completeness"] = float(reply["completeness"] != "none")
    elif not item.answerable and reply["outcome"] == "out_of_scope_notice":
        marks["answers.completeness"] = float(reply["completeness"] == "none")
    return marks


def missing_groups(item: Item, reply: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """Return the groups of which the reply states nothing."""
    facts = {fact["id"] for citation in reply["citations"] for fact in citation["facts"]}
    text = shown(reply)
    return [group for group in item.must if not any(_states(one, text, facts) for one in group)]


def forbidden(item: Item, text: str) -> list[str]:
    """Return what a text says although it must not."""
    return [one for one in item.must_not if states(one, text)]


def _states(wanted: str, text: str, facts: Collection[str]) -> bool:
    return wanted.removeprefix(FACT) in facts if wanted.startswith(FACT) else states(wanted, text)


def _in_language(reply: Mapping[str, Any]) -> bool:
    letters = [char for char in str(reply["text"]) if char.isalpha()]
    share = sum(map(is_han, letters)) / max(1, len(letters))
    return share >= _HAN_IN_CHINESE if reply["locale"] == "zh" else share <= _HAN_IN_ENGLISH
