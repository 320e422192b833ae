"""How likely a message is of each kind: by its words, and by what the reader makes of the whole.

The words are a logistic regression over runs of words and characters, fitted on the examples of knowledge/safety
against all questions that our articles answer or decline: `python benchmarks/fit_recogniser.py --write` writes
`recogniser.json` anew, and the thresholds with it. The file names each run of words with what it adds to each kind, so
every decision can be read off. The reader (`credit_coach.reading`) knows what words mean beside each other; the odds
of both are multiplied, where it can make a difference.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from credit_coach.dialogue.gram_model import GramModel
from credit_coach.dialogue.grams import grams, stretches
from credit_coach.dialogue.routing.rules import Degree
from credit_coach.reading import Reading, log_odds

FITTED = Path(__file__).with_name("recogniser.json")
ORDINARY = "ordinary"

Family = Literal["at_risk", "victim", "refused", "account"]
#: Kinds that are judged together: that somebody is at risk matters more than in which way. The first comes first.
FAMILIES: Mapping[Family, tuple[str, ...]] = {
    "at_risk": ("crisis", "danger", "minor_distress", "other_at_risk", "violence", "threat", "coerced"),
    "victim": ("just_scammed", "account_urgent"),
    "refused": (
        "gambling",
        "minor",
        "cash_out",
        "forgery",
        "hide_assets",
        "dodge",
        "rent_cards",
        "carry_debt",
        "buy_data",
        "others_data",
        "identity_misuse",
        "abusive_collection",
        "agents",
        "repair_seller",
        "fraud",
    ),
    "account": ("account",),
}
#: Of so many kinds of one family the nearest examples tell which it is; the others have columns of their own.
UNDIVIDED: frozenset[Family] = frozenset({"victim", "refused", "account"})
#: The odds of a family fall with this power of the number of stretches: among many, one is odd by chance.
FALLS: Mapping[Family, float] = {"at_risk": 0.4, "victim": 0.5, "refused": 0.5, "account": 0.5}
#: Below this chance what a rule took for misuse, a wish about an account, danger or a fraud suffered is doubted.
DOUBTED: Mapping[Family, float] = {"refused": 0.03, "account": 0.00005, "at_risk": 0.03, "victim": 0.3}
#: Only what the reader by itself takes for ordinary with this chance is doubted.
READ_ORDINARY = 0.5
_STRONGEST = 5
_LEAST = 1e-9


@dataclass(frozen=True)
class Heard:
    """One family: its chance (0 to 1), its likeliest column, the stretch that says most, and its strongest words."""

    chance: float
    column: str
    stretch: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Fitted:
    """What was fitted: a model over families, or kinds of a divided one, measured against "ordinary".

    `least` has the chance from which on each degree of a family holds. `examples` is the digest of the examples that it
    was fitted on.
    """

    model: GramModel
    least: Mapping[Family, Mapping[Degree, float]]
    examples: str

    def heard(self, message: str) -> dict[Family, Heard]:
        """Return what speaks for each family, judged by the stretch of the message that says most."""
        judged = [(part, self.model.chances(grams(part))) for part in stretches(message) or [message]]
        return {family: self._loudest(family, judged) for family in FAMILIES}

    def _loudest(self, family: Family, judged: list[tuple[str, NDArray[np.float64]]]) -> Heard:
        columns = self.model.columns
        places = [place for place, column in enumerate(columns) if column in columns_of(family)]
        stretch, chances = max(judged, key=lambda one: float(one[1][places].sum()))
        column = columns[max(places, key=lambda place: float(chances[place]))]
        chance = among(float(chances[places].sum()), len(judged), family)
        return Heard(float(chance), column, stretch, self.model.strongest(grams(stretch), column, _STRONGEST))


def among(chance: Any, stretches: Any, family: Family) -> Any:
    """Return the chance of the likeliest of some stretches for the whole message; numbers, or arrays of one shape."""
    against = (1.0 - chance) * stretches ** FALLS[family]
    return chance / (chance + against)


def with_reading(words: Mapping[Family, Heard], read: Callable[[str], Reading], message: str) -> dict[Family, Heard]:
    """Return what the words say of each family and what the reader says of it, their odds multiplied.

    That somebody is at risk may be said in one sentence of a story, which is read by itself too.
    """
    whole, loudest = read(message), read(words["at_risk"].stretch)
    by_reader = {family: chance_read(family, whole) for family in words}
    by_reader["at_risk"] = max(by_reader["at_risk"], chance_read("at_risk", loudest))
    return {family: replace(heard, chance=both(heard.chance, by_reader[family])) for family, heard in words.items()}


def chance_read(family: Family, reading: Reading) -> float:
    """Return the chance of a family by the reader alone."""
    return sum(reading.kinds.get(kind, 0.0) for kind in FAMILIES[family])


def both(words: float, read: float) -> float:
    """Return the chance whose odds are those of two chances multiplied, by the words and by the reader."""
    odds = words / max(1 - words, _LEAST) * math.exp(log_odds(read))
    return odds / (1 + odds)


def may_matter(words: Mapping[Family, Heard], least: Mapping[Family, float]) -> bool:
    """Tell whether what the reader says can lift any family to its `least` chance."""
    return any(both(heard.chance, 1.0) >= least[family] for family, heard in words.items())


def family_of(kind: str) -> Family | None:
    """Return the family that a kind of message belongs to; None for kinds that are not learned."""
    return next((family for family, kinds in FAMILIES.items() if kind in kinds), None)


def columns_of(family: Family) -> tuple[str, ...]:
    """Return the columns that a family may have."""
    return (family,) if family in UNDIVIDED else FAMILIES[family]


def column_of(kind: str) -> str:
    """Return the column that a kind of message belongs to."""
    family = family_of(kind)
    return family if family in UNDIVIDED else kind


@cache
def fitted() -> Fitted:
    """Return what was fitted."""
    content: dict[str, Any] = json.loads(FITTED.read_text(encoding="utf-8"))
    return Fitted(GramModel.read(content), content["least"], content["examples"])
