"""What requests may hold and what they are answered with; replies themselves are `credit_coach.reply.Reply`."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from credit_coach.asking import MAX_TEXT
from credit_coach.knowledge.figures import Lang
from credit_coach.reply import Contact, Reply

_EXAMPLE = "白条晚还一天会上征信吗"


class _Body(BaseModel):
    """A body with no field but its own."""

    model_config = ConfigDict(extra="forbid")


class NewConversation(_Body):
    """Body of POST /conversations."""

    locale: Lang = Field(default="zh", description="Language of the greeting, and of a message without words.")


class Message(_Body):
    """Body of POST /conversations/{id}/messages."""

    text: str = Field(description="What the person says.", max_length=MAX_TEXT, examples=[_EXAMPLE])
    locale: Lang | None = Field(default=None, description="Language for a message without words.")


class Feedback(_Body):
    """Body of POST /conversations/{id}/feedback."""

    reply_id: str = Field(max_length=64, description="Id of the reply that the verdict is about.")
    verdict: Literal["up", "down"]
    reason: str | None = Field(default=None, max_length=100, description="One of the reasons that /site lists.")


class Opened(BaseModel):
    """A new conversation. The token opens it; it is shown once and kept nowhere else."""

    id: str
    token: str
    expires_at: int = Field(description="When it is deleted if nothing more is said, in seconds since 1970.")
    version: int = Field(description="Number of its latest turn.")
    reply: Reply = Field(description="The greeting.")


class ToldTurn(BaseModel):
    """A message, with personal numbers hidden, and its reply."""

    message: str
    reply: Reply


class History(BaseModel):
    """Everything that is kept of a conversation."""

    id: str
    locale: Lang
    version: int
    created_at: int
    expires_at: int
    turns: list[ToldTurn]


class Site(BaseModel):
    """What a face needs to know before anybody has said anything."""

    name: str
    greeting: Reply
    feedback_reasons: list[str]
    max_chars: int = Field(description="Longer messages get a polite limit.")
    urgent: list[Contact] = Field(description="Numbers for people in danger.")
