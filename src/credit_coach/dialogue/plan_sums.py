"""The sums of a plan: its price, what is paid down, what arrived, and which of several the plan is about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from credit_coach.dialogue import slots
from credit_coach.dialogue.corrections import figure_of
from credit_coach.dialogue.measures import figure_told, is_sum
from credit_coach.dialogue.readers import Amount, Mention, Rate
from credit_coach.dialogue.walk import Answers, Question


def all_that_arrived(found: slots.Slots, by_name: Mapping[str, Question], answers: Answers) -> None:
    """Take what arrived for the sum of a plan that is known by its payments: "912 a month for 24 months, 18k in hand"."""
    if (
        not {"amount", "received", "charge", "periods"} <= set(by_name)
        or "amount" in answers
        or "amount" in found.values
    ):
        return
    received, charge = found.values.get("received", []), found.values.get("charge", [])
    periods = figure_told("periods", found, by_name, answers)
    arrived = figure_of(received[0]) if len(received) == 1 else None
    payment = figure_of(charge[0]) if len(charge) == 1 else None
    if arrived and payment and periods and payment * periods >= arrived and not any(map(is_sum, found.left)):
        found.values["amount"] = found.values.pop("received")


def bare_principal(found: slots.Slots, by_name: Mapping[str, Question], answers: Answers) -> None:
    """Leave out what each instalment repays of the sum, where the whole is told: "2,400 over 8, each 300 and a fee of 18"."""
    if not {"amount", "charge", "periods"} <= set(by_name) or "amount" in answers:
        return
    periods = figure_told("periods", found, by_name, answers)
    amount = found.values.get("amount", [])
    told = [one for one in (*amount, *found.left) if is_sum(one)]
    if not periods or periods < _TWO:
        return
    for part in amount:
        bare = figure_of(part) or Decimal(0)
        whole = [one for one in told if one is not part and abs((figure_of(one) or 0) - bare * periods) < 1]
        if bare and len(whole) == 1:
            found.values["amount"] = whole
            found.left = [one for one in found.left if one is not whole[0]]
            return


def amount_by_size(found: slots.Slots, by_name: Mapping[str, Question], answers: Answers) -> None:
    """Tell the sum of a plan from its charge where no words do: of two sums the larger is what the plan is about."""
    if not {"amount", "charge", "periods"} <= set(by_name) or "amount" in answers:
        return
    amount, charge = found.values.get("amount", []), found.values.get("charge", [])
    received = sorted(found.values.get("received", []), key=lambda one: figure_of(one) or 0)
    if not amount and len(received) == _TWO:
        # "Got only 9,400 of 10,000".
        found.values["received"], found.values["amount"] = received[:1], received[1:]
        return
    sums = sorted(
        {id(one): one for one in (*amount, *charge) if is_sum(one)}.values(), key=lambda one: figure_of(one) or 0
    )
    rates = [one for one in charge if isinstance(one.value, Rate)]
    if not amount and len(sums) == 1 and len(rates) == 1 and len(charge) == _TWO:
        # A rate is the charge: the sum beside it is what it is charged on.
        found.values["amount"], found.values["charge"] = sums, rates
        return
    unclear = len(amount) != 1 and (len(amount) == len(sums) or not amount)
    if len(sums) != _TWO or not unclear or any(one not in sums for one in charge):
        return
    less, more = sums
    if figure_of(less) == figure_of(more):
        return
    found.values["amount"], found.values["charge"] = [more], [less]
    found.around["charge"] = found.around.get("charge") or found.around.get("amount", "")


def down_shares(found: slots.Slots, text: str) -> list[Mention]:
    """Take "30%首付" and "20% down" out of what is charged, and return it."""
    charge = found.values.get("charge", [])
    shares = [
        one
        for one in charge
        if isinstance(one.value, Rate) and (_DOWN_BEFORE.search(text[: one.start]) or _DOWN_BEHIND.match(text, one.end))
    ]
    if shares:
        found.values["charge"] = [one for one in charge if one not in shares]
        if not found.values["charge"]:
            del found.values["charge"]
    return shares


_DOWN_BEFORE = re.compile(
    r"(首付|头款|定金|预付)款?(比例)?(是|为|付|交|要|了|:|：|\s)*$|\b(down ?payment|deposit)( (of|is|was|at|about))* *$",
    re.IGNORECASE,
)
_DOWN_BEHIND = re.compile(r" ?的?(首付|头款|定金|预付)| (down|deposit|up ?front)\b", re.IGNORECASE)


def down_payment_told(
    found: slots.Slots,
    by_name: Mapping[str, Question],
    answers: Answers,
    text: str,
    shares: Sequence[Mention],
) -> None:
    """Tell the price from what is paid down: a share of it, the less of two sums, or the sum beside the rest of it."""
    price = "price" if "price" in by_name else "amount"
    if not {"down_payment", price} <= set(by_name):
        return
    down = sorted(found.values.get("down_payment", []), key=lambda one: figure_of(one) or 0)
    sums = found.values.get(price, [])
    if len(down) == _TWO and not sums and price not in answers:
        found.values["down_payment"], found.values[price] = down[:1], down[1:]
        return
    whole = figure_told(price, found, by_name, answers)
    if shares and not down and whole:
        share = shares[0]
        assert isinstance(share.value, Rate)
        found.values["down_payment"] = [replace(share, value=_yuan(whole * share.value.value))]
    paid = figure_of(down[0]) if len(down) == 1 else None
    if paid is None:
        return
    if len(sums) == _TWO:
        less, more = sorted(sums, key=lambda one: figure_of(one) or 0)
        if (figure_of(more) or 0) - paid == figure_of(less):
            found.values[price] = [more]
    elif len(sums) == 1 and (rest := figure_of(sums[0])) and _REST_BEFORE.search(text[: sums[0].start]):
        found.values[price] = [replace(sums[0], value=_yuan(rest + paid))]


def financed_rest(found: slots.Slots, by_name: Mapping[str, Question], text: str) -> None:
    """Take what is left of a price for the sum that is paid in instalments: "报价13万，手里有5万，剩下8万分期"."""
    if not {"amount", "down_payment"} <= set(by_name):
        return
    names = ("amount", "down_payment", "charge", "received")
    told = [one for name in names for one in found.values.get(name, ())] + found.left
    sums = list({id(one): one for one in told if is_sum(one)}.values())
    left = [one for one in sums if _LEFT_OVER.search(text[: one.start])]
    if len(left) != 1:
        return
    rest = figure_of(left[0])
    parts = next(
        ((price, paid) for price in sums for paid in sums if (figure_of(price) or 0) - (figure_of(paid) or 0) == rest),
        None,
    )
    down = found.values.get("down_payment", ())
    if parts is None or left[0] in parts or any(one in down for one in parts):
        return
    gone = {id(one) for one in (*parts, left[0])}
    for name in names:
        kept = [one for one in found.values.get(name, ()) if id(one) not in gone]
        found.values[name] = kept
        if not kept:
            del found.values[name]
    found.left = [one for one in found.left if id(one) not in gone]
    found.values["amount"] = [left[0]]


def bought_or_joined(found: slots.Slots, by_name: Mapping[str, Question], answers: Answers) -> None:
    """Tell a membership that is paid for in instalments from one that has to be bought to get them."""
    if "joining" not in found.values or "amount" in found.values or "amount" in answers or "amount" not in by_name:
        return
    told = sorted(found.values.pop("joining"), key=lambda one: figure_of(one) or 0)
    found.values["amount"] = told[-1:]
    if len(told) > 1:
        found.values["joining"] = told[:-1]


_LEFT_OVER = re.compile(
    r"(剩(下|余)?|余下|其余|尾款)(的|是|还有|了|就|:|：|\s)*$|\b(rest|remaining|remainder|left)( (of|is|the|at|about)|,)* *$",
    re.IGNORECASE,
)


def _yuan(amount: Decimal) -> Amount:
    return Amount(amount, amount)


#: The sum behind is what is left of a price to be paid in instalments.
_REST_BEFORE = re.compile(
    r"(剩(下|余)?|余下|其余|尾款|贷款?|按揭)(的|是|还有|了|:|：|\s)*$|\b(rest|remaining|remainder|financ(e|ed|ing)|borrow(ed|ing)?)( (of|is|the|at|about)|,)* *$",
    re.IGNORECASE,
)


_TWO = 2
