"""Who is examined: the coach in this process, a service by its address, or answers that were recorded."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

import httpx

from credit_coach.coach import Coach
from credit_coach.dialogue.conversation import Conversation
from credit_coach.errors import EvaluationImpossible
from credit_coach.evaluation.exam import Item
from credit_coach.evaluation.exchange import Exchange

_TIMEOUT = 60.0
#: A service with limits says when to come back; whoever runs it may lift them for the evaluation.
_LATER = (429, 503)


class Subject(Protocol):
    """Whatever answers the exam."""

    def answer(self, item: Item) -> Exchange:
        """Hold the conversation of an item. What goes wrong is in the exchange, not raised."""
        ...


@dataclass(frozen=True)
class CoachSubject:
    """The coach in this process, on a given day."""

    coach: Coach
    on: date

    def answer(self, item: Item) -> Exchange:
        """Say the item's messages one after the other."""
        # Each its own, so that one item's language model is not paid from another's budget.
        conversation = Conversation(f"exam {item.id}", item.lang)

        def say(turn: int) -> Mapping[str, Any]:
            nonlocal conversation
            conversation, reply = self.coach.respond(conversation, item.turns[turn], self.on)
            return reply.as_dict()

        return _held(item, say)


@dataclass(frozen=True)
class ServiceSubject:
    """A running service. Nothing is kept there: every message brings the earlier ones along."""

    url: str

    def answer(self, item: Item) -> Exchange:
        """Ask for the reply to each message of the item."""

        def say(turn: int) -> Mapping[str, Any]:
            body = {"text": item.turns[turn], "earlier": list(item.turns[:turn]), "locale": item.lang}
            while True:
                response = httpx.post(f"{self.url.rstrip('/')}/api/v1/ask", json=body, timeout=_TIMEOUT)
                if response.status_code not in _LATER or "retry-after" not in response.headers:
                    break
                time.sleep(min(float(response.headers["retry-after"]), _TIMEOUT))
            response.raise_for_status()
            reply: Mapping[str, Any] = response.json()
            return reply

        return _held(item, say)


@dataclass(frozen=True)
class RecordedSubject:
    """Answers from a file: one JSON object a line with `id` and `replies`, as a run writes them."""

    exchanges: Mapping[str, Exchange]

    @classmethod
    def load(cls, path: Path) -> RecordedSubject:
        """Read the file; raises EvaluationImpossible that names the line."""
        exchanges = {}
        for number, line in enumerate(_text(path).rstrip("\n").split("\n"), 1):
            try:
                row = json.loads(line)
                exchanges[row["id"]] = Exchange(tuple(row["replies"]), error=row.get("error", ""))
            except (ValueError, KeyError, TypeError) as error:
                raise EvaluationImpossible(f"{path}:{number}: is no record of an id and its replies") from error
        return cls(exchanges)

    def answer(self, item: Item) -> Exchange:
        """Return what was recorded for the item."""
        return self.exchanges.get(item.id, Exchange((), error="not recorded"))


def service_is_up(url: str) -> None:
    """Raise EvaluationImpossible when no service answers at the address."""
    try:
        httpx.get(f"{url.rstrip('/')}/healthz", timeout=_TIMEOUT).raise_for_status()
    except httpx.HTTPError as error:
        raise EvaluationImpossible(f"no service answers at {url} ({type(error).__name__})") from error


def _held(item: Item, say: Callable[[int], Mapping[str, Any]]) -> Exchange:
    """Hold an item's conversation; `say` gives the reply to the message of that number."""
    replies: list[Mapping[str, Any]] = []
    seconds: list[float] = []
    try:
        for turn in range(len(item.turns)):
            started = time.perf_counter()
            reply = say(turn)
            seconds.append(time.perf_counter() - started)
            replies.append(_lasting(reply))
    except Exception as error:  # whatever breaks on one item must not end the run: it is counted
        return Exchange(tuple(replies), tuple(seconds), f"{type(error).__name__}: {error}"[:300])
    return Exchange(tuple(replies), tuple(seconds))


def _lasting(reply: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a reply without its id and the addresses made of it: they are random."""
    blocks = [{name: value for name, value in block.items() if name != "href"} for block in reply["blocks"]]
    return {name: value for name, value in reply.items() if name != "id"} | {"blocks": blocks}


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationImpossible(f"{path} cannot be read ({type(error).__name__})") from error


#: Makes a subject where it is needed: in this process or in a worker.
MakeSubject = Callable[[], Subject]
