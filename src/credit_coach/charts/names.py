"""Where the name of a line stands: beside it, clear of other lines and texts, so that no legend is needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from credit_coach.charts.lettering import NARROW, width, wrap
from credit_coach.charts.texts import TICK_SIZE, Anchor, Text

_SIZE, _LINE, _GAP, _BOLD = 13, 17, 6, 1.08
#: A name is broken to the first width, or to the second where it then stands clearer.
_WIDTHS = (170, 110)
#: A line is looked at in this many places; more would not be seen.
_PLACES = 49
#: This far from everything else, in pixels, is far enough.
_CLEAR = 14
#: Closer than this a name touches a line; touching weighs more than anything else.
_TOUCH, _NEVER = 3, 1000


@dataclass(frozen=True)
class Point:
    """A place: x in percent, y in pixels from the top of the plot."""

    x: float
    y: float


@dataclass(frozen=True)
class Room:
    """What names may use of the height, in pixels."""

    top: float
    bottom: float


@dataclass(frozen=True)
class _Box:
    """A rectangle in pixels of the narrowest picture; on a wider one everything is farther apart."""

    left: float
    top: float
    right: float
    bottom: float

    def distance(self, x: float, y: float) -> float:
        """Return how far a point lies outside; 0 inside."""
        return max(self.left - x, x - self.right, self.top - y, y - self.bottom, 0)

    def gap(self, other: _Box) -> float:
        """Return how far two rectangles are apart; 0 where they overlap."""
        across = max(self.left - other.right, other.left - self.right)
        down = max(self.top - other.bottom, other.top - self.bottom)
        return max(across, down, 0)


_Look = Sequence[tuple[float, float]]


def names(lines: Sequence[tuple[str, Sequence[Point]]], ticks: Sequence[Text], room: Room) -> list[tuple[Text, ...]]:
    """Return the rows of each line's name at the best of many places."""
    looks = [_look(points) for _, points in lines]
    taken = [_Box(0, tick.y - _LINE, width(tick.text, TICK_SIZE), tick.y) for tick in ticks]
    placed = []
    for number, (name, _) in enumerate(lines):
        others = [place for other, look in enumerate(looks) if other != number for place in look]
        candidates = [
            (rows, anchor, box)
            for rows in dict.fromkeys(wrap(name, _SIZE, widest) for widest in _WIDTHS)
            for anchor, box in _candidates(looks[number], rows, room)
        ]
        scores = [_clearance(box, looks[number], others, taken) for _, _, box in candidates]
        rows, anchor, box = candidates[scores.index(max(scores))]
        taken.append(box)
        x = {"start": box.left, "middle": (box.left + box.right) / 2, "end": box.right}[anchor] / NARROW * 100
        placed.append(tuple(Text(x, box.top + 13 + row * _LINE, text, anchor) for row, text in enumerate(rows)))
    return placed


def _look(points: Sequence[Point]) -> _Look:
    """Return places evenly along a line, in pixels of the narrowest picture."""
    if len(points) == 1:
        return [(points[0].x / 100 * NARROW, points[0].y)]
    found = []
    for place in range(_PLACES):
        position = (len(points) - 1) * place / (_PLACES - 1)
        before = min(int(position), len(points) - 2)
        part, a, b = position - before, points[before], points[before + 1]
        found.append(((a.x + (b.x - a.x) * part) / 100 * NARROW, a.y + (b.y - a.y) * part))
    return found


def _candidates(look: _Look, rows: Sequence[str], room: Room) -> list[tuple[Anchor, _Box]]:
    """Every place above, below or beside the line where the name stays in the picture."""
    whole, tall = max((width(row, _SIZE) * _BOLD for row in rows), default=0), len(rows) * _LINE
    found: list[tuple[Anchor, _Box]] = []
    for x, y in look:
        sides: tuple[tuple[Anchor, float], ...] = (("start", x + _GAP), ("end", x - _GAP - whole))
        lefts = (*sides, ("middle", x - whole / 2))
        tops = (y - _GAP - tall, y + _GAP, y - tall / 2)
        found += [(anchor, _Box(left, top, left + whole, top + tall)) for anchor, left in lefts for top in tops]
    inside = [
        (anchor, box)
        for anchor, box in found
        if box.left >= 0 and box.right <= NARROW and box.top >= room.top and box.bottom <= room.bottom
    ]
    return inside or [("start", _Box(0, 0, whole, tall))]


def _clearance(box: _Box, own: _Look, others: _Look, taken: Sequence[_Box]) -> float:
    """Tell how well a name stands there: away from other lines and texts, and across none of them."""
    away = min([_CLEAR, *(box.distance(x, y) for x, y in others)])
    free = min([_CLEAR, *(box.gap(other) for other in taken)])
    crossed = sum(box.distance(x, y) < _TOUCH for x, y in (*own, *others))
    return 2 * away + 3 * free - crossed - (_NEVER if crossed or free <= 0 else 0)
