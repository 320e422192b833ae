"""What a message in a walk asks for instead of answering."""

from __future__ import annotations

import pytest

from credit_coach.dialogue.commands import asks_for_walk, command, resumes, resumes_other


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("上一步", "back"),
        ("返回", "back"),
        ("go back", "back"),
        ("为什么问这个", "why"),
        ("why do you need my salary?", "why"),
        ("再说一遍", "repeat"),
        ("what was the question", "repeat"),
        ("等一下", "wait"),
        ("hold on", "wait"),
        ("不算了", "cancel"),
        ("取消吧，我不买了", "cancel"),
        ("forget it", "cancel"),
        ("先放着，回头再说", "later"),
        ("let's leave it for now", "later"),
        ("重新算一个", "restart"),
        ("start over", "restart"),
        ("算了，还是原来的", "undo"),
        ("never mind, leave it", "undo"),
        ("我都填了什么", "summary"),
        # A message with a value answers; one that merely holds the word does not ask for it.
        ("等一下，房租是3000", None),
        ("上个月工资8000", None),
        ("5000", None),
        ("我想知道提前还款划算吗", None),
    ],
)
def test_a_short_message_can_be_a_command(text: str, expected: str | None) -> None:
    """Each command in both languages, and what only looks like one."""
    assert command(text) == expected


def test_going_on_and_going_back_to_another() -> None:
    """Going on takes up what was put aside; only a message that names it swaps two walks."""
    assert resumes("继续")
    assert resumes("let's continue")
    assert resumes_other("继续刚才的")
    assert resumes_other("go on with the first one")
    assert not resumes_other("继续")


def test_asking_for_another_walk() -> None:
    """In the middle of a walk another one starts only where it is asked for."""
    assert asks_for_walk("先帮我算算逾期要多付多少")
    assert asks_for_walk("first work out what being late costs")
    assert not asks_for_walk("信用卡欠2万，只还最低")
