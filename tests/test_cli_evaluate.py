"""`credit-coach evaluate` and `facts` as they are typed, on the second organisation's folder."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

RULES = Path(__file__).parent / "evaluation" / "library_rules"


def run(*words: str, data_dir: Path, knowledge_dir: Path = RULES) -> subprocess.CompletedProcess[str]:
    """Run the command line as a user does."""
    environment = {
        "PATH": "/usr/bin:/bin",
        "CREDIT_COACH_DATA_DIR": str(data_dir),
        "CREDIT_COACH_KNOWLEDGE_DIR": str(knowledge_dir),
    }
    code = "from credit_coach.cli import run; run()"
    return subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, timeout=120, env=environment, check=False
    )


@pytest.fixture(scope="module")
def evaluated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the index and two runs: first and second."""
    data = tmp_path_factory.mktemp("data")
    assert run("index", data_dir=data).returncode == 0
    for name in ("first", "second"):
        done = run("evaluate", "run", "--on", "2026-11-25", "--out", str(data / name), data_dir=data)
        assert done.returncode == 0, done.stderr
    return data


def test_a_run_is_read_compared_and_gated(evaluated: Path) -> None:
    """summary, diff, gate and show do what the page of documentation says."""
    first, second = str(evaluated / "first"), str(evaluated / "second")
    figures = json.loads(run("evaluate", "summary", first, "--json", data_dir=evaluated).stdout)
    assert figures["errors"] == 0
    assert "dev.zh" in run("evaluate", "summary", first, "--kinds", data_dir=evaluated).stdout
    assert "broken: 0" in run("evaluate", "diff", first, second, data_dir=evaluated).stdout
    passed = run("evaluate", "gate", first, "--baseline", second, data_dir=evaluated)
    assert passed.returncode == 0, passed.stdout
    shown = run("evaluate", "show", first, "zh-1", data_dir=evaluated).stdout
    assert "一本小说可以借回家看多少天" in shown
    assert "30天" in shown


def test_exit_codes_tell_a_failed_gate_from_no_evaluation(evaluated: Path, tmp_path: Path) -> None:
    """1 when a gate fails, 2 when nothing can be said, with the reason in one line."""
    gates = tmp_path / "gates.yaml"
    gates.write_text("ceilings: {dev.zh.answers.required: 0.1}", encoding="utf-8")
    first = str(evaluated / "first")
    assert run("evaluate", "gate", first, "--gates", str(gates), data_dir=evaluated).returncode == 1
    gates.write_text("floors: {dev.fr.answers.required: 0.1}", encoding="utf-8")
    unknown = run("evaluate", "gate", first, "--gates", str(gates), data_dir=evaluated)
    assert unknown.returncode == 2
    assert len(unknown.stderr.strip().splitlines()) == 1
    assert run("evaluate", "show", first, "nobody", data_dir=evaluated).returncode == 2
    down = run("evaluate", "run", "--url", "http://127.0.0.1:9", "--out", str(tmp_path / "r"), data_dir=evaluated)
    assert down.returncode == 2
    assert "no service answers" in down.stderr


def test_the_same_settings_are_the_same_run(evaluated: Path) -> None:
    """run.json and everything measured agree to the byte."""
    for name in ("run.json", "answers.jsonl", "marks.jsonl", "summary.json", "junit.xml", "report.html"):
        assert (evaluated / "first" / name).read_bytes() == (evaluated / "second" / name).read_bytes(), name


def test_facts_due_lists_the_source_to_open(tmp_path: Path) -> None:
    """A day far ahead makes every dated fact due, with document and issuer."""
    shown = run("facts", "due", "--by", "2040-01-01", data_dir=tmp_path).stdout
    assert "5 due by 2040-01-01" in shown
    assert "青石镇图书馆借阅规则" in shown
    rows = json.loads(run("facts", "due", "--by", "2040-01-01", "--json", data_dir=tmp_path).stdout)
    assert {row["id"] for row in rows} >= {"loan_days", "card_deposit"}
    assert "0 due" in run("facts", "due", "--by", "2026-11-25", data_dir=tmp_path).stdout


def test_facts_diff_shows_what_a_change_touches(tmp_path: Path) -> None:
    """A changed figure leads to every sentence that shows it; sealing it needs a new day."""
    folder = Path(shutil.copytree(RULES, tmp_path / "knowledge"))
    assert "5 facts sealed" in run("facts", "seal", data_dir=tmp_path, knowledge_dir=folder).stdout
    register = folder / "facts.yaml"
    register.write_text(register.read_text(encoding="utf-8").replace("value: 30", "value: 45"), encoding="utf-8")
    shown = run("facts", "diff", data_dir=tmp_path, knowledge_dir=folder).stdout
    assert "value: 30 days -> 45 days" in shown
    assert "zh/borrow.md" in shown
    assert "en/borrow.md" in shown
    refused = run("facts", "seal", data_dir=tmp_path, knowledge_dir=folder)
    assert refused.returncode == 2
    assert "as_of" in refused.stderr
    checked = run("check", data_dir=tmp_path, knowledge_dir=folder)
    assert checked.returncode == 1
    assert "unsealed-change" in checked.stdout
