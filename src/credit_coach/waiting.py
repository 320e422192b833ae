"""While the library cannot be searched: questions are told so, and an index that is built later is picked up.

Everything in fixed words, and every calculation that needs no search, goes on as ever.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from threading import Lock

from credit_coach.dialogue.conversation import Conversation
from credit_coach.errors import IndexProblem
from credit_coach.knowledge.figures import Lang
from credit_coach.lookup import Looked, LookedUp, Lookup
from credit_coach.replies import Replies
from credit_coach.reply import Trace

#: Seconds between two tries to open the index: a broken one takes long to refuse.
RETRY_AFTER = 10.0
UNAVAILABLE_RULE = "library-unavailable"


class WaitingLookup:
    """Opens the index when it is first of use, and answers honestly until then. Safe to call from several threads."""

    def __init__(
        self, opened: Callable[[], Lookup], replies: Replies, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._opened = opened
        self._replies = replies
        self._clock = clock
        self._lookup: Lookup | None = None
        # The caller has just tried.
        self._tried = clock()
        self._trying = Lock()

    def look(self, text: str, lang: Lang, conversation: Conversation, trace: Trace, on: date) -> Looked:
        """Search for what a message asks, if that can be done right now."""
        lookup = self._now()
        if lookup is not None:
            return lookup.look(text, lang, conversation, trace, on)
        return Looked(text, lang, conversation, replace(trace, rule=UNAVAILABLE_RULE), on)

    def reply(self, looked: Looked) -> LookedUp:
        """Return what a search leads to, or that there is none right now."""
        lookup = self._now() if looked.found else None
        return lookup.reply(looked) if lookup else LookedUp(self._replies.unavailable(looked.lang, looked.trace))

    def ready(self) -> bool:
        """Tell whether a search finds anything."""
        lookup = self._now()
        return lookup is not None and lookup.ready()

    def _now(self) -> Lookup | None:
        """Return the lookup, trying once in a while; who comes while somebody tries does not wait."""
        due = self._lookup is None and self._clock() - self._tried >= RETRY_AFTER
        if due and self._trying.acquire(blocking=False):
            try:
                self._lookup = self._opened()
            except IndexProblem:
                self._tried = self._clock()
            finally:
                self._trying.release()
        return self._lookup
