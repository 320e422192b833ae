"""How many messages are taken: by conversation, network address and site; and nobody when too many wait.

Counted by the library `limits`, in memory or in Redis. When Redis does not answer, nobody is sent away for it.
"""

from __future__ import annotations

import ipaddress
import re
import time
from dataclasses import dataclass

import structlog
from limits import RateLimitItem, parse_many
from limits.aio.strategies import MovingWindowRateLimiter
from limits.storage import storage_from_string
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from credit_coach.config import Settings
from credit_coach.errors import SettingInvalid
from credit_coach.web.metrics import Metrics
from credit_coach.web.problems import problem_response
from credit_coach.web.workers import Workers

_log = structlog.get_logger("credit_coach.limits")

#: What costs a turn, or a row in the database.
_COUNTED = re.compile(
    r"/api/v1/(?:ask|tools/[^/]+|conversations(?:/(?P<conversation>[^/]+)/(?:messages|feedback))?)|/chat/gradio_api/queue/join"
)
SITE_HEADER = "X-Credit-Coach-Site"
_SITE = re.compile(r"[A-Za-z0-9_.-]{1,40}")


@dataclass(frozen=True)
class _Window:
    """One limit for one sender, and how much of it is left."""

    limit: int
    remaining: int
    seconds: int


class Limits:
    """Counts messages; `check` is awaited once a message."""

    def __init__(self, settings: Settings) -> None:
        """Read the limits; raises SettingInvalid for one that is no limit."""
        self._by = {
            name: _parsed(f"CREDIT_COACH_LIMIT_{name.upper()}", getattr(settings, f"limit_{name}"))
            for name in ("conversation", "address", "site")
        }
        url = settings.limits_url
        try:
            storage = storage_from_string(f"async+{url}", **_options(url))
        except Exception as error:  # the library raises its own, and Redis' own, for a URL it cannot use
            raise SettingInvalid("CREDIT_COACH_LIMITS_URL", type(error).__name__) from error
        self._counter = MovingWindowRateLimiter(storage)

    async def check(self, senders: dict[str, str]) -> tuple[bool, _Window | None]:
        """Count one message of its senders; tell whether it may pass, and the limit that is nearest."""
        tightest: _Window | None = None
        try:
            for name, sender in senders.items():
                for item in self._by[name]:
                    passed = await self._counter.hit(item, name, sender)
                    window = await self._window(item, name, sender)
                    if not passed:
                        return False, window
                    if tightest is None or window.remaining < tightest.remaining:
                        tightest = window
        except Exception as error:  # whatever the store of the counts raises, a person is not sent away for it
            _log.error("limits not counted", error=type(error).__name__)
            return True, None
        return True, tightest

    async def _window(self, item: RateLimitItem, name: str, sender: str) -> _Window:
        stats = await self._counter.get_window_stats(item, name, sender)
        return _Window(item.amount, stats.remaining, max(1, round(stats.reset_time - time.time())))


def _options(url: str) -> dict[str, float | str | bool]:
    """Redis is asked with the client that its makers keep, and not waited for."""
    if url.startswith("memory"):
        return {}
    return {"implementation": "redispy", "socket_timeout": 0.2, "socket_connect_timeout": 0.2}


class Gate:
    """Sends away what is too much before its body is read, and tells every sender how much is left."""

    def __init__(self, app: ASGIApp, limits: Limits, workers: Workers, metrics: Metrics) -> None:
        self._app, self._limits, self._workers, self._metrics = app, limits, workers, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: D102 - the ASGI call
        counted = _COUNTED.fullmatch(scope["path"]) if scope["type"] == "http" and scope["method"] == "POST" else None
        if counted is None:
            await self._app(scope, receive, send)
            return
        if self._workers.full:
            self._metrics.refused("overloaded")
            await problem_response("overloaded")(scope, receive, send)
            return
        passed, window = await self._limits.check(_senders(scope, counted["conversation"]))
        if not passed and window is not None:
            self._metrics.refused("too_many_messages")
            refusal = problem_response("too_many_messages", retry_after=window.seconds)
            await refusal(scope, receive, _with_headers(send, window))
            return
        await self._app(scope, receive, _with_headers(send, window) if window else send)


def _senders(scope: Scope, conversation: str | None) -> dict[str, str]:
    senders = {"address": _network(scope["client"][0] if scope.get("client") else "")}
    if conversation:
        senders["conversation"] = conversation[:64]
    site = site_of(Headers(scope=scope))
    if site:
        senders["site"] = site
    return senders


def site_of(headers: Headers) -> str:
    """Return the site whose widget sent a request; "" for none, and for a name that is none."""
    site = headers.get(SITE_HEADER, "")
    return site if _SITE.fullmatch(site) else ""


def _network(address: str) -> str:
    """Return what one subscriber holds: the address, or the /64 of an IPv6 one."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((parsed, 64), strict=False)) if parsed.version == 6 else address


def _with_headers(send: Send, window: _Window) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers["RateLimit-Limit"] = str(window.limit)
            headers["RateLimit-Remaining"] = str(window.remaining)
            headers["RateLimit-Reset"] = str(window.seconds)
        await send(message)

    return sending


def _parsed(setting: str, text: str) -> list[RateLimitItem]:
    """Read "30/minute; 2000/day"; an empty text is no limit."""
    try:
        return parse_many(text) if text.strip() else []
    except ValueError as error:
        raise SettingInvalid(setting, 'must look like "30/minute" or "60/minute; 2000/day"') from error
