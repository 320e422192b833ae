"""The names of debts and the values in a clause, in their order, each value with the words that stand beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from credit_coach.dialogue.readers import Amount, Mention, Number, Rate
from credit_coach.dialogue.slots import Clause
from credit_coach.walks.payoff_plan.lenders import NAME, free_name


@dataclass(frozen=True)
class Name:
    """A debt's name in the message, as it is called from now on."""

    name: str
    start: int
    end: int


@dataclass(frozen=True)
class Value:
    """A value in the message, how it was said, the words before it, back to the token before, and those behind it."""

    mention: Mention
    start: int
    end: int
    said: str
    before: str
    after: str


def tokens_of(
    text: str, clause: Clause, mentions: Sequence[Mention], known: Sequence[str], *, listing: bool
) -> list[Name | Value]:
    """Return the names and values of a clause in their order."""
    names = _names(clause, known)
    end = clause.start + len(clause.text)
    inside = [
        _trimmed(mention, text)
        for mention in clause.mentions
        if isinstance(mention.value, (Amount, Number, Rate)) and not mention.negated
    ]
    inside = [one for one in inside if not any(name.start <= one.start < name.end for name in names)]
    if listing and not names and inside and isinstance(inside[0].value, (Amount, Number)):
        names = _free(clause, inside, known)
    spans = sorted([(name.start, name.end) for name in names] + [(one.start, one.end) for one in inside])
    tokens: list[Name | Value] = list(names)
    for mention in inside:
        span = (mention.start, mention.end)
        place = spans.index(span)
        floor = max((stop for _, stop in spans[:place]), default=clause.start)
        ceiling = min((start for start, _ in spans[place + 1 :]), default=end)
        after = text[mention.end : ceiling] if place + 1 == len(spans) else ""
        tokens.append(Value(mention, *span, text[slice(*span)], text[floor : mention.start], after))
    return sorted(tokens, key=lambda token: (token.start, token.end))


def _free(clause: Clause, inside: Sequence[Mention], known: Sequence[str]) -> list[Name]:
    """Return the name that the words before the first sum make, else those behind the last."""
    first, last = inside[0].start - clause.start, inside[-1].end - clause.start
    before, after = free_name(clause.text[:first]), free_name(clause.text[last:])
    if before:
        return [Name(match_known(before, known), clause.start, inside[0].start)]
    return [Name(match_known(after, known), inside[-1].end, clause.start + len(clause.text))] if after else []


def _names(clause: Clause, known: Sequence[str]) -> list[Name]:
    """Return the names in a clause; one that was told before is found whatever it is."""
    found: list[Name] = []
    own = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))
    for pattern in (NAME, re.compile(own, re.IGNORECASE) if own else None):
        for match in pattern.finditer(clause.text) if pattern else ():
            start, end = match.start() + clause.start, match.end() + clause.start
            if all(end <= other.start or other.end <= start for other in found):
                found.append(Name(match_known(_tidy(match[0]), known), start, end))
    return sorted(found, key=lambda name: name.start)


def called(text: str, known: Sequence[str]) -> list[str]:
    """Return the debts that a text names, in order."""
    return [name.name for name in _names(Clause(text, 0, ()), known)]


def _tidy(name: str) -> str:
    return re.sub(r"\s+", " ", name).strip(" 的:：")


def match_known(name: str, known: Sequence[str]) -> str:
    """Return the name told before that this one means: the same, or the only one that it shortens."""
    same = [one for one in known if _fold(one) == _fold(name)]
    longer = [one for one in known if _fold(name) in _fold(one)]
    if same:
        return same[0]
    return longer[0] if len(longer) == 1 else name


def _fold(name: str) -> str:
    return re.sub(r"[\s的]", "", name).casefold()


#: Without a percent sign nothing above this is a rate: "3600年化14%" is a sum with the words of the next value.
LARGEST_BARE_RATE = Decimal(100)
_LEADING = re.compile(r"^(最低|最少|至少)(还款?)?|^(at least|(the )?min(imum)?( of)?)\b")
_TRAILING = re.compile(r"(最低|最少|至少|起)(还款?)?$|(年化|年利率|利率|日息|月息)$|\b(minimum|min|at least)$")


def _trimmed(mention: Mention, text: str) -> Mention:
    """Return a sum without the words that were read into it, so that they can be of the value beside it.

    "20000 minimum 1000" and "3600年化14%" would else give the first sum what is said of the second.
    """
    value = mention.value
    said = text[mention.start : mention.end]
    if isinstance(value, Rate) and not (value.unclear and value.value >= LARGEST_BARE_RATE):
        return mention
    lead, trail = _LEADING.search(said), _TRAILING.search(said)
    start = mention.start + (lead.end() if lead else 0)
    end = mention.end - (len(trail[0]) if trail else 0)
    if isinstance(value, Rate):
        return Mention(Number(value.value), start, end)
    if isinstance(value, Amount) and value.high is None and (lead or trail):
        value = replace(value, high=value.low)
    return Mention(value, start, end)
