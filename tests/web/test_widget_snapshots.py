"""Replies as the interface gives them, kept as files: the same files are what the widget's own tests render.

After a meant change of the coach: WRITE_SNAPSHOTS=1 pytest tests/web/test_widget_snapshots.py
"""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from credit_coach.coach import Coach
from credit_coach.dialogue.conversation import Conversation
from credit_coach.knowledge.figures import Lang

FOLDER = Path(__file__).parent / "snapshots"
#: A plan names its months: it is always made on the same day.
DAY = date(2026, 11, 26)
#: Together they hold every kind of block and of chart, and every state of a walk.
DIALOGUES: dict[str, tuple[Lang, tuple[str, ...]]] = {
    "answer-zh": ("zh", ("支付令是什么",)),
    "answer-en": ("en", ("what is a payment order",)),
    "contacts-zh": ("zh", ("不想活了",)),
    "clarify-zh": ("zh", ("逾期",)),
    "walk-question-zh": ("zh", ("帮我算算买不买得起",)),
    "walk-result-zh": (
        "zh",
        (
            "我每月工资六千五想分12期买8999的手机，每期手续费0.6%",
            *("同意", "1500", "2000", "没有", "1万", "稳定", "没有", "1个大人，没有孩子", "都没有"),
        ),
    ),
    "payoff-result-zh": (
        "zh",
        (
            *("帮我做个还款计划，花呗欠5000，信用卡欠12000", "同意"),
            *("花呗5000 年利率14.6% 每月500；信用卡12000 年利率18% 最低还1200", "2500"),
        ),
    ),
}


def reply(coach: Coach, name: str) -> dict[str, Any]:
    """Return the last reply of a dialogue, without what differs from run to run or is no affair of a face."""
    lang, messages = DIALOGUES[name]
    conversation = Conversation("snapshot", lang)
    for message in messages:
        conversation, said = coach.respond(conversation, message, DAY)
    text = json.dumps(said.as_dict(), ensure_ascii=False).replace(said.id, "REPLY")
    return {key: value for key, value in json.loads(text).items() if key != "trace"}


@pytest.mark.parametrize("name", DIALOGUES)
def test_a_reply_is_what_its_snapshot_says(coach: Coach, name: str) -> None:
    """What the widget is tested on is what the coach says."""
    path = FOLDER / f"{name}.json"
    now = reply(coach, name)
    if os.environ.get("WRITE_SNAPSHOTS"):
        path.write_text(json.dumps(now, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert json.loads(path.read_text(encoding="utf-8")) == now


def test_the_snapshots_hold_every_kind_of_block() -> None:
    """A new kind of block needs a snapshot, and so a view in the widget."""
    blocks = [
        block for path in FOLDER.glob("*.json") for block in json.loads(path.read_text(encoding="utf-8"))["blocks"]
    ]
    assert {block["type"] for block in blocks} == {"text", "choices", "contacts", "table", "chart", "file"}
    assert {block["kind"] for block in blocks if block["type"] == "chart"} == {"gauge", "line", "bar"}
