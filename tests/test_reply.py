"""Replies as data."""

from __future__ import annotations

import json
from datetime import date

from credit_coach.coach import Coach
from credit_coach.dialogue.conversation import Conversation


def test_a_reply_survives_json(coach: Coach) -> None:
    """The plain form of a reply is JSON and repeats everything the reply holds."""
    _, reply = coach.respond(Conversation("test"), "支付令是什么", date(2026, 11, 25))
    data = json.loads(json.dumps(reply.as_dict(), ensure_ascii=False))
    assert data["text"] == reply.text
    assert [one["n"] for one in data["citations"]] == [one.n for one in reply.citations]
    assert {block["type"] for block in data["blocks"]} == {"text"}


def test_marks_and_anchors_go_together(coach: Coach) -> None:
    """Each [n] in a block has its citation number and its place on the article's page."""
    _, reply = coach.respond(Conversation("test"), "支付令是什么", date(2026, 11, 25))
    for block in reply.blocks:
        marks = block.markdown.count("[")  # type: ignore[union-attr]
        assert marks == len(block.citations) == len(block.anchors)  # type: ignore[union-attr]
