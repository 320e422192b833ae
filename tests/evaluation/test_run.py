"""A run: what its folder holds, that it repeats itself, goes on, and compares."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from functools import partial
from pathlib import Path

import pytest

from credit_coach.errors import EvaluationImpossible
from credit_coach.evaluation.compare import changes, compare
from credit_coach.evaluation.exam import Item, load_exam
from credit_coach.evaluation.exchange import Exchange
from credit_coach.evaluation.run import Run, load_run, run
from credit_coach.evaluation.subjects import RecordedSubject

from .conftest import RULES, examine, sources_of


def again(before: Run, folder: Path, **settings: object) -> Run:
    """Measure the recorded answers of a run."""
    make = partial(RecordedSubject.load, before.folder / "answers.jsonl")
    return run(folder, {"seed": 0}, list(before.items.values()), make, sources_of(RULES), **settings)  # type: ignore[arg-type]


def test_the_second_organisation_passes_its_exam(rules_run: Run) -> None:
    """With its own articles, facts and exam, and nothing of ours in the way, every item passes."""
    failed = {name: marks for name, marks in rules_run.marks.items() if not marks["passed"]}
    assert failed == {}
    assert rules_run.summary["errors"] == 0
    assert rules_run.summary["figures"]["dev.both"]["parity.section"]["mean"] == 1.0


def test_two_runs_agree_to_the_byte(rules_run: Run, tmp_path: Path) -> None:
    """A second run of the same settings writes the same files, apart from the timing."""
    second = examine(RULES, tmp_path)
    names = sorted(path.name for path in rules_run.folder.iterdir())
    assert names == sorted(path.name for path in second.folder.iterdir())
    for name in names:
        if name != "timing.json":
            assert (rules_run.folder / name).read_bytes() == (second.folder / name).read_bytes(), name


def test_recorded_answers_measure_the_same(rules_run: Run, tmp_path: Path) -> None:
    """The answers of a run can be measured again without the coach."""
    assert again(rules_run, tmp_path / "again").summary == rules_run.summary


def test_a_run_goes_on_where_it_stopped(rules_run: Run, tmp_path: Path) -> None:
    """Items that were answered are not asked again, a torn line is, and the result is the same."""
    folder = tmp_path / "run"
    again(rules_run, folder)
    lines = (folder / "answers.jsonl").read_text(encoding="utf-8").splitlines()
    (folder / "answers.jsonl").write_text("\n".join(lines[:5]) + "\n" + lines[5][:40], encoding="utf-8")
    (folder / "summary.json").unlink()
    asked = []

    class Counting:
        def answer(self, item: Item) -> Exchange:
            asked.append(item.id)
            return rules_run.exchanges[item.id]

    items = list(rules_run.items.values())
    finished = run(folder, {"seed": 0}, items, Counting, sources_of(RULES), resume=True)
    assert len(asked) == len(lines) - 5
    assert finished.summary == rules_run.summary


def test_a_run_of_other_settings_is_not_gone_on_with(rules_run: Run, tmp_path: Path) -> None:
    """Resuming names the settings that differ; a folder in use and an empty choice are refused."""
    again(rules_run, tmp_path / "run")
    items, sources = list(rules_run.items.values()), sources_of(RULES)
    make = partial(RecordedSubject.load, rules_run.folder / "answers.jsonl")
    with pytest.raises(EvaluationImpossible, match="seed"):
        run(tmp_path / "run", {"seed": 1}, items, make, sources, resume=True)
    with pytest.raises(EvaluationImpossible, match="not empty"):
        run(tmp_path / "run", {"seed": 0}, items, make, sources)
    with pytest.raises(EvaluationImpossible, match="no item"):
        run(tmp_path / "other", {"seed": 0}, [], make, sources)
    with pytest.raises(EvaluationImpossible, match="no finished run"):
        load_run(tmp_path)


def test_several_processes_measure_the_same(rules_run: Run, tmp_path: Path) -> None:
    """Workers change nothing but the time."""
    assert again(rules_run, tmp_path / "jobs", jobs=2).summary == rules_run.summary


def test_what_cannot_be_asked_is_counted(rules_run: Run, tmp_path: Path) -> None:
    """A subject that breaks is an error of its items, in no mean, and an error in JUnit."""

    class Broken:
        def answer(self, item: Item) -> Exchange:
            return Exchange((), error="Timeout: nobody home")

    items = load_exam(RULES / "exam")
    broken = run(tmp_path / "run", {"seed": 0}, items, Broken, sources_of(RULES))
    assert broken.summary["errors"] == len(items)
    assert all(not figures for figures in broken.summary["figures"].values())
    suites = ET.fromstring((broken.folder / "junit.xml").read_text(encoding="utf-8"))
    assert suites.get("errors") == str(len(items))
    assert "nobody home" in (broken.folder / "report.html").read_text(encoding="utf-8")


def damaged(before: Run, folder: Path, name: str, text: str) -> Run:
    """Measure a run's answers again with one reply's text replaced."""
    rows = [json.loads(line) for line in (before.folder / "answers.jsonl").read_text(encoding="utf-8").splitlines()]
    for row in rows:
        if row["id"] == name:
            row["replies"][-1]["text"] = text
    folder.mkdir()
    path = folder / "recorded.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    make = partial(RecordedSubject.load, path)
    return run(folder / "run", {"seed": 0}, list(before.items.values()), make, sources_of(RULES))


def test_the_difference_of_two_runs_is_named(rules_run: Run, tmp_path: Path) -> None:
    """What broke and what was mended is listed, with the means, the counts and p of each mark."""
    worse = damaged(rules_run, tmp_path / "worse", "zh-1", "可以借很久。")
    assert changes(rules_run, worse).broken == ("zh-1",)
    assert changes(worse, rules_run).fixed == ("zh-1",)
    assert changes(rules_run, rules_run).broken == ()
    required = {one.mark: one for one in compare(rules_run, worse)}["answers.required"]
    assert (required.fell, required.rose) == (1, 0)
    assert required.before == 1.0
    assert required.p == 1.0
    with pytest.raises(EvaluationImpossible, match="no mark"):
        compare(rules_run, worse, ["nothing"])


def test_the_report_shows_the_worst_first_and_escapes_it(rules_run: Run, tmp_path: Path) -> None:
    """An item that fails is shown with what it lacks and what retrieval saw; a reply's markup stays text."""
    worse = damaged(rules_run, tmp_path / "worse", "zh-1", "<script>alert(1)</script>")
    page = (worse.folder / "report.html").read_text(encoding="utf-8")
    assert "does not state 30天" in page
    assert "borrow#how-long" in page
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_a_message_may_hold_any_line_separator(rules_run: Run, tmp_path: Path) -> None:
    """Characters that end lines elsewhere (U+2028, U+0085) do not tear the records of a run apart."""
    odd = damaged(rules_run, tmp_path / "odd", "zh-1", "一本书可以借30天。\u2028\x85\x0b还有。")
    assert odd.exchanges["zh-1"].last["text"].endswith("\u2028\x85\x0b还有。")
    assert again(odd, tmp_path / "again").exchanges["zh-1"].last == odd.exchanges["zh-1"].last
