"""Written Cantonese is read as Mandarin, and nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credit_coach.retrieval import cantonese
from credit_coach.retrieval.cantonese import in_mandarin


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("我信用卡俾人碌咗几千蚊，点算好啊", "我信用卡被人刷了几千蚊，怎么办好啊"),
        ("花呗唔还会唔会俾人告", "花呗不还会不会被人告"),
        ("啱啱俾骗子呃咗两万蚊", "刚刚给骗子骗了两万蚊"),
        ("借呗同白条边个利息高啲", "借呗同白条哪个利息高些"),
        ("屋企冇钱，佢哋日日打嚟追数", "家里没有钱，他们日日打来催收"),
    ],
)
def test_cantonese_becomes_mandarin(said: str, meant: str) -> None:
    """The words of debts, questions and pronouns are those that articles use."""
    assert in_mandarin(said) == meant


@pytest.mark.parametrize(
    "text", ["系统扣了两次款，联系客服没用", "今日应还是多少", "点一下就能借", "我呢，边还边借", ""]
)
def test_mandarin_stays_as_it_is(text: str) -> None:
    """Characters that both have (系, 点, 边, 今日) mean nothing by themselves."""
    assert in_mandarin(text) == text


@given(st.text(alphabet=st.sampled_from("我你花呗信用卡逾期点边系今日呢怎么办还钱，？abc 1")))
def test_a_text_without_a_mark_of_cantonese_stays(text: str) -> None:
    """Whatever Mandarin is made of, nothing in it is changed."""
    assert in_mandarin(text) == text


def test_what_words_become_is_mandarin() -> None:
    """No word is put into words that would have to be put into Mandarin again."""
    for word in cantonese._WORDS.values():
        assert in_mandarin(f"嘅{word}") == f"的{word}"
