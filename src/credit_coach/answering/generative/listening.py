"""Whether the model is asked, and who hears a verified sentence while the rest of the answer is being written.

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
_SILENT: ContextVar[bool] = ContextVar("silent", default=False)


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


@contextmanager
def silent() -> Iterator[None]:
    """Ask no model in this thread until the block ends: what was answered before is only gone through again."""
    token = _SILENT.set(True)
    try:
        yield
    finally:
        _SILENT.reset(token)


def is_silent() -> bool:
    """Tell whether no model is to be asked."""
    return _SILENT.get()
