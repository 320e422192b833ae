"""Works a thing out once in a turn: a message is read by many parts, and nothing of it may outlast its reply."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

_WORKED_OUT: ContextVar[dict[Any, Any] | None] = ContextVar("worked_out", default=None)


@contextmanager
def within_turn() -> Iterator[None]:
    """Remember what `once_a_turn` functions return until the block ends, in this thread or task alone."""
    token = _WORKED_OUT.set({})
    try:
        yield
    finally:
        _WORKED_OUT.reset(token)


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
