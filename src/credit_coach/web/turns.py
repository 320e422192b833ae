"""One turn for every web face: load the conversation, respond, keep it, write one log line without any text.

What cannot be kept is answered all the same, without memory, and the reply says so: a person with a question does not
have to care about a database.
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

import structlog

from credit_coach.asking import gone_through
from credit_coach.coach import Coach
from credit_coach.dialogue.conversation import Conversation, Turn
from credit_coach.errors import ConversationChanged, StorageUnavailable, TurnUnderWay
from credit_coach.handouts.handout import Handout
from credit_coach.knowledge.figures import Lang
from credit_coach.reply import Reply, TextBlock
from credit_coach.storage.store import Access, ConversationStore, Request, Stored, Told
from credit_coach.web.metrics import Metrics
from credit_coach.web.problems import Refused
from credit_coach.wording import Wording

_log = structlog.get_logger("credit_coach.turns")


@dataclass(frozen=True)
class Answered:
    """The reply to a message and where its conversation stands. `kept` is False when the turn could not be saved."""

    access: Access
    version: int
    turn: Turn
    reply: Reply
    kept: bool = True


class Turns:
    """Runs turns against the store. Safe to call from several threads."""

    def __init__(self, coach: Coach, store: ConversationStore, wording: Wording, metrics: Metrics) -> None:
        self._coach = coach
        self._store = store
        self._wording = wording
        self._metrics = metrics
        self._lock = threading.Lock()
        self._under_way: set[str] = set()

    # ---- a turn ----

    def open(self, lang: Lang) -> tuple[Access, Stored]:
        """Begin a conversation; raises StorageUnavailable when it cannot be kept."""
        return self._store.create(lang)

    def respond(
        self,
        access: Access,
        message: str,
        lang: Lang | None = None,
        key: str | None = None,
        version: int | None = None,
    ) -> Answered | None:
        """Answer within a conversation and keep the turn; None when `access` opens none.

        The same `key` with the same message gives the same reply again. Raises ConversationChanged when the
        conversation is not at `version`, TurnUnderWay when another message is being answered, Refused when the key
        was used for another message.
        """
        with self._alone(access.id):
            try:
                before = self._store.load(access)
            except StorageUnavailable as error:
                return self._without_memory(access, message, lang, error)
            if before is None:
                return None
            request = Request(key, _digest(message)) if key else Request()
            again = self._again(access, request, before)
            if again is not None:
                return again
            if version is not None and version != before.version:
                raise ConversationChanged
            if lang is not None and not before.conversation.turns:
                before = replace(before, conversation=replace(before.conversation, lang=lang))
            conversation, reply = self._timed(before.conversation, message)
            turn = conversation.turns[-1]
            try:
                after = self._store.append(before, conversation, reply, request)
            except StorageUnavailable as error:
                self._metrics.not_kept()
                _log.error("turn not kept", reason=error.reason)
                return Answered(access, before.version, turn, self._saying_so(reply), kept=False)
            return Answered(access, after.version, turn, reply)

    def begin(self, message: str, lang: Lang) -> Answered:
        """Answer the first message of a new conversation, and keep it where that is possible."""
        try:
            access, _ = self._store.create(lang)
        except StorageUnavailable as error:
            return self._without_memory(Access("", ""), message, lang, error)
        answered = self.respond(access, message)
        assert answered is not None, "the conversation was made a moment ago"
        return answered

    def ask(self, message: str, lang: Lang | None = None, earlier: Sequence[str] = ()) -> Reply:
        """Answer one message after the `earlier` ones of its conversation, which are gone through; nothing is kept."""
        return self._timed(gone_through(self._coach, earlier, lang), message)[1]

    def _again(self, access: Access, request: Request, before: Stored) -> Answered | None:
        """Return the reply that a request was given before."""
        if request.key is None:
            return None
        known = self._store.answered(access.id, request.key)
        if known is None:
            return None
        digest, told = known
        if digest != request.digest:
            raise Refused("key_reused")
        return Answered(access, told.number, told.turn, told.reply)

    def _without_memory(self, access: Access, message: str, lang: Lang | None, error: StorageUnavailable) -> Answered:
        self._metrics.not_kept()
        _log.error("conversation not loaded", reason=error.reason)
        conversation, reply = self._timed(Conversation("", lang or "zh"), message)
        return Answered(access, 0, conversation.turns[-1], self._saying_so(reply), kept=False)

    def _saying_so(self, reply: Reply) -> Reply:
        note = self._wording.say(reply.locale, "page.not_kept")
        return replace(reply, blocks=(*reply.blocks, TextBlock(note)), text=f"{reply.text}\n\n{note}")

    @contextmanager
    def _alone(self, conversation_id: str) -> Iterator[None]:
        with self._lock:
            if conversation_id in self._under_way:
                raise TurnUnderWay
            self._under_way.add(conversation_id)
        try:
            yield
        finally:
            with self._lock:
                self._under_way.discard(conversation_id)

    # ---- what is kept ----

    def history(self, access: Access) -> tuple[Stored, tuple[Told, ...]] | None:
        """Return what is still kept of a conversation; raises StorageUnavailable."""
        return self._store.history(access)

    def handout(self, reply_id: str, kind: str) -> Handout | None:
        """Make a file of a reply that is still kept; an unknown id and an unknown kind look the same.

        Raises StorageUnavailable.
        """
        turns = self._store.up_to_reply(reply_id)
        if not turns:
            return None
        # What was said later belongs to later replies.
        return self._coach.handout([(one.turn.message, one.reply) for one in turns], turns[-1].reply, kind)

    def forget(self, access: Access) -> bool:
        """Delete a conversation; False when `access` opens none. Raises StorageUnavailable."""
        return self._store.delete(access)

    def prepare(self) -> None:
        """Make beforehand what the first replies of some kinds would wait for."""
        self._coach.prepare()

    def retire(self) -> None:
        """Delete what is over its time."""
        try:
            conversations, figures = self._store.retire()
        except StorageUnavailable as error:
            _log.error("nothing retired", reason=error.reason)
            return
        if conversations or figures:
            _log.info("retired", conversations=conversations, turns_with_figures=figures)

    def state(self) -> dict[str, bool]:
        """Tell what works: `index` (search finds something) and `database`; not a turn, so nothing is logged."""
        try:
            database = self._store.ready()
        except StorageUnavailable:
            database = False
        return {"index": self._coach.ready(), "database": database}

    def _timed(self, conversation: Conversation, message: str) -> tuple[Conversation, Reply]:
        started = time.perf_counter()
        after, reply = self._coach.respond(conversation, message)
        seconds = time.perf_counter() - started
        self._metrics.seen(reply, seconds)
        _log.info(
            "turn",
            outcome=reply.outcome,
            # Which example a message is like would tell what was said.
            rule=reply.trace.rule.split(": ")[0],
            locale=reply.locale,
            completeness=reply.completeness,
            sources=[f"{one.article}#{one.section}" for one in reply.citations],
            masked=reply.trace.masked,
            ms=round(seconds * 1000, 1),
        )
        return after, reply


def _digest(message: str) -> str:
    return hashlib.sha256(message.encode("utf-8", "surrogatepass")).hexdigest()
