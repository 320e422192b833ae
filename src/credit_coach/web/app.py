"""The web application.

The chat page is at /chat, articles at /articles, files to take away at /handouts, one question at /api/v1/ask.
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from fastapi.staticfiles import StaticFiles
from pydantic import BaseModel, ConfigDict, Field

from credit_coach.assembly import Content, build_coach, load_content
from credit_coach.config import Settings
from credit_coach.handouts.handout import Handout
from credit_coach.knowledge.figures import Lang
from credit_coach.storage import MemoryConversations
from credit_coach.web.article_page import ArticlePages
from credit_coach.web.chat_page import mount_chat_page
from credit_coach.web.feedback import FeedbackFile
from credit_coach.web.reference import reference_router
from credit_coach.web.security import HANDOUTS, SecurityHeaders, problem_response
from credit_coach.web.tools import tools_router
from credit_coach.web.turns import Turns

#: Earlier messages of one stateless question: as many as a long walk has.
_MAX_EARLIER = 40


class AskBody(BaseModel):
    """Body of /api/v1/ask."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(description="The question.", examples=["白条晚还一天会上征信吗"])
    locale: Lang | None = Field(default=None, description="Language for a message without words; zh when left out.")
    earlier: list[str] = Field(
        default_factory=list,
        max_length=_MAX_EARLIER,
        description="The messages before it, oldest first: follow-ups and walks need them, since nothing is kept.",
        examples=[["白条会上征信吗"]],
    )


def create_app(settings: Settings) -> FastAPI:
    """Build everything; raises a CreditCoachError when the index or the content cannot be used."""
    content = load_content(settings)
    turns = Turns(
        build_coach(settings, content), MemoryConversations(settings.conversation_minutes, settings.max_conversations)
    )
    return application(settings, content, turns)


def application(settings: Settings, content: Content, turns: Turns) -> FastAPI:
    """Put routes, pages and headers around turns."""
    library, wording = content.library, content.wording
    pages = ArticlePages(library, wording)
    app = FastAPI(title="Credit Coach", version="1", docs_url=None, redoc_url=None)
    app.mount("/static", StaticFiles(directory=_static()), name="static")
    _add_routes(app, turns, pages)
    app.include_router(reference_router(library))
    app.include_router(tools_router())
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

    @app.get(HANDOUTS + "{reply_id}/{kind}", response_class=Response)
    def handout(reply_id: str, kind: str) -> Response:
        found = turns.handout(reply_id, kind)
        return problem_response(404, "No such file") if found is None else _download(found)

    @app.post("/api/v1/ask")
    def ask(body: AskBody) -> dict[str, Any]:
        return turns.ask(body.text, body.locale, body.earlier).as_dict()

    @app.exception_handler(RequestValidationError)
    async def invalid(_: Request, error: RequestValidationError) -> JSONResponse:
        """Name the fields, never repeat the input: it may hold personal data, and may not even be encodable."""
        fields = sorted({str(problem["loc"][-1]) for problem in error.errors()})
        return problem_response(422, "Invalid request", fields=fields)


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
