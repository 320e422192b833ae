"""One epoch as batches, each from one source: what lies in a batch serves its rows as examples of another meaning."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from credit_coach.training.corpora import Corpora, ScoredPair

_T = TypeVar("_T")
_HAN = re.compile(r"[\u4e00-\u9fff]")

SIZE = 256
#: Repeats of the English queries in an epoch, which are fewer than the Chinese pairs.
INTENT_REPEATS = 2
#: How often an own question is paired with one in the other language.
CROSS_SHARE = 0.5


@dataclass(frozen=True)
class Batch:
    """Texts `left[i]` and `right[i]` belong together.

    With `scores` the pairs are to be ranked by them; without, every pair means the same, and rows that share a number
    in `groups` mean the same too.
    """

    left: list[str]
    right: list[str]
    scores: list[float] | None
    groups: list[int]


def epoch_batches(
    corpora: Corpora, own: Sequence[Sequence[str]], chance: random.Random, *, own_repeats: int, terms: int
) -> list[Batch]:
    """Return one epoch in random order, the same number each time.

    `own` are groups of what belongs to the articles' sections, nearest to what will be asked; `terms` is how many terms
    are drawn.
    """
    batches = [_scored(chunk) for rows in corpora.pairs.values() for chunk in _chunks(rows, chance)]
    for _ in range(INTENT_REPEATS):
        batches += _same_meaning(list(corpora.intents.values()), chance)
    for _ in range(own_repeats):
        batches += _same_meaning(own, chance)
    drawn = chance.sample(corpora.terms, min(len(corpora.terms), terms))
    batches += [
        Batch([zh for zh, _ in chunk], [en for _, en in chunk], None, list(range(len(chunk))))
        for chunk in _chunks(drawn, chance)
    ]
    chance.shuffle(batches)
    return batches


def _scored(rows: Sequence[ScoredPair]) -> Batch:
    return Batch([row.a for row in rows], [row.b for row in rows], [row.score for row in rows], list(range(len(rows))))


def _same_meaning(groups: Sequence[Sequence[str]], chance: random.Random) -> Iterator[Batch]:
    """Pair every text with another one of its group."""
    rows = [(text, _partner(text, group, chance), number) for number, group in enumerate(groups) for text in group]
    for chunk in _chunks(rows, chance):
        yield Batch([a for a, _, _ in chunk], [b for _, b, _ in chunk], None, [number for _, _, number in chunk])


def _partner(text: str, group: Sequence[str], chance: random.Random) -> str:
    """Choose another text of the group, in `CROSS_SHARE` of the cases one in the other language where there is one."""
    others = [other for other in group if other != text]
    if chance.random() < CROSS_SHARE:
        chinese = bool(_HAN.search(text))
        others = [other for other in others if bool(_HAN.search(other)) != chinese] or others
    return chance.choice(others or [text])


def _chunks(rows: Sequence[_T], chance: random.Random) -> Iterator[list[_T]]:
    shuffled = chance.sample(rows, len(rows))
    for start in range(0, len(shuffled), SIZE):
        yield shuffled[start : start + SIZE]
