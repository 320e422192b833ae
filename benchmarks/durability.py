"""Kills the service under load, again and again: no acknowledged message may be lost or doubled.

In each cycle several clients talk to the service, each in a conversation of its own, with a key for every message;
after a moment the service gets SIGKILL. It is started again on the same database, and every conversation is read: it
must hold the acknowledged replies in order, once each, and at most the one more that was under way. That one is then
sent again under its key, and must be there once. Exits with 1 at the first difference.

    python benchmarks/durability.py --cycles 100 [--database postgresql://…]
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import httpx

from service import Service, start

_MESSAGES = (
    "白条逾期三天会上征信吗",
    "提前还款划算吗",
    "8999的手机帮我算算买不买得起",
    "同意",
    "月薪8000",
    "不算了",
    "hello",
)


class Client:
    """One person: says one thing after another until the service is gone, and remembers what was acknowledged."""

    def __init__(self, base: str, number: int) -> None:
        opened = httpx.post(f"{base}/api/v1/conversations", json={}, timeout=20).raise_for_status().json()
        self.number = number
        self.path = f"/api/v1/conversations/{opened['id']}"
        self.headers = {"Authorization": f"Bearer {opened['token']}"}
        self.acknowledged: list[dict[str, Any]] = []
        self.under_way: tuple[str, str] | None = None
        self.sent = 0

    def talk(self, base: str) -> None:
        """Say things until the connection breaks."""
        with httpx.Client(base_url=base, timeout=20) as http:
            while True:
                message = _MESSAGES[(self.number + self.sent) % len(_MESSAGES)]
                self.under_way = (message, f"key-{self.number}-{self.sent:06}")
                self.sent += 1
                try:
                    self._say(http, *self.under_way)
                except httpx.TransportError:
                    return

    def _say(self, http: httpx.Client, message: str, key: str) -> None:
        headers = self.headers | {"Idempotency-Key": key}
        answer = http.post(f"{self.path}/messages", json={"text": message}, headers=headers).raise_for_status()
        self.acknowledged.append(answer.json())
        self.under_way = None

    def check(self, base: str) -> str | None:
        """Compare what is kept with what was acknowledged; return the difference in words, None when there is none."""
        with httpx.Client(base_url=base, timeout=20, headers=self.headers) as http:
            if self.under_way is not None:
                kept = self._kept(http)
                before = len(self.acknowledged)
                self._say(http, *self.under_way)
                # Answered before the end, it comes back as it was kept; else it is a new turn. Never both.
                if kept and kept[-1]["id"] not in {one["id"] for one in self.acknowledged[-2:]}:
                    return f"client {self.number}: a turn is kept that nobody was told of (message {before + 1})"
            kept = self._kept(http)
        expected = self.acknowledged[-len(kept) :] if kept else self.acknowledged
        if kept != expected:
            return f"client {self.number}: {len(self.acknowledged)} acknowledged, and {len(kept)} others are kept"
        return None

    def _kept(self, http: httpx.Client) -> list[dict[str, Any]]:
        turns = http.get(self.path).raise_for_status().json()["turns"]
        return [turn["reply"] for turn in turns]


def main() -> int:
    """Run the cycles and print what was seen."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--cycles", type=int, default=100)
    parser.add_argument("--clients", type=int, default=6)
    parser.add_argument("--database", help="URL; a new SQLite file when left out")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = chosen.database or f"sqlite:///{Path(folder) / 'talks.db'}"
        return cycles(chosen.cycles, chosen.clients, database, random.Random(chosen.seed))


def cycles(number: int, people: int, database: str, chance: random.Random) -> int:
    """Kill and restart so often; return 0 when everything that was acknowledged is there, once."""
    service = start(database_url=database)
    port = int(service.base.rpartition(":")[2])
    acknowledged, again, ready = 0, 0, []
    try:
        for cycle in range(1, number + 1):
            clients = [Client(service.base, one) for one in range(people)]
            _load_and_kill(service, clients, chance.uniform(0.2, 1.5))
            service = start(port, database_url=database)
            ready.append(service.seconds_to_ready)
            again += sum(client.under_way is not None for client in clients)
            wrong = [found for client in clients if (found := client.check(service.base))]
            acknowledged += sum(len(client.acknowledged) for client in clients)
            if wrong:
                print("\n".join((f"cycle {cycle}:", *wrong)))
                return 1
    finally:
        service.kill()
    print(
        f"{number} cycles: {acknowledged} acknowledged messages, none lost or doubled; {again} that were cut off were "
        f"sent again, once each; ready again after {statistics.median(ready):.1f} s (median), at most {max(ready):.1f}"
    )
    return 0


def _load_and_kill(service: Service, clients: list[Client], seconds: float) -> None:
    threads = [threading.Thread(target=client.talk, args=(service.base,)) for client in clients]
    for thread in threads:
        thread.start()
    time.sleep(seconds)
    service.kill()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    raise SystemExit(main())
