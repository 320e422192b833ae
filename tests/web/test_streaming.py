"""While a language model writes, its verified sentences come one by one, and the reply at the end is the truth."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.answering.generative import scripts
from tests.answering.generative.endpoint import Endpoint

from credit_coach.config import Settings
from credit_coach.web.app import create_app

pytest.importorskip("langchain_openai", reason="the extra `model` is not installed")
QUESTION = "信用卡逾期几天会上征信"


def _stream(data_dir: Path, endpoint: Endpoint) -> list[tuple[str, Any]]:
    """Ask once and return the events."""
    chosen = Settings(
        data_dir=data_dir,
        database_url="sqlite://",  # type: ignore[arg-type]
        limit_address="",
        model="openai:m",
        model_url=endpoint.url,
        model_key="sk-test",  # type: ignore[arg-type]
    )
    with TestClient(create_app(chosen)) as client:
        opened = client.post("/api/v1/conversations", json={}).json()
        headers = {"Authorization": f"Bearer {opened['token']}", "Accept": "text/event-stream"}
        url = f"/api/v1/conversations/{opened['id']}/messages"
        text = client.post(url, json={"text": QUESTION}, headers=headers).text
    pairs = [one.split("\n") for one in text.strip().split("\n\n")]
    return [(lines[0].removeprefix("event: "), json.loads(lines[1].removeprefix("data: "))) for lines in pairs]


def test_a_block_grows_by_verified_sentences(data_dir: Path) -> None:
    """Before the reply block 0 comes again and again, each time with one sentence more, and no lie is among them."""
    with Endpoint(scripts.half_lying, "letters") as endpoint:
        events = _stream(data_dir, endpoint)
    names = [name for name, _ in events]
    assert (names[0], names[-1]) == ("status", "reply")
    reply = events[-1][1]
    growing = [data["block"]["markdown"] for name, data in events if name == "block"][: -len(reply["blocks"])]
    assert [len(one.split("\n")) for one in growing] == [1, 2]
    assert growing[1].startswith(growing[0])
    assert not any("88888" in one or "1天" in one for one in growing)
    assert reply["generated"] == {"model": "m", "label": "AI 生成", "calculations": []}


def test_what_was_taken_back_is_replaced(data_dir: Path) -> None:
    """A model that only lies shows nothing on the way, and the articles' own answer at the end, without the label."""
    with Endpoint(scripts.lying) as endpoint:
        events = _stream(data_dir, endpoint)
    reply = events[-1][1]
    assert reply["generated"] is None
    assert reply["outcome"] == "answer"
    assert len([name for name, _ in events if name == "block"]) == len(reply["blocks"])
