"""Conversations over HTTP: opened, gone on with, streamed, read, rated, deleted; and what is refused."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from credit_coach.config import Settings
from credit_coach.web.app import create_app

SITE = "https://bank.example"


@pytest.fixture(scope="module")
def client(data_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of the whole application; one site may use it from its own pages."""
    # A database of its own: other tests count what is in theirs.
    database = f"sqlite:///{tmp_path_factory.mktemp('talks') / 'talks.db'}"
    chosen = Settings(
        data_dir=data_dir, database_url=database, limit_address="", limit_conversation="", allowed_origins=SITE
    )
    with TestClient(create_app(chosen), raise_server_exceptions=False) as client:
        yield client


class Talk:
    """A conversation as a client sees it."""

    def __init__(self, client: TestClient, locale: str = "zh") -> None:
        opened = client.post("/api/v1/conversations", json={"locale": locale})
        assert opened.status_code == 201
        self.opened = opened.json()
        self.client = client
        self.url = f"/api/v1/conversations/{self.opened['id']}"
        self.headers = {"Authorization": f"Bearer {self.opened['token']}"}

    def say(self, text: str, **headers: str) -> Any:
        """Send a message."""
        return self.client.post(f"{self.url}/messages", json={"text": text}, headers=self.headers | headers)

    def read(self) -> Any:
        """Read the conversation."""
        return self.client.get(self.url, headers=self.headers)


def _events(text: str) -> list[tuple[str, Any, str | None]]:
    """Read server-sent events as the standard says: fields by line, events by empty line."""
    found = []
    for one in text.split("\n\n"):
        fields = dict(line.split(": ", 1) for line in one.splitlines() if line)
        if fields:
            found.append((fields["event"], json.loads(fields["data"]), fields.get("id")))
    return found


@pytest.mark.parametrize(("locale", "word"), [("zh", "你好"), ("en", "Hello")])
def test_a_conversation_opens_with_a_greeting(client: TestClient, locale: str, word: str) -> None:
    """Its greeting is in the language asked for, with starters; the version is 0."""
    talk = Talk(client, locale)
    reply = talk.opened["reply"]
    assert (reply["outcome"], reply["locale"], talk.opened["version"]) == ("greeting", locale, 0)
    assert word in reply["text"]
    assert len(reply["suggestions"]) == 4
    assert talk.read().json()["turns"] == []


def test_it_goes_on(client: TestClient) -> None:
    """A follow-up is understood, versions count up, and the history holds what was said, personal numbers hidden."""
    talk = Talk(client)
    first = talk.say("白条提前还款划算吗，我手机13800138000")
    second = talk.say("花呗也一样吗")
    assert [first.headers["etag"], second.headers["etag"]] == ['"1"', '"2"']
    assert second.json()["trace"]["how"] == "follow-up"
    history = talk.read()
    assert history.headers["etag"] == '"2"'
    assert [turn["reply"] for turn in history.json()["turns"]] == [first.json(), second.json()]
    assert "13800138000" not in history.text
    assert history.json()["created_at"] < history.json()["expires_at"]


def test_the_language_of_a_message_without_words(client: TestClient) -> None:
    """A message that shows no language is answered in the one that the request names."""
    talk = Talk(client, "zh")
    reply = client.post(f"{talk.url}/messages", json={"text": "???", "locale": "en"}, headers=talk.headers).json()
    assert reply["locale"] == "en"


@pytest.mark.parametrize("message", ["支付令是什么", "8999的手机帮我算算买不买得起", "我不想活了"])
def test_a_stream_ends_with_everything(client: TestClient, message: str) -> None:
    """Events come in order, blocks are those of the reply, and the reply is what JSON would have given."""
    talk = Talk(client)
    response = talk.say(message, Accept="text/event-stream")
    assert response.headers["content-type"].startswith("text/event-stream")
    assert response.headers["x-accel-buffering"] == "no"
    events = _events(response.text)
    assert [name for name, _, _ in events] == ["status", *["block"] * (len(events) - 2), "reply"]
    _, reply, version = events[-1]
    assert version == "1"
    assert [data["block"] for name, data, _ in events if name == "block"] == reply["blocks"]
    assert [data["index"] for name, data, _ in events if name == "block"] == list(range(len(reply["blocks"])))
    assert talk.read().json()["turns"][0]["reply"] == reply


