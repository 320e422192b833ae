"""Short answers that are no value: nothing, rather not say, unknown, yes, no, skip."""

from __future__ import annotations

import pytest

from credit_coach.dialogue.readers import special

SAYINGS = {
    "nothing": "没有|无|零|0|没有了|没有。|都没有|没有负债|目前没有|我没有贷款|none|Nothing.|no debts|No loans|nil",
    "declined": "不想说|不方便|不方便透露|保密|我不想说|这是隐私|rather not say|Prefer not to say|private",
    "unknown": "不知道|不太清楚|忘了|记不清了|没算过|说不准|我也不知道|不知道啊|no idea|Not sure|I don’t know.",
    "yes": "是|对|好|嗯|同意|可以|是的|好的。|对的|没错|行|可以的|嗯嗯|yes|Yes!|OK|sure|agree|Yes, please|yep",
    "no": "不|不是|不要|不同意|不用了|算了|no|No.|nope|disagree|No, thanks",
    "skip": "跳过|下一个|先不填|跳过吧|下一题|skip|Skip.|next|pass|skip this one",
}
OTHER = (
    "8000|不是8000|没有8000|月薪8000|好的，8000|是多少|不知道利率怎么算|什么意思|花呗|好人||。"
    "|no more than 5000|yes but only 5000|next Friday|none of them are mine"
)


@pytest.mark.parametrize(
    ("text", "kind"), [(text, kind) for kind, texts in SAYINGS.items() for text in texts.split("|")]
)
def test_a_short_answer_without_a_value_is_known(text: str, kind: str) -> None:
    """Each saying is known with or without its particles, punctuation and opening words."""
    assert special(text) == kind


@pytest.mark.parametrize("text", OTHER.split("|"))
def test_a_message_that_says_more_is_no_special_answer(text: str) -> None:
    """A value, a question or a longer sentence is never taken for one of the sayings."""
    assert special(text) is None
