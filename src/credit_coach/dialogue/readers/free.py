"""Interest-free stretches: 免息半年, 前3期免息, 6 months interest free; and 免息 without a duration, a rate of 0."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from credit_coach.dialogue.readers.quantities import Clause, Reading
from credit_coach.dialogue.readers.values import FreePeriods, Mention, Rate, Term

_COSTS = r"(?:利率|利息|息(?![肉])|手续费|费率|费用)"
_FREE = (
    rf"免(?:利息|息|手续费|服务费)费?|(?<!有)[0零无]{_COSTS}|(?<!有)(?:没有?|不收|不要|无需?)(?:利率|利息|手续费|费率|费用)"
    r"|(?<![a-z])(?:interest[- ]free|(?:no|zero|0) (?:interest|fees?)\b)"
)
FREE = re.compile(rf"(不(?:能|可以?|是|再)?)?(?:{_FREE})(?![吗么期券额])")
_FREE_AFTER = re.compile(
    rf" ?(?:内|都|的|全部?|(?:are|is|were) )?(?:免(?:利?息|手续费|费)费?|[0零无]{_COSTS}|interest[- ]free|(?:with |of |at |have |has |there's |carry )?(?:no|zero|0%) (?:interest|fees?|charges?|cost)|without (?:any )?(?:interest|fees?|charges?)|(?:for )?free\b)(?![a-z期])"
)
_FREE_BEFORE = re.compile(
    r"(?:免(?:利?息|手续费)费?|[0零无]息|(?:interest[- ]free|(?:no|zero) interest)(?: for| during| in| over)?(?: the)?(?: first)?)(?:期|长达|共|:| ){0,2}(?:前|首|头)?\Z"
)
_ASKED_BEFORE = re.compile(
    r"(?:是否|是不是|能否|能不能|可不可以|会不会|有没有|要不要|(?<![a-z])(?:is it|are they|is there)) ?\Z"
)
_FREE_PARTS = re.compile(r"(?:期|长达|共|:|(?:for|over|during|in)(?: the first)?|前|首|头| ){0,4}")
_FREE_INSIDE = re.compile(r"interest[- ]free")
_FIRST_BEFORE = re.compile(r"(?:免?前|首|头|(?<![a-z])(?:the )?first )\Z")
#: In 分12期免息 the whole plan is free of interest: its length and a rate of 0 are said.
_WHOLE_PLAN_BEFORE = re.compile(
    r"(?:分成?|共|总计|一共|办|做|选|(?:split|spread|paid?)(?: it)? (?:in|into|over) |over )\Z"
)
_DURATION = re.compile(
    r"(?:[0-9]{1,4}|[一二两三四五六七八九十百半几]{1,4}|an?|one|two|three|six|nine|twelve)[ -]?个?(?:期|月|年|天|日|周|星期|季|instal|month|year|week|day)"
)


def with_free(clause: Clause, mention: Mention, end: int) -> Reading:
    """A duration, or free periods when the words around it say that it costs no interest.

    前3期 without a word on interest is an ordinal: consumed and not read.
    """
    before = clause.before(mention.start)
    first, free = _FIRST_BEFORE.search(before), _FREE_BEFORE.search(before)
    after = None if free else _FREE_AFTER.match(clause.text, end)
    inside = _FREE_INSIDE.search(clause.text[mention.start : end])
    months = mention.value.months if isinstance(mention.value, Term) else None
    if months and (free or inside or (after and not _WHOLE_PLAN_BEFORE.search(before))):
        opening = free or first
        start = mention.start - (len(before) - opening.start() if opening else 0)
        end = after.end() if after else end
        return (replace(mention, value=FreePeriods(months), start=start, end=end),), end
    return ((), end) if first and not free else ((mention,), end)


def read_free(clause: Clause, start: int) -> Reading | None:
    """A rate of 0 for 免息, 零利率, no interest; left to the duration when one follows, None when nothing is free."""
    match = FREE.match(clause.text, start)
    if match is None:
        return None
    parts = _FREE_PARTS.match(clause.text, match.end())
    if parts and _DURATION.match(clause.text, parts.end()):
        return (), parts.end()
    if _ASKED_BEFORE.search(clause.before(start)):
        return (), match.end()
    return (Mention(Rate(Decimal(0), None), start, match.end(), bool(match[1])),), match.end()
