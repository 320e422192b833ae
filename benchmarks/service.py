"""A service of its own for a measurement: started as users start it, without limits, on a free port."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx

_SERVE = [sys.executable, "-c", "from credit_coach.cli import run; run()", "serve", "--port"]


@dataclass
class Service:
    """A running service."""

    base: str
    process: subprocess.Popen[bytes]
    seconds_to_ready: float

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def memory_mb(self) -> float:
        """Return its resident memory in MB."""
        with open(f"/proc/{self.process.pid}/status", encoding="utf-8") as status:
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))


def start(port: int | None = None, **settings: str) -> Service:
    """Start a service and wait until it has searched once; gives up after two minutes.

    `settings` are named as in the code, and override the environment.
    """
    if port is None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
    unlimited = {"limit_address": "", "limit_conversation": "", "limit_site": ""}
    chosen = {f"CREDIT_COACH_{name.upper()}": value for name, value in (unlimited | settings).items()}
    started = time.perf_counter()
    process = subprocess.Popen(
        [*_SERVE, str(port)], env=os.environ | chosen, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    base = f"http://127.0.0.1:{port}"
    while time.perf_counter() - started < 120:
        try:
            if httpx.get(f"{base}/readyz", timeout=10).status_code == 200:
                return Service(base, process, time.perf_counter() - started)
        except httpx.HTTPError:
            time.sleep(0.05)
        if process.poll() is not None:
            raise SystemExit(f"the service ended by itself with exit code {process.returncode}")
    process.kill()
    raise SystemExit("the service did not get ready within 120 s")


@contextmanager
def running(**settings: str) -> Iterator[Service]:
    """Give a service that is ended, in good order, afterwards."""
    service = start(**settings)
    try:
        yield service
    finally:
        service.process.terminate()
        service.process.wait(timeout=20)
