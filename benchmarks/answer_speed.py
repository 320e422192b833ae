"""Speed and memory of answers: in process and through the running server, beside a baseline measured in the same run.

Prints milliseconds an answer (p50, p95) in process, by HTTP and through the chat page's queue, the same for an empty
route, the seconds from start to ready, and memory. Run it with `make bench`; nothing here asserts a time.
"""

from __future__ import annotations

import json
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import httpx

QUESTIONS = [
    "白条逾期三天会上征信吗",
    "提前还款划算吗",
    "催收打给家人怎么办",
    "收到法院短信是真的吗",
    "最低还款的坑在哪",
    "还不上了咋整",
    "股票推荐",
    "Can I go to prison for not paying my card?",
    "Does Huabei show on my credit report?",
    "How do I negotiate a repayment plan?",
]
ROUNDS = 20
SERVER = [sys.executable, "-c", "from credit_coach.cli import run; run()", "serve", "--port"]


def main() -> None:
    """Measure and print."""
    print(f"{'what':<44}{'p50 ms':>9}{'p95 ms':>9}")
    in_process()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    started = time.perf_counter()
    server = subprocess.Popen([*SERVER, str(port)], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    base = f"http://127.0.0.1:{port}"
    try:
        with httpx.Client(base_url=base, timeout=30) as client:
            seconds = wait_until_ready(client, started)
            show("GET /healthz (baseline)", [timed(lambda: client.get("/healthz")) for _ in range(ROUNDS * 5)])
            show("POST /api/v1/ask", [timed(lambda q=q: asked(client, q)) for _ in range(ROUNDS) for q in QUESTIONS])
            show("chat page, through its queue", [timed(lambda q=q: chatted(client, q)) for q in QUESTIONS * 3])
        print(f"\nready after {seconds:.1f} s; resident memory {resident_mb(server.pid):.0f} MB")
    finally:
        server.terminate()
        server.wait(timeout=20)


def in_process() -> None:
    """Time the turn alone, without any web."""
    from credit_coach.assembly import build_coach, load_content, quiet_libraries
    from credit_coach.config import Settings
    from credit_coach.dialogue.conversation import Conversation

    quiet_libraries()
    settings = Settings()
    coach = build_coach(settings, load_content(settings))
    for question in QUESTIONS:
        coach.respond(Conversation("warm-up"), question)
    times = [timed(lambda q=q: coach.respond(Conversation("bench"), q)) for _ in range(ROUNDS) for q in QUESTIONS]
    show("a turn in process", times)


def wait_until_ready(client: httpx.Client, started: float) -> float:
    """Return the seconds until /readyz answered, which has searched once; gives up after a minute."""
    while time.perf_counter() - started < 60:
        try:
            if client.get("/readyz").status_code == 200:
                return time.perf_counter() - started
        except httpx.HTTPError:
            time.sleep(0.05)
    raise SystemExit("the server did not get ready within 60 s")


def asked(client: httpx.Client, question: str) -> None:
    """Ask once by HTTP."""
    client.post("/api/v1/ask", json={"text": question}).raise_for_status()


def chatted(client: httpx.Client, question: str) -> None:
    """Ask once the way the chat page does: join the queue, then read its stream to the end."""
    config = client.get("/chat/config").json()
    number = next(one["id"] for one in config["dependencies"] if one["targets"][0][1] == "submit")
    session = os.urandom(6).hex()
    body = {"data": [question, "", None], "fn_index": number, "session_hash": session}
    client.post("/chat/gradio_api/queue/join", json=body).raise_for_status()
    with client.stream("GET", "/chat/gradio_api/queue/data", params={"session_hash": session}) as stream:
        for line in stream.iter_lines():
            if line.startswith("data:") and json.loads(line[5:]).get("msg") == "process_completed":
                return


def timed(action: Callable[[], object]) -> float:
    """Return the milliseconds an action took."""
    started = time.perf_counter()
    action()
    return (time.perf_counter() - started) * 1000


def show(what: str, times: list[float]) -> None:
    """Print one row."""
    ordered = sorted(times)
    print(f"{what:<44}{statistics.median(ordered):>9.1f}{ordered[int(len(ordered) * 0.95)]:>9.1f}")


def resident_mb(pid: int) -> float:
    """Return the resident memory of a process in MB; Linux only."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return float("nan")


if __name__ == "__main__":
    main()
