"""The gate: each kind of regression that somebody may plant makes it fail."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import credit_coach.retrieval.confidence
import credit_coach.retrieval.search
from credit_coach.errors import EvaluationImpossible
from credit_coach.evaluation.gate import gate, load_gates
from credit_coach.evaluation.run import Run, run
from credit_coach.evaluation.subjects import RecordedSubject

from .conftest import RULES, examine, sources_of

GATES = load_gates(RULES / "exam" / "gates.yaml")


def failing(found: Run, before: Run | None = None) -> set[str]:
    """Return the gates that a run fails."""
    return {one.gate for one in gate(found, GATES, before) if not one.holds}


def test_a_sound_run_passes(rules_run: Run) -> None:
    """Nothing fails where nothing is wrong."""
    assert failing(rules_run) == set()


def test_a_wrong_number_in_an_article_fails(rules: Path, tmp_path: Path) -> None:
    """A figure that somebody typed over the register's is missed where it was demanded."""
    path = rules / "articles" / "zh" / "borrow.md"
    path.write_text(path.read_text(encoding="utf-8").replace("{loan_days}", "60天"), encoding="utf-8")
    assert {"dev.zh.answers.required at least 1", "answers.forbidden never"} <= failing(examine(rules, tmp_path))


def test_a_deleted_article_fails(rules: Path, tmp_path: Path) -> None:
    """Questions of an article that is gone are no longer found."""
    for lang in ("zh", "en"):
        (rules / "articles" / lang / "late.md").unlink()
        other = rules / "articles" / lang / "borrow.md"
        other.write_text(other.read_text(encoding="utf-8").replace("related: [late]\n", ""), encoding="utf-8")
    failed = failing(examine(rules, tmp_path))
    assert {"dev.zh.retrieval.hit@3 at least 1", "dev.zh.answers.required at least 1"} <= failed


def test_a_loosened_threshold_fails(rules: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A coach that answers whatever is asked no longer keeps out what it does not cover."""
    monkeypatch.setattr(credit_coach.retrieval.confidence, "is_sure", lambda value, lang: True)
    monkeypatch.setattr(credit_coach.retrieval.confidence, "SAYS_ENOUGH", 0.0)
    monkeypatch.setattr(credit_coach.retrieval.search, "UNSURE", 0.0)
    monkeypatch.setattr(credit_coach.retrieval.search, "MOSTLY_OUTSIDE", 1.1)
    assert "dev.zh.refusal.kept_out at least 1" in failing(examine(rules, tmp_path))


def _no_mark(reply: dict[str, Any]) -> None:
    reply["blocks"][0]["markdown"] = reply["blocks"][0]["markdown"].replace("[1]", "", 1)


def _mark_of_nothing(reply: dict[str, Any]) -> None:
    reply["blocks"][0]["markdown"] = reply["blocks"][0]["markdown"].replace("[1]", "[9]", 1)


def _other_section(reply: dict[str, Any]) -> None:
    reply["citations"][0]["section"] = "nowhere"


def _other_words(reply: dict[str, Any]) -> None:
    reply["blocks"][0]["markdown"] = "想借多久就借多久。[1]"


def _other_number(reply: dict[str, Any]) -> None:
    reply["blocks"][0]["markdown"] = reply["blocks"][0]["markdown"].replace("30", "31", 1)


def _unknown_fact(reply: dict[str, Any]) -> None:
    reply["citations"][0]["facts"][0]["id"] = "repealed_rule"


@pytest.mark.parametrize(
    ("damage", "mark"),
    [
        (_no_mark, "citations.present"),
        (_mark_of_nothing, "citations.resolving"),
        (_other_section, "citations.resolving"),
        (_other_words, "citations.supporting"),
        (_other_number, "citations.numbers"),
        (_unknown_fact, "citations.current"),
    ],
)
def test_a_broken_citation_fails(
    rules_run: Run, tmp_path: Path, damage: Callable[[dict[str, Any]], None], mark: str
) -> None:
    """One sentence without, with a wrong, or with an unfaithful citation is enough."""
    lines = (rules_run.folder / "answers.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    damage(next(row for row in rows if row["id"] == "zh-1")["replies"][-1])
    path = tmp_path / "recorded.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    make = partial(RecordedSubject.load, path)
    found = run(tmp_path / "run", {"seed": 0}, list(rules_run.items.values()), make, sources_of(RULES))
    assert f"{mark} always" in failing(found)


def test_getting_worse_than_before_fails(rules_run: Run, tmp_path: Path) -> None:
    """A mark that falls by more than chance fails, one that falls by one item does not."""
    wanted = GATES.model_copy(
        update={"no_worse": GATES.model_validate({"no_worse": {"marks": ["routing.right"]}}).no_worse}
    )
    for count, holds in ((1, True), (10, False)):
        marks = {
            name: {**one, "routing.right": float(number >= count)}
            for number, (name, one) in enumerate(rules_run.marks.items())
        }
        worse = Run(tmp_path, {}, rules_run.summary, rules_run.items, marks, rules_run.exchanges)
        verdict = next(one for one in gate(worse, wanted, rules_run) if one.gate.startswith("routing.right"))
        assert verdict.holds is holds, verdict


def test_a_figure_that_the_run_lacks_is_no_pass(rules_run: Run) -> None:
    """A gate on a slice that was not asked cannot be told."""
    wanted = GATES.model_copy(update={"floors": {"test.en.answers.required": 0.5}})
    with pytest.raises(EvaluationImpossible, match=r"test\.en"):
        gate(rules_run, wanted)


@pytest.mark.parametrize(
    ("text", "reason"), [("floor: {}", "floor"), ("floors: [1]", "floors"), ("{", "cannot be read"), (None, "cannot")]
)
def test_a_broken_file_of_gates_is_named(tmp_path: Path, text: str | None, reason: str) -> None:
    """The field is in the message."""
    path = tmp_path / "gates.yaml"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(EvaluationImpossible, match=reason):
        load_gates(path)
