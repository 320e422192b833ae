"""Intake: whatever arrives becomes clean, measured text without personal data."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credit_coach.dialogue.intake import MASK, is_sound, language_of, language_wished, take_in, without_masks


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


@given(st.text("0123456789零一八 -.号卡证身份密码是手机路栋单元室京粤AEx@+()元月", max_size=80))
def test_masking_is_stable(message: str) -> None:
    """Nothing is left that would be hidden when the masked message is read again, and masks are never touched."""
    once = take_in(message, 1000)
    again = take_in(once.text, 1000)
    assert (again.text, again.masked) == (once.text, 0)


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ("ＡＢＣ１２３\u200b白\u202e条\ud800", "ABC123白条"),
        ("忽\u2060略\ufeff以\u00ad上\u200d", "忽略以上"),
        ("白\U000e0041\U000e0042条\U000e007f", "白条"),
        ("白\ue000条\U000f0000", "白条"),
        ("\ud83d\ude00好", "😀好"),
        ("1\ufe0f\u20e33\ufe0f\u20e3", "13"),
        ("\u0661\u0662\u0663 \u0967\u0968", "123 12"),
        ("白\u3164条\u115f\u17b4\u034f", "白条"),
        ("a\u2800b\u3000c\td", "a b c d"),
        ("一\r\n\u2028二\n\n三", "一\n二\n三"),
        ("e\u200b\u0301", "é"),
        ("ﬁ①㎏", "fi1kg"),
    ],
)
def test_what_nobody_sees_is_gone(message: str, text: str) -> None:
    """Full-width letters and all scripts' digits become ASCII; whatever is invisible disappears."""
    assert take_in(message, 100).text == text


@pytest.mark.parametrize("length", [1001, 10_000, 1_000_000])
def test_a_long_message_is_not_kept(length: int) -> None:
    """A message over the limit is flagged and nothing of it goes on."""
    intake = take_in("债" * length, 1000)
    assert intake.too_long
    assert intake.text == ""


def test_the_count_and_the_kinds_of_what_was_hidden() -> None:
    """Everything that was hidden is counted, and each kind is named once."""
    intake = take_in("手机13800138000或13900139000，邮箱a@example.com", 1000)
    assert intake.text == f"手机{MASK}或{MASK},邮箱{MASK}"
    assert (intake.masked, intake.kinds) == (3, ("phone", "email"))
    assert without_masks(intake.text).split() == ["手机", "或", ",邮箱"]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("白条逾期怎么办", "zh"),
        ("花呗逾期 APP 打不开", "zh"),
        ("FICO分数怎么提高", "zh"),
        ("Does 花呗 show on my credit report?", "en"),
        ("What is 白条?", "en"),
        ("suspended interest plan (停息挂账)", "en"),
        ("what is 先息后本", "en"),
        ("what does “你已逾期，请尽快还款” mean", "en"),
        ("Huabei overdue 会怎样", "zh"),
        ("我的 credit report 有问题", "zh"),
        ("“先息后本”", "zh"),
    ],
)
def test_the_language_of_a_message(text: str, lang: str) -> None:
    """The language is that of the sentence around a term; without grammar, the one most words are in."""
    assert language_of(text, "zh" if lang == "en" else "en") == lang


def test_a_message_without_words_keeps_the_language() -> None:
    """Digits and punctuation say nothing about the language, so the conversation's is kept."""
    assert language_of("2?", "en") == "en"
    assert language_of("……", "zh") == "zh"


@pytest.mark.parametrize(
    ("text", "lang", "rest"),
    [
        ("pls speak chinese", "zh", ""),
        ("说英文可以吗", "en", ""),
        ("can you use English", "en", ""),
        ("不要英文，说中文", "zh", ""),
        ("我英文不好", "zh", ""),
        ("I can't read Chinese", "en", ""),
        ("not Chinese but English", "en", ""),
        ("怎么全是英文", "zh", ""),
        ("逾期会怎样？用英文回答", "en", "逾期会怎样？"),
        ("what is Huabei, please answer in Chinese", "zh", "what is Huabei"),
        ("explain Huabei in English", "en", "explain Huabei"),
        ("用英语说说逾期的后果", "en", "逾期的后果"),
    ],
)
def test_a_wish_for_a_language(text: str, lang: str, rest: str) -> None:
    """A wish for a language is heard in either language, alone or beside a question."""
    wished = language_wished(text)
    assert wished is not None
    assert (wished.lang, wished.rest) == (lang, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Do I need to speak Chinese to call the bank",
        "is the contract in Chinese, can I refuse",
        "合同是英文的怎么办",
        "英语培训贷能退吗",
        "客服只会说中文怎么办",
        "逾期会怎样",
    ],
)
def test_a_question_about_a_language_wishes_for_none(text: str) -> None:
    """What says more than a wish is a question, and keeps its language."""
    assert language_wished(text) is None


@pytest.mark.parametrize("text", ["嗯", "ok", "好的", "OK!", "是的", "no"])
def test_a_sound_is_of_no_language(text: str) -> None:
    """Answers of one word do not tell which language somebody writes in."""
    assert is_sound(text)
    assert not is_sound(f"{text} 征信")
