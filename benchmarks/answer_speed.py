"""Speed and memory of answers: in process and through the running server, beside a baseline measured in the same run.

Prints milliseconds an answer (p50, p95) in process, by HTTP with and without a conversation that is kept, and
through the chat page's queue, the same for an empty route, the seconds from start to ready, and memory. Run it with
`make bench`; nothing here asserts a time.
"""

from __future__ import annotations

import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import httpx

from service import running

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


def main() -> None:
    """Measure and print."""
    print(f"{'what':<44}{'p50 ms':>9}{'p95 ms':>9}")
    in_process()
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{Path(folder) / 'talks.db'}"
        with running(database_url=database) as service, httpx.Client(base_url=service.base, timeout=30) as client:
            show("GET /healthz (baseline)", [timed(lambda: client.get("/healthz")) for _ in range(ROUNDS * 5)])
            show("POST /api/v1/ask", [timed(lambda q=q: asked(client, q)) for _ in range(ROUNDS) for q in QUESTIONS])
            say = conversation(client)
            show(
                "a message of a conversation, kept",
                [timed(lambda q=q: say(q)) for _ in range(ROUNDS) for q in QUESTIONS],
            )
            show("chat page, through its queue", [timed(lambda q=q: chatted(client, q)) for q in QUESTIONS * 3])
            print(f"\nready after {service.seconds_to_ready:.1f} s; resident memory {service.memory_mb():.0f} MB")


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


def asked(client: httpx.Client, question: str) -> None:
    """Ask once by HTTP."""
    client.post("/api/v1/ask", json={"text": question}).raise_for_status()


def conversation(client: httpx.Client) -> Callable[[str], object]:
    """Open a conversation; return what says one thing in it."""
    opened = client.post("/api/v1/conversations", json={}).raise_for_status().json()
    path, headers = f"/api/v1/conversations/{opened['id']}/messages", {"Authorization": f"Bearer {opened['token']}"}
    return lambda text: client.post(path, json={"text": text}, headers=headers).raise_for_status()


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


if __name__ == "__main__":
    main()
