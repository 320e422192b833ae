"""One's own data in the chat: what is kept is told, deleting empties everything, a copy can be taken along."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from credit_coach.coach import Coach
from credit_coach.config import Settings
from credit_coach.dialogue.conversation import KEPT_TURNS, Conversation
from credit_coach.dialogue.rights import wish
from credit_coach.reply import FileBlock, Reply
from credit_coach.storage.store import Access
from credit_coach.web.chat_page import _SESSIONS
from credit_coach.web.turns import Turns

REPOSITORY = Path(__file__).parents[1]
TODAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 25, 4, 30, tzinfo=UTC)
HOURS = str(Settings.model_fields["figures_hours"].default)
DAYS = str(Settings.model_fields["conversation_days"].default)
OPENING = {
    "zh": ("想买8999的手机，帮我算算买不买得起", "同意", "月薪12345"),
    "en": ("can I afford a phone for 8999", "yes", "I make 12345 a month"),
}
KNOW = {"zh": "你知道我什么", "en": "what do you know about me"}
DELETE = {"zh": "删除我的所有信息", "en": "delete everything"}
EXPORT = {"zh": "导出我的数据", "en": "export my data"}
LANGS = pytest.mark.parametrize("lang", ["zh", "en"])


@dataclass(frozen=True)
class Talk:
    """A conversation and its replies."""

    conversation: Conversation
    replies: tuple[Reply, ...] = ()

    def with_turn(self, conversation: Conversation, reply: Reply) -> Talk:
        """Return the talk after one more turn."""
        return Talk(conversation, (*self.replies, reply)[-len(conversation.turns) :])


def _play(coach: Coach, *messages: str, talk: Talk | None = None) -> Talk:
    talk = talk or Talk(Conversation("test"))
    for message in messages:
        talk = talk.with_turn(*coach.respond(talk.conversation, message, TODAY))
    return talk


@LANGS
def test_it_is_told_what_is_kept(coach: Coach, lang: str) -> None:
    """The number of messages, the figures by their names, the consent and the time are told; the walk goes on."""
    talk = _play(coach, *OPENING[lang], KNOW[lang])
    reply = talk.replies[-1]
    assert reply.outcome == "answer"
    assert reply.trace.rule == "privacy:know"
    for said in ("8,999", "12,345", HOURS, DAYS, "3"):
        assert said in reply.text
    assert [one.send for one in reply.suggestions] == [DELETE[lang].capitalize(), EXPORT[lang].capitalize()]
    assert reply.walk is not None
    assert reply.walk.question == talk.replies[-2].walk.question  # type: ignore[union-attr]
    assert talk.conversation.walk is not None


@LANGS
def test_at_the_start_nothing_is_kept(coach: Coach, lang: str) -> None:
    """Whoever asks first thing is told that there is nothing but the question."""
    reply = _play(coach, KNOW[lang]).replies[-1]
    assert "12,345" not in reply.text
    assert "- " not in reply.text


@LANGS
def test_deleting_empties_the_conversation(coach: Coach, lang: str) -> None:
    """Messages, walk, shelf and consent are gone; only the wish itself is left, in words that are not the person's."""
    before = _play(coach, *OPENING[lang])
    talk = _play(coach, DELETE[lang], talk=before)
    after = talk.conversation
    assert (after.id, after.walk, after.shelf, after.consented) == ("test", None, (), False)
    assert [turn.message.lower() for turn in after.turns] == [DELETE[lang]]
    assert len(talk.replies) == 1
    assert DAYS in talk.replies[0].text
    assert "12" not in repr(after).replace("112", "")
    known = _play(coach, KNOW[lang], talk=talk).replies[-1]
    assert "8,999" not in known.text


def test_deleting_reaches_the_shelf_and_what_else_was_said(coach: Coach) -> None:
    """A walk that was put aside and words in the wish itself are gone too."""
    talk = _play(coach, *OPENING["zh"], "先放着，回头再说")
    assert talk.conversation.shelf
    talk = _play(coach, "把我的信息全部删掉，我叫王小明", talk=talk)
    assert "王小明" not in repr(talk)
    assert talk.conversation.shelf == ()


def _said(turns: Turns, access: Access, *messages: str) -> Reply:
    for message in messages:
        answered = turns.respond(access, message)
        assert answered is not None
        assert answered.kept
    return answered.reply


def test_the_files_of_a_deleted_conversation_are_gone(turns: Turns) -> None:
    """After deletion no link of an earlier reply leads to a file, and only the wish is left."""
    access, _ = turns.open("zh")
    old = _said(turns, access, *OPENING["zh"], EXPORT["zh"])
    assert turns.handout(old.id, "own_data") is not None
    _said(turns, access, DELETE["zh"])
    assert turns.handout(old.id, "own_data") is None
    known = turns.history(access)
    assert known is not None
    assert [one.turn.message for one in known[1]] == [DELETE["zh"]]


