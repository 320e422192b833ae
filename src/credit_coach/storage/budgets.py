"""Tokens of the language model, counted for every process that shares the database: together they pass no limit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import Any

import sqlalchemy as sa
import structlog
from sqlalchemy.dialects import postgresql, sqlite

from credit_coach.answering.generative.budget import Limits, Reservation
from credit_coach.errors import StorageUnavailable
from credit_coach.storage.database import Database
from credit_coach.storage.tables import model_tokens

_log = structlog.get_logger("credit_coach.budgets")
#: A call that began before midnight is settled after it.
_KEPT_DAYS = 1


class StoredBudget:
    """Counts in the database. A call is reserved in all of its accounts in one transaction, or in none.

    A message does not wait for the disk: what a power cut may take is what was counted since the last turn was kept.
    """

    def __init__(self, database: Database, limits: Limits, today: Callable[[], date] = date.today) -> None:
        self._database, self._limits, self._today = database, limits, today
        self._swept: date | None = None

    def reserve(self, conversation: str, site: str, tokens: int) -> Reservation | None:
        """Put the most that a call can cost aside; raises StorageUnavailable where nothing can be counted."""
        day, accounts = self._today(), self._limits.accounts(conversation, site)
        if any(tokens > most for _, most in accounts):
            return None
        try:
            with self._database.writing(on_disk=False) as connection:
                self._sweep(connection, day)
                for account, most in accounts:
                    if not _added(connection, day, account, tokens, most):
                        raise _Full
        except _Full:
            return None
        except StorageUnavailable as error:
            _log.error("tokens not reserved", reason=error.reason)
            raise
        return Reservation(day, tuple(account for account, _ in accounts), tokens)

    def settle(self, reserved: Reservation, spent: int | None) -> None:
        """Book what a call did cost; where that cannot be written, the whole reservation stays booked."""
        correction = reserved.correction(spent)
        if not correction:
            return
        day = reserved.day.isoformat()
        try:
            with self._database.writing(on_disk=False) as connection:
                # One after the other, in the order in which they were reserved: nobody waits in a circle.
                for account in reserved.accounts:
                    connection.execute(_CORRECT, {"on": day, "of": account, "more": correction})
        except StorageUnavailable as error:
            _log.error("tokens not settled", reason=error.reason)
            raise

    def used(self, conversation: str, site: str = "") -> tuple[int, ...]:
        """Return the tokens used today from each account of a conversation and a site; the last is that of all."""
        query = sa.select(model_tokens.c.account, model_tokens.c.tokens).where(
            model_tokens.c.day == self._today().isoformat()
        )
        with self._database.reading() as connection:
            known: dict[str, int] = {row.account: row.tokens for row in connection.execute(query)}
        return tuple(known.get(name, 0) for name, _ in self._limits.accounts(conversation, site))

    def _sweep(self, connection: sa.Connection, day: date) -> None:
        """Delete the days that are over, once a day."""
        if self._swept != day:
            over = model_tokens.c.day < (day - timedelta(days=_KEPT_DAYS)).isoformat()
            connection.execute(model_tokens.delete().where(over))
            self._swept = day


class _Full(Exception):
    """An account has no room: what was added to the others is rolled back."""


def _added(connection: sa.Connection, day: date, account: str, tokens: int, most: int) -> bool:
    """Add tokens to an account; tell whether they fitted."""
    values = {"on": day.isoformat(), "of": account, "more": tokens, "most": most}
    # Of an insert SQLAlchemy keeps the number of rows only where it is told to.
    kept = {"preserve_rowcount": True}
    return connection.execute(_add(connection.dialect.name), values, execution_options=kept).rowcount == 1


#: Made once: to put a statement together takes longer than to run it.
_CORRECT = (
    model_tokens.update()
    .where(model_tokens.c.day == sa.bindparam("on"), model_tokens.c.account == sa.bindparam("of"))
    .values(tokens=model_tokens.c.tokens + sa.bindparam("more"))
)


@cache
def _add(dialect: str) -> Any:
    """Return the statement that adds tokens to an account, and changes no row where they do not fit."""
    kind = postgresql if dialect == "postgresql" else sqlite
    sum_after = model_tokens.c.tokens + sa.bindparam("more")
    return (
        kind.insert(model_tokens)
        .values(day=sa.bindparam("on"), account=sa.bindparam("of"), tokens=sa.bindparam("more"))
        .on_conflict_do_update(
            index_elements=[model_tokens.c.day, model_tokens.c.account],
            set_={"tokens": sum_after},
            where=sum_after <= sa.bindparam("most"),
        )
    )
