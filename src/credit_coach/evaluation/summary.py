"""From the marks of items to the figures of a run: by part, language and kind, with intervals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sklearn.metrics import confusion_matrix, f1_score

from credit_coach.evaluation.exam import Item
from credit_coach.evaluation.exchange import Exchange
from credit_coach.evaluation.measures import Marks
from credit_coach.evaluation.measures.retrieval import ranking
from credit_coach.evaluation.measures.routing import expected_and_given
from credit_coach.evaluation.statistics import estimate

#: A run's answers and marks, item by item.
Rows = Sequence[tuple[Item, Exchange, Marks]]


def summarise(rows: Rows, seed: int) -> dict[str, Any]:
    """Return {"items", "errors", "figures": {slice: {mark: estimate}}, "routing"}.

    A slice is "<part>.<language>", "<part>.<language>.<kind>", or "<part>.both" for what compares languages.
    """
    slices: dict[str, list[Marks]] = defaultdict(list)
    for item, _, marks in rows:
        slices[f"{item.part}.{item.lang}"].append(marks)
        slices[f"{item.part}.{item.lang}.{item.kind}"].append(marks)
    for item, marks in _parity(rows):
        slices[f"{item.part}.both"].append(marks)
    return {
        "items": len(rows),
        "errors": sum(bool(exchange.error) for _, exchange, _ in rows),
        "figures": {name: _figures(marks, seed) for name, marks in sorted(slices.items())},
        "routing": {
            name: _confusion([row for row in rows if f"{row[0].part}.{row[0].lang}" == name])
            for name in sorted({f"{item.part}.{item.lang}" for item, _, _ in rows})
        },
    }


def model_line(summary: Mapping[str, Any]) -> str:
    """Return in a line what became of the language model; "" where none was asked."""
    found = summary.get("model", {})
    if not found.get("asked"):
        return ""
    return (
        f"model: answers used in {found['used']} of {found['asked']} replies; "
        f"{found['unsupported']} unsupported of {found['sentences']} sentences displayed"
    )


def _figures(marks: Sequence[Marks], seed: int) -> dict[str, Any]:
    names = sorted({name for one in marks for name in one})
    return {name: asdict(estimate([one[name] for one in marks if name in one], seed)) for name in names}


def _parity(rows: Rows) -> list[tuple[Item, Marks]]:
    """Mark each pair of an item with its twin in the other language."""
    by_id = {item.id: (exchange, marks) for item, exchange, marks in rows if not exchange.error}
    pairs: list[tuple[Item, Marks]] = []
    for item, exchange, marks in rows:
        if item.lang != "zh" or item.pair not in by_id or exchange.error:
            continue
        other, other_marks = by_id[item.pair]
        same = {
            "parity.outcome": exchange.last["outcome"] == other.last["outcome"],
            "parity.section": ranking(exchange.last)[:1] == ranking(other.last)[:1],
            "parity.passed": marks["passed"] == other_marks["passed"],
        }
        pairs.append((item, {name: float(value) for name, value in same.items()}))
    return pairs


def _confusion(rows: Rows) -> Mapping[str, Any]:
    """Return macro-F1 over outcomes and the matrix behind it: rows are what was right, columns what came."""
    classes = [expected_and_given(item, exchange) for item, exchange, _ in rows if not exchange.error]
    if not classes:
        return {"macro_f1": None, "outcomes": [], "matrix": []}
    right, given = zip(*classes, strict=True)
    # At least two labels: scikit-learn warns about a matrix of one cell, which here is what it should be.
    labels = sorted({*right, *given, "answer", "out_of_scope_notice"})
    # Outcomes that no item asks for count in the matrix, not in the mean.
    score = f1_score(right, given, labels=sorted(set(right)), average="macro", zero_division=0)
    matrix = confusion_matrix(right, given, labels=labels).tolist()
    return {"macro_f1": round(float(score), 6), "outcomes": labels, "matrix": matrix}
