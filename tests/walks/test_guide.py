"""Numbers typed where options are offered, and what consent says when it is asked for again."""

from __future__ import annotations

import pytest

from credit_coach.coach import Coach
from credit_coach.dialogue.conversation import Conversation
from credit_coach.reply import Reply


def said(coach: Coach, *messages: str) -> tuple[Conversation, Reply]:
    """Return the conversation and the last reply after some messages."""
    conversation = Conversation(id="walk")
    for message in messages:
        conversation, reply = coach.respond(conversation, message)
    return conversation, reply


def told(conversation: Conversation) -> dict[str, str]:
    """Return what the walk has been told."""
    assert conversation.walk is not None
    return conversation.walk.answers


@pytest.mark.parametrize(
    ("opening", "number", "question", "answer"),
    [
        ("房贷30年90万 利率3.6 等额本息月供多少", "1", "charge", "3.6% a year"),
        ("那我账单8000只还800，日利率万分之五，多久还完", "1", "balance", "8000"),
        ("借了2万日利率万分之四，3个月或者12个月，每月还多少", "2", "periods", "12"),
        ("monthly payment for 30,000 at 12% for 1 year equal installments", "1", "charge", "12% a year"),
        ("借了2万日利率万分之四，3个月或者12个月，每月还多少", "3", "periods", "3"),
    ],
)
def test_a_number_chooses_what_was_asked_back(
    coach: Coach, opening: str, number: str, question: str, answer: str
) -> None:
    """A typed "1" is the first of the options, unless the number itself was offered or is none of them."""
    conversation, _ = said(coach, opening, number)
    assert told(conversation)[question] == answer


def test_a_number_answers_a_question_without_options(coach: Coach) -> None:
    """Where nothing is offered a number is a figure."""
    conversation, _ = said(coach, "借12000分12期，帮我算真实年化", "0.6%每期", "不对，是24期")
    assert told(conversation)["periods"] == "24"


@pytest.mark.parametrize(
    ("opening", "more", "short"),
    [
        ("月薪8000，能买6000的手机吗", "房租2000", "要往下算，还需要你明确说一声同意"),
        ("can i afford a 6000 laptop", "salary 7000", "I still need a clear yes"),
    ],
)
def test_consent_is_explained_once(coach: Coach, opening: str, more: str, short: str) -> None:
    """The second time one line asks for the yes; figures told meanwhile are noted."""
    _, first = said(coach, opening)
    conversation, second = said(coach, opening, more)
    assert short not in first.text
    assert short in second.text
    assert len(second.text) < len(first.text) / 2
    assert len(told(conversation)) > 1


@pytest.mark.parametrize(
    ("messages", "answers"),
    [
        (
            ("我税后每月一万二，分期买6000的手机12期每期还550，贵吗",),
            {"amount": "6000", "periods": "12", "charge": "550 each period"},
        ),
        (("借1万12期利息多少", "我每月能存2000"), {"amount": "10000", "periods": "12"}),
        (
            ("10000 over 12 months at 950 a month, I can save 2000 a month, what is the real rate",),
            {"amount": "10000", "periods": "12", "charge": "950 each period"},
        ),
        (("can I afford a 6000 phone", "yes", "12k after tax, I can save 2000 a month"), {"income": "12000"}),
    ],
)
def test_pay_and_what_is_left_of_it_are_no_charge(
    coach: Coach, messages: tuple[str, ...], answers: dict[str, str]
) -> None:
    """Neither is taken for an instalment, nor for another figure of the sum, and the reply says so."""
    conversation, reply = said(coach, *messages)
    known = told(conversation)
    assert {name: known.get(name) for name in answers} == answers
    assert "charge" in answers or "charge" not in known
    assert "savings" not in known
    assert any(one in reply.text for one in ("家里的收支", "household money", "what is left each month"))
