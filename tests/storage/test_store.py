"""The store, on SQLite and on Postgres: unguessable, one transaction a turn, forgotten in time."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from structlog.testing import capture_logs

from credit_coach.coach import Coach
from credit_coach.config import Retention
from credit_coach.dialogue.conversation import KEPT_TURNS, Conversation, Turn
from credit_coach.dialogue.walk import Said, WalkState
from credit_coach.errors import ConversationChanged
from credit_coach.reply import Calculation, Generated, Progress, Reply, WalkView
from credit_coach.storage.database import Database
from credit_coach.storage.store import Access, ConversationStore, Request, Stored

HOUR, DAY = 3600, 86_400
TALK = (
    "白条逾期三天会上征信吗",
    "我一个人，到手9000，房租2000，吃用2000，每月还款0，存款30000，没欠钱，没逾期没借新还旧没只还最低，5000的电脑分12期，每期手续费0.6%，能买吗",
    "同意",
    "先放着，回头再说",
    "我不想活了",
    "what is a payment order?",
    "导出我的数据",
)


def _reply(name: str, *, walk: bool = False) -> Reply:
    view = WalkView("affordability", "income", Progress(0, 9), {"price": "8999"}, "asking") if walk else None
    return Reply(name, "answer", "zh", "complete", (), (), (), name, walk=view)


def _turn(kept: ConversationStore, before: Stored, name: str, **more: Any) -> Stored:
    """Keep one more turn with a message and a reply of that name; a walk's turn has a walk under way after it."""
    walking = more.pop("walk", False)
    after = before.conversation.with_turn(Turn(name, "zh"))
    if walking:
        state = WalkState("affordability", (*(after.walk.said if after.walk else ()), Said("price", name, 1)))
        after = replace(after, walk=state, consented=True)
    return kept.append(before, after, _reply(name, walk=walking), more.pop("request", None))


def _messages(kept: ConversationStore, access: Access) -> list[str] | None:
    known = kept.history(access)
    return [one.turn.message for one in known[1]] if known else None


def test_a_real_conversation_comes_back_as_it_was(kept: ConversationStore, coach: Coach) -> None:
    """Answers, walks put aside, results with charts and files, a crisis and an export: all equal after a round."""
    access, stored = kept.create("zh")
    replies = []
    for message in TALK:
        conversation, reply = coach.respond(stored.conversation, message)
        replies.append(reply)
        kept.append(stored, conversation, reply)
        loaded = kept.load(access)
        assert loaded is not None
        assert loaded.conversation == conversation
        stored = loaded
    known = kept.history(access)
    assert known is not None
    assert [one.reply for one in known[1]] == replies
    assert [one.number for one in known[1]] == list(range(1, len(TALK) + 1))
    assert kept.up_to_reply(replies[2].id) == known[1][:3]
    assert kept.up_to_reply("nobody") == ()


def test_nothing_can_be_guessed(kept: ConversationStore) -> None:
    """Ids and tokens are long and never the same, and the token itself is not in the database."""
    given = [kept.create("zh")[0] for _ in range(50)]
    assert len({one.id for one in given} | {one.token for one in given}) == 100
    assert all(len(one.id) >= 20 and len(one.token) >= 40 for one in given)
    assert Access.parse(str(given[0])) == given[0]
    with kept._database.reading() as connection:
        rows = repr(connection.execute(sa.text("SELECT * FROM conversations")).all())
    assert not any(one.token in rows for one in given)


def test_a_stale_turn_leaves_nothing_behind(kept: ConversationStore) -> None:
    """The second turn on the same version fails loudly; the first stays as it was."""
    access, stored = kept.create("zh")
    _turn(kept, stored, "first")
    with pytest.raises(ConversationChanged):
        _turn(kept, stored, "second")
    assert _messages(kept, access) == ["first"]


def test_a_reply_id_is_kept_once(kept: ConversationStore) -> None:
    """A turn that cannot be written whole is not written at all, its version included."""
    access, stored = kept.create("zh")
    after = _turn(kept, stored, "first")
    with pytest.raises(ConversationChanged):
        _turn(kept, after, "first")
    loaded = kept.load(access)
    assert loaded is not None
    assert (loaded.version, _messages(kept, access)) == (1, ["first"])