def test_a_stream_ends_with_the_problem(client: TestClient) -> None:
    """What JSON would refuse with a status comes as an event, since the status has gone out."""
    talk = Talk(client)
    talk.say("你好")
    response = talk.say("在吗", Accept="text/event-stream", **{"If-Match": '"0"'})
    assert response.status_code == 200
    name, data, _ = _events(response.text)[-1]
    assert (name, data["code"], data["status"]) == ("error", "conversation_changed", 412)
    assert len(talk.read().json()["turns"]) == 1


def test_a_retry_is_no_second_turn(client: TestClient) -> None:
    """A message under its key gets its reply again, as JSON and as stream; another one under that key is refused."""
    talk = Talk(client)
    key = {"Idempotency-Key": "retry-0001"}
    first = talk.say("支付令是什么", **key)
    assert talk.say("支付令是什么", **key).json() == first.json()
    streamed = _events(talk.say("支付令是什么", Accept="text/event-stream", **key).text)[-1]
    assert (streamed[1], streamed[2]) == (first.json(), "1")
    other = talk.say("别的", **key)
    assert (other.status_code, other.json()["code"]) == (422, "key_reused")
    assert talk.read().json()["version"] == 1


def test_another_tab_went_on(client: TestClient) -> None:
    """Who names a version that is no longer the latest is told to read again."""
    talk = Talk(client)
    assert talk.say("你好", **{"If-Match": '"0"'}).status_code == 200
    stale = talk.say("在吗", **{"If-Match": '"0"'})
    assert (stale.status_code, stale.json()["code"]) == (412, "conversation_changed")
    assert talk.say("在吗", **{"If-Match": '"1"'}).status_code == 200


def test_nobody_else_gets_in(client: TestClient) -> None:
    """Without a token it is 401; with a wrong one, or an unknown id, 404 that look the same."""
    talk, other = Talk(client), Talk(client)
    talk.say("你好")
    for method, path, body in (
        ("GET", "", None),
        ("DELETE", "", None),
        ("POST", "/messages", {"text": "x"}),
        ("POST", "/feedback", {"reply_id": "x", "verdict": "up"}),
    ):
        missing = client.request(method, talk.url + path, json=body)
        assert (missing.status_code, missing.headers["www-authenticate"]) == (401, "Bearer")
        wrong = client.request(method, talk.url + path, json=body, headers=other.headers)
        unknown = client.request(method, f"/api/v1/conversations/nobody{path}", json=body, headers=talk.headers)
        assert (wrong.status_code, wrong.text) == (unknown.status_code, unknown.text)
        assert wrong.json()["code"] == "not_found"
    assert talk.read().json()["version"] == 1


def test_deleting_is_at_once(client: TestClient) -> None:
    """After 204 nothing is left, the files of its replies included, and deleting again is 404."""
    talk = Talk(client)
    reply = talk.say("导出我的数据").json()
    file = next(block["href"] for block in reply["blocks"] if block["type"] == "file")
    assert client.get(file).status_code == 200
    gone = client.delete(talk.url, headers=talk.headers)
    assert (gone.status_code, gone.content) == (204, b"")
    assert talk.read().status_code == 404
    assert client.get(file).status_code == 404
    assert client.delete(talk.url, headers=talk.headers).status_code == 404


def test_a_verdict_is_kept_without_words(client: TestClient, data_dir: Path) -> None:
    """A verdict names the outcome and the passages; a reply of another conversation cannot be rated."""
    talk, other = Talk(client), Talk(client)
    reply = talk.say("支付令是什么").json()
    reason = client.get("/api/v1/site", params={"locale": "zh"}).json()["feedback_reasons"][0]
    body = {"reply_id": reply["id"], "verdict": "down", "reason": reason}
    assert client.post(f"{talk.url}/feedback", json=body, headers=talk.headers).status_code == 204
    assert client.post(f"{other.url}/feedback", json=body, headers=other.headers).status_code == 404
    invented = body | {"reason": "my phone is 13800138000"}
    assert client.post(f"{talk.url}/feedback", json=invented, headers=talk.headers).status_code == 422
    row = json.loads((data_dir / "feedback.jsonl").read_text(encoding="utf-8").splitlines()[-1])
    assert (row["verdict"], row["reason"], row["outcome"]) == ("down", reason, "answer")
    assert row["passages"]
    assert set(row) == {"time", "verdict", "reason", "outcome", "passages"}


