"""The web application without a browser: routes, headers, limits and shut doors."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from credit_coach.config import Settings
from credit_coach.web.app import create_app


@pytest.fixture(scope="module")
def client(data_dir: Path) -> Iterator[TestClient]:
    """A client of the whole application on the shared index."""
    with TestClient(create_app(Settings(data_dir=data_dir, limit_address="")), raise_server_exceptions=False) as client:
        yield client


def test_ask_gives_the_reply(client: TestClient) -> None:
    """A question gets the same reply as everywhere else."""
    reply = client.post("/api/v1/ask", json={"text": "提前还款划算吗"}).json()
    assert reply["outcome"] == "answer"
    assert reply["citations"]


@pytest.mark.parametrize(
    "body",
    [
        '{"text": 5}',
        '{"text": null}',
        "{}",
        '{"text": "x", "more": 1}',
        '{"text": "x", "locale": "fr"}',
        "not json",
        '{"text": NaN}',
        '{"text": 1e400}',
        "[]",
        '{"text": "13800138000", "locale": 1}',
    ],
)
def test_bad_bodies_are_refused_without_an_echo(client: TestClient, body: str) -> None:
    """A body that breaks the schema is 422, names fields, and nothing of it is repeated."""
    response = client.post("/api/v1/ask", content=body, headers={"content-type": "application/json"})
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    assert "13800138000" not in response.text


def test_a_lone_surrogate_is_no_server_error(client: TestClient) -> None:
    """Text that cannot be encoded is answered or refused, never a 5xx."""
    body = b'{"text": "\\ud800 \xe7\x99\xbd\xe6\x9d\xa1"}'
    assert client.post("/api/v1/ask", content=body, headers={"content-type": "application/json"}).status_code < 500


def test_a_large_body_is_refused_before_it_is_read(client: TestClient) -> None:
    """A body over the limit is 413, one of unknown length 411."""
    assert client.post("/api/v1/ask", content=b"x" * 100_000).status_code == 413
    assert client.post("/api/v1/ask", content=iter([b"{}"])).status_code == 411


@pytest.mark.parametrize("path", ["/", "/chat/", "/articles/zh/early-repayment", "/api/v1/ask", "/healthz", "/nothing"])
def test_security_headers_are_everywhere(client: TestClient, path: str) -> None:
    """Every response, errors included, carries the policy and no permissive cross-origin header."""
    response = client.get(path, headers={"origin": "https://evil.example"}, follow_redirects=False)
    assert response.headers["content-security-policy"].startswith(("default-src 'self'", "default-src 'none'"))
    assert "unsafe-eval" not in response.headers["content-security-policy"]
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in response.headers


@pytest.mark.parametrize(
    "path",
    [
        "/chat/gradio_api/upload",
        "/chat/gradio_api/file=/etc/passwd",
        "/chat/gradio_api/file//etc/passwd",
        "/chat/gradio_api/call/sent",
        "/chat/gradio_api/deep_link",
        "/chat/gradio_api/info",
        "/chat/monitoring/summary",
        "/chat/openapi.json",
        "/chat/../etc/passwd/gradio_api/queue/join",
    ],
)
def test_only_what_the_page_needs_of_gradio_is_open(client: TestClient, path: str) -> None:
    """Uploads, files, the second API and monitoring are refused whoever asks."""
    assert client.post(path, json={}).status_code in (403, 404)
    assert client.get(path).status_code in (403, 404)


@pytest.mark.parametrize(
    "value",
    [
        {"path": "/etc/passwd", "meta": {"_type": "gradio.FileData"}},
        [{"role": "user", "content": [{"type": "file", "file": {"path": "/etc/passwd"}}]}],
        5,
    ],
)
def test_inputs_of_the_page_are_texts_alone(client: TestClient, value: object) -> None:
    """An input that names a file of the server is refused before Gradio sees it, whichever event it is for."""
    for number in [one["id"] for one in client.get("/chat/config").json()["dependencies"]]:
        body = {"data": [value, "", "zh"], "fn_index": number, "session_hash": f"forged{number}"}
        assert client.post("/chat/gradio_api/queue/join", json=body).status_code == 422


def test_a_large_body_to_the_chat_is_refused(client: TestClient) -> None:
    """The limit on bodies holds for the chat page's queue as well."""
    assert client.post("/chat/gradio_api/queue/join", content=b"x" * 100_000).status_code == 413


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_article_page_has_the_cited_sentence(client: TestClient, lang: str) -> None:
    """The place a citation links to exists on the page, with source, issuer and date below it."""
    question = {"zh": "支付令是什么", "en": "What is a payment order?"}[lang]
    reply = client.post("/api/v1/ask", json={"text": question}).json()
    block = reply["blocks"][0]
    citation = next(one for one in reply["citations"] if one["n"] == block["citations"][0])
    page = client.get(f"/articles/{lang}/{citation['article']}").text
    assert f'id="{block["anchors"][0]}"' in page
    assert citation["facts"][0]["source"] in page
    assert citation["facts"][0]["issuer"] in page


def test_every_article_page_renders(client: TestClient, library: object) -> None:
    """No article breaks its page."""
    for lang, article in library.articles:  # type: ignore[attr-defined]
        assert client.get(f"/articles/{lang}/{article}").status_code == 200


def test_an_unknown_article_is_a_page(client: TestClient) -> None:
    """A link to nothing gets a readable 404; an unknown language is refused."""
    response = client.get("/articles/zh/no-such-article")
    assert response.status_code == 404
    assert "没有找到" in response.text
    assert client.get("/articles/fr/early-repayment").status_code == 422


def test_health_and_readiness(client: TestClient) -> None:
    """Liveness and readiness answer; readiness has really searched."""
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"status": "ok", "index": "ok", "database": "ok"}
