"""What holds for the calls of one thread until a block ends, without being handed through every layer between."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

_T = TypeVar("_T")


@contextmanager
def holding(variable: ContextVar[_T], value: _T) -> Iterator[None]:
    """Give a variable a value in this thread until the block ends, however it ends."""
    token = variable.set(value)
    try:
        yield
    finally:
        variable.reset(token)
