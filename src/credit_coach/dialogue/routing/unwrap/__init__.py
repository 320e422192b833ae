"""Other ways to read a message: what a wrapper hides is looked at in plain form as well.

`readings` gives the message itself and each plain form that differs from it: traditional characters as simplified ones,
characters torn apart, spelt in pinyin, homophones or digits, decoded or reversed text, the parts of a split request put
together, words that an earlier message defined. Every step is linear in the length, and the number of readings is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from credit_coach.dialogue.routing.runs import Runs, runs_of
from credit_coach.dialogue.routing.unwrap.characters import as_letters, simplified, together
from credit_coach.dialogue.routing.unwrap.codes import decoded, shifted
from credit_coach.dialogue.routing.unwrap.frames import MAX_CHARS, joined_parts, with_definitions, without_marks
from credit_coach.dialogue.routing.unwrap.homophones import spelt_out
from credit_coach.dialogue.routing.unwrap.mixed import in_chinese, with_seams
from credit_coach.dialogue.routing.unwrap.pinyin import from_pinyin
from credit_coach.dialogue.routing.unwrap.reversal import turned_round
from credit_coach.knowledge.figures import has_han
from credit_coach.retrieval.cantonese import in_mandarin

#: Readings that are looked at; of a message, MAX_CHARS characters.
MAX_READINGS = 24
#: A story has more characters, and at least so many sentences.
_STORY, _STORY_ENGLISH, _SENTENCES_OF_A_STORY = 90, 260, 3
_SENTENCES = re.compile(r"(?<=[。！？!?；;\n])|(?<=\.)\s+")


@dataclass(frozen=True)
class Reading:
    """One way to read a message, and how it came about."""

    text: str
    how: str

    @cached_property
    def runs(self) -> Runs:
        """The runs of characters of the text, by which most rules are ruled out."""
        return runs_of(self.text)

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The sentences of a story; none of what is shorter."""
        found = tuple(one for one in _SENTENCES.split(self.text) if one.strip())
        longest = _STORY if has_han(self.text) else _STORY_ENGLISH
        return found if len(self.text) > longest and len(found) >= _SENTENCES_OF_A_STORY else ()

    @property
    def neighbours(self) -> tuple[str, ...]:
        """Each sentence of a story with the next one."""
        return tuple(map(" ".join, pairwise(self.sentences)))


def readings(text: str, earlier: Sequence[str] = ()) -> list[Reading]:
    """Return the message as it is and all its plain forms, the message first, each text once."""
    text = text[:MAX_CHARS]
    found = {text: Reading(text, "as-written")}
    for how, form in _forms(text, earlier):
        if form == text:
            continue
        for variant_how, variant in ((how, form), *_plain(how, form)):
            if len(found) < MAX_READINGS and variant.strip():
                found.setdefault(variant, Reading(variant, variant_how))
    return list(found.values())


def _forms(text: str, earlier: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each form with the kind of wrapper that it is without; what is the same again is dropped by the caller."""
    yield from _plain("as-written", text)
    yield "mixed", in_chinese(text)
    yield "spaced", with_seams(text)
    yield "without-marks", without_marks(text)
    for once in decoded(text):
        yield "decoded", once
        yield from (("decoded", again) for again in decoded(once))
    yield from (("reversed", one) for one in turned_round(text))
    yield "shifted", shifted(text)
    yield "put-together", joined_parts(text)
    yield from (("defined-earlier", one) for one in with_definitions(text, earlier))


def _plain(how: str, text: str) -> Iterator[tuple[str, str]]:
    """Yield the forms in which letters and characters are written in their usual way."""
    simple = simplified(text)
    joined = together(simple)
    yield f"{how}+simplified", simple
    yield f"{how}+mandarin", in_mandarin(simple)
    yield f"{how}+joined", joined
    yield f"{how}+pinyin", from_pinyin(simple)
    yield f"{how}+spelt", spelt_out(simple)
    yield f"{how}+joined+spelt", spelt_out(joined)
    yield from ((f"{how}+letters", letters) for letters in as_letters(simple))
