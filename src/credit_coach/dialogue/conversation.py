"""What a conversation remembers: the last turns, as little as follow-ups need, and what was told in walks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from credit_coach.dialogue.walk import WalkState
from credit_coach.knowledge.figures import Lang

#: Follow-ups look at the last turns only; the rest is for the person who reloads the page.
KEPT_TURNS = 40


@dataclass(frozen=True)
class Turn:
    """One message and what became of it. `query` is what was searched, `offered` what the choices would send.

    `intent` is what a reply in fixed words was for, `topics` are those of the passages that an answer rests on.
    """

    message: str
    lang: Lang
    query: str = ""
    passages: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    intent: str = ""
    topics: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Conversation:
    """One person's talk. Frozen: a turn gives a new one.

    `walk` is the calculation that is under way or has just been finished, `shelf` those put aside, the latest last.
    `consented`: the person has agreed to tell their own figures.
    """

    id: str
    lang: Lang = "zh"
    turns: tuple[Turn, ...] = ()
    walk: WalkState | None = None
    shelf: tuple[WalkState, ...] = ()
    consented: bool = False

    @property
    def last(self) -> Turn | None:
        """The latest turn, or None."""
        return self.turns[-1] if self.turns else None

    @property
    def last_searched(self) -> Turn | None:
        """The latest turn that searched for something: a thank-you in between does not break a follow-up."""
        searched = (
            turn for turn in reversed(self.turns) if turn.query and (turn.passages or turn.offered or turn.intent)
        )
        return next(searched, None)

    def with_turn(self, turn: Turn) -> Conversation:
        """Return the conversation with one more turn, in the turn's language."""
        return replace(self, lang=turn.lang, turns=(*self.turns, turn)[-KEPT_TURNS:])
