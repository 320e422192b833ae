"""Conversations and replies as JSON. Fields that an older version did not write get their defaults."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import TypeAdapter

from credit_coach.dialogue.conversation import Conversation, Turn
from credit_coach.dialogue.walk import WalkState
from credit_coach.reply import Reply


@dataclass(frozen=True)
class Walks:
    """What a conversation holds of calculations: the part that is forgotten first."""

    walk: WalkState | None = None
    shelf: tuple[WalkState, ...] = ()
    consented: bool = False


NO_WALKS = Walks()

_WALKS = TypeAdapter(Walks)
_TURN = TypeAdapter(Turn)
_REPLY = TypeAdapter(Reply)


def walks_of(conversation: Conversation) -> Walks:
    """Return the part of a conversation that holds figures."""
    return Walks(conversation.walk, conversation.shelf, conversation.consented)


def walks_text(walks: Walks) -> str:
    """Write the walks."""
    return _WALKS.dump_json(walks).decode()


def read_walks(text: str) -> Walks:
    """Read the walks; raises ValueError for what is not one."""
    return _WALKS.validate_json(text)


def turn_text(turn: Turn) -> str:
    """Write a turn."""
    return _TURN.dump_json(turn).decode()


def read_turn(text: str) -> Turn:
    """Read a turn; raises ValueError for what is not one."""
    return _TURN.validate_json(text)


def reply_text(reply: Reply) -> str:
    """Write a reply."""
    return _REPLY.dump_json(reply).decode()


def read_reply(text: str) -> Reply:
    """Read a reply; raises ValueError for what is not one."""
    return _REPLY.validate_json(text)
