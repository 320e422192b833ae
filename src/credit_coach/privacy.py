"""What a person may ask about their own data, put into practice: it is told, handed out, deleted.

Nothing here is promised that is not done: what is listed is read from the conversation, and what is deleted is gone
from the conversation that is kept next.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from credit_coach.config import Retention
from credit_coach.dialogue.conversation import KEPT_TURNS, Conversation
from credit_coach.dialogue.rights import Wish
from credit_coach.dialogue.walk import WalkState
from credit_coach.knowledge.figures import Lang
from credit_coach.replies import Replies, new_id
from credit_coach.reply import Block, FileBlock, Option, Reply, TextBlock, Trace
from credit_coach.walks.papers import told_figures
from credit_coach.walks.replies import WalkReplies
from credit_coach.walks.tool import Tool, by_name
from credit_coach.wording import Wording, listed


@dataclass(frozen=True)
class Granted:
    """A reply, the conversation that is left before it, and the words under which the turn is kept."""

    conversation: Conversation
    reply: Reply
    said: str


class Privacy:
    """Answers wishes about one's own data; knows the walks, whose answers are the figures that are kept."""

    def __init__(
        self, replies: Replies, walks: WalkReplies, tools: Sequence[Tool], wording: Wording, retention: Retention
    ) -> None:
        self._replies = replies
        self._walks = walks
        self._tools: Mapping[str, Tool] = by_name(tools)
        self._wording = wording
        self._retention = retention

    def grant(self, wish: Wish, conversation: Conversation, text: str, lang: Lang, trace: Trace) -> Granted:
        """Do what was asked for."""
        if wish == "delete":
            # The same id, or the page would lose the reply; the words of the wish go too, whatever else they told.
            left = Conversation(conversation.id, lang)
            return Granted(left, self._deleted(lang, trace), self._wording.say(lang, "privacy.delete_send"))
        reply = self._exported(lang, trace) if wish == "export" else self._kept(conversation, lang, trace)
        return Granted(conversation, reply, text)

    # ---- to know ----

    def _kept(self, conversation: Conversation, lang: Lang, trace: Trace) -> Reply:
        lines = [f"- {line}" for line in self._kept_lines(conversation, lang)]
        say = self._wording.say
        first = f"{say(lang, 'privacy.kept')}\n\n" + "\n".join(lines) if lines else say(lang, "privacy.kept_nothing")
        then = f"{say(lang, 'privacy.how_long', **self._retention.shown)}\n\n{say(lang, 'privacy.how_to_delete')}"
        options = tuple(self._button(key, lang) for key in ("privacy.delete_send", "privacy.export_send"))
        return self._replies.reply("answer", lang, (TextBlock(first), TextBlock(then)), trace, options)

    def _kept_lines(self, conversation: Conversation, lang: Lang) -> list[str]:
        if not conversation.turns:
            return []
        count, most = str(len(conversation.turns)), str(KEPT_TURNS)
        lines = [self._wording.say(lang, "privacy.kept_messages", count=count, most=most)]
        walks = [walk for walk in (*conversation.shelf, conversation.walk) if walk is not None]
        told = [line for walk in walks if (line := self._answers(walk, lang))]
        lines += told or [self._wording.say(lang, "privacy.kept_no_answers")]
        if conversation.consented:
            lines.append(self._wording.say(lang, "privacy.kept_consent"))
        return lines

    def _answers(self, state: WalkState, lang: Lang) -> str:
        """Return the answers of a walk with their names, "" where it has none."""
        tool = self._tools.get(state.name)
        if tool is None:
            return ""
        told = told_figures(tool, state.answers, self._walks.speech(tool, lang), self._walks.offer(tool, lang).label)
        if not told.answers:
            return ""
        say = self._wording.say
        answers = (say(lang, "privacy.kept_answer", label=label, value=value) for label, value in told.answers)
        return say(lang, "privacy.kept_answers", calculation=told.calculation, answers=listed(answers, lang, long=True))

    # ---- to delete, to have ----

    def _deleted(self, lang: Lang, trace: Trace) -> Reply:
        left = self._wording.say(lang, "privacy.deleted_left", days=self._retention.shown["days"])
        blocks = (TextBlock(f"{self._wording.say(lang, 'privacy.deleted')}\n\n{left}"),)
        return self._replies.reply("answer", lang, blocks, trace, (self._button("privacy.know_send", lang),))

    def _exported(self, lang: Lang, trace: Trace) -> Reply:
        reply_id = new_id()
        blocks: list[Block] = [TextBlock(self._wording.say(lang, "privacy.export"))]
        for key, kind, suffix, media_type in (
            ("privacy.file_transcript", "transcript", "html", "text/html"),
            ("privacy.file_own_data", "own_data", "json", "application/json"),
        ):
            label = self._wording.say(lang, key)
            blocks.append(FileBlock(label, f"{kind}.{suffix}", media_type, f"/handouts/{reply_id}/{kind}"))
        options = (self._button("privacy.delete_send", lang),)
        return self._replies.reply("answer", lang, blocks, trace, options, reply_id=reply_id)

    def _button(self, key: str, lang: Lang) -> Option:
        text = self._wording.say(lang, key)
        return Option(text, text)
