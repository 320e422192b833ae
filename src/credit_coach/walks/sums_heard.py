"""Which sum a message with figures is after, learned from examples: a logistic regression over its words.

Figures stand in it as what they are (an amount, a rate a day, so many months), for what somebody tells says as much as
how they ask: "5000 12期 每期还450" asks for nothing in words. It was fitted on the messages of knowledge/sums against all
questions that our articles answer: `python benchmarks/fit_sums.py --write` writes `sums_heard.json` anew.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from credit_coach.dialogue.gram_model import GramModel
from credit_coach.dialogue.grams import grams
from credit_coach.dialogue.readers import Amount, Mention, Number, Rate, Term, find

FITTED = Path(__file__).with_name("sums_heard.json")
#: What a message is that is after no sum.
NONE = "none"
#: More figures of a kind than this are many.
_MANY = 4
#: A bare number from here on may be an amount.
_BIG = 100


@dataclass(frozen=True)
class Heard:
    """The sum that a message is likeliest after, by the name of its walk.

    `chance` is that it is after any sum, `alone` that it is after this one (0 to 1).
    """

    walk: str
    chance: float
    alone: float


@dataclass(frozen=True)
class Fitted:
    """What was fitted: a model over walks, measured against "none", and the digest of the examples."""

    model: GramModel
    examples: str

    def heard(self, text: str, on: date) -> Heard | None:
        """Return what a message is after; None where it holds no figure that a sum could be made of."""
        mentions = find(text, on)
        if not any(isinstance(one.value, _FIGURES) for one in mentions):
            return None
        chances = self.model.chances(features(text, mentions))
        best = int(chances[:-1].argmax())
        return Heard(self.model.columns[best], float(1.0 - chances[-1]), float(chances[best]))


def features(text: str, mentions: Sequence[Mention]) -> list[str]:
    """Return the runs of words of a message in which figures are named by their kind, and how many there are of each."""
    said, end = [], 0
    kinds: Counter[str] = Counter()
    for one in mentions:
        kind = _kind(one)
        kinds[kind] += 1
        said += [text[end : one.start], f" {kind} "]
        end = max(end, one.end)
    said.append(text[end:])
    counts = [f"= {kind} {min(count, _MANY)}" for kind, count in kinds.items()]
    return [*grams("".join(said)), *sorted(counts)]


def _kind(mention: Mention) -> str:
    value = mention.value
    if isinstance(value, Amount):
        return f"amount{value.per or ''}"
    if isinstance(value, Rate):
        return f"rate{value.per or ''}"
    if isinstance(value, Term):
        return f"term{value.unit}"
    if isinstance(value, Number):
        return "big" if value.value >= _BIG else "small"
    return type(value).__name__.lower()


#: Figures that a sum is made of.
_FIGURES = (Amount, Number, Rate, Term)


@cache
def fitted() -> Fitted:
    """Return what was fitted."""
    content: dict[str, Any] = json.loads(FITTED.read_text(encoding="utf-8"))
    return Fitted(GramModel.read(content), content["examples"])
