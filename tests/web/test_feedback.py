"""Feedback: one line each, or an honest no."""

from __future__ import annotations

import json
from pathlib import Path

from credit_coach.web.feedback import FeedbackFile


def test_a_verdict_is_one_line(tmp_path: Path) -> None:
    """Each verdict adds one JSON line with outcome and passages."""
    file = FeedbackFile(tmp_path / "new" / "feedback.jsonl")
    assert file.add("down", "看不懂", "answer", ("zh/a#b",))
    assert file.add("up", None, "answer", ())
    rows = [json.loads(line) for line in (tmp_path / "new" / "feedback.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(row["verdict"], row["reason"]) for row in rows] == [("down", "看不懂"), ("up", None)]
    assert set(rows[0]) == {"time", "verdict", "reason", "outcome", "passages"}


def test_a_disk_that_refuses_is_reported(tmp_path: Path) -> None:
    """Where nothing can be written, the caller is told and nothing is raised."""
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert not FeedbackFile(blocked / "feedback.jsonl").add("up", None, "answer", ())
