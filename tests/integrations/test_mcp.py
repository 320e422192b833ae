"""Credit Coach as a server of the Model Context Protocol, used by the SDK's own client over a real pipe."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import anyio
import httpx
import jsonschema
import pytest
from mcp import Client, MCPError, StdioServerParameters, stdio_client
from tests.answering.generative import scripts
from tests.answering.generative.endpoint import Endpoint

from credit_coach.answering.generative.budget import Limits
from credit_coach.calculators import CALCULATORS, calculate
from credit_coach.knowledge.library import Library
from credit_coach.storage.budgets import StoredBudget
from credit_coach.storage.database import Database

_COMMAND = ["-c", "from credit_coach.cli import run; run()", "mcp"]


@asynccontextmanager
async def _connected(data_dir: Path, mode: str, settings: Mapping[str, str]) -> AsyncIterator[Client]:
    environment = {**os.environ, "CREDIT_COACH_DATA_DIR": str(data_dir), **settings}
    server = StdioServerParameters(command=sys.executable, args=_COMMAND, env=environment)
    async with Client(stdio_client(server), mode=mode) as client:
        yield client


def _run(data_dir: Path, session: Callable[[Client], Awaitable[None]], mode: str = "auto", **settings: str) -> None:
    async def main() -> None:
        with anyio.fail_after(120):
            async with _connected(data_dir, mode, settings) as client:
                await session(client)

    anyio.run(main)


def test_a_client_finds_asks_and_calculates(data_dir: Path, library: Library) -> None:
    """Tools are listed with valid schemas; search, ask and a sum give data; what is refused names fields alone."""

    async def session(client: Client) -> None:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert list(tools) == ["search", "ask", *CALCULATORS]
        for tool in tools.values():
            jsonschema.Draft202012Validator.check_schema(tool.input_schema)

        found = (await client.call_tool("search", {"query": "白条逾期一天会上征信吗"})).structured_content
        assert found["sections"][0]["facts"][0]["verified"]
        reply = (await client.call_tool("ask", {"text": "白条逾期三天会上征信吗"})).structured_content
        assert (reply["outcome"], bool(reply["citations"])) == ("answer", True)
        follow = await client.call_tool("ask", {"text": "what about that in English", "earlier": reply["earlier"]})
        assert follow.structured_content["locale"] == "en"
        assert follow.content[0].text == follow.structured_content["text"]

        for name, calculator in CALCULATORS.items():
            result = await client.call_tool(name, dict(calculator.example))
            assert result.structured_content == calculate(name, calculator.example)
            assert json.loads(result.content[0].text) == result.structured_content

        for name, arguments, fields in _REFUSED:
            refused = await client.call_tool(name, arguments)
            assert refused.is_error
            assert refused.structured_content["fields"] == fields
            assert "13800138000" not in str(refused)

        resources = {one.uri for one in (await client.list_resources()).resources}
        assert len(resources) == len(list(library.facts)) + len(library.articles)
        section, fact = found["sections"][0], found["sections"][0]["facts"][0]
        article = await _read(client, f"credit-coach://articles/zh/{section['article']}")
        assert section["section"] in [one["id"] for one in article["sections"]]
        told = await _read(client, f"credit-coach://facts/{fact['id']}")
        assert told["zh"]["source"] == fact["source"]
        assert told["en"]["statement"] == library.facts[fact["id"]].statement_en
        for uri in (
            "credit-coach://facts/13800138000",
            "credit-coach://articles/zh/x",
            "credit-coach://x",
            "file:///x",
        ):
            with pytest.raises(MCPError) as missing:
                await client.read_resource(uri)
            assert "13800138000" not in str(missing.value)
        with pytest.raises(MCPError) as unknown:
            await client.call_tool("13800138000", {})
        assert "13800138000" not in str(unknown.value)

    _run(data_dir, session)


_PLAN = {"method": "fee_each_period", "periods": "12"}
_REFUSED: list[tuple[str, dict[str, Any], list[str]]] = [
    ("overdue", {}, ["principal"]),
    ("instalments", {"principal": "13800138000x", "plan": _PLAN}, ["principal"]),
    ("instalments", {"principal": 1.5, "plan": _PLAN}, ["principal"]),
    ("instalments", {"principal": "1", "plan": {**_PLAN, "13800138000": "1"}}, ["plan"]),
    ("search", {"query": ["13800138000"]}, ["query"]),
    ("search", {"query": "x", "13800138000": 1}, []),
    ("ask", {"text": "x", "earlier": ["13800138000"] * 41}, ["earlier"]),
    ("ask", {"text": "x", "locale": "13800138000"}, ["locale"]),
]


async def _read(client: Client, uri: str) -> dict[str, Any]:
    result = await client.read_resource(uri)
    data: dict[str, Any] = json.loads(result.contents[0].text)  # type: ignore[union-attr]
    return data


def test_an_older_client_is_served_too(data_dir: Path) -> None:
    """A client that begins with the handshake of earlier versions gets the same tools."""

    async def session(client: Client) -> None:
        assert "ask" in [tool.name for tool in (await client.list_tools()).tools]

    _run(data_dir, session, mode="legacy")


def test_a_model_behind_it_is_held_to_the_tokens_of_all(data_dir: Path, tmp_path: Path) -> None:
    """Each run of the server counts in the shared database: when the day's tokens are spent, articles answer alone."""
    database = f"sqlite:///{tmp_path / 'tokens.db'}"
    worded: list[bool] = []

    async def session(client: Client) -> None:
        reply = (await client.call_tool("ask", {"text": "白条逾期三天会上征信吗"})).structured_content
        assert (reply["outcome"], bool(reply["citations"])) == ("answer", True)
        worded.append(reply["generated"] is not None)

    with Endpoint(scripts.honest) as endpoint:
        model = {
            "CREDIT_COACH_MODEL": "openai:m",
            "CREDIT_COACH_MODEL_URL": endpoint.url,
            "CREDIT_COACH_MODEL_KEY": "none",
            "CREDIT_COACH_DATABASE_URL": database,
        }
        _run(data_dir, session, **model)
        opened = Database(database)
        spent = StoredBudget(opened, Limits(10**9, 10**9, 10**9)).used("", "")[-1]
        opened.close()
        assert spent > 0
        _run(data_dir, session, **model, CREDIT_COACH_MODEL_TOKENS_DAY=str(spent + 1))
        assert worded == [True, False]
        assert len(endpoint.requests) == 1


