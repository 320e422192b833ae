"""Turns: one conversation for every face, once each, kept or honestly not."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from credit_coach.coach import Coach
from credit_coach.config import Retention
from credit_coach.errors import ConversationChanged, TurnUnderWay
from credit_coach.reply import FileBlock
from credit_coach.storage.database import Database
from credit_coach.storage.store import Access, ConversationStore
from credit_coach.web.metrics import Metrics
from credit_coach.web.problems import Refused
from credit_coach.web.turns import Answered, Turns
from credit_coach.web.workers import Workers
from credit_coach.wording import Wording


def _said(turns: Turns, access: Access, message: str, **how: object) -> Answered:
    answered = turns.respond(access, message, **how)  # type: ignore[arg-type]
    assert answered is not None
    return answered


def test_a_conversation_goes_on(turns: Turns) -> None:
    """What the first turn was about is known in the second, and the version counts them."""
    access, _ = turns.open("zh")
    first, second = _said(turns, access, "白条提前还款划算吗"), _said(turns, access, "花呗也一样吗")
    assert [one.reply.trace.how for one in (first, second)] == ["as-asked", "follow-up"]
    assert [one.version for one in (first, second)] == [1, 2]


@pytest.mark.parametrize("made_up", ["", ".", "chosen-by-me", "chosen.by-me", "a" * 5000])
def test_nobody_opens_what_they_made_up(turns: Turns, made_up: str) -> None:
    """Access that was not given out opens nothing, to write, to read and to delete."""
    access = Access.parse(made_up)
    assert turns.respond(access, "你好") is None
    assert turns.history(access) is None
    assert turns.forget(access) is False


def test_a_token_opens_its_own_conversation_alone(turns: Turns) -> None:
    """The id with another conversation's token is as good as nothing."""
    (mine, _), (yours, _) = turns.open("zh"), turns.open("zh")
    assert turns.history(Access(mine.id, yours.token)) is None
    assert turns.forget(Access(mine.id, yours.token)) is False
    assert turns.history(mine) is not None


def test_forgetting_deletes(turns: Turns) -> None:
    """After forgetting, nothing of the conversation is left."""
    answered = turns.begin("支付令是什么", "zh")
    assert turns.forget(answered.access)
    assert turns.history(answered.access) is None


def test_the_same_key_gives_the_same_reply(turns: Turns) -> None:
    """A message that is sent again is not answered twice; another message under its key is refused."""
    access, _ = turns.open("zh")
    first = _said(turns, access, "白条提前还款划算吗", key="key-of-first")
    _said(turns, access, "花呗也一样吗")
    again = _said(turns, access, "白条提前还款划算吗", key="key-of-first")
    assert (again.version, again.reply, again.turn) == (first.version, first.reply, first.turn)
    known = turns.history(access)
    assert known is not None
    assert len(known[1]) == 2
    with pytest.raises(Refused):
        _said(turns, access, "别的话", key="key-of-first")


def test_two_tabs_do_not_overwrite_each_other(turns: Turns) -> None:
    """Who has seen an older version is told so, and nothing is kept of the message."""
    access, _ = turns.open("zh")
    _said(turns, access, "你好", version=0)
    with pytest.raises(ConversationChanged):
        _said(turns, access, "在吗", version=0)
    known = turns.history(access)
    assert known is not None
    assert [one.turn.message for one in known[1]] == ["你好"]


def test_one_message_at_a_time(coach: Coach, wording: Wording) -> None:
    """While one message is being answered another of the same conversation is refused, one of another is not."""
    inside, go_on = threading.Event(), threading.Event()

    class Slow(Coach):
        def __init__(self) -> None:
            self.__dict__.update(coach.__dict__)

        def respond(self, conversation, message, on=None):  # type: ignore[no-untyped-def]
            if message == "慢":
                inside.set()
                assert go_on.wait(20)
            return super().respond(conversation, message, on)

    store = ConversationStore(Database("sqlite://"), Retention())
    turns = Turns(Slow(), store, wording, Metrics(Workers(1, 0)))
    (mine, _), (yours, _) = turns.open("zh"), turns.open("zh")
    slow = threading.Thread(target=_said, args=(turns, mine, "慢"))
    slow.start()
    assert inside.wait(20)
    with pytest.raises(TurnUnderWay):
        _said(turns, mine, "快")
    assert _said(turns, yours, "你好").version == 1
    go_on.set()
    slow.join()
    assert _said(turns, mine, "你好").version == 2


def test_without_a_database_there_is_an_answer(coach: Coach, wording: Wording, tmp_path: Path) -> None:
    """A database that cannot be opened costs the memory and not the answer, and the reply says so."""
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"no database at all, " * 500)
    turns = Turns(
        coach, ConversationStore(Database(f"sqlite:///{broken}"), Retention()), wording, Metrics(Workers(1, 0))
    )
    answered = turns.begin("支付令是什么", "zh")
    assert (answered.kept, answered.reply.outcome) == (False, "answer")
    assert wording.say("zh", "page.not_kept") in answered.reply.text
    said_again = turns.respond(Access("some", "token"), "想死")
    assert said_again is not None
    assert (said_again.kept, said_again.reply.outcome) == (False, "crisis_support")
    assert turns.state() == {"index": True, "database": False}


_EVERYTHING = (
    "我一个人，到手9000，房租2000，吃用2000，每月还款0，存款30000，没欠钱，没逾期没借新还旧没只还最低，"
    "5000的电脑分12期，每期手续费0.6%，能买吗"
)


def test_files_are_made_from_the_reply_that_offers_them(turns: Turns) -> None:
    """Every file that a result offers comes with its type; nothing else does, and nothing after it was forgotten."""
    access, _ = turns.open("zh")
    first, reply = _said(turns, access, _EVERYTHING).reply, _said(turns, access, "同意").reply
    offered = [block for block in reply.blocks if isinstance(block, FileBlock)]
    assert [block.media_type for block in offered] == ["text/html", "text/calendar", "text/html"]
    for block in offered:
        made = turns.handout(reply.id, block.href.rpartition("/")[2])
        assert made is not None
        assert made.name == block.name
        assert made.media_type.startswith(block.media_type)
    assert turns.handout(reply.id, "hardship") is None
    assert turns.handout(first.id, "transcript") is None
    assert turns.handout("nobody", "transcript") is None
    turns.forget(access)
    assert turns.handout(reply.id, "transcript") is None


def test_a_transcript_ends_with_its_reply(turns: Turns) -> None:
    """What was said later is not in the file of an earlier reply."""
    access, _ = turns.open("zh")
    _said(turns, access, _EVERYTHING)
    reply = _said(turns, access, "同意").reply
    _said(turns, access, "支付令是什么")
    made = turns.handout(reply.id, "transcript")
    assert made is not None
    text = made.content.decode()
    assert "每期手续费0.6%" in text
    assert "支付令是什么" not in text
