"""Who hears a verified sentence while the rest of the answer is being written.

    with listening(send):
        conversation, reply = coach.respond(conversation, message)

The reply that follows repeats every sentence, or replaces them all when too few were left to answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from credit_coach.answering.answer import CitedSentence

Listener = Callable[[CitedSentence], None]
_LISTENER: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Send each sentence to `listener` as soon as it may be shown, in this thread, until the block ends."""
    token = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(token)


def tell(sentence: CitedSentence) -> None:
    """Send a sentence to whoever listens."""
    listener = _LISTENER.get()
    if listener is not None:
        listener(sentence)
