"""What a calculator may be told: the one description of a field reads its value, and people and machines see it.

A field's `schema` is JSON Schema. What fits it is understood, but not always possible: a plan with a fee each period
has no annual rate, and says so by name.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from credit_coach.money import InputInvalid, Reader, Reason, choice, read_amount, read_count, read_rate

Record = Mapping[str, object]
Schema = dict[str, Any]

#: A household with more debts than this is not helped by a list, and its plan would take a server long.
MOST_RECORDS = 20
_LONGEST_TEXT = 60


@dataclass(frozen=True)
class Field:
    """One field: what it means, how it is read, and its shape; a record needs and takes fields."""

    about: str
    read: Reader
    shape: Mapping[str, Any]
    needs: Mapping[str, Field] = field(default_factory=dict)
    takes: Mapping[str, Field] = field(default_factory=dict)

    @property
    def schema(self) -> Schema:
        """The field as JSON Schema."""
        return {**self.shape, "description": self.about}

    @property
    def hint(self) -> str:
        """Which words it may be, for people; "" where it is no word."""
        known = self.shape.get("enum") or self.shape.get("items", {}).get("enum")
        return f" ({', '.join(known)})" if known else ""


def amount(about: str) -> Field:
    """Return a field with an amount of money, from zero on. Unit: yuan."""
    return Field(about, read_amount, _digits(13, "8999.00"))


def rate(about: str) -> Field:
    """Return a field with a rate as a fraction: 0.006 is 0.6%."""
    return Field(about, read_rate, _digits(2, "0.006"))


def count(about: str) -> Field:
    """Return a field with a whole number."""
    return Field(about, read_count, {"type": "string", "pattern": "^[0-9]{1,5}$", "examples": ["12"]})


def day(about: str) -> Field:
    """Return a field with a date."""
    return Field(about, _read_day, {"type": "string", "format": "date", "examples": ["2026-11-30"]})


def text(about: str) -> Field:
    """Return a field with a short name."""
    return Field(about, _read_text, {"type": "string", "minLength": 1, "maxLength": _LONGEST_TEXT})


def word(about: str, kind: type[StrEnum]) -> Field:
    """Return a field with one word of a closed list."""
    return Field(about, choice(kind), {"type": "string", "enum": [one.value for one in kind]})


def words(about: str, known: Iterable[str], read: Reader) -> Field:
    """Return a field with a list of known words; `read` reads the whole list."""
    items = {"type": "string", "enum": sorted(known)}
    return Field(about, read, {"type": "array", "items": items, "uniqueItems": True})


def record(name: str, about: str, needs: Mapping[str, Field], takes: Mapping[str, Field], build: _Build) -> Field:
    """Return a field with a record inside; a failure in it carries `name`, the field that holds it."""
    return Field(about, _inside(name, needs, takes, build), schema_of(needs, takes), needs, takes)


def records(name: str, about: str, needs: Mapping[str, Field], takes: Mapping[str, Field], build: _Build) -> Field:
    """Return a field with a list of records."""
    read_one = _inside(name, needs, takes, build)

    def read(_: str, raw: object) -> list[Any]:
        if not isinstance(raw, (list, tuple)):
            raise InputInvalid(name, Reason.UNKNOWN_CHOICE)
        if len(raw) > MOST_RECORDS:
            raise InputInvalid(name, Reason.TOO_LARGE)
        return [read_one(name, one) for one in raw]

    items = schema_of(needs, takes)
    shape = {"type": "array", "items": items, "minItems": 1, "maxItems": MOST_RECORDS}
    return Field(about, read, shape, needs, takes)


def schema_of(needs: Mapping[str, Field], takes: Mapping[str, Field]) -> Schema:
    """Return a record as JSON Schema."""
    properties = {name: one.schema for name, one in {**needs, **takes}.items()}
    return {"type": "object", "properties": properties, "required": list(needs), "additionalProperties": False}


def paths_of(
    needs: Mapping[str, Field], takes: Mapping[str, Field], parent: str = ""
) -> Iterator[tuple[str, Field, bool]]:
    """Yield every field by its path, those inside records after the record, and whether its record needs it."""
    for name, one in {**needs, **takes}.items():
        yield f"{parent}{name}", one, name in needs
        yield from paths_of(one.needs, one.takes, f"{parent}{name}.")


def read_fields(values: Record, needs: Mapping[str, Field], takes: Mapping[str, Field]) -> dict[str, Any]:
    """Read each field that was told; raises InputInvalid for the first that is unknown, missing or wrong."""
    told = {name: value for name, value in values.items() if value is not None}
    fields = {**needs, **takes}
    for name in told:
        if name not in fields:
            raise InputInvalid(name, Reason.UNKNOWN_FIELD)
    for name in needs:
        if name not in told:
            raise InputInvalid(name, Reason.NOT_TOLD)
    return {name: fields[name].read(name, value) for name, value in told.items()}


def record_in(text: str | bytes) -> dict[str, Any] | None:
    """Return the fields of a JSON object, numbers as they were written; None for what is none."""
    try:
        told = json.loads(text, parse_float=str, parse_int=str, parse_constant=str)
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) else None


_Build = Callable[[dict[str, Any]], Any]


def _inside(name: str, needs: Mapping[str, Field], takes: Mapping[str, Field], build: _Build) -> Reader:
    def read(_: str, raw: object) -> Any:
        if not isinstance(raw, Mapping):
            raise InputInvalid(name, Reason.UNKNOWN_CHOICE)
        try:
            return build(read_fields(raw, needs, takes))
        except InputInvalid as failure:
            # A promotion names itself in its own failures.
            raise failure if failure.field.startswith(f"{name}.") else failure.within(name) from None

    return read


def _digits(most: int, example: str) -> Schema:
    return {"type": "string", "pattern": rf"^[0-9]{{1,{most}}}(\.[0-9]{{1,40}})?$", "examples": [example]}


def _read_day(name: str, raw: object) -> date:
    if not isinstance(raw, str):
        raise InputInvalid(name, Reason.NOT_A_NUMBER)
    try:
        return date.fromisoformat(raw)
    except ValueError:
        raise InputInvalid(name, Reason.UNKNOWN_CHOICE) from None


def _read_text(name: str, raw: object) -> str:
    if not isinstance(raw, str) or not raw.strip():
        raise InputInvalid(name, Reason.EMPTY)
    if len(raw) > _LONGEST_TEXT:
        raise InputInvalid(name, Reason.TOO_LARGE)
    if not raw.isprintable():  # half a character, which no answer could carry, is not printable either
        raise InputInvalid(name, Reason.UNKNOWN_CHOICE)
    return raw.strip()
