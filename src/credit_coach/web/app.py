"""The web application: chat page at /chat, article pages at /articles, one stateless question at /api/v1/ask."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse
from fastapi.staticfiles import StaticFiles
from pydantic import BaseModel, ConfigDict, Field

from credit_coach.assembly import build_coach, load_content
from credit_coach.config import Settings
from credit_coach.knowledge.figures import Lang
from credit_coach.storage import MemoryConversations
from credit_coach.web.article_page import ArticlePages
from credit_coach.web.chat_page import mount_chat_page
from credit_coach.web.feedback import FeedbackFile
from credit_coach.web.security import SecurityHeaders, problem_response
from credit_coach.web.turns import Turns


class AskBody(BaseModel):
    """Body of /api/v1/ask."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(description="The question.", examples=["白条晚还一天会上征信吗"])
    locale: Lang | None = Field(default=None, description="Language for a message without words; zh when left out.")


def create_app(settings: Settings) -> FastAPI:
    """Build everything; raises a CreditCoachError when the index or the content cannot be used."""
    content = load_content(settings)
    library, wording = content.library, content.wording
    turns = Turns(
        build_coach(settings, content), MemoryConversations(settings.conversation_minutes, settings.max_conversations)
    )
    pages = ArticlePages(library, wording)
    app = FastAPI(title="Credit Coach", version="1", docs_url=None, redoc_url=None)
    app.mount("/static", StaticFiles(directory=_static()), name="static")
    _add_routes(app, turns, pages)
    mount_chat_page(app, turns, wording, library.facts, FeedbackFile(settings.data_dir / "feedback.jsonl"))
    app.add_middleware(SecurityHeaders, frame_ancestors=settings.frame_ancestors)
    return app


def _static() -> Path:
    return Path(str(resources.files("credit_coach.web") / "static"))


def _add_routes(app: FastAPI, turns: Turns, pages: ArticlePages) -> None:
    @app.get("/", include_in_schema=False)
    def home() -> RedirectResponse:
        return RedirectResponse("/chat")

    @app.get("/healthz")
    def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @app.get("/readyz")
    def readyz() -> JSONResponse:
        ready = turns.ready()
        return JSONResponse({"status": "ok" if ready else "not ready"}, 200 if ready else 503)

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

    @app.post("/api/v1/ask")
    def ask(body: AskBody) -> dict[str, Any]:
        return turns.ask(body.text, body.locale).as_dict()

    @app.exception_handler(RequestValidationError)
    async def invalid(_: Request, error: RequestValidationError) -> JSONResponse:
        """Name the fields, never repeat the input: it may hold personal data, and may not even be encodable."""
        fields = sorted({str(problem["loc"][-1]) for problem in error.errors()})
        return problem_response(422, "Invalid request", fields=fields)
