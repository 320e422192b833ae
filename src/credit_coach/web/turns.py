"""One turn for every web face: load the conversation, respond, save, write one log line without any text."""

from __future__ import annotations

import time
from collections.abc import Sequence

import structlog

from credit_coach.coach import Coach
from credit_coach.dialogue.conversation import Conversation
from credit_coach.handouts.handout import Handout
from credit_coach.reply import Reply
from credit_coach.storage import MemoryConversations, Talk

_log = structlog.get_logger("credit_coach.turns")


class Turns:
    """Runs turns against the store. Safe to call from several threads."""

    def __init__(self, coach: Coach, store: MemoryConversations) -> None:
        self._coach = coach
        self._store = store

    def respond(self, conversation_id: str, message: str) -> Talk:
        """Answer within a conversation and keep it; an unknown or forgotten id starts a new one under another id."""
        before = self._store.get(conversation_id) or self._store.new()
        after = before.with_turn(*self._timed(before.conversation, message))
        self._store.save(after)
        return after

    def ask(self, message: str, lang: str | None = None, earlier: Sequence[str] = ()) -> Reply:
        """Answer one message after the `earlier` ones of its conversation, which are said again; nothing is kept."""
        conversation = Conversation("ask", "en" if lang == "en" else "zh")
        for one in earlier:
            conversation, _ = self._coach.respond(conversation, one)
        return self._timed(conversation, message)[1]

    def history(self, conversation_id: str) -> Talk | None:
        """Return what is still known of a conversation."""
        return self._store.get(str(conversation_id))

    def handout(self, reply_id: str, kind: str) -> Handout | None:
        """Make a file of a reply that is still kept; an unknown id and an unknown kind look the same."""
        found = self._store.find_reply(reply_id)
        if found is None:
            return None
        talk, reply = found
        said = [turn.message for turn in talk.conversation.turns]
        # What was said later belongs to later replies.
        last = talk.replies.index(reply) + 1
        return self._coach.handout(list(zip(said, talk.replies, strict=True))[:last], reply, kind)

    def forget(self, conversation_id: str) -> None:
        """Delete a conversation."""
        self._store.delete(str(conversation_id))

    def ready(self) -> bool:
        """Tell whether search answers; not a turn, so nothing is logged or counted."""
        return self._coach.ready()

    def _timed(self, conversation: Conversation, message: str) -> tuple[Conversation, Reply]:
        started = time.perf_counter()
        after, reply = self._coach.respond(conversation, message)
        _log.info(
            "turn",
            outcome=reply.outcome,
            rule=reply.trace.rule,
            locale=reply.locale,
            completeness=reply.completeness,
            sources=[f"{one.article}#{one.section}" for one in reply.citations],
            masked=reply.trace.masked,
            ms=round((time.perf_counter() - started) * 1000, 1),
        )
        return after, reply
