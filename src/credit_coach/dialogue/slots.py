"""Which question each value in a message belongs to: by the words beside it, never by guessing.

A message is cut into clauses. In a clause a value goes to the question whose cue stands next to it: before it, as people
usually put it ("房租3500"), or behind it, when the clause begins with the value ("3500房租", "8k salary"). A value without a
cue goes to the pending question, and to no other.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from credit_coach.dialogue.readers import Mention, Number
from credit_coach.dialogue.walk import Question

_BREAK = re.compile(
    r"[，。;；!！?？\n、:：]|,(?!(?<=\d,)\d{3}(?!\d))|\s[-–—]\s|(?<![a-zA-Z]) (?=[一-鿿])|\.(?=\s|$)|\b(?:and|but|also|plus|then|while|with)\b|另外|还有|然后|以及|不过|但是|而且",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Clause:
    """A part of the message with the values in it; spans are those of the message."""

    text: str
    start: int
    mentions: tuple[Mention, ...]


@dataclass
class Slots:
    """Values by question, with the words around them; `left` are those that belong to none."""

    values: dict[str, list[Mention]] = field(default_factory=dict)
    around: dict[str, str] = field(default_factory=dict)
    left: list[Mention] = field(default_factory=list)

    def give(self, question: str, mention: Mention, around: str) -> None:
        """Give a value to a question."""
        self.values.setdefault(question, []).append(mention)
        known = self.around.get(question, "")
        self.around[question] = known if around in known else f"{known} {around}".strip()


def clauses(text: str, mentions: Sequence[Mention]) -> list[Clause]:
    """Cut a message at its punctuation and conjunctions, never inside a value such as 8,999."""
    breaks = [
        match.end()
        for match in _BREAK.finditer(text)
        if not any(mention.start < match.end() and match.start() < mention.end for mention in mentions)
    ]
    found = []
    for start, end in pairwise([0, *breaks, len(text)]):
        if text[start:end].strip():
            inside = tuple(mention for mention in mentions if start <= mention.start < end)
            found.append(Clause(text[start:end], start, inside))
    return found


def assign(
    parts: Sequence[Clause], questions: Sequence[Question], pending: Question | None, settled: Container[str] = ()
) -> Slots:
    """Assign the values of all clauses; `pending` takes what no words claim. `settled` were answered by words alone."""
    slots = Slots()
    carried: Question | None = None
    uncued: list[tuple[Mention, str]] = []
    text = _whole(parts)
    for part in parts:
        cues = _cues(part, questions, text)
        loose = _assign_by_cue(part, cues, questions, slots, carried)
        # "我的收入呢，大概8000": the cue of a clause without a value waits for the next one.
        waits = bool(cues) and not part.mentions and cues[-1].question.name not in settled
        carried = cues[-1].question if waits else None
        uncued += [(mention, part.text) for mention in loose]
    # Where words have claimed a value for the pending question, another one beside it is not its own.
    named = pending is not None and pending.name in slots.values and not getattr(pending.kind, "sums", False)
    for mention, around in uncued:
        if pending is not None and not named and pending.kind.accepts(mention):
            slots.give(pending.name, mention, around)
        else:
            slots.left.append(mention)
    return slots


@dataclass(frozen=True)
class _Cue:
    question: Question
    start: int
    end: int


def _whole(parts: Sequence[Clause]) -> str:
    """Return the clauses at their places in the message."""
    chars = [" "] * max((part.start + len(part.text) for part in parts), default=0)
    for part in parts:
        chars[part.start : part.start + len(part.text)] = part.text
    return "".join(chars)


def _cues(part: Clause, questions: Sequence[Question], text: str) -> list[_Cue]:
    """Find the cues of a clause in order; of two that overlap the longer holds.

    A cue may begin in an earlier clause: in "分12期，每月还238" what is paid each month is said of the plan.
    """
    end = part.start + len(part.text)
    found = [
        _Cue(question, match.start(), match.end())
        for question in questions
        if question.cue
        for match in question.cue.finditer(text, 0, end)
        if match.end() > max(match.start(), part.start)
    ]
    found.sort(key=lambda cue: (cue.start - cue.end, cue.start))
    kept: list[_Cue] = []
    for cue in found:
        if all(cue.end <= other.start or other.end <= cue.start for other in kept):
            kept.append(cue)
    kept.sort(key=lambda cue: cue.start)
    return [_Cue(cue.question, max(cue.start, part.start), cue.end) for cue in kept]


def _assign_by_cue(
    part: Clause, cues: Sequence[_Cue], questions: Sequence[Question], slots: Slots, carried: Question | None
) -> list[Mention]:
    """Give the values that a cue claims, or that only one question can mean; return the others."""
    loose = []
    # "3500房租，2000吃饭": a clause that begins with a value names it afterwards.
    behind = bool(cues and part.mentions) and part.mentions[0].start < cues[0].start
    for index, mention in enumerate(part.mentions):
        if mention.negated:
            continue
        fitting = [cue for cue in cues if _fits(cue.question, mention, part.mentions)]
        cue = _nearest(mention, fitting, part, index, behind=behind)
        if cue is not None:
            slots.give(cue.question.name, mention, part.text)
            continue
        claiming = [question for question in questions if question.asked and question.kind.claims(mention)]
        if len(claiming) == 1:
            slots.give(claiming[0].name, mention, part.text)
        elif carried is not None and carried.kind.accepts(mention) and not fitting:
            slots.give(carried.name, mention, part.text)
        else:
            loose.append(mention)
    return loose


def _fits(question: Question, mention: Mention, beside: Sequence[Mention]) -> bool:
    """Tell whether a value can be meant for a question: not where one beside it is, and says so by its unit."""
    if not question.kind.accepts(mention):
        return False
    claimed = any(question.kind.claims(other) for other in beside if other is not mention)
    return question.kind.claims(mention) or not claimed


#: "6,500 in rent", "300 for food": what follows names the value, whatever stands before it.
_NAMED_AFTER = re.compile(r"\s*(a month |per month )?(in|for|on|as)\s+(my |the |our )?", re.IGNORECASE)


def _nearest(mention: Mention, cues: Sequence[_Cue], part: Clause, index: int, *, behind: bool) -> _Cue | None:
    """Return the cue that names a value: the last one before it, or the first one behind it."""
    mentions = part.mentions
    before = [cue for cue in cues if cue.start < mention.end and cue.start <= mention.start]
    after = [cue for cue in cues if cue.start >= mention.start and cue not in before]
    following = mentions[index + 1].start if index + 1 < len(mentions) else None
    after = [cue for cue in after if following is None or cue.end <= following]
    between = part.text[mention.end - part.start : after[0].start - part.start] if after else ""
    if after and (behind or _NAMED_AFTER.fullmatch(between)):
        return after[0]
    # "living 2200 can i get a 3999 tablet": the cue before has its value, and the next one stands right behind this one.
    taken = bool(before) and index > 0 and mentions[index - 1].start >= before[-1].start
    if after and taken and not between.strip():
        return after[0]
    if before:
        return before[-1]
    return after[0] if after else None


def residue(text: str, mentions: Sequence[Mention], questions: Sequence[Question]) -> str:
    """Return what is left of a text when its values, the cues of questions and filler words are taken out."""
    chars = list(text)
    spans = [(mention.start, mention.end) for mention in mentions if not isinstance(mention.value, Number)]
    spans += [(mention.start, mention.end) for mention in mentions if isinstance(mention.value, Number)]
    spans += [match.span() for question in questions if question.cue for match in question.cue.finditer(text)]
    for start, end in spans:
        chars[start:end] = " " * (end - start)
    return re.sub(r"\s+", " ", _FILLER.sub(" ", "".join(chars))).strip()


_FILLER = re.compile(
    r"大概|大约|差不多|左右|应该|可能|估计|一般|平时|现在|目前|每个?月|一个月|总共|一共|加起来|也就|就是|就|是|有|的|了|吧|呢|啊|哦|嗯|呃|额|那个|我|要|想|还|都|约|块钱?|元|钱"
    r"|行不行|行吗|可以吗|好吗|对吗|对吧|是吗|是吧|可以不|成吗|够吗|买得起吗|能买吗|能不能买|买得起不"
    r"|\b(about|around|roughly|approximately|maybe|probably|i|i'm|my|is|it|it's|the|a|an|of|for|to|in|on|at|per|each|every|month|monthly|year|think|guess|say|well|so|um|uh|yes|no|ok|okay|and|or|have|got|want|yuan|rmb|have|some|just|that|that's|they|are|all|total|in total|altogether)\b"
    r"|[，,。.;；!！?？、~～\-:：\"“”'‘’()（）]",
    re.IGNORECASE,
)
