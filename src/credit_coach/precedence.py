"""When an answer goes before a fixed reply: how sure search must be, and which sentence stays in front of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from credit_coach.dialogue.routing import MISUSE, OF_CREDIT, Intent, Route
from credit_coach.dialogue.routing.rules import Degree
from credit_coach.lookup import Looked
from credit_coach.reply_plans import LED, LED_WHEN_ASKED, LED_WHEN_SURE


@dataclass(frozen=True)
class Precedence:
    """The confidence (0 to 1) from which on an answer goes first, after the sentence of the intent `lead`, if any.

    `elsewhere`: what is plainly about a subject that is not covered has that limit after the sentence instead.
    `not_on`: an answer on this topic shows that there was no mistake.
    """

    least: float
    lead: Intent | None = None
    elsewhere: bool = False
    not_on: str = ""

    def holds(self, looked: Looked) -> bool:
        """Tell whether what was found goes first."""
        if not looked.answers:
            return self.elsewhere and looked.subject is not None
        return looked.confidence >= self.least and self.not_on not in looked.topics


def when_heard(intent: Intent, degree: Degree) -> Precedence | None:
    """Return what holds for an intent that was recognised by examples, not certainly; None where nothing goes first.

    Its words are strong there, and no rule has seen it. What is only likely decides where no answer is at hand.
    """
    if degree == "likely" and intent not in LED:
        return Precedence(_AT_HAND)
    return _in_doubt(_HEARD, intent)


def when_doubted(routed: Route) -> Precedence | None:
    """Return what holds for an intent that a rule saw in words which sound like none; None where it is not doubted."""
    doubt = None if routed.rule in _NEVER_DOUBTED else _in_doubt(_DOUBTED, routed.intent)
    return replace(doubt, not_on="scam") if doubt and routed.intent == "just_scammed" else doubt


def after_its_sentence(intent: Intent, text: str) -> Precedence | None:
    """Return what holds for a message whose intent is certain; None where its fixed words stand alone."""
    if intent in LED:
        return Precedence(0.0, intent, elsewhere=intent == "care")
    if intent in LED_WHEN_ASKED and _ASKS_MORE.search(text):
        return Precedence(_ASKED_BESIDE, intent)
    return Precedence(_SURE, intent) if intent in LED_WHEN_SURE else None


def after_urgent(still: Intent, text: str) -> Precedence:
    """Return what holds for a message after an urgent reply, where nothing says that `still` has passed."""
    least = 0.0 if OF_CREDIT.search(text) else _SURE_AFTERWARDS
    return Precedence(least, "care" if still in _CARED_FOR_STILL else None)


def _in_doubt(least: Mapping[Intent, float], intent: Intent) -> Precedence | None:
    if intent not in least:
        return None
    # Whoever is meant may be mistaken: help is offered all the same, and then the answer.
    return Precedence(least[intent], "care" if intent in _CARED_FOR else None)


#: Who may be in danger.
_CARED_FOR: frozenset[Intent] = frozenset({"crisis", "danger", "other_at_risk", "threat", "coerced"})
#: Whether a debt ends with oneself may be asked in the calmest words.
_NEVER_DOUBTED = frozenset({"death-and-debt"})
#: Those who collect use the words of those who owe, so that nothing of theirs is doubted.
_DOUBTED: Mapping[Intent, float] = {
    **dict.fromkeys(MISUSE - {"abusive_collection"}, 0.35),
    # Before a judgment is enforced, the words of a lawful question and of the other kind are the same.
    "hide_assets": 0.6,
    "account": 0.3,
    "violence": 0.25,
    "just_scammed": 0.4,
    **dict.fromkeys(_CARED_FOR, 0.25),
    "crisis": 0.5,
    "danger": 0.5,
}
_HEARD: Mapping[Intent, float] = {
    **dict.fromkeys(MISUSE - {"abusive_collection", "hide_assets"}, 0.75),
    "gambling": 0.75,
    "just_scammed": 0.75,
    "violence": 0.5,
    **dict.fromkeys(_CARED_FOR, 0.5),
}
_CARED_FOR_STILL: frozenset[Intent] = frozenset({"still_at_risk", "still_other_at_risk"})
#: How sure an answer must be to go on after an urgent reply where a message does not speak of debts.
_SURE_AFTERWARDS = 0.8
#: How sure an answer must be to be given instead of the section that a warning or a correction quotes.
_SURE = 0.7
#: How sure an answer must be to what is asked beside what must be done at once, and what shows that something is.
_ASKED_BESIDE = 0.45
_ASKS_MORE = re.compile(
    r"吗|能不能|会不会|要不要|还要还|算不算|哪些|多久|谁(的|来)|(怎么|咋|如何)(?!办|整|会|这样)"
    r"|\b(do i|does|can (i|they|it)|will|would|is (the|it|my|going)|are|how (long|do|does|can|should)|what happens|who)"
    r"\b[^.!]*\?",
    re.IGNORECASE,
)
#: How sure an answer must be to be given to what is only likely to need a fixed reply.
_AT_HAND = 0.55
