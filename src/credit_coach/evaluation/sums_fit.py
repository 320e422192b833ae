"""Fits what hears the sum that a message is after (`walks/sums_heard.json`); needs the extra `evaluation`.

The messages of knowledge/sums against everything else with figures that people ask the coach: typical questions,
paraphrases, what is not covered, and the examples of risk and misuse. Thresholds are the chances that so many of those
reach which were held out, and are for a person to read: `walks/openings.py` says what follows from which.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from credit_coach.dialogue.examples import digest_of, read_examples, read_labelled
from credit_coach.dialogue.readers import find
from credit_coach.evaluation.gram_fit import GramFit
from credit_coach.evaluation.messages import Message, fold_of, what_is_asked
from credit_coach.knowledge.figures import LANGS
from credit_coach.knowledge.library import Library
from credit_coach.walks.sums_heard import NONE, features

#: A message written for this weighs as much as so many others, of which there are many more.
_WEIGHT = 3.0
#: So many runs of words are kept, those that add or take most.
_KEPT = 12_000
FOLDS = 5
#: Without one of these the readers find days and free terms ("零利息", "今天"), of which no sum is made: such messages
#: teach nothing.
_HOLDS_A_FIGURE = re.compile(
    r"\d|[一二两三四五六七八九十百千万半]|\b(one|two|three|four|five|six|seven|eight|nine|ten|twelve|hundred|thousand|grand|half|year|month|week|day)",
    re.IGNORECASE,
)
#: Days in messages are read against a day; which one makes no difference to their kind.
_ON = date(2026, 1, 1)


def read_sums(path: Path, walks: Sequence[str]) -> list[Message]:
    """Read one file: a mapping of walks, or "none", to lists of messages; raises ExamplesInvalid that names it."""
    return [Message(one.text, one.label, "") for one in read_labelled(path, (*walks, NONE), "walk")]


def messages(folder: Path, library: Library, walks: Sequence[str]) -> list[Message]:
    """Return the messages of `folder`/sums, and all others that hold figures as messages that are after no sum."""
    written = [one for lang in LANGS for one in read_sums(folder / "sums" / f"{lang}.yaml", walks)]
    others = what_is_asked(library, NONE)
    others += [
        Message(one.text, NONE, one.label)
        for lang in LANGS
        for one in read_examples(folder / "safety" / f"examples.{lang}.yaml")
    ]
    return [*written, *(one for one in others if _HOLDS_A_FIGURE.search(one.text) and find(one.text, _ON))]


def digest(folder: Path) -> str:
    """Return what tells one state of the messages of `folder`/sums from another."""
    return digest_of(folder / "sums" / f"{lang}.yaml" for lang in LANGS)


def fit(known: Sequence[Message]) -> dict[str, Any]:
    """Return the columns and weights of `sums_heard.json`."""
    vocabulary = _fit(known).telling(_KEPT)
    return _fit(known, vocabulary).as_data()


def held_out(known: Sequence[Message]) -> tuple[list[str], NDArray[np.float64]]:
    """Return the columns, and the chances of each message by a model that was fitted without it."""
    places = [fold_of(one.group or one.text, FOLDS) for one in known]
    columns: list[str] = []
    chances: NDArray[np.float64] | None = None
    for number in range(FOLDS):
        fitted = _fit([one for one, place in zip(known, places, strict=True) if place != number])
        left = [row for row, place in enumerate(places) if place == number]
        columns = fitted.columns
        chances = np.zeros((len(known), len(columns))) if chances is None else chances
        chances[left] = fitted.chances([_features(known[row].text) for row in left])
    assert chances is not None
    return columns, chances


def shares(
    known: Sequence[Message], columns: Sequence[str], chances: NDArray[np.float64], least: float
) -> Mapping[str, tuple[float, float]]:
    """Return, by what messages are after, the shares that are heard rightly, and as another sum, from a chance on."""
    of_walks = np.delete(chances, columns.index(NONE), axis=1)
    walks = [column for column in columns if column != NONE]
    heard = [
        walks[best] if one[best] >= least else NONE for one, best in zip(of_walks, of_walks.argmax(1), strict=True)
    ]
    found = {}
    for kind in columns:
        of_kind = [name for name, one in zip(heard, known, strict=True) if one.kind == kind]
        right = np.mean([name == kind for name in of_kind])
        wrong = np.mean([name not in (kind, NONE) for name in of_kind])
        found[kind] = (float(right), float(wrong))
    return found


def _fit(known: Sequence[Message], vocabulary: Sequence[str] | None = None) -> GramFit:
    return GramFit(
        [_features(one.text) for one in known],
        [one.kind for one in known],
        [1.0 if one.group else _WEIGHT for one in known],
        NONE,
        vocabulary,
    )


@cache
def _features(text: str) -> list[str]:
    return features(text, find(text, _ON))
