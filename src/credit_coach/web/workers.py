"""Turns run in a few threads; a few more wait; whoever comes after that is sent away at once.

A turn is work for the processor: more threads than cores make every turn slower, and a long queue makes people wait
for an answer they no longer want.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import anyio

from credit_coach.web.problems import Refused

T = TypeVar("T")


class Workers:
    """Runs turns, `at_once` at a time, with at most `waiting` in line."""

    def __init__(self, at_once: int, waiting: int) -> None:
        self._at_once, self._most = at_once, at_once + waiting
        self._limiter: anyio.CapacityLimiter | None = None
        self.inside = 0

    @property
    def full(self) -> bool:
        """Tell whether one more would be sent away."""
        return self.inside >= self._most

    async def run(self, turn: Callable[[], T]) -> T:
        """Run a turn in a thread and return what it returns; raises Refused when too many wait.

        A turn that has begun is finished even when nobody waits for it any more: half of one is never kept.
        """
        if self.full:
            raise Refused("overloaded")
        # Made here, since it belongs to the running event loop.
        self._limiter = self._limiter or anyio.CapacityLimiter(self._at_once)
        self.inside += 1
        try:
            return await anyio.to_thread.run_sync(turn, limiter=self._limiter)
        finally:
            self.inside -= 1
