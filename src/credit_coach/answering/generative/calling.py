"""One message's calls of the model: at most two, within one deadline, whatever the service does."""

from __future__ import annotations

import queue
import random
import threading
import time
from collections.abc import Callable, Iterator, Sequence

from credit_coach.answering.generative.guards import Breaker, Budget, most_tokens
from credit_coach.answering.generative.model import MAX_TOKENS, ModelFailed, Piece, WritingModel

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

    def stream(self, messages: Sequence[tuple[str, str]], conversation: str) -> Iterator[str]:
        """Yield texts until the model is done; raises ModelFailed, after a second try where nothing had come yet."""
        while True:
            came = False
            try:
                for text in self._once(list(messages), conversation):
                    came = True
                    yield text
                return
            except ModelFailed as failure:
                if came or not failure.again or self.calls >= MAX_CALLS or self._left() <= _JITTER[1]:
                    raise
                self._sleep(random.uniform(*_JITTER))  # noqa: S311 - spreads load, hides nothing

    def _left(self) -> float:
        return self._deadline - time.monotonic()

    def _once(self, messages: list[tuple[str, str]], conversation: str) -> Iterator[str]:
        if not self._breaker.allows():
            raise ModelFailed("paused", again=False)
        reserved = self._budget.reserve(conversation, most_tokens(messages, MAX_TOKENS))
        if reserved is None:
            raise ModelFailed("budget", again=False)
        self.calls += 1
        tokens: int | None = None
        ok, size = False, 0
        try:
            for piece in self._pieces(messages):
                tokens = piece.tokens if piece.tokens is not None else tokens
                if not piece.text:
                    continue
                size += len(piece.text)
                if size > MAX_CHARS:
                    raise ModelFailed("too-long", again=False)
                yield piece.text
            if not size:
                raise ModelFailed("empty", again=True)
            ok = True
        except GeneratorExit:
            ok = True
            raise
        finally:
            self._budget.settle(reserved, tokens)
            self._breaker.record(ok=ok)

    def _pieces(self, messages: list[tuple[str, str]]) -> Iterator[Piece]:
        """Read the model in a thread of its own: no library's timeout covers a service that drips."""
        pieces: queue.Queue[object] = queue.Queue()
        stopped = threading.Event()

        def read() -> None:
            try:
                for piece in self._model.stream(messages, stopped):
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
