"""The database itself: what goes wrong with it, and its versions."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from credit_coach.config import Retention
from credit_coach.dialogue.conversation import Turn
from credit_coach.errors import StorageUnavailable
from credit_coach.reply import Reply
from credit_coach.storage.database import Database, migrations
from credit_coach.storage.store import Access, ConversationStore, Stored
from credit_coach.storage.tables import metadata


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The file of a database that is not there yet."""
    return tmp_path / "folder" / "talks.db"


@pytest.fixture
def kept(file: Path) -> Iterator[ConversationStore]:
    """A store on that file."""
    store = ConversationStore(Database(f"sqlite:///{file}"), Retention())
    yield store
    store.close()


def _say(kept: ConversationStore, before: Stored, name: str) -> Stored:
    after = before.conversation.with_turn(Turn(name, "zh"))
    return kept.append(before, after, Reply(name, "answer", "zh", "complete", (), (), (), name))


def _refuses_quickly(kept: ConversationStore, before: Stored) -> None:
    started = time.monotonic()
    with pytest.raises(StorageUnavailable) as caught:
        _say(kept, before, "words that must not be told")
    # Generous: what is shown is that nobody waits for the usual five seconds.
    assert time.monotonic() - started < 3
    assert "words" not in str(caught.value)


def test_what_is_acknowledged_is_on_the_disk(kept: ConversationStore, file: Path) -> None:
    """Write-ahead log, full synchronisation, overwriting of what is deleted: on every connection."""
    kept.create("zh")
    with kept._database.writing() as connection:
        found = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "secure_delete", "foreign_keys")
        ]
    assert found == ["wal", 2, 1, 1]


def test_a_locked_database_is_not_waited_for(kept: ConversationStore, file: Path) -> None:
    """While another program holds the lock nothing is kept, reading goes on, and afterwards all is well."""
    access, stored = kept.create("zh")
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    _refuses_quickly(kept, stored)
    assert kept.load(access) == stored
    other.execute("ROLLBACK")
    other.close()
    assert _say(kept, stored, "later").version == 1


def test_a_full_disk_keeps_what_was_there(kept: ConversationStore) -> None:
    """A turn that no longer fits is refused whole; earlier ones are still read."""
    access, stored = kept.create("zh")
    stored = _say(kept, stored, "first")

    @sa.event.listens_for(kept._database._engine, "connect")
    def small(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")  # as many as there are: SQLite answers "disk is full"

    kept._database._engine.dispose()
    after = stored.conversation.with_turn(Turn("x" * 200_000, "zh"))
    with pytest.raises(StorageUnavailable):
        kept.append(stored, after, Reply("second", "answer", "zh", "complete", (), (), (), ""))
    known = kept.history(access)
    assert known is not None
    assert [one.turn.message for one in known[1]] == ["first"]


def test_a_read_only_database_is_read(kept: ConversationStore, file: Path) -> None:
    """Nothing can be kept, and what is there can be read."""
    access, stored = kept.create("zh")
    _say(kept, stored, "first")
    kept.close()
    reading = ConversationStore(Database(f"sqlite:///file:{file}?mode=ro&uri=true"), Retention())
    loaded = reading.load(access)
    assert loaded is not None
    assert loaded.version == 1
    _refuses_quickly(reading, loaded)
    reading.close()


def test_a_broken_file_is_said_to_be_broken(kept: ConversationStore, file: Path) -> None:
    """A file that is no database, or no longer one, is an error of ours and not a crash; it is left as it is."""
    _, stored = kept.create("zh")
    kept.close()
    file.write_bytes(b"something else entirely " * 1000)
    broken = ConversationStore(Database(f"sqlite:///{file}"), Retention())
    _refuses_quickly(broken, stored)
    with pytest.raises(StorageUnavailable):
        broken.load(Access("a", "b"))
    assert file.read_bytes().startswith(b"something else")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "nonsense",
        "mysql://root:secret@localhost/x",
        "postgresql://me:secret@127.0.0.1:1/x",
        "sqlite:////proc/x/y.db",
    ],
)
def test_an_address_that_leads_nowhere(url: str) -> None:
    """Whatever the URL, it is the same kind of error, and no password is in it."""
    with pytest.raises(StorageUnavailable) as caught:
        ConversationStore(Database(url), Retention()).create("zh")
    assert "secret" not in str(caught.value)


