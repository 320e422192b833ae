"""A language model behind the service: what its tokens are counted for, and when it is not asked at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
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
Serve = Callable[..., TestClient]


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    """An honest model."""
    with Endpoint(scripts.honest) as endpoint:
        yield endpoint


@pytest.fixture
def serve(data_dir: Path, tmp_path: Path, endpoint: Endpoint) -> Iterator[Serve]:
    """Services that share a database; `settings` replace those of a test."""
    with ExitStack() as stack:

        def started(**settings: Any) -> TestClient:
            given = {
                "data_dir": data_dir,
                "database_url": f"sqlite:///{tmp_path / 'talks.db'}",
                "limit_address": "",
                "model": "openai:m",
                "model_url": endpoint.url,
                "model_key": "sk-test",
            }
            return stack.enter_context(TestClient(create_app(Settings(**(given | settings)))))

        yield started


def _ask(client: TestClient, site: str = "", earlier: tuple[str, ...] = ()) -> dict[str, Any]:
    headers = {"X-Credit-Coach-Site": site} if site else {}
    answered = client.post("/api/v1/ask", json={"text": QUESTION, "earlier": earlier}, headers=headers)
    assert answered.status_code == 200
    reply: dict[str, Any] = answered.json()
    return reply


def test_a_dead_database_means_no_call(serve: Serve, endpoint: Endpoint) -> None:
    """Where tokens cannot be counted none is spent: the articles' own answer is given, and no error."""
    client = serve(database_url="postgresql://postgres@127.0.0.1:1/postgres")
    reply = _ask(client)
    assert (reply["outcome"], reply["generated"]) == ("answer", None)
    assert reply["trace"]["dropped"] == ["uncounted", "extractive"]
    assert endpoint.requests == []


def test_servers_share_a_day(serve: Serve, endpoint: Endpoint) -> None:
    """What one server has spent another cannot: together they make the calls that fit into the day."""
    one, other = serve(model_tokens_day=12_000, model_tools=False), serve(model_tokens_day=12_000, model_tools=False)
    # The scripted service reports 400 tokens a call; a call needs room for some thousands, counted in bytes.
    used = [_ask(client)["generated"] is not None for _ in range(15) for client in (one, other)]
    assert 1 < sum(used) < 30
    assert len(endpoint.requests) == sum(used)
    assert used == sorted(used, reverse=True)


def test_a_site_has_tokens_of_its_own(serve: Serve, endpoint: Endpoint) -> None:
    """The widget of one site can use up its own tokens, and nobody else's."""
    client = serve(model_tokens_site=100)
    assert _ask(client, "shop")["trace"]["dropped"] == ["budget", "extractive"]
    assert _ask(client)["generated"] is not None
    assert len(endpoint.requests) == 1


def test_earlier_messages_ask_no_model(serve: Serve, endpoint: Endpoint) -> None:
    """What was said before is gone through without a call; the question itself is worded."""
    reply = _ask(serve(), earlier=("支付令是什么", "白条会上征信吗", "提前还款划算吗"))
    assert reply["generated"] is not None
    assert len(endpoint.requests) == 1
    assert "支付令" not in str(reply["text"])
