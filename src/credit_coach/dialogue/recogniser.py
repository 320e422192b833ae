"""How likely a message is of each kind, by its words: a logistic regression over runs of words and characters.

It was fitted on the examples of knowledge/safety against all questions that our articles answer or decline:
`python benchmarks/fit_recogniser.py --write` writes `recogniser.json` anew, and the thresholds with it. The file names
each run of words with what it adds to each kind, so every decision can be read off.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from credit_coach.dialogue.gram_model import GramModel
from credit_coach.dialogue.grams import grams, stretches
from credit_coach.dialogue.routing.rules import Degree

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
DOUBTED: Mapping[Family, float] = {"refused": 0.02, "account": 0.005, "at_risk": 0.2, "victim": 0.3}
_STRONGEST = 5


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
