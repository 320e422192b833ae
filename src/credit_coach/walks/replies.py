"""Putting a walk's steps into replies: what was understood, the next question with its buttons, the result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from credit_coach.config import Retention
from credit_coach.dialogue.kinds import Kind, MoneyKind
from credit_coach.dialogue.walk import Proposal, Question, WalkState, current, progress, told
from credit_coach.dialogue.walking import WAY_OUT, Note
from credit_coach.knowledge.figures import Lang
from credit_coach.knowledge.library import Library
from credit_coach.money import ConfirmationNeeded, InputInvalid, InputMissing, MoneyError, Reason
from credit_coach.replies import Replies, new_id
from credit_coach.reply import (
    Block,
    ChoicesBlock,
    FileBlock,
    Option,
    Outcome,
    Progress,
    Reply,
    TableBlock,
    TextBlock,
    Trace,
    WalkView,
)
from credit_coach.retrieval.passages import passages_of
from credit_coach.walks.asked import Asked
from credit_coach.walks.speech import Speech
from credit_coach.walks.tool import Result, Tool
from credit_coach.wording import Wording

#: What a handout is called (a sentence of the wording), and what it is.
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FILES: Mapping[str, tuple[str, str, str]] = {
    "budget": ("handout.budget.file", ".html", "text/html"),
    "reminders": ("handout.calendar.file", ".ics", "text/calendar"),
    "hardship": ("handout.letter.hardship.file", ".docx", _WORD),
    "hold_action": ("handout.letter.hold_action.file", ".docx", _WORD),
    "transcript": ("handout.transcript.file", ".html", "text/html"),
}
#: Reasons of `money` that have a sentence of their own; the others share one.
_REASONS = {
    Reason.NEGATIVE: "negative",
    Reason.NOT_POSITIVE: "not_positive",
    Reason.TOO_LARGE: "too_large",
    Reason.TOO_SMALL: "too_small",
    Reason.NOT_WHOLE: "not_whole",
    Reason.WRONG_ORDER: "wrong_order",
}


@dataclass(frozen=True)
class Concluded:
    """A reply and the state that it leaves: a calculation that fails opens a question again."""

    state: WalkState
    reply: Reply


class WalkReplies:
    """Words walks; knows the wording, the register and the passages, and nothing of search."""

    def __init__(self, replies: Replies, wording: Wording, library: Library, retention: Retention) -> None:
        self._replies = replies
        self.wording = wording
        self.register = library.facts
        self._passages = passages_of(library)
        self.retention = retention

    def speech(self, tool: Tool, lang: Lang) -> Speech:
        """Return the words of a walk in a language, with nothing cited yet."""
        return Speech(tool.walk.name, lang, self.wording, self.register, self._passages)

    # ---- a question ----

    def ask(self, tool: Tool, state: WalkState, notes: Sequence[Note], lang: Lang, trace: Trace) -> Reply:
        """Return what was understood and the next question."""
        speech = self.speech(tool, lang)
        blocks = self._noted(tool, state, notes, speech)
        blocks += self.question(tool, state, speech)
        return self._reply("walk_question", tool, state, blocks, speech, trace)

    def with_question(self, reply: Reply, tool: Tool, state: WalkState, notes: Sequence[Note]) -> Reply:
        """Return a reply of another kind with the pending question coming back once below it."""
        if reply.outcome == "ask_clarification":
            return self._around(reply, tool, state, notes, ())
        speech = self.speech(tool, reply.locale)
        back = TextBlock(speech.say("back_to"))
        return self._around(reply, tool, state, notes, (back, *self.question(tool, state, speech)))

    def with_opening(self, reply: Reply, tool: Tool, state: WalkState, notes: Sequence[Note]) -> Reply:
        """Return a reply of another kind with a walk that begins below it."""
        speech = self.speech(tool, reply.locale)
        below = (*self._noted(tool, state, notes, speech), *self.question(tool, state, speech))
        return self._around(reply, tool, state, (), below)

    def _around(
        self, reply: Reply, tool: Tool, state: WalkState, notes: Sequence[Note], below: Sequence[Block]
    ) -> Reply:
        speech = self.speech(tool, reply.locale)
        above = self._noted(tool, state, notes, speech) if notes else []
        return self._replies.reworded(reply, (*above, *reply.blocks, *below), self.view(tool, state))

    def question(self, tool: Tool, state: WalkState, speech: Speech) -> list[Block]:
        """Return the pending question as blocks: words, and buttons where it has them."""
        question = current(tool.walk, state)
        if question is None:
            return []
        proposal = state.proposal if state.proposal and state.proposal.question == question.name else None
        answered, total = progress(tool.walk, state.answers)
        place = speech.say("progress", number=str(min(answered + 1, total)), total=str(total))
        if proposal is not None:
            return self._asked_back(question, proposal, place, speech)
        # What consent is about is read once.
        again = question.name == "consent" and state.turn > 1
        text = speech.say("consent.again") if again else self._ask(question, speech)
        if question.name != "consent":
            text = f"{place}{speech.gap}{text}"
        options = [Option(shown, shown) for stored in question.buttons if (shown := speech.shown(question, stored))]
        if state.misses >= WAY_OUT:
            options = self._ways_out(question, speech)
        blocks: list[Block] = [TextBlock(text)]
        return [*blocks, ChoicesBlock(tuple(options))] if options else blocks

    def _ask(self, question: Question, speech: Speech) -> str:
        name, _, subject = question.name.partition(":")
        if name == "consent":
            return speech.say("consent.ask", hours=self.retention.shown["hours"])
        return speech.say(f"{name}.ask", subject=subject) if subject else speech.say(f"{name}.ask")

    def _asked_back(self, question: Question, proposal: Proposal, place: str, speech: Speech) -> list[Block]:
        if proposal.reason == "confirm":
            shown = [speech.say("confirm.yes"), speech.say("confirm.no")]
        else:
            shown = [self._option(question, stored, speech) for stored in proposal.options]
        text = self._trouble(question.name, proposal.reason, shown[0], speech)
        options = tuple(Option(one, one) for one in shown)
        return [TextBlock(f"{place}{speech.gap}{text}"), ChoicesBlock(options)]

    def _option(self, question: Question, stored: str, speech: Speech) -> str:
        shown = speech.shown(question, stored)
        kind: Kind = question.kind
        # "12,500元" alone could be taken for a year's figure again.
        if isinstance(kind, MoneyKind) and kind.monthly:
            return f"每月{shown}" if speech.lang == "zh" else f"{shown} a month"
        return shown

    def _ways_out(self, question: Question, speech: Speech) -> list[Option]:
        names = ("unknown", "later", "cancel") if question.optional else ("later", "cancel")
        said = [speech.say(f"way_out.{name}") for name in names]
        return [Option(one, one) for one in said]

    # ---- what came before it ----

    def _noted(self, tool: Tool, state: WalkState, notes: Sequence[Note], speech: Speech) -> list[Block]:
        lines: list[str] = []
        order = {question.name: place for place, question in enumerate(tool.walk.questions(state.answers))}
        took = [note for note in notes if note.kind == "took" and note.question != "consent"]
        took.sort(key=lambda note: order.get(note.question, len(order)))
        if took:
            shown = [self._understood(tool, state, note.question, note.new, speech) for note in took]
            values = speech.join_long([one for one in shown if one])
            lines += [speech.say("understood", values=values)] if values else []
        blocks: list[Block] = []
        for note in notes:
            line = self._note(tool, state, note, speech)
            if line:
                lines.append(line)
            if note.kind == "summary":
                blocks.append(self._summary(tool, state, speech))
        return [speech.text("\n\n".join(lines)), *blocks] if lines else blocks

    def _understood(self, tool: Tool, state: WalkState, name: str, stored: str, speech: Speech) -> str:
        question = tool.walk.question(name, state.answers)
        if question is None:
            return ""
        return speech.say("understood_one", label=speech.label(name), value=speech.shown(question, stored))

    def _note(self, tool: Tool, state: WalkState, note: Note, speech: Speech) -> str:
        """Return the sentence of a note; "" for those that have none or have been said."""
        if note.kind in ("repeat", "wait", "nothing_to_undo", "nothing_before", "switched", "resumed", "which"):
            return speech.say(note.kind)
        if note.kind == "started":
            return speech.say("restarted" if state.turn > 1 else "started")
        if note.kind in ("unused", "household"):
            return speech.say(note.kind, values=note.new)
        if note.kind == "miss":
            return self._missed(tool, state, speech)
        question = tool.walk.question(note.question, state.answers)
        if note.kind == "reopened":
            return speech.say("reopened", label=speech.label(note.question))
        if note.kind == "undone":
            return self._undone(question, note, speech)
        if question is None:
            return ""
        if note.kind == "changed":
            old, new = (speech.shown(question, stored) for stored in (note.old, note.new))
            return speech.say("changed", label=speech.label(note.question), old=old, new=new)
        if note.kind == "kept":
            return speech.say("kept", label=speech.label(note.question), value=speech.shown(question, note.new))
        if note.kind == "why":
            return self._why(tool, question, speech)
        if note.kind == "trouble" and note.trouble is not None and not note.trouble.options:
            return self._trouble(note.question, note.trouble.reason, "", speech)
        return ""

    def _undone(self, question: Question | None, note: Note, speech: Speech) -> str:
        if question is None or not note.new:
            return speech.say("undone.empty")
        return speech.say("undone", label=speech.label(note.question), new=speech.shown(question, note.new))

    def _missed(self, tool: Tool, state: WalkState, speech: Speech) -> str:
        question = current(tool.walk, state)
        if question is None or state.misses <= 1:
            return speech.say("miss.first")
        if state.misses >= WAY_OUT:
            return speech.say("miss.third" if question.optional else "miss.required")
        return speech.say("miss.second", examples=self._examples(question, speech))

    def _examples(self, question: Question, speech: Speech) -> str:
        name = question.name.partition(":")[0]
        if speech.has(f"{name}.examples"):
            return speech.say(f"{name}.examples")
        return speech.join([speech.shown(question, stored) for stored in question.buttons])

    def _why(self, tool: Tool, question: Question, speech: Speech) -> str:
        """Return the reason of a question with the section that stands behind it."""
        name = question.name.partition(":")[0]
        article, section = tool.reasons.get(name, tool.about)
        mark = "" if name == "consent" else speech.cite(article, section)
        return f"{speech.say(f'{name}.why')}{mark}"

    def _trouble(self, name: str, reason: str, option: str, speech: Speech) -> str:
        key = f"trouble.{reason}" if speech.has(f"trouble.{reason}") else "trouble.other"
        figures = {"label": speech.label(name), "option": option}
        return speech.say(key, **{one: figures[one] for one in speech.variables(key)})

    def _summary(self, tool: Tool, state: WalkState, speech: Speech) -> Block:
        rows = tuple(
            (speech.label(question.name), speech.shown(question, state.answers[question.name]))
            for question in tool.walk.questions(state.answers)
            if question.name in state.answers and question.name != "consent"
        )
        if not rows:
            return TextBlock(speech.say("summary.none"))
        columns = tuple(self.wording.list(speech.lang, "walk.summary.columns"))
        return TableBlock(speech.say("summary.title"), columns, rows, folded=state.status == "done")

    # ---- the result ----

    def conclude(
        self, tool: Tool, state: WalkState, notes: Sequence[Note], lang: Lang, trace: Trace, on: date
    ) -> Concluded:
        """Calculate; what cannot be used opens its question again, and nothing partial is shown."""
        speech = self.speech(tool, lang)
        try:
            result = tool.result(state.answers, speech, on)
        except MoneyError as failure:
            return self._failed(tool, state, notes, failure, lang, trace)
        blocks = [*self._noted(tool, state, notes, self.speech(tool, lang)), *result.blocks]
        blocks.append(self._summary(tool, state, speech))
        blocks.append(TextBlock(speech.say("edit.hint", label=self._last_label(tool, state, speech))))
        reply_id = new_id()
        blocks += self._files(result, speech, reply_id)
        again = speech.say("again")
        suggestions = (*result.suggestions, *self._edits(tool, state, speech), Option(again, again))
        reply = self._reply("walk_result", tool, state, blocks, speech, trace, suggestions, reply_id)
        if reply.walk is not None:
            reply = replace(reply, walk=replace(reply.walk, verdict=result.verdict))
        return Concluded(state, reply)

    def told(self, tool: Tool, state: WalkState, asked: Asked, lang: Lang, trace: Trace, on: date) -> Reply | None:
        """Return the figures of a result that are asked for, and what they rest on; None where it has no such figure."""
        speech = self.speech(tool, lang)
        figures = tool.figures(state.answers, speech, on, asked.number)
        if asked.checks:
            asked = replace(asked, names=tuple(name for name in asked.names if name in figures))
        if not asked.names or not set(asked.names) <= set(figures):
            return None
        which = "" if asked.number is None else "last." if asked.number < 0 else "nth."
        number = {"number": str(asked.number)} if which == "nth." else {}
        lines = [
            speech.say("understood_one", label=speech.say(f"asked.{which}{name}", **number), value=figures[name])
            for name in asked.names
        ]
        head = speech.join_long(lines)
        said = [
            self._understood(tool, state, question.name, stored, speech)
            for question in tool.walk.questions(state.answers)
            if question.name != "consent" and (stored := told(state.answers, question.name)) is not None
        ]
        blocks = [
            speech.text(f"{speech.say('asked.checks')}\n\n**{head}**" if asked.checks else f"**{head}**"),
            TextBlock(speech.say("asked.basis", values=speech.join_long(said))),
            TextBlock(speech.say("edit.hint", label=self._last_label(tool, state, speech))),
        ]
        return self._reply("walk_result", tool, state, blocks, speech, trace, self._edits(tool, state, speech))

    def _last_label(self, tool: Tool, state: WalkState, speech: Speech) -> str:
        return speech.label(tool.walk.main if tool.walk.main in state.answers else state.said[-1].question)

    def _edits(self, tool: Tool, state: WalkState, speech: Speech) -> list[Option]:
        """Return buttons that open the answers again that people most often want to try otherwise."""
        said = [
            speech.say("edit", label=speech.label(question.name))
            for question in tool.walk.questions(state.answers)
            if question.asked and question.name in state.answers and question.name in tool.edits
        ]
        return [Option(one, one) for one in said]

    def _files(self, result: Result, speech: Speech, reply_id: str) -> list[Block]:
        files = []
        for kind in (*result.files, "transcript"):
            key, extension, media_type = _FILES[kind]
            name = f"{self.wording.say(speech.lang, key)}{extension}"
            files.append(FileBlock(speech.say(f"file.{kind}"), name, media_type, f"/handouts/{reply_id}/{kind}"))
        return list(files)

    def _failed(
        self,
        tool: Tool,
        state: WalkState,
        notes: Sequence[Note],
        failure: MoneyError,
        lang: Lang,
        trace: Trace,
    ) -> Concluded:
        """Turn a refusal of the arithmetic into the question that it is about."""
        name = tool.question_of(failure.fields[0] if isinstance(failure, InputMissing) else failure.field)
        speech = self.speech(tool, lang)
        if isinstance(failure, ConfirmationNeeded):
            after = state.asking_back(Proposal(name, "confirm", (f"confirm:{failure.field}",)))
            return Concluded(after, self.ask(tool, after, notes, lang, trace))
        after = state.reopened(name)
        if isinstance(failure, InputInvalid) and failure.field == "down_payment":
            line = speech.say("trouble.conflicting")
        elif isinstance(failure, InputMissing):
            line = self._trouble(name, "needed", "", speech)
        else:
            line = self._trouble(name, _REASONS.get(failure.reason, "other"), "", speech)
        question = self.question(tool, after, speech)
        reply = self._reply(
            "walk_question",
            tool,
            after,
            [*self._noted(tool, after, notes, speech), TextBlock(line), *question],
            speech,
            trace,
        )
        return Concluded(after, reply)

    # ---- leaving ----

    def leave(self, key: str, lang: Lang, trace: Trace, shelf: bool, view: WalkView | None = None) -> Reply:
        """Return the answer to stopping, refusing or putting aside; what is on the shelf is offered."""
        options: tuple[Option, ...] = ()
        text = self.wording.say(lang, f"walk.{key}")
        if shelf and key != "paused":
            text = f"{text}\n\n{self.wording.say(lang, 'walk.shelf')}"
        if shelf:
            send = self.wording.say(lang, "walk.shelf.send")
            options = (Option(send, send),)
        outcome: Outcome = "walk_question"
        return self._replies.reply(outcome, lang, (TextBlock(text),), trace, options, walk=view)

    def with_shelf(self, reply: Reply, shelf: bool) -> Reply:
        """Return a result that also offers what was put aside."""
        if not shelf or reply.outcome != "walk_result":
            return reply
        send = self.wording.say(reply.locale, "walk.shelf.send")
        return replace(reply, suggestions=(Option(send, send), *reply.suggestions))

    def offer(self, tool: Tool, lang: Lang) -> Option:
        """Return the button that starts a walk."""
        text = self.wording.say(lang, f"walk.offer.{tool.walk.name}")
        return Option(text, text)

    # ---- parts ----

    def view(self, tool: Tool, state: WalkState) -> WalkView:
        """Return where the walk stands."""
        question = current(tool.walk, state)
        answered, total = progress(tool.walk, state.answers)
        return WalkView(
            tool.walk.name,
            question.name if question and state.status == "asking" else None,
            Progress(answered, total),
            state.answers,
            state.status,
        )

    def _reply(
        self,
        outcome: Outcome,
        tool: Tool,
        state: WalkState,
        blocks: Sequence[Block],
        speech: Speech,
        trace: Trace,
        suggestions: Sequence[Option] = (),
        reply_id: str | None = None,
    ) -> Reply:
        return self._replies.reply(
            outcome,
            speech.lang,
            blocks,
            trace,
            suggestions,
            citations=speech.citations(),
            walk=self.view(tool, state),
            reply_id=reply_id,
        )
