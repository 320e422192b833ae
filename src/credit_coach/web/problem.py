"""RFC 9457 problems in the description of the HTTP interface; `security.problem_response` sends them."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Problem(BaseModel):
    """Why a request was refused. It never repeats what was sent."""

    model_config = ConfigDict(extra="allow")

    type: str = Field(examples=["about:blank"])
    title: str = Field(examples=["Invalid request"])
    status: int = Field(examples=[422])
    fields: list[str] = Field(default_factory=list, description="Which fields it is about.", examples=[["principal"]])


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the `responses` of a route that may answer with a problem."""
    schema = {"schema": Problem.model_json_schema()}
    content = {"application/problem+json": schema}
    return {status: {"description": _MEANINGS[status], "content": content} for status in statuses}


_MEANINGS = {
    404: "There is no such thing.",
    413: "The body is too large.",
    422: "A field is missing or wrong.",
}