def test_a_server_that_is_gone_is_left_alone_for_a_while(postgres: str) -> None:
    """After a failed connection the next turns do not try again at once, and later they do."""
    now = [0.0]
    port = sa.make_url(postgres).port
    assert port is not None
    database = Database("postgresql://postgres@127.0.0.1:1/postgres", clock=lambda: now[0])
    with pytest.raises(StorageUnavailable, match="OperationalError"), database.reading():
        pass
    with pytest.raises(StorageUnavailable, match="resting"), database.reading():
        pass
    now[0] += 10
    with pytest.raises(StorageUnavailable, match="OperationalError"), database.reading():
        pass


# ---- versions ----


def _at(url: str, revision: str) -> sa.Engine:
    database = Database(url)
    with database._engine.connect().execution_options(credit_coach_writes=True) as connection, connection.begin():
        command.upgrade(migrations(connection), revision)
    return database._engine


def _revisions() -> list[str]:
    database = Database("sqlite://")
    with database._engine.connect() as connection:
        steps = ScriptDirectory.from_config(migrations(connection)).walk_revisions()
    return [step.revision for step in steps][::-1]


#: A conversation as each version wrote it.
_AS_WRITTEN = {
    "0001": (
        "INSERT INTO conversations VALUES ('talk', :token_hash, 1, 'zh', :walks, :now, :now, :now)",
        "INSERT INTO turns VALUES ('talk', 1, :now, false, :turn, 'reply', :reply, NULL, NULL)",
    ),
}
_AS_WRITTEN["0002"] = _AS_WRITTEN["0001"]


@pytest.mark.parametrize("revision", _revisions())
def test_every_older_version_is_opened(url: str, revision: str) -> None:
    """A database that an older version left is brought up to date, and its conversations are still there."""
    reply = Reply("reply", "answer", "zh", "complete", (), (), (), "答").as_dict()
    values = {
        "token_hash": hashlib.sha256(b"token").hexdigest(),
        "walks": '{"walk": null, "shelf": [], "consented": true}',
        "turn": '{"message": "问", "lang": "zh", "query": "", "passages": [], "offered": []}',
        "reply": json.dumps(reply),
        "now": int(time.time()),
    }
    engine = _at(url, revision)
    with engine.begin() as connection:
        for statement in _AS_WRITTEN[revision]:
            connection.execute(sa.text(statement), values)
    engine.dispose()
    store = ConversationStore(Database(url), Retention())
    known = store.history(Access("talk", "token"))
    assert known is not None
    assert known[0].conversation.consented
    assert [(one.turn.message, one.reply.text) for one in known[1]] == [("问", "答")]
    assert _say(store, known[0], "更多").version == 2
    store.close()


def test_the_steps_lead_to_the_tables(url: str) -> None:
    """The tables that the code describes are those that the steps make."""
    engine = _at(url, "head")
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_many_processes_open_a_new_database(url: str) -> None:
    """Several servers that start at once make the tables once."""
    failures: list[BaseException] = []

    def start() -> None:
        store = ConversationStore(Database(url), Retention())
        for _ in range(20):
            try:
                store.create("zh")
                break
            except StorageUnavailable:
                # Waiting for the other one took too long: the next turn tries again.
                time.sleep(0.5)
            except BaseException as error:  # the test reports whatever a thread ran into
                failures.append(error)
                break
        store.close()

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    store = ConversationStore(Database(url), Retention())
    with store._database.reading() as connection:
        assert connection.execute(sa.text("SELECT count(*) FROM conversations")).scalar_one() == 4
    store.close()
