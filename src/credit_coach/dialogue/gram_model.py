"""A logistic regression over runs of words (`grams`), kept as plain numbers: every decision can be read off."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

#: A message in which little is known says little: so much is added to the square of its length.
ROOM = 300.0


@dataclass(frozen=True)
class GramModel:
    """A softmax over `columns` and over a last one, against which they are measured.

    `base` is what each column begins with; `grams` holds for each run of words how much it weighs, then what it adds to
    each column beyond what it adds to the last one.
    """

    columns: tuple[str, ...]
    base: tuple[float, ...]
    grams: Mapping[str, Sequence[float]]

    @classmethod
    def read(cls, content: Mapping[str, Any]) -> GramModel:
        """Take the model out of a file's content."""
        return cls(tuple(content["columns"]), tuple(content["base"]), content["grams"])

    def chances(self, found: Iterable[str]) -> NDArray[np.float64]:
        """Return the chance of each column for a message of these runs, and of the last one at the end."""
        known = np.array([self.grams[gram] for gram in found if gram in self.grams])
        scores = np.array([*self.base, 0.0])
        if len(known):
            rarity = known[:, 0]
            scores[:-1] += rarity @ known[:, 1:] / np.sqrt(rarity @ rarity + ROOM)
        raised = np.exp(scores - scores.max())
        return np.asarray(raised / raised.sum(), dtype=np.float64)

    def strongest(self, found: Iterable[str], column: str, most: int) -> tuple[str, ...]:
        """Return the runs that speak most for a column, at most so many."""
        place = 1 + self.columns.index(column)
        known = ((row[0] * row[place], gram) for gram in found if (row := self.grams.get(gram)))
        return tuple(gram for weight, gram in sorted(known, reverse=True)[:most] if weight > 0)
