"""A text as the verifier compares it: its clauses, and for each its units, its content and what it says with them."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from credit_coach.answering.verification.marks import counts
from credit_coach.answering.verification.polarity import denials
from credit_coach.answering.verification.support import clauses
from credit_coach.answering.verification.wording import Said, Wording, bare, units_of
from credit_coach.knowledge.figures import Lang

#: Characters and words that carry no content of their own; what they do is counted by `marks`.
#: Units that deny, and how many units behind them they deny.
_DENYING: dict[Lang, frozenset[str]] = {
    "zh": frozenset("不没无未别勿非禁拒"),
    "en": frozenset("not never no without nor neither cannot nobody none nothing refus instead".split()),
}
_REACH: dict[Lang, int] = {"zh": 6, "en": 5}
_EMPTY: dict[Lang, frozenset[str]] = {
    "zh": frozenset(
        "的了吗呢吧啊呀么嘛哦我你您他她它们是在有和与就都也还会要能被把对给让这那个一上下来去着过得地很再又才到从以为于而且或如果但"
        "等些所及其此该每将可只不没无未别非勿先后前时候里中内做用想样着呗您自己比如时当向由之则便即另话说叫太挺更最都全"
    ),
    "en": frozenset(
        bare(word)
        for word in (
            "a an the is are was were be been being am i you he she it we they my your me us our their its his her him them to of"
            " in on at for and or do does did done will would can could should may might must shall what how when which who whom"
            " that this these those there if with by from as not no nor have has had having so than then but just only also too"
            " very all any every each some yes one about into out up down off over just even still yet such let own because since"
            " while until unless before after whether where it's don't doesn't isn't can't won't needn't aren't cannot without"
            " get got make made go going"
        ).split()
    ),
}


@dataclass(frozen=True)
class Reading:
    """One text or clause. `content` says for each unit whether it carries content; `bigrams` are its unit pairs."""

    text: str
    units: tuple[str, ...]
    content: tuple[bool, ...]
    known: frozenset[str]
    bigrams: frozenset[tuple[str, str]]
    said: Said
    opposed: Said
    marks: Mapping[str, int]
    denials: int
    denied: tuple[bool, ...]

    @classmethod
    def of(cls, text: str, lang: Lang, wording: Wording) -> Reading:
        """Read one text."""
        units = tuple(units_of(unicodedata.normalize("NFKC", text).lower()))
        content = tuple(unit not in _EMPTY[lang] for unit in units)
        pairs = frozenset(itertools.pairwise(units))
        return cls(
            text,
            units,
            content,
            frozenset(units),
            pairs,
            wording.same(units),
            wording.sides(units),
            counts(text, lang),
            denials(text, lang),
            _denied(units, lang),
        )

    @property
    def sides(self) -> frozenset[int]:
        """Return the sides of opposites that it says."""
        return self.opposed.groups

    @property
    def weight(self) -> int:
        """Return how many units carry content."""
        return sum(self.content)


@dataclass(frozen=True)
class Read:
    """A whole text and its clauses."""

    lang: Lang
    whole: Reading
    clauses: tuple[Reading, ...]

    @classmethod
    def of(cls, text: str, lang: Lang, wording: Wording) -> Read:
        """Read a text clause by clause."""
        parts = [part for part in clauses(text) if re.search(r"\w", part)]
        return cls(lang, Reading.of(text, lang, wording), tuple(Reading.of(part, lang, wording) for part in parts))


def _denied(units: Sequence[str], lang: Lang) -> tuple[bool, ...]:
    left, found = 0, []
    for unit in units:
        found.append(left > 0)
        left = _REACH[lang] if unit in _DENYING[lang] or unit.endswith(("n't", "n’t")) else left - 1
    return tuple(found)


#: How well each unit of the sentence is said by the passages, and each of theirs by the sentence: two of `covered`.
Shares = tuple[Sequence[float], Sequence[float]]


def covered(one: Reading, other: Reading, lang: Lang) -> list[float]:
    """Return for each unit of `one` how well `other` says it: 1 as it is, 1 in other words, ½ a lone character, 0 not."""
    shares = []
    for place, unit in enumerate(one.units):
        if one.said.at[place] & other.said.groups:
            shares.append(1.0)
        elif unit not in other.known:
            shares.append(0.0)
        elif lang == "en" or not ("\u4e00" <= unit <= "\u9fff"):
            shares.append(1.0)
        else:
            beside = one.units[max(0, place - 1) : place + 2]
            paired = any(pair in other.bigrams for pair in itertools.pairwise(beside))
            shares.append(1.0 if paired else 0.5)
    return shares


def share(values: Sequence[float], reading: Reading) -> float:
    """Return the share of a reading's content that is covered, 1 where it has none."""
    kept = [value for value, content in zip(values, reading.content, strict=True) if content]
    return sum(kept) / len(kept) if kept else 1.0
