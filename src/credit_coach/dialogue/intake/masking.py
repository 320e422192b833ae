"""Hiding what was found. The mask says nothing of what it hides and is neither a word nor a figure."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from credit_coach.dialogue.intake.codes import find_codes
from credit_coach.dialogue.intake.finds import Find, Finder, Kind
from credit_coach.dialogue.intake.numbers import find_numbers
from credit_coach.dialogue.intake.places import find_places
from credit_coach.dialogue.intake.told import find_told

MASK = "[***]"
#: Of two finds that begin at the same place, the earlier one here says what it is.
_FINDERS: Sequence[Finder] = (find_told, find_numbers, find_codes, find_places)
#: Hiding one thing can bring another into reach of its name; nothing is left after so many rounds.
_ROUNDS = 4


def masked(text: str) -> tuple[str, list[Kind]]:
    """Return a clean message without its personal data, and the kind of everything that was hidden.

    >>> masked("手机13800138000谢谢")
    ('手机[***]谢谢', ['phone'])
    """
    kinds: list[Kind] = []
    for _ in range(_ROUNDS):
        finds = list(_apart(text))
        if not finds:
            break
        kinds += [find.kind for find in finds]
        text = _without(text, finds)
    return text, kinds


def without_masks(text: str) -> str:
    """Return what a masked message asks: without the clauses that held the data, where the others say enough.

    For search and for rules on words: "my number is …" is no part of the question behind it.
    """
    if MASK not in text:
        return text
    clauses = _CLAUSE.findall(_NAMED.sub(f"{MASK}.", text))
    others = "".join(clause for clause in clauses if MASK not in clause)
    return others.strip() if _WORDS.search(others) else text.replace(MASK, " ")


#: "Card [***]: if I pay only the minimum …" names what the question is about.
_NAMED = re.compile(rf"{re.escape(MASK)}\s*[:：]")
_CLAUSE = re.compile(r"[^,，。.!！?？;；\n]*[,，。.!！?？;；\n]?")
#: Enough to be a question: six Chinese characters, four English words.
_WORDS = re.compile(r"(?:[一-鿿]\W*){6}|(?:[A-Za-z']+\W+){3}[A-Za-z']+")


def _apart(text: str) -> Iterator[Find]:
    """Yield the finds of all finders from left to right; those that overlap are one, of the first one's kind."""
    whole: Find | None = None
    for find in heapq.merge(*(finder(text) for finder in _FINDERS), key=lambda find: find.start):
        if whole is not None and find.start < whole.end:
            whole = replace(whole, end=max(whole.end, find.end))
            continue
        if whole is not None:
            yield whole
        whole = find
    if whole is not None:
        yield whole


def _without(text: str, finds: Sequence[Find]) -> str:
    parts, end = [], 0
    for find in finds:
        parts += [text[end : find.start], MASK]
        end = find.end
    return "".join((*parts, text[end:]))
