"""What is looked for in a message, and how a find is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["identity", "permit", "phone", "bank_card", "account", "secret", "email", "plate", "address"]


@dataclass(frozen=True)
class Find:
    """A piece of personal data in a message, `text[start:end]`."""

    kind: Kind
    start: int
    end: int


#: Reads a clean message from left to right, in time that grows with its length alone.
Finder = Callable[[str], Iterator[Find]]
