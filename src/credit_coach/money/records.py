"""Records of plain values, as a terminal, a page or an API sends them, each value through the reader of its field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from credit_coach.money.errors import InputInvalid, Reason

Reader = Callable[[str, object], Any]


def read_record(values: Mapping[str, object], readers: Mapping[str, Reader]) -> dict[str, Any]:
    """Each value through the reader of its field. Errors: InputInvalid (unknown_field, and those of the readers).

    >>> from credit_coach.money import read_amount
    >>> read_record({"price": "8999"}, {"price": read_amount})
    {'price': Decimal('8999.00')}
    """
    for field in values:
        if field not in readers:
            raise InputInvalid(field, Reason.UNKNOWN_FIELD)
    return {field: readers[field](field, value) for field, value in values.items()}


def choice(kind: type[StrEnum]) -> Reader:
    """A reader of one word out of a closed list. Errors: InputInvalid (unknown_choice).

    >>> from credit_coach.money import Area
    >>> choice(Area)("area", "urban").value
    'urban'
    """

    def read(field: str, raw: object) -> StrEnum:
        if raw not in [member.value for member in kind]:
            raise InputInvalid(field, Reason.UNKNOWN_CHOICE)
        return kind(raw)

    return read
