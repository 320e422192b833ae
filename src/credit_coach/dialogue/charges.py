"""The figures of a plan: which of those in a message is its charge, and which months cost nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from credit_coach.dialogue import slots
from credit_coach.dialogue.bills import settle_bill
from credit_coach.dialogue.corrections import figure_of
from credit_coach.dialogue.kinds.fee_times import is_before_all
from credit_coach.dialogue.measures import figure_told, months_of
from credit_coach.dialogue.plan_sums import (
    all_that_arrived,
    amount_by_size,
    bare_principal,
    bought_or_joined,
    down_payment_told,
    down_shares,
    financed_rest,
)
from credit_coach.dialogue.readers import FreePeriods, Mention, Rate, Term
from credit_coach.dialogue.walk import Answers, Question

_TWO = 2
_SUMS = ("amount", "price", "down_payment", "received")
#: Instalments are rounded.
_FEN = Decimal("0.01")


def settle(
    found: slots.Slots,
    by_name: Mapping[str, Question],
    answers: Answers,
    parts: Sequence[slots.Clause],
    text: str,
) -> None:
    """Put each figure of a plan in its place, where words alone have not."""
    shares = down_shares(found, text)
    financed_rest(found, by_name, text)
    bought_or_joined(found, by_name, answers)
    _free_periods(found, by_name, answers, text)
    _counted_term(found, text)
    _whole_term(found, by_name, answers)
    _other_offer(found, by_name, text)
    all_that_arrived(found, by_name, answers)
    bare_principal(found, by_name, answers)
    amount_by_size(found, by_name, answers)
    down_payment_told(found, by_name, answers, text, shares)
    _one_charge(found, by_name, answers, parts)
    settle_bill(found, by_name, answers)


def _free_periods(found: slots.Slots, by_name: Mapping[str, Question], answers: Answers, text: str) -> None:
    """Tell a plan without charge ("免息12期") from a charge that starts later ("前3期免息，每期0.6%")."""
    charge = found.values.get("charge", [])
    free = [mention for mention in charge if isinstance(mention.value, FreePeriods)]
    if not free:
        return
    value = free[0].value
    assert isinstance(value, FreePeriods)
    charged = len(charge) > len(free)
    begins = _AT_FIRST.search(text[max(0, free[0].start - _NEAR) : free[0].end])
    open_term = "periods" in by_name and "periods" not in found.values and "periods" not in answers
    if charged and "free_periods" in by_name and (begins or not open_term):
        found.values["charge"] = [mention for mention in charge if mention not in free]
        found.values["free_periods"] = [Mention(Term(value.months, "period"), free[0].start, free[0].end)]
    elif open_term:
        found.values["charge"] = [mention for mention in charge if mention not in free] or charge
        found.values["periods"] = [Mention(Term(value.months, "period"), free[0].start, free[0].end)]


#: Free at the start; otherwise the whole plan is, but for what is charged once.
_AT_FIRST = re.compile(r"[前头首]|\b(first|initial)\b", re.IGNORECASE)
_NEAR = 8


def _counted_term(found: slots.Slots, text: str) -> None:
    """Take the number of instalments for the length of a plan, whatever years and months are told beside it.

    What is left after those without a charge ("1% for the other nine") is no length of its own.
    """
    told = found.values.get("periods", [])
    free = sum(months_of(one) for one in found.values.get("free_periods", []))
    lengths = {months_of(one) for one in told}
    rest = [one for one in told if free and months_of(one) + free in lengths]
    told = [one for one in told if one not in rest]
    counted = [one for one in told if isinstance(one.value, Term) and one.value.unit == "period"]
    told = counted or told
    if len(told) == 1 and free and not rest and _AFTER_FREE.search(text[: told[0].start]):
        whole = int(months_of(told[0]) + free)
        told = [replace(told[0], value=Term(whole, "period"))]
    if told:
        found.values["periods"] = told


#: The time behind is what follows the free instalments: "3 months free, then 0.8% a month for 9".
_AFTER_FREE = re.compile(
    r"(之后|以后|后面?|剩下|其余|余下)的?[^。；;\d]{0,6}$|\b(then|after that|afterwards|other|remaining|rest|next|following)\b(?:[^.;]|(?<=\d)\.(?=\d)){0,60}$",
    re.IGNORECASE,
)


def _whole_term(found: slots.Slots, by_name: Mapping[str, Question], answers: Answers) -> None:
    """Tell how long a plan is from how far it has come: of "10期的还了3期" the more, and "还了6个月" alone where only that is told."""
    if "periods" not in by_name or "periods" in found.values:
        return
    for name in ("paid", "left"):
        told = sorted(found.values.get(name, []), key=months_of)
        if len(told) == _TWO and months_of(told[0]) < months_of(told[1]):
            found.values[name], found.values["periods"] = told[:1], told[1:]
            return
    paid = found.values.get("paid", [])
    fits = paid and not by_name["paid"].asked and all(by_name["periods"].kind.accepts(mention) for mention in paid)
    if fits and "periods" not in answers:
        found.values["periods"] = found.values.pop("paid")


def _other_offer(found: slots.Slots, by_name: Mapping[str, Question], text: str) -> None:
    """Take the yearly rate beside another charge for that of the offer that the plan is compared with."""
    charge = found.values.get("charge", [])
    yearly = [mention for mention in charge if isinstance(mention.value, Rate) and mention.value.per == "year"]
    if "offer" in by_name and len(yearly) == 1 and len(charge) > 1 and _COMPARES.search(text):
        found.values["offer"] = yearly
        found.values["charge"] = [mention for mention in charge if mention not in yearly]


_COMPARES = re.compile(
    r"哪(个|种|边|家|样)|比.{0,12}(贵|便宜|划算|高|低|多|少)|(贵|便宜|划算)(些|点|一点)?|还是|对比|比较"
    r"|\b(cheaper|dearer|better|worse|compare[ds]?|comparison|versus|vs|than|more expensive|which)\b",
    re.IGNORECASE,
)


def _one_charge(
    found: slots.Slots, by_name: Mapping[str, Question], answers: Answers, parts: Sequence[slots.Clause]
) -> None:
    """Leave of several figures of a plan the one that is its charge.

    "600 each" beside a fee is the bare principal, "500 first" is what was kept back, and a seller's rate beside the
    instalment is a claim that the instalment tests.
    """
    # "No interest, but a fee of 300": what is free is not what is charged.
    charge = [
        one for one in found.values.get("charge", []) if not (isinstance(one.value, Rate) and not one.value.value)
    ]
    charge = _in_force(charge, parts)
    if charge:
        found.values["charge"] = charge
    if len(charge) < 2:
        return
    told = {name: figure_told(name, found, by_name, answers) for name in (*_SUMS, "periods")}
    amount, periods = told["amount"] or told["price"], told["periods"]
    amount = amount - (told["down_payment"] or 0) if amount else None
    if not amount:
        return
    held_back = amount - told["received"] if told["received"] else None
    bare = amount / periods if periods else None
    sums = {id(mention): figure_of(mention) for mention in charge}
    left = [
        mention
        for mention in charge
        if (value := sums[id(mention)]) is None or (value != held_back and (bare is None or abs(value - bare) > _FEN))
    ]
    instalments = [m for m in left if bare is not None and (sums[id(m)] or 0) > bare]
    fees = [m for m in left if m not in instalments]
    open_fee = len(instalments) == len(fees) == 1 and "joining" in by_name and "joining" not in found.values
    # A fee before the first payment is in none of them.
    if open_fee and sums[id(fees[0])] and is_before_all(_own_clause(fees[0], parts)):
        found.values["joining"], left = fees, instalments
    if len(instalments) == 1 and all(m in instalments or isinstance(m.value, Rate) for m in left):
        left = instalments
    if not left:
        # Nothing but what was kept back, and the bare principal: that is the one fee.
        left = [mention for mention in charge if held_back and sums[id(mention)] == held_back]
        if left:
            found.values["charge"] = left[:1]
            found.around["charge"] = f"{_own_clause(left[0], parts)} 一次性"
        return
    if len(left) == _TWO and periods:
        # "600 in fees, 60 each" of ten instalments is one charge.
        less, more = sorted(left, key=lambda one: sums[id(one)] or 0)
        if sums[id(less)] and (sums[id(less)] or 0) * periods == sums[id(more)]:
            left = [less]
    if len(left) < len(charge):
        found.values["charge"] = left
        # "每期" beside the figure that was left out says nothing of this one.
        found.around["charge"] = _own_clause(left[0], parts)


def _own_clause(mention: Mention, parts: Sequence[slots.Clause]) -> str:
    return " ".join(part.text for part in parts if part.start <= mention.start < part.start + len(part.text))


def _in_force(charge: Sequence[Mention], parts: Sequence[slots.Clause]) -> list[Mention]:
    """Leave out a rate that another one replaces, or that only says the same for a year: "6% a year" beside 0.5% a month."""
    left = list(charge)
    for one in charge:
        others = [other for other in left if other is not one and isinstance(other.value, Rate)]
        if not others or not isinstance(one.value, Rate):
            continue
        said = _own_clause(one, parts)
        replaced = _WAS.search(said) and not _IS_NOW.search(said) and any(other.start > one.start for other in others)
        if replaced or any(_is_yearly_sum(one.value, other.value) for other in others):
            left.remove(one)
    return left


def _is_yearly_sum(yearly: Rate, other: object) -> bool:
    """Tell whether a rate a year is nothing but twelve times another, or three hundred and sixty-five times a daily one."""
    times = (
        {"month": (12,), "period": (12,), "day": (365, 360)}.get(other.per or "", ()) if isinstance(other, Rate) else ()
    )
    return (
        isinstance(other, Rate) and yearly.per == "year" and any(other.value * count == yearly.value for count in times)
    )


_WAS = re.compile(
    r"本来|原来|原本|原先|平时|平常|以前|之前|正常|标准|一般"
    r"|\b(normal(ly)?|usual(ly)?|regular(ly)?|standard|was|used to|before|original(ly)?|instead of|rather than|list)\b",
    re.IGNORECASE,
)
_IS_NOW = re.compile(
    r"现在|如今|打折|优惠|折后|活动|只要|改成|降到|\b(now|today|discount\w*|coupon|offer|promo\w*|reduced)\b",
    re.IGNORECASE,
)
