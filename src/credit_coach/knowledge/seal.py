"""The seal of the register: the values that were last looked over, so that no figure changes unseen.

`facts.sealed.json` holds each fact's figures, dates of force and `as_of`. A value that differs from the seal needs a
new `as_of`, since somebody must have opened the source; `credit-coach facts diff` shows what it touches and
`facts seal` seals it. A folder without the file is not held to it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from credit_coach.errors import FactInvalid
from credit_coach.knowledge.facts import Fact, FactRegister

SEALED = "facts.sealed.json"
_DATES = ("effective_from", "effective_to")


@dataclass(frozen=True)
class Change:
    """A fact whose values differ from the seal; `before` or `after` is empty where it is new or gone."""

    id: str
    before: Mapping[str, str]
    after: Mapping[str, str]
    dated: bool

    @property
    def values(self) -> list[tuple[str, str, str]]:
        """Name, old and new value of everything that differs; "-" where there is none."""
        names = sorted({*self.before, *self.after})
        return [
            (name, self.before.get(name, "-"), self.after.get(name, "-"))
            for name in names
            if self.before.get(name) != self.after.get(name)
        ]


def changes(folder: Path, register: FactRegister) -> list[Change]:
    """Return what differs from the seal, in the order of ids; nothing where the folder has no seal."""
    sealed = _read(folder / SEALED)
    if sealed is None:
        return []
    current = {fact.id: _state(fact) for fact in register}
    found = []
    for fact_id in sorted({*sealed, *current}):
        before, after = sealed.get(fact_id, {}), current.get(fact_id, {})
        if before.get("values") != after.get("values"):
            dated = not before or not after or before["as_of"] != after["as_of"]
            found.append(Change(fact_id, before.get("values", {}), after.get("values", {}), dated))
    return found


def seal(folder: Path, register: FactRegister) -> int:
    """Seal the register's values; returns how many facts.

    Raises FactInvalid for a value that changed while its `as_of` did not.
    """
    for change in changes(folder, register):
        if not change.dated:
            raise FactInvalid(change.id, "as_of", "must change with the value: open the source and set its day")
    state = {fact.id: _state(fact) for fact in register}
    draft = folder / f".{SEALED}"
    draft.write_text(json.dumps(state, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    os.replace(draft, folder / SEALED)
    return len(state)


def _state(fact: Fact) -> dict[str, Any]:
    values = {
        name or "value": f"{figure.value} {figure.unit}" for name, figure in fact.figures.items() if name != "as_of"
    }
    values |= {name: str(getattr(fact, name)) for name in _DATES if getattr(fact, name)}
    return {"as_of": fact.as_of, "values": values}


def _read(path: Path) -> dict[str, dict[str, Any]] | None:
    try:
        sealed = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise FactInvalid("(file)", path.name, f"cannot be read ({type(error).__name__})") from error
    if not isinstance(sealed, dict):
        raise FactInvalid("(file)", path.name, "must be an object of facts")
    return sealed
