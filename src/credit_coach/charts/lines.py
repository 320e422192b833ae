"""Lines over time, each with its name beside it, where it is farthest from the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from credit_coach.charts.lettering import NARROW, clean, short, width
from credit_coach.charts.names import Point, Room, names
from credit_coach.charts.paper import Drawing
from credit_coach.charts.scales import around
from credit_coach.charts.texts import TICK_SIZE, Anchor, Text
from credit_coach.knowledge.figures import Lang
from credit_coach.reply import Series

_PLOT, _ABOVE, _BELOW = 190, 25, 24
#: Where the first and the last point lie, in percent: a line that touches the edge looks cut off.
_LEFT, _RIGHT = 1.5, 98.5
#: A bend of less than this many pixels is not seen.
_SEEN = 0.25
#: How many ways of dashing there are.
_STYLES = 4


@dataclass(frozen=True)
class Line:
    """One line. `style` numbers colour and dashes; `names` are the rows of its name."""

    points: tuple[Point, ...]
    style: int
    names: tuple[Text, ...]


@dataclass(frozen=True)
class Plot:
    """The plot: lines, marks of the y axis, labels of the x axis."""

    top: float
    height: float
    zero: float
    lines: tuple[Line, ...]
    ticks: tuple[Text, ...]
    labels: tuple[Text, ...]


def lines(series: Sequence[Series], labels: Sequence[str], unit: str, lang: Lang) -> Drawing:
    """Lay the plot out."""
    count = max([len(labels), *(len(one.values) for one in series)], default=0)
    scale, marks = around(value for one in series for value in one.values)

    def y(value: Decimal) -> float:
        return _PLOT - scale.at(value) / 100 * _PLOT

    drawn = [
        (one, tuple(Point(_x(number, count), y(value)) for number, value in enumerate(one.values)))
        for one in series
        if one.values
    ]
    shown = [short(mark, lang) for mark in marks]
    shown[-1] += f" {unit}" if unit else ""
    ticks = tuple(Text(0, y(mark), text) for mark, text in zip(marks, shown, strict=True))
    named = names([(clean(one.name), points) for one, points in drawn], ticks, Room(-_ABOVE, _PLOT))
    plot = Plot(
        _ABOVE,
        _PLOT,
        y(Decimal(0)),
        tuple(
            Line(_bends(points), number % _STYLES, rows)
            for number, ((_, points), rows) in enumerate(zip(drawn, named, strict=True))
        ),
        ticks,
        _axis([clean(label) for label in labels], count),
    )
    return Drawing((plot,), _ABOVE + _PLOT + _BELOW)


def _x(number: int, count: int) -> float:
    return 50.0 if count < 2 else _LEFT + (_RIGHT - _LEFT) * number / (count - 1)


def _bends(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Leave out the points that the straight line between their neighbours already goes through, to the eye."""
    kept = {0, len(points) - 1}
    open_parts = [(0, len(points) - 1)]
    while open_parts:
        first, last = open_parts.pop()
        a, b = points[first], points[last]
        off = {
            number: abs(points[number].y - a.y - (b.y - a.y) * (points[number].x - a.x) / (b.x - a.x))
            for number in range(first + 1, last)
        }
        farthest = max(off, key=off.__getitem__, default=first)
        if off and off[farthest] > _SEEN:
            kept.add(farthest)
            open_parts += [(first, farthest), (farthest, last)]
    return tuple(points[number] for number in sorted(kept))


def _axis(labels: Sequence[str], count: int) -> tuple[Text, ...]:
    """The first label, the last, and as many between them, evenly, as there is room for."""
    if not labels:
        return ()
    last = len(labels) - 1
    for shown in (5, 4, 3, 2):
        if last % (shown - 1) and shown > 3:
            continue
        numbers = sorted({round(last * part / (shown - 1)) for part in range(shown)})
        if sum(width(labels[number], TICK_SIZE) + 14 for number in numbers) <= NARROW:
            break
    y = _PLOT + 17
    return tuple(Text(_x(number, count), y, labels[number], _side(number, last)) for number in numbers)


def _side(number: int, last: int) -> Anchor:
    if last == 0:
        return "middle"
    return "start" if number == 0 else "end" if number == last else "middle"
