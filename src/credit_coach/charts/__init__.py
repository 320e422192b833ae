"""Charts as pictures: SVG that is readable on a phone and a desktop, by day and by night, with colours and without."""

from __future__ import annotations

from credit_coach.charts.bars import bars
from credit_coach.charts.gauges import gauges
from credit_coach.charts.lettering import clean
from credit_coach.charts.lines import lines
from credit_coach.charts.paper import draw
from credit_coach.knowledge.figures import Lang
from credit_coach.reply import ChartBlock

__all__ = ["svg"]


def svg(chart: ChartBlock, lang: Lang = "zh") -> str:
    """Return a chart as SVG, as wide as its place and as tall as it needs.

    It has a title, `alt` as its description, no script, and nothing that is loaded from anywhere. `lang` decides how
    large figures are shortened and which shapes Chinese letters have.
    """
    unit = clean(chart.unit)
    if chart.kind == "gauge":
        drawing = gauges(chart.series, unit, lang)
    elif chart.kind == "line":
        drawing = lines(chart.series, chart.labels, unit, lang)
    else:
        drawing = bars(chart.series, chart.labels, unit, lang)
    return draw(chart.kind, drawing, clean(chart.title), clean(chart.alt), lang)
