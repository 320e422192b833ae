"""One turn, top to bottom: what a message can lead to.

    intake -> urgent -> own data -> misuse, account -> small talk -> a walk under way, or asked for -> choice -> search
    -> answer · one question · an honest limit

The coach does no I/O of its own. The fixed replies come before any search and use neither the index nor the encoder.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Protocol

from credit_coach.dialogue.commands import command
from credit_coach.dialogue.conversation import Conversation, Turn
from credit_coach.dialogue.intake import language_of, take_in
from credit_coach.dialogue.rights import Wish, wish
from credit_coach.dialogue.routing import FIRST, MISUSE, URGENT, Intent, Route, route
from credit_coach.fixed_replies import FixedReplies
from credit_coach.handouts.handout import Handout
from credit_coach.knowledge.figures import Lang
from credit_coach.lookup import LookedUp
from credit_coach.privacy import Privacy
from credit_coach.replies import Replies
from credit_coach.reply import ChoicesBlock, ContactsBlock, Reply, Trace
from credit_coach.reply_plans import LED, LED_WHEN_SURE
from credit_coach.walks.guide import Guide, Guided
from credit_coach.walks.tool import Tool


class Detector(Protocol):
    """Recognises by examples what the rules have no words for."""

    def detect(self, text: str, *, taken: bool = False, misuse: Intent | None = None) -> Route | None:
        """Return the intent of a normalised message, with the nearest example as its rule; None for an ordinary one.

        The intent is "worry" or "care" where somebody is likely, or perhaps, at risk. Where a rule has
        `taken` the message already, or took it for `misuse` that it sounds like, only what is certain is returned.
        """
        ...

    def doubts(self, text: str, intent: Intent) -> bool:
        """Tell whether a message does not sound like what a rule took it for."""
        ...


class Answers(Protocol):
    """Looks a question up."""

    def __call__(self, text: str, lang: Lang, conversation: Conversation, trace: Trace, on: date) -> LookedUp:
        """Return the reply to a question, the passages that it rests on, and the walk that begins below it."""
        ...

    def ready(self) -> bool:
        """Tell whether a search finds anything."""
        ...


class Coach:
    """Answers one message at a time. Stateless: the conversation goes in and comes out."""

    def __init__(
        self,
        lookup: Answers,
        replies: Replies,
        fixed: FixedReplies,
        guide: Guide,
        privacy: Privacy,
        detector: Detector,
        max_chars: int,
    ) -> None:
        self._lookup = lookup
        self.guide = guide
        self._privacy = privacy
        self._replies = replies
        self._fixed_replies = fixed
        self._detector = detector
        self._max_chars = max_chars

    def respond(self, conversation: Conversation, message: str, on: date | None = None) -> tuple[Conversation, Reply]:
        """Return the reply to `message` and the conversation after it; `on` is the day facts must be in force."""
        on = on or date.today()
        intake = take_in(message, self._max_chars)
        lang = self._language(message, conversation)
        trace = Trace("intake", "", "as-asked", masked=intake.masked, hidden=intake.kinds)
        if intake.too_long:
            return self._done(conversation, "", self._too_long(message, lang, trace, on))
        text = self._chosen(intake.text, conversation)
        if not any(char.isalnum() for char in text) and not self.guide.asking(conversation):
            return self._done(conversation, text, self._replies.empty(lang, trace))
        opened, said = self._opened(conversation, text, lang, trace, on)
        routed = self._routed(text, conversation, on, opens=opened is not None)
        # What was an order to the machine is neither answered nor searched.
        asked = routed.text or said
        wished = None if routed.intent in URGENT else wish(text)
        if wished is not None:
            return self._granted(wished, conversation, text, lang, trace)
        least = None if opened else self._clear_from(routed, text, conversation)
        if least is not None:
            found = self._lookup(asked, lang, conversation, trace, on)
            if _is_sure(found.reply, least):
                reply = found.reply
                if routed.intent in _CARED_FOR:
                    # Whoever is meant may be mistaken: help is offered all the same, and then the answer.
                    reply = self._fixed_replies.led(replace(routed, intent="care"), reply, on)
                return self._done(conversation, text, reply, found.passages)
        if self._comes_first(routed, text, conversation, on, opens=opened is not None):
            return self._told(routed, conversation, text, asked, lang, trace, on)
        if routed.text:
            opened, asked = self._opened(conversation, asked, lang, trace, on)
        guided = self.guide.turn(conversation, asked, opened, lang, trace, on)
        if guided is not None:
            return self._guided(guided, text, lang, trace, on)
        if routed.intent in LED:
            return self._led(routed, conversation, text, lang, trace, on)
        if routed.intent != "question":
            return self._told(routed, conversation, text, asked, lang, trace, on)
        if self._refuses_choices(text, conversation):
            return self._done(conversation, text, self._replies.rephrase(lang, replace(trace, rule="none-of-these")))
        found = self._lookup(asked, lang, conversation, trace, on)
        reply = found.reply
        came_near = bool(reply.trace.kept) and self._sounds_like_none(routed.topic, asked)
        if routed.topic and reply.outcome != "answer" and not came_near:
            told = replace(reply.trace, rule=f"about:{routed.topic}")
            reply = self._fixed_replies.about(routed.topic, lang, told, on) or reply
        if found.begins is not None:
            conversation, reply = self.guide.begin_below(conversation, reply, found.begins, asked, on)
        return self._done(conversation, text, reply, found.passages)

    def handout(self, turns: Sequence[tuple[str, Reply]], reply: Reply, kind: str) -> Handout | None:
        """Make a file that `reply` offers, the last of `turns` (message and reply); None for one that it does not."""
        return self.guide.papers.make(turns, reply, kind, datetime.now(UTC).astimezone(_CHINA))

    def greet(self, lang: Lang) -> Reply:
        """Return what is said before anybody has said anything."""
        return self._replies.small_talk("greeting", lang, Trace("opening", "", "as-asked"))

    def urgent_contacts(self, lang: Lang) -> ContactsBlock:
        """Return the numbers for people in danger, which every face shows all the time."""
        return self._replies.contacts(lang, "support", "police", "ambulance")

    def ready(self) -> bool:
        """Tell whether a search finds anything."""
        return self._lookup.ready()

    # ---- fixed replies ----

    def _routed(self, text: str, conversation: Conversation, on: date, *, opens: bool) -> Route:
        """Ask the rules, and where they see an ordinary message, the examples; an answer to a walk needs neither.

        A message that holds the figures of a walk says many things: there each clause is judged by itself.
        """
        asking = self.guide.asking(conversation)
        walking = opens or self.guide.takes(conversation, text)
        earlier = [] if asking else [turn.message for turn in conversation.turns]
        routed = route(text, earlier)
        if walking and routed.intent in MISUSE:
            clauses = (route(clause) for clause in _CLAUSES.split(text))
            routed = next((one for one in clauses if one.intent in MISUSE), Route("question", "none"))
        if routed.intent in URGENT or routed.intent in _NOT_HEARD or wish(text) is not None:
            return routed
        # "算了" and "forget it" are answers in a walk, and might be more anywhere else.
        if asking and (self.guide.hears(conversation, text, on) or command(text) is not None):
            return routed
        misused = routed.intent in MISUSE
        taken = walking or asking or not (misused or routed.intent in _OUTWEIGHED)
        misuse = routed.intent if misused else None
        heard = self._detector.detect(routed.text or text, taken=taken, misuse=misuse)
        if heard is None or routed.intent == "question":
            return heard or routed
        # Whoever is at risk, or was robbed, is no offender, whatever else is said.
        return heard if heard.intent in (URGENT if misused else _FOR_A_PERSON) else routed

    def _clear_from(self, routed: Route, text: str, conversation: Conversation) -> float | None:
        """Return how sure an answer must be to go before a fixed reply; None where nothing may.

        In doubt are: misuse, danger or a wish about an account that a rule saw in a message which sounds like none,
        but not what became so by the messages before it, or by its disguise; and what was recognised without certainty.
        """
        if self.guide.asking(conversation):
            return None
        if routed.unsure:
            return _CLEAR_BY_EXAMPLE.get(routed.intent)
        least = _CLEAR.get(routed.intent)
        if least is None or routed.rule in _NEVER_DOUBTED or route(text) != routed:
            return None
        return least if self._detector.doubts(text, routed.intent) else None

    def _sounds_like_none(self, topic: str, text: str) -> bool:
        """Tell whether a question that a rule took to be about misuse does not sound like it."""
        intent = next((one for one in MISUSE if one == topic), None)
        return intent is not None and self._detector.doubts(text, intent)

    def _too_long(self, message: str, lang: Lang, trace: Trace, on: date) -> Reply:
        """Say the limit, except to somebody in danger, whose words are not measured."""
        for part in (message[: self._max_chars], message[-self._max_chars :]):
            said = take_in(part, self._max_chars).text
            for routed in (route(said), self._detector.detect(said)):
                if routed is not None and routed.intent in URGENT:
                    return self._fixed_replies.reply(routed, lang, replace(trace, rule=routed.rule), on)
        return self._replies.too_long(lang, self._max_chars, trace)

    def _led(
        self, routed: Route, conversation: Conversation, text: str, lang: Lang, trace: Trace, on: date
    ) -> tuple[Conversation, Reply]:
        """Answer what was asked, with a sentence for the person in front; without an answer, the fixed reply.

        Where a worry is faint and the message plainly about something else, that sentence goes before the limit.
        """
        found = self._lookup(text, lang, conversation, trace, on)
        elsewhere = routed.intent == "care" and found.reply.trace.rule.startswith("subject:")
        if found.reply.outcome == "answer" or elsewhere:
            return self._done(conversation, text, self._fixed_replies.led(routed, found.reply, on), found.passages)
        return self._done(conversation, text, self._fixed(routed, lang, trace, conversation, on))

    def _told(
        self, routed: Route, conversation: Conversation, text: str, asked: str, lang: Lang, trace: Trace, on: date
    ) -> tuple[Conversation, Reply]:
        """Reply in fixed words; a sure answer takes the place of what they would quote for everybody."""
        if routed.intent in LED_WHEN_SURE and not self.guide.asking(conversation):
            found = self._lookup(asked, lang, conversation, trace, on)
            if _is_sure(found.reply, _SURE_OF_ITS_OWN):
                return self._done(conversation, text, self._fixed_replies.led(routed, found.reply, on), found.passages)
        return self._done(conversation, text, self._fixed(routed, lang, trace, conversation, on))

    def _comes_first(self, routed: Route, text: str, conversation: Conversation, on: date, *, opens: bool) -> bool:
        """Tell whether a fixed reply goes before any walk; "好" is an answer there, and small talk elsewhere."""
        if routed.intent in FIRST:
            # "帮我看看还款计划" is for a walk, not for somebody with access to the account.
            if routed.intent != "account":
                return True
            takes = self.guide.takes(conversation, text) or self.guide.hears(conversation, text, on)
            return not takes and not opens
        # In a walk a bare "好" or "ok" answers; thanks and greetings that say so do not.
        if routed.intent == "question" or not self.guide.asking(conversation):
            return False
        return bool(_SMALL_TALK.search(text)) and not self.guide.takes(conversation, text)

    def _fixed(self, routed: Route, lang: Lang, trace: Trace, conversation: Conversation, on: date) -> Reply:
        trace = replace(trace, rule=routed.rule)
        if self._fixed_replies.knows(routed.intent):
            reply = self._fixed_replies.reply(routed, lang, trace, on)
        else:
            reply = self._replies.small_talk(routed.intent, lang, trace)
        # Whoever is in danger is not asked for figures.
        if routed.intent in URGENT or not self.guide.asking(conversation):
            return reply
        return self.guide.come_back(conversation, replace(reply, suggestions=()))

    def _granted(
        self, wished: Wish, conversation: Conversation, text: str, lang: Lang, trace: Trace
    ) -> tuple[Conversation, Reply]:
        """Do what a person asks about their own data; a walk goes on, unless it has just been deleted."""
        granted = self._privacy.grant(wished, conversation, text, lang, replace(trace, rule=f"privacy:{wished}"))
        reply = granted.reply
        if self.guide.asking(granted.conversation):
            reply = self.guide.come_back(granted.conversation, reply)
        return self._done(granted.conversation, granted.said, reply)

    # ---- walks ----

    def _opened(
        self, conversation: Conversation, text: str, lang: Lang, trace: Trace, on: date
    ) -> tuple[Tool | None, str]:
        """Return the walk that a message begins and what it says; none where it is about something else."""
        opened, said = self.guide.opened(conversation, text, on)
        if opened is None or self.guide.asking(conversation) or not self.guide.may_only_seem(opened, said, on):
            return opened, said
        found = self._lookup(said, lang, conversation, trace, on)
        # What is surely about a subject that is not ours is no sum of ours.
        sure = 1.0 if found.reply.trace.rule.startswith("subject:") else found.reply.trace.confidence or 0.0
        if self.guide.gives_way(opened, said, found.topics, sure, on):
            return None, said
        return opened, said

    def _guided(self, guided: Guided, text: str, lang: Lang, trace: Trace, on: date) -> tuple[Conversation, Reply]:
        """Finish a walk's turn; a question in its middle is answered first, then the pending question comes back."""
        conversation = guided.conversation
        if guided.reply is not None:
            return self._done(conversation, text, guided.reply)
        found = self._lookup(guided.search, lang, conversation, trace, on)
        if guided.perhaps and found.reply.outcome != "answer":
            return self._done(conversation, text, self.guide.missed(guided, lang, trace))
        notes = () if guided.perhaps else guided.notes
        reply = self.guide.come_back(conversation, replace(found.reply, suggestions=()), notes)
        return self._done(conversation, text, reply, found.passages)

    def _language(self, message: str, conversation: Conversation) -> Lang:
        """Return the language to answer in; "ok", "8k" and the like in a walk do not change it."""
        text = message[:400]
        if self.guide.asking(conversation) and len(text.split()) <= 2 and text.isascii():
            return conversation.lang
        return language_of(text, conversation.lang)

    # ---- choices ----

    def _chosen(self, text: str, conversation: Conversation) -> str:
        """Turn "2", "选2" or "第二个" into the choice that the last reply offered."""
        offered = conversation.last.offered if conversation.last else ()
        match = _CHOICE.fullmatch(text.strip())
        # Where a number is an answer, a bare one chooses no button.
        if match is None or (match[0].strip() == match[1] and self.guide.takes_numbers(conversation)):
            return text
        position = _POSITIONS.index(match[1].lower()) // _WAYS_TO_WRITE
        return offered[position] if position < len(offered) else text

    def _refuses_choices(self, text: str, conversation: Conversation) -> bool:
        return bool(conversation.last and conversation.last.offered) and bool(_NONE_OF_THESE.fullmatch(text.strip()))

    # ---- memory ----

    def _done(
        self, conversation: Conversation, text: str, reply: Reply, passages: tuple[str, ...] = ()
    ) -> tuple[Conversation, Reply]:
        choices = (block for block in reply.blocks if isinstance(block, ChoicesBlock))
        offered = tuple(option.send for block in choices for option in block.options)
        turn = Turn(text, reply.locale, reply.trace.query, passages, offered)
        return conversation.with_turn(turn), reply


