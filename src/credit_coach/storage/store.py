"""The store: who may open which conversation, one transaction a turn, and what is forgotten when."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import sqlalchemy as sa
import structlog

from credit_coach.config import Retention
from credit_coach.dialogue.conversation import Conversation, Turn
from credit_coach.errors import ConversationChanged
from credit_coach.knowledge.figures import Lang
from credit_coach.reply import Reply
from credit_coach.storage.database import Database
from credit_coach.storage.records import (
    NO_WALKS,
    read_reply,
    read_turn,
    read_walks,
    reply_text,
    turn_text,
    walks_of,
    walks_text,
)
from credit_coach.storage.tables import conversations, turns

_log = structlog.get_logger("credit_coach.storage")


@dataclass(frozen=True)
class Access:
    """What opens a conversation: its id and its token, both unguessable. As one text: "id.token"."""

    id: str
    token: str

    @classmethod
    def parse(cls, text: str) -> Access:
        """Read "id.token"; any other text gives an access that opens nothing."""
        conversation_id, _, token = text.partition(".")
        return cls(conversation_id, token)

    def __str__(self) -> str:
        return f"{self.id}.{self.token}"


@dataclass(frozen=True)
class Request:
    """One message as it was sent: `key` is the sender's own name for it, `digest` tells its content."""

    key: str | None = None
    digest: str | None = None


@dataclass(frozen=True)
class Stored:
    """A conversation as it is kept. `version` counts its turns; times are seconds since 1970."""

    conversation: Conversation
    version: int
    created_at: int
    expires_at: int


@dataclass(frozen=True)
class Told:
    """A turn that is kept: its number, what was said, and the reply."""

    number: int
    turn: Turn
    reply: Reply


