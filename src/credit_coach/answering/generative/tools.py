"""The tools that a language model may call: the calculators, and the beginning of a walk.

A calculator is told only what the person or the cited material named: a rate that the model thought of would come
out as an exact sum. What it cannot use is the calculator's own error, which goes back to the model and to nobody else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from credit_coach.answering.answer import Sum
from credit_coach.answering.generative import sums
from credit_coach.answering.generative.model import ModelFailed, ToolCall
from credit_coach.answering.verification.quantities import Quantity, plain, unsupported
from credit_coach.calculator_inputs import record_in
from credit_coach.calculators import CALCULATORS, calculate, failure
from credit_coach.knowledge.figures import Lang
from credit_coach.money import InputMissing, MoneyError
from credit_coach.wording import Wording

START_WALK = "start_walk"
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
#: A name that would be the model's own word, and what only the person may say: that an unlikely figure is meant.
_NOT_FOR_MODELS = ("clause", "confirmed")
#: What is no figure of money or time: names, and people, whom nobody counts in figures.
_NO_FIGURES = ("id", "adults", "children")


@dataclass(frozen=True)
class Used:
    """What became of the tools that were called: sums, the calculators' errors as JSON, a walk that begins."""

    sums: tuple[Sum, ...] = ()
    errors: tuple[str, ...] = ()
    walk: str | None = None


def offered(walks: Sequence[str], figures: bool) -> list[dict[str, Any]]:
    """Return the tools as JSON Schema; where nobody named figures there is nothing to calculate with."""
    described = [calculator.tool for calculator in CALCULATORS.values()] if figures else []
    tools = [
        {"name": one["name"], "description": one["description"], "parameters": one["inputSchema"]} for one in described
    ]
    if walks:
        parameters = {
            "type": "object",
            "properties": {"name": {"type": "string", "enum": list(walks)}},
            "required": ["name"],
            "additionalProperties": False,
        }
        about = "Begin a guided calculation that asks the person for its figures, below your answer"
        tools.append({"name": START_WALK, "description": about, "parameters": parameters})
    return tools


def use(
    calls: Sequence[ToolCall], walks: Sequence[str], known: frozenset[Quantity], lang: Lang, wording: Wording
) -> Used:
    """Run what was called; `known` are the figures that the person and the material named.

    Raises ModelFailed for a tool that does not exist and for arguments that are no record: such a model is not asked
    again.
    """
    done: list[Sum] = []
    errors: list[str] = []
    walk: str | None = None
    for call in calls:
        values = record_in(call.arguments or "{}")
        if values is None:
            raise ModelFailed("tool-arguments", again=False)
        if call.name == START_WALK and values.get("name") in walks:
            walk = walk or str(values["name"])
        elif call.name in CALCULATORS:
            try:
                done.append(_sum(call.name, values, known, lang, wording))
            except MoneyError as error:
                errors.append(json.dumps({"tool": call.name, **failure(error)}))
        else:
            raise ModelFailed("unknown-tool", again=False)
    return Used(tuple(done), tuple(errors), walk)


def recalculated(name: str, arguments: str, lang: Lang, wording: Wording) -> tuple[str, ...]:
    """Return the sentences of a sum that is done anew from its record; raises MoneyError or KeyError."""
    return sums.sentences(name, calculate(name, record_in(arguments) or {}), lang, wording)


def _sum(name: str, told: Mapping[str, Any], known: frozenset[Quantity], lang: Lang, wording: Wording) -> Sum:
    values = {key: value for key, value in told.items() if key not in _NOT_FOR_MODELS and value is not None}
    if isinstance(values.get("debts"), list):
        # Numbers instead of names, which would be the model's own words.
        values["debts"] = [
            {**one, "id": str(number)} if isinstance(one, Mapping) else one
            for number, one in enumerate(values["debts"], 1)
        ]
    result = calculate(name, values)
    missing = (*_nobody_named(values, known), *result.get("assumed", ()))
    if missing:
        raise InputMissing(missing)
    return Sum(
        name,
        json.dumps(values, ensure_ascii=False, sort_keys=True),
        sums.sentences(name, result, lang, wording),
        sums.told(name, values, lang, wording),
    )


def _nobody_named(values: Mapping[str, Any], known: frozenset[Quantity], parent: str = "") -> Iterator[str]:
    """Yield the fields whose figures neither the person nor the material named; `values` are well-formed."""
    for name, value in values.items():
        path = f"{parent}{name}"
        for one in value if isinstance(value, (list, tuple)) else (value,):
            if isinstance(one, Mapping):
                yield from _nobody_named(one, known, f"{path}.")
            elif name not in _NO_FIGURES and not _named(str(one), known):
                yield path


def _named(value: str, known: frozenset[Quantity]) -> bool:
    if _DIGITS.fullmatch(value):
        return not unsupported([Quantity("", plain(Decimal(value)))], known)
    try:
        day = date.fromisoformat(value).isoformat()
    except ValueError:
        return True  # one word of a closed list
    # People leave the year out.
    return any(one.kind == "date" and day in (one.value, f"{day[:4]}-{one.value}") for one in known)
