"""Rules by named slots: hints of risk, requests about an own account, figures that cannot be, and their neighbours."""

from __future__ import annotations

import pytest

from credit_coach.dialogue.routing import MISUSE, URGENT, route
from credit_coach.dialogue.routing.rules import any_of, near

HINTS = {
    "danger": ["煤气拧开了，各位再见", "我坐在天台栏杆外面", "I swallowed the whole bottle of pills"],
    "crisis": [
        "明早我就走了，再也不回来",
        "想去天堂找奶奶",
        "盼着有辆车撞过来",
        "想kill myself了",
        "no point in me staying around",
        "I don't plan to be alive next month",
    ],
    "other_at_risk": ["我哥发来一条对不起，之后就关机了", "my wife wrote goodbye and her phone is off"],
}
ACCOUNT = [
    "我的白条还剩多少额度",
    "劳驾把我的自动续费关了",
    "我那笔借款审核到哪了",
    "把my due date改到月底",
    "你帮我跟银行说说，缓一个月",
    "when's my bill due?",
    "please take the annual fee off my card",
    "did my repayment go through yet",
]
ORDINARY = [
    "白条额度是怎么定的",
    "账单日可以改吗，规则是什么",
    "银行给我降额了怎么办",
    "骗子是怎么骗人开卡的",
    "花呗怎么关闭",
    "用信用卡还花呗划算吗",
    "打车去车站花了五十，算不算冲动消费",
    "How is a credit limit decided?",
    "Can I close a card while I still owe on it?",
    "I'll send it by WeChat, is that a proof",
]


@pytest.mark.parametrize(("intent", "text"), [(intent, text) for intent, texts in HINTS.items() for text in texts])
def test_hints_are_heard(intent: str, text: str) -> None:
    """Risk that is only hinted at is recognised, in either language and in both at once."""
    assert route(text).intent == intent


@pytest.mark.parametrize("text", ACCOUNT)
def test_own_accounts_are_not_looked_up(text: str) -> None:
    """What only the lender can tell or do is recognised in many styles."""
    assert route(text).intent == "account"


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_questions_are_left_to_search(text: str) -> None:
    """Questions of how, of rules and of what others do are no requests."""
    assert route(text).intent not in URGENT | MISUSE | {"account"}


@pytest.mark.parametrize("text", ["我的月收入是-5000，能借多少", "my income is NaN, what can I borrow"])
def test_a_figure_that_cannot_be_is_asked_about(text: str) -> None:
    """A negative or missing figure is not calculated with."""
    assert route(text).intent == "impossible_figure"


def test_slots_stand_in_order_within_a_sentence() -> None:
    """`near` keeps the order and the distance, and never looks beyond the end of a sentence."""
    pattern = any_of(near("甲", "乙", gap=3))
    assert pattern.search("甲，一乙")
    assert not pattern.search("乙甲")
    assert not pattern.search("甲一二三四乙")
    assert not pattern.search("甲。乙")
    assert not any_of(near("甲", "乙", gap=3, commas=False)).search("甲，乙")