class ConversationStore:
    """Conversations by id and token. Every method raises StorageUnavailable when the database does not answer."""

    def __init__(self, database: Database, retention: Retention, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._retention = retention
        self._clock = clock

    # ---- to open and to read ----

    def create(self, lang: Lang) -> tuple[Access, Stored]:
        """Keep a new, empty conversation."""
        access = Access(secrets.token_urlsafe(16), secrets.token_urlsafe(32))
        now = self._now()
        row = {
            "id": access.id,
            "token_hash": _hashed(access.token),
            "version": 0,
            "lang": lang,
            "walks": walks_text(NO_WALKS),
            "walked_at": None,
            "created_at": now,
            "touched_at": now,
        }
        with self._database.writing() as connection:
            connection.execute(conversations.insert().values(row))
        return access, Stored(Conversation(access.id, lang), 0, now, now + self._retention.conversation_seconds)

    def load(self, access: Access) -> Stored | None:
        """Return a conversation; None when it was never kept, has been forgotten, or the token is not its own."""
        with self._database.reading() as connection:
            return self._load(connection, access)

    def history(self, access: Access) -> tuple[Stored, tuple[Told, ...]] | None:
        """Return a conversation with every turn that is kept; None as for `load`."""
        with self._database.reading() as connection:
            stored = self._load(connection, access)
            return (stored, self._told(connection, access.id)) if stored else None

    def answered(self, conversation_id: str, key: str) -> tuple[str | None, Told] | None:
        """Return what a request with this key was answered, with the digest that it had; None when it is new."""
        query = sa.select(turns).where(turns.c.conversation_id == conversation_id, turns.c.key == key)
        with self._database.reading() as connection:
            row = connection.execute(query).one_or_none()
        return (row.digest, _told(row)) if row else None

    def up_to_reply(self, reply_id: str) -> tuple[Told, ...]:
        """Return the turns of a conversation up to the one with this reply; empty when it is not kept.

        A reply's id is as unguessable as a token: whoever knows it has seen the reply.
        """
        query = sa.select(turns.c.conversation_id).where(turns.c.reply_id == reply_id, self._in_time())
        with self._database.reading() as connection:
            conversation_id = connection.execute(query).scalar_one_or_none()
            told = self._told(connection, conversation_id) if conversation_id else ()
        last = next((place for place, one in enumerate(told) if one.reply.id == reply_id), -1)
        return told[: last + 1]

    def _load(self, connection: sa.Connection, access: Access) -> Stored | None:
        query = sa.select(conversations).where(
            conversations.c.id == access.id, conversations.c.touched_at >= self._oldest_conversation()
        )
        row = connection.execute(query).one_or_none()
        if row is None or not hmac.compare_digest(row.token_hash, _hashed(access.token)):
            return None
        walked_at = row.walked_at
        try:
            walks = read_walks(row.walks) if walked_at and walked_at >= self._oldest_figures() else NO_WALKS
            query = sa.select(turns.c.turn).where(*self._kept(access.id)).order_by(turns.c.number)
            kept = tuple(read_turn(text) for text in connection.execute(query).scalars())
        except ValueError:
            _log.error("record unreadable", conversation_version=row.version)
            return None
        conversation = Conversation(access.id, row.lang, kept, walks.walk, walks.shelf, walks.consented)
        return Stored(conversation, row.version, row.created_at, row.touched_at + self._retention.conversation_seconds)

    def _told(self, connection: sa.Connection, conversation_id: str) -> tuple[Told, ...]:
        query = sa.select(turns).where(*self._kept(conversation_id)).order_by(turns.c.number)
        return tuple(_told(row) for row in connection.execute(query))

    # ---- to keep ----

    def append(self, before: Stored, after: Conversation, reply: Reply, request: Request | None = None) -> Stored:
        """Keep one more turn in one transaction.

        Raises ConversationChanged when another turn came first, or the conversation was deleted meanwhile.
        """
        now, number = self._now(), before.version + 1
        walks, earlier = walks_of(after), walks_of(before.conversation)
        head: dict[str, object] = {"version": number, "lang": after.lang, "touched_at": now, "walks": walks_text(walks)}
        if walks != earlier:
            head["walked_at"] = None if walks == NO_WALKS else now
        mine = (conversations.c.id == after.id, conversations.c.version == before.version)
        try:
            with self._database.writing() as connection:
                if connection.execute(conversations.update().where(*mine).values(head)).rowcount != 1:
                    raise ConversationChanged
                row = _row(after, number, now, reply, request or Request())
                connection.execute(turns.insert().values(row))
                self._drop_old(connection, after)
        except sa.exc.IntegrityError as error:
            raise ConversationChanged from error
        return replace(
            before, conversation=after, version=number, expires_at=now + self._retention.conversation_seconds
        )

    def _drop_old(self, connection: sa.Connection, after: Conversation) -> None:
        """Delete the turns that the conversation no longer has: too many, too old, or deleted by a wish."""
        newest = (
            sa.select(turns.c.number)
            .where(*self._kept(after.id))
            .order_by(turns.c.number.desc())
            .limit(len(after.turns))
        )
        gone = (turns.c.conversation_id == after.id, turns.c.number.not_in(newest))
        connection.execute(turns.delete().where(*gone))

    # ---- to forget ----

    def delete(self, access: Access) -> bool:
        """Delete a conversation with all its turns; False when there was none that this opens."""
        mine = (conversations.c.id == access.id, conversations.c.token_hash == _hashed(access.token))
        with self._database.writing() as connection:
            deleted = connection.execute(conversations.delete().where(*mine)).rowcount == 1
        self._database.wipe()
        return deleted

    def retire(self) -> tuple[int, int]:
        """Delete what is over its time: returns the numbers of conversations and of turns with figures."""
        with self._database.writing() as connection:
            over = conversations.c.touched_at < self._oldest_conversation()
            gone = connection.execute(conversations.delete().where(over)).rowcount
            told = (turns.c.figures, turns.c.said_at < self._oldest_figures())
            figures = connection.execute(turns.delete().where(*told)).rowcount
            stale = conversations.c.walked_at < self._oldest_figures()
            nothing = {"walks": walks_text(NO_WALKS), "walked_at": None}
            connection.execute(conversations.update().where(stale).values(nothing))
        self._database.wipe()
        return gone, figures

    def ready(self) -> bool:
        """Tell whether the database answers."""
        with self._database.reading() as connection:
            connection.execute(sa.select(sa.literal(1)))
        return True

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    # ---- times ----

    def _now(self) -> int:
        return int(self._clock())

    def _oldest_conversation(self) -> int:
        return self._now() - self._retention.conversation_seconds

    def _oldest_figures(self) -> int:
        return self._now() - self._retention.figures_seconds

    def _in_time(self) -> sa.ColumnElement[bool]:
        """Turns whose time is not over, whether or not the job that deletes them has run."""
        plain = sa.and_(~turns.c.figures, turns.c.said_at >= self._oldest_conversation())
        return sa.or_(plain, sa.and_(turns.c.figures, turns.c.said_at >= self._oldest_figures()))

    def _kept(self, conversation_id: str) -> tuple[sa.ColumnElement[bool], ...]:
        return turns.c.conversation_id == conversation_id, self._in_time()


def _row(after: Conversation, number: int, now: int, reply: Reply, request: Request) -> dict[str, object]:
    turn = after.turns[-1]
    return {
        "conversation_id": after.id,
        "number": number,
        "said_at": now,
        "figures": reply.walk is not None or bool(reply.generated and reply.generated.calculations),
        "turn": turn_text(turn),
        "reply_id": reply.id,
        "reply": reply_text(reply),
        "key": request.key,
        "digest": request.digest,
    }


def _told(row: sa.Row[tuple[object, ...]]) -> Told:
    return Told(row.number, read_turn(row.turn), read_reply(row.reply))


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
