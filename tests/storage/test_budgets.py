"""Tokens of the model: exact for a conversation, a site and all, in memory and in both databases, for many at once."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from credit_coach.answering.generative.budget import Limits, MemoryBudget
from credit_coach.errors import StorageUnavailable
from credit_coach.storage.budgets import StoredBudget
from credit_coach.storage.database import Database

#: Whatever counts: the two have the same methods.
Counter = MemoryBudget | StoredBudget
Make = Callable[..., Counter]


@pytest.fixture
def days() -> list[date]:
    """Today, under the test's control."""
    return [date(2026, 11, 25)]


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def make(request: pytest.FixtureRequest, tmp_path: Path, days: list[date]) -> Iterator[Make]:
    """Makes a budget with limits for a conversation, a site and all, on an empty memory or database."""
    if request.param == "memory":
        yield lambda *limits: MemoryBudget(Limits(*limits), lambda: days[0])
        return
    from tests.storage.conftest import emptied

    url = f"sqlite:///{tmp_path / 'tokens.db'}"
    if request.param == "postgres":
        url = emptied(request.getfixturevalue("postgres"))
    database = Database(url)
    yield lambda *limits: StoredBudget(database, Limits(*limits), lambda: days[0])
    database.close()


def test_a_budget_is_exact_for_each_account(make: Make) -> None:
    """What is reserved counts at once, what was not spent comes back, and no limit is passed by one token."""
    budget = make(100, 120, 150)
    first = budget.reserve("a", "shop", 100)
    assert first is not None
    assert budget.reserve("a", "shop", 1) is None
    budget.settle(first, 40)
    assert budget.used("a", "shop") == (40, 40, 40)
    assert budget.reserve("a", "shop", 60) is not None
    assert budget.reserve("b", "shop", 21) is None
    assert budget.reserve("b", "shop", 20) is not None
    assert budget.reserve("b", "", 31) is None
    assert budget.reserve("b", "other", 30) is not None
    assert budget.used("b", "shop") == (50, 120, 150)
    assert budget.used("b", "other") == (50, 30, 150)


def test_what_does_not_fit_leaves_nothing_behind(make: Make) -> None:
    """A call that one account cannot pay is booked in none of them."""
    budget = make(100, 100, 10)
    assert budget.reserve("a", "shop", 11) is None
    assert budget.reserve("a", "shop", 6) is not None
    assert budget.reserve("b", "else", 6) is None
    assert budget.used("b", "else") == (0, 0, 6)


def test_without_a_figure_from_the_service_the_reservation_counts(make: Make) -> None:
    """A call whose cost is not told costs the most that it can; nonsense is booked as what can be booked."""
    budget = make(10**12, 10**12, 10**12)
    for reported, booked in ((None, 80), (-5, 80), (10**30, 10**9 + 80)):
        reserved = budget.reserve("a", "", 80)
        assert reserved is not None
        budget.settle(reserved, reported)
        assert budget.used("a") == (booked, booked)


def test_a_new_day_begins_at_nothing(make: Make, days: list[date]) -> None:
    """Yesterday's tokens do not count, nor does a call that ends after midnight."""
    budget = make(100, 100, 100)
    reserved = budget.reserve("a", "", 100)
    assert reserved is not None
    days[0] = date(2026, 11, 26)
    budget.settle(reserved, 10)
    assert budget.used("a") == (0, 0)
    assert budget.reserve("a", "", 100) is not None


def test_what_nobody_keeps_has_no_conversation(make: Make) -> None:
    """Questions without a conversation share no account but that of all, and that of their site."""
    budget = make(10, 100, 200)
    assert budget.reserve("", "", 60) is not None
    assert budget.reserve("", "shop", 60) is not None
    assert budget.used("", "shop") == (60, 120)


def test_many_threads_never_pass_the_limit(make: Make) -> None:
    """Threads that reserve together get as much as there is, and no more."""
    budget = make(10_000, 10_000, 301)
    got: list[object] = []

    def reserve(number: int) -> None:
        for _ in range(20):
            try:
                got.append(budget.reserve(str(number % 5), "shop", 7))
                return
            except StorageUnavailable:
                continue  # waiting for the others took too long

    threads = [threading.Thread(target=reserve, args=(number,)) for number in range(60)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == 60
    assert sum(one is not None for one in got) == 301 // 7
    assert budget.used("", "shop") == (301, 301)


# ---- the database's own ----


def _spend(url: str, seed: int, out: Any) -> None:
    """Reserve and settle in a process of its own until nothing fits; tell what was spent and the most ever reserved."""
    budget = StoredBudget(Database(url), Limits(10**9, 3_000, 4_000))
    spent, refused = 0, 0
    while refused < 3:
        try:
            reserved = budget.reserve(f"conversation {seed}", "shop" if seed % 2 else "", 50)
        except StorageUnavailable:
            continue
        if reserved is None:
            refused += 1
            continue
        cost = 20 + (spent + seed) % 31
        while True:
            try:
                budget.settle(reserved, cost)
                break
            except StorageUnavailable:
                continue
        spent += cost
    out.put((seed, spent))


def test_many_processes_never_pass_the_limit(url: str) -> None:
    """Servers that share a database spend no more than a day's tokens, and no token is lost on the way."""
    context = multiprocessing.get_context("spawn")
    out = context.Queue()
    processes = [context.Process(target=_spend, args=(url, seed, out)) for seed in range(4)]
    for process in processes:
        process.start()
    spent = dict(out.get(timeout=300) for _ in processes)
    for process in processes:
        process.join(timeout=60)
    total, of_shop = sum(spent.values()), spent[1] + spent[3]
    budget = StoredBudget(Database(url), Limits(10**9, 3_000, 4_000))
    assert budget.used("", "shop") == (of_shop, total)
    # What is left is less than a call can cost.
    assert 4_000 - 50 < total <= 4_000
    assert of_shop <= 3_000


def test_a_conversation_cannot_be_read_from_its_account(url: str) -> None:
    """The database holds a count for a conversation and not its id; days that are over are deleted."""
    day = [date(2026, 11, 25)]
    budget = StoredBudget(Database(url), Limits(100, 100, 100), lambda: day[0])
    budget.reserve("the-secret-id", "", 10)
    with budget._database.reading() as connection:
        rows = repr(connection.execute(sa.text("SELECT * FROM model_tokens")).all())
    assert "conversation:" in rows
    assert "the-secret-id" not in rows
    day[0] = date(2026, 11, 27)
    budget.reserve("another", "", 10)
    with budget._database.reading() as connection:
        kept = connection.execute(sa.text("SELECT DISTINCT day FROM model_tokens")).scalars().all()
    assert kept == ["2026-11-27"]


def test_only_counting_does_not_wait_for_the_disk(tmp_path: Path) -> None:
    """After tokens were counted a turn is written as safely as before, on the same connection."""
    database = Database(f"sqlite:///{tmp_path / 'tokens.db'}")
    assert StoredBudget(database, Limits(100, 100, 100)).reserve("a", "", 10) is not None
    with database.writing(on_disk=False) as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar_one() == 1
    with database.writing() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar_one() == 2


def test_a_database_that_is_gone_counts_nothing() -> None:
    """What cannot be counted is refused as such, so that no call is made."""
    budget = StoredBudget(Database("postgresql://postgres@127.0.0.1:1/postgres"), Limits(100, 100, 100))
    with pytest.raises(StorageUnavailable):
        budget.reserve("a", "", 10)
