"""What the words of a question say about whether it is covered at all, learned from what the index itself holds.

A question may be near a section by a word that they share ("refund", "contract") while its other words are those of
subjects that are not covered. Counted over all typical questions and all examples of such subjects, each word speaks
for one side (naive Bayes). It is counted anew with every index: new sections, paraphrases and examples speak at once.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from credit_coach.retrieval.lexical import Kept
from credit_coach.retrieval.passages import BOUNDARY, Entry

#: A word must be met so often before it says much (added counts, shared between the sides by their sizes).
ADDED = 5.0
#: With fewer examples of what is not covered words say too little, and the fitted weights do not hold.
LEAST_EXAMPLES = 500
#: Nearest questions that vote, and how steeply a vote falls with the cosine.
VOTERS, STEEPNESS = 30, 12.0


class ScopeWords:
    """The log-odds of each term: above 0 for words of questions that are covered, below for others, 0 for unknown ones.

    `kept` is what an earlier one over the same entries gave.
    """

    def __init__(self, entries: Sequence[Entry], tokenizer: Callable[[str], list[str]], kept: Kept | None = None):
        asked = [entry for entry in entries if entry.kind == "question"]
        outside = sum(_is_outside(entry) for entry in asked)
        #: Questions that are covered for each example of what is not.
        self.ratio = (len(asked) - outside) / outside if outside else 1.0
        self.is_telling = outside >= LEAST_EXAMPLES
        self.kept = kept or _log_odds(asked, tokenizer)
        terms, arrays = self.kept
        self._weights = dict(zip(terms, arrays["weights"].tolist(), strict=True))

    def __call__(self, terms: Sequence[str]) -> float:
        """Return what a question's terms say together; each counts once, and many weigh less than their sum."""
        distinct = set(terms)
        return float(sum(self._weights.get(term, 0.0) for term in distinct) / math.sqrt(1 + len(distinct)))

    def outside_share(self, cosines: Sequence[float], outside: Sequence[bool]) -> float:
        """Return the share (0 to 1) of the nearest questions' votes that examples of what is not covered have.

        `cosines` are those of the nearest questions, best first; `outside` says which of them are such examples.
        """
        if not cosines:
            return 0.0
        votes = {True: 0.0, False: 0.0}
        for cosine, is_outside in zip(cosines[:VOTERS], outside[:VOTERS], strict=True):
            votes[is_outside] += math.exp(STEEPNESS * (cosine - cosines[0]))
        # There are fewer examples than questions; the root keeps a rare chance neighbour from deciding.
        against = math.sqrt(self.ratio) * votes[True]
        return against / (against + votes[False])


def _is_outside(entry: Entry) -> bool:
    return entry.owner.startswith(BOUNDARY)


def _log_odds(asked: Sequence[Entry], tokenizer: Callable[[str], list[str]]) -> Kept:
    """Return each term with the logarithm of how much more often questions of one side use it than of the other."""
    sides: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    totals = [0, 0]
    for entry in asked:
        side = _is_outside(entry)
        sides[side].update(set(tokenizer(entry.text)))
        totals[side] += 1
    covered, outside = sides
    terms = sorted({*covered, *outside}) if all(totals) else []
    added = ADDED / max(1, sum(totals))
    weights: NDArray[np.float32] = np.array(
        [math.log((covered[t] / totals[0] + added) / (outside[t] / totals[1] + added)) for t in terms], np.float32
    )
    return terms, {"weights": weights}
