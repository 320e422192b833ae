"""One question from another program: nothing is kept, so the messages before it come along."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from credit_coach.coach import Coach
from credit_coach.dialogue.conversation import Conversation
from credit_coach.errors import FieldsInvalid
from credit_coach.knowledge.figures import Lang

#: As many earlier messages as a long walk has.
MAX_EARLIER = 40


Model = TypeVar("Model", bound=BaseModel)


class Question(BaseModel):
    """What the coach is asked."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str = Field(description="The question, in Chinese or English.", examples=["白条晚还一天会上征信吗"])
    locale: Lang = Field(default="zh", description="Language for a message without words.")
    earlier: tuple[str, ...] = Field(
        default=(),
        max_length=MAX_EARLIER,
        description="The messages of the same person before it, oldest first: follow-ups and guided sums need them.",
    )


class Wanted(BaseModel):
    """What is searched for."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    query: str = Field(min_length=1, max_length=1000, description="The question, in Chinese or English.")
    lang: Lang | None = Field(default=None, description="Language of the sections; that of the question if left out.")


def read(model: type[Model], values: Mapping[str, Any]) -> Model:
    """Return validated input; raises FieldsInvalid, which names fields of the model and repeats nothing."""
    try:
        return model.model_validate(values)
    except ValidationError as error:
        named = {str(problem["loc"][0]) for problem in error.errors() if problem["loc"]}
        raise FieldsInvalid(tuple(sorted(named & set(model.model_fields)))) from None


def ask(coach: Coach, question: Question) -> dict[str, Any]:
    """Return the reply as plain data, and under "earlier" what the next question brings along."""
    conversation = Conversation("ask", question.locale)
    for message in question.earlier:
        conversation, _ = coach.respond(conversation, message)
    _, reply = coach.respond(conversation, question.text)
    return reply.as_dict() | {"earlier": [*question.earlier, question.text][-MAX_EARLIER:]}
