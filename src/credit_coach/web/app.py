"""The web application: the interface for programs, the widget, article pages, health, and the chat page at /chat."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from importlib import resources
from pathlib import Path, PurePath
from urllib.parse import quote

import anyio
import structlog
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from fastapi.staticfiles import StaticFiles

from credit_coach.assembly import Content, build_budget, build_coach, build_store, load_content, open_database
from credit_coach.coach import Coach
from credit_coach.config import Settings
from credit_coach.errors import IndexProblem
from credit_coach.handouts.handout import Handout
from credit_coach.knowledge.figures import Lang
from credit_coach.storage.store import ConversationStore
from credit_coach.web import conversations, widget_files
from credit_coach.web.article_page import ArticlePages
from credit_coach.web.chat_page import mount_chat_page
from credit_coach.web.feedback import FeedbackFile
from credit_coach.web.greeting import Greeting
from credit_coach.web.limits import SITE_HEADER, Gate, Limits
from credit_coach.web.metrics import MEDIA_TYPE, Metrics
from credit_coach.web.problems import Problem, add_handlers, problem_response, responses
from credit_coach.web.reference import reference_router
from credit_coach.web.security import HANDOUTS, SecurityHeaders
from credit_coach.web.tools import tools_router
from credit_coach.web.turns import Turns
from credit_coach.web.workers import Workers

_log = structlog.get_logger("credit_coach.app")

#: How often what is over its time is deleted; nobody is shown it in between.
_RETIRE_SECONDS = 600


def create_app(settings: Settings) -> FastAPI:
    """Build everything; raises a CreditCoachError when the content or a setting cannot be used.

    Without an index, or without a database, it starts all the same.
    """
    content = load_content(settings)
    database = open_database(settings)
    coach = build_coach(settings, content, _without_index, build_budget(settings, database))
    return application(settings, content, coach, build_store(settings, database))


def _without_index(problem: IndexProblem) -> None:
    _log.warning("no search", reason=str(problem))


def application(settings: Settings, content: Content, coach: Coach, store: ConversationStore) -> FastAPI:
    """Put routes, pages, limits and headers around a coach and a store."""
    wording = content.wording
    workers = Workers(settings.turns_at_once, settings.turns_waiting)
    metrics = Metrics(workers)
    turns = Turns(coach, store, wording, metrics)
    feedback = FeedbackFile(settings.data_dir / "feedback.jsonl")
    app = FastAPI(title="Credit Coach", version="1", docs_url=None, redoc_url=None, lifespan=_lifespan(turns))
    app.mount("/static", StaticFiles(directory=_static()), name="static")
    app.include_router(
        conversations.router(turns, workers, Greeting(coach, wording, settings.max_question_chars), feedback)
    )
    app.include_router(reference_router(content.library))
    app.include_router(tools_router(workers))
    _add_health(app, turns, metrics)
    app.include_router(widget_files.router(wording, settings.frame_ancestors))
    _add_pages(app, turns, ArticlePages(content.library, wording))
    mount_chat_page(app, turns, wording, content.library.facts, feedback)
    add_handlers(app)
    _describe_problems(app)
    # The last one added is the first one asked.
    app.add_middleware(Gate, limits=Limits(settings), workers=workers, metrics=metrics)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=settings.origins,
        allow_methods=["GET", "POST", "DELETE"],
        allow_headers=["Authorization", "Content-Type", "Idempotency-Key", "If-Match", SITE_HEADER],
        expose_headers=["ETag", "Retry-After", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"],
        max_age=3600,
    )
    app.add_middleware(SecurityHeaders, frame_ancestors=settings.frame_ancestors)
    return app


def _static() -> Path:
    return Path(str(resources.files("credit_coach.web") / "static"))


def _lifespan(turns: Turns) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def living(_: FastAPI) -> AsyncIterator[None]:
        async def keep() -> None:
            await anyio.to_thread.run_sync(turns.prepare)
            while True:
                await anyio.to_thread.run_sync(turns.retire)
                await asyncio.sleep(_RETIRE_SECONDS)

        job = asyncio.create_task(keep())
        yield
        job.cancel()
        with suppress(asyncio.CancelledError):
            await job

    return living


def _describe_problems(app: FastAPI) -> None:
    """Name the shape of every refusal in the OpenAPI document."""
    made = app.openapi

    def described() -> dict[str, object]:
        document = made()
        document.setdefault("components", {}).setdefault("schemas", {}).setdefault(
            "Problem", Problem.model_json_schema()
        )
        return document

    app.openapi = described  # type: ignore[method-assign]


def _add_health(app: FastAPI, turns: Turns, metrics: Metrics) -> None:
    @app.get("/healthz", tags=["health"])
    def healthz() -> dict[str, str]:
        """Tell that the process answers."""
        return {"status": "ok"}

    @app.get("/readyz", tags=["health"])
    def readyz() -> JSONResponse:
        """Tell whether questions are answered from the articles, and whether conversations are kept.

        Without the database questions are answered all the same: only a missing index is 503.
        """
        state = turns.state()
        words = {name: "ok" if works else "not ready" for name, works in state.items()}
        return JSONResponse({"status": words["index"], **words}, 200 if state["index"] else 503)

    @app.get("/metrics", tags=["health"], response_class=Response)
    def read_metrics() -> Response:
        """Return counts for Prometheus."""
        return Response(metrics.text(), media_type=MEDIA_TYPE)


def _add_pages(app: FastAPI, turns: Turns, pages: ArticlePages) -> None:
    @app.get("/manifest.json", include_in_schema=False)
    def manifest() -> JSONResponse:
        # Gradio's page asks for it at the root, whatever its mount.
        return JSONResponse({"name": "用信教练 Credit Coach", "start_url": "/chat", "display": "standalone"})

    @app.get("/favicon.ico", include_in_schema=False)
    def favicon() -> RedirectResponse:
        # Browsers ask for it before they have read which icon the page names.
        return RedirectResponse("/static/icon.svg")

    @app.get("/articles/{lang}/{article_id}", response_class=HTMLResponse, include_in_schema=False)
    def article(lang: Lang, article_id: str) -> HTMLResponse:
        body = pages.render(lang, article_id)
        return HTMLResponse(body or pages.not_found(lang), 200 if body else 404)

    @app.get(
        HANDOUTS + "{reply_id}/{kind}",
        response_class=Response,
        tags=["conversations"],
        responses={**responses("not_found", "storage_unavailable"), 200: {"content": {"*/*": {}}}},
    )
    def handout(reply_id: str, kind: str) -> Response:
        """Make a file that a reply offers."""
        found = turns.handout(reply_id, kind)
        return problem_response("not_found") if found is None else _download(found)


#: A saved page has no script and fetches nothing; its styles stand inside it.
_PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def _download(handout: Handout) -> Response:
    """Return a file that is saved under its own name, never shown as a page of ours."""
    plain = f"credit-coach{PurePath(handout.name).suffix}"
    headers = {
        # RFC 5987: the real name, and a plain one for who cannot read it.
        "Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(handout.name, safe='')}",
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
    }
    if handout.media_type.startswith("text/html"):
        headers["Content-Security-Policy"] = _PAGE_POLICY
    return Response(handout.content, media_type=handout.media_type, headers=headers)
