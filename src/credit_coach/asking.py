"""One question and the messages before it, for faces where nothing is kept: the interface, tools of other programs."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict, Field

from credit_coach.answering.generative.listening import silent
from credit_coach.coach import Coach
from credit_coach.dialogue.conversation import Conversation
from credit_coach.knowledge.figures import Lang

#: As many earlier messages as a long walk has.
MAX_EARLIER = 40
#: Longer texts are cut off with the body; the coach itself says politely what it can read.
MAX_TEXT = 32_000


class Question(BaseModel):
    """What the coach is asked."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str = Field(
        description="The question, in Chinese or English.", max_length=MAX_TEXT, examples=["白条晚还一天会上征信吗"]
    )
    locale: Lang | None = Field(default=None, description="Language for a message without words; Chinese if left out.")
    earlier: tuple[str, ...] = Field(
        default=(),
        max_length=MAX_EARLIER,
        description="The messages of the same person before it, oldest first: follow-ups and walks need them, since "
        "nothing is kept.",
        examples=[["白条会上征信吗"]],
    )


def gone_through(coach: Coach, earlier: Sequence[str], lang: Lang | None) -> Conversation:
    """Return the conversation that the earlier messages make. No language model is asked: their answers are read."""
    conversation = Conversation("", lang or "zh")
    with silent():
        for message in earlier:
            conversation, _ = coach.respond(conversation, message)
    return conversation
