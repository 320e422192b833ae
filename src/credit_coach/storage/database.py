"""The engine: SQLite by default, Postgres by URL. Whatever goes wrong with it leaves here as StorageUnavailable.

SQLite runs in WAL mode with full synchronisation, so that an acknowledged turn survives the end of the process and of
the machine, and overwrites what it deletes. Neither database is waited for longer than a person would not notice.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.pool import StaticPool

from credit_coach.errors import StorageUnavailable

#: Waiting for a lock, and for a server to answer at all. A reply must not wait longer for being kept.
_LOCK_MS, _CONNECT_SECONDS = 200, 2
#: After a database could not be reached or migrated, it is left alone this long: each try may cost the time above.
_REST_SECONDS = 3.0
#: Marks a connection that will write.
_WRITES = {"credit_coach_writes": True}
#: Any number, the same for all: only one process migrates at a time.
_MIGRATION_LOCK = 72_616_411


class Database:
    """One database, migrated when it is first reached. Safe to use from several threads."""

    def __init__(self, url: str, clock: Callable[[], float] = time.monotonic) -> None:
        """Describe the database; nothing is opened. Raises StorageUnavailable when the URL makes no sense."""
        try:
            self._engine = _engine(url)
        except (sa.exc.SQLAlchemyError, ImportError, OSError, ValueError) as error:
            raise StorageUnavailable(type(error).__name__) from error
        self._clock = clock
        self._migrated = False
        self._opening = threading.Lock()
        # SQLite takes one writer at a time: the others of this process queue here instead of polling its lock.
        self._writing = threading.Lock() if self._engine.dialect.name == "sqlite" else nullcontext()
        # A database in memory is one connection, which takes one thread at a time.
        self._reading = self._writing if isinstance(self._engine.pool, StaticPool) else nullcontext()
        self._rest_until = 0.0

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Give a connection for reading."""
        with self._guarded(), self._reading, self._connection() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self, *, on_disk: bool = True) -> Iterator[sa.Connection]:
        """Give a connection in one transaction: all of it is kept, or nothing.

        Without `on_disk` the end does not wait for the disk: it outlives the process, and a power cut only when a
        transaction that does wait came after it.
        """
        with self._guarded(), self._writing, self._connection() as connection:
            writer = connection.execution_options(**_WRITES)
            with self._hurried(writer) if not on_disk else nullcontext(), writer.begin():
                if not on_disk and self._engine.dialect.name == "postgresql":
                    writer.exec_driver_sql("SET LOCAL synchronous_commit TO off")
                yield writer

    @contextmanager
    def _hurried(self, connection: sa.Connection) -> Iterator[None]:
        """Let SQLite not wait for the disk; it takes this setting only outside of a transaction."""
        raw = connection.connection.dbapi_connection
        if self._engine.dialect.name != "sqlite" or raw is None:
            yield
            return
        raw.execute("PRAGMA synchronous=NORMAL")
        try:
            yield
        finally:
            raw.execute("PRAGMA synchronous=FULL")

    def wipe(self) -> None:
        """Take what was deleted out of SQLite's log as well; a reader in the way leaves it to the next time."""
        if self._engine.dialect.name != "sqlite":
            return
        with self._guarded(), self._reading, self._connection() as connection:
            autocommit = connection.execution_options(isolation_level="AUTOCOMMIT")
            autocommit.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    @contextmanager
    def _connection(self) -> Iterator[sa.Connection]:
        if self._clock() < self._rest_until:
            raise StorageUnavailable("resting")
        try:
            self._migrate()
            connection = self._engine.connect()
        except sa.exc.SQLAlchemyError:
            self._rest_until = self._clock() + _REST_SECONDS
            raise
        with connection:
            yield connection

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            yield
        except sa.exc.IntegrityError:
            raise
        except sa.exc.SQLAlchemyError as error:
            raise StorageUnavailable(_reason(error)) from error

    def _migrate(self) -> None:
        """Bring the tables to the newest version, once; other processes wait."""
        if self._migrated:
            return
        with self._opening:
            if self._migrated:
                return
            if not self._newest():
                with self._engine.connect().execution_options(**_WRITES) as connection, connection.begin():
                    if self._engine.dialect.name == "postgresql":
                        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_MIGRATION_LOCK)))
                    command.upgrade(migrations(connection), "head")
            self._migrated = True

    def _newest(self) -> bool:
        """Tell whether there is nothing to migrate: then the database may as well be read-only."""
        with self._engine.connect() as connection, connection.begin():
            current = MigrationContext.configure(connection).get_current_revision()
            return current == ScriptDirectory.from_config(migrations(connection)).get_current_head()


def migrations(connection: sa.Connection) -> Config:
    """Return what Alembic needs to change the tables on a connection."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _engine(url: str) -> sa.Engine:
    parsed = sa.make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite(parsed)
    if parsed.get_backend_name() != "postgresql":
        raise ValueError(parsed.get_backend_name())
    options = f"-c statement_timeout=5000 -c lock_timeout={_LOCK_MS}"
    # The one driver that is tried, whatever the URL says of drivers.
    return sa.create_engine(
        parsed.set(drivername="postgresql+psycopg"),
        connect_args={"connect_timeout": _CONNECT_SECONDS, "options": options},
        pool_size=8,
        max_overflow=8,
        pool_timeout=_CONNECT_SECONDS,
        pool_pre_ping=True,
    )


def _sqlite(url: sa.URL) -> sa.Engine:
    pool: dict[str, Any] = {}
    if url.database in (None, "", ":memory:"):
        # All threads share the one connection that holds the tables.
        pool = {"poolclass": StaticPool, "connect_args": {"check_same_thread": False}}
    elif not str(url.database).startswith("file:"):
        Path(str(url.database)).parent.mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine(url, **pool)

    @sa.event.listens_for(engine, "connect")
    def opened(connection: Any, _: Any) -> None:
        # The driver leaves transactions to us: its own begin too late to keep two writers apart.
        connection.isolation_level = None
        for pragma in (
            f"busy_timeout={_LOCK_MS}",
            "foreign_keys=ON",
            "secure_delete=ON",
            "journal_mode=WAL",
            "synchronous=FULL",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @sa.event.listens_for(engine, "begin")
    def begun(connection: sa.Connection) -> None:
        writes = connection.get_execution_options().get("credit_coach_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _reason(error: sa.exc.SQLAlchemyError) -> str:
    """Name the failure without its statement: that may hold what somebody said."""
    origin = getattr(error, "orig", None)
    return type(origin if origin is not None else error).__name__
