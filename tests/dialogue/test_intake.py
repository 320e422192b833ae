"""Intake: whatever arrives becomes clean, measured text without personal numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credit_coach.dialogue.intake import MASK, language_of, take_in

ID_CARD = "11010519491231002X"
TEST_CARD = "4111 1111 1111 1111"


@given(st.text(max_size=3000))
def test_take_in_never_raises_and_leaves_no_control_characters(message: str) -> None:
    """Any text at all is taken in, and what comes out holds no invisible or control characters but line breaks."""
    text = take_in(message, 1000).text
    assert all(char == "\n" or char.isprintable() for char in text)
    text.encode("utf-8")


@given(st.text(max_size=400))
def test_take_in_is_stable(message: str) -> None:
    """Taking in what was taken in changes nothing more."""
    once = take_in(message, 1000).text
    assert take_in(once, 1000).text == once


def test_full_width_and_hidden_characters_are_normalised() -> None:
    """Full-width letters become ASCII; zero-width and direction marks and lone surrogates disappear."""
    assert take_in("ＡＢＣ１２３\u200b白\u202e条\ud800", 100).text == "ABC123白条?"


@pytest.mark.parametrize("length", [1001, 10_000, 1_000_000])
def test_a_long_message_is_not_kept(length: int) -> None:
    """A message over the limit is flagged and nothing of it goes on."""
    intake = take_in("债" * length, 1000)
    assert intake.too_long
    assert intake.text == ""


@pytest.mark.parametrize(
    ("message", "hidden"),
    [
        (f"我的身份证{ID_CARD}帮我看看", ID_CARD),
        ("手机13800138000谢谢", "13800138000"),
        ("手机号 +86 138 0013 8000", "138 0013 8000"),
        ("身份证440106199203154417查一下", "440106199203154417"),
        (f"卡号{TEST_CARD}被冻结", TEST_CARD),
        ("卡号6222021234567890123被冻结", "6222021234567890123"),
        ("我的卡6222021234567890124被盗刷了", "6222021234567890124"),
        ("mail me at someone@example.com please", "someone@example.com"),
        ("１３８００１３８０００", "13800138000"),
    ],
)
def test_personal_numbers_are_masked(message: str, hidden: str) -> None:
    """Identity, phone and card numbers and addresses of mail are hidden and counted."""
    intake = take_in(message, 1000)
    assert hidden not in intake.text
    assert MASK in intake.text
    assert intake.masked == 1


@pytest.mark.parametrize(
    "message",
    ["我欠了20000元分12期", "案号（2026）京0105民初12345号", "2026年11月25日到期", "日息0.05%", "订单1234567890123456"],
)
def test_amounts_dates_and_case_numbers_stay(message: str) -> None:
    """Numbers that belong to the question are not masked by mistake."""
    assert take_in(message, 1000).masked == 0


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("白条逾期怎么办", "zh"),
        ("花呗逾期 APP 打不开", "zh"),
        ("FICO分数怎么提高", "zh"),
        ("Does 花呗 show on my credit report?", "en"),
        ("What is 白条?", "en"),
        ("suspended interest plan (停息挂账)", "en"),
    ],
)
def test_the_language_of_a_message(text: str, lang: str) -> None:
    """The language is the one most words are in; a Chinese term inside English does not change it."""
    assert language_of(text, "zh" if lang == "en" else "en") == lang


def test_a_message_without_words_keeps_the_language() -> None:
    """Digits and punctuation say nothing about the language, so the conversation's is kept."""
    assert language_of("2?", "en") == "en"
    assert language_of("……", "zh") == "zh"
