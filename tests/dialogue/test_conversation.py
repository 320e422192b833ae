"""Conversations: frozen, bounded, and aware of their last search."""

from __future__ import annotations

from credit_coach.dialogue.conversation import KEPT_TURNS, Conversation, Turn


def _turn(number: int, query: str = "") -> Turn:
    return Turn(f"message {number}", "en", query=query, passages=("zh/a#b",) if query else ())


def test_a_turn_gives_a_new_conversation_in_its_language() -> None:
    """The old conversation is unchanged; the new one speaks the turn's language."""
    before = Conversation("id", "zh")
    after = before.with_turn(_turn(1))
    assert before.turns == ()
    assert (after.lang, after.last) == ("en", _turn(1))


def test_only_the_latest_turns_are_kept() -> None:
    """A long talk does not grow without bound."""
    conversation = Conversation("id")
    for number in range(KEPT_TURNS + 5):
        conversation = conversation.with_turn(_turn(number))
    assert len(conversation.turns) == KEPT_TURNS
    assert conversation.turns[0].message == "message 5"


def test_a_thank_you_does_not_hide_the_last_search() -> None:
    """Follow-ups refer to the latest turn that searched."""
    conversation = Conversation("id").with_turn(_turn(1, query="late")).with_turn(_turn(2))
    assert conversation.last_searched == _turn(1, query="late")
