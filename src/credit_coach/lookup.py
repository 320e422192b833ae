"""What a question leads to: an answer from the articles, one question back with choices, or an honest limit."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from credit_coach.answering.answer import Asked, Composer
from credit_coach.answering.finding import Finder, Found
from credit_coach.dialogue.conversation import Conversation, Turn
from credit_coach.dialogue.followup import Effective, effective_query
from credit_coach.dialogue.intake import without_masks
from credit_coach.dialogue.routing.scams import WARNINGS
from credit_coach.knowledge.figures import Lang
from credit_coach.knowledge.vocabulary import Boundary, names_in
from credit_coach.replies import Replies
from credit_coach.reply import Option, Reply, Trace
from credit_coach.retrieval.confidence import is_sure
from credit_coach.retrieval.passages import Passage
from credit_coach.retrieval.search import Search

#: Earlier questions that a message may need to be understood.
CONTEXT = 2
#: Buttons under an answer, and choices that are shown with the sentence that answers them.
MAX_SUGGESTIONS, MAX_OPENINGS = 3, 3
#: What is declined with a passage of this confidence is not told to be about another subject.
RATHER_NEAR = 0.25
#: A follow-up that is answered with less is read together with the question before it, where that gives so much.
WEAK, STRONG = 0.25, 0.5
_DISTRESS = ("psychology_support",)

#: Buttons of the tools that help with the passages of an answer, the one of that name first.
Offers = Callable[[Sequence[Passage], Lang, str | None], Sequence[Option]]


#: Who says that they are not thinking of dying wants to be asked nothing more about it: it is no part of the question.
_DENIAL = re.compile(
    r"我?(真的|可)?(没有?|不是)(要|想)?(想不开|自杀|轻生|寻死|去?死)的?(意思|念头)?[，,。]\s*"
    r"((就|只)是?(想|要)?(知道|问问?)(一下)?)?"
    r"|\bi('m| am) not (suicidal|going to (kill|hurt|harm) myself|thinking of dying)[,.]?\s*"
    r"(i )?(just )?(want to know|wonder(ing)?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Looked:
    """What was found for a question, before a word of the reply is composed: a language model may take seconds for it.

    `found` is None where nothing can be searched. `subject` is the subject outside that the question is about.
    """

    text: str
    lang: Lang
    conversation: Conversation
    trace: Trace
    on: date
    query: str = ""
    found: Found | None = None
    subject: Boundary | None = None

    @property
    def answers(self) -> bool:
        """Tell whether the articles answer it."""
        return self.found is not None and bool(self.found.answers)

    @property
    def confidence(self) -> float:
        """Return how sure search is of its best passage, 0 to 1."""
        return self.found.best.confidence if self.found else 0.0

    @property
    def topics(self) -> frozenset[str]:
        """Return the topics of the passages that answer it."""
        answers = self.found.answers if self.found else ()
        return frozenset(topic for result in answers for topic in result.kept[0].passage.topics)


@dataclass(frozen=True)
class LookedUp:
    """The reply to a question, the passages that it rests on, their topics, and the walk that begins below it."""

    reply: Reply
    passages: tuple[str, ...] = ()
    begins: str | None = None
    topics: frozenset[str] = frozenset()


class Lookup:
    """Searches and composes. Stateless: what was asked before comes with the conversation."""

    def __init__(self, search: Search, composer: Composer, replies: Replies, offers: Offers) -> None:
        self._search = search
        self._finder = Finder(search)
        self._composer = composer
        self._replies = replies
        self._offers = offers
        self._products = search.library.vocabulary.products

    def look(self, text: str, lang: Lang, conversation: Conversation, trace: Trace, on: date) -> Looked:
        """Search for what a message asks; `on` is the day facts must be in force."""
        effective = effective_query(
            _DENIAL.sub(" ", without_masks(text)), lang, conversation.last_searched, self._products
        )
        effective, found = self._find(effective, conversation)
        trace = _with_search(trace, effective, found)
        subject = None if found.answers or found.choices else self._subject(effective.query, found)
        return Looked(text, effective.lang, conversation, trace, on, effective.query, found, subject)

    def reply(self, looked: Looked) -> LookedUp:
        """Compose what a question leads to."""
        found, conversation, trace, on = looked.found, looked.conversation, looked.trace, looked.on
        assert found is not None
        if found.answers:
            also = found.also.passage if found.also else None
            # Only questions: what was told in a walk is nobody else's business.
            earlier = tuple(turn.message for turn in conversation.turns if turn.query)[-CONTEXT:]
            asked = Asked(looked.text, earlier, conversation.id, _may_begin(conversation))
            answer = self._composer.compose(found.answers, found.unanswered, on, also, asked)
            if answer.parts:
                suggestions = self._suggestions(found, conversation, answer.walk)
                passages = tuple(result.kept[0].passage.id for result in found.answers)
                reply = self._replies.answer(answer, found.uncovered, suggestions, trace, found.left)
                return LookedUp(reply, passages, answer.begins, looked.topics)
        if found.choices:
            options = [Option(hit.passage.heading, hit.passage.heading) for hit in found.choices]
            openings = self._composer.openings([hit.passage for hit in found.choices[:MAX_OPENINGS]], on)
            return LookedUp(self._replies.clarify(looked.lang, _distinct(options), trace, openings))
        # Some are declined for a word that stands elsewhere: what comes near is there, for the person to judge.
        kept = found.best.kept
        nearest = self._composer.nearest(looked.query, kept[0].passage, on) if kept else None
        if looked.subject is not None:
            trace = replace(trace, rule=f"subject:{looked.subject.id}")
        return LookedUp(self._replies.nothing(looked.lang, looked.subject, self._near_topics(found), trace, nearest))

    def _subject(self, query: str, found: Found) -> Boundary | None:
        """Return the subject outside that a question is about; not one that never speaks of the product it names."""
        if found.boundary is None or found.best.confidence >= RATHER_NEAR:
            return None
        examples = "\n".join(found.boundary.examples)
        named = [product for product in self._products if names_in(query, [product])]
        return found.boundary if all(names_in(examples, [product]) for product in named) else None

    def ready(self) -> bool:
        """Tell whether a search finds anything."""
        return bool(self._search("逾期", "zh").kept)

    def _find(self, effective: Effective, conversation: Conversation) -> tuple[Effective, Found]:
        before = conversation.last_searched
        if effective.how == "other-language" and before is not None and before.passages:
            pinned = self._search.pinned(before.passages, effective.lang)
            return effective, Found(tuple(pinned), pinned[0])
        # "那会坐牢吗" names its own subject, and is read like any other message.
        own = effective.alone if effective.how == "follow-up" else effective.query
        if own or before is None:
            earlier = _earlier(conversation, effective.lang)
            found = self._finder.find(own, effective.lang, earlier)
            merged = self._with_before(effective, found, before) if before else None
            if merged is not None:
                return effective, merged
            return replace(effective, query=own, how="in-context" if earlier else effective.how), found
        found = self._finder.find(effective.query, effective.lang)
        return effective, found if effective.other_product else _something_new(found, before.passages)

    def _with_before(self, effective: Effective, found: Found, before: Turn) -> Found | None:
        """Return what a follow-up finds together with the question before it, where it finds little by itself.

        "But he knew my passport number" is nothing new to somebody who was warned: the warning stands.
        """
        warned = before.intent in WARNINGS
        if effective.how != "follow-up" or found.best.confidence >= WEAK:
            return None
        if not (warned or found.answers or found.choices):
            return None
        merged = self._finder.find(effective.query, effective.lang)
        if not merged.answers or merged.best.confidence < (WEAK if warned else STRONG):
            return None
        return merged if warned else _something_new(merged, before.passages)

    def _suggestions(self, found: Found, conversation: Conversation, walk: str | None) -> tuple[Option, ...]:
        """Offer what was left, the tool asked for, what was near, then other sections, never what was just answered."""
        answered = [result.kept[0].passage for result in found.answers]
        shown = {(passage.article, passage.section) for passage in answered}
        seen = {passage for turn in conversation.turns for passage in turn.passages}
        lang = found.best.lang
        near = [hit.passage for hit in found.best.kept[1:]]
        article = found.best.kept[0].passage.article
        own = [p for p in self._search.passages.values() if p.lang == lang and p.article == article]
        options = [
            Option(passage.heading, passage.heading)
            for passage in (*near, *own)
            if (passage.article, passage.section) not in shown
            and passage.id not in seen
            and passage.steps
            # Help for people at risk is given when it is needed, not as a button under another answer.
            and (passage.topics != _DISTRESS or answered[0].topics == _DISTRESS)
        ]
        tools = self._offers(answered, lang, walk)[:1]
        left = (Option(question, question) for question in found.left)
        return tuple(_distinct([*left, *tools, *options])[:MAX_SUGGESTIONS])

    def _near_topics(self, found: Found) -> tuple[str, ...]:
        if found.boundary is not None:
            return ()
        topics = (topic for hit in found.best.rejected[:3] for topic in hit.passage.topics)
        return tuple(dict.fromkeys(topics))[:3]


def _may_begin(conversation: Conversation) -> bool:
    """Tell whether a walk may begin unasked: where it would be remembered, and none waits for an answer."""
    return bool(conversation.id) and (conversation.walk is None or conversation.walk.status != "asking")


def _earlier(conversation: Conversation, lang: Lang) -> str:
    """Return what was asked last, in whose light a message is read: a story told over several messages, mostly."""
    asked = [turn.query for turn in conversation.turns[-CONTEXT:] if turn.query and turn.lang == lang]
    last = conversation.last
    if conversation.walk is not None and last and not last.query and not last.intent and _may_begin(conversation):
        # What a result was asked for.
        asked.append(last.message)
    return "\n".join(asked)


def _something_new(found: Found, shown: Sequence[str]) -> Found:
    """Return what was found without what was just shown, where enough is left: nobody asks on to read it again."""
    if len(found.answers) != 1 or found.answers[0].kept[0].passage.id not in shown:
        return found
    kept = tuple(hit for hit in found.answers[0].kept if hit.passage.id not in shown)
    if not kept or not is_sure(kept[0].confidence, kept[0].passage.lang):
        return found
    fresh = replace(found.answers[0], kept=kept)
    return replace(found, answers=(fresh,), best=fresh)


def _with_search(trace: Trace, effective: Effective, found: Found) -> Trace:
    return replace(
        trace,
        rule="search",
        query=effective.query,
        how=effective.how,
        confidence=round(found.best.confidence, 3),
        kept=tuple(hit.passage.id for hit in found.best.kept),
        rejected=tuple(hit.passage.id for hit in found.best.rejected),
    )


def _distinct(options: Sequence[Option]) -> list[Option]:
    return list({option.send: option for option in options}.values())
