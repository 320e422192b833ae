"""What a message is after an urgent reply or a warning: by the turns before it alone."""

from __future__ import annotations

import pytest

from credit_coach.dialogue.conversation import Turn
from credit_coach.dialogue.routing.afterwards import (
    STILL,
    goes_on,
    paid_all_the_same,
    still_meant,
    vouched_after_warning,
)

WARNED = (Turn("is it a scam", "en", topics=frozenset({"scam"})),)


def _turn(intent: str) -> Turn:
    return Turn("", "zh", intent=intent)


@pytest.mark.parametrize(("intent", "still"), STILL.items())
def test_an_urgent_reply_holds_for_the_next_two_turns(intent: str, still: str) -> None:
    """What was urgent is still meant after one other turn, and no more after two."""
    assert still_meant((_turn(intent),)) == still
    assert still_meant((_turn(intent), _turn(""))) == still
    assert still_meant((_turn(intent), _turn(""), _turn(""))) is None


def test_the_latest_urgent_reply_counts() -> None:
    """Who is told of thoughts of dying after a robbery is asked about those."""
    assert still_meant((_turn("just_scammed"), _turn("crisis"))) == "still_at_risk"
    assert still_meant(()) is None


@pytest.mark.parametrize(
    "message",
    [
        "我已经转了6800了",
        "刚刚打过去了",
        "照他说的照做了",
        "打了两万给他",
        "钱给他们了咋办",
        "交了三千，又让交",
        "so i already sent him 5000 this morning",
        "I did what he said",
        "my mum paid them yesterday",
        "we've wired it",
    ],
)
def test_the_money_is_gone_after_a_warning(message: str) -> None:
    """Whoever says so after a warning has just paid; without a warning the words may mean anything."""
    assert paid_all_the_same(message, WARNED)
    assert paid_all_the_same(message, (_turn("scam_fee"), _turn("")))
    assert not paid_all_the_same(message, (_turn(""),))


@pytest.mark.parametrize(
    "message",
    [
        "我没转",
        "还没有给他",
        "别人转了会怎么样",
        "要是转了会有什么后果",
        "不想给了",
        "打了，他们说没有这政策",
        "他两个月没给我打钱了",
        "要不要趁便宜转了",
        "他让我今天就转过去了事",
        "she paid 2 of them",
        "he wants me to pay",
        "i haven't sent anything",
        "should i pay",
    ],
)
def test_the_money_is_still_there(message: str) -> None:
    """What was not done, or is only asked about, is no payment."""
    assert not paid_all_the_same(message, WARNED)


@pytest.mark.parametrize(
    "message", ["我缓过来了，继续吧", "我妈在我旁边了，接着来", "I'm ok, let's go on", "continue please"]
)
def test_somebody_wants_to_go_on(message: str) -> None:
    """Who feels better goes on with the sum that was under way."""
    assert goes_on(message)


@pytest.mark.parametrize(
    "message", ["我没法继续了", "不想继续了", "i can't go on", "I don't want to continue", "嗯", "yes"]
)
def test_somebody_cannot_go_on(message: str) -> None:
    """The same words with a denial mean the opposite."""
    assert not goes_on(message)


@pytest.mark.parametrize(
    "message",
    [
        "可人家有营业执照啊",
        "合同都发我了，盖了公章的",
        "对方说批下来就全额退回",
        "她报得出我的单位和住址",
        "看着挺正规的",
        "同事介绍的，他办过",
        "but he sent me his police id card",
        "the app is registered, it's legit",
        "they guarantee it gets refunded after payout",
        "how come he knows my passport number then",
    ],
)
def test_who_speaks_for_whom_a_warning_was_about(message: str) -> None:
    """Right after a warning, by words or by an article, what speaks for the other side is about them."""
    assert vouched_after_warning(message, (_turn("scam_link"),)) == "scam_link"
    assert vouched_after_warning(message, WARNED) == ""
    assert vouched_after_warning(message, (_turn("still_warned"),)) == ""
    assert vouched_after_warning(message, (_turn("scam_fee"), _turn(""))) is None
    assert vouched_after_warning(message, ()) is None


@pytest.mark.parametrize(
    "message",
    [
        "我有营业执照，去银行贷行吗",
        "那我去哪借",
        "i have a contract with my employer",
        "which bank is best",
        "还没有签合同",
    ],
)
def test_what_is_said_of_oneself_vouches_for_nobody(message: str) -> None:
    """The person's own papers and questions are no defence of the other side."""
    assert vouched_after_warning(message, (_turn("scam_fee"),)) is None
