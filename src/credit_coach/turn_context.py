"""What holds for one thread until a block ends: for one turn of a conversation, without going through every layer.

A message is read by many parts: `once_a_turn` works a thing out once for all of them, and nothing outlasts the turn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")

_WORKED_OUT: ContextVar[dict[Any, Any] | None] = ContextVar("worked_out", default=None)


@contextmanager
def holding(variable: ContextVar[T], value: T) -> Iterator[None]:
    """Give a variable a value in this thread until the block ends, however it ends."""
    token = variable.set(value)
    try:
        yield
    finally:
        variable.reset(token)


def within_turn() -> AbstractContextManager[None]:
    """Remember what `once_a_turn` functions return until the block ends, in this thread or task alone."""
    return holding(_WORKED_OUT, {})


def once_a_turn(function: Callable[P, R]) -> Callable[P, R]:
    """Give back what a function returned for equal positional arguments in this turn; outside of one, call it.

    For pure functions of hashable arguments, whose results nobody changes.
    """

    @wraps(function)
    def remembered(*args: P.args, **kwargs: P.kwargs) -> R:
        known = _WORKED_OUT.get()
        if known is None or kwargs:
            return function(*args, **kwargs)
        key = (function, args)
        if key not in known:
            known[key] = function(*args)  # type: ignore[call-arg]
        found: R = known[key]
        return found

    return remembered
