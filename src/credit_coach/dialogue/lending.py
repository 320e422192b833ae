"""The figures of a loan that ends in one payment: two lengths of time, what was kept back of it, what is paid back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from credit_coach.dialogue import slots
from credit_coach.dialogue.corrections import figure_of
from credit_coach.dialogue.readers import Mention, Term
from credit_coach.dialogue.readers.values import TermUnit
from credit_coach.dialogue.walk import Question

_LENGTH = re.compile(
    r"\bday (?P<day_en>\d{1,4})\b(?! ?(?:%|yuan|rmb))|第 ?(?P<day_zh>\d{1,4}) ?天|(?<!每)(?P<day_when>\d{1,4}) ?天(?=就|便|提前)"
    r"|\b(?:next|coming|following) (?P<day_next>\d{1,4}) days\b|\b(?P<day_more>\d{1,4}) more days\b"
    r"|\b(?:after|in) month (?P<month_en>\d{1,3})\b|第 ?(?P<month_zh>\d{1,3}) ?个月(?=就|便|提前|还|的时候)",
    re.IGNORECASE,
)


def as_lengths(mentions: Sequence[Mention], text: str) -> tuple[Mention, ...]:
    """Read "on day 40", 第40天 and "10 more days" as so long."""
    found = list(mentions)
    for match in _LENGTH.finditer(text):
        name = next(one for one, said in match.groupdict().items() if said)
        unit: TermUnit = "day" if name.startswith("day") else "month"
        found = [one for one in found if one.end <= match.start() or match.end() <= one.start]
        found.append(Mention(Term(int(match[name]), unit), match.start(name), match.end()))
    return tuple(sorted(found, key=lambda one: one.start))


def settle_loan(found: slots.Slots, by_name: Mapping[str, Question], text: str) -> None:
    """Tell the time that was agreed from the shorter one after which the loan is paid back, and the sum from what is kept."""
    if "back" in by_name:
        _paid_back_early(found, text)
    if "kept" in by_name:
        _kept_back(found)


def _paid_back_early(found: slots.Slots, text: str) -> None:
    spans = {_length(one): one for one in found.values.get("span", []) if isinstance(one.value, Term)}
    if len(spans) != _TWO or not _EARLIER.search(text):
        return
    shorter, longer = (spans[length] for length in sorted(spans))
    found.values["span"], found.values["back"] = [longer], [shorter]


def _length(mention: Mention) -> int:
    assert isinstance(mention.value, Term)
    return mention.value.count * _DAYS.get(mention.value.unit, 1)


def _kept_back(found: slots.Slots) -> None:
    """Leave what arrived, and what was kept back or is paid back, out of the sum that was signed for."""
    amounts = found.values.get("amount", [])
    others = {figure_of(one) for name in ("received", "kept") for one in found.values.get(name, [])}
    rest = [one for one in amounts if figure_of(one) not in others]
    if rest and len(rest) < len(amounts):
        found.values["amount"] = rest
    repaid = found.values.get("repaid", [])
    if not found.values.get("amount") and len(repaid) == 1 and (figure_of(repaid[0]) or Decimal(0)) > 0:
        # "I got 1,800 and pay back 2,000": what is paid back is what was signed for.
        found.values["amount"] = repaid


_TWO = 2
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
#: The loan ends before its time.
_EARLIER = re.compile(
    r"提前|本来|原本|原来|原定|原计划|说好|约定|打算用|就(想|能|要)?(还|结)|早还|只用|\b(instead|early|earlier|planned|plan(ning)? to|meant to|was going to|supposed|originally|already|only)\b",
    re.IGNORECASE,
)
