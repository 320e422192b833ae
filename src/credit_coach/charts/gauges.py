"""Gauges: one bar of zones each, with a marker where the value is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from credit_coach.charts.lettering import NARROW, clean, full, width
from credit_coach.charts.paper import Drawing
from credit_coach.charts.scales import Scale
from credit_coach.charts.texts import TICK_SIZE, Anchor, Text, headline
from credit_coach.knowledge.figures import Lang
from credit_coach.reply import Series

ZoneName = Literal["green", "amber", "red"]

_SHOWN_SIZE = 16
_BAR, _ABOVE_BAR, _TICKS, _BETWEEN = 18, 15, 18, 18
#: The last zone has no end: half as much again lies beyond the last limit, and a value not too far away stretches it.
_BEYOND, _STRETCH = Decimal("1.5"), Decimal(2)
#: A zone narrower than this, in percent, has no room for its mark.
_ROOM_FOR_MARK = 9.0


@dataclass(frozen=True)
class Zone:
    """A part of the bar; start and width in percent."""

    name: ZoneName
    start: float
    width: float

    @property
    def marked(self) -> bool:
        """Whether its mark fits in."""
        return self.width >= _ROOM_FOR_MARK


@dataclass(frozen=True)
class Gauge:
    """One gauge; without limits there is nothing to show but the value in words.

    `beyond` says on which side of the scale the value lies, where it lies outside.
    """

    names: tuple[Text, ...]
    shown: tuple[Text, ...]
    bar: float
    zones: tuple[Zone, ...]
    marker: float
    beyond: Literal["", "low", "high"]
    ticks: tuple[Text, ...]


def gauges(series: Sequence[Series], unit: str, lang: Lang) -> Drawing:
    """Lay the gauges out, one below the other."""
    drawn: list[Gauge] = []
    y = 0.0
    for one in series:
        if one.values:
            gauge = _gauge(one, unit, lang, y)
            drawn.append(gauge)
            y = gauge.bar + (_BAR + _TICKS if gauge.zones else -_ABOVE_BAR) + _BETWEEN
    return Drawing(tuple(drawn), max(y - _BETWEEN, 0) + 4)


def _gauge(series: Series, unit: str, lang: Lang, y: float) -> Gauge:
    value = series.values[0]
    shown = clean(series.shown[0]) if series.shown else full(value, unit, lang)
    names, told, below = headline(clean(series.name), shown, _SHOWN_SIZE, y)
    bar = below + _ABOVE_BAR
    scale = _scale(value, series.limits)
    beyond: Literal["", "low", "high"] = "" if scale.holds(value) else "low" if value < scale.low else "high"
    # Ticks are in the unit of the values; a shown percentage tells what that is where the chart does not.
    suffix = unit or ("%" if shown.endswith("%") else "")
    ticks = _ticks(series.limits, scale, suffix, lang, bar + _BAR + 14)
    return Gauge(names, told, bar, _zones(series.limits, scale), scale.at(value), beyond, ticks)


def _scale(value: Decimal, limits: Sequence[Decimal]) -> Scale:
    """From 0, or lower where a limit is, to beyond the last limit; a value not too far away stretches it."""
    low, high = min((Decimal(0), *limits)), max((Decimal(0), *limits))
    if low == high:
        return Scale(low, max(abs(value), Decimal(1)))
    span = high - low
    if low < 0:
        low -= span / 2
    if low <= value <= low + span * _STRETCH:
        return Scale(low, max(low + span * _BEYOND, value + span / 20))
    return Scale(low, low + span * _BEYOND)


def _zones(limits: Sequence[Decimal], scale: Scale) -> tuple[Zone, ...]:
    """The bar's parts from the left. One limit alone ends green, and amber has no end."""
    if not limits:
        return ()
    names: list[ZoneName] = ["green", "amber", "red"]
    names, ends = names[: len(limits) + 1], list(limits[:2])
    if len(ends) > 1 and ends[0] > ends[1]:
        names, ends = names[::-1], ends[::-1]
    edges = [0.0, *map(scale.at, ends), 100.0]
    return tuple(
        Zone(name, start, end - start)
        for name, start, end in zip(names, edges, edges[1:], strict=False)
        if end - start > 0
    )


def _ticks(limits: Sequence[Decimal], scale: Scale, suffix: str, lang: Lang, y: float) -> tuple[Text, ...]:
    """The limits below the bar; two that are close lean away from each other."""
    ends = sorted(set(limits[:2]))
    texts = [full(one, suffix, lang) for one in ends]
    places = [scale.at(one) for one in ends]
    anchors: list[Anchor] = ["middle"] * len(ends)
    if len(ends) > 1:
        apart = (places[1] - places[0]) / 100 * NARROW
        if apart < sum(width(text, TICK_SIZE) for text in texts) / 2 + 8:
            anchors = ["end", "start"]
    return tuple(
        Text(place, y, text, _inside(place, text, anchor))
        for place, text, anchor in zip(places, texts, anchors, strict=True)
    )


def _inside(place: float, text: str, anchor: Anchor) -> Anchor:
    """Keep a text from leaving the picture."""
    left, whole = place / 100 * NARROW, width(text, TICK_SIZE)
    if anchor == "middle" and left < whole / 2:
        return "start"
    if anchor == "middle" and NARROW - left < whole / 2:
        return "end"
    return "start" if anchor == "end" and left < whole else anchor
