"""What keeps a model from being asked in vain or beyond its means: a circuit breaker, and the most a call can cost."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

#: After so many failures in a row the model is left alone for a while (seconds).
FAILURES, PAUSE = 3, 30.0
#: Tokens that a service may put around a message or a tool.
_AROUND = 16


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


def most_tokens(messages: Sequence[tuple[str, str]], answer: int, tools: Sequence[dict[str, Any]] = ()) -> int:
    """Return more tokens than a call can cost: no tokenizer makes more than one token of a byte."""
    described = sum(len(json.dumps(tool)) + _AROUND for tool in tools)
    return sum(len(text.encode()) + _AROUND for _, text in messages) + described + answer