def _is_sure(reply: Reply, least: float) -> bool:
    """Tell whether search answers, at least so sure."""
    return reply.outcome == "answer" and (reply.trace.confidence or 0.0) >= least


#: Orders to the machine, small talk and plain errors on the law are not judged by examples.
_NOT_HEARD = frozenset({"premise", "prompt_injection", "greeting", "thanks", "about", "impossible_figure"})
#: What gives way to a message that sounds as if somebody were at risk.
_OUTWEIGHED = frozenset({"question", "distress", "bereaved", "off_topic", "send"})
_FOR_A_PERSON = URGENT | {"worry"}
#: Where a rule that saw these is doubted, the answer has the caring sentence with the numbers before it.
_CARED_FOR: frozenset[Intent] = frozenset({"crisis", "danger", "other_at_risk", "threat", "coerced"})
#: Whether a debt ends with oneself may be asked in the calmest words.
_NEVER_DOUBTED = frozenset({"death-and-debt"})
#: What is doubted where the words do not sound like it, and how sure the answer that is given instead must be. Those
#: who collect use the words of those who owe, so that nothing is doubted there.
_CLEAR: dict[Intent, float] = {
    **dict.fromkeys(MISUSE - {"abusive_collection"}, 0.5),
    # Before a judgment is enforced, the words of a lawful question and of the other kind are the same.
    "hide_assets": 0.85,
    "account": 0.3,
    "violence": 0.5,
    "just_scammed": 0.5,
    **dict.fromkeys(_CARED_FOR, 0.5),
}
#: The same for what only sounds like it, by examples: there its words are strong, and no rule has seen it.
_CLEAR_BY_EXAMPLE: dict[Intent, float] = {
    **dict.fromkeys(MISUSE - {"abusive_collection", "hide_assets"}, 0.75),
    "gambling": 0.75,
    "just_scammed": 0.75,
    "violence": 0.5,
    **dict.fromkeys(_CARED_FOR, 0.5),
}
#: How sure an answer must be to be given instead of the section that a warning or a correction quotes.
_SURE_OF_ITS_OWN = 0.7
#: Files carry the day that it is where their readers live.
_CHINA = timezone(timedelta(hours=8))
_SMALL_TALK = re.compile(
    r"谢|辛苦|你好|您好|哈喽|你(是|能|会|叫|们)|保存|删|提示|指令"
    r"|\b(thanks?|thank you|thx|ty|cheers|hello|hi|hey|you|prompts?|instructions?)\b",
    re.IGNORECASE,
)

#: The positions of choices, each in as many ways as people write them.
_POSITIONS = ("1", "一", "first", "2", "二", "second", "3", "三", "third", "4", "四", "fourth", "5", "五", "fifth")
_WAYS_TO_WRITE = 3
_CHOICE = re.compile(
    rf"(?:选|第|option |number |the )?({'|'.join(_POSITIONS)})(?:个|项| one)?[、.)）。!！ ]*", re.IGNORECASE
)
_CLAUSES = re.compile(r"[,，。;；!！?？\n]+")
_NONE_OF_THESE = re.compile(r"(都|全)不是[。.!！]*|none( of (these|them|the above))?[.!]*", re.IGNORECASE)
