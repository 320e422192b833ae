"""Two runs side by side: which items broke, which were mended, and whether the figures differ by more than chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from credit_coach.errors import EvaluationImpossible
from credit_coach.evaluation.run import Run
from credit_coach.evaluation.statistics import paired


@dataclass(frozen=True)
class Difference:
    """One mark over the items that both runs have: its means, how many rose and fell, and the p of a paired test."""

    mark: str
    n: int
    before: float
    after: float
    rose: int
    fell: int
    p: float


@dataclass(frozen=True)
class Changes:
    """Items that passed before and do not now, and the other way round; and what only one of the runs has."""

    broken: tuple[str, ...]
    fixed: tuple[str, ...]
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]


def changes(before: Run, after: Run) -> Changes:
    """Return which items changed; an item whose text changed is another item."""
    both = _both(before, after)
    passed = {name: (before.marks[name].get("passed", 0.0), after.marks[name].get("passed", 0.0)) for name in both}
    return Changes(
        broken=tuple(name for name, (was, now) in passed.items() if was > now),
        fixed=tuple(name for name, (was, now) in passed.items() if was < now),
        only_before=tuple(name for name in before.items if name not in both),
        only_after=tuple(name for name in after.items if name not in both),
    )


def compare(before: Run, after: Run, marks: Sequence[str] = ()) -> list[Difference]:
    """Return the differences of the named marks, all of them when none is named.

    Raises EvaluationImpossible when the runs share no item, or a named mark is in neither.
    """
    both = _both(before, after)
    known = sorted({name for item in both for name in before.marks[item].keys() & after.marks[item].keys()})
    unknown = [name for name in marks if name not in known]
    if not both or unknown:
        raise EvaluationImpossible(f"the runs share no mark {unknown[0]!r}" if unknown else "the runs share no item")
    differences = []
    for name in marks or known:
        items = [item for item in both if name in before.marks[item] and name in after.marks[item]]
        was = [before.marks[item][name] for item in items]
        now = [after.marks[item][name] for item in items]
        differences.append(
            Difference(
                name,
                len(items),
                sum(was) / len(items),
                sum(now) / len(items),
                sum(a < b for a, b in zip(was, now, strict=True)),
                sum(a > b for a, b in zip(was, now, strict=True)),
                paired(was, now),
            )
        )
    return differences


def _both(before: Run, after: Run) -> list[str]:
    return [name for name, item in after.items.items() if before.items.get(name) == item]
