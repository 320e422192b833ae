"""What the tests of the faces share: one Chromium a file, and servers that end with the file."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from fastapi import FastAPI

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
_SERVE = [sys.executable, "-c", "from credit_coach.cli import run; run()", "serve", "--port"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One Chromium for all tests of a file; skipped where none is installed, never in continuous integration."""
    if CHROMIUM is None and os.environ.get("CI") != "true":
        pytest.skip("Chromium is not installed on this machine")
    playwright_api = pytest.importorskip("playwright.sync_api")
    with playwright_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def start_service(data_dir: Path) -> Iterator[Callable[..., str]]:
    """Start services as a person starts them; `settings` are named as in the code. Gives the address."""
    with ExitStack() as running:

        def start(**settings: str) -> str:
            chosen = {"data_dir": str(data_dir)} | settings
            return running.enter_context(_service({f"CREDIT_COACH_{k.upper()}": v for k, v in chosen.items()}))

        yield start


@pytest.fixture(scope="module")
def start_app() -> Iterator[Callable[[FastAPI], str]]:
    """Serve applications from threads of this process. Gives the address."""
    with ExitStack() as running:

        def start(app: FastAPI) -> str:
            return running.enter_context(_served(app))

        yield start


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@contextmanager
def _service(environment: dict[str, str]) -> Iterator[str]:
    port = _free_port()
    server = subprocess.Popen(
        [*_SERVE, str(port)], env=os.environ | environment, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    base = f"http://127.0.0.1:{port}"
    for _ in range(300):
        try:
            if httpx.get(f"{base}/healthz").status_code == 200:
                break
        except httpx.HTTPError:
            time.sleep(0.2)
    yield base
    server.terminate()
    server.wait(timeout=20)


@contextmanager
def _served(app: FastAPI) -> Iterator[str]:
    port = _free_port()
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="critical", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.1)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=10)
