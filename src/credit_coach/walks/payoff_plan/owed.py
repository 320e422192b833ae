"""A debt as it is stored among the answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from credit_coach.dialogue.kinds import MoneyValue


@dataclass(frozen=True)
class Owed:
    """A debt as it is stored: its name and its balance in the stored form of an amount."""

    name: str
    balance: str

    @property
    def careful(self) -> Decimal:
        """The balance to calculate with."""
        return MoneyValue.restore(self.balance).careful("high")


def stored(debts: Iterable[Owed]) -> str:
    """Return the stored form of a list: "花呗=5000; 信用卡=20000"."""
    return "; ".join(f"{debt.name}={debt.balance}" for debt in debts)


def restored(text: str) -> tuple[Owed, ...]:
    """Return the debts of a stored form."""
    pairs = (part.rpartition("=") for part in text.split("; ") if part)
    return tuple(Owed(name, balance) for name, _, balance in pairs)
