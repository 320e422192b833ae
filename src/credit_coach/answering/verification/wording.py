"""Words that say the same and words that say the opposite, from knowledge/verification/words.yaml."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from credit_coach.knowledge.figures import LANGS, Lang
from credit_coach.retrieval.units import words as dictionary_words
from credit_coach.yaml_files import read_yaml

#: Units are the characters of Chinese, and the words of English in a bare form.
Units = tuple[str, ...]

_UNIT = re.compile(r"[一-鿿]|[a-z0-9]+(?:['’.][a-z0-9]+)*%?")
_ENDINGS = ("ings", "ing", "ers", "er", "ed", "es", "s", "ly", "e")
#: What is left of a word has so many letters at least.
_SHORTEST = 3
#: The longest entry that is looked for, in units.
_LONGEST = {"zh": 7, "en": 5}


def units_of(text: str) -> list[str]:
    """Return the units of a text that is in lower case."""
    return [found if found[0] > "\u2e80" else bare(found) for found in _UNIT.findall(text)]


def words_of(text: str) -> list[str]:
    """Return for each unit of a text that is in lower case the word that it belongs to.

    >>> words_of("提前还清 lenders")
    ['提前', '提前', '还清', '还清', 'lenders']
    """
    by_place = [word for word in dictionary_words(text) for _ in word]
    return [by_place[one.start()] if one[0] > "\u2e80" else one[0] for one in _UNIT.finditer(text)]


def bare(word: str) -> str:
    """Return an English word without its ending: paid, pays and paying need not meet, repays and repaying do.

    >>> bare("repaying"), bare("lenders"), bare("it's")
    ('repay', 'lend', 'it')
    """
    word = re.sub(r"['’](?:s|d|ll|re|ve|m)$", "", word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            word = word[: -len(ending)]
            break
    return word[:-1] + "y" if word.endswith("i") and len(word) > _SHORTEST else word


@dataclass(frozen=True)
class Said:
    """The groups that a text says, and for every unit of it the groups of the entries that it is part of."""

    groups: frozenset[int]
    at: tuple[frozenset[int], ...]


@dataclass(frozen=True)
class Wording:
    """The entries of one language. `entries` leads from units to group numbers; opposites are numbered (2n, 2n+1)."""

    lang: Lang
    entries: Mapping[Units, tuple[int, ...]]
    opposites: Mapping[Units, tuple[int, ...]] = field(default_factory=dict)

    def same(self, units: Sequence[str]) -> Said:
        """Return the groups of words for one thing that stand in `units`."""
        return self._found(units, self.entries)

    def sides(self, units: Sequence[str]) -> Said:
        """Return the sides of opposites that stand in `units`, the longest entry at each place."""
        return self._found(units, self.opposites, longest=True)

    def _found(self, units: Sequence[str], entries: Mapping[Units, tuple[int, ...]], longest: bool = False) -> Said:
        at: list[set[int]] = [set() for _ in units]
        skip = 0
        for start in range(len(units)):
            if start < skip:
                continue
            for length in range(min(_LONGEST[self.lang], len(units) - start), 0, -1):
                groups = entries.get(tuple(units[start : start + length]))
                if groups is None:
                    continue
                for place in range(start, start + length):
                    at[place].update(groups)
                if longest:
                    skip = start + length
                    break
        return Said(frozenset().union(*at), tuple(frozenset(one) for one in at))


def turned_sides(one: Iterable[int], other: Iterable[int]) -> int:
    """Return how many opposites have only one side here and only the other there."""
    here, there = frozenset(one), frozenset(other)
    return sum(side ^ 1 in there and side ^ 1 not in here and side not in there for side in here)


def load_wording(path: Path) -> dict[Lang, Wording]:
    """Read the file; a broken one raises YamlUnreadable."""
    read = read_yaml(path)
    return {lang: Wording(lang, _same(read["same"][lang]), _opposite(read["opposite"][lang])) for lang in LANGS}


def _same(lines: Sequence[str]) -> dict[Units, tuple[int, ...]]:
    return _numbered((number, part) for number, line in enumerate(lines) for part in line.split(","))


def _opposite(lines: Sequence[str]) -> dict[Units, tuple[int, ...]]:
    return _numbered(
        (2 * number + side, part)
        for number, line in enumerate(lines)
        for side, parts in enumerate(line.split("|"))
        for part in parts.split(",")
    )


def _numbered(pairs: Iterable[tuple[int, str]]) -> dict[Units, tuple[int, ...]]:
    entries: dict[Units, list[int]] = defaultdict(list)
    for number, part in pairs:
        if units := tuple(units_of(part.lower())):
            entries[units].append(number)
    return {units: tuple(numbers) for units, numbers in entries.items()}
