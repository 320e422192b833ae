"""How sure a search is: whether a passage answers a question, whether the question is covered at all, and the outcome.

Two chances are made of the same evidence: that a passage is a right first answer (`confidence`), and that the articles
answer the question somewhere (`is_covered`). A question that is not likely to be covered is declined; of the others a
sure one is answered and an unsure one asked back. What follows earlier questions is judged by itself and together with
them, and both chances are weighed (`in_context`), by the question's length too: "那要多久" says nothing by itself, so
that nothing speaks against it. Of being covered the reader (`credit_coach.reading`) says something too, and is asked
where that can change the outcome. Weights and thresholds were fitted on the questions of
knowledge/exam: `python benchmarks/fit_confidence.py --write` writes `confidence.json` anew. Why, and what they reach,
is in docs/decisions/0003-confidence.md.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from credit_coach.knowledge.figures import Lang, length_of
from credit_coach.reading import MOST

Zone = Literal["confident", "unsure", "nothing"]

#: Passages below this are only looked at.
UNSURE = 0.075
#: A question this near to a typical question is that question: buttons and headings always lead where they say.
SAME_QUESTION = 0.985
#: A passage with a question as near as this was a right answer 19 times in 20, however little else speaks for it. Few
#: such questions are in the exam, which asks nothing that stands in the articles, so that they are not fitted on.
NEARLY_SAME, NEARLY_SURE = 0.85, 0.5
#: A subject that is not covered is named from this cosine on.
NEAR_SUBJECT = 0.5
#: A message that says less than this ("利息", "花呗") may mean many things, however sure the best passage looks.
SAYS_ENOUGH = 0.46
#: A question of this length says what it means: Chinese characters, English words; what is much longer says no more.
_WHOLE: Mapping[Lang, int] = {"zh": 20, "en": 12}
MOST_WHOLE = 1.5
#: What says less than this of a whole question does not name its subject.
SCRAP = 0.3
_POINTS_BACK = re.compile(
    r"那(笔|张|家|个人|件事|份)|\b(that|those|the same) (money|debts?|loans?|cards?|letter|one|case|signature)\b",
    re.IGNORECASE,
)
#: No chance counts for more than this, none for less than its opposite, when two are weighed.
_SURER = 0.999
FITTED = Path(__file__).with_name("confidence.json")


@dataclass(frozen=True)
class Evidence:
    """What speaks for one passage. All but `scope_words` are from 0 to 1 for texts that have something in common."""

    nearest_question: float  # cosine of its nearest typical question
    questions: float  # mean cosine of its three to eight nearest questions
    text: float  # cosine of its text
    coverage: float  # share of the question's words, by weight, that it uses
    question_words: float  # BM25 of its best typical question, as a share of the best of all
    text_words: float  # BM25 of its text, as a share of the best of all
    scope_words: float  # what the question's words say of being covered (`scope`), about -6 to 6
    outside: float  # share of the nearest questions' votes that examples of what is not covered have

    @property
    def features(self) -> tuple[float, ...]:
        """The values in the order of the weights."""
        nearest = (self.questions, self.text, self.coverage, self.question_words, self.text_words)
        return (*nearest, self.scope_words, self.outside)


@dataclass(frozen=True)
class Logistic:
    """A chance made of features."""

    weights: tuple[float, ...]
    intercept: float

    def __call__(self, features: tuple[float, ...]) -> float:
        """Return the chance, 0 to 1."""
        score = self.intercept + sum(weight * value for weight, value in zip(self.weights, features, strict=True))
        return 1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, score))))


@dataclass(frozen=True)
class Verdict:
    """Whether a question is covered: what search makes of it and what the reader makes of it, both in log odds."""

    both: Logistic
    least: float

    def __call__(self, chance: float, read: Callable[[], float]) -> bool:
        """Tell whether it is covered by search's chance of it; the reader is asked where it can change that."""
        (found,) = log_odds(chance)
        bounds = [self.both((found, most)) >= self.least for most in (-MOST, MOST)]
        return bounds[0] if bounds[0] == bounds[1] else self.both((found, read())) >= self.least


