"""One turn, top to bottom: what a message can lead to.

    intake -> urgent -> own data -> misuse, account -> small talk -> a walk under way, or asked for -> choice -> search
    -> answer · one question · an honest limit

The coach does no I/O of its own. The fixed replies come before any search and use neither the index nor the encoder.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Protocol

from credit_coach.dialogue.commands import command
from credit_coach.dialogue.conversation import Conversation, Turn
from credit_coach.dialogue.intake import Wished, is_sound, language_of, language_wished, take_in
from credit_coach.dialogue.rights import Wish, wish
from credit_coach.dialogue.routing import FIRST, INJECTION_RULE, MISUSE, URGENT, Intent, Route, route
from credit_coach.dialogue.routing.afterwards import (
    STILL,
    goes_on,
    paid_all_the_same,
    still_meant,
    vouched_after_warning,
)
from credit_coach.dialogue.routing.scams import WARNINGS
from credit_coach.fixed_replies import FixedReplies
from credit_coach.handouts.handout import Handout
from credit_coach.knowledge.figures import Lang
from credit_coach.lookup import Looked, LookedUp
from credit_coach.precedence import Precedence, after_its_sentence, after_urgent, when_doubted, when_heard
from credit_coach.privacy import Privacy
from credit_coach.replies import Replies
from credit_coach.reply import ChoicesBlock, ContactsBlock, Reply, Trace
from credit_coach.turn_context import within_turn
from credit_coach.walks.asking import asks_figure
from credit_coach.walks.guide import Guide, Guided
from credit_coach.walks.openings import Opening


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

    def prepare(self) -> None:
        """Make beforehand what the first replies would wait for."""
        ...


class Answers(Protocol):
    """Looks a question up, in two steps: what is found may decide that something else is said."""

    def look(self, text: str, lang: Lang, conversation: Conversation, trace: Trace, on: date) -> Looked:
        """Return what is found for a question."""
        ...

    def reply(self, looked: Looked) -> LookedUp:
        """Return the reply to a question, the passages that it rests on, and the walk that begins below it."""
        ...

    def ready(self) -> bool:
        """Tell whether a search finds anything."""
        ...


@dataclass(frozen=True)
class _Message:
    """One message as it was taken in: what every reply to it is made with."""

    conversation: Conversation
    text: str
    lang: Lang
    trace: Trace
    on: date
    wishes_language: bool = False


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
        with within_turn():
            return self._respond(conversation, message, on or date.today())

    def _respond(self, conversation: Conversation, message: str, on: date) -> tuple[Conversation, Reply]:
        intake = take_in(message, self._max_chars)
        wished = language_wished(intake.text)
        lang = self._language(message, conversation, wished)
        trace = Trace("intake", "", "as-asked", masked=intake.masked, hidden=intake.kinds)
        if intake.too_long:
            return self._done(conversation, "", self._too_long(message, lang, trace, on))
        text = self._chosen(intake.text if wished is None else wished.rest or intake.text, conversation)
        if not any(char.isalnum() for char in text) and not self.guide.asking(conversation):
            return self._done(conversation, text, self._replies.empty(lang, trace))
        wishes_language = wished is not None and not wished.rest
        return self._taken(_Message(conversation, text, lang, trace, on, wishes_language))

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

    def prepare(self) -> None:
        """Make beforehand what the first replies of some kinds would wait for: worth it for a service alone."""
        self._detector.prepare()

    def _taken(self, message: _Message) -> tuple[Conversation, Reply]:
        text, conversation = message.text, message.conversation
        opened = self._opened(message, text)
        routed = self._routed(message, opens=opened is not None)
        # Whoever only wants a false belief confirmed is put right first, figures or not.
        if routed.intent == "premise" and not asks_figure(text):
            opened = None
        # What was an order to the machine is neither answered nor searched.
        asked = routed.text or (opened.said if opened else text)
        wished = None if routed.intent in URGENT else wish(text)
        if wished is not None:
            return self._granted(wished, message)
        doubt = None if opened else self._doubt(routed, message)
        answered = self._answered(message, asked, doubt, routed) if doubt else None
        if answered:
            return answered
        if self._comes_first(routed, message, opens=opened is not None):
            return self._told(routed, message, asked)
        stayed = self._stayed(routed, opened, message, asked)
        if stayed:
            return stayed
        if message.wishes_language and not self._can_repeat(conversation):
            return self._told(Route("language", "asks-for-a-language"), message, asked)
        if routed.text:
            opened = self._opened(message, asked)
            asked = opened.said if opened else asked
        tool = opened.tool if opened else None
        guided = self.guide.turn(conversation, asked, tool, message.lang, message.trace, message.on)
        if guided is not None:
            return self._guided(guided, message)
        if routed.intent != "question":
            return self._told(routed, message, asked)
        if self._refuses_choices(message):
            trace = replace(message.trace, rule="none-of-these")
            return self._done(conversation, text, self._replies.rephrase(message.lang, trace))
        found = self._lookup.reply(self._look(message, asked))
        reply = found.reply
        came_near = bool(reply.trace.kept) and self._sounds_like_none(routed.topic, asked)
        if routed.topic and reply.outcome != "answer" and not came_near:
            told = replace(reply.trace, rule=f"about:{routed.topic}")
            reply = self._fixed_replies.about(routed.topic, message.lang, told, message.on) or reply
        if found.begins is not None:
            conversation, reply = self.guide.begin_below(conversation, reply, found.begins, asked, message.on)
        elif reply.outcome == "answer":
            reply = self._fixed_replies.put_right(reply, found.passages, asked)
        return self._done(conversation, text, reply, found)

    def _look(self, message: _Message, asked: str) -> Looked:
        return self._lookup.look(asked, message.lang, message.conversation, message.trace, message.on)

    # ---- fixed replies ----

    def _routed(self, message: _Message, *, opens: bool) -> Route:
        """Ask the rules, and where they see an ordinary message, the examples; an answer to a walk needs neither.

        A message that holds the figures of a walk says many things: there each clause is judged by itself.
        """
        text, conversation = message.text, message.conversation
        asking = self.guide.asking(conversation)
        walking = opens or self.guide.takes(conversation, text)
        earlier = [] if asking else [turn.message for turn in conversation.turns]
        routed = route(text, earlier)
        if walking and routed.intent in MISUSE:
            clauses = (route(clause) for clause in _CLAUSES.split(text))
            routed = next((one for one in clauses if one.intent in MISUSE), Route("question", "none"))
        if routed.intent in URGENT or routed.intent in _NOT_HEARD or wish(text) is not None:
            return routed
        # Who gives orders to the machine to get help with harm is nobody at risk.
        if routed.intent in MISUSE and INJECTION_RULE.matches(text):
            return routed
        if routed.intent not in MISUSE and paid_all_the_same(text, conversation.turns):
            return Route("just_scammed", "paid-after-a-warning")
        vouched = vouched_after_warning(text, conversation.turns)
        if routed.intent not in MISUSE and vouched is not None:
            return Route("still_warned", "vouched-for-after-a-warning", topic=vouched)
        # "算了" and "forget it" are answers in a walk, and might be more anywhere else.
        if asking and (self.guide.hears(conversation, text, message.on) or command(text) is not None):
            return routed
        misused = routed.intent in MISUSE
        taken = walking or asking or not (misused or routed.intent in _OUTWEIGHED)
        misuse = routed.intent if misused else None
        # What was an order to the machine is not judged; markup that was only taken off is judged as it was typed.
        said = text if routed.rule == "none" else routed.text or text
        heard = self._detector.detect(said, taken=taken, misuse=misuse)
        # A figure for a walk is at hand, as a found answer would be: what is only likely misuse gives way to it.
        only_likely = heard is not None and heard.degree == "likely" and heard.intent not in _FOR_A_PERSON
        if only_likely and self.guide.hears(conversation, text, message.on):
            return routed
        if heard is None or routed.intent == "question":
            return heard or routed
        # "Which app takes a sleeping man's face?" asks for no pick.
        if routed.intent in _LIMITS and heard.degree == "sure" and heard.intent in MISUSE:
            return heard
        # Whoever is at risk, or was robbed, is no offender, whatever else is said.
        return heard if heard.intent in (URGENT if misused else _FOR_A_PERSON) else routed

    def _doubt(self, routed: Route, message: _Message) -> Precedence | None:
        """Return which answer goes before a fixed reply that may be mistaken; None where none does.

        In doubt are: misuse, danger or a wish about an account that a rule saw in a message which sounds like none, but
        not what became so by the messages before it or by its disguise, nor what stands beside an order to the machine;
        and what was recognised without certainty.
        """
        if self.guide.asking(message.conversation):
            return None
        if routed.degree != "certain":
            return when_heard(routed.intent, routed.degree)
        doubt = when_doubted(routed)
        if doubt is None or route(message.text) != routed or INJECTION_RULE.matches(message.text):
            return None
        return doubt if self._detector.doubts(message.text, routed.intent) else None

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

    def _told(self, routed: Route, message: _Message, asked: str) -> tuple[Conversation, Reply]:
        """Reply in fixed words, or with the sentence that they begin with and an answer to what was asked."""
        answer = None if self.guide.asking(message.conversation) else after_its_sentence(routed.intent, message.text)
        answered = self._answered(message, asked, answer, routed) if answer else None
        if answered:
            return answered
        return self._done(message.conversation, message.text, self._fixed(routed, message), intent=routed.intent)

    def _stayed(
        self, routed: Route, opened: Opening | None, message: _Message, asked: str
    ) -> tuple[Conversation, Reply] | None:
        """Stay with somebody who was just told where to get help, until they plainly ask something else."""
        turns = message.conversation.turns
        # Whoever went on with a sum has passed it.
        still = still_meant(turns[-1:] if self.guide.asking(message.conversation) else turns)
        if still is None or routed.intent not in _SAYS_LITTLE or self._calculates(opened, message):
            return None
        staying = Route(still, "after-an-urgent-reply")
        # Who only wishes for another language is told the same in it.
        first = None if message.wishes_language else after_urgent(still, asked)
        answered = self._answered(message, asked, first, staying) if first else None
        return answered or self._done(message.conversation, message.text, self._fixed(staying, message), intent=still)

    def _calculates(self, opened: Opening | None, message: _Message) -> bool:
        """Tell whether a message plainly begins a sum or goes on with one; "yes" answers whatever was asked last."""
        if opened is not None and opened.ground == "plain":
            return True
        conversation, text = message.conversation, message.text
        figures = self.guide.hears(conversation, text, message.on) and not self.guide.takes(conversation, text)
        return goes_on(text) or figures

    def _answered(
        self, message: _Message, asked: str, first: Precedence, routed: Route
    ) -> tuple[Conversation, Reply] | None:
        """Answer before a fixed reply; None where search is not sure enough for it."""
        looked = self._look(message, asked)
        if not first.holds(looked):
            return None
        found = self._lookup.reply(looked)
        reply = found.reply
        # Every fact behind an answer may have lapsed.
        if looked.answers and reply.outcome != "answer":
            return None
        if first.lead is not None:
            reply = self._fixed_replies.led(replace(routed, intent=first.lead), reply, message.on)
        # After a warning it matters that there was one; after a word of care it does not.
        intent = routed.intent if first.lead == routed.intent else ""
        return self._done(message.conversation, message.text, reply, found, intent)

    def _comes_first(self, routed: Route, message: _Message, *, opens: bool) -> bool:
        """Tell whether a fixed reply goes before any walk; "好" is an answer there, and small talk elsewhere."""
        text, conversation = message.text, message.conversation
        if routed.intent in FIRST:
            # "帮我看看还款计划" is for a walk, not for somebody with access to the account.
            if routed.intent != "account":
                return True
            takes = self.guide.takes(conversation, text) or self.guide.hears(conversation, text, message.on)
            return not takes and not opens
        # In a walk a bare "好" or "ok" answers; thanks and greetings that say so do not.
        if routed.intent == "question" or not self.guide.asking(conversation):
            return False
        says_so = routed.intent == "annoyed" or bool(_SMALL_TALK.search(text))
        return says_so and not self.guide.takes(conversation, text)

    def _fixed(self, routed: Route, message: _Message) -> Reply:
        conversation, lang = message.conversation, message.lang
        trace = replace(message.trace, rule=routed.rule)
        if routed.intent == "source":
            doubted = next((turn for turn in reversed(conversation.turns) if turn.intent != "source"), None)
            reply = self._fixed_replies.grounds(doubted.passages if doubted else (), lang, trace, message.on)
        elif self._fixed_replies.knows(routed.intent):
            reply = self._fixed_replies.reply(routed, lang, trace, message.on)
        else:
            reply = self._replies.small_talk(routed.intent, lang, trace)
        if routed.intent in _IN_NEED or not self.guide.asking(conversation):
            return reply
        return self.guide.come_back(conversation, replace(reply, suggestions=()))

    def _granted(self, wished: Wish, message: _Message) -> tuple[Conversation, Reply]:
        """Do what a person asks about their own data; a walk goes on, unless it has just been deleted."""
        trace = replace(message.trace, rule=f"privacy:{wished}")
        granted = self._privacy.grant(wished, message.conversation, message.text, message.lang, trace)
        reply = granted.reply
        if self.guide.asking(granted.conversation):
            reply = self.guide.come_back(granted.conversation, reply)
        return self._done(granted.conversation, granted.said, reply)

    # ---- walks ----

    def _opened(self, message: _Message, asked: str) -> Opening | None:
        """Return the walk that a message begins; None where it is about something else."""
        opened = self.guide.opened(message.conversation, asked, message.on)
        if opened is None or opened.ground == "plain" or self.guide.asking(message.conversation):
            return opened
        found = self._look(message, opened.said)
        # What is surely about a subject that is not ours is no sum of ours.
        sure = 1.0 if found.subject is not None else found.confidence
        return None if opened.gives_way(found.topics, sure) else opened

    def _guided(self, guided: Guided, message: _Message) -> tuple[Conversation, Reply]:
        """Finish a walk's turn; a question in its middle is answered first, then the pending question comes back."""
        conversation, text = guided.conversation, message.text
        if guided.reply is not None:
            return self._done(conversation, text, guided.reply)
        found = self._lookup.reply(self._look(replace(message, conversation=conversation), guided.search))
        if guided.perhaps and found.reply.outcome != "answer":
            return self._done(conversation, text, self.guide.missed(guided, message.lang, message.trace))
        notes = () if guided.perhaps else guided.notes
        reply = self.guide.come_back(conversation, replace(found.reply, suggestions=()), notes)
        return self._done(conversation, text, reply, found)

    def _can_repeat(self, conversation: Conversation) -> bool:
        """Tell whether the last reply is an answer from the articles, which can be given in another language."""
        last = conversation.last
        return bool(last and last.query and last.passages) and not self.guide.asking(conversation)

    def _language(self, message: str, conversation: Conversation, wished: Wished | None) -> Lang:
        """Return the language to answer in: the one wished for; "嗯", and "8k" in a walk, do not change it."""
        if wished is not None:
            return wished.lang
        text = unicodedata.normalize("NFKC", message[:400])
        if conversation.turns and is_sound(text):
            return conversation.lang
        if self.guide.asking(conversation) and len(text.split()) <= 2 and text.isascii():
            return conversation.lang
        return language_of(text, conversation.lang)

    # ---- choices ----

    def _chosen(self, text: str, conversation: Conversation) -> str:
        """Turn "2", "选2" or "第二个" into the choice that the last reply offered."""
        offered = conversation.last.offered if conversation.last else ()
        match = _CHOICE.fullmatch(text.strip())
        if match is None:
            return text
        position = _POSITIONS.index(match[1].lower()) // _WAYS_TO_WRITE
        # Where a number is an answer, a bare one chooses no button.
        if match[0].strip() == match[1] and self.guide.takes_number(conversation, position + 1):
            return text
        return offered[position] if position < len(offered) else text

    def _refuses_choices(self, message: _Message) -> bool:
        last = message.conversation.last
        return bool(last and last.offered) and bool(_NONE_OF_THESE.fullmatch(message.text.strip()))

    # ---- memory ----

    def _done(
        self, conversation: Conversation, text: str, reply: Reply, found: LookedUp | None = None, intent: str = ""
    ) -> tuple[Conversation, Reply]:
        choices = (block for block in reply.blocks if isinstance(block, ChoicesBlock))
        offered = tuple(option.send for block in choices for option in block.options)
        passages, topics = (found.passages, found.topics) if found else ((), frozenset())
        # What was warned of, or has happened, is what the next message speaks of.
        query = reply.trace.query or (text if intent in WARNINGS or intent in _HAPPENED else "")
        turn = Turn(text, reply.locale, query, passages, offered, intent, topics)
        return conversation.with_turn(turn), reply


#: Orders to the machine, small talk and plain errors on the law are not judged by examples.
_NOT_HEARD = frozenset({"premise", "prompt_injection", "greeting", "thanks", "about", "source", "impossible_figure"})
#: What is not done for anybody, and what gives way to a message that sounds as if somebody were at risk.
_LIMITS = frozenset({"off_topic", "pick"})
_OUTWEIGHED = frozenset({"question", "distress", "bereaved", "send"}) | _LIMITS
_FOR_A_PERSON = URGENT | {"worry"}
#: Something was done to the person: "do I have to pay that back?" is about it.
_HAPPENED = frozenset({"coerced", "just_scammed", "violence", "account_urgent"})
#: After an urgent reply "ok" and "thanks" are no small talk.
_SAYS_LITTLE = frozenset({"question", "greeting", "thanks", "annoyed"})
#: Whoever is in need is asked for no figures.
_IN_NEED = URGENT | frozenset(STILL.values())
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
