"""The figures of paying a plan early: how far it has come, the penalty, and what is paid on top of the instalments."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from credit_coach.dialogue import slots
from credit_coach.dialogue.measures import figure_told, months_of
from credit_coach.dialogue.readers import Amount, Mention, Rate
from credit_coach.dialogue.walk import Answers, Question


def settle_early_figures(found: slots.Slots, by_name: Mapping[str, Question], answers: Answers, text: str) -> None:
    """Tell what has been paid from the whole term, and the penalty from what the plan charges."""
    _paid_is_no_term(found)
    if "penalty" in by_name:
        _penalty(found, by_name, answers, text)


def _paid_is_no_term(found: slots.Slots) -> None:
    """Leave "5 years (60 payments) done" out of how long the plan is."""
    done = {months_of(one) for name in ("paid", "left") for one in found.values.get(name, [])}
    periods = found.values.get("periods", [])
    others = [one for one in periods if months_of(one) not in done]
    if done and others:
        found.values["periods"] = others


def _penalty(found: slots.Slots, by_name: Mapping[str, Question], answers: Answers, text: str) -> None:
    """Take of several rates the one that paying early costs: a share of what is left, or of the first sum in yuan."""
    rates = [one for one in found.values.get("charge", []) if isinstance(one.value, Rate)]
    meant = [one for one in rates if _is_penalty(one, text)]
    if len(meant) == 1 and len(rates) > 1 and "penalty" not in found.values:
        found.values["charge"] = [one for one in found.values["charge"] if one is not meant[0]]
        found.give("penalty", meant[0], text[max(0, meant[0].start - _NEAR) : meant[0].end + _NEAR])
    penalty = found.values.get("penalty", [])
    if len(penalty) != 1 or not isinstance(penalty[0].value, Rate):
        return
    share = penalty[0]
    assert isinstance(share.value, Rate)
    if share.value.per is not None:
        share = replace(share, value=replace(share.value, per=None))
        found.values["penalty"] = [share]
    first = _OF_FIRST.match(text, share.end) or _OF_FIRST_BEFORE.search(text[: share.start])
    several = len(found.values.get("amount", [])) > 1
    amount = None if several else figure_told("amount", found, by_name, answers)
    rate = share.value
    if first and amount and isinstance(rate, Rate) and rate.value < 1:
        whole = amount * rate.value
        found.values["penalty"] = [replace(share, value=Amount(whole, whole))]


def _is_penalty(rate: Mention, text: str) -> bool:
    before, behind = text[max(0, rate.start - _NEAR) : rate.start], text[rate.end : rate.end + _NEAR]
    return bool(_OF_REST.match(behind) or (_TAKEN.search(before) and not _EACH_TIME.match(behind)))


#: How far around a rate the words stand that tell what it is (characters).
_NEAR = 44
_OF_REST = re.compile(
    r"\s*(of|on) (the |all |any )?(principal (that is|that'?s|which is|still)? ?(left|owed|remaining|outstanding)|(remaining|outstanding|rest|unpaid|left)\b|(balance|principal|amount|sum) (left|remaining|outstanding|that is left|that'?s left|still)|what('s| is| i)|whatever)"
)
_TAKEN = re.compile(
    r"\b(but|then|however|though|early|settl\w+|off|finish|close)\b[^.;%]{0,30}\b(charge|take|want|ask|keep|deduct|collect|fine|bill)s?\b( me| us| for)?( (a|an) )? *$"
    r"|(提前|结清|还清)[^。；;%]{0,14}(收|扣|罚|付|交|要)(我|取|掉)*((剩余|剩下|未还|余下)?的?(本金|金额|贷款|欠款)?的?)?$",
    re.IGNORECASE,
)
_EACH_TIME = re.compile(r"\s*(of [^.,;]{0,20})?(a|per|each|every) (month|year|day|instal|period)", re.IGNORECASE)
#: The penalty is taken of the sum at the start.
_OF_FIRST = re.compile(
    r"\s*(of|on) (the |my |that )?([¥￥]?\d|(whole|full|original|initial|first|entire|total|loan)\b)", re.IGNORECASE
)
_OF_FIRST_BEFORE = re.compile(r"(贷款|借款|合同|原始?|全部|最初|初始|总)(总额|金额|全额|本金|的)+(的|按|收)*$")
