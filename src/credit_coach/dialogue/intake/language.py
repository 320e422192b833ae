"""Which language a message is written in."""

from __future__ import annotations

import re

from credit_coach.dialogue.intake.masking import without_masks
from credit_coach.knowledge.figures import Lang, is_han


def language_of(text: str, fallback: Lang) -> Lang:
    """Return the language a message is written in; `fallback` for one without words, such as "?" or "3"."""
    # A Chinese word has two characters on average; a term in brackets is a gloss, not the language of the message.
    outside = re.sub(r"[(（][^()（）]*[)）]", " ", without_masks(text))
    han = sum(map(is_han, outside))
    words = len(re.findall(r"[A-Za-z][A-Za-z'’-]+", outside))
    if not han and not words:
        return fallback
    return "zh" if han >= 2 * words else "en"
