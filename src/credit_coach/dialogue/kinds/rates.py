"""Rates and shares. A rate without its unit is asked back: 0.6% a day and 0.6% a year differ by a factor of 365."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from credit_coach.dialogue.kinds.kind import Reading, Trouble, number
from credit_coach.dialogue.readers import Mention, Number, Rate
from credit_coach.money import LARGEST_RATE

FREE = re.compile(
    r"免息|免手续费|免费|无手续费|无息|(没有?|不收|不要|不用)(任何)?(手续费|利息|服务费)|零利[率息]|0利[率息]|[0零]手续费"
    r"|\b(interest[- ]free|no[- ]cost|without (any )?(fees?|interest|charges?)|no (fees?|interest|charges?)|free|zero (fees?|interest))\b|(?<![\d.])0 ?%(?! *首付)",
    re.IGNORECASE,
)
_STORED = re.compile(r"([\d.]+)(%?) (a|each|once|total|spread|upfront)(?: (period|day|month|year))?|free")


@dataclass(frozen=True)
class RateValue:
    """A stored rate or charge: a fraction with `percent`, yuan without. `unit`: period, day, month, year, once, free.

    Of one sum in all: `once` on the first bill, `upfront` before it, `spread` over the instalments, `total` all that is repaid.
    """

    value: Decimal
    percent: bool
    unit: str

    @classmethod
    def restore(cls, stored: str) -> RateValue:
        """Return the value of a stored form."""
        match = _STORED.fullmatch(stored)
        if match is None:
            raise ValueError("not a stored rate")
        if stored == "free":
            return cls(Decimal(0), True, "free")
        value = Decimal(match[1])
        unit = match[4] if match[3] == "a" else match[3]
        return cls(value.scaleb(-2) if match[2] else value, bool(match[2]), unit)


#: The words for each unit that can be asked back.
_UNITS = {
    "each period": re.compile(
        r"每期(要|得)?(还|付|交)|月供|一共要还|(pay|payment) (each|a|every|per) (month|period)|monthly payment",
        re.IGNORECASE,
    ),
    "a period": re.compile(
        r"每期|手续费|期费|原价|each (instal|period)|per (instal|period)|\bfee\b|original price", re.IGNORECASE
    ),
    "a year": re.compile(r"年|\byear|annual|APR|p\.?a\.?\b", re.IGNORECASE),
    "a month": re.compile(r"月利|月息|[每一按]个?月|月的|剩余|剩下|\bmonth|still owed", re.IGNORECASE),
    "a day": re.compile(r"日|天|\bda(y|ily)", re.IGNORECASE),
    "once": re.compile(
        r"一次|总共|一共|全部|合计|\bonce\b|in total|altogether|all the fees|one[- ](off|time)", re.IGNORECASE
    ),
}


def unit_named(text: str, options: Sequence[str]) -> str | None:
    """Return the one of several stored rates whose unit the words name without repeating the figure, else None."""
    if re.search(r"\d", text):
        return None
    named = [
        option for option in options for unit, words in _UNITS.items() if option.endswith(unit) and words.search(text)
    ]
    return named[0] if len(named) == 1 else None


def percent_stored(value: Decimal, unit: str) -> str:
    """Return a fraction in its stored form: 0.006 a period is "0.6% a period"."""
    return f"{number(value.scaleb(2))}% {unit}"


def shown_as(stored: str, prefix: str) -> tuple[str, dict[str, str]]:
    """Return the sentence, under `prefix`, and the figures that show a stored rate."""
    value = RateValue.restore(stored)
    if value.unit == "free":
        return f"{prefix}.free", {}
    if value.percent:
        return f"{prefix}.percent.{value.unit}", {"rate": f"{number(value.value.scaleb(2))}%"}
    return f"{prefix}.yuan.{value.unit}", {"amount": f"{value.value:,.2f}".removesuffix(".00")}


@dataclass(frozen=True)
class RateKind:
    """The interest rate of a debt: a day, a month or a year."""

    @property
    def nothing(self) -> str | None:
        """Nothing is no answer."""
        return None

    def accepts(self, mention: Mention) -> bool:
        """Rates, and bare numbers that can be one, which are asked back."""
        value = mention.value
        return isinstance(value, Rate) or (isinstance(value, Number) and value.value <= _WHOLE)

    def claims(self, mention: Mention) -> bool:
        """Whether a rate is this debt's is for the words around it to say."""
        return isinstance(mention.value, Rate)

    def words(self, text: str, *, pending: bool) -> Reading | None:
        """Free of interest."""
        return "0% a year" if FREE.search(text) else None

    def read(self, mentions: Sequence[Mention], text: str) -> Reading:
        """Read one rate."""
        readings = list(dict.fromkeys(_rate(mention) for mention in mentions))
        return readings[0] if len(readings) == 1 else in_conflict(readings)

    def key(self, stored: str) -> tuple[str, dict[str, str]]:
        """Shown with its unit."""
        return shown_as(stored, "rate")


