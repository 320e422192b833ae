"""Tokens a day: for one conversation, for one site's widget, and for all. What is reserved is never spent twice.

A call is paid from all of its accounts or not made: the most that it can cost is reserved before, and what it did cost
is booked after it. `MemoryBudget` counts in one process; `credit_coach.storage.budgets` for all that share a database.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from credit_coach.turn_context import holding

#: Conversations whose use is remembered in memory; beyond that the oldest are forgotten.
_MOST_CONVERSATIONS = 20_000
_CONVERSATION, _ALL = "conversation:", "all"
#: A service that reports more has made a mistake, and a database holds no number of any length.
_MOST_BOOKED = 10**9
_SITE: ContextVar[str] = ContextVar("site", default="")


@dataclass(frozen=True)
class Limits:
    """The most tokens of a day, for each conversation, each site and all."""

    conversation: int
    site: int
    day: int

    def accounts(self, conversation: str, site: str) -> tuple[tuple[str, int], ...]:
        """Return the accounts that a call is paid from, each with its limit, always in the same order.

        A conversation's id stands in none of them. What nobody keeps has no conversation, and may come from no site.
        """
        named = [(_ALL, self.day)]
        if site:
            named.insert(0, (f"site:{site}", self.site))
        if conversation:
            hidden = hashlib.sha256(conversation.encode("utf-8", "surrogatepass")).hexdigest()[:32]
            named.insert(0, (f"{_CONVERSATION}{hidden}", self.conversation))
        return tuple(named)


@dataclass(frozen=True)
class Reservation:
    """Tokens put aside for one call before it is made."""

    day: date
    accounts: tuple[str, ...]
    tokens: int

    def correction(self, spent: int | None) -> int:
        """Return what settling adds to each account; without a figure from the service the whole reservation counts."""
        return 0 if spent is None else min(max(spent, 0), _MOST_BOOKED) - self.tokens


class Budget(Protocol):
    """Wherever tokens are counted. Raises StorageUnavailable where they cannot be."""

    def reserve(self, conversation: str, site: str, tokens: int) -> Reservation | None:
        """Put the most that a call can cost aside; None when it does not fit into every account."""
        ...

    def settle(self, reserved: Reservation, spent: int | None) -> None:
        """Book what a call did cost."""
        ...


class MemoryBudget:
    """Counts in the memory of this process, for faces that have no database."""

    def __init__(self, limits: Limits, today: Callable[[], date] = date.today) -> None:
        self._limits, self._today = limits, today
        self._lock = threading.Lock()
        self._day = today()
        self._used: dict[str, int] = {}

    def reserve(self, conversation: str, site: str, tokens: int) -> Reservation | None:
        """Put the most that a call can cost aside."""
        accounts = self._limits.accounts(conversation, site)
        with self._lock:
            self._turn_day()
            if any(self._used.get(name, 0) + tokens > most for name, most in accounts):
                return None
            names = tuple(name for name, _ in accounts)
            self._add(names, tokens)
            return Reservation(self._day, names, tokens)

    def settle(self, reserved: Reservation, spent: int | None) -> None:
        """Book what a call did cost, unless its day is over."""
        with self._lock:
            self._turn_day()
            if reserved.day == self._day:
                self._add(reserved.accounts, reserved.correction(spent))

    def used(self, conversation: str, site: str = "") -> tuple[int, ...]:
        """Return the tokens used today from each account of a conversation and a site; the last is that of all."""
        with self._lock:
            self._turn_day()
            return tuple(self._used.get(name, 0) for name, _ in self._limits.accounts(conversation, site))

    def _add(self, names: tuple[str, ...], tokens: int) -> None:
        for name in names:
            self._used[name] = self._used.get(name, 0) + tokens
        if len(self._used) > _MOST_CONVERSATIONS:
            del self._used[next(name for name in self._used if name.startswith(_CONVERSATION))]

    def _turn_day(self) -> None:
        if self._today() != self._day:
            self._day, self._used = self._today(), {}


def paid_by(site: str) -> AbstractContextManager[None]:
    """Count the calls of this thread for a site's widget too, until the block ends; "" is no site."""
    return holding(_SITE, site)


def paying_site() -> str:
    """Return the site that the calls of this thread are counted for."""
    return _SITE.get()
