"""What a page needs to embed the coach: the two scripts of the widget, and the page that shows how.

The scripts are built by `make widget` from `web/widget` and committed, so that whoever has only pip has them.
"""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from importlib import resources
from typing import Literal

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from credit_coach.knowledge.figures import LANGS, Lang
from credit_coach.wording import Wording

_YEAR = 365 * 86_400
#: The first script has one address for ever, on pages that nobody changes: a new one is there within this time.
_FRESH_SECONDS = 600
#: Stricter than the chat page's: nothing inline, nothing from elsewhere.
HOME_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors {frame_ancestors}",
    )
)


@dataclass(frozen=True)
class _Script:
    """A built script, with its name for caches and the form it travels in."""

    plain: bytes
    packed: bytes
    version: str

    @classmethod
    def read(cls, name: str) -> _Script:
        plain = (resources.files("credit_coach.web") / "static" / name).read_bytes()
        # The same bytes give the same file: no time of day in it.
        return cls(plain, gzip.compress(plain, 9, mtime=0), hashlib.sha256(plain).hexdigest()[:12])

    def response(self, request: Request, cache: str) -> Response:
        """Return the script, packed where that is understood, or word that the one at hand is still right."""
        headers = {
            "Cache-Control": cache,
            "ETag": f'"{self.version}"',
            "Vary": "Accept-Encoding",
            # It is meant for pages of others, also for those that isolate themselves.
            "Access-Control-Allow-Origin": "*",
            "Cross-Origin-Resource-Policy": "cross-origin",
        }
        if self.version in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        packed = "gzip" in request.headers.get("accept-encoding", "")
        if packed:
            headers["Content-Encoding"] = "gzip"
        return Response(self.packed if packed else self.plain, headers=headers, media_type="text/javascript")


def router(wording: Wording, frame_ancestors: str) -> APIRouter:
    """Return the routes."""
    loader, chat = _Script.read("widget.js"), _Script.read("widget-chat.js")
    pages = {lang: _home(wording, lang, loader, chat) for lang in LANGS}
    policy = HOME_POLICY.format(frame_ancestors=frame_ancestors)
    routes = APIRouter(include_in_schema=False)

    @routes.api_route("/widget.js", methods=["GET", "HEAD"])
    def widget(request: Request) -> Response:
        return loader.response(request, f"public, max-age={_FRESH_SECONDS}, stale-while-revalidate=86400")

    @routes.api_route("/widget-chat.js", methods=["GET", "HEAD"])
    def widget_chat(request: Request, v: str = "") -> Response:
        named = v == chat.version
        # The first script asks for its chat by version; what has another name must not stay.
        return chat.response(request, f"public, max-age={_YEAR}, immutable" if named else "no-cache")

    @routes.get("/", response_class=HTMLResponse)
    def home(request: Request, lang: Literal["zh", "en"] | None = None) -> HTMLResponse:
        chosen = lang or _language(request.headers.get("accept-language", ""))
        return HTMLResponse(pages[chosen], headers={"Content-Security-Policy": policy, "Vary": "Accept-Language"})

    return routes


def _language(accepted: str) -> Lang:
    """English for a browser that prefers it to Chinese, else Chinese."""
    english, chinese = accepted.lower().find("en"), accepted.lower().find("zh")
    return "en" if english >= 0 and (chinese < 0 or english < chinese) else "zh"


def _home(wording: Wording, lang: Lang, loader: _Script, chat: _Script) -> str:
    environment = Environment(
        loader=PackageLoader("credit_coach.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("home.html").render(
        lang=lang,
        other="en" if lang == "zh" else "zh",
        launcher=_kib(len(loader.packed)),
        whole=_kib(len(loader.packed) + len(chat.packed)),
        say=lambda key, **variables: wording.say(lang, key, **variables),
    )


def _kib(size: int) -> str:
    return f"{size / 1024:.0f}"
