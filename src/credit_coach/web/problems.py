"""Every refusal as an RFC 9457 problem. `code` is one word from a closed list; nothing that was sent is repeated."""

from __future__ import annotations

from typing import Any, Literal

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from credit_coach.errors import ConversationChanged, StorageUnavailable, TurnUnderWay

Code = Literal[
    "invalid_request",
    "unauthorized",
    "not_found",
    "method_not_allowed",
    "closed",
    "turn_under_way",
    "conversation_changed",
    "key_reused",
    "length_required",
    "body_too_large",
    "too_many_messages",
    "overloaded",
    "storage_unavailable",
    "failed",
]

_STATUS: dict[Code, tuple[int, str]] = {
    "invalid_request": (422, "Invalid request"),
    "unauthorized": (401, "A bearer token is needed"),
    "not_found": (404, "Not found"),
    "method_not_allowed": (405, "Method not allowed"),
    "closed": (403, "Closed"),
    "turn_under_way": (409, "Another message of this conversation is being answered"),
    "conversation_changed": (412, "The conversation is at another version: read it again"),
    "key_reused": (422, "This idempotency key was used for another message"),
    "length_required": (411, "Content-Length required"),
    "body_too_large": (413, "Body too large"),
    "too_many_messages": (429, "Too many messages, wait a moment"),
    "overloaded": (503, "Too busy, try again in a moment"),
    "storage_unavailable": (503, "Conversations cannot be kept at the moment; /api/v1/ask answers without"),
    "failed": (500, "Something broke"),
}

#: After this long it is worth trying again, in seconds.
_RETRY: dict[Code, int] = {"turn_under_way": 1, "overloaded": 1, "storage_unavailable": 3}


class Problem(BaseModel):
    """Body of every refusal."""

    type: str = "about:blank"
    title: str
    status: int
    code: Code
    fields: list[str] | None = Field(default=None, description="Names of the fields that break the schema.")
    reason: str | None = Field(default=None, description="Why a calculator cannot use a field, in one word.")
    gap: str | None = Field(default=None, description="By how many yuan a month a budget is too small.")
    retry_after: int | None = Field(default=None, description="Seconds until it is worth trying again.")


def problem(code: Code, **more: Any) -> Problem:
    """Return a problem by its code; `more` are fields of `Problem`."""
    status, title = _STATUS[code]
    return Problem(title=title, status=status, code=code, **{"retry_after": _RETRY.get(code)} | more)


def problem_response(code: Code, **more: Any) -> JSONResponse:
    """Return the answer for a refusal; `more` are fields of `Problem`."""
    body = problem(code, **more)
    headers = {}
    if body.retry_after is not None:
        headers["Retry-After"] = str(body.retry_after)
    if code == "unauthorized":
        headers["WWW-Authenticate"] = "Bearer"
    content = body.model_dump(exclude_none=True)
    return JSONResponse(content, body.status, headers=headers, media_type="application/problem+json")


def responses(*codes: Code) -> dict[int | str, dict[str, Any]]:
    """Return the refusals of a route for the OpenAPI document; every route can find its input invalid."""
    schema = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {
        _STATUS[code][0]: {"description": _STATUS[code][1], "content": schema} for code in ("invalid_request", *codes)
    }


def body_responses(*codes: Code) -> dict[int | str, dict[str, Any]]:
    """Return the refusals of a route that takes a body: it has a size, and it counts."""
    return responses("body_too_large", "length_required", "too_many_messages", "overloaded", *codes)


class Refused(Exception):
    """Raised inside a route to end it with a problem."""

    def __init__(self, code: Code) -> None:
        self.code: Code = code
        super().__init__(code)


def code_of(error: Exception) -> Code:
    """Return the code for what a turn can raise."""
    match error:
        case Refused():
            return error.code
        case TurnUnderWay():
            return "turn_under_way"
        case ConversationChanged():
            return "conversation_changed"
        case StorageUnavailable():
            return "storage_unavailable"
        case _:
            return "failed"


def add_handlers(app: FastAPI) -> None:
    """Turn every error of a route into a problem."""

    @app.exception_handler(RequestValidationError)
    async def invalid(_: Request, error: RequestValidationError) -> JSONResponse:
        """Name the fields, never repeat the input: it may hold personal data, and may not even be encodable."""
        return problem_response("invalid_request", fields=sorted({_field(one) for one in error.errors()}))

    @app.exception_handler(HTTPException)
    async def refused_by_framework(_: Request, error: HTTPException) -> JSONResponse:
        by_status: dict[int, Code] = {404: "not_found", 405: "method_not_allowed", 400: "invalid_request"}
        return problem_response(by_status.get(error.status_code, "failed"))

    async def known(_: Request, error: Exception) -> JSONResponse:
        return problem_response(code_of(error))

    for kind in (Refused, TurnUnderWay, ConversationChanged, StorageUnavailable, Exception):
        app.add_exception_handler(kind, known)


def _field(error: Any) -> str:
    """Return the name of the field of ours that an error is about; a name that the sender made up is not repeated."""
    if error["type"] == "extra_forbidden":
        return "unknown"
    return [part for part in error["loc"] if isinstance(part, str)][-1]
