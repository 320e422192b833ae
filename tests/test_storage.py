"""Conversations in memory: unguessable, forgotten when idle, never more than a set number."""

from __future__ import annotations

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credit_coach.dialogue.conversation import KEPT_TURNS, Conversation, Turn
from credit_coach.reply import Reply
from credit_coach.storage import MemoryConversations, Talk


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    """A clock under the test's control."""
    return Clock()


@pytest.fixture
def kept(clock: Clock) -> MemoryConversations:
    """A store of three conversations for ten minutes."""
    return MemoryConversations(10, 3, clock)


def saved(kept: MemoryConversations) -> Talk:
    """Start a conversation and keep it."""
    conversation = kept.new()
    kept.save(conversation)
    return conversation


def test_a_conversation_is_kept_once_it_is_saved(kept: MemoryConversations) -> None:
    """A new conversation is empty and unknown until it is saved; then its id gives it back."""
    conversation = kept.new()
    assert conversation.replies == ()
    assert kept.get(conversation.id) is None
    kept.save(conversation)
    assert kept.get(conversation.id) == conversation
    assert len(kept) == 1


def test_the_newest_state_replaces_the_older(kept: MemoryConversations) -> None:
    """Saving a conversation again keeps its latest state, once."""
    later = Talk(saved(kept).conversation.with_turn(Turn("message", "zh")))
    kept.save(later)
    assert kept.get(later.id) == later
    assert len(kept) == 1


def test_ids_cannot_be_guessed(kept: MemoryConversations) -> None:
    """Ids are long, safe in an address, and never the same."""
    ids = {kept.new().id for _ in range(200)}
    assert len(ids) == 200
    assert all(len(one) >= 32 and one.replace("-", "").replace("_", "").isalnum() for one in ids)


def test_an_unknown_id_is_none(kept: MemoryConversations) -> None:
    """An id that was never given out leads to nothing."""
    assert kept.get("no such id") is None
    assert kept.get("") is None


def test_an_idle_conversation_is_forgotten(kept: MemoryConversations, clock: Clock) -> None:
    """It is still there when its minutes are just up, and gone after that, also from the count."""
    conversation = saved(kept)
    clock.now += 600
    assert kept.get(conversation.id) == conversation
    clock.now += 1
    assert kept.get(conversation.id) is None
    assert len(kept) == 0


def test_each_turn_starts_the_minutes_anew(kept: MemoryConversations, clock: Clock) -> None:
    """A conversation that goes on is not forgotten while one beside it is."""
    talking, silent = saved(kept), saved(kept)
    clock.now += 400
    kept.save(talking)
    clock.now += 400
    assert kept.get(talking.id) == talking
    assert kept.get(silent.id) is None


def test_too_many_push_out_the_longest_idle(kept: MemoryConversations) -> None:
    """With one conversation too many the one that was saved longest ago goes first."""
    first, second, third = saved(kept), saved(kept), saved(kept)
    kept.save(first)
    fourth = saved(kept)
    assert kept.get(second.id) is None
    assert [kept.get(one.id) for one in (first, third, fourth)] == [first, third, fourth]
    assert len(kept) == 3


def test_a_conversation_can_be_forgotten_at_once(kept: MemoryConversations) -> None:
    """Deleting removes it, and deleting again, or an unknown id, is no error."""
    conversation = saved(kept)
    kept.delete(conversation.id)
    kept.delete(conversation.id)
    kept.delete("no such id")
    assert kept.get(conversation.id) is None
    assert len(kept) == 0


def replied(talk: Talk, *ids: str) -> Talk:
    """Return a talk with one more turn for each reply id."""
    for one in ids:
        conversation = talk.conversation.with_turn(Turn("message", "zh"))
        talk = talk.with_turn(conversation, Reply(one, "answer", "zh", "complete", (), (), (), ""))
    return talk


def test_a_reply_is_found_with_its_talk(kept: MemoryConversations) -> None:
    """The id of any reply that is still kept leads to it and to the newest state of its talk."""
    first, second = replied(kept.new(), "a", "b"), replied(kept.new(), "c")
    kept.save(first)
    kept.save(second)
    longer = replied(first, "d")
    kept.save(longer)
    assert kept.find_reply("a") == (longer, longer.replies[0])
    assert kept.find_reply("d") == (longer, longer.replies[2])
    assert kept.find_reply("c") == (second, second.replies[0])
    assert kept.find_reply("e") is None


def test_replies_go_with_their_talk(kept: MemoryConversations, clock: Clock) -> None:
    """Deleted, idle, pushed out or too old: a reply that is not kept is not found, and nothing of it stays behind."""
    deleted, pushed, idle = (replied(kept.new(), name) for name in ("deleted", "pushed", "idle"))
    kept.save(deleted)
    kept.delete(deleted.id)
    assert kept.find_reply("deleted") is None
    kept.save(pushed)
    for number in range(3):
        kept.save(replied(kept.new(), f"other {number}"))
    assert kept.find_reply("pushed") is None
    kept.save(idle)
    clock.now += 601
    assert kept.find_reply("idle") is None
    long = replied(kept.new(), *(f"{number}" for number in range(KEPT_TURNS)))
    kept.save(long)
    kept.save(replied(long, "newest"))
    assert kept.find_reply("0") is None
    assert kept.find_reply("1") is not None
    assert len(kept._talk_of) == KEPT_TURNS


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 400)), max_size=40))
def test_what_is_kept_is_the_latest_and_not_idle(steps: list[tuple[int, int]]) -> None:
    """Whatever is saved when, exactly the latest few that are not idle can be found."""
    clock = Clock()
    kept = MemoryConversations(10, 3, clock)
    saved_at: dict[str, float] = {}
    for number, pause in steps:
        clock.now += pause
        kept.save(replied(Talk(Conversation(str(number))), f"reply {number}"))
        saved_at.pop(str(number), None)
        saved_at[str(number)] = clock.now
    expected = {name for name in list(saved_at)[-3:] if saved_at[name] >= clock.now - 600}
    assert {str(n) for n in range(6) if kept.find_reply(f"reply {n}") is not None} == expected
    assert {str(n) for n in range(6) if kept.get(str(n)) is not None} == expected


def test_many_threads_keep_to_the_limit() -> None:
    """Saving, reading and deleting from many threads neither fails nor grows over the limit."""
    kept = MemoryConversations(10, 50)
    failures: list[BaseException] = []

    def talk() -> None:
        try:
            for _ in range(200):
                conversation = saved(kept)
                kept.get(conversation.id)
                kept.delete(kept.new().id)
        except BaseException as error:  # the test reports whatever a thread ran into
            failures.append(error)

    threads = [threading.Thread(target=talk) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(kept) == 50
