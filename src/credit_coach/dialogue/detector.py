"""Recognition beyond keywords: a linear classifier over the bundled encoder, trained at load on examples written for it.

The rules go first; this is asked only about what they take for an ordinary message. It must be sure in three ways before it
says anything: the class stands well above the threshold, well above "ordinary", and the nearest of all examples belongs to
it. That example is the reason that the trace shows. Harmless twins and the articles' own questions are its ordinary class.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import numpy as np
import yaml
from numpy.typing import NDArray

from credit_coach.dialogue.routing import Intent, Route
from credit_coach.errors import ExamplesInvalid
from credit_coach.knowledge.figures import LANGS
from credit_coach.knowledge.library import Library
from credit_coach.retrieval.encoder import Encoder, load_encoder

ORDINARY = "ordinary"
#: Chosen by cross-validation for precision (tests/dialogue/test_detector.py repeats it): class score, lead over the
#: ordinary class, and closeness of the nearest example.
SCORE, LEAD, NEAR = 0.25, 0.15, 0.62
_RIDGE = 1.0
#: Longer messages say too many things for one vector.
_LONGEST, _FEWEST_LETTERS = 160, 4


@dataclass(frozen=True)
class Example:
    """A message and the intent that it has, or "ordinary"."""

    text: str
    label: str


@dataclass(frozen=True)
class Judgement:
    """What the classifier thinks of a message: the best class, its score, its lead over "ordinary", the nearest example."""

    label: str
    score: float
    lead: float
    nearest: Example
    cosine: float

    def sure(self) -> bool:
        """Tell whether all three conditions hold."""
        if self.label == ORDINARY or self.nearest.label != self.label:
            return False
        return self.score >= SCORE and self.lead >= LEAD and self.cosine >= NEAR


class ExampleDetector:
    """A ridge regression on one-hot classes: exact, trained in a moment, and the same each time."""

    def __init__(self, encoder: Encoder, examples: Sequence[Example]) -> None:
        self._encoder = encoder
        self._examples = tuple(examples)
        self._labels = tuple(sorted({example.label for example in examples}))
        self._vectors = encoder.encode([example.text for example in examples], "question")
        self._weights = _fitted(self._vectors, [self._labels.index(example.label) for example in examples])

    @classmethod
    def load(cls, folder: Path, library: Library) -> ExampleDetector:
        """Read examples.zh.yaml and examples.en.yaml and train; raises ExamplesInvalid that names the file."""
        examples = [example for lang in LANGS for example in read_examples(folder / f"examples.{lang}.yaml")]
        return cls(load_encoder("bundled"), [*examples, *library_questions(library)])

    def detect(self, text: str) -> Route | None:
        """Return the intent of a message that is like the examples, and the nearest of them as the rule; else None."""
        # Figures have no meaning of their own: "1000到1200之间" is near to anything.
        if sum(char.isalpha() for char in text) < _FEWEST_LETTERS or len(text) > _LONGEST:
            return None
        judged = self.judge(text)
        return Route(judged.label, f"example: {judged.nearest.text}") if judged.sure() else None  # type: ignore[arg-type]

    def judge(self, text: str) -> Judgement:
        """Return what speaks for the best class, sure or not."""
        vector = self._encoder.encode([text], "question")[0]
        scores = np.append(vector, np.float32(1.0)) @ self._weights
        best = int(np.argmax(scores))
        cosines = self._vectors @ vector
        nearest = int(np.argmax(cosines))
        ordinary = float(scores[self._labels.index(ORDINARY)])
        return Judgement(
            self._labels[best],
            float(scores[best]),
            float(scores[best]) - ordinary,
            self._examples[nearest],
            float(cosines[nearest]),
        )


def read_examples(path: Path) -> list[Example]:
    """Read one file: a mapping of intents, or "ordinary", to lists of messages."""
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ExamplesInvalid(path, " ".join(str(error).split())) from error
    if not isinstance(data, dict):
        raise ExamplesInvalid(path, "must be a mapping of intents to messages")
    examples = []
    for label, texts in data.items():
        if label != ORDINARY and label not in get_args(Intent):
            raise ExamplesInvalid(path, f"{label} is no intent")
        if not isinstance(texts, list) or not all(isinstance(text, str) and text.strip() for text in texts):
            raise ExamplesInvalid(path, f"{label} must be a list of messages")
        examples += [Example(text.strip(), label) for text in texts]
    return examples


#: Articles on these subjects hold questions of people at risk, which are no ordinary ones.
_NOT_ORDINARY = ("psychology_support",)


_EVERY = 3


def library_questions(library: Library) -> list[Example]:
    """Return the articles' own questions, and those on subjects that are not covered, as ordinary messages."""
    articles = (a for a in library.articles.values() if not set(a.head.topics) & set(_NOT_ORDINARY))
    questions = [
        question.text for article in articles for section in article.sections for question in section.questions
    ]
    # A share of each subject's examples: all of them would outvote what this detector is for.
    questions += [text for one in library.vocabulary.boundaries for text in one.examples[::_EVERY]]
    return [Example(text, ORDINARY) for text in questions]


def _fitted(vectors: NDArray[np.float32], classes: Sequence[int]) -> NDArray[np.float32]:
    """Return weights, shape (dimensions + 1, classes): ridge regression in which every class weighs the same."""
    count = max(classes) + 1
    features = np.hstack([vectors, np.ones((len(vectors), 1), dtype=np.float32)]).astype(np.float64)
    wanted = np.eye(count)[list(classes)]
    sizes = wanted.sum(axis=0)
    # The ordinary class has many more examples than the others: its pull grows with the root of its size only.
    weight = (np.sqrt(sizes.mean() / sizes))[list(classes)]
    weighted = features * weight[:, None]
    matrix = weighted.T @ features + _RIDGE * np.eye(features.shape[1])
    return np.linalg.solve(matrix, weighted.T @ wanted).astype(np.float32)
