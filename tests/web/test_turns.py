"""Turns: the same conversation for every face, and logs without words."""

from __future__ import annotations

import structlog
from structlog.testing import capture_logs

from credit_coach.coach import Coach
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


def test_the_log_has_no_words(coach: Coach) -> None:
    """A turn's log line has outcome, rule, sources and time, and nothing that anybody said."""
    structlog.reset_defaults()
    with capture_logs() as logs:
        _turns(coach).respond("", "我手机13800138000，提前还款划算吗")
    line = next(one for one in logs if one["event"] == "turn")
    assert line["outcome"] == "answer"
    assert line["masked"] == 1
    assert "提前还款" not in repr(line)
    assert "13800138000" not in repr(logs)
