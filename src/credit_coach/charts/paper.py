"""The paper that every chart is drawn on: heading, description, colours, and the template of its kind."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from credit_coach.charts.lettering import wrap
from credit_coach.knowledge.figures import Lang

_HEADING_SIZE, _HEADING_LINE, _BELOW_HEADING = 15, 21, 8


@dataclass(frozen=True)
class Drawing:
    """What a kind's template draws, and how tall it is in pixels."""

    marks: tuple[object, ...]
    height: float


def draw(template: str, drawing: Drawing, title: str, alt: str, lang: Lang) -> str:
    """Return the picture; every text in it is escaped by the template."""
    heading = wrap(title, _HEADING_SIZE)
    top = len(heading) * _HEADING_LINE + (_BELOW_HEADING if heading else 0)
    return (
        _environment()
        .get_template(f"{template}.svg")
        .render(
            lang="zh-CN" if lang == "zh" else "en",
            title=title,
            alt=alt,
            heading=[(15 + number * _HEADING_LINE, row) for number, row in enumerate(heading)],
            top=top,
            height=round(top + drawing.height),
            drawing=drawing,
        )
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("credit_coach.charts"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
