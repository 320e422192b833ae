"""The OpenAPI document against the service: whatever is sent, no server error and no answer that breaks the document.

Schemathesis writes the requests, right ones and wrong ones: thirty for each operation here, thousands in `make fuzz`.
"""

from __future__ import annotations

import contextlib
import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from credit_coach.config import Settings
from credit_coach.web.app import create_app

EXAMPLES = int(os.environ.get("CREDIT_COACH_FUZZ_EXAMPLES", "30"))
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


@pytest.fixture(scope="module")
def base(data_dir: Path, tmp_path_factory: pytest.TempPathFactory, start_app: Callable[[FastAPI], str]) -> str:
    """The address of the whole service, without limits."""
    database = f"sqlite:///{tmp_path_factory.mktemp('talks') / 'talks.db'}"
    chosen = Settings(data_dir=data_dir, database_url=database, limit_address="", limit_conversation="", limit_site="")
    return start_app(create_app(chosen))


class Known:
    """A real conversation, so that requests get past the door; opened anew when one of them has deleted it."""

    def __init__(self, base: str) -> None:
        self.base = base
        self._opened: dict[str, Any] = {}

    def get(self) -> dict[str, Any]:
        """Return the id and the headers of a conversation that is there."""
        if not self._opened or httpx.get(self._opened["url"], headers=self._opened["headers"]).status_code != 200:
            self._opened = _opened(self.base)
        return self._opened


@pytest.mark.timeout(0 if EXAMPLES > 100 else 300)
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["right", "wrong"])
def test_every_operation_keeps_to_the_document(base: str, mode: GenerationMode, subtests: Any) -> None:
    """Status, content type, headers and body are those that the document names, and never a server error."""
    known, calls = Known(base), Counter[str]()
    for result in schemathesis.openapi.from_url(f"{base}/openapi.json").get_all_operations():
        operation = result.ok()
        with subtests.test(operation.label):
            _try(operation.as_strategy(generation_mode=mode), known, calls)
    print(f"\n{sum(calls.values())} calls: " + ", ".join(f"{code} x {number}" for code, number in calls.most_common()))


def _try(cases: Any, known: Known, calls: Counter[str]) -> None:
    @given(case=cases)
    @settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck), database=None)
    def sent(case: Any) -> None:
        if "conversation_id" in (case.path_parameters or {}) and sum(map(ord, repr(case.body))) % 3:
            # Two in three are about a conversation that is there; the others are as made up as the rest.
            talk = known.get()
            case.path_parameters["conversation_id"] = talk["id"]
            case.headers = {**(case.headers or {}), **talk["headers"]}
        calls[str(case.call_and_validate(checks=CHECKS).status_code)] += 1

    with contextlib.suppress(Unsatisfiable):  # an operation without inputs cannot be asked wrongly
        sent()


def _opened(base: str) -> dict[str, Any]:
    opened = httpx.post(f"{base}/api/v1/conversations", json={}).raise_for_status().json()
    url = f"{base}/api/v1/conversations/{opened['id']}"
    return {"id": opened["id"], "url": url, "headers": {"Authorization": f"Bearer {opened['token']}"}}
