"""What a language model wrote and was displayed, held against its source once more, from the reply alone.

Nothing that the composer remembers is used: sentences are read from the blocks as a person sees them, their sources
from the knowledge folder by the citations they carry, and calculations are done anew from their records.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from credit_coach.answering.generative.tools import recalculated
from credit_coach.answering.verification import Quantity, quantities
from credit_coach.evaluation.exam import Item
from credit_coach.evaluation.exchange import Exchange, folded
from credit_coach.evaluation.measures.sources import Sources, place_of
from credit_coach.knowledge.figures import Lang
from credit_coach.money import MoneyError

_MARKED = re.compile(r"(.*?)((?:\[\d+\])+|$)", re.DOTALL)
_ENDS = re.compile(r"(?<=[。！？!?])|(?<=\.)\s+")


@dataclass(frozen=True)
class Claim:
    """One displayed sentence, and what it is said to rest on: empty for one that states nothing."""

    text: str
    spans: tuple[str, ...]


@dataclass(frozen=True)
class Rechecked:
    """What became of the model in some replies: asked in how many, its words used in how many, its sentences."""

    asked: int = 0
    used: int = 0
    sentences: int = 0
    unsupported: tuple[str, ...] = ()

    def __add__(self, other: Rechecked) -> Rechecked:
        return Rechecked(
            self.asked + other.asked,
            self.used + other.used,
            self.sentences + other.sentences,
            (*self.unsupported, *other.unsupported),
        )


def rechecked(item: Item, exchange: Exchange, sources: Sources) -> Rechecked:
    """Check every reply of an item."""
    total = Rechecked()
    for number, reply in enumerate(exchange.replies, 1):
        total += check_reply(item.turns[:number], reply, sources)
    return total


def check_reply(messages: Sequence[str], reply: Mapping[str, Any], sources: Sources) -> Rechecked:
    """Check one reply to the last of `messages`; the figures in them are the person's own."""
    if reply.get("generated") is None:
        return Rechecked(asked=int(bool(reply.get("trace", {}).get("dropped"))))
    said = frozenset().union(*map(quantities, messages))
    claims = list(_claims(reply, sources))
    wrong = tuple(one.text for one in claims if not _holds(one, reply["locale"], said, sources))
    return Rechecked(1, 1, len(claims), wrong)


def _claims(reply: Mapping[str, Any], sources: Sources) -> Iterator[Claim]:
    """Yield the sentences of a reply that its model may have written, and the articles' own between them.

    Every part of a model's answer has a sentence with a mark; what has none is the coach's own words.
    """
    lang: Lang = reply["locale"]
    heading = sources.wording.say(lang, "sum.heading")
    labels = _labels(reply, lang, sources)
    calculations = iter(reply["generated"].get("calculations", ()))
    for block in reply["blocks"]:
        if block["type"] != "text":
            continue
        if block["markdown"].startswith(heading):
            yield from _of_calculation(block["markdown"], next(calculations, None), lang, sources)
        elif block["citations"] or re.search(r"\[\d+\]", block["markdown"]):
            yield from _of_block(block["markdown"], reply, labels, sources)


def _of_calculation(
    markdown: str, calculation: Mapping[str, str] | None, lang: Lang, sources: Sources
) -> Iterator[Claim]:
    spans: tuple[str, ...] = ()
    if calculation is not None:
        try:
            spans = recalculated(calculation["name"], calculation["arguments"], lang, sources.wording)
        except (MoneyError, KeyError):
            spans = ()
    for line in markdown.splitlines():
        if line.startswith("- "):
            yield Claim(line.removeprefix("- "), spans)


def _of_block(markdown: str, reply: Mapping[str, Any], labels: frozenset[str], sources: Sources) -> Iterator[Claim]:
    by_number = {int(one["n"]): one for one in reply["citations"]}
    for match in _MARKED.finditer(markdown):
        lines = [line.strip().removeprefix("- ").strip() for line in match[1].splitlines()]
        own = [line for line in lines if line and line not in labels]
        numbers = [int(number) for number in re.findall(r"\d+", match[2])]
        spans = tuple(span for number in numbers for span in _spans(by_number.get(number), sources))
        # Only what stands before a mark on its own line is carried by it.
        yield from (Claim(line, ()) for line in (own[:-1] if numbers else own))
        if own and numbers:
            yield Claim(own[-1], spans)


def _spans(citation: Mapping[str, Any] | None, sources: Sources) -> list[str]:
    """Return the sentences of a citation that really stand in the section that it names."""
    place = place_of(citation, sources) if citation is not None else None
    if place is None or citation is None:
        return []
    known = {folded(line.text) for line in (*place.lines, *place.steps)}
    return [one for one in citation["sentences"] if folded(one) in known]


def _labels(reply: Mapping[str, Any], lang: Lang, sources: Sources) -> frozenset[str]:
    """Return the lines that the coach puts over the parts of an answer."""
    say = sources.wording.say
    names = {str(one[key]) for one in reply["citations"] for key in ("heading", "title")}
    over = {say(lang, key, question=name) for name in names for key in ("answer.part", "answer.also")}
    return frozenset({*over, say(lang, "answer.steps")})


def _holds(claim: Claim, lang: Lang, said: frozenset[Quantity], sources: Sources) -> bool:
    """Tell whether a sentence is its source's own, or is supported by it; words that state nothing may go before."""
    if folded(claim.text) in {folded(span) for span in claim.spans}:
        return True
    parts = [part for part in _ENDS.split(claim.text) if part.strip()]
    gap = "" if lang == "zh" else " "
    verifier = sources.verifier
    for first in range(len(parts)):
        rest = gap.join(parts[first:])
        if folded(rest) in {folded(span) for span in claim.spans} or verifier(rest, claim.spans, lang, said).holds:
            return True
        if not verifier(parts[first], (), lang).holds:
            return False
    return not claim.spans