@pytest.mark.parametrize(("locale", "label"), [("zh", "报警"), ("en", "Police")])
def test_what_a_face_needs_first(client: TestClient, locale: str, label: str) -> None:
    """Name, greeting, reasons, limit and the numbers for people in danger come in the language asked for."""
    site = client.get("/api/v1/site", params={"locale": locale}).json()
    assert site["greeting"]["locale"] == locale
    assert any(label in one["label"] and one["tel"] == "110" for one in site["urgent"])
    assert site["max_chars"] == 1000


@pytest.mark.parametrize(
    ("headers", "body", "field"),
    [
        ({"If-Match": "13800138000"}, {"text": "x"}, "If-Match"),
        ({"If-Match": '"1"2'}, {"text": "x"}, "If-Match"),
        ({"Idempotency-Key": "short"}, {"text": "x"}, "Idempotency-Key"),
        ({"Idempotency-Key": "13800138000 " * 9}, {"text": "x"}, "Idempotency-Key"),
        ({}, {"text": "x", "13800138000": 1}, "unknown"),
        ({}, {"text": ["13800138000"]}, "text"),
        ({}, {"text": "13800138000" * 4000}, "text"),
        ({}, {"text": "x", "locale": "13800138000"}, "locale"),
        ({}, ["13800138000"], "body"),
    ],
)
def test_what_breaks_the_schema_is_named_and_not_repeated(
    client: TestClient, headers: dict[str, str], body: Any, field: str
) -> None:
    """Each refusal is a problem that names the field of ours; nothing that was sent is in it, and nothing is kept."""
    talk = Talk(client)
    response = client.post(f"{talk.url}/messages", json=body, headers=talk.headers | headers)
    assert (response.status_code, response.json()["fields"]) == (422, [field])
    assert response.headers["content-type"] == "application/problem+json"
    assert "13800138000" not in response.text
    assert talk.read().json()["turns"] == []


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/api/v1/nothing", 404, "not_found"),
        ("GET", "/api/v1/ask", 405, "method_not_allowed"),
        ("PUT", "/api/v1/conversations", 405, "method_not_allowed"),
        ("GET", "/chat/gradio_api/upload", 403, "closed"),
    ],
)
def test_other_refusals_are_problems_too(client: TestClient, method: str, path: str, status: int, code: str) -> None:
    """Unknown routes and methods answer in the same shape."""
    problem = client.request(method, path).json()
    assert (problem["status"], problem["code"]) == (status, code)


# ---- other sites ----


def test_an_allowed_site_may_use_the_interface(client: TestClient) -> None:
    """Its preflight is answered, with the headers that the interface needs; answers name it and expose the version."""
    asked = {
        "Origin": SITE,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,content-type,idempotency-key,if-match,x-credit-coach-site",
    }
    preflight = client.options("/api/v1/conversations/x/messages", headers=asked)
    assert preflight.status_code == 200
    assert preflight.headers["access-control-allow-origin"] == SITE
    response = client.post("/api/v1/conversations", json={}, headers={"Origin": SITE})
    assert response.headers["access-control-allow-origin"] == SITE
    assert "ETag" in response.headers["access-control-expose-headers"]
    assert "access-control-allow-credentials" not in response.headers


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "https://bank.example.evil.example", "http://bank.example", "null"]
)
def test_other_sites_may_not(client: TestClient, origin: str) -> None:
    """Only the exact origin is allowed, and the chat page's own routes allow none."""
    asked = {"Origin": origin, "Access-Control-Request-Method": "POST"}
    assert client.options("/api/v1/ask", headers=asked).status_code == 400
    for path in ("/api/v1/site", "/chat/", "/readyz"):
        assert "access-control-allow-origin" not in client.get(path, headers={"Origin": origin}).headers
    assert "access-control-allow-origin" not in client.get("/chat/", headers={"Origin": SITE}).headers


