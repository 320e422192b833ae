"""What keeps a model from costing too much or being asked in vain: exact token budgets and a circuit breaker."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

#: After so many failures in a row the model is left alone for a while (seconds).
FAILURES, PAUSE = 3, 30.0
#: Conversations whose use is remembered; beyond that the oldest are forgotten.
_MOST_CONVERSATIONS = 20_000


@dataclass(frozen=True)
class Reservation:
    """Tokens put aside for one call before it is made."""

    conversation: str
    tokens: int
    day: date


class Budget:
    """Tokens a day, for each conversation and for all. What is reserved is never spent twice."""

    def __init__(self, conversation: int, day: int, today: Callable[[], date] = date.today) -> None:
        self._most_conversation, self._most_day = conversation, day
        self._today = today
        self._lock = threading.Lock()
        self._day = today()
        self._all = 0
        self._used: dict[str, int] = {}

    def reserve(self, conversation: str, tokens: int) -> Reservation | None:
        """Put the most that a call can cost aside; None when it does not fit."""
        with self._lock:
            self._turn_day()
            used = self._used.get(conversation, 0)
            if used + tokens > self._most_conversation or self._all + tokens > self._most_day:
                return None
            self._add(conversation, tokens)
            return Reservation(conversation, tokens, self._day)

    def settle(self, reserved: Reservation, spent: int | None) -> None:
        """Book what a call did cost; without a figure from the service the whole reservation counts."""
        with self._lock:
            self._turn_day()
            if spent is not None and reserved.day == self._day:
                self._add(reserved.conversation, spent - reserved.tokens)

    def used(self, conversation: str) -> tuple[int, int]:
        """Return the tokens used today by a conversation and by all."""
        with self._lock:
            self._turn_day()
            return self._used.get(conversation, 0), self._all

    def _add(self, conversation: str, tokens: int) -> None:
        self._all += tokens
        self._used[conversation] = self._used.get(conversation, 0) + tokens
        if len(self._used) > _MOST_CONVERSATIONS:
            del self._used[next(iter(self._used))]

    def _turn_day(self) -> None:
        if self._today() != self._day:
            self._day, self._all, self._used = self._today(), 0, {}


class Breaker:
    """Opens after failures in a row, and lets one call try again after the pause."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._until = 0.0

    def allows(self) -> bool:
        """Tell whether a call may be made; after the pause one may, and the next only when it went well."""
        with self._lock:
            if self._failures < FAILURES:
                return True
            if self._clock() < self._until:
                return False
            self._until = self._clock() + PAUSE
            return True

    def record(self, *, ok: bool) -> None:
        """Book the end of a call."""
        with self._lock:
            self._failures = 0 if ok else self._failures + 1
            if self._failures >= FAILURES:
                self._until = self._clock() + PAUSE


def most_tokens(messages: list[tuple[str, str]], answer: int) -> int:
    """Return more tokens than a call can cost: no tokenizer makes more than one token of a byte."""
    return sum(len(text.encode()) + 8 for _, text in messages) + answer
