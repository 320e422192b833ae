"""The three tables. Times are whole seconds since 1970, texts of JSON are what `records` writes."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

#: One row a conversation. `version` is the number of its latest turn; of the token only the SHA-256 is kept.
#: `walked_at` is when its walks were last told something, None while it has none.
conversations = Table(
    "conversations",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("token_hash", String(64), nullable=False),
    Column("version", Integer, nullable=False),
    Column("lang", String(2), nullable=False),
    Column("walks", Text, nullable=False),
    Column("walked_at", BigInteger),
    Column("created_at", BigInteger, nullable=False),
    Column("touched_at", BigInteger, nullable=False),
    Index("conversations_touched", "touched_at"),
    Index("conversations_walked", "walked_at"),
)

#: One row a turn that is still kept. `figures`: it is part of a walk, so it holds what the person told of their money.
#: `key` and `digest` are those of the request, so that sending it again gives the same reply.
turns = Table(
    "turns",
    metadata,
    Column("conversation_id", String(64), ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("said_at", BigInteger, nullable=False),
    Column("figures", Boolean, nullable=False),
    Column("turn", Text, nullable=False),
    Column("reply_id", String(64), nullable=False, unique=True),
    Column("reply", Text, nullable=False),
    Column("key", String(64)),
    Column("digest", String(64)),
    PrimaryKeyConstraint("conversation_id", "number"),
    UniqueConstraint("conversation_id", "key"),
    Index("turns_figures", "figures", "said_at"),
)

#: One row a day and account: tokens of the language model that are used or reserved. No account names a conversation.
model_tokens = Table(
    "model_tokens",
    metadata,
    Column("day", String(10), nullable=False),
    Column("account", String(64), nullable=False),
    Column("tokens", BigInteger, nullable=False),
    PrimaryKeyConstraint("day", "account"),
)
