"""Running the application: the port is tried first, the address is printed once the page answers."""

from __future__ import annotations

import logging
import socket
import sys

import structlog
import uvicorn

from credit_coach.config import Settings
from credit_coach.errors import SettingInvalid
from credit_coach.garbage import spare_what_is_built

#: An open chat page holds a stream that never ends by itself.
_GRACE_SECONDS = 5

#: Turns are work for the processor. With Python's usual 5 ms a busy thread keeps the others waiting so long that the
#: loop, which has to take requests and to refuse what is too much, comes too late.
_SWITCH_SECONDS = 0.0005


def run_server(settings: Settings) -> None:
    """Serve until stopped; raises SettingInvalid when the address cannot be used."""
    _try_address(settings.host, settings.port)
    _log_to_stderr()
    sys.setswitchinterval(_SWITCH_SECONDS)
    from credit_coach.web.app import create_app

    app = create_app(settings)
    spare_what_is_built()
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        log_level="warning",
        access_log=False,
        server_header=False,
        forwarded_allow_ips=settings.trusted_proxies,
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )
    _Announcing(config, f"http://{_shown(settings.host)}:{settings.port}/chat").run()


class _Announcing(uvicorn.Server):
    """Prints the address when, and only when, the server accepts connections."""

    def __init__(self, config: uvicorn.Config, address: str) -> None:
        super().__init__(config)
        self._address = address

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            print(f"用信教练 Credit Coach: {self._address}", flush=True)


def _try_address(host: str, port: int) -> None:
    try:
        with socket.create_server((host, port)):
            pass
    except OSError as error:
        reason = f"{host}:{port} cannot be used ({error.strerror or error}); choose another with --port"
        raise SettingInvalid("CREDIT_COACH_PORT", reason) from error


def _shown(host: str) -> str:
    return "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104 - shown, not bound


def _log_to_stderr() -> None:
    """One JSON line a turn on stderr, without any text of the conversation."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
    )
