"""How sure a search is, and the two thresholds that make three outcomes of it.

Weights and thresholds were fitted on the questions of knowledge/exam with `benchmarks/fit_confidence.py`; why, and
what they reach, is in docs/decisions/0003-confidence.md. They stand here and nowhere else.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from credit_coach.knowledge.figures import Lang

Zone = Literal["confident", "unsure", "nothing"]

#: At or above: answer. Between the two: ask which of a few things is meant. Below: say that nothing was found.
CONFIDENT = 0.2
UNSURE = 0.075
#: A question this near to a typical question is that question: buttons and headings always lead where they say.
SAME_QUESTION = 0.97
#: A subject that is not covered is named from this cosine on where nothing that is covered is likely.
NEAR_SUBJECT = 0.5
#: Below this confidence the best passage is doubtful: a subject whose cosine is within AS_NEAR of the nearest question
#: is then named instead.
DOUBTFUL = 0.3
AS_NEAR = 0.02
#: A message that says less than this ("利息", "花呗") may mean many things, however sure the best passage looks.
SAYS_ENOUGH = 0.46


@dataclass(frozen=True)
class Evidence:
    """What speaks for one passage, each from 0 to 1 for texts that have something in common."""

    nearest_question: float  # cosine of its nearest typical question
    questions: float  # mean cosine of its three to eight nearest questions
    text: float  # cosine of its text
    coverage: float  # share of the question's words, by weight, that it uses
    question_words: float  # BM25 of its best typical question, as a share of the best of all
    text_words: float  # BM25 of its text, as a share of the best of all
    outside: float  # cosine of the nearest example of a subject that is not covered

    @property
    def features(self) -> tuple[float, ...]:
        """The values in the order of the weights."""
        return (self.questions, self.text, self.coverage, self.question_words, self.text_words, self.outside)


#: Logistic weights in the order of `Evidence.features`, and the intercept.
WEIGHTS: dict[Lang, tuple[tuple[float, ...], float]] = {
    "zh": ((16.02, 4.74, 4.88, 1.61, 1.35, -0.06), -20.52),
    "en": ((17.6, 10.26, 1.97, 1.57, 0.73, -0.2), -25.52),
}


def confidence(evidence: Evidence, lang: Lang) -> float:
    """Return the estimated chance (0 to 1) that the passage answers the question."""
    if evidence.nearest_question >= SAME_QUESTION:
        return 1.0
    weights, intercept = WEIGHTS[lang]
    score = intercept + sum(weight * value for weight, value in zip(weights, evidence.features, strict=True))
    return 1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, score))))


def zone(value: float, information: float) -> Zone:
    """Return the outcome that a confidence leads to; a message that says too little is never answered straight."""
    if value >= CONFIDENT:
        return "confident" if information >= SAYS_ENOUGH or value >= 1.0 else "unsure"
    return "unsure" if value >= UNSURE else "nothing"
