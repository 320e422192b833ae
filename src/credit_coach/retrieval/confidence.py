"""How sure a search is, and the two thresholds that make three outcomes of it.

Weights and thresholds were fitted on the questions of knowledge/exam with `benchmarks/fit_confidence.py`; why, and
what they reach, is in docs/decisions/0003-confidence.md. They stand here and nowhere else.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

Zone = Literal["confident", "unsure", "nothing"]

#: At or above: answer. Between the two: ask which of a few things is meant. Below: say that nothing was found.
CONFIDENT = 0.60
UNSURE = 0.25


@dataclass(frozen=True)
class Evidence:
    """What speaks for one owner. All but `lead` run from 0 to 1 for texts that have something in common."""

    question_cosine: float  # of its nearest typical question
    passage_cosine: float  # of its text
    coverage: float  # share of the question's words, by weight, that the owner uses
    outside_cosine: float  # of the nearest example of a subject that is not covered


#: Logistic weights in the order of Evidence's fields, and the intercept.
WEIGHTS = (6.0, 2.0, 5.0, -5.0)
INTERCEPT = -3.5


def confidence(evidence: Evidence) -> float:
    """Return the estimated chance (0 to 1) that the owner answers the question."""
    values = (evidence.question_cosine, evidence.passage_cosine, evidence.coverage, evidence.outside_cosine)
    score = INTERCEPT + sum(weight * value for weight, value in zip(WEIGHTS, values, strict=True))
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


def zone(value: float) -> Zone:
    """Return the outcome that a confidence leads to."""
    if value >= CONFIDENT:
        return "confident"
    return "unsure" if value >= UNSURE else "nothing"
