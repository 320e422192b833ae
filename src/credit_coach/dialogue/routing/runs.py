"""Which patterns cannot match a text, told from the runs of characters that every match of them has.

A message is held against some hundred and fifty patterns of many alternatives each, and nearly all of them need words
that are not in it. To look runs up in a set is far quicker than to search.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

#: Runs are looked up by their first so many characters.
LONGEST = 5
#: A class of more characters than this says nothing worth looking up.
_LARGEST_CLASS = 40
#: What a pattern that ignores case takes for a plain letter beside its two cases.
_ALIKE = str.maketrans({"İ": "i", "ı": "i", "ſ": "s"})

Runs = frozenset[str]


@dataclass(frozen=True)
class Needed:
    """What a text must have for a pattern to match: for one of its alternatives, a run of each of several sets.

    `rest` has each run of an alternative's most telling set, and the other sets of those alternatives.
    """

    first: Runs
    rest: Mapping[str, Sequence[tuple[Runs, ...]]]

    def may_be_in(self, runs: Runs) -> bool:
        """Tell whether a text with these runs may match."""
        return any(
            all(not other.isdisjoint(runs) for other in others)
            for run in self.first & runs
            for others in self.rest[run]
        )


def may_match(pattern: re.Pattern[str], runs: Runs) -> bool:
    """Tell whether a text with these runs may match a pattern; never False where it does."""
    needed = needed_by(pattern)
    return needed is None or needed.may_be_in(runs)


def runs_of(text: str) -> Runs:
    """Return all runs of up to `LONGEST` characters of a text, in lower case.

    They are kept with the message that is being read and nowhere else: what people type is not remembered.
    """
    text = _folded(text)
    return frozenset(text[at : at + size] for size in range(1, LONGEST + 1) for at in range(len(text) - size + 1))


@cache
def needed_by(pattern: re.Pattern[str]) -> Needed | None:
    """Return what every text that a pattern matches must have; None where nothing can be said.

    No run has white space in it: what is cut out of a text before it is searched leaves a space.
    """
    alternatives = _alternatives(parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG))
    if not all(alternatives):
        return None
    rest: dict[str, list[tuple[Runs, ...]]] = defaultdict(list)
    for sets in alternatives:
        first, *others = sorted(sets, key=_how_common)
        for run in first:
            rest[run].append(tuple(others))
    return Needed(frozenset(rest), dict(rest))


def _how_common(runs: Runs) -> tuple[int, int]:
    """Order sets by how many texts have one of their runs: those with long runs first, of those the smallest."""
    return -min(map(len, runs)), len(runs)


def _alternatives(items: Iterable[tuple[Any, Any]]) -> list[list[Runs]]:
    """Return the sets of each alternative of a pattern."""
    parts = list(items)
    at = next((place for place, (kind, _) in enumerate(parts) if kind is op.BRANCH), None)
    if at is None:
        return [_sets(parts)]
    common = [*_sets(parts[:at]), *_sets(parts[at + 1 :])]
    return [[*common, *sets] for branch in parts[at][1][1] for sets in _alternatives(branch)]


def _sets(items: Iterable[tuple[Any, Any]]) -> list[Runs]:
    """Return what each part of a sequence needs."""
    found, literal = [], ""
    for kind, value in [*items, (None, None)]:
        letter = _folded(chr(value)) if kind is op.LITERAL else ""
        if letter and not letter.isspace():
            literal += letter
            continue
        if literal:
            found.append(frozenset({literal[:LONGEST]}))
            literal = ""
        needed = None if kind is None else _of_part(kind, value)
        if needed:
            found.append(needed)
    return found


def _most_telling(items: Iterable[tuple[Any, Any]]) -> Runs | None:
    return min(_sets(items), key=_how_common, default=None)


def _of_part(kind: Any, value: Any) -> Runs | None:
    if kind is op.SUBPATTERN:
        return _most_telling(value[3])
    if kind is op.ATOMIC_GROUP:
        return _most_telling(value)
    if kind is op.ASSERT:
        return _most_telling(value[1])
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return _most_telling(value[2]) if value[0] > 0 else None
    if kind is op.BRANCH:
        known = [_most_telling(branch) for branch in value[1]]
        return None if None in known else frozenset().union(*filter(None, known))
    if kind is op.IN and all(one is op.LITERAL for one, _ in value) and len(value) <= _LARGEST_CLASS:
        letters = frozenset(_folded(chr(letter)) for _, letter in value)
        return None if any(letter.isspace() for letter in letters) else letters
    return None


def _folded(text: str) -> str:
    return text.translate(_ALIKE).lower()
