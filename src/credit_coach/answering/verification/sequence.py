"""Before and after: the same day or event may not change sides between a passage and a sentence about it."""

from __future__ import annotations

import re
from typing import Literal

from credit_coach.knowledge.figures import Lang

Side = Literal["before", "after"]

_EVENT_ZH = r"(\d+年\d+月\d+日|\d+年|\d+月\d+日|那天|[一-鿿]{2})"
#: A day or an event, and the word that says on which side of it something lies.
_SIDES: dict[Lang, dict[Side, re.Pattern[str]]] = {
    "zh": {
        "before": re.compile(_EVENT_ZH + r"(?:以前|之前|前(?!后))"),
        "after": re.compile(_EVENT_ZH + r"(?:以后|之后|后(?!来)|起)"),
    },
    "en": {
        "before": re.compile(r"\bbefore (?:the |a |your |it's |it is )?(\w+ \w+|\w+)", re.IGNORECASE),
        "after": re.compile(r"\bafter (?:the |a |your |it's |it is )?(\w+ \w+|\w+)", re.IGNORECASE),
    },
}


def turned_round(sentence: str, passages: str, lang: Lang) -> bool:
    """Tell whether a sentence puts something before what the passages know only as after, or the other way round.

    >>> turned_round("2026年8月1日以前新办的分期有明示表。", "2026年8月1日起新办的分期有明示表。", "zh")
    True
    """
    here, there = _events(sentence, lang), _events(passages, lang)
    return bool(here["before"] & there["after"] - there["before"] or here["after"] & there["before"] - there["after"])


def _events(text: str, lang: Lang) -> dict[Side, set[str]]:
    return {side: {event.lower() for event in pattern.findall(text)} for side, pattern in _SIDES[lang].items()}
