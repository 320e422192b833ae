"""Where conversations are kept between turns: in memory, for a while, and never more than a set number."""

from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from credit_coach.dialogue.conversation import Conversation
from credit_coach.reply import Reply


@dataclass(frozen=True)
class Talk:
    """A conversation with the replies that were given in it, one for each of its turns."""

    conversation: Conversation
    replies: tuple[Reply, ...] = ()

    @property
    def id(self) -> str:
        """The unguessable id of the conversation."""
        return self.conversation.id

    def with_turn(self, conversation: Conversation, reply: Reply) -> Talk:
        """Return the talk after one more turn; replies go with the turns that the conversation still keeps."""
        return Talk(conversation, (*self.replies, reply)[-len(conversation.turns) :])


class MemoryConversations:
    """Conversations by unguessable id. Idle ones are forgotten, the longest idle first when too many."""

    def __init__(self, minutes: int, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = minutes * 60
        self._most = most
        self._clock = clock
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, tuple[float, Talk]] = OrderedDict()
        #: The talk of every reply that is kept; `_drop` and `save` keep it in step.
        self._talk_of: dict[str, str] = {}

    def new(self) -> Talk:
        """Return a new, empty talk; it is kept once it is saved."""
        return Talk(Conversation(secrets.token_urlsafe(24)))

    def get(self, conversation_id: str) -> Talk | None:
        """Return a talk, or None when it was never kept or has been forgotten."""
        with self._lock:
            self._forget_idle()
            found = self._kept.get(conversation_id)
            return found[1] if found else None

    def find_reply(self, reply_id: str) -> tuple[Talk, Reply] | None:
        """Return a reply with its talk, or None when it was never given or has been forgotten."""
        with self._lock:
            self._forget_idle()
            talk_id = self._talk_of.get(reply_id)
            if talk_id is None:
                return None
            talk = self._kept[talk_id][1]
            return talk, next(reply for reply in talk.replies if reply.id == reply_id)

    def save(self, talk: Talk) -> None:
        """Keep the newest state of a talk."""
        with self._lock:
            self._drop(talk.id)
            self._kept[talk.id] = (self._clock(), talk)
            self._talk_of.update((reply.id, talk.id) for reply in talk.replies)
            self._forget_idle()
            while len(self._kept) > self._most:
                self._drop(next(iter(self._kept)))

    def delete(self, conversation_id: str) -> None:
        """Forget a conversation at once."""
        with self._lock:
            self._drop(conversation_id)

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
            self._drop(first)

    def _drop(self, conversation_id: str) -> None:
        found = self._kept.pop(conversation_id, None)
        for reply in found[1].replies if found else ():
            self._talk_of.pop(reply.id, None)
