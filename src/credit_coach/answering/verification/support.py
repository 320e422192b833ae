"""How well a passage supports a sentence: closeness in meaning and shared terms, clause by clause."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from credit_coach.answering.verification.polarity import Terms

#: Unit vectors of texts, shape (len(texts), dimensions).
Encode = Callable[[Sequence[str]], NDArray[np.float32]]

_CLAUSES = re.compile(r"(?<=[,，。;；:：!！?？])\s*|(?<=\.) |\s*(?=[—(（])| (?=(?:but|so|because) )")
#: Windows of so many clauses at most are compared with a sentence.
_WIDEST = 8
#: A clause shorter than this (terms) belongs to its neighbour.
_LEAST_TERMS = 2
#: A clause with fewer terms is about nothing in particular; one that shares less than this is about something else.
_LEAST_ALIGNED, ALIGNED = 3, 0.4


@dataclass(frozen=True)
class Support:
    """How near the best stretch of the passages is to the sentence, and how much of the sentence's words they hold.

    `closest` is a cosine; `covered` a share of the sentence's terms; `weakest` the lowest share of any clause of it;
    `stretch` the part of the passages that the sentence is about.
    """

    closest: float
    covered: float
    weakest: float
    stretch: str


def clauses(text: str) -> list[str]:
    """Cut a text into its clauses."""
    return [clause.strip() for clause in _CLAUSES.split(text) if clause and clause.strip()]


def support(sentence: str, spans: Sequence[str], terms: Terms, encode: Encode) -> Support:
    """Measure the support that `spans` give a sentence; with several, all of them together count as well."""
    stretches = [window for span in spans for window in _windows(clauses(span))]
    if len(spans) > 1:
        stretches.append(" ".join(spans))
    if not stretches:
        return Support(0.0, 0.0, 0.0, "")
    vectors = encode([sentence, *stretches])
    cosines = vectors[1:] @ vectors[0]
    best = int(np.argmax(cosines))
    known = set(terms(" ".join(spans)))
    own = [set(terms(clause)) for clause in clauses(sentence)]
    shares = [_share(clause, known) for clause in own if len(clause) >= _LEAST_TERMS]
    return Support(float(cosines[best]), _share(set(terms(sentence)), known), min(shares, default=1.0), stretches[best])


def aligned(clause: Set[str], others: Sequence[Set[str]]) -> int | None:
    """Return the place in `others` of what a clause is about: most of its terms stand there; None if too few do.

    All of them are given by their terms.
    """
    if len(clause) < _LEAST_ALIGNED or not others:
        return None
    shared = [len(clause & other) for other in others]
    best = max(range(len(others)), key=lambda at: shared[at] / (1 + len(others[at])) ** 0.25)
    return best if shared[best] >= ALIGNED * len(clause) else None


def _windows(parts: Sequence[str]) -> list[str]:
    return [
        "".join(parts[start:end]) if parts[start][:1] > "\u2e80" else " ".join(parts[start:end])
        for start in range(len(parts))
        for end in range(start + 1, min(len(parts), start + _WIDEST) + 1)
    ]


def _share(wanted: Set[str], known: Set[str]) -> float:
    return len(wanted & known) / len(wanted) if wanted else 1.0
