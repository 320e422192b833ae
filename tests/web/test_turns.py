"""Turns: the same conversation for every face, and logs without words."""

from __future__ import annotations

from credit_coach.coach import Coach
from credit_coach.reply import FileBlock
from credit_coach.storage import MemoryConversations
from credit_coach.web.turns import Turns


def _turns(coach: Coach) -> Turns:
    return Turns(coach, MemoryConversations(minutes=5, most=10))


def test_a_conversation_goes_on_under_its_id(coach: Coach) -> None:
    """The id that the first turn gives leads back to the conversation."""
    turns = _turns(coach)
    first = turns.respond("", "白条提前还款划算吗")
    second = turns.respond(first.id, "花呗也一样吗")
    assert second.id == first.id
    assert [reply.trace.how for reply in second.replies] == ["as-asked", "follow-up"]


def test_an_unknown_id_starts_anew_under_another(coach: Coach) -> None:
    """Nobody can choose or guess an id: an unknown one is not taken over."""
    talk = _turns(coach).respond("chosen-by-me", "你好")
    assert talk.id != "chosen-by-me"
    assert len(talk.id) >= 32


def test_forgetting_deletes(coach: Coach) -> None:
    """After forgetting, nothing of the conversation is left."""
    turns = _turns(coach)
    talk = turns.respond("", "支付令是什么")
    turns.forget(talk.id)
    assert turns.history(talk.id) is None


_EVERYTHING = (
    "我一个人，到手9000，房租2000，吃用2000，每月还款0，存款30000，没欠钱，没逾期没借新还旧没只还最低，"
    "5000的电脑分12期，每期手续费0.6%，能买吗"
)


def test_files_are_made_from_the_reply_that_offers_them(coach: Coach) -> None:
    """Every file that a result offers comes with its type; nothing else does, and nothing after it was forgotten."""
    turns = _turns(coach)
    talk = turns.respond("", _EVERYTHING)
    talk = turns.respond(talk.id, "同意")
    reply = talk.replies[-1]
    offered = [block for block in reply.blocks if isinstance(block, FileBlock)]
    assert [block.media_type for block in offered] == ["text/html", "text/calendar", "text/html"]
    for block in offered:
        made = turns.handout(reply.id, block.href.rpartition("/")[2])
        assert made is not None
        assert made.name == block.name
        assert made.media_type.startswith(block.media_type)
    assert turns.handout(reply.id, "hardship") is None
    assert turns.handout(talk.replies[0].id, "transcript") is None
    assert turns.handout("nobody", "transcript") is None
    turns.forget(talk.id)
    assert turns.handout(reply.id, "transcript") is None


def test_a_transcript_ends_with_its_reply(coach: Coach) -> None:
    """What was said later is not in the file of an earlier reply."""
    turns = _turns(coach)
    talk = turns.respond("", _EVERYTHING)
    talk = turns.respond(talk.id, "同意")
    reply = talk.replies[-1]
    turns.respond(talk.id, "支付令是什么")
    made = turns.handout(reply.id, "transcript")
    assert made is not None
    text = made.content.decode()
    assert "每期手续费0.6%" in text
    assert "支付令是什么" not in text
