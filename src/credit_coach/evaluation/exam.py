"""The exam: conversations, what their last reply must state and must not, and where the answer stands.

One JSON object a line in `knowledge/exam/*.jsonl`; the keys are described in that folder's README.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from credit_coach.errors import ExamInvalid
from credit_coach.knowledge.figures import Lang
from credit_coach.reply import Outcome

Part = Literal["dev", "test"]
Kind = Literal[
    "plain", "paraphrase", "typo", "dialect", "frightened", "long", "follow-up", "false-premise",
    "near-miss", "far", "account", "expired", "off-jurisdiction", "money", "walk",
]  # fmt: skip
#: Marks an alternative that holds when a sentence of the reply rests on this fact.
FACT = "fact:"
#: Outcomes that answer; an item that allows one of them is answerable.
ANSWERS: tuple[Outcome, ...] = ("answer", "correct_the_premise")

_Text = Annotated[str, Field(min_length=1)]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class WalkExpected(_Row):
    """Where a walk must stand after the last message: its name, stored answers by question, and perhaps the state."""

    name: str
    answers: dict[str, str] = Field(default_factory=dict)
    state: Literal["asking", "paused", "done"] | None = None


class Item(_Row):
    """One conversation. Its last reply is judged; `must` holds groups of alternatives, one of each has to be there."""

    id: _Text
    part: Part
    lang: Lang
    kind: Kind
    turns: Annotated[tuple[_Text, ...], Field(min_length=1)]
    outcome: Annotated[tuple[Outcome, ...], Field(min_length=1)]
    pair: str | None = None
    sections: tuple[str, ...] = ()
    must: tuple[Annotated[tuple[_Text, ...], Field(min_length=1)], ...] = ()
    must_not: tuple[_Text, ...] = ()
    walk: WalkExpected | None = None
    note: str = ""

    @property
    def answerable(self) -> bool:
        """Tell whether the articles answer it."""
        return any(one in ANSWERS for one in self.outcome) and bool(self.sections)


@dataclass(frozen=True)
class Selection:
    """Which items are wanted; an empty list means all. `sample` takes that many of them, chosen by `seed`."""

    parts: tuple[str, ...] = ()
    langs: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    sample: int | None = None
    seed: int = 0

    def of(self, items: Sequence[Item]) -> list[Item]:
        """Return the wanted items in the order of the exam."""
        wanted = [
            one
            for one in items
            if _in(one.part, self.parts)
            and _in(one.lang, self.langs)
            and _in(one.kind, self.kinds)
            and _in(one.id, self.ids)
        ]
        if self.sample is None or self.sample >= len(wanted):
            return wanted
        chosen = set(random.Random(self.seed).sample(range(len(wanted)), self.sample))  # noqa: S311 - no secret
        return [one for number, one in enumerate(wanted) if number in chosen]


#: Inside the folder of an exam.
FITTING = "fitting"


def load_exam(folder: Path, *, fitting: bool = False) -> list[Item]:
    """Read every item, by file name and line; raises ExamInvalid that names file, line and field.

    With `fitting`, those of its folder `fitting` too: questions that search is fitted on, and that nobody is asked.
    """
    places = [folder, folder / FITTING] if fitting else [folder]
    files = sorted(path for place in places for path in place.glob("*.jsonl"))
    if not files:
        raise ExamInvalid(folder, 1, "holds no *.jsonl file")
    items: dict[str, Item] = {}
    for path in files:
        for number, line in enumerate(_lines(path), 1):
            if not line.strip():
                continue
            item = _item(path, number, line)
            if item.id in items:
                raise ExamInvalid(path, number, f"id {item.id!r} is used twice")
            items[item.id] = item
    return list(items.values())


def digest(items: Sequence[Item]) -> str:
    """Return a hash of the items: two runs with the same one answered the same questions."""
    text = "\n".join(item.model_dump_json() for item in items)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ExamInvalid(path, 1, f"cannot be read ({type(error).__name__})") from error


def _item(path: Path, number: int, line: str) -> Item:
    try:
        return Item.model_validate(json.loads(line))
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"])) or "(line)"
        raise ExamInvalid(path, number, f"{field}: {first['msg']}") from error
    except ValueError as error:
        raise ExamInvalid(path, number, "is not JSON") from error


def _in(value: str, wanted: Collection[str]) -> bool:
    return not wanted or value in wanted
