"""Which walk a message begins: by its words, by the figures that it tells, or as the answer to what was asked before."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from credit_coach.dialogue import slots
from credit_coach.dialogue.asides import size_of
from credit_coach.dialogue.commands import asks_for_walk
from credit_coach.dialogue.hearing import hear
from credit_coach.dialogue.readers import Amount, Number, Rate, Term, find
from credit_coach.dialogue.walk import Walk
from credit_coach.dialogue.walking import tells_all, tells_enough
from credit_coach.knowledge.figures import has_han
from credit_coach.walks.asking import asks_advice, asks_figure, asks_for_sum, holds_sum
from credit_coach.walks.sums_heard import Heard, fitted
from credit_coach.walks.tool import Tool

#: Characters from which on a message is a story.
_STORY, _STORY_ENGLISH = 130, 330
#: Characters up to which the words of a message tell next to nothing of whether it is after a sum, and from which on much.
_SCRAP, _SCRAP_ENGLISH = 20, 55
_TELLING, _TELLING_ENGLISH = 80, 220
#: What a message may say beside its figures and still be hardly more than them, by `size_of`.
_FEW_WORDS = 8


@dataclass(frozen=True)
class Opening:
    """A walk that a message begins, the message (with the one before, where it only goes on), and what tells so.

    - plain: it asks for a sum, or tells all of its figures, in so many words;
    - words: it has the words of a walk, which stand in many stories: "我孩子拿我手机打赏主播八千" asks for no sum;
    - sound: it only sounds like it.
    """

    tool: Tool
    said: str
    ground: Literal["plain", "words", "sound"]

    def gives_way(self, topics: Collection[str], confidence: float) -> bool:
        """Tell whether what is said to the message instead goes first; it is as sure as `confidence` (0 to 1).

        That is an answer on `topics`, or with none the limit that its subject is not covered. A household's walk gives
        way to what is about another subject alone, whatever tells that it is meant.
        """
        if self.ground == "plain" or confidence < _SURE_OF_ANOTHER:
            return False
        if self.ground == "sound" and not (self.tool.walk.personal and topics):
            return True
        return bool(topics) and not (_OF_SUMS | set(self.tool.topics)) & set(topics)


def opened(tools: Iterable[Tool], text: str, on: date, *, listening: bool = True) -> Opening | None:
    """Return the walk that a message asks for: by what it sounds like, its figures or its words; else None.

    Without `listening`, as in the middle of a walk, what it only sounds like does not count.
    """
    tools = tuple(tools)
    by_rule = _by_rule(tools, text, on)
    if by_rule is None and not listening:
        return None
    heard = fitted().heard(text, on)
    if by_rule is not None and not by_rule.walk.sure and _sounds_like_no_sum(text, heard):
        by_rule = None
    sure = by_rule is not None and by_rule.walk.sure
    tool = (_by_ear(tools, text, heard, on, instead_of=by_rule) if listening and not sure else None) or by_rule
    return None if tool is None else _opening(tool, text, heard, on, by_rule=by_rule is tool)


def completed(tools: Iterable[Tool], before: str, text: str, on: date) -> Opening | None:
    """Return the walk that the message `before` wished for where this one, which asks nothing, tells all of its figures."""
    if _ASKS.search(text):
        return None
    both = f"{text}\n{before}"
    wished = (tool for tool in tools if tool.walk.wishes(before) and _leaves_open(tool, before, text, on))
    tool = next((one for one in wished if _takes_several(one) and tells_enough(one.walk, both, on)), None)
    return None if tool is None else Opening(tool, both, "plain")


def _leaves_open(tool: Tool, before: str, text: str, on: date) -> bool:
    """Tell whether a wish is without a figure, or has its sum alone, which the message behind it does not tell again."""
    if not holds_sum(before):
        return True
    told = _heard(tool.walk, before, on)
    figures = {name for enough in tool.walk.enough for name in enough} & set(told)
    return figures == {tool.walk.main} and not tells_main(tool, text, on)


def continued(tools: Collection[Tool], before: str, text: str, on: date) -> Opening | None:
    """Return the walk that the message `before` wished for without a figure, which this one brings; both are what it says.

    None where this message asks something itself, or has no figure for such a walk.
    """
    # The figure first: no word of the question before is meant for it.
    both = f"{text}\n{before}"
    heard = fitted().heard(both, on)
    tool = _wished_for(tools, before, text, on) or _heard_together(tools, both, text, heard, on)
    return None if tool is None else _opening(tool, both, heard, on, by_rule=_by_rule(tuple(tools), both, on) is tool)


def _opening(tool: Tool, said: str, heard: Heard | None, on: date, *, by_rule: bool) -> Opening:
    if asks_for_walk(said) or _FOR_ME.search(said) or _tells_sum(tool, said, heard, on):
        return Opening(tool, said, "plain")
    if not by_rule and not tool.walk.wishes(said):
        return Opening(tool, said, "sound")
    only_words = holds_sum(said) and not tells_all(tool.walk, said, on)
    return Opening(tool, said, "words" if only_words else "plain")


def _by_rule(tools: Sequence[Tool], text: str, on: date) -> Tool | None:
    """Return the walk whose words or whose figures a message has."""
    whole = next((tool for tool in tools if tells_all(tool.walk, text, on)), None)
    if whole is not None:
        return whole
    # A long story has figures and words of every walk in it, and asks for advice.
    if _is_story(text) and not asks_for_walk(text):
        return None
    by_words = next((tool for tool in tools if tool.walk.opening(text)), None)
    return by_words or _by_figures(tools, text, on)


def _sounds_like_no_sum(text: str, heard: Heard | None) -> bool:
    """Tell whether a message has figures and the words of a walk and all the same is plainly not after a sum.

    In a story of somebody's debts stand the figures and the words of every walk. A few words say too little to be heard
    well.
    """
    if heard is None or asks_for_sum(text):
        return False
    chinese = has_han(text)
    if len(text) <= (_SCRAP if chinese else _SCRAP_ENGLISH):
        return heard.chance < _HARDLY
    if len(text) <= (_TELLING if chinese else _TELLING_ENGLISH):
        return heard.chance < (_SELDOM if chinese else _SELDOM_ENGLISH)
    return not _FOR_ME.search(text) and heard.chance < (_WITH_ADVICE if asks_advice(text) else _IN_A_STORY)


def _by_ear(
    tools: Iterable[Tool], text: str, heard: Heard | None, on: date, *, instead_of: Tool | None = None
) -> Tool | None:
    """Return the walk that a message sounds like, where it tells enough to be worth a sum.

    A rule that found another walk is precise, so that only what is hardly anything else is heard `instead_of` that one.
    """
    tool = next((tool for tool in tools if heard is not None and tool.walk.name == heard.walk), None)
    if heard is None or tool is None or heard.alone < _LIKELY or tool.walk.excludes(text):
        return None
    if instead_of is not None and tool is not instead_of and heard.alone < _PLAIN:
        return None
    if _has_figures(tool, text, on):
        return tool
    # A household's walk asks for one figure after another anyway.
    worth = tool.walk.personal or tells_main(tool, text, on)
    return tool if heard.chance >= _SURE and worth else None


def _tells_sum(tool: Tool, text: str, heard: Heard | None, on: date) -> bool:
    """Tell whether a message that sounds like a walk is plainly meant for it, by its figures or by the plainest sound."""
    if heard is None or heard.walk != tool.walk.name:
        return False
    if _has_figures(tool, text, on):
        return heard.alone >= _LIKELY
    return heard.chance >= _CERTAIN and (holds_sum(text) or not _takes_several(tool))


def _takes_several(tool: Tool) -> bool:
    return any(len(enough) > 1 for enough in tool.walk.enough)


def _has_figures(tool: Tool, text: str, on: date) -> bool:
    """Tell whether a message has all figures of a sum; a sum of a single one could be made of any message."""
    return _takes_several(tool) and holds_sum(text) and tells_enough(tool.walk, text, on)


#: From these chances on a message is after the sum that it sounds like: rather than another, and hardly any other.
_LIKELY, _PLAIN = 0.5, 0.8
#: From these chances on a message is after some sum: worth asking for what is missing, and whatever an article says.
_SURE, _CERTAIN = 0.7, 0.9
#: Under these chances a message is after none, whatever its words are: a story, one that asks for advice too, a message of
#: a line or two, and a few words.
_IN_A_STORY, _WITH_ADVICE, _SELDOM, _HARDLY = 0.5, 0.8, 0.08, 0.004
#: "Can I afford a desk for 1,420 cash" sounds like hardly any sum.
_SELDOM_ENGLISH = 0.008
#: How sure an answer must be to go before a walk that a message may not be meant for.
_SURE_OF_ANOTHER = 0.4
#: Asks the coach to do something, whatever it is.
_FOR_ME = re.compile(r"(帮|陪|替|给)我|\b(help me|for me)\b", re.IGNORECASE)
#: Topics of questions that a sum may answer.
_OF_SUMS = frozenset({"affordability", "billing", "overdue_cost", "pricing", "product"})


def _wished_for(tools: Iterable[Tool], before: str, text: str, on: date) -> Tool | None:
    """Return the walk that `before` wished for, and of which a message of hardly more than figures tells the main one."""
    if not _only_figures(text, on):
        return None
    wished = (tool for tool in tools if tool.walk.wishes(before))
    both = f"{text}\n{before}"
    return next((one for one in wished if isinstance(_heard(one.walk, both, on).get(one.walk.main), str)), None)


def _heard_together(tools: Iterable[Tool], both: str, text: str, heard: Heard | None, on: date) -> Tool | None:
    """Return the walk that a message of few words beside its figures is plainly meant for after the one before."""
    if _ASKS.search(text) or not find(text, on):
        return None
    tool = _by_ear(tools, both, heard, on)
    meant = tool is not None and _few_words(tool.walk, text, on) and _tells_sum(tool, both, heard, on)
    return tool if meant else None


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
    return len(text) > (_STORY if has_han(text) else _STORY_ENGLISH)


def _heard(walk: Walk, text: str, on: date) -> dict[str, object]:
    return dict(hear(walk, {}, None, text, on, [], opening=True).readings)


def _few_words(walk: Walk, text: str, on: date) -> bool:
    return size_of(slots.residue(text, find(text, on), walk.questions({}))) <= _FEW_WORDS


#: Words beside a figure that answers, and what marks a question of its own.
_MOST_BESIDE = 4
_ASKS = re.compile(r"[?？吗呢]|怎么|为什么|多少|那|\b(how|what|why|which|should|can i)\b", re.IGNORECASE)


def _only_figures(text: str, on: date) -> bool:
    mentions = find(text, on)
    figures = [one for one in mentions if isinstance(one.value, Amount | Number | Rate | Term)]
    left = size_of(slots.residue(_OWED.sub(" ", text), mentions, ()))
    return bool(figures) and not _ASKS.search(text) and left <= _MOST_BESIDE


#: What people call the sum that they owe, in front of it.
_OWED = re.compile(r"欠款?|本金|账单|余额|金额|逾期|没还|\b(owe[ds]?|owing|bill|balance|debt|amount)\b", re.IGNORECASE)
