"""What every face shows before anybody has said anything."""

from __future__ import annotations

from credit_coach.coach import Coach
from credit_coach.knowledge.figures import Lang
from credit_coach.reply import Reply
from credit_coach.wording import Wording


class Greeting:
    """The greeting, the numbers for people in danger, and the reasons that a verdict may have."""

    def __init__(self, coach: Coach, wording: Wording, max_chars: int) -> None:
        self._coach, self._wording, self._max_chars = coach, wording, max_chars
        #: In both languages: a page may change its language after a reply.
        self.all_reasons = frozenset((*self._reasons("zh"), *self._reasons("en")))

    def reply(self, lang: Lang) -> Reply:
        """Return the greeting as a reply; its suggestions are the starters."""
        return self._coach.greet(lang)

    def site(self, lang: Lang) -> dict[str, object]:
        """Return what `schemas.Site` describes."""
        greeting = self.reply(lang).as_dict()
        return {
            "name": self._wording.say(lang, "page.name"),
            "greeting": greeting,
            "feedback_reasons": self._reasons(lang),
            "max_chars": self._max_chars,
            "urgent": [
                {"label": one.label, "tel": one.tel, "note": one.note}
                for one in self._coach.urgent_contacts(lang).items
            ],
        }

    def _reasons(self, lang: Lang) -> list[str]:
        return list(self._wording.list(lang, "page.feedback_reasons"))
