"""Bars: each below its label and the value in words, so that no text is ever cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from credit_coach.charts.lettering import clean, full
from credit_coach.charts.paper import Drawing
from credit_coach.charts.scales import Scale
from credit_coach.charts.texts import Text, headline
from credit_coach.knowledge.figures import Lang
from credit_coach.reply import Series

_VALUE_SIZE = 14
_BAR, _BETWEEN = 14, 14


@dataclass(frozen=True)
class Bar:
    """One bar; start and width in percent, y in pixels."""

    labels: tuple[Text, ...]
    value: tuple[Text, ...]
    y: float
    start: float
    width: float
    zero: float


def bars(series: Sequence[Series], labels: Sequence[str], unit: str, lang: Lang) -> Drawing:
    """Lay the bars out, one below the other, all on one scale that holds 0."""
    values = [value for one in series for value in one.values]
    scale = _scale(values)
    drawn: list[Bar] = []
    y = 0.0
    for one in series:
        for number, value in enumerate(one.values):
            label = clean(labels[number]) if number < len(labels) else clean(one.name)
            if len(series) > 1:
                label = f"{clean(one.name)} · {label}"
            shown = clean(one.shown[number]) if number < len(one.shown) else full(value, unit, lang)
            bar = _bar(label, shown, value, scale, y)
            drawn.append(bar)
            y = bar.y + _BAR + _BETWEEN
    return Drawing(tuple(drawn), max(y - _BETWEEN, 0) + 4)


def _scale(values: Sequence[Decimal]) -> Scale:
    low, high = min((Decimal(0), *values)), max((Decimal(0), *values))
    return Scale(low, high) if low < high else Scale(Decimal(0), Decimal(1))


def _bar(label: str, shown: str, value: Decimal, scale: Scale, y: float) -> Bar:
    labels, told, below = headline(label, shown, _VALUE_SIZE, y)
    zero, end = scale.at(Decimal(0)), scale.at(value)
    return Bar(labels, told, below + 3, min(zero, end), abs(end - zero), zero)
