"""The gate: what a run must reach, what must never happen, and what must not get worse.

A YAML file with `floors` and `ceilings` by "<slice>.<mark>" ({"test.zh.answers.required": 0.92}), `never` and `always`:
marks that must be 0, or 1, in every item, and `no_worse`: marks that must not fall below those of another run by more
than chance (p, over the items of both).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from credit_coach.errors import EvaluationImpossible
from credit_coach.evaluation.compare import compare
from credit_coach.evaluation.run import Run
from credit_coach.evaluation.summary import model_line
from credit_coach.yaml_files import YamlUnreadable, read_yaml


class _NoWorse(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    marks: tuple[str, ...]
    p: float = Field(default=0.05, gt=0, lt=1)


class Gates(BaseModel):
    """The gates of a knowledge folder."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    floors: dict[str, float] = Field(default_factory=dict)
    ceilings: dict[str, float] = Field(default_factory=dict)
    never: tuple[str, ...] = ()
    always: tuple[str, ...] = ()
    no_worse: _NoWorse | None = None


@dataclass(frozen=True)
class Verdict:
    """One gate, whether it holds, and by what."""

    gate: str
    holds: bool
    found: str


def load_gates(path: Path) -> Gates:
    """Read a file of gates; raises EvaluationImpossible that names the field."""
    try:
        return Gates.model_validate(read_yaml(path))
    except ValidationError as error:
        first = error.errors()[0]
        raise EvaluationImpossible(f"{path}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    except YamlUnreadable as error:
        raise EvaluationImpossible(f"{path}: cannot be read ({error})") from error


def gate(run: Run, gates: Gates, before: Run | None = None) -> list[Verdict]:
    """Return every gate with whether it holds; raises EvaluationImpossible where the run says nothing about one.

    Items that could not be asked fail a gate of their own: they are in no mean. So does a sentence of a language model
    that was displayed and that nothing supports, where a model was asked.
    """
    errors = int(run.summary["errors"])
    verdicts = [Verdict("every item could be asked", errors == 0, f"{errors} errors")]
    line = model_line(run.summary)
    if line:
        none = run.summary["model"]["unsupported"] == 0
        verdicts.append(Verdict("no unsupported sentence of a model displayed", none, line.removeprefix("model: ")))
    for name, least in gates.floors.items():
        mean = float(_figure(run, name)["mean"])
        verdicts.append(Verdict(f"{name} at least {least:g}", mean >= least, f"{mean:.4f}"))
    for name, most in gates.ceilings.items():
        mean = float(_figure(run, name)["mean"])
        verdicts.append(Verdict(f"{name} at most {most:g}", mean <= most, f"{mean:.4f}"))
    for names, wanted, word in ((gates.never, 0.0, "never"), (gates.always, 1.0, "always")):
        for name in names:
            wrong = [item for item, marks in run.marks.items() if marks.get(name, wanted) != wanted]
            found = f"{len(wrong)} items: {', '.join(wrong[:5])}" if wrong else "no item"
            verdicts.append(Verdict(f"{name} {word}", not wrong, found))
    if gates.no_worse is not None and before is not None:
        verdicts += _no_worse(before, run, gates.no_worse)
    return verdicts


def _no_worse(before: Run, run: Run, wanted: _NoWorse) -> Iterator[Verdict]:
    for difference in compare(before, run, wanted.marks):
        worse = difference.after < difference.before and difference.p < wanted.p
        found = f"{difference.before:.4f} to {difference.after:.4f}, p {difference.p:.3f}"
        yield Verdict(f"{difference.mark} no worse than before", not worse, found)


def _figure(run: Run, name: str) -> Mapping[str, Any]:
    figures: Mapping[str, Mapping[str, Any]] = run.summary["figures"]
    # Slices and marks both have dots in their names.
    for place in sorted(figures, key=len, reverse=True):
        mark = name.removeprefix(f"{place}.")
        if mark != name and mark in figures[place]:
            return dict(figures[place][mark])
    raise EvaluationImpossible(f"the run says nothing about {name}")
