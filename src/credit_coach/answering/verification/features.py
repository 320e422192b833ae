"""What the judge looks at: numbers that say how a sentence differs from what it cites."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from credit_coach.answering.verification.edits import edits
from credit_coach.answering.verification.marks import MARKS
from credit_coach.answering.verification.polarity import Polarity, Terms, turned
from credit_coach.answering.verification.quantities import quantities
from credit_coach.answering.verification.reading import Read, Reading, Shares, covered, share
from credit_coach.answering.verification.support import Encode, Support
from credit_coach.answering.verification.wording import turned_sides
from credit_coach.knowledge.figures import Lang

#: A stretch of the passages that a clause may be about has so many clauses at most.
_WIDEST = 3
#: Each further clause of a stretch must bring so much of the clause's content.
_STEP = 0.08
#: Bounded: a stream of made-up words must not grow the vectors for ever.
_MOST_KEPT = 20_000
_RULES = ("figure", "negated", "modality", "scope", "date")


@dataclass(frozen=True)
class Context:
    """What cuts a text into search terms, and what gives unit vectors."""

    terms: Terms
    encode: Encode
    _seen: dict[str, NDArray[np.float32]] = field(default_factory=dict)

    def vectors(self, units: Sequence[str]) -> NDArray[np.float32]:
        """Return the vectors of single units, shape (len(units), dimensions); they are kept."""
        known = {unit: self._seen[unit] for unit in units if unit in self._seen}
        if fresh := [unit for unit in dict.fromkeys(units) if unit not in known]:
            found = dict(zip(fresh, self.encode(fresh), strict=True))
            known.update(found)
            if len(self._seen) > _MOST_KEPT:
                self._seen.clear()
            self._seen.update(found)
        return np.stack([known[unit] for unit in units])


@dataclass(frozen=True)
class Aligned:
    """A clause, the stretch of the passages that says most of it, and how well each of its units is said there."""

    clause: Reading
    near: tuple[Reading, ...]
    shares: tuple[float, ...]
    place: int

    @property
    def share(self) -> float:
        """Return the share of the clause's content that the stretch says."""
        return share(self.shares, self.clause)

    @property
    def sides(self) -> frozenset[int]:
        """Return the sides of opposites that the stretch says."""
        return frozenset().union(*(one.sides for one in self.near))

    def marks(self, name: str) -> int:
        """Return how often the stretch has a family of marks."""
        return sum(one.marks[name] for one in self.near)


def align(clause: Reading, known: Sequence[Reading], lang: Lang) -> Aligned:
    """Return a clause beside the stretch of `known`, which is not empty, that it is about."""
    by_clause = [covered(clause, one, lang) for one in known]
    best, most = (0, 1, by_clause[0]), -1.0
    for start in range(len(known)):
        values = [0.0] * len(clause.units)
        for end in range(start + 1, min(len(known), start + _WIDEST) + 1):
            values = [max(pair) for pair in zip(values, by_clause[end - 1], strict=True)]
            worth = share(values, clause) - _STEP * (end - start - 1)
            if worth > most:
                best, most = (start, end, values), worth
    start, end, values = best
    return Aligned(clause, tuple(known[start:end]), tuple(values), start)


def features(
    said: Read, known: Read, shares: Shares, support: Support, flags: Collection[str], context: Context
) -> dict[str, float]:
    """Return the numbers by name. `flags` are the reasons that the rules gave; `support` comes from the encoder."""
    lang = said.lang
    whole, back = shares
    pairs = [align(clause, known.clauses, lang) for clause in said.clauses] if known.clauses else []
    figures, there = quantities(said.whole.text), quantities(known.whole.text)
    return {
        "chinese": float(lang == "zh"),
        **_coverage(said, known, whole, back, pairs),
        **_marks(said, known, pairs),
        **_polarity(said, known, pairs, context.terms),
        **_denied(said, known),
        **_order(said, known),
        **edits(said, known),
        **_soft(said, known, whole, context.encode),
        **_by_word(said, known, whole, context),
        "sides_near": sum(turned_sides(one.clause.sides, one.sides) for one in pairs),
        "sides_whole": turned_sides(said.whole.sides, known.whole.sides),
        "sides_new": len(said.whole.sides - known.whole.sides),
        "closest": support.closest,
        "term_share": support.covered,
        "term_weakest": support.weakest,
        "figures": len(figures),
        "figures_left": len(there - figures),
        **{f"rule_{name}": float(name in flags) for name in _RULES},
    }


def _coverage(
    said: Read, known: Read, whole: Sequence[float], back: Sequence[float], pairs: Sequence[Aligned]
) -> dict[str, float]:
    lang = said.lang
    missing = [value == 0 for value, content in zip(whole, said.whole.content, strict=True) if content]
    runs, run = [0], 0
    for value, content in zip(whole, said.whole.content, strict=True):
        run = (run + content) if value < 1 else 0
        runs.append(run)
    by_clause = [one.share for one in pairs if one.clause.weight]
    places = {place for one in pairs for place in range(one.place, one.place + len(one.near))}
    exact = [
        unit in known.whole.known for unit, content in zip(said.whole.units, said.whole.content, strict=True) if content
    ]
    inner = [share(covered(known.clauses[place], said.whole, lang), known.clauses[place]) for place in places]
    return {
        "units": said.whole.weight,
        "missing": sum(missing),
        "missing_share": sum(missing) / max(1, len(missing)),
        "whole_share": share(whole, said.whole),
        "exact_share": sum(exact) / max(1, len(exact)),
        "longest_run": max(runs),
        "weakest_clause": min(by_clause, default=1.0),
        "last_clause": by_clause[-1] if by_clause else 1.0,
        "clause_mean": sum(by_clause) / max(1, len(by_clause)),
        "clauses": len(said.clauses),
        "clause_left": len(known.clauses) - len(places),
        "back_share": share(back, known.whole),
        "inner_least": min(inner, default=1.0),
        "inner_mean": sum(inner) / max(1, len(inner)),
        "length": len(said.whole.units) / max(1, len(known.whole.units)),
        "out_of_order": sum(later.place < earlier.place for earlier, later in itertools.pairwise(pairs)),
        "common_run": _longest_common(said.whole.units, known.whole.units) / max(1, len(said.whole.units)),
        "first_missing": float(missing[0]) if missing else 0.0,
        "head_missing": sum(missing[:4]),
        "tail_missing": sum(missing[-4:]),
    }