@dataclass(frozen=True)
class Fitted:
    """What was fitted for one language: both chances, from which on a question is answered, and when it is covered."""

    answers: Logistic
    covered: Logistic
    sure: float
    verdict: Verdict
    answers_in_context: Logistic
    covered_in_context: Logistic
    verdict_in_context: Verdict


@cache
def fitted() -> dict[Lang, Fitted]:
    """Return what was fitted, by language."""
    content: dict[Lang, Any] = json.loads(FITTED.read_text(encoding="utf-8"))

    def logistic(part: Any) -> Logistic:
        return Logistic(tuple(part["weights"]), part["intercept"])

    def verdict(part: Any) -> Verdict:
        return Verdict(logistic(part), part["least"])

    return {
        lang: Fitted(
            logistic(one["answers"]),
            logistic(one["covered"]),
            one["sure"],
            verdict(one["verdict"]),
            logistic(one["answers_in_context"]),
            logistic(one["covered_in_context"]),
            verdict(one["verdict_in_context"]),
        )
        for lang, one in content.items()
    }


def confidence(evidence: Evidence, lang: Lang) -> float:
    """Return the estimated chance (0 to 1) that the passage answers the question."""
    if evidence.nearest_question >= SAME_QUESTION:
        return 1.0
    least = NEARLY_SURE if evidence.nearest_question >= NEARLY_SAME else 0.0
    return max(least, fitted()[lang].answers(evidence.features))


def is_covered(
    alone: Evidence, lang: Lang, read: Callable[[], float], together: Evidence | None = None, size: float = 1.0
) -> bool:
    """Tell whether the articles are likely to answer a question, judged by the evidence of its best passage.

    `read` gives the reader's log odds for it. `together` is the evidence of that passage after earlier questions, where
    there were any; `size` as in `size_of`.
    """
    if alone.nearest_question >= SAME_QUESTION:
        return True
    ours = fitted()[lang]
    if together is None:
        return ours.verdict(ours.covered(alone.features), read)
    odds = log_odds(ours.covered(alone.features), ours.covered(together.features))
    return ours.verdict_in_context(ours.covered_in_context(by_size(odds, size)), lambda: read() * told_by(size))


def in_context(alone: Evidence, together: Evidence, lang: Lang, size: float) -> float:
    """Return the chance that a passage answers a question, by its evidence alone and together with earlier ones.

    `size` as in `size_of`.
    """
    chances = confidence(alone, lang), confidence(together, lang)
    return 1.0 if chances[0] >= 1.0 else fitted()[lang].answers_in_context(by_size(log_odds(*chances), size))


def size_of(question: str, lang: Lang) -> float:
    """Return how much a question says by its length, 1 for one that needs no other to be understood, at most 1.5.

    One that points at what was named before it ("那笔钱要我还吗") says half as much.
    """
    size = min(MOST_WHOLE, length_of(question, lang) / _WHOLE[lang])
    return size / 2 if _POINTS_BACK.search(question) else size


def told_by(size: float) -> float:
    """Return the share that the reader's odds count for, who reads a question without those before it."""
    return min(1.0, size)


def by_size(odds: tuple[float, ...], size: float) -> tuple[float, ...]:
    """Return what a chance in context is fitted on: log-odds, the same times the question's size, and the size."""
    return (*odds, *(one * size for one in odds), size)


def log_odds(*chances: float) -> tuple[float, ...]:
    """Return each chance as log-odds, within bounds that one sure side cannot overrule everything from."""
    held = (min(max(chance, 1 - _SURER), _SURER) for chance in chances)
    return tuple(math.log(chance / (1 - chance)) for chance in held)


def is_sure(value: float, lang: Lang) -> bool:
    """Tell whether a passage of this confidence is answered with, where the question is covered at all."""
    return value >= fitted()[lang].sure


def zone(value: float, information: float, covered: bool, lang: Lang) -> Zone:
    """Return the outcome of a search by the confidence of its best passage.

    What is not likely to be covered is never answered. A message that says too little is never answered straight.
    """
    if not covered:
        return "nothing"
    return "confident" if value >= 1.0 or (is_sure(value, lang) and information >= SAYS_ENOUGH) else "unsure"
