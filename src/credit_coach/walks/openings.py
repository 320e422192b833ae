"""Which walk a message begins: by its words, by the figures that it tells, or as the answer to what was asked before."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date

from credit_coach.dialogue import slots
from credit_coach.dialogue.asides import size_of
from credit_coach.dialogue.commands import asks_for_walk
from credit_coach.dialogue.hearing import hear
from credit_coach.dialogue.readers import Amount, Number, Rate, Term, find
from credit_coach.dialogue.walk import Walk
from credit_coach.dialogue.walking import tells_all
from credit_coach.knowledge.figures import is_han
from credit_coach.walks.asking import asks_advice, asks_figure, holds_sum
from credit_coach.walks.tool import Tool

#: Characters from which on a message is a story.
_STORY, _STORY_ENGLISH = 130, 330
#: What a message may say beside its figures and still be hardly more than them, by `size_of`.
_FEW_WORDS = 8


def opened(tools: Iterable[Tool], text: str, on: date) -> Tool | None:
    """Return the walk that a message asks for: by telling all of its figures, or in so many words; else None."""
    tools = tuple(tools)
    whole = next((tool for tool in tools if tells_all(tool.walk, text, on)), None)
    if whole is not None:
        return whole
    # A long story has figures and words of every walk in it, and asks for advice.
    if _is_story(text) and not asks_for_walk(text):
        return None
    named = next((tool for tool in tools if tool.walk.opening(text)), None)
    return named or _by_figures(tools, text, on)


def may_only_seem(tool: Tool, text: str, on: date) -> bool:
    """Tell whether a message that begins a walk may be about something else, so that its answer decides.

    A price and a purchase stand in many stories: "我孩子拿我手机打赏主播八千" asks for no sum. Whoever asks for one
    in so many words, or tells all of its figures, gets it.
    """
    asks = not holds_sum(text) or _FOR_ME.search(text) or asks_for_walk(text)
    return not asks and not tells_all(tool.walk, text, on)


def is_elsewhere(tool: Tool, topics: Collection[str]) -> bool:
    """Tell whether an answer on these topics is about something else than the sum of a walk."""
    return bool(topics) and not (_OF_SUMS | set(tool.topics)) & set(topics)


#: Asks the coach to do something, whatever it is.
_FOR_ME = re.compile(r"(帮|陪|替|给)我|\b(help me|for me)\b", re.IGNORECASE)
#: Topics of questions that a sum may answer.
_OF_SUMS = frozenset({"affordability", "billing", "overdue_cost", "pricing", "product"})


def continued(tools: Iterable[Tool], before: str, text: str, on: date) -> tuple[Tool, str] | None:
    """Return the walk that the message `before` wished for without a figure, and both messages as one.

    None where this message is more than figures, or has none for the main question of such a walk.
    """
    if not _only_figures(text, on):
        return None
    # The figure first: no word of the question before is meant for it.
    both = f"{text}\n{before}"
    for tool in tools:
        if tool.walk.wishes(before) and isinstance(_heard(tool.walk, both, on).get(tool.walk.main), str):
            return tool, both
    return None


def _by_figures(tools: Iterable[Tool], text: str, on: date) -> Tool | None:
    """Return the walk of which a message tells all figures, where it asks for a figure or says hardly anything else."""
    if asks_advice(text):
        return None
    for tool in tools:
        if tells_all(tool.walk, text, on, loosely=True) and (asks_figure(text) or _few_words(tool.walk, text, on)):
            return tool
    return None


def tells_main(tool: Tool, text: str, on: date) -> bool:
    """Tell whether a message holds the sum that a walk is about."""
    return tool.walk.main in _heard(tool.walk, text, on)


def _is_story(text: str) -> bool:
    return len(text) > (_STORY if any(map(is_han, text)) else _STORY_ENGLISH)


def _heard(walk: Walk, text: str, on: date) -> dict[str, object]:
    return dict(hear(walk, {}, None, text, on, [], opening=True).readings)


def _few_words(walk: Walk, text: str, on: date) -> bool:
    return size_of(slots.residue(text, find(text, on), walk.questions({}))) <= _FEW_WORDS


#: Words beside a figure that answers, and what marks a question of its own.
_MOST_BESIDE = 4
_ASKS = re.compile(r"[?？吗呢]|怎么|为什么|那", re.IGNORECASE)


def _only_figures(text: str, on: date) -> bool:
    mentions = find(text, on)
    figures = [one for one in mentions if isinstance(one.value, Amount | Number | Rate | Term)]
    left = size_of(slots.residue(_OWED.sub(" ", text), mentions, ()))
    return bool(figures) and not _ASKS.search(text) and left <= _MOST_BESIDE


#: What people call the sum that they owe, in front of it.
_OWED = re.compile(r"欠款?|本金|账单|余额|金额|逾期|没还|\b(owe[ds]?|owing|bill|balance|debt|amount)\b", re.IGNORECASE)
