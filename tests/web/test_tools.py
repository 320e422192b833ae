"""The calculators by HTTP: the same figures as everywhere, refusals by field, nothing of the input repeated."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from credit_coach.calculators import CALCULATORS, calculate
from credit_coach.web.tools import tools_router
from credit_coach.web.workers import Workers

_JSON = {"content-type": "application/json"}


@pytest.fixture(scope="module")
def client() -> TestClient:
    """A client of the calculators alone."""
    app = FastAPI()
    app.include_router(tools_router(Workers(2, 8)))
    return TestClient(app)


def test_the_list_is_that_of_the_calculators(client: TestClient) -> None:
    """Each calculator is listed with a valid schema that its example fits."""
    tools = client.get("/api/v1/tools").json()["tools"]
    assert [tool["name"] for tool in tools] == list(CALCULATORS)
    for tool in tools:
        jsonschema.Draft202012Validator.check_schema(tool["inputSchema"])
        jsonschema.validate(tool["inputSchema"]["examples"][0], tool["inputSchema"])


@pytest.mark.parametrize("name", CALCULATORS)
def test_an_example_gives_the_result_of_the_calculator(client: TestClient, name: str) -> None:
    """What comes by HTTP is what the calculator gives, digit for digit."""
    example = CALCULATORS[name].example
    response = client.post(f"/api/v1/tools/{name}", json=example)
    assert response.status_code == 200
    assert response.json() == calculate(name, example)


def test_a_number_is_read_as_it_is_written(client: TestClient) -> None:
    """JSON numbers lose no digit on the way, although texts are what is asked for."""
    body = '{"principal": 8400, "plan": {"method": "fee_each_period", "periods": 12, "fee_rate_per_period": 0.006}}'
    response = client.post("/api/v1/tools/instalments", content=body, headers=_JSON)
    assert response.json()["total_fees"] == "604.80"


_TWELVE = '"plan": {"method": "fee_each_period", "periods": "12", "fee_rate_per_period": "0.006"}'


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        (f'{{"principal": NaN, {_TWELVE}}}', ["principal"]),
        (f'{{"principal": -Infinity, {_TWELVE}}}', ["principal"]),
        (f'{{"principal": 1e400, {_TWELVE}}}', ["principal"]),
        (f'{{"principal": {"9" * 6000}, {_TWELVE}}}', ["principal"]),
        (f'{{"principal": "13800138000.123x", {_TWELVE}}}', ["principal"]),
        (f'{{"principal": "\\ud800", {_TWELVE}}}', ["principal"]),
        (f'{{"principal": ["13800138000"], {_TWELVE}}}', ["principal"]),
        (f'{{"principal": "1", "13800138000": "1", {_TWELVE}}}', []),
        (f'{{"principal": "1", "\\ud800": "1", {_TWELVE}}}', []),
        ('{"principal": "1", "plan": {"method": "13800138000", "periods": "1"}}', ["plan.method"]),
        ('{"principal": "1", "plan": {"\\ud800": "13800138000"}}', ["plan"]),
        ('{"principal": "1"}', ["plan"]),
        ("13800138000", ["body"]),
        ("[]", ["body"]),
        ("not json 13800138000", ["body"]),
        ("[" * 30_000, ["body"]),
        (b'{"principal": "\xff"}', ["body"]),
        ("", ["body"]),
    ],
)
def test_bad_records_are_refused_by_field_without_an_echo(client: TestClient, body: str, fields: Any) -> None:
    """Whatever cannot be used is a 422 problem that names the field and repeats nothing."""
    response = client.post("/api/v1/tools/instalments", content=body, headers=_JSON)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json().get("fields") == fields
    assert "13800138000" not in response.text


def test_half_a_character_in_a_name_is_refused(client: TestClient) -> None:
    """A name that no answer could carry is refused, not a server error."""
    body = '{"debts": [{"id": "\\ud800", "balance": "1", "annual_rate": "0"}], "monthly_budget": "10"}'
    response = client.post("/api/v1/tools/payoff", content=body, headers=_JSON)
    assert (response.status_code, response.json()["fields"]) == (422, ["debts.id"])


def test_a_budget_that_is_too_small_names_the_gap(client: TestClient) -> None:
    """What is missing each month is exact."""
    record = CALCULATORS["payoff"].example | {"monthly_budget": "200"}
    assert client.post("/api/v1/tools/payoff", json=record).json()["gap"] == "25.00"


def test_an_unknown_tool_is_not_found(client: TestClient) -> None:
    """A name that is none is a 404 problem without the name."""
    response = client.post("/api/v1/tools/13800138000", json={})
    assert response.status_code == 404
    assert "13800138000" not in response.text


def test_the_description_shows_every_calculator(client: TestClient) -> None:
    """OpenAPI has a path for each, with the calculator's own schema and an example, and the problem it may answer."""
    paths = client.get("/openapi.json").json()["paths"]
    for name, calculator in CALCULATORS.items():
        post = paths[f"/api/v1/tools/{name}"]["post"]
        assert post["requestBody"]["content"]["application/json"]["schema"] == json.loads(json.dumps(calculator.schema))
        assert "application/problem+json" in post["responses"]["422"]["content"]
