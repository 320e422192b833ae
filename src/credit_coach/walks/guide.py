"""Which walk a message belongs to: begins one, goes on with one, puts one aside, comes back to one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from credit_coach.dialogue.commands import asks_for_walk, resumes, resumes_other
from credit_coach.dialogue.conversation import Conversation
from credit_coach.dialogue.corrections import CORRECTS
from credit_coach.dialogue.readers import Mention, Number
from credit_coach.dialogue.supposing import supposes
from credit_coach.dialogue.walk import Question, WalkState, current
from credit_coach.dialogue.walking import Note, Step, advance, start, tells_all
from credit_coach.knowledge.figures import Lang
from credit_coach.money import MoneyError
from credit_coach.reply import Option, Reply, Trace
from credit_coach.retrieval.passages import Passage
from credit_coach.walks import openings
from credit_coach.walks.asked import Asked, asked_of_result
from credit_coach.walks.asking import settles_early
from credit_coach.walks.openings import Opening
from credit_coach.walks.papers import PaperMaker
from credit_coach.walks.replies import WalkReplies
from credit_coach.walks.sums_heard import fitted
from credit_coach.walks.tool import Tool, by_name


@dataclass(frozen=True)
class Guided:
    """What a walk made of a message: a reply, or a question to look up first, with the state after it."""

    conversation: Conversation
    reply: Reply | None
    search: str = ""
    perhaps: bool = False
    notes: tuple[Note, ...] = ()


class Guide:
    """Runs the walks. Stateless: the conversation goes in and comes out."""

    def __init__(self, tools: Sequence[Tool], replies: WalkReplies) -> None:
        self._tools: Mapping[str, Tool] = by_name(tools)
        self.replies = replies
        self.papers = PaperMaker(self._tools, replies)
        # Read now: the first person's answer should not wait for it.
        fitted()

    def opened(self, conversation: Conversation, text: str, on: date) -> Opening | None:
        """Return the walk that a message asks for, by itself or as what goes on with the one before; None for no walk."""
        tools, state = self._tools.values(), conversation.walk
        if self.asks_of_result(conversation, text) is not None:
            return None
        if state is not None:
            listening = state.status == "done" and not self.hears(conversation, text, on)
            found = openings.opened(tools, text, on, listening=listening)
            return None if found and self._varies(conversation, found.tool, text, on) else found
        if conversation.last is None:
            return openings.opened(tools, text, on)
        before = conversation.last.message
        return (
            openings.completed(tools, before, text, on)
            or openings.opened(tools, text, on)
            or openings.continued(tools, before, text, on)
        )

    def _varies(self, conversation: Conversation, opened: Tool, text: str, on: date) -> bool:
        """Tell whether a message only changes one figure of a result, whatever other walk it has words of."""
        tool, state = self._active(conversation), conversation.walk
        if tool is None or tool is opened or state is None or state.status != "done" or asks_for_walk(text):
            return False
        if not supposes(text) or openings.tells_main(opened, text, on) or settles_early(text):
            return False
        notes = advance(tool.walk, state, text, on).notes
        return [note.kind for note in notes] == ["changed"]

    def asking(self, conversation: Conversation) -> bool:
        """Tell whether a walk waits for an answer."""
        return (
            self._active(conversation) is not None
            and conversation.walk is not None
            and (conversation.walk.status == "asking")
        )

    def takes(self, conversation: Conversation, text: str) -> bool:
        """Tell whether the pending question is answered by the words of a message."""
        question = self._pending(conversation)
        return question is not None and isinstance(question.kind.words(text, pending=True), str)

    def hears(self, conversation: Conversation, text: str, on: date) -> bool:
        """Tell whether a walk, under way or done, finds an answer in a message."""
        tool, state = self._active(conversation), conversation.walk
        if tool is None or state is None:
            return False
        if self.asks_of_result(conversation, text) is not None:
            return True
        return any(note.kind in _HEARD for note in advance(tool.walk, state, text, on).notes)

    def takes_number(self, conversation: Conversation, number: int) -> bool:
        """Tell whether a bare number answers the pending question, rather than choosing one of its buttons.

        What was asked back is chosen from what it offers, unless the number itself is among that.
        """
        question, state = self._pending(conversation), conversation.walk
        bare = Mention(Number(Decimal(number)), 0, 1)
        if question is None or state is None or not question.kind.accepts(bare):
            return False
        if state.proposal is not None and state.proposal.question == question.name:
            return str(number) in state.proposal.options
        reading = question.kind.read([bare], str(number))
        return isinstance(reading, str) or bool(reading.options)

    def offers(self, answered: Sequence[Passage], lang: Lang, named: str | None = None) -> list[Option]:
        """Return the buttons of the walks that help with what was answered: the one `named` first, if there is one.

        Those for a section come before those for a topic.
        """
        sections = {(passage.article, passage.section) for passage in answered}
        topics = {topic for passage in answered for topic in passage.topics}
        ranks = {
            name: 0 if name == named else 1 if sections & set(tool.sections) else 2
            for name, tool in self._tools.items()
            if name == named or sections & set(tool.sections) or topics & set(tool.topics)
        }
        return [self.replies.offer(self._tools[name], lang) for name in sorted(ranks, key=ranks.__getitem__)]

    def turn(
        self, conversation: Conversation, text: str, opened: Tool | None, lang: Lang, trace: Trace, on: date
    ) -> Guided | None:
        """Return what the walks make of a message that asks for the walk `opened`; None when it is not for them."""
        state, tool = conversation.walk, self._active(conversation)
        asking = state is not None and tool is not None and state.status == "asking"
        if conversation.shelf and (resumes_other(text) if asking else resumes(text)):
            return self._resume(conversation, lang, trace, on)
        told = self._told(conversation, text, lang, trace, on)
        if told is not None:
            return told
        if opened is not None and self._begins(opened, tool, text, on, asking=asking):
            return self._start(conversation, opened, text, lang, trace, on)
        if state is None or tool is None:
            return None
        if not asking and tool.walk.enough and _ANOTHER.search(text) and self.hears(conversation, text, on):
            return self._start(conversation, tool, text, lang, trace, on)
        step = advance(tool.walk, state, text, on)
        if state.status == "done" and step.then == "search" and not step.notes:
            return None
        return self._after(conversation, tool, step, lang, trace, on)

    def missed(self, guided: Guided, lang: Lang, trace: Trace) -> Reply:
        """Return the reply to a message that was neither an answer nor a question that could be looked up."""
        tool = self._active(guided.conversation)
        assert tool is not None
        assert guided.conversation.walk is not None
        return self.replies.ask(tool, guided.conversation.walk, guided.notes, lang, trace)

    def come_back(self, conversation: Conversation, reply: Reply, notes: Sequence[Note] = ()) -> Reply:
        """Return a reply of another kind with the pending question below it."""
        tool = self._active(conversation)
        if tool is None or conversation.walk is None:
            return reply
        return self.replies.with_question(reply, tool, conversation.walk, notes)

    def begin_below(
        self, conversation: Conversation, reply: Reply, name: str, text: str, on: date
    ) -> tuple[Conversation, Reply]:
        """Begin a walk as if `text` had asked for it, with its opening question at the end of a reply of another kind.

        Everything stays as it is where there is no such walk, or one waits for an answer.
        """
        tool = self._tools.get(name)
        if tool is None or self.asking(conversation):
            return conversation, reply
        step = start(tool.walk, text, on, consented=conversation.consented)
        if step.then != "ask":
            step = start(tool.walk, "", on, consented=conversation.consented)
        notes = step.notes or (Note("started"),)
        after = self._kept(self._shelve(conversation), step.state)
        return after, self.replies.with_opening(replace(reply, suggestions=()), tool, step.state, notes)

    # ---- what a result is asked ----

    def asks_of_result(self, conversation: Conversation, text: str) -> Asked | None:
        """Return which figures of the result before it a message asks for; None where it is about anything else."""
        tool, state = self._active(conversation), conversation.walk
        return asked_of_result(text) if tool is not None and state is not None and state.status == "done" else None

    def _told(self, conversation: Conversation, text: str, lang: Lang, trace: Trace, on: date) -> Guided | None:
        """Tell figures of the result, or settle its plan early; None where it has none of them."""
        tool, state, asked = self._active(conversation), conversation.walk, self.asks_of_result(conversation, text)
        if tool is None or state is None or asked is None:
            return None
        trace = replace(trace, rule=f"walk:{tool.walk.name}")
        names = tuple(name for name in asked.names if name != "settle")
        if "settle" in asked.names:
            settled = self._settled(conversation, text, asked.number, lang, trace, on)
            if settled is not None:
                return settled
            names = names or ("now",)
        try:
            reply = self.replies.told(tool, state, replace(asked, names=names), lang, trace, on)
        except MoneyError:
            return None
        return None if reply is None else Guided(conversation, reply)

    def _settled(
        self, conversation: Conversation, text: str, paid: int | None, lang: Lang, trace: Trace, on: date
    ) -> Guided | None:
        """Settle the plan of the result after `paid` instalments, by the walk for it; None where it is no plan."""
        tool = self._tools.get(_SETTLING)
        if tool is None or tool is self._active(conversation):
            return None
        known = self._known(conversation, tool, text, on)
        if paid is not None:
            known = {**known, "paid": str(paid)}
        if not any(enough <= {*known, "paid"} for enough in tool.walk.enough):
            return None
        # The message has no figure but that one, and nothing in it is to be heard as another.
        step = start(tool.walk, "", on, consented=conversation.consented, known=known)
        return self._after(self._shelve(conversation), tool, step, lang, trace, on)

    # ---- which walk ----

    def _active(self, conversation: Conversation) -> Tool | None:
        # A walk that a later version no longer has is simply over.
        return self._tools.get(conversation.walk.name) if conversation.walk else None

    def _pending(self, conversation: Conversation) -> Question | None:
        tool, state = self._active(conversation), conversation.walk
        return current(tool.walk, state) if tool is not None and state is not None else None

    def _begins(self, opened: Tool, active: Tool | None, text: str, on: date, *, asking: bool) -> bool:
        """Tell whether an opening is meant as one: in a walk only where another one is asked for by name."""
        if active is None:
            return True
        if opened is active:
            # After a result all figures anew are another sum, to which nothing said before belongs.
            return not asking and not CORRECTS.search(text) and tells_all(opened.walk, text, on)
        return not asking or asks_for_walk(text)

    # ---- beginning, going on, coming back ----

    def _start(self, conversation: Conversation, tool: Tool, text: str, lang: Lang, trace: Trace, on: date) -> Guided:
        shelved = self._shelve(conversation)
        known = self._known(conversation, tool, text, on)
        step = start(tool.walk, text, on, consented=conversation.consented, known=known)
        if len(shelved.shelf) > len(conversation.shelf):
            step = replace(step, notes=(Note("switched"), *step.notes))
        elif step.then == "ask" and not step.notes:
            step = replace(step, notes=(Note("started"),))
        return self._after(shelved, tool, step, lang, trace, on)

    def _known(self, conversation: Conversation, tool: Tool, text: str, on: date) -> dict[str, str]:
        """Return what a walk that is done was told of the same questions: "and if I settle it now?" is about its plan.

        Nothing where the message tells another sum, or the walk before was about something else.
        """
        state, before = conversation.walk, self._active(conversation)
        if state is None or before is None or before is tool or state.status != "done":
            return {}
        kinds = {question.name: question.kind for question in before.walk.questions(state.answers)}
        known = {
            question.name: state.answers[question.name]
            for question in tool.walk.questions({})
            if question.name in state.answers and kinds.get(question.name) == question.kind
        }
        return known if tool.walk.main in known and not openings.tells_main(tool, text, on) else {}

    def _shelve(self, conversation: Conversation) -> Conversation:
        """Put an unfinished walk aside; one of each kind is enough."""
        state = conversation.walk
        if state is None or state.status != "asking":
            return replace(conversation, walk=None)
        others = tuple(one for one in conversation.shelf if one.name != state.name)
        return replace(conversation, walk=None, shelf=(*others, replace(state, status="paused")))

    def _resume(self, conversation: Conversation, lang: Lang, trace: Trace, on: date) -> Guided | None:
        latest = conversation.shelf[-1]
        tool = self._tools.get(latest.name)
        if tool is None:
            return None
        # The one that was under way takes the place of the one that is taken down.
        shelved = self._shelve(replace(conversation, shelf=conversation.shelf[:-1]))
        state = replace(latest, status="asking", misses=0)
        step = Step(state, (Note("resumed"), Note("summary")), "ask" if current(tool.walk, state) else "result")
        return self._after(shelved, tool, step, lang, trace, on)

    def _after(self, conversation: Conversation, tool: Tool, step: Step, lang: Lang, trace: Trace, on: date) -> Guided:
        trace = replace(trace, rule=f"walk:{tool.walk.name}")
        after = self._kept(conversation, step.state)
        if step.then == "ask":
            return Guided(after, self.replies.ask(tool, step.state, step.notes, lang, trace))
        if step.then == "search":
            return Guided(after, None, step.search, step.perhaps, step.notes)
        if step.then == "result":
            concluded = self.replies.conclude(tool, step.state, step.notes, lang, trace, on)
            kept = self._kept(conversation, concluded.state)
            return Guided(kept, self.replies.with_shelf(concluded.reply, bool(kept.shelf)))
        if step.then == "paused":
            aside = self._shelve(replace(conversation, walk=replace(step.state, status="asking")))
            view = self.replies.view(tool, step.state)
            return Guided(aside, self.replies.leave("paused", lang, trace, shelf=True, view=view))
        key = "consent.refused" if step.then == "refused" else "cancelled"
        left = replace(conversation, walk=None)
        return Guided(left, self.replies.leave(key, lang, trace, shelf=bool(left.shelf)))

    def _kept(self, conversation: Conversation, state: WalkState) -> Conversation:
        consented = conversation.consented or state.answers.get("consent") == "yes"
        return replace(conversation, walk=state, consented=consented)


#: The walk that settles the plan of a result.
_SETTLING = "early_repayment"
#: One more of the same kind, of which nothing is known yet.
_ANOTHER = re.compile(
    r"(还|另|又)(外)?有?(一|两)?(笔|张|个)(?!月)|第二(笔|张|个)|\b(another|second|other) (debt|loan|card|one|bill|plan|purchase)\b|\balso have\b",
    re.IGNORECASE,
)
_HEARD = ("took", "changed", "reopened", "household", "kept")
