"""One turn, top to bottom: what a message can lead to.

    intake -> urgent, misuse, account, small talk -> choice -> search -> answer · one question · an honest limit

The coach does no I/O of its own. The fixed replies come before any search and use neither the index nor the encoder.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from credit_coach.answering.answer import Composer
from credit_coach.answering.finding import Finder, Found
from credit_coach.dialogue.conversation import Conversation, Turn
from credit_coach.dialogue.followup import Effective, effective_query
from credit_coach.dialogue.intake import language_of, take_in
from credit_coach.dialogue.router import Route, route
from credit_coach.knowledge.figures import Lang
from credit_coach.replies import Replies
from credit_coach.reply import ChoicesBlock, Option, Reply, Trace
from credit_coach.retrieval.confidence import CONFIDENT
from credit_coach.retrieval.search import Search

MAX_SUGGESTIONS = 3


class Coach:
    """Answers one message at a time. Stateless: the conversation goes in and comes out."""

    def __init__(self, search: Search, composer: Composer, replies: Replies, max_chars: int) -> None:
        self._search = search
        self._finder = Finder(search)
        self._composer = composer
        self._replies = replies
        self._max_chars = max_chars
        self._products = search.library.vocabulary.products

    def respond(self, conversation: Conversation, message: str, on: date | None = None) -> tuple[Conversation, Reply]:
        """Return the reply to `message` and the conversation after it; `on` is the day facts must be in force."""
        intake = take_in(message, self._max_chars)
        lang = language_of(message[:400], conversation.lang)
        trace = Trace("intake", "", "as-asked", masked=intake.masked)
        if intake.too_long:
            return self._done(conversation, "", self._replies.too_long(lang, self._max_chars, trace))
        text = self._chosen(intake.text, conversation)
        if not any(char.isalnum() for char in text):
            return self._done(conversation, text, self._replies.empty(lang, trace))
        routed = route(text)
        if routed.intent != "question":
            return self._done(conversation, text, self._fixed(routed, lang, trace))
        if self._refuses_choices(text, conversation):
            return self._done(conversation, text, self._replies.rephrase(lang, replace(trace, rule="none-of-these")))
        effective = effective_query(text, lang, conversation.last_searched, self._products)
        reply, passages = self._searched(effective, conversation, trace, on or date.today())
        return self._done(conversation, text, reply, passages)

    def ready(self) -> bool:
        """Tell whether a search finds anything."""
        return bool(self._search("逾期", "zh").kept)

    def _fixed(self, routed: Route, lang: Lang, trace: Trace) -> Reply:
        return self._replies.fixed(routed.intent, lang, replace(trace, rule=routed.rule))

    # ---- choices ----

    def _chosen(self, text: str, conversation: Conversation) -> str:
        """Turn "2", "选2" or "第二个" into the choice that the last reply offered."""
        offered = conversation.last.offered if conversation.last else ()
        match = _CHOICE.fullmatch(text.strip())
        position = _POSITIONS.index(match[1].lower()) // _WAYS_TO_WRITE if match else len(offered)
        return offered[position] if position < len(offered) else text

    def _refuses_choices(self, text: str, conversation: Conversation) -> bool:
        return bool(conversation.last and conversation.last.offered) and bool(_NONE_OF_THESE.fullmatch(text.strip()))

    # ---- search ----

    def _searched(
        self, effective: Effective, conversation: Conversation, trace: Trace, on: date
    ) -> tuple[Reply, tuple[str, ...]]:
        effective, found = self._find(effective, conversation)
        trace = _with_search(trace, effective, found)
        if found.answers:
            answer = self._composer.compose(found.answers, found.unanswered, on)
            if answer.parts:
                suggestions = self._suggestions(found, conversation)
                passages = tuple(result.kept[0].passage.id for result in found.answers)
                return self._replies.answer(answer, found.uncovered, suggestions, trace), passages
        if found.choices:
            options = [Option(hit.passage.heading, hit.passage.heading) for hit in found.choices]
            return self._replies.clarify(effective.lang, _distinct(options), trace), ()
        return self._replies.nothing(effective.lang, found.boundary, self._near_topics(found), trace), ()

    def _find(self, effective: Effective, conversation: Conversation) -> tuple[Effective, Found]:
        before = conversation.last_searched
        if effective.how == "other-language" and before is not None and before.passages:
            pinned = self._search.pinned(before.passages, effective.lang)
            return effective, Found(tuple(pinned), pinned[0])
        if effective.how != "follow-up" or before is None:
            return effective, self._finder.find(effective.query, effective.lang)
        if effective.alone:
            # "那会坐牢吗" names its own subject; the earlier question would only get in its way.
            alone = self._finder.find(effective.alone, effective.lang)
            if alone.answers:
                return replace(effective, query=effective.alone), alone
        found = self._finder.find(effective.query, effective.lang)
        return effective, found if effective.other_product else _something_new(found, before.passages)

    def _suggestions(self, found: Found, conversation: Conversation) -> tuple[Option, ...]:
        """Offer what else was near, then the other sections and related articles, never what was just answered."""
        answered = [result.kept[0].passage for result in found.answers]
        shown = {(passage.article, passage.section) for passage in answered}
        seen = {passage for turn in conversation.turns for passage in turn.passages}
        lang = found.best.lang
        near = [hit.passage for hit in found.best.kept[1:]]
        own = [
            p
            for p in self._search.passages.values()
            if p.lang == lang and p.article == found.best.kept[0].passage.article
        ]
        options = [
            Option(passage.heading, passage.heading)
            for passage in (*near, *own)
            if (passage.article, passage.section) not in shown
            and passage.id not in seen
            and passage.steps
            # Help for people at risk is given when it is needed, not as a button under another answer.
            and (passage.topics != _DISTRESS or answered[0].topics == _DISTRESS)
        ]
        return tuple(_distinct(options)[:MAX_SUGGESTIONS])

    def _near_topics(self, found: Found) -> tuple[str, ...]:
        if found.boundary is not None:
            return ()
        topics = (topic for hit in found.best.rejected[:3] for topic in hit.passage.topics)
        return tuple(dict.fromkeys(topics))[:3]

    # ---- memory ----

    def _done(
        self, conversation: Conversation, text: str, reply: Reply, passages: tuple[str, ...] = ()
    ) -> tuple[Conversation, Reply]:
        offered = tuple(
            option.send for block in reply.blocks if isinstance(block, ChoicesBlock) for option in block.options
        )
        turn = Turn(text, reply.locale, reply.trace.query, passages, offered)
        return conversation.with_turn(turn), reply


_DISTRESS = ("psychology_support",)


def _something_new(found: Found, shown: Sequence[str]) -> Found:
    """Return what was found without what was just shown, where enough is left: nobody asks on to read it again."""
    if len(found.answers) != 1 or found.answers[0].kept[0].passage.id not in shown:
        return found
    kept = tuple(hit for hit in found.answers[0].kept if hit.passage.id not in shown)
    if not kept or kept[0].confidence < CONFIDENT:
        return found
    fresh = replace(found.answers[0], kept=kept)
    return replace(found, answers=(fresh,), best=fresh)


#: The positions of choices, each in as many ways as people write them.
_POSITIONS = ("1", "一", "first", "2", "二", "second", "3", "三", "third", "4", "四", "fourth", "5", "五", "fifth")
_WAYS_TO_WRITE = 3
_CHOICE = re.compile(
    rf"(?:选|第|option |number |the )?({'|'.join(_POSITIONS)})(?:个|项| one)?[、.)）。!！ ]*", re.IGNORECASE
)
_NONE_OF_THESE = re.compile(r"(都|全)不是[。.!！]*|none( of (these|them|the above))?[.!]*", re.IGNORECASE)


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