def _longest_common(one: Sequence[str], other: Sequence[str]) -> int:
    row, best = [0] * (len(other) + 1), 0
    for unit in one:
        above = 0
        for place, there in enumerate(other, 1):
            here = row[place]
            row[place] = above + 1 if unit == there else 0
            best = max(best, row[place])
            above = here
    return best


def _marks(said: Read, known: Read, pairs: Sequence[Aligned]) -> dict[str, float]:
    here, there = said.whole.marks, known.whole.marks
    found: dict[str, float] = {}
    for name in MARKS:
        more = [one.clause.marks[name] - one.marks(name) for one in pairs]
        found[f"{name}_gained"] = sum(max(0, one) for one in more)
        found[f"{name}_lost"] = 0 if here[name] else sum(max(0, -one) for one in more)
        found[f"{name}_new"] = float(here[name] > 0 and there[name] == 0)
        found[f"{name}_here"] = here[name]
    return found


def _polarity(said: Read, known: Read, pairs: Sequence[Aligned], terms: Terms) -> dict[str, float]:
    lang = said.lang
    own, near = Polarity.of(said.whole.text, lang, terms), Polarity.of(known.whole.text, lang, terms)
    odd = [one.share for one in pairs if (one.clause.denials + sum(part.denials for part in one.near)) % 2]
    return {
        "turned": len(turned(own, [near])),
        "denials": said.whole.denials - known.whole.denials,
        "odd": len(odd),
        "odd_share": max(odd, default=0.0),
        "denied_both": len(own.denied & near.denied),
        "denied_missed": len(own.denied - near.denied),
    }


def _denied(said: Read, known: Read) -> dict[str, float]:
    """How often what is said of a thing is denied on one side alone, words for one thing counting as one."""
    there: dict[object, set[bool]] = {}
    for clause in known.clauses:
        for unit, groups, denied in zip(clause.units, clause.said.at, clause.denied, strict=True):
            for name in (unit, *groups):
                there.setdefault(name, set()).add(denied)
    met = agreed = up = down = 0
    for clause in said.clauses:
        for unit, groups, denied, content in zip(
            clause.units, clause.said.at, clause.denied, clause.content, strict=True
        ):
            seen = there.get(unit) or set().union(*(there.get(group, set()) for group in groups))
            if not content or not seen:
                continue
            met += 1
            agreed += denied and denied in seen
            up += not denied and denied not in seen
            down += denied and denied not in seen
    return {"flips_up": up, "flips_down": down, "flips": (up + down) / max(1, met), "denied_agreed": agreed}


def _order(said: Read, known: Read) -> dict[str, float]:
    """How often two things stand the other way round, in clauses that say what comes first and elsewhere."""
    first = {unit: place for place, unit in reversed(list(enumerate(known.whole.units)))}
    back = {"sequence": 0, "": 0}
    steps = 0
    for clause in said.clauses:
        places = [
            first[unit] for unit, content in zip(clause.units, clause.content, strict=True) if content and unit in first
        ]
        steps += max(0, len(places) - 1)
        back["sequence" if clause.marks["sequence"] else ""] += sum(
            later < earlier for earlier, later in itertools.pairwise(places)
        )
    return {"back_sequence": back["sequence"], "back": (back["sequence"] + back[""]) / max(1, steps)}


def _by_word(said: Read, known: Read, whole: Sequence[float], context: Context) -> dict[str, float]:
    """How near in meaning each unit that is missing comes to a unit of the passages."""
    missing = [
        unit
        for unit, value, content in zip(said.whole.units, whole, said.whole.content, strict=True)
        if content and value == 0
    ]
    there = [unit for unit, content in zip(known.whole.units, known.whole.content, strict=True) if content]
    if not missing or not there:
        return {"word_least": 1.0, "word_gap": 0.0}
    near = (context.vectors(missing) @ context.vectors(there).T).max(axis=1)
    return {"word_least": float(near.min()), "word_gap": float(np.sum(1 - near))}


def _soft(said: Read, known: Read, whole: Sequence[float], encode: Encode) -> dict[str, float]:
    """How near in meaning the passages come to what they do not say in the sentence's words."""
    gaps: list[list[str]] = []
    gap: list[str] = []
    for unit, value, content in zip(said.whole.units, whole, said.whole.content, strict=True):
        if value < 1 and (content or (gap and said.lang == "zh")):
            gap.append(unit)
        elif gap:
            gaps.append(gap)
            gap = []
    if gap:
        gaps.append(gap)
    glue = "" if said.lang == "zh" else " "
    texts = [glue.join(one) for one in gaps]
    windows = [one.text for one in known.clauses]
    if not texts or not windows:
        return {"soft_least": 1.0, "soft_sum": 0.0, "gaps": 0.0}
    vectors = encode([*texts, *windows])
    near = (vectors[: len(texts)] @ vectors[len(texts) :].T).max(axis=1)
    return {"soft_least": float(near.min()), "soft_sum": float(np.sum(1 - near)), "gaps": float(len(texts))}
