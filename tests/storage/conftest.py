"""The databases that the store is tried on: SQLite in a file, and a Postgres server of the test's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from credit_coach.config import Retention
from credit_coach.storage.database import Database
from credit_coach.storage.store import ConversationStore


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    """A clock under the test's control."""
    return Clock()


def emptied(url: str) -> str:
    """Empty a Postgres database and return its URL."""
    engine = sa.create_engine(sa.make_url(url).set(drivername="postgresql+psycopg"))
    with engine.begin() as connection:
        connection.execute(sa.text("DROP SCHEMA public CASCADE"))
        connection.execute(sa.text("CREATE SCHEMA public"))
    engine.dispose()
    return url


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database, of each kind."""
    if request.param == "postgres":
        return emptied(request.getfixturevalue("postgres"))
    return f"sqlite:///{tmp_path / 'talks.db'}"


@pytest.fixture
def kept(url: str, clock: Clock) -> Iterator[ConversationStore]:
    """A store on that database: figures for two hours, conversations for three days."""
    store = ConversationStore(Database(url), Retention(2, 3), clock)
    yield store
    store.close()
