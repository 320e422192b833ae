"""Whether the model is asked, and who hears a verified sentence while the rest of the answer is being written.

    with listening(send):
        conversation, reply = coach.respond(conversation, message)

The reply that follows repeats every sentence, or replaces them all when too few were left to answer.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from contextvars import ContextVar

from credit_coach.answering.answer import CitedSentence
from credit_coach.turn_context import holding

Listener = Callable[[CitedSentence], None]
_LISTENER: ContextVar[Listener | None] = ContextVar("listener", default=None)
_SILENT: ContextVar[bool] = ContextVar("silent", default=False)


def listening(listener: Listener) -> AbstractContextManager[None]:
    """Send each sentence to `listener` as soon as it may be shown, in this thread, until the block ends."""
    return holding(_LISTENER, listener)


def tell(sentence: CitedSentence) -> None:
    """Send a sentence to whoever listens."""
    listener = _LISTENER.get()
    if listener is not None:
        listener(sentence)


def silent() -> AbstractContextManager[None]:
    """Ask no model in this thread until the block ends: what was answered before is only gone through again."""
    return holding(_SILENT, True)


def is_silent() -> bool:
    """Tell whether no model is to be asked."""
    return _SILENT.get()