@LANGS
def test_a_copy_can_be_taken_along(coach: Coach, lang: str) -> None:
    """The export offers transcript and data file; the data file holds messages, replies and figures by name."""
    talk = _play(coach, *OPENING[lang], EXPORT[lang])
    reply = talk.replies[-1]
    assert reply.trace.rule == "privacy:export"
    assert [block.href.rpartition("/")[2] for block in reply.blocks if isinstance(block, FileBlock)] == [
        "transcript",
        "own_data",
    ]
    data = _own_data(coach, talk, reply)
    assert [one["message"] for one in data["messages"]] == [turn.message for turn in talk.conversation.turns]
    assert all(one["reply"] for one in data["messages"])
    assert (data["figures_kept_hours"], data["conversation_kept_days"]) == (int(HOURS), int(DAYS))
    assert data["made"] == "2026-11-25T12:30+08:00"
    (told,) = data["figures"]
    assert any("12,345" in value for value in told["answers"].values())


def test_a_copy_before_any_figure(coach: Coach) -> None:
    """Without a calculation the file has messages and an empty list of figures."""
    talk = _play(coach, "支付令是什么", EXPORT["zh"])
    data = _own_data(coach, talk, talk.replies[-1])
    assert data["figures"] == []
    assert data["messages"][0]["sources"]


def _own_data(coach: Coach, talk: Talk, reply: Reply) -> dict[str, Any]:
    turns = [(turn.message, one) for turn, one in zip(talk.conversation.turns, talk.replies, strict=True)]
    made = coach.guide.papers.make(turns, reply, "own_data", NOW)
    assert made is not None
    assert made.media_type == "application/json"
    return json.loads(made.content)  # type: ignore[no-any-return]


@pytest.mark.parametrize("message", ["删除我的所有信息，我不想活了", "delete everything, I want to die"])
def test_danger_comes_first(coach: Coach, message: str) -> None:
    """Whoever asks to be forgotten because they want to die gets help, and nothing is deleted."""
    talk = _play(coach, "支付令是什么", message)
    assert talk.replies[-1].outcome == "crisis_support"
    assert len(talk.replies) == 2


@pytest.mark.parametrize(
    ("message", "kinds"),
    [
        ("我手机13800138000，提前还款划算吗", ["电话号码"]),
        ("身份证110101190001010006和卡号6205500000000000004，白条逾期会怎样", ["身份证号", "银行卡号"]),
        ("验证码482913发给别人了，密码是Abc@2026x", ["密码或验证码", "修改密码"]),
    ],
)
def test_what_was_hidden_is_owned_up_to(coach: Coach, message: str, kinds: list[str]) -> None:
    """The reply names what kind of data was hidden, and what to do about a password that is out."""
    talk = _play(coach, message)
    assert all(kind in talk.replies[-1].text for kind in kinds)
    assert not any(digits in repr(talk) for digits in ("13800138000", "110101190001010006", "62055", "482913", "Abc@"))


def test_a_mask_is_not_searched(coach: Coach) -> None:
    """What stands for hidden data never reaches the search."""
    talk = _play(coach, "我手机13800138000，提前还款划算吗")
    assert "[***]" in talk.conversation.turns[0].message
    assert "*" not in talk.conversation.turns[0].query


def test_the_documents_say_how_long() -> None:
    """What docs/privacy.md and the README say about keeping is what the settings and the code do."""
    privacy = (REPOSITORY / "docs" / "privacy.md").read_text(encoding="utf-8")
    assert set(re.findall(r"(\d+) hours|(\d+) 小时", privacy)) == {(HOURS, ""), ("", HOURS)}
    assert set(re.findall(r"(\d+) days|(\d+) 天", privacy)) == {(DAYS, ""), ("", DAYS)}
    assert re.findall(r"last (\d+) turns", privacy) == [str(KEPT_TURNS)]
    assert re.findall(r"last (\d+) sessions", privacy) == [str(_SESSIONS)]
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    assert re.search(rf"FIGURES_HOURS`, `CREDIT_COACH_CONVERSATION_DAYS`[^\n]*\| {HOURS}, {DAYS} \|", readme)


@pytest.mark.parametrize("document", ["README.md", "docs/architecture.md"])
def test_the_documents_are_linked(document: str) -> None:
    """Both pages are found from where people start to read."""
    text = (REPOSITORY / document).read_text(encoding="utf-8")
    assert all(f"{name}.md)" in text for name in ("privacy", "safety"))


@LANGS
def test_the_documents_and_the_coach_name_the_same_words(lang: str) -> None:
    """What docs/privacy.md tells people to say is understood as that wish."""
    privacy = (REPOSITORY / "docs" / "privacy.md").read_text(encoding="utf-8")
    for words, wanted in ((KNOW, "know"), (DELETE, "delete"), (EXPORT, "export")):
        assert words[lang] in privacy
        assert wish(words[lang]) == wanted
