"""What a plan's charge is, as the whole message says: interest or a fee, on top of the principal or with it, and when."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from credit_coach.dialogue.kinds import RateValue, Reading, Trouble
from credit_coach.dialogue.kinds.charges import NO_FEE
from credit_coach.dialogue.kinds.fee_times import timed
from credit_coach.dialogue.kinds.rates import percent_stored
from credit_coach.dialogue.walk import Answers
from credit_coach.money import monthly_from_nominal, round_half_up


def fee_or_payment(readings: Mapping[str, Reading], answers: Answers, text: str) -> Reading:
    """Return what is charged each period as the amounts say: a fee on top is less than the bare principal.

    "They charge 920 a month" on 10,000 over 12 months is the whole payment, "they charge 35" comes on top. A flat rate is
    such a fee, whatever it is called.
    """
    charge = _of_interest(timed(readings["charge"], text), text)
    charge = _on_first_sum(charge) if _FLAT.search(text) else charge
    told = {**answers, **{name: one for name, one in readings.items() if isinstance(one, str)}}
    amount, periods, down = (_plain(told.get(name)) for name in ("amount", "periods", "down_payment"))
    if not isinstance(charge, str) or not charge.endswith(" period") or "%" in charge or not (amount and periods):
        return charge
    fee, on_top = Decimal(charge.split()[0]), charge.endswith(" a period")
    whole = fee >= (amount - (down or 0)) / periods
    if whole == on_top and (whole or _NAMES_FEE.search(text)):
        return f"{charge.split()[0]} {'each' if whole else 'a'} period"
    return charge


def _of_interest(charge: Reading, text: str) -> Reading:
    """Take "等额本金 at 6.5%" for a rate a year, and 1% a month "on what I still owe" for interest.

    Who says how a loan is repaid speaks of its interest.
    """
    if not isinstance(charge, Trouble) or _NAMES_FEE.search(NO_FEE.sub(" ", text)):
        return charge
    if charge.reason == "rate_per" and charge.options[0].endswith("a year") and _REPAID_BY.search(text):
        return charge.options[0]
    monthly = next((one for one in charge.options if one.endswith("a month")), None)
    return monthly if charge.reason == "rate_base" and monthly and _ON_BALANCE.search(text) else charge


_REPAID_BY = re.compile(
    r"等额本[息金]|先息后本|\b(equal principal|interest[- ]only|amorti[sz]\w+|reducing balance)\b", re.IGNORECASE
)
_ON_BALANCE = re.compile(
    r"(剩余|剩下|未还|没还)的?(本金|欠款|部分|余额|金额)|按余额|等额本[息金]|先息后本"
    r"|\bon (what|whatever|the (rest|part|amount|money|principal|balance)( that)?)('s| is| i| you| we)*( still)?( owe[ds]?| outstanding| left| remaining)\b|\b(outstanding|remaining|reducing) (balance|principal|debt|amount)\b",
    re.IGNORECASE,
)
_NAMES_FEE = re.compile(
    r"(手续费|服务费|分期费|利息)[^，。,;；]{0,6}\d|(手续费|服务费|分期费)(一共|总共)|\b(fees?|(service|handling|admin|monthly|instal\w+) charges?)\b",
    re.IGNORECASE,
)


#: Interest that is charged on the first sum all the time, whatever has been repaid.
_FLAT = re.compile(
    r"(?<!不是)(等本等息|平息)|(按|以)(全部|全额|原始|最初|初始|整个|借款|贷款)+的?(本金|金额)[^，。,]{0,4}(计|算|收)|本金(全额|不变)"
    r"|按[^，。,;；]{0,8}[\d一二两三四五六七八九十][万千元块]的 ?[\d.]+ ?[%％]|[每一]年[^，。,;；]{0,6}(总价|原价|全款|总额)的 ?[\d.]+ ?[%％]"
    r"|[%％][^.;,]{0,24}\bflat\b|\bflat[- ](rate|interest|monthly|annual|yearly)\b"
    r"|\b(on|of) the ((full|whole|original|initial|first|entire|total) (sum|amount|principal|loan|balance|price|bill|cost)|(full |whole |original )?[\d][\d,.]*\d?k?\b)",
    re.IGNORECASE,
)


def _on_first_sum(reading: Reading) -> Reading:
    """Return a rate of interest as what it takes of the first sum each month."""
    if isinstance(reading, Trouble):
        return next(
            (one for one in reading.options if reading.reason == "rate_base" and one.endswith("a period")), reading
        )
    rate = RateValue.restore(reading)
    if rate.percent and rate.unit in ("month", "year"):
        monthly = rate.value if rate.unit == "month" else monthly_from_nominal(rate.value)
        return percent_stored(round_half_up(monthly, _FINE), "a period")
    return reading


#: Digits of a twelfth of a rate a year, enough for the fen of any plan.
_FINE = 8


def _plain(stored: str | None) -> Decimal | None:
    try:
        return Decimal((stored or "").removeprefix("~"))
    except ArithmeticError:
        return None
