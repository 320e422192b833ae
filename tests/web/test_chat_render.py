"""What the chat page is given to show."""

from __future__ import annotations

from datetime import date

import pytest

from credit_coach.coach import Coach
from credit_coach.dialogue.conversation import Conversation
from credit_coach.web.chat_render import reply_message, user_message
from credit_coach.wording import Wording

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "![x](https://e.example/p)", "<img src=x onerror=y>", "[a](javascript:b)"]
)
def test_a_persons_words_are_never_markup(text: str) -> None:
    """Tags, images and links that a person types reach the page as text."""
    content = user_message(text)["content"]
    assert "<" not in content
    assert "](" not in content


def test_marks_become_links_to_the_sentence(coach: Coach, wording: Wording) -> None:
    """Each mark links to its sentence on the article's page; the sources follow in a closed list."""
    _, reply = coach.respond(Conversation("test"), "支付令是什么", TODAY)
    content = reply_message(reply, wording)["content"]
    anchor = reply.blocks[0].anchors[0]  # type: ignore[union-attr]
    assert f"(/articles/zh/{reply.citations[0].article}#{anchor})" in content
    assert content.count("<details>") == 1


def test_numbers_to_call_are_links(coach: Coach, wording: Wording) -> None:
    """Contacts are tel: links."""
    _, reply = coach.respond(Conversation("test"), "我不想活了", TODAY)
    assert "(tel:12356)" in reply_message(reply, wording)["content"]


def test_choices_and_suggestions_are_buttons(coach: Coach, wording: Wording) -> None:
    """What may be sent next is offered as buttons."""
    _, reply = coach.respond(Conversation("test"), "支付令是什么", TODAY)
    assert [one["value"] for one in reply_message(reply, wording)["options"]] == [one.send for one in reply.suggestions]
