"""The run as one page of HTML: figures with their intervals, charts, the worst items and what retrieval saw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from credit_coach.evaluation.exam import Item
from credit_coach.evaluation.exchange import Exchange
from credit_coach.evaluation.measures import Marks
from credit_coach.evaluation.measures.retrieval import ranking
from credit_coach.evaluation.problems import problems
from credit_coach.evaluation.summary import Rows

#: Items shown in full, the worst first.
SHOWN = 200
_SEEN = 5
#: Marks where a high value is bad: the page says so.
LOWER_IS_BETTER = ("answers.forbidden", "model.unsupported", "refusal.declined", "refusal.asked_back")


@dataclass(frozen=True)
class Shown:
    """One item as the page shows it."""

    item: Item
    problems: tuple[str, ...]
    text: str
    outcome: str
    rule: str
    confidence: float | None
    seen: tuple[str, ...]


def report(about: Mapping[str, Any], summary: Mapping[str, Any], rows: Rows) -> str:
    """Return the page; it loads nothing and has no script."""
    environment = Environment(
        loader=PackageLoader("credit_coach.evaluation"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    worst = sorted((row for row in rows if not row[2].get("passed")), key=_badness, reverse=True)
    slices = {name: marks for name, marks in summary["figures"].items() if name.count(".") == 1}
    return environment.get_template("report.html").render(
        about=about,
        summary=summary,
        slices=slices,
        kinds={name: marks for name, marks in summary["figures"].items() if name.count(".") == 2},
        failed=len(worst),
        items=[_shown(*row) for row in worst[:SHOWN]],
        lower=LOWER_IS_BETTER,
    )


def _badness(row: tuple[Item, Exchange, Marks]) -> tuple[float, float, int]:
    """Put what could harm first: errors, forbidden statements, then by how many things are wrong."""
    item, exchange, marks = row
    return (float(bool(exchange.error)), marks.get("answers.forbidden", 0.0), len(problems(item, exchange, marks)))


def _shown(item: Item, exchange: Exchange, marks: Marks) -> Shown:
    reply = exchange.replies[-1] if exchange.replies else None
    trace: Mapping[str, Any] = reply["trace"] if reply else {}
    return Shown(
        item,
        tuple(problems(item, exchange, marks)),
        str(reply["text"]) if reply else "",
        str(reply["outcome"]) if reply else "error",
        str(trace.get("rule", "")),
        trace.get("confidence"),
        tuple(ranking(reply)[:_SEEN]) if reply else (),
    )
