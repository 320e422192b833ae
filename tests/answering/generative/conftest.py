"""A coach whose answers are worded by a model behind a real HTTP server."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from credit_coach.assembly import coach_on, load_content
from credit_coach.coach import Coach
from credit_coach.config import Settings
from credit_coach.retrieval.search import Search

pytest.importorskip("langchain_openai", reason="the extra `model` is not installed")


@pytest.fixture
def coach_with(search: Search, data_dir: Path) -> Callable[..., Coach]:
    """Return a coach that asks the model at a URL."""

    def make(url: str, **settings: object) -> Coach:
        given = {"model": "openai:m", "model_url": url, "model_key": "sk-secret-of-the-test", "model_seconds": 20.0}
        chosen = Settings(data_dir=data_dir, **(given | settings))  # type: ignore[arg-type]
        return coach_on(search, chosen, load_content(chosen))

    return make
