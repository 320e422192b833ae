"""Fits what recognises people at risk and misuse (`dialogue/recogniser.json`); needs the extra `evaluation`.

A multinomial logistic regression over runs of words and characters, weighted by their rarity: the examples of
knowledge/safety against everything that people ask the coach: typical questions, paraphrases, and examples of what is
not covered. Each example of somebody at risk stands there a second time with an ordinary question beside it, so that
talk of debts does not speak against it. Thresholds are the chances, by words and reader together, that so many ordinary
messages of the exam's part `dev` reach, which neither has learned.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from credit_coach.dialogue.examples import digest_of, read_examples
from credit_coach.dialogue.grams import grams, stretches
from credit_coach.dialogue.recogniser import (
    FAMILIES,
    ORDINARY,
    Family,
    among,
    both,
    chance_read,
    column_of,
    columns_of,
)
from credit_coach.dialogue.routing.rules import Degree
from credit_coach.dialogue.routing.urgent import URGENT_RULES
from credit_coach.evaluation.exam import Selection, load_exam
from credit_coach.evaluation.gram_fit import GramFit
from credit_coach.evaluation.messages import Message, what_is_asked
from credit_coach.knowledge.figures import LANGS, has_han
from credit_coach.knowledge.library import Library
from credit_coach.reading import bundled_reader
from credit_coach.retrieval.cantonese import in_mandarin

#: Articles on these subjects are asked by people at risk, who are no ordinary askers.
_NOT_ORDINARY = ("psychology_support",)
#: An example weighs as much as so many ordinary messages, of which there are many more.
_WEIGHT = 3.0
#: So many runs of words are kept, those that add or take most.
_KEPT = 22_000
#: Ordinary questions up to this length stand beside an example: Chinese, English.
_SHORT = {True: 40, False: 110}
#: Ordinary messages in a row are ordinary stories, of which nobody wrote enough: how many, of how many messages.
_STORIES, _EPISODES = 3_000, 3
_BESIDE: frozenset[str] = frozenset({*FAMILIES["at_risk"], *FAMILIES["victim"]})
#: The shares of ordinary messages that may be taken for each family in each degree.
MISTAKEN: Mapping[Family, Mapping[Degree, float]] = {
    "at_risk": {"certain": 0.0005, "sure": 0.002, "likely": 0.007, "perhaps": 0.015},
    "victim": {"sure": 0.002, "likely": 0.006},
    "refused": {"sure": 0.005, "likely": 0.015},
    "account": {"sure": 0.0},
}
#: What may be right for an ordinary message.
_ORDINARY_OUTCOMES = frozenset(
    {"answer", "correct_the_premise", "out_of_scope_notice", "ask_clarification", "walk_question", "walk_result"}
)


def messages(folder: Path, library: Library) -> list[Message]:
    """Return the examples in `folder` and the ordinary messages of the library."""
    examples = [one for lang in LANGS for one in read_examples(folder / f"examples.{lang}.yaml")]
    return [*(Message(one.text, one.label, "") for one in examples), *ordinary_messages(library)]


def ordinary_messages(library: Library) -> list[Message]:
    """Return what people ask, less what the urgent rules recognise and what people at risk ask."""
    psychology = {a.head.id for a in library.articles.values() if set(a.head.topics) & set(_NOT_ORDINARY)}
    kept = {one.text: one for one in what_is_asked(library, ORDINARY) if one.group not in psychology}
    return [one for one in kept.values() if not any(rule.matches(one.text) for rule in URGENT_RULES)]


def digest(folder: Path) -> str:
    """Return what tells one state of the examples from another."""
    return digest_of(folder / f"examples.{lang}.yaml" for lang in LANGS)


class Fit:
    """The regression of the recogniser."""

    def __init__(self, known: Sequence[Message], vocabulary: Sequence[str] | None = None) -> None:
        learned = [*known, *_beside_a_question(known), *_stories(known)]
        self.grams = GramFit(
            [grams(one.text) for one in learned],
            [column_of(one.kind) for one in learned],
            [1.0 if one.group else _WEIGHT for one in learned],
            ORDINARY,
            vocabulary,
        )

    def telling(self) -> list[str]:
        """Return the runs of words that speak for or against some column."""
        return self.grams.telling(_KEPT)

    def families(self, texts: Sequence[str]) -> dict[Family, NDArray[np.float64]]:
        """Return the chance of each family for each text, by the stretch that says most."""
        parts = [stretches(text) or [text] for text in texts]
        chances = self.grams.chances([grams(part) for one in parts for part in one])
        counts = np.array([len(one) for one in parts])
        starts = np.cumsum([0, *(len(one) for one in parts)])[:-1]
        found = {}
        for family in FAMILIES:
            places = [place for place, one in enumerate(self.grams.columns) if one in columns_of(family)]
            likeliest = np.maximum.reduceat(chances[:, places].sum(axis=1), starts)
            found[family] = among(likeliest, counts, family)
        return found

    def as_data(self) -> dict[str, Any]:
        """Return base and weights as plain data; "ordinary" is what the other columns are measured against."""
        return self.grams.as_data()


def _beside_a_question(known: Sequence[Message]) -> list[Message]:
    """Return the examples that debts often stand beside, each with a short ordinary question before or after it."""
    chance = random.Random(1)  # noqa: S311  the same pairs each time
    short = {
        chinese: [one.text for one in known if one.group and has_han(one.text) is chinese and len(one.text) <= room]
        for chinese, room in _SHORT.items()
    }
    found = []
    for one in known:
        if one.kind in _BESIDE:
            chinese = has_han(one.text)
            pair = [one.text, chance.choice(short[chinese])]
            chance.shuffle(pair)
            joined = ("，" if chinese else ". ").join(part.rstrip("。.!！，, ") for part in pair)
            found.append(Message(joined, one.kind, ""))
    return found


def _stories(known: Sequence[Message]) -> list[Message]:
    """Return long ordinary messages: some of the library's in a row, in one language."""
    chance = random.Random(2)  # noqa: S311  the same stories each time
    by_language = [[one.text for one in known if one.group and has_han(one.text) is han] for han in (True, False)]
    found = []
    for texts, mark in zip(by_language, ("，", ". "), strict=True):
        for _ in range(_STORIES // 2 if texts else 0):
            told = mark.join(chance.choice(texts).rstrip("。.!！，, ") for _ in range(_EPISODES))
            found.append(Message(told, ORDINARY, "story"))
    return found


def unlearned(folder: Path) -> list[str]:
    """Return the ordinary messages of the exam in `folder`, part `dev`: questions, asides and sums, covered or not."""
    items = Selection(parts=("dev",)).of(load_exam(folder, fitting=True))
    return [one.turns[-1] for one in items if set(one.outcome) <= _ORDINARY_OUTCOMES]


def chances_of(words: Mapping[Family, NDArray[np.float64]], texts: Sequence[str]) -> dict[Family, NDArray[np.float64]]:
    """Return each family's chances by what the words say of texts and what the reader makes of them."""
    readings = [bundled_reader().read(in_mandarin(text)) for text in texts]
    return {
        family: np.array(
            [both(float(one), chance_read(family, reading)) for one, reading in zip(chances, readings, strict=True)]
        )
        for family, chances in words.items()
    }


def fit(folder: Path, library: Library, texts: Sequence[str]) -> dict[str, Any]:
    """Return the content of `recogniser.json`; `texts` are ordinary messages that nothing was learned from."""
    known = messages(folder, library)
    fitted = Fit(known, Fit(known).telling())
    chances = chances_of(fitted.families(texts), texts)
    # "Perhaps" may be less likely than not; nothing else is.
    least = {
        family: {
            degree: max(0.0 if degree == "perhaps" else 0.5, round(float(np.quantile(chances[family], 1 - share)), 3))
            for degree, share in shares.items()
        }
        for family, shares in MISTAKEN.items()
    }
    return {"examples": digest(folder), "least": least, **fitted.as_data()}
