"""Credit Coach as a server of the Model Context Protocol: search, questions, calculators; facts and articles to read.

Tools refuse what cannot be used as a result with `isError`, with the names of its fields, so that a model can mend its
call; nothing of the input is repeated. Needs the extra `credit-coach[mcp]`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date
from functools import partial
from importlib.metadata import version
from typing import Any

import anyio.to_thread
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp.shared.exceptions import MCPError
from mcp_types import (
    INVALID_PARAMS,
    CallToolRequestParams,
    CallToolResult,
    ListResourcesResult,
    ListResourceTemplatesResult,
    ListToolsResult,
    ReadResourceRequestParams,
    ReadResourceResult,
    Resource,
    ResourceTemplate,
    TextContent,
    TextResourceContents,
    Tool,
    ToolAnnotations,
)

from credit_coach.asking import Question
from credit_coach.calculators import CALCULATORS, calculate, failure
from credit_coach.coach import Coach
from credit_coach.errors import FieldsInvalid
from credit_coach.integrations.asking import Wanted, ask, read
from credit_coach.integrations.sections import find
from credit_coach.knowledge.figures import LANGS
from credit_coach.knowledge.library import Library
from credit_coach.money import MoneyError
from credit_coach.reference import article_model, fact_model
from credit_coach.retrieval.search import Search

FACTS, ARTICLES = "credit-coach://facts/", "credit-coach://articles/"
#: What of a reply another program needs; how it came about and how a page draws it stay here.
_OF_A_REPLY = ("outcome", "completeness", "locale", "text", "citations", "suggestions", "walk", "generated", "earlier")
_JSON = "application/json"
_READS = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)

Handler = Callable[[Mapping[str, Any]], dict[str, Any]]


def build_server(coach: Coach, search: Search) -> Server[Any]:
    """Return the server; run it over stdio, or mount its `streamable_http_app()`."""
    handlers = _handlers(coach, search)
    tools = _tools()
    library = search.library
    resources = _resources(library)

    async def list_tools(*_: Any) -> ListToolsResult:
        return ListToolsResult(tools=tools)

    async def call_tool(_: Any, params: CallToolRequestParams) -> CallToolResult:
        handler = handlers.get(params.name)
        if handler is None:
            raise MCPError(INVALID_PARAMS, "No such tool")
        # Searching and calculating would keep other requests waiting.
        return await anyio.to_thread.run_sync(_called, handler, params.arguments or {})

    async def list_resources(*_: Any) -> ListResourcesResult:
        return ListResourcesResult(resources=resources)

    async def list_templates(*_: Any) -> ListResourceTemplatesResult:
        return ListResourceTemplatesResult(resource_templates=_TEMPLATES)

    async def read_resource(_: Any, params: ReadResourceRequestParams) -> ReadResourceResult:
        text = read_text(library, str(params.uri), date.today())
        if text is None:
            raise MCPError(INVALID_PARAMS, "No such resource")
        contents = TextResourceContents(uri=str(params.uri), mime_type=_JSON, text=text)
        return ReadResourceResult(contents=[contents])

    return Server(
        "credit-coach",
        version=version("credit-coach"),
        instructions="Sourced guidance on consumer credit in mainland China, and exact sums. Cite what you use.",
        on_list_tools=list_tools,
        on_call_tool=call_tool,
        on_list_resources=list_resources,
        on_list_resource_templates=list_templates,
        on_read_resource=read_resource,
    )


async def serve_stdio(server: Server[Any]) -> None:
    """Serve until the other side closes; while it does, whatever prints goes to stderr."""
    async with stdio_server() as (incoming, outgoing):
        await server.run(incoming, outgoing, server.create_initialization_options())


def read_text(library: Library, uri: str, on: date) -> str | None:
    """Return a resource as JSON: a fact in each language, or an article; None for one that is not there."""
    if uri.startswith(FACTS):
        models = {lang: fact_model(library, lang, uri.removeprefix(FACTS), on) for lang in LANGS}
        told = {lang: model.model_dump(mode="json") for lang, model in models.items() if model is not None}
        return json.dumps(told, ensure_ascii=False) if told else None
    place, _, article_id = uri.removeprefix(ARTICLES).partition("/")
    lang = next((one for one in LANGS if one == place and uri.startswith(ARTICLES)), None)
    article = article_model(library, lang, article_id) if lang else None
    return article.model_dump_json() if article else None


def _called(handler: Handler, arguments: Mapping[str, Any]) -> CallToolResult:
    try:
        told, refused = handler(arguments), False
    except MoneyError as error:
        told, refused = failure(error), True
    except FieldsInvalid as error:
        told, refused = {"code": "invalid_input", "fields": list(error.fields)}, True
    text = told["text"] if "outcome" in told else json.dumps(told, ensure_ascii=False)
    return CallToolResult(content=[TextContent(text=text)], structured_content=told, is_error=refused)


def _handlers(coach: Coach, search: Search) -> dict[str, Handler]:
    def found(arguments: Mapping[str, Any]) -> dict[str, Any]:
        wanted = read(Wanted, arguments)
        return {"sections": [asdict(one) for one in find(search, wanted.query, wanted.lang, date.today())]}

    def asked(arguments: Mapping[str, Any]) -> dict[str, Any]:
        reply = ask(coach, read(Question, arguments))
        return {name: reply[name] for name in _OF_A_REPLY}

    calculators: dict[str, Handler] = {name: partial(calculate, name) for name in CALCULATORS}
    return {"search": found, "ask": asked, **calculators}


def _tools() -> list[Tool]:
    about_search = "Find sections of sourced articles on consumer credit in mainland China, with the facts behind them."
    about_ask = "Ask the coach; it answers in the question's language, every sentence cited. Nothing is kept."
    described = [
        {"name": "search", "description": about_search, "inputSchema": Wanted.model_json_schema()},
        {"name": "ask", "description": about_ask, "inputSchema": Question.model_json_schema()},
        *(calculator.tool for calculator in CALCULATORS.values()),
    ]
    return [
        Tool(name=one["name"], description=one["description"], input_schema=one["inputSchema"], annotations=_READS)
        for one in described
    ]


def _resources(library: Library) -> list[Resource]:
    facts = (Resource(uri=f"{FACTS}{fact.id}", name=fact.id, mime_type=_JSON) for fact in library.facts)
    articles = (
        Resource(uri=f"{ARTICLES}{lang}/{one}", name=f"{lang}/{one}", mime_type=_JSON) for lang, one in library.articles
    )
    return [*facts, *articles]


_TEMPLATES = [
    ResourceTemplate(uri_template=f"{FACTS}{{id}}", name="fact", mime_type=_JSON),
    ResourceTemplate(uri_template=f"{ARTICLES}{{lang}}/{{id}}", name="article", mime_type=_JSON),
]
