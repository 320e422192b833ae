"""One message's calls of the model: at most two, within one deadline, whatever the service does."""

from __future__ import annotations

import queue
import random
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any

from credit_coach.answering.generative.budget import Budget, Reservation, paying_site
from credit_coach.answering.generative.guards import Breaker, most_tokens
from credit_coach.answering.generative.model import MAX_TOKENS, ModelFailed, Piece, ToolCall, WritingModel
from credit_coach.errors import StorageUnavailable

#: Calls for one message, the first included.
MAX_CALLS = 2
#: A second try waits for a random part of this (seconds), so that many do not come back at once.
_JITTER = (0.05, 0.4)
#: Longer answers are cut off: no model was asked for so much (characters).
MAX_CHARS = 6_000
_END = object()


class Calling:
    """Streams the model's text for one message. Made for each message."""

    def __init__(
        self,
        model: WritingModel,
        budget: Budget,
        breaker: Breaker,
        seconds: float,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._model, self._budget, self._breaker = model, budget, breaker
        self._deadline = time.monotonic() + seconds
        self._sleep = sleep
        self.calls = 0
        self.wanted: tuple[ToolCall, ...] = ()

    def stream(
        self, messages: Sequence[tuple[str, str]], conversation: str, tools: Sequence[dict[str, Any]] = ()
    ) -> Iterator[str]:
        """Yield texts until the model is done; `wanted` are the tools that it asked for besides, or instead.

        Raises ModelFailed, after a second try where nothing had come yet. Tools are offered in the first call alone:
        after what they give there must be one left to write.
        """
        while True:
            came = False
            try:
                for text in self._once(list(messages), conversation, tools if self.calls == 0 else ()):
                    came = True
                    yield text
                return
            except ModelFailed as failure:
                if came or not failure.again or self.calls >= MAX_CALLS or self._left() <= _JITTER[1]:
                    raise
                self._sleep(random.uniform(*_JITTER))  # noqa: S311 - spreads load, hides nothing

    def _left(self) -> float:
        return self._deadline - time.monotonic()

    def _reserved(self, conversation: str, tokens: int) -> Reservation:
        """Put a call's cost aside before it is made: what cannot be counted is not spent."""
        try:
            reserved = self._budget.reserve(conversation, paying_site(), tokens)
        except StorageUnavailable:
            raise ModelFailed("uncounted", again=False) from None
        if reserved is None:
            raise ModelFailed("budget", again=False)
        return reserved

    def _once(
        self, messages: list[tuple[str, str]], conversation: str, tools: Sequence[dict[str, Any]]
    ) -> Iterator[str]:
        if self.calls >= MAX_CALLS or self._left() <= 0:
            raise ModelFailed("timeout", again=False)
        if not self._breaker.allows():
            raise ModelFailed("paused", again=False)
        reserved = self._reserved(conversation, most_tokens(messages, MAX_TOKENS, tools))
        self.calls += 1
        self.wanted = ()
        tokens: int | None = None
        ok, size = False, 0
        try:
            for piece in self._pieces(messages, tools):
                tokens = piece.tokens if piece.tokens is not None else tokens
                self.wanted = piece.calls or self.wanted
                if not piece.text:
                    continue
                size += len(piece.text)
                if size > MAX_CHARS:
                    raise ModelFailed("too-long", again=False)
                yield piece.text
            if not size and not self.wanted:
                raise ModelFailed("empty", again=True)
            ok = True
        except GeneratorExit:
            ok = True
            raise
        finally:
            # What cannot be settled stays reserved in full.
            with suppress(StorageUnavailable):
                self._budget.settle(reserved, tokens)
            self._breaker.record(ok=ok)

    def _pieces(self, messages: list[tuple[str, str]], tools: Sequence[dict[str, Any]]) -> Iterator[Piece]:
        """Read the model in a thread of its own: no library's timeout covers a service that drips."""
        pieces: queue.Queue[object] = queue.Queue()
        stopped = threading.Event()

        def read() -> None:
            try:
                for piece in self._model.stream(messages, stopped, tools):
                    pieces.put(piece)
                pieces.put(_END)
            except ModelFailed as failure:
                pieces.put(failure)
            except Exception:  # whatever it is, the person gets an answer
                pieces.put(ModelFailed("broken", again=False))

        threading.Thread(target=read, name="credit-coach-model", daemon=True).start()
        try:
            while True:
                try:
                    got = pieces.get(timeout=max(0.0, self._left()))
                except queue.Empty:
                    raise ModelFailed("timeout", again=False) from None
                if got is _END:
                    return
                if isinstance(got, ModelFailed):
                    raise got
                assert isinstance(got, Piece)
                yield got
                if self._left() <= 0:
                    raise ModelFailed("timeout", again=False)
        finally:
            stopped.set()
