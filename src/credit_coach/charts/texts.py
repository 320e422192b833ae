"""Texts at their places in a picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from credit_coach.charts.lettering import NARROW, width, wrap

Anchor = Literal["start", "middle", "end"]

NAME_SIZE, TICK_SIZE = 13.5, 11.5
_LINE, _BETWEEN = 20, 12


@dataclass(frozen=True)
class Text:
    """A text at a place: x in percent, y in pixels."""

    x: float
    y: float
    text: str
    anchor: Anchor = "start"


def headline(name: str, shown: str, size: float, y: float) -> tuple[tuple[Text, ...], tuple[Text, ...], float]:
    """Put a name at the left and a value at the right, or the value below where they do not fit; return the y below."""
    rows = wrap(name, NAME_SIZE)
    names = tuple(Text(0, y + 15 + number * _LINE, row) for number, row in enumerate(rows))
    if width(name, NAME_SIZE) + width(shown, size) + _BETWEEN <= NARROW:
        return names, (Text(100, y + 15, shown, "end"),), y + _LINE
    y += _LINE * len(rows)
    told = tuple(Text(0, y + 16 + number * _LINE, row) for number, row in enumerate(wrap(shown, size)))
    return names, told, y + _LINE * len(told)
