"""The calculators by HTTP: each by its name, exact, with its working."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from credit_coach.calculator_inputs import record_in
from credit_coach.calculators import CALCULATORS, Calculator, calculate, failure
from credit_coach.money import MoneyError
from credit_coach.web.problems import body_responses, problem_response
from credit_coach.web.workers import Workers


class Tool(BaseModel):
    """One calculator, in the shape of a tool of the Model Context Protocol."""

    model_config = ConfigDict(populate_by_name=True)

    name: str = Field(examples=["instalments"])
    description: str
    input_schema: dict[str, Any] = Field(alias="inputSchema", description="JSON Schema of what it may be told.")


class Tools(BaseModel):
    """All calculators."""

    tools: list[Tool]


def tools_router(workers: Workers) -> APIRouter:
    """Return the routes: the list, and one for each calculator. A long plan is as much work as many turns."""
    router = APIRouter(prefix="/api/v1/tools", tags=["tools"])

    @router.get("", response_model=Tools)
    def tools() -> dict[str, Any]:
        """List the calculators with the JSON Schema of their fields."""
        return {"tools": [calculator.tool for calculator in CALCULATORS.values()]}

    for calculator in CALCULATORS.values():
        router.add_api_route(
            f"/{calculator.name}",
            _endpoint(calculator, workers),
            methods=["POST"],
            operation_id=calculator.name.replace("-", "_"),
            summary=calculator.about,
            responses=body_responses() | {200: {"content": {"application/json": {"schema": {"type": "object"}}}}},
            response_class=JSONResponse,
            openapi_extra={
                "requestBody": {"required": True, "content": {"application/json": {"schema": calculator.schema}}}
            },
        )

    @router.post("/{name}", include_in_schema=False)
    def unknown(name: str) -> JSONResponse:
        return problem_response("not_found")

    return router


def _endpoint(calculator: Calculator, workers: Workers) -> Callable[[Request], Awaitable[JSONResponse]]:
    async def endpoint(request: Request) -> JSONResponse:
        """Calculate; a record that cannot be used is refused with the names of its fields."""
        record = record_in(await request.body())
        if record is None:
            return problem_response("invalid_request", fields=["body"])
        return await workers.run(lambda: _answer(calculator, record))

    return endpoint


def _answer(calculator: Calculator, record: dict[str, Any]) -> JSONResponse:
    try:
        return JSONResponse(calculate(calculator.name, record))
    except MoneyError as error:
        told = failure(error)
        return problem_response("invalid_request", **{name: told[name] for name in told if name != "code"})