# ---- counts ----


def test_outcomes_are_counted(client: TestClient) -> None:
    """Prometheus finds every reply under its outcome and language, and nothing that was said."""
    line = 'credit_coach_turns_total{locale="zh",outcome="crisis_support"}'

    def count() -> float:
        text = client.get("/metrics").text
        assert "王小明" not in text
        return next((float(one.split()[-1]) for one in text.splitlines() if one.startswith(line)), 0.0)

    before = count()
    Talk(client).say("我是王小明，我不想活了")
    assert count() == before + 1


# ---- whatever the order ----


class Conversations(RuleBasedStateMachine):
    """Any order of calls: what the interface tells is what was acknowledged, once each, in order."""

    client: TestClient
    talks: Bundle[Talk] = Bundle("talks")

    @initialize()
    def begin(self) -> None:
        """Nothing is known yet."""
        self.said: dict[str, list[tuple[str, Any]]] = {}
        self.keys: dict[tuple[str, str], tuple[str, Any]] = {}

    @rule(target=talks, locale=st.sampled_from(["zh", "en"]))
    def open(self, locale: str) -> Any:
        """Open a conversation."""
        talk = Talk(self.client, locale)
        self.said[talk.url] = []
        return talk

    @rule(
        talk=talks,
        text=st.sampled_from(
            [
                "你好",
                "支付令是什么",
                "hello",
                "8999的手机买得起吗",
                "同意",
                "月薪8000",
                "删除我的所有信息",
                "不算了",
                "",
            ]
        ),
        key=st.none() | st.sampled_from(["key-0001", "key-0002"]),
        stale=st.booleans(),
        stream=st.booleans(),
    )
    def say(self, talk: Talk, text: str, key: str | None, stale: bool, stream: bool) -> None:
        """Say something, perhaps again, perhaps from a tab that is behind."""
        known = self.said.get(talk.url)
        version = int(talk.read().headers["etag"].strip('"')) if known is not None else 0
        headers = {"Idempotency-Key": key} if key else {}
        headers |= {
            "If-Match": f'"{version + 1 if stale else version}"',
            "Accept": "text/event-stream" if stream else "*/*",
        }
        response = talk.say(text, **headers)
        name, data, _ = _events(response.text)[-1] if stream else ("", response.json(), None)
        status = data["status"] if name == "error" or response.status_code >= 400 else 200
        used = self.keys.get((talk.url, key or ""))
        if known is None:
            assert status == 404
        elif used is not None and any(reply == used[1] for _, reply in known):
            assert (status, data) == (200, used[1]) if used[0] == text else status == 422
        elif stale:
            assert status == 412
        else:
            assert status == 200
            if data["trace"]["rule"] == "privacy:delete":
                known.clear()
            known.append((text, data))
            if key:
                self.keys[talk.url, key] = (text, data)

    @rule(talk=talks)
    def delete(self, talk: Talk) -> None:
        """Delete a conversation, perhaps a second time."""
        expected = 204 if self.said.pop(talk.url, None) is not None else 404
        assert talk.client.delete(talk.url, headers=talk.headers).status_code == expected

    @rule(talk=talks, other=talks)
    def intrude(self, talk: Talk, other: Talk) -> None:
        """Use one conversation's token for another."""
        if talk.url != other.url:
            assert talk.client.get(talk.url, headers=other.headers).status_code == 404

    @rule(talk=talks)
    def read(self, talk: Talk) -> None:
        """What is read is what was said."""
        response = talk.read()
        if talk.url not in self.said:
            assert response.status_code == 404
            return
        turns = response.json()["turns"]
        assert [turn["reply"] for turn in turns] == [reply for _, reply in self.said[talk.url]]

    @invariant()
    def healthy(self) -> None:
        """Whatever was sent, the service answers."""
        assert self.client.get("/healthz").status_code == 200


def test_any_order_of_calls(client: TestClient) -> None:
    """The conversation API keeps its promises under any order of opening, saying, repeating, reading and deleting."""
    Conversations.client = client
    quiet = [HealthCheck.too_slow, HealthCheck.data_too_large]
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Conversations,
        settings=settings(max_examples=25, stateful_step_count=20, suppress_health_check=quiet),
    )
