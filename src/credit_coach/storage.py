"""Where conversations are kept between turns: in memory, for a while, and never more than a set number."""

from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from credit_coach.dialogue.conversation import Conversation


class MemoryConversations:
    """Conversations by unguessable id. Idle ones are forgotten, the longest idle first when too many."""

    def __init__(self, minutes: int, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = minutes * 60
        self._most = most
        self._clock = clock
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, tuple[float, Conversation]] = OrderedDict()

    def new(self) -> Conversation:
        """Return a new, empty conversation; it is kept once it is saved."""
        return Conversation(secrets.token_urlsafe(24))

    def get(self, conversation_id: str) -> Conversation | None:
        """Return a conversation, or None when it was never kept or has been forgotten."""
        with self._lock:
            self._forget_idle()
            found = self._kept.get(conversation_id)
            return found[1] if found else None

    def save(self, conversation: Conversation) -> None:
        """Keep the newest state of a conversation."""
        with self._lock:
            self._kept[conversation.id] = (self._clock(), conversation)
            self._kept.move_to_end(conversation.id)
            self._forget_idle()
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)

    def delete(self, conversation_id: str) -> None:
        """Forget a conversation at once."""
        with self._lock:
            self._kept.pop(conversation_id, None)

    def __len__(self) -> int:
        with self._lock:
            self._forget_idle()
            return len(self._kept)

    def _forget_idle(self) -> None:
        oldest = self._clock() - self._seconds
        while self._kept:
            first = next(iter(self._kept))
            if self._kept[first][0] >= oldest:
                return
            del self._kept[first]
