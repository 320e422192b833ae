"""What other programs ask, read from plain data: a question with the messages before it, or a search."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from credit_coach.asking import MAX_EARLIER, Question, gone_through
from credit_coach.coach import Coach
from credit_coach.errors import FieldsInvalid
from credit_coach.knowledge.figures import Lang

Model = TypeVar("Model", bound=BaseModel)


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
    conversation = gone_through(coach, question.earlier, question.locale)
    _, reply = coach.respond(conversation, question.text)
    return reply.as_dict() | {"earlier": [*question.earlier, question.text][-MAX_EARLIER:]}