def in_conflict(readings: Sequence[Reading]) -> Reading:
    """Return the trouble of several readings of one question, or the only trouble among them."""
    values = tuple(one for one in readings if isinstance(one, str))
    return Trouble("conflict", values) if len(values) > 1 else readings[0]


def _rate(mention: Mention) -> Reading:
    value = mention.value
    if isinstance(value, Number):
        value = Rate(value.value, None, unclear=True)
    assert isinstance(value, Rate)
    trouble = out_of_bounds(value.value)
    if trouble:
        return trouble
    if value.unclear:
        percent = value.value.scaleb(-2)
        unit = "day" if value.per == "day" or percent < Decimal("0.002") else "year"
        return Trouble("rate_percent", (percent_stored(percent, f"a {unit}"),))
    if value.per is None:
        units = next(units for least, units in _LIKELY_UNITS if value.value >= least)
        return Trouble("rate_per", tuple(percent_stored(value.value, f"a {unit}") for unit in units))
    return percent_stored(value.value, "a month" if value.per == "period" else f"a {value.per}")


#: What a rate without its unit may be, the likeliest first, by the least rate that it holds for.
_LIKELY_UNITS = (
    (Decimal("0.02"), ("year", "month")),
    (Decimal("0.003"), ("year", "month", "day")),
    (Decimal("-Infinity"), ("day", "year")),
)


def out_of_bounds(value: Decimal) -> Trouble | None:
    """Return the trouble of a rate that cannot be, None for any other."""
    if not value.is_finite() or abs(value) > LARGEST_RATE:
        return Trouble("too_large")
    return Trouble("negative") if value < 0 else None


#: A bare number above this is no percentage.
_WHOLE = Decimal(100)


@dataclass(frozen=True)
class ShareKind:
    """A share of something in percent, such as the minimum payment of a bill."""

    @property
    def nothing(self) -> str | None:
        """Nothing is no answer."""
        return None

    def accepts(self, mention: Mention) -> bool:
        """Percentages and bare numbers; one a day or a year is interest."""
        value = mention.value
        if isinstance(value, Number):
            # A larger one is the sum beside it.
            return value.value <= _WHOLE
        return isinstance(value, Rate) and value.per not in ("day", "year")

    def claims(self, mention: Mention) -> bool:
        """A share is known by the words around it."""
        return False

    def words(self, text: str, *, pending: bool) -> Reading | None:
        """No share without a figure."""
        return None

    def read(self, mentions: Sequence[Mention], text: str) -> Reading:
        """Read one share, more than 0% and at most 100%."""
        shares = []
        for mention in mentions:
            value = mention.value
            assert isinstance(value, (Rate, Number))
            bare = isinstance(value, Number) or value.unclear
            shares.append(value.value.scaleb(-2) if bare and value.value > 1 else value.value)
        share = shares[0]
        if len(set(shares)) > 1:
            return Trouble("conflict", tuple(f"{number(one.scaleb(2))}%" for one in dict.fromkeys(shares)))
        if not share.is_finite() or share > 1:
            return Trouble("too_large")
        if share < 0:
            return Trouble("negative")
        return Trouble("not_positive") if share == 0 else f"{number(share.scaleb(2))}%"

    def key(self, stored: str) -> tuple[str, dict[str, str]]:
        """Shown as it is stored."""
        return "share", {"share": stored}
