"""The databases that the store is tried on: SQLite in a file, and a Postgres server of the test's own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
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


def _binaries() -> Path | None:
    """Return the folder of Postgres' server programs; Debian keeps them off the path."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    beside = shutil.which("initdb")
    return versions[-1] if versions else Path(beside).parent if beside else None


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a Postgres server that lives as long as the tests."""
    binaries = _binaries()
    if binaries is None:
        assert os.environ.get("CI") != "true", "install postgresql for the tests of the store"
        pytest.skip("Postgres is not installed on this machine")
    # The server refuses to run as root: Debian's package brings a user for it.
    user = "postgres" if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory(prefix="credit-coach-postgres-") as folder:
        if user:
            shutil.chown(folder, user)
        data = f"{folder}/data"
        initdb = [str(binaries / "initdb"), "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync"]
        subprocess.run(initdb, check=True, user=user, capture_output=True, cwd="/")
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=60"
        control = [str(binaries / "pg_ctl"), "-D", data, "-w"]
        start = [*control, "-o", options, "-l", f"{folder}/log", "start"]
        subprocess.run(start, check=True, user=user, stdout=subprocess.DEVNULL, cwd="/")
        yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
        subprocess.run([*control, "-m", "immediate", "stop"], check=True, user=user, capture_output=True, cwd="/")


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
