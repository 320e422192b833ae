"""From values to places: exact until the last step, so that no value is too large or too small to be drawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

_ZERO, _ONE = Decimal(0), Decimal(1)


@dataclass(frozen=True)
class Scale:
    """What lies between two values, the first below the second."""

    low: Decimal
    high: Decimal

    def at(self, value: Decimal) -> float:
        """Return where a value lies, in percent of the way; what lies outside comes to the nearer end."""
        return float(min(max((value - self.low) / (self.high - self.low), _ZERO), _ONE) * 100)

    def holds(self, value: Decimal) -> bool:
        """Tell whether a value lies on the scale."""
        return self.low <= value <= self.high


def around(values: Iterable[Decimal], steps: int = 3) -> tuple[Scale, tuple[Decimal, ...]]:
    """Return a scale of round ends that holds 0 and every value, and its few round marks, 0 among them."""
    held = (_ZERO, *values)
    low, high = min(held), max(held)
    if low == high:
        high = _ONE
    step = _round_step((high - low) / steps)
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    marks = tuple(step * number for number in range(int(first), int(last) + 1))
    return Scale(marks[0], marks[-1]), marks


def _round_step(least: Decimal) -> Decimal:
    """Return the smallest of 1, 2, 2.5, 5 times a power of ten that is not below `least`."""
    power = _ONE.scaleb(least.adjusted())
    return next(power * Decimal(one) for one in ("1", "2", "2.5", "5", "10") if power * Decimal(one) >= least)
