"""What is worked out once in a turn, and forgotten after it."""

from __future__ import annotations

import threading

import pytest

from credit_coach.turn_context import once_a_turn, within_turn


class Counted:
    """Counts how often it is really asked."""

    def __init__(self) -> None:
        self.calls = 0

    @once_a_turn
    def double(self, number: int) -> int:
        """Return twice a number."""
        self.calls += 1
        return 2 * number


def test_a_function_is_called_once_for_equal_arguments_within_a_turn() -> None:
    """The second question for the same thing is answered from memory, another one is not."""
    counted = Counted()
    with within_turn():
        assert [counted.double(2), counted.double(2), counted.double(3)] == [4, 4, 6]
    assert counted.calls == 2


def test_nothing_outlasts_the_turn() -> None:
    """Outside of a turn, and in the next one, everything is worked out anew."""
    counted = Counted()
    for _ in range(2):
        with within_turn():
            counted.double(2)
    counted.double(2)
    counted.double(2)
    assert counted.calls == 4


def test_a_turn_that_fails_leaves_nothing() -> None:
    """What a failing turn had worked out is forgotten too."""
    counted = Counted()

    def failing() -> None:
        with within_turn():
            counted.double(2)
            raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        failing()
    counted.double(2)
    assert counted.calls == 2


def test_objects_and_threads_do_not_share() -> None:
    """Two objects with equal arguments are two questions, and a turn is remembered in its own thread alone."""
    one, other = Counted(), Counted()
    with within_turn():
        one.double(2)
        other.double(2)
        thread = threading.Thread(target=one.double, args=(2,))
        thread.start()
        thread.join()
    assert (one.calls, other.calls) == (2, 1)
