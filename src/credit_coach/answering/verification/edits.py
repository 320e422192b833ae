"""What must be put in, left out or exchanged to get from the passages to a sentence, in order."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from credit_coach.answering.verification.reading import Read, Reading

#: What a step of the alignment is worth: the same unit, the same thing in other words, a unit put in, one of the passages skipped.
_SAME, _ALIKE, _PUT_IN, _SKIPPED = 1.0, 0.9, -0.35, -0.12
#: The three moves of an alignment.
_ADD, _SKIP, _MATCH = 1, 2, 3


@dataclass(frozen=True)
class Gap:
    """What stands between two places that say the same: here, and there; only what carries content."""

    added: tuple[str, ...]
    left: tuple[str, ...]
    #: Of the units added, so many stand elsewhere in the passages.
    moved: int


@dataclass(frozen=True)
class Passage:
    """The clauses of the passages in one row: units, groups of words for one thing, content, where clauses begin."""

    units: tuple[str, ...]
    groups: tuple[frozenset[int], ...]
    content: tuple[bool, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, clauses: Sequence[Reading]) -> Passage:
        """Join clauses."""
        return cls(
            tuple(unit for one in clauses for unit in one.units),
            tuple(groups for one in clauses for groups in one.said.at),
            tuple(content for one in clauses for content in one.content),
            tuple(itertools.accumulate((len(one.units) for one in clauses), initial=0)),
        )


def edits(said: Read, known: Read) -> dict[str, float]:
    """Lay every clause of a sentence on the passages where most of it is said in order, and count what differs."""
    passage = Passage.of(known.clauses)
    clauses = [clause for clause in said.clauses if clause.units] if passage.units else []
    paths = [_aligned(clause, passage) for clause in clauses]
    gaps = [gap for clause, path in zip(clauses, paths, strict=True) for gap in _gaps(clause, passage, path)]
    shares = [len(path) / len(clause.units) for clause, path in zip(clauses, paths, strict=True)]
    exchanged = [gap for gap in gaps if gap.added and gap.left]
    return {
        "put_in": sum(len(gap.added) for gap in gaps),
        "left_out": sum(len(gap.left) for gap in gaps),
        "exchanged": len(exchanged),
        "exchanged_short": sum(len(gap.added) == len(gap.left) for gap in exchanged),
        "swapped": sum(gap.moved == len(gap.added) for gap in exchanged),
        "moved": sum(gap.moved for gap in gaps),
        "in_order": sum(map(len, paths)) / max(1, sum(len(clause.units) for clause in clauses)),
        "least_in_order": min(shares, default=1.0),
        "steps_back": sum(bool(one and other and other[0][1] < one[0][1]) for one, other in itertools.pairwise(paths)),
    }


def _aligned(clause: Reading, passage: Passage) -> list[tuple[int, int]]:
    """Return the places (clause, passage) that say the same, in order; what stands outside in the passage is free."""
    width = len(passage.units)
    above = [0.0] * (width + 1)
    moves: list[list[int]] = []
    for unit, own in zip(clause.units, clause.said.at, strict=True):
        worth = [
            _SAME if unit == there else _ALIKE if own and not own.isdisjoint(groups) else -1.0
            for there, groups in zip(passage.units, passage.groups, strict=True)
        ]
        left = above[0] + _PUT_IN
        row, taken = [left], [_ADD]
        for place in range(width):
            best, move = above[place + 1] + _PUT_IN, _ADD
            if left + _SKIPPED > best:
                best, move = left + _SKIPPED, _SKIP
            if worth[place] > 0 and above[place] + worth[place] > best:
                best, move = above[place] + worth[place], _MATCH
            row.append(best)
            taken.append(move)
            left = best
        above = row
        moves.append(taken)
    return _traced(moves, max(range(width + 1), key=above.__getitem__))


def _traced(moves: Sequence[Sequence[int]], end: int) -> list[tuple[int, int]]:
    pairs = []
    here, there = len(moves), end
    while here:
        move = moves[here - 1][there]
        if move == _MATCH:
            pairs.append((here - 1, there - 1))
        here -= move != _SKIP
        there -= move != _ADD
    return pairs[::-1]


def _gaps(clause: Reading, passage: Passage, path: Sequence[tuple[int, int]]) -> Iterator[Gap]:
    """Yield the gaps of an alignment, out to the ends of the clauses of the passages that it touches."""
    if not path:
        yield _gap(clause, passage, (-1, -1), (len(clause.units), 0))
        return
    first = max(start for start in passage.starts if start <= path[0][1])
    last = min((start for start in passage.starts if start > path[-1][1]), default=len(passage.units))
    fences = [(-1, first - 1), *path, (len(clause.units), last)]
    for before, after in itertools.pairwise(fences):
        if after[0] - before[0] > 1 or after[1] - before[1] > 1:
            yield _gap(clause, passage, before, after)


def _gap(clause: Reading, passage: Passage, before: tuple[int, int], after: tuple[int, int]) -> Gap:
    here, there = range(before[0] + 1, after[0]), range(before[1] + 1, after[1])
    added = tuple(clause.units[place] for place in here if clause.content[place])
    left = tuple(passage.units[place] for place in there if passage.content[place])
    return Gap(added, left, sum(unit in passage.units for unit in added))
