"""Load on the running service: a steady stream of messages, many open streams, and three times too much.

    python benchmarks/load.py [--seconds 120] [--rate 50] [--streams 200]

Three measurements, each on the same service, with an empty route as the baseline of the same run:
  steady     so many messages a second, in conversations that are kept; p50, p95, p99
  streams    so many conversations that stream their replies at the same time; every event must arrive, in order
  overload   three times and ten times the steady rate: who is answered, who is refused, and how fast
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx

from service import Service, running

_MESSAGES = (
    "白条逾期三天会上征信吗",
    "提前还款划算吗",
    "催收打给家人怎么办",
    "8999的手机帮我算算买不买得起",
    "同意",
    "月薪8000",
    "不算了",
    "Does Huabei show on my credit report?",
)
_PEOPLE = 40


class Person:
    """One client in one conversation, one message at a time."""

    def __init__(self, http: httpx.AsyncClient, opened: dict[str, Any]) -> None:
        self._http = http
        self._path = f"/api/v1/conversations/{opened['id']}/messages"
        self._headers = {"Authorization": f"Bearer {opened['token']}"}
        self._messages = itertools.cycle(_MESSAGES)
        self.alone = asyncio.Lock()

    async def say(self) -> tuple[int, float]:
        """Say the next thing; return the status and the milliseconds."""
        started = time.perf_counter()
        answer = await self._http.post(self._path, json={"text": next(self._messages)}, headers=self._headers)
        return answer.status_code, (time.perf_counter() - started) * 1000

    async def stream(self) -> bool:
        """Say the next thing and read its stream; tell whether every event came, in order, to the end."""
        headers = self._headers | {"Accept": "text/event-stream"}
        names, blocks, reply = [], [], {}
        body = {"text": next(self._messages)}
        async with self._http.stream("POST", self._path, json=body, headers=headers) as stream:
            async for line in stream.aiter_lines():
                if line.startswith("event: "):
                    names.append(line[7:])
                elif line.startswith("data: "):
                    data = json.loads(line[6:])
                    if names[-1] == "block":
                        blocks.append(data["block"])
                    elif names[-1] == "reply":
                        reply = data
        return names == ["status", *["block"] * len(blocks), "reply"] and blocks == reply.get("blocks")


async def people(http: httpx.AsyncClient, number: int) -> list[Person]:
    """Open so many conversations."""
    found = []
    for _ in range(number):
        opened = await http.post("/api/v1/conversations", json={})
        found.append(Person(http, opened.raise_for_status().json()))
    return found


async def paced(rate: float, seconds: float, action: Callable[[int], Awaitable[Any]]) -> list[Any]:
    """Begin an action at a steady rate, whether or not the ones before have ended; return what each returned."""
    tasks, started = [], time.perf_counter()
    for number in range(int(rate * seconds)):
        await asyncio.sleep(max(0.0, started + number / rate - time.perf_counter()))
        tasks.append(asyncio.create_task(action(number)))
    return await asyncio.gather(*tasks)


async def steady(service: Service, rate: float, seconds: float) -> None:
    """Measure messages at a steady rate beside an empty route at the same rate."""
    limits = httpx.Limits(max_connections=400)
    async with httpx.AsyncClient(base_url=service.base, timeout=60, limits=limits) as http:

        async def nothing(_: int) -> tuple[int, float]:
            started = time.perf_counter()
            answer = await http.get("/healthz")
            return answer.status_code, (time.perf_counter() - started) * 1000

        show(f"empty route, {rate:.0f}/s (baseline)", await paced(rate, min(10, seconds), nothing))
        crowd = await people(http, _PEOPLE)

        async def say(number: int) -> tuple[int, float]:
            person = crowd[number % _PEOPLE]
            async with person.alone:
                return await person.say()

        show(f"messages, {rate:.0f}/s for {seconds:.0f} s", await paced(rate, seconds, say))


async def streams(service: Service, number: int) -> None:
    """Open so many streams at the same time, and check each."""
    limits = httpx.Limits(max_connections=number + 10)
    async with httpx.AsyncClient(base_url=service.base, timeout=60, limits=limits) as http:
        crowd = await people(http, number)
        started = time.perf_counter()
        whole = await asyncio.gather(*(person.stream() for person in crowd))
        seconds = time.perf_counter() - started
    print(f"{number} streams at once: {sum(whole)} whole and in order, after {seconds:.1f} s")
    if not all(whole):
        raise SystemExit("events were lost")


async def overload(service: Service, rate: float) -> None:
    """Ask far too much for ten seconds: everybody gets an answer, or a refusal at once."""
    host, _, port = service.base.removeprefix("http://").partition(":")

    async def ask(number: int) -> tuple[int, float]:
        # Bytes and no client library: at this rate the time of one would be measured instead of the service's.
        body = json.dumps({"text": _MESSAGES[number % len(_MESSAGES)]}).encode()
        started = time.perf_counter()
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(_POST % len(body) + body)
        answer = await reader.read()
        milliseconds = (time.perf_counter() - started) * 1000
        writer.close()
        return int(answer.split(b" ", 2)[1]), milliseconds

    found = await paced(rate, 10, ask)
    show(f"overload {rate:.0f}/s, answered", [one for one in found if one[0] == 200])
    show(f"overload {rate:.0f}/s, refused", [one for one in found if one[0] == 503])
    others = {status for status, _ in found} - {200, 503}
    if others:
        raise SystemExit(f"other answers: {sorted(others)}")


_POST = b"POST /api/v1/ask HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\n"
_POST += b"content-length: %d\r\n\r\n"


def show(what: str, found: list[tuple[int, float]]) -> None:
    """Print one row."""
    if not found:
        print(f"{what:<44}{'none':>8}")
        return
    times = sorted(ms for _, ms in found)
    failed = sum(status not in (200, 503) for status, _ in found)
    cuts = statistics.quantiles(times, n=100, method="inclusive") if len(times) > 1 else times * 99
    print(
        f"{what:<44}{len(times):>8}{failed:>8}{cuts[49]:>9.1f}{cuts[94]:>9.1f}{cuts[98]:>9.1f}{times[-1]:>9.1f}",
        flush=True,
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--rate", type=float, default=50)
    parser.add_argument("--streams", type=int, default=200)
    parser.add_argument("--only", choices=("steady", "streams", "overload"))
    chosen = parser.parse_args()
    print(f"{'what':<44}{'number':>8}{'failed':>8}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}{'max ms':>9}")
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{Path(folder) / 'talks.db'}"
        with running(database_url=database, turns_waiting="1000") as service:
            if chosen.only in (None, "steady"):
                asyncio.run(steady(service, chosen.rate, chosen.seconds))
            if chosen.only in (None, "streams"):
                asyncio.run(streams(service, chosen.streams))
            print(f"resident memory {service.memory_mb():.0f} MB")
        if chosen.only in (None, "overload"):
            with running(database_url=database) as service:
                asyncio.run(overload(service, chosen.rate * 3))
                # Where three times is still not too much.
                asyncio.run(overload(service, chosen.rate * 10))


if __name__ == "__main__":
    main()