def test_a_deleted_conversation_takes_no_turn(kept: ConversationStore) -> None:
    """What is answered while the person deletes the conversation is not kept."""
    access, stored = kept.create("zh")
    assert kept.delete(access)
    assert not kept.delete(access)
    with pytest.raises(ConversationChanged):
        _turn(kept, stored, "late")
    assert kept.load(access) is None
    assert kept.up_to_reply("late") == ()


def test_of_many_at_once_one_wins(kept: ConversationStore) -> None:
    """Threads that keep a turn on the same version: one does, the others are told."""
    access, stored = kept.create("zh")
    outcomes: list[str] = []

    def tell(name: str) -> None:
        try:
            _turn(kept, stored, name)
            outcomes.append("kept")
        except ConversationChanged:
            outcomes.append("changed")

    threads = [threading.Thread(target=tell, args=(str(number),)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["changed"] * 7 + ["kept"]
    assert len(_messages(kept, access) or ()) == 1


def test_the_same_request_is_known(kept: ConversationStore) -> None:
    """A key leads to its turn, in its own conversation alone."""
    access, stored = kept.create("zh")
    other, _ = kept.create("zh")
    _turn(kept, stored, "first", request=Request("key-12345", "digest"))
    known = kept.answered(access.id, "key-12345")
    assert known is not None
    assert (known[0], known[1].reply.id) == ("digest", "first")
    assert kept.answered(other.id, "key-12345") is None
    assert kept.answered(access.id, "key-54321") is None


def test_figures_go_first(kept: ConversationStore, clock: Any) -> None:
    """A walk's turns, answers and consent are gone after the hours, the rest after the days."""
    access, stored = kept.create("zh")
    stored = _turn(kept, stored, "question")
    stored = _turn(kept, stored, "price 8999", walk=True)
    clock.now += 2 * HOUR
    loaded = kept.load(access)
    assert loaded is not None
    assert (loaded.conversation.walk is not None, loaded.conversation.consented) == (True, True)
    clock.now += 1
    loaded = kept.load(access)
    assert loaded is not None
    assert loaded.conversation == Conversation(access.id, "zh", (Turn("question", "zh"),))
    assert kept.up_to_reply("price 8999") == ()
    clock.now += 2 * DAY
    stored = _turn(kept, loaded, "again")
    assert _messages(kept, access) == ["question", "again"]
    clock.now += DAY
    assert _messages(kept, access) == ["again"]
    clock.now += 2 * DAY + 1
    assert _messages(kept, access) is None
    assert kept.load(access) is None


def test_a_calculation_of_a_model_goes_with_the_figures(kept: ConversationStore, clock: Any) -> None:
    """A turn in which a language model had something calculated is figures, though no walk is under way."""
    access, stored = kept.create("zh")
    after = stored.conversation.with_turn(Turn("8400元分12期", "zh"))
    reply = replace(_reply("sum"), generated=Generated("m", "AI", (Calculation("instalments", "{}"),)))
    kept.append(stored, after, reply)
    assert _messages(kept, access) == ["8400元分12期"]
    clock.now += 2 * HOUR + 1
    assert _messages(kept, access) == []


def test_a_walk_that_is_left_alone_is_forgotten_while_the_talk_goes_on(kept: ConversationStore, clock: Any) -> None:
    """Talking about something else does not make figures stay longer."""
    access, stored = kept.create("zh")
    stored = _turn(kept, stored, "price", walk=True)
    for _ in range(3):
        clock.now += HOUR
        loaded = kept.load(access)
        assert loaded is not None
        after = loaded.conversation.with_turn(Turn("else", "zh"))
        stored = kept.append(loaded, after, _reply(f"else {clock.now}"))
    loaded = kept.load(access)
    assert loaded is not None
    assert (loaded.conversation.walk, loaded.conversation.consented) == (None, False)


def test_what_is_over_its_time_is_deleted(kept: ConversationStore, clock: Any) -> None:
    """The job deletes the rows themselves, and only those."""
    _, stored = kept.create("zh")
    _turn(kept, _turn(kept, stored, "question"), "price", walk=True)
    clock.now += 2 * HOUR + 1
    fresh, _ = kept.create("zh")
    assert kept.retire() == (0, 1)
    assert kept.retire() == (0, 0)
    with kept._database.reading() as connection:
        assert connection.execute(sa.text("SELECT count(*) FROM turns")).scalar_one() == 1
        assert "8999" not in repr(connection.execute(sa.text("SELECT walks FROM conversations")).all())
    clock.now += 3 * DAY - 2 * HOUR
    assert kept.retire() == (1, 0)
    assert kept.load(fresh) is not None
    with kept._database.reading() as connection:
        assert connection.execute(sa.text("SELECT count(*) FROM turns")).scalar_one() == 0


def test_only_the_last_turns_are_kept(kept: ConversationStore) -> None:
    """What the conversation drops, the database drops, its files included; the version goes on counting."""
    access, stored = kept.create("zh")
    for number in range(KEPT_TURNS + 3):
        stored = _turn(kept, stored, str(number))
    assert _messages(kept, access) == [str(number) for number in range(3, KEPT_TURNS + 3)]
    assert stored.version == KEPT_TURNS + 3
    assert kept.up_to_reply("2") == ()


def test_a_wish_to_delete_empties_the_rows(kept: ConversationStore) -> None:
    """A conversation that comes back empty but for its last turn leaves nothing else behind."""
    access, stored = kept.create("zh")
    stored = _turn(kept, _turn(kept, stored, "secret"), "price", walk=True)
    after = Conversation(access.id, "zh").with_turn(Turn("delete everything", "zh"))
    kept.append(stored, after, _reply("deleted"))
    assert _messages(kept, access) == ["delete everything"]
    with kept._database.reading() as connection:
        rows = repr(connection.execute(sa.text("SELECT * FROM turns")).all())
        rows += repr(connection.execute(sa.text("SELECT walks FROM conversations")).all())
    assert "secret" not in rows
    assert "price" not in rows


def test_deleted_words_are_not_in_the_file(tmp_path: Path) -> None:
    """On SQLite what was deleted is overwritten, in the file and in its log."""
    kept = ConversationStore(Database(f"sqlite:///{tmp_path / 'talks.db'}"), Retention())
    access, stored = kept.create("zh")
    _turn(kept, stored, "a secret that nobody must find")
    assert any(b"secret that nobody" in file.read_bytes() for file in tmp_path.iterdir())
    kept.delete(access)
    assert not any(b"secret that nobody" in file.read_bytes() for file in tmp_path.iterdir())
    kept.close()


def test_a_record_of_an_older_version_is_read(kept: ConversationStore) -> None:
    """Fields that did not exist yet get their defaults."""
    access, stored = kept.create("zh")
    _turn(kept, stored, "first", walk=True)
    older = {"turn": '{"message": "旧的", "lang": "zh"}', "reply": kept_before(_reply("first"))}
    with kept._database.writing() as connection:
        connection.execute(sa.text("UPDATE turns SET turn = :turn, reply = :reply"), older)
        walks = {"walks": '{"walk": {"name": "affordability"}}'}
        connection.execute(sa.text("UPDATE conversations SET walks = :walks"), walks)
    known = kept.history(access)
    assert known is not None
    assert known[0].conversation.walk == WalkState("affordability")
    assert known[1][0].turn == Turn("旧的", "zh")
    assert known[1][0].reply.walk is None


def kept_before(reply: Reply) -> str:
    """Write a reply as a version without trace and walk would have."""
    fields = ("id", "outcome", "locale", "completeness", "blocks", "citations", "suggestions", "text")
    return json.dumps({name: reply.as_dict()[name] for name in fields})


def test_a_record_that_cannot_be_read_is_as_if_forgotten(kept: ConversationStore) -> None:
    """It is logged without a word of it, and the person starts anew."""
    access, stored = kept.create("zh")
    _turn(kept, stored, "first")
    with kept._database.writing() as connection:
        connection.execute(sa.text("UPDATE turns SET turn = '{\"nonsense\": 1}'"))
    with capture_logs() as logs:
        assert kept.load(access) is None
    assert logs == [{"event": "record unreadable", "log_level": "error", "conversation_version": 1}]
