"""Headers on every response, and the doors that stay shut. Pure ASGI, so that streams pass through untouched."""

from __future__ import annotations

import json
import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from credit_coach.web.problems import problem_response

#: All that the chat page asks of Gradio. Everything else it mounts (uploads, files, component servers, monitoring, a
#: second API) takes or hands out things that a chat does not need: one of them would read any file for anybody.
_OPEN_TO_THE_PAGE = re.compile(
    r"/chat(/|/config|/theme\.css|/manifest\.json|/assets/.+|/static/.+|/svelte/.+"
    r"|/gradio_api/(queue/(join|data)|heartbeat/.+|startup-events|app_id))?"
)
_QUEUE = "/chat/gradio_api/queue/join"

#: What is under here may bring a policy of its own, as the page at / does: it needs, and gets, less than the chat page.
HANDOUTS = "/handouts/"

#: A question is far smaller; anything larger is refused before it is parsed.
MAX_BODY_BYTES = 64 * 1024


def content_security_policy(frame_ancestors: str) -> str:
    """Return the policy: everything from here alone. Gradio's page needs inline scripts and styles, but no eval."""
    return "; ".join(
        (
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "media-src 'none'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            f"frame-ancestors {frame_ancestors}",
        )
    )


class SecurityHeaders:
    """Adds the headers, drops Gradio's permissive CORS headers, and answers 403 at the shut doors."""

    def __init__(self, app: ASGIApp, frame_ancestors: str) -> None:
        self._app = app
        self._policy = content_security_policy(frame_ancestors)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: D102 - the ASGI call
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if scope["path"].startswith("/chat"):
                    for name in [name for name in headers if name.lower().startswith("access-control-")]:
                        del headers[name]
                if scope["path"] == "/" or scope["path"].startswith(HANDOUTS):
                    headers.setdefault("Content-Security-Policy", self._policy)
                else:
                    headers["Content-Security-Policy"] = self._policy
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "no-referrer"
                headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
                headers["Cross-Origin-Opener-Policy"] = "same-origin"
                if not scope["path"].startswith(("/static", "/chat/assets", "/chat/static")):
                    headers.setdefault("Cache-Control", "no-store")
            await send(message)

        refusal = _refusal(scope)
        if refusal is None and scope["method"] == "POST" and scope["path"] == _QUEUE:
            body = await _read(receive)
            refusal = None if _plain_inputs(body) else problem_response("invalid_request")
            receive = _replay(body, receive)
        await (refusal or self._app)(scope, receive, send_with_headers)


async def _read(receive: Receive) -> bytes:
    """Return the whole body; its declared length was checked, and the server cuts off what is longer."""
    parts: list[bytes] = []
    while True:
        message = await receive()
        parts.append(message.get("body", b""))
        if message["type"] == "http.disconnect" or not message.get("more_body"):
            return b"".join(parts)


def _replay(body: bytes, receive: Receive) -> Receive:
    """Return a `receive` that hands the body out once more, then goes on as before."""
    left = [body]

    async def replayed() -> Message:
        if left:
            return {"type": "http.request", "body": left.pop(), "more_body": False}
        return await receive()

    return replayed


def _plain_inputs(body: bytes) -> bool:
    """Tell whether the page's inputs are texts and nothing else: Gradio copies any file that an input names."""
    try:
        data = json.loads(body)["data"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return False
    return isinstance(data, list) and all(one is None or isinstance(one, str) for one in data)


def _refusal(scope: Scope) -> JSONResponse | None:
    """Return the answer to a request that must not get further, before anything of it is read."""
    path = scope["path"]
    if path.startswith("/chat") and not _OPEN_TO_THE_PAGE.fullmatch(path):
        return problem_response("closed")
    if scope["method"] == "POST":
        length = Headers(scope=scope).get("content-length", "")
        if not length.isdigit():
            return problem_response("length_required")
        if int(length) > MAX_BODY_BYTES:
            return problem_response("body_too_large")
    return None
