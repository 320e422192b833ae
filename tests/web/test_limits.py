"""Limits: by conversation, address and site; nobody is sent away because the counter is broken."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from credit_coach.assembly import Content
from credit_coach.coach import Coach
from credit_coach.config import Settings
from credit_coach.errors import SettingInvalid
from credit_coach.knowledge.library import Library
from credit_coach.storage.store import ConversationStore
from credit_coach.web.app import application
from credit_coach.web.limits import Limits
from credit_coach.wording import Wording

Made = Callable[..., TestClient]


@pytest.fixture
def made(coach: Coach, store: ConversationStore, library: Library, wording: Wording, tmp_path: Path) -> Iterator[Made]:
    """Makes a client of an application with these settings; everything that is not named has no limit."""
    open_clients: list[TestClient] = []

    def make(**chosen: Any) -> TestClient:
        free = {"limit_address": "", "limit_conversation": "", "limit_site": ""}
        settings = Settings(data_dir=tmp_path, **(free | chosen))
        client = TestClient(application(settings, Content(library, wording), coach, store))
        open_clients.append(client.__enter__())
        return client

    yield make
    for client in open_clients:
        client.__exit__(None, None, None)


def _ask(client: TestClient, **headers: str) -> Any:
    return client.post("/api/v1/ask", json={"text": "你好"}, headers=headers)


def test_an_address_gets_so_many(made: Made) -> None:
    """Headers count down; then it is 429 with the seconds to wait, which is no turn."""
    client = made(limit_address="3/minute")
    answers = [_ask(client) for _ in range(4)]
    assert [one.status_code for one in answers] == [200, 200, 200, 429]
    assert [one.headers["ratelimit-remaining"] for one in answers] == ["2", "1", "0", "0"]
    assert {one.headers["ratelimit-limit"] for one in answers} == {"3"}
    problem = answers[-1].json()
    assert (problem["code"], problem["status"]) == ("too_many_messages", 429)
    assert 1 <= int(answers[-1].headers["retry-after"]) == problem["retry_after"] <= 60
    assert 'outcome="greeting"} 3.0' in client.get("/metrics").text
    assert 'credit_coach_refused_total{code="too_many_messages"} 1.0' in client.get("/metrics").text


def test_reading_is_not_counted(made: Made) -> None:
    """Health, articles and the page itself stay open to an address that has asked too much."""
    client = made(limit_address="1/minute")
    assert [_ask(client).status_code, _ask(client).status_code] == [200, 429]
    for path in ("/healthz", "/readyz", "/articles/zh/early-repayment", "/chat/", "/api/v1/site"):
        assert client.get(path).status_code == 200


def test_the_chat_page_is_counted_as_well(made: Made) -> None:
    """The page's queue is the same turn by another door."""
    client = made(limit_address="1/minute")
    body = {"data": ["你好", "", "zh"], "fn_index": 0, "session_hash": "x"}
    assert client.post("/chat/gradio_api/queue/join", json=body).status_code != 429
    assert client.post("/chat/gradio_api/queue/join", json=body).status_code == 429


def test_conversations_are_counted_by_themselves(made: Made) -> None:
    """One that is full does not close another from the same address."""
    client = made(limit_conversation="2/minute")
    talks = [client.post("/api/v1/conversations", json={}).json() for _ in range(2)]

    def say(talk: dict[str, str]) -> int:
        url, headers = f"/api/v1/conversations/{talk['id']}/messages", {"Authorization": f"Bearer {talk['token']}"}
        return client.post(url, json={"text": "你好"}, headers=headers).status_code

    assert [say(talks[0]) for _ in range(3)] == [200, 200, 429]
    assert say(talks[1]) == 200


def test_sites_are_counted_by_themselves(made: Made) -> None:
    """A site's key has its own count; a key that is none, or no key at all, is counted by address alone."""
    client = made(limit_site="1/minute")
    site = "X-Credit-Coach-Site"
    assert [_ask(client, **{site: "bank"}).status_code for _ in range(2)] == [200, 429]
    assert _ask(client, **{site: "school"}).status_code == 200
    assert [_ask(client, **{site: "no key {}"}).status_code for _ in range(2)] == [200, 200]
    assert [_ask(client).status_code for _ in range(2)] == [200, 200]


def test_a_full_house_is_refused_at_once(made: Made, coach: Coach, monkeypatch: pytest.MonkeyPatch) -> None:
    """With one turn running and none allowed to wait, the next is 503 before its body is read."""
    client = made(turns_at_once=1, turns_waiting=0)
    inside, go_on = threading.Event(), threading.Event()
    answered = coach.respond

    def slow(*what: Any, **more: Any) -> Any:
        inside.set()
        assert go_on.wait(20)
        return answered(*what, **more)

    monkeypatch.setattr(coach, "respond", slow)
    first: list[int] = []
    asking = threading.Thread(target=lambda: first.append(_ask(client).status_code))
    asking.start()
    assert inside.wait(20)
    refused = client.post("/api/v1/ask", content=b"this is no JSON", headers={"content-type": "application/json"})
    assert (refused.status_code, refused.json()["code"], refused.headers["retry-after"]) == (503, "overloaded", "1")
    assert client.get("/healthz").status_code == 200
    go_on.set()
    asking.join()
    assert first == [200]
    assert _ask(client).status_code == 200


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("limit_address", "many"),
        ("limit_site", "5 a day keeps"),
        ("limits_url", "nonsense"),
        ("limits_url", "postgres://x"),
    ],
)
def test_a_limit_that_is_none_is_refused_by_name(setting: str, value: str) -> None:
    """At start, naming the variable."""
    with pytest.raises(SettingInvalid, match=f"CREDIT_COACH_{setting.upper()}"):
        Limits(Settings(**{setting: value}))  # type: ignore[arg-type]


# ---- several servers ----


@pytest.fixture(scope="module")
def redis() -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A Redis server of the test's own, and its process."""
    program = shutil.which("redis-server")
    if program is None:
        assert os.environ.get("CI") != "true", "install redis-server for the tests of the limits"
        pytest.skip("Redis is not installed on this machine")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", "/tmp"]
    server = subprocess.Popen([program, *options], stdout=subprocess.DEVNULL)
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)
    yield f"redis://127.0.0.1:{port}", server
    server.kill()
    server.wait()


def test_servers_share_their_counts_in_redis(made: Made, redis: tuple[str, Any]) -> None:
    """What one server has taken, another one counts; when Redis goes away, both let people in."""
    url, server = redis
    one, other = (made(limit_address="2/minute", limits_url=url) for _ in range(2))
    assert [_ask(one).status_code, _ask(other).status_code, _ask(one).status_code] == [200, 200, 429]
    assert _ask(other).status_code == 429
    server.kill()
    server.wait()
    assert [_ask(one).status_code, _ask(other).status_code] == [200, 200]
