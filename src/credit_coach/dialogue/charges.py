"""The figures of a plan: which of those in a message is its charge, and which months cost nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from credit_coach.dialogue import slots
from credit_coach.dialogue.kinds.fee_times import is_before_all
from credit_coach.dialogue.readers import Amount, FreePeriods, Mention, Number, Rate, Term
from credit_coach.dialogue.walk import Answers, Question

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
    shares = _down_shares(found, text)
    _financed_rest(found, by_name, text)
    _bought_or_joined(found, by_name, answers)
    _free_periods(found, by_name, answers, text)
    _counted_term(found, text)
    _whole_term(found, by_name, answers)
    _other_offer(found, by_name, text)
    _all_that_arrived(found, by_name, answers)
    _bare_principal(found, by_name, answers)
    _amount_by_size(found, by_name, answers)
    _down_payment(found, by_name, answers, text, shares)
    _one_charge(found, by_name, answers, parts)
    _balance_by_size(found, by_name, answers)
    _rest_of_bill(found, by_name, answers)


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
    free = sum(_months(one) for one in found.values.get("free_periods", []))
    lengths = {_months(one) for one in told}
    rest = [one for one in told if free and _months(one) + free in lengths]
    told = [one for one in told if one not in rest]
    counted = [one for one in told if isinstance(one.value, Term) and one.value.unit == "period"]
    told = counted or told
    if len(told) == 1 and free and not rest and _AFTER_FREE.search(text[: told[0].start]):
        whole = int(_months(told[0]) + free)
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
        told = sorted(found.values.get(name, []), key=_months)
        if len(told) == _TWO and _months(told[0]) < _months(told[1]):
            found.values[name], found.values["periods"] = told[:1], told[1:]
            return
    paid = found.values.get("paid", [])
    fits = paid and not by_name["paid"].asked and all(by_name["periods"].kind.accepts(mention) for mention in paid)
    if fits and "periods" not in answers:
        found.values["periods"] = found.values.pop("paid")


def _months(mention: Mention) -> Decimal:
    months = mention.value.months if isinstance(mention.value, Term) else None
    return Decimal(months) if months else _number(mention) or Decimal(0)


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
    told = {name: _figure(name, found, by_name, answers) for name in (*_SUMS, "periods")}
    amount, periods = told["amount"] or told["price"], told["periods"]
    amount = amount - (told["down_payment"] or 0) if amount else None
    if not amount:
        return
    held_back = amount - told["received"] if told["received"] else None
    bare = amount / periods if periods else None
    sums = {id(mention): _number(mention) for mention in charge}
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


def _all_that_arrived(found: slots.Slots, by_name: Mapping[str, Question], answers: Answers) -> None:
    """Take what arrived for the sum of a plan that is known by its payments: "912 a month for 24 months, 18k in hand"."""
    if (
        not {"amount", "received", "charge", "periods"} <= set(by_name)
        or "amount" in answers
        or "amount" in found.values
    ):
        return
    received, charge = found.values.get("received", []), found.values.get("charge", [])
    periods = _figure("periods", found, by_name, answers)
    arrived = _number(received[0]) if len(received) == 1 else None
    payment = _number(charge[0]) if len(charge) == 1 else None
    if arrived and payment and periods and payment * periods >= arrived and not any(map(_is_sum, found.left)):
        found.values["amount"] = found.values.pop("received")


def _bare_principal(found: slots.Slots, by_name: Mapping[str, Question], answers: Answers) -> None:
    """Leave out what each instalment repays of the sum, where the whole is told: "2,400 over 8, each 300 and a fee of 18"."""
    if not {"amount", "charge", "periods"} <= set(by_name) or "amount" in answers:
        return
    periods = _figure("periods", found, by_name, answers)
    amount = found.values.get("amount", [])
    told = [one for one in (*amount, *found.left) if _is_sum(one)]
    if not periods or periods < _TWO:
        return
    for part in amount:
        bare = _number(part) or Decimal(0)
        whole = [one for one in told if one is not part and abs((_number(one) or 0) - bare * periods) < 1]
        if bare and len(whole) == 1:
            found.values["amount"] = whole
            found.left = [one for one in found.left if one is not whole[0]]
            return


def _amount_by_size(found: slots.Slots, by_name: Mapping[str, Question], answers: Answers) -> None:
    """Tell the sum of a plan from its charge where no words do: of two sums the larger is what the plan is about."""
    if not {"amount", "charge", "periods"} <= set(by_name) or "amount" in answers:
        return
    amount, charge = found.values.get("amount", []), found.values.get("charge", [])
    received = sorted(found.values.get("received", []), key=lambda one: _number(one) or 0)
    if not amount and len(received) == _TWO:
        # "Got only 9,400 of 10,000".
        found.values["received"], found.values["amount"] = received[:1], received[1:]
        return
    sums = sorted(
        {id(one): one for one in (*amount, *charge) if _is_sum(one)}.values(), key=lambda one: _number(one) or 0
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
    if _number(less) == _number(more):
        return
    found.values["amount"], found.values["charge"] = [more], [less]
    found.around["charge"] = found.around.get("charge") or found.around.get("amount", "")


_TWO = 2


def _down_shares(found: slots.Slots, text: str) -> list[Mention]:
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


def _down_payment(
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
    down = sorted(found.values.get("down_payment", []), key=lambda one: _number(one) or 0)
    sums = found.values.get(price, [])
    if len(down) == _TWO and not sums and price not in answers:
        found.values["down_payment"], found.values[price] = down[:1], down[1:]
        return
    whole = _figure(price, found, by_name, answers)
    if shares and not down and whole:
        share = shares[0]
        assert isinstance(share.value, Rate)
        found.values["down_payment"] = [replace(share, value=_yuan(whole * share.value.value))]
    paid = _number(down[0]) if len(down) == 1 else None
    if paid is None:
        return
    if len(sums) == _TWO:
        less, more = sorted(sums, key=lambda one: _number(one) or 0)
        if (_number(more) or 0) - paid == _number(less):
            found.values[price] = [more]
    elif len(sums) == 1 and (rest := _number(sums[0])) and _REST_BEFORE.search(text[: sums[0].start]):
        found.values[price] = [replace(sums[0], value=_yuan(rest + paid))]


def _financed_rest(found: slots.Slots, by_name: Mapping[str, Question], text: str) -> None:
    """Take what is left of a price for the sum that is paid in instalments: "报价13万，手里有5万，剩下8万分期"."""
    if not {"amount", "down_payment"} <= set(by_name):
        return
    names = ("amount", "down_payment", "charge", "received")
    told = [one for name in names for one in found.values.get(name, ())] + found.left
    sums = list({id(one): one for one in told if _is_sum(one)}.values())
    left = [one for one in sums if _LEFT_OVER.search(text[: one.start])]
    if len(left) != 1:
        return
    rest = _number(left[0])
    parts = next(
        ((price, paid) for price in sums for paid in sums if (_number(price) or 0) - (_number(paid) or 0) == rest), None
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


def _bought_or_joined(found: slots.Slots, by_name: Mapping[str, Question], answers: Answers) -> None:
    """Tell a membership that is paid for in instalments from one that has to be bought to get them."""
    if "joining" not in found.values or "amount" in found.values or "amount" in answers or "amount" not in by_name:
        return
    told = sorted(found.values.pop("joining"), key=lambda one: _number(one) or 0)
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


def _balance_by_size(found: slots.Slots, by_name: Mapping[str, Question], answers: Answers) -> None:
    """Tell the balance from the minimum payment: of one sum, "the minimum on 9,700", or the larger of two."""
    if not {"balance", "minimum_share"} <= set(by_name) or "balance" in answers:
        return
    minimum, balance = found.values.get("minimum_share", []), found.values.get("balance", [])
    sums = sorted(filter(_is_sum, (*minimum, *balance)), key=lambda one: _number(one) or 0)
    if not any(one in sums for one in minimum) or len(sums) > _TWO:
        return
    found.values["balance"] = [sums[-1]]
    found.values["minimum_share"] = [one for one in (*minimum, *balance) if one is not sums[-1]]
    if not found.values["minimum_share"]:
        del found.values["minimum_share"]


def _rest_of_bill(found: slots.Slots, by_name: Mapping[str, Question], answers: Answers) -> None:
    """Leave out what a share leaves of a bill, said beside both: "15,000, I paid 10%, the 13,500 left"."""
    shares = [one.value.value for one in found.values.get("minimum_share", []) if isinstance(one.value, Rate)]
    sums = [one for one in (*found.values.get("balance", []), *found.left) if _is_sum(one)]
    if "balance" not in by_name or len(shares) != 1:
        return
    known = {_number(one) for one in sums} | {_figure("balance", found, by_name, answers)}
    rests = {whole * (1 - shares[0]) for whole in known if whole}
    found.left = [one for one in found.left if _number(one) not in rests]
    if kept := [one for one in found.values.get("balance", []) if _number(one) not in rests]:
        found.values["balance"] = kept


def _is_sum(mention: Mention) -> bool:
    """A sum of money, not one that is said to be paid each month."""
    value = mention.value
    return (isinstance(value, Amount) and value.per is None) or (
        isinstance(value, Number) and value.value >= _LEAST_SUM
    )


#: A smaller bare number counts something, or is a rate.
_LEAST_SUM = 100


def _figure(name: str, found: slots.Slots, by_name: Mapping[str, Question], answers: Answers) -> Decimal | None:
    """Return one number that is known of a question, said now or before; None where it is open."""
    for mention in found.values.get(name, ()):
        return _months(mention) or _number(mention)
    try:
        return Decimal(answers[name]) if name in by_name and name in answers else None
    except ArithmeticError:
        return None


def _number(mention: Mention) -> Decimal | None:
    """Return the number of an amount or of bare digits."""
    if isinstance(mention.value, Amount):
        return mention.value.low
    return mention.value.value if isinstance(mention.value, Number) else None