def test_nothing_but_the_protocol_is_on_stdout(data_dir: Path) -> None:
    """Every line on stdout is a message of the protocol, also after input that is none."""
    environment = {**os.environ, "CREDIT_COACH_DATA_DIR": str(data_dir)}
    hello = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "initialize",
        "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}},
    }
    ready = {"jsonrpc": "2.0", "method": "notifications/initialized"}
    call = {"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {"name": "ask", "arguments": {"text": "花呗"}}}
    lines = [json.dumps(hello), json.dumps(ready), "not json", json.dumps(call)]
    server = subprocess.Popen(
        [sys.executable, *_COMMAND], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    )
    assert server.stdin is not None
    assert server.stdout is not None
    server.stdin.write("\n".join(lines) + "\n")
    server.stdin.flush()
    answers: list[dict[str, Any]] = []
    while 2 not in [answer.get("id") for answer in answers]:
        answers.append(json.loads(server.stdout.readline()))
    server.stdin.close()
    assert server.stdout.read() == ""
    assert server.wait(timeout=30) == 0
    assert {answer["jsonrpc"] for answer in answers} == {"2.0"}


def test_the_same_server_speaks_http(data_dir: Path) -> None:
    """With a port, the tools are at /mcp on this machine alone, and a request from another site's page is refused."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {**os.environ, "CREDIT_COACH_DATA_DIR": str(data_dir)}
    server = subprocess.Popen([sys.executable, *_COMMAND, "--port", str(port)], env=environment)
    url = f"http://127.0.0.1:{port}/mcp"
    try:
        _wait(port)

        async def session() -> None:
            async with Client(url) as client:
                result = await client.call_tool("overdue", dict(CALCULATORS["overdue"].example))
                assert result.structured_content["amount_due"] == "1005.00"

        anyio.run(session)
        assert httpx.post(url, json={}, headers={"host": "evil.example"}).status_code == 421
        assert httpx.post(url, json={}, headers={"origin": "https://evil.example"}).status_code == 403
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait(port: int) -> None:
    for _ in range(600):
        with socket.socket() as door:
            if door.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("the server did not start")
