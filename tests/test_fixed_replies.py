"""The fixed replies: outcome, words, numbers and sources, with nothing but the knowledge folder."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from credit_coach.config import bundled_folder
from credit_coach.dialogue.routing import Intent, Route, route
from credit_coach.dialogue.routing.premises import PREMISE_RULES
from credit_coach.fixed_replies import FixedReplies
from credit_coach.knowledge.library import Library
from credit_coach.knowledge.misconceptions import MISCONCEPTIONS, load_misconceptions
from credit_coach.replies import Replies
from credit_coach.reply import ContactsBlock, Reply, Trace
from credit_coach.reply_plans import ABOUT, PLANS
from credit_coach.retrieval.passages import passages_of
from credit_coach.wording import Wording

TODAY = date(2026, 11, 25)
CORRECTIONS = {one.id: one.section for one in load_misconceptions(bundled_folder("knowledge") / MISCONCEPTIONS)}
SMALL_TALK = {"greeting", "thanks", "annoyed", "about", "language", "question"}


@pytest.fixture(scope="module")
def fixed(library: Library, wording: Wording) -> FixedReplies:
    """The fixed replies, made without any index."""
    replies = Replies(wording, library.facts, library.vocabulary.topics)
    return FixedReplies(replies, wording, library.facts, passages_of(library), CORRECTIONS)


def say(fixed: FixedReplies, intent: str, lang: str, topic: str = "") -> Reply:
    """Return the fixed reply to an intent."""
    return fixed.reply(Route(intent, "rule", topic=topic), lang, Trace("rule", "", "as-asked"), TODAY)  # type: ignore[arg-type]


def test_every_intent_has_a_plan() -> None:
    """Whatever the rules decide is answered: by a plan or as small talk."""
    assert set(get_args(Intent)) - SMALL_TALK == set(PLANS)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("intent", [intent for intent in PLANS if intent != "premise"])
def test_every_plan_can_be_said(fixed: FixedReplies, intent: str, lang: str) -> None:
    """Every plan gives a reply with text, and a section that it names is there to be quoted."""
    reply = say(fixed, intent, lang)
    plan = PLANS[intent]  # type: ignore[index]
    assert reply.outcome == plan.outcome
    assert reply.text.strip()
    assert bool(reply.citations) == bool(plan.section and plan.quote)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("belief", sorted(rule.name.removeprefix("premise-") for rule in PREMISE_RULES))
def test_every_belief_that_is_heard_is_put_right_with_a_source(fixed: FixedReplies, belief: str, lang: str) -> None:
    """The first clause says that it is not so, and the rule is cited."""
    reply = say(fixed, "premise", lang, belief)
    assert reply.outcome == "correct_the_premise"
    assert reply.text.startswith(("不是", "不一定", "That is not", "Not always"))
    assert reply.citations


def test_beliefs_have_sections_and_sentences(wording: Wording) -> None:
    """Each belief that a rule hears is a misconception with its section, and no sentence about one is left over."""
    heard = {rule.name.removeprefix("premise-") for rule in PREMISE_RULES}
    assert heard <= set(CORRECTIONS)
    keys = {key for key in sorted(wording.keys()) if key.startswith("safety.premise.")}
    assert {key.removeprefix("safety.premise.") for key in keys} == heard


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_crisis_has_its_numbers_and_no_debt_lesson(fixed: FixedReplies, lang: str) -> None:
    """The support line and the emergency numbers are there to dial; nothing is quoted or suggested."""
    for intent in ("danger", "crisis"):
        reply = say(fixed, intent, lang)
        numbers = {item.tel for block in reply.blocks if isinstance(block, ContactsBlock) for item in block.items}
        assert {"110", "120", "12356"} <= numbers
        assert not reply.citations
        assert not reply.suggestions
    assert "120" in say(fixed, "danger", lang).text.split("\n")[0]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_suggestion_leads_to_an_answer(fixed: FixedReplies, lang: str) -> None:
    """No button of a fixed reply sends a message that is refused or taken for an emergency."""
    sent = {option.send for intent in PLANS if intent != "premise" for option in say(fixed, intent, lang).suggestions}
    stuck = {
        text: route(text).intent
        for text in sent
        if PLANS.get(route(text).intent, PLANS["premise"]).outcome in ("refuse_with_alternative", "crisis_support")
    }
    assert stuck == {}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("topic", sorted(ABOUT))
def test_a_twin_is_answered_from_its_section(fixed: FixedReplies, topic: str, lang: str) -> None:
    """A question about a misuse has an answer with sources, whatever search finds."""
    reply = fixed.about(topic, lang, Trace("rule", "", "as-asked"), TODAY)  # type: ignore[arg-type]
    assert reply is not None
    assert reply.outcome == "answer"
    assert reply.citations
