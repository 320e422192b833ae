"""A file to take away, and what all of them share: the blank to fill in by hand and the text that a file can hold."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from credit_coach.knowledge.figures import Lang
from credit_coach.wording import Wording

Suffix = Literal["ics", "docx", "html", "json"]

MEDIA_TYPES: Mapping[Suffix, str] = {
    "ics": "text/calendar; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "json": "application/json",
}
#: Where something was not told: wide enough on a phone and on paper, and the same in both languages.
BLANK = "＿＿＿＿"


@dataclass(frozen=True)
class Handout:
    """One file. `name` is safe on every phone and computer: a fixed title of the wording and a suffix."""

    name: str
    media_type: str
    content: bytes


def handout(key: str, suffix: Suffix, content: bytes, lang: Lang, wording: Wording) -> Handout:
    """Return a file named by the sentence `key`; nothing that a person typed gets into a file name."""
    return Handout(f"{wording.say(lang, key)}.{suffix}", MEDIA_TYPES[suffix], content)


def clean(text: str) -> str:
    """Return a person's words as every format can hold them: one kind of line break, no control characters.

    XML, HTML and iCalendar forbid such characters, and a single one would make the whole file unreadable; so would half
    of a surrogate pair.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(char for char in text if char in "\n\t" or _is_allowed(char))


def _is_allowed(char: str) -> bool:
    return unicodedata.category(char) not in ("Cc", "Cs") and char not in "\ufffe\uffff"
