"""Rates and charges. A rate without its unit is asked back: 0.6% a period and 0.6% a year differ by a factor of 20."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from credit_coach.dialogue.kinds.kind import Reading, Trouble, number
from credit_coach.dialogue.readers import Amount, FreePeriods, Mention, Number, Rate
from credit_coach.dialogue.readers.values import RatePeriod
from credit_coach.money import LARGEST_AMOUNT, LARGEST_RATE

_FEE = re.compile(
    r"手续费|服务费|分期费|费率|shou ?xu ?fei|\bon the (full|whole|original|total) (sum|price|amount)|\bfees?\b|\bcharges?\b",
    re.IGNORECASE,
)
_INTEREST = re.compile(r"利率|利息|月息|年息|日息|\binterest\b|\bAPR\b", re.IGNORECASE)
_EACH = re.compile(
    r"每期|每个?月|一期|月供|一个月|期供|\b(a|per|each|eve?ry) (month|period|instal\w+)|monthly|\beach\b|(payments|instal\w+) of\b|\d ?([x×*]|times) ?(?=\d)",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"一次性|一开始(收|扣|交)|一次(收|扣|付|给|交)|总共|一共|合计|总的?手续费|\b(once|one[- ]?off|one-time|single( [\d,.]+)?( \w+)? fee|total (fees?|charges?)|(fees?|charges?) (at the (start|beginning|outset)|in advance|first)|in total|altogether)\b",
    re.IGNORECASE,
)
#: Principal and charge together, over the whole time.
_REPAID = re.compile(
    r"连本带[息利]|本息|(一共|总共|总计|合计|全部)(要|得|需要?)?(还|付|交)(?!手续费|服务费|利息)|总还款"
    r"|\b(repay|pay( back)?|total repayment|paying) (a total of )?[^.,;]{0,16}\b(in total|altogether|in all)\b|\btotal (repayment|to repay)\b",
    re.IGNORECASE,
)
#: What comes on top of the principal each period, and what holds it.
_ON_TOP = re.compile(
    r"(手续费|服务费|利息|息费)(是|要|收|得|为|各|都)*(?=\D{0,2}\d)|\d ?[块元]?钱?的?(手续费|服务费|利息)|多(还|收|付|交|出|给|掏|花)|加收"
    r"|\b(fees?|interest|charges?) (of|is|are|at)\b|\d( yuan| rmb)? (fee|interest|charge)s?\b|\bcharges? (me |us |you )?(?=[\d¥])|\b(extra|on top|more)\b",
    re.IGNORECASE,
)
_INCLUDED = re.compile(
    r"[连含带]|包括|加上|算上|本金|\b(includ(ing|es|ed)|with (the )?(fees?|interest)|in all|total)\b", re.IGNORECASE
)
_FREE = re.compile(
    r"免息|免手续费|免费|无手续费|无息|(没有?|不收|不要|不用)(任何)?(手续费|利息|服务费)|零利[率息]|0利[率息]|[0零]手续费"
    r"|\b(interest[- ]free|no[- ]cost|without (any )?(fees?|interest|charges?)|no (fees?|interest|charges?)|free|zero (fees?|interest))\b|(?<![\d.])0 ?%(?! *首付)",
    re.IGNORECASE,
)
#: Said of a plan wherever it is said; "free" alone is not.
_PLAN_IS_FREE = re.compile(
    r"免息|免手续费|无手续费|无息|零利[率息]|0利[率息]|[0零]手续费|(没有?|不收)(任何)?(手续费|利息)"
    r"|\b(interest[- ]free|no[- ]cost (EMI|instal)|(no|without)( any)? (fees?|interest)|zero (fees?|interest)|instal+ments? for free)\b",
    re.IGNORECASE,
)
_STORED = re.compile(r"([\d.]+)(%?) (a|each|once|total)(?: (period|day|month|year))?|free")


@dataclass(frozen=True)
class RateValue:
    """A stored rate or charge: a fraction with `percent`, yuan without. `unit`: period, day, month, year, once, total (repaid), free."""

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
    "a month": re.compile(r"月利|月息|每个?月|剩余|剩下|\bmonth|still owed", re.IGNORECASE),
    "a day": re.compile(r"日|天|\bda(y|ily)", re.IGNORECASE),
    "once": re.compile(
        r"一次|总共|一共|全部|合计|\bonce\b|in total|altogether|all the fees|one[- ](off|time)", re.IGNORECASE
    ),
}


#: The period of a rate that stands apart from it: "a fee of 0.5% every month".
_PER: tuple[tuple[RatePeriod, re.Pattern[str]], ...] = (
    ("month", _EACH),
    ("year", re.compile(r"年|\b(a|per|each|every) year|annual|yearly", re.IGNORECASE)),
    ("day", re.compile(r"每天|每日|日息|\b(a|per|each|every) day|daily", re.IGNORECASE)),
)


def unit_named(text: str, options: Sequence[str]) -> str | None:
    """Return the one of several stored rates whose unit the words name without repeating the figure, else None."""
    if re.search(r"\d", text):
        return None
    named = [
        option for option in options for unit, words in _UNITS.items() if option.endswith(unit) and words.search(text)
    ]
    return named[0] if len(named) == 1 else None


def _percent(value: Decimal, unit: str) -> str:
    return f"{number(value.scaleb(2))}% {unit}"


def _key(stored: str, prefix: str) -> tuple[str, dict[str, str]]:
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
        return "0% a year" if _FREE.search(text) else None

    def read(self, mentions: Sequence[Mention], text: str) -> Reading:
        """Read one rate."""
        readings = list(dict.fromkeys(_rate(mention) for mention in mentions))
        return readings[0] if len(readings) == 1 else _conflict(readings)

    def key(self, stored: str) -> tuple[str, dict[str, str]]:
        """Shown with its unit."""
        return _key(stored, "rate")


def _conflict(readings: Sequence[Reading]) -> Reading:
    values = tuple(one for one in readings if isinstance(one, str))
    return Trouble("conflict", values) if len(values) > 1 else readings[0]


def _rate(mention: Mention) -> Reading:
    value = mention.value
    if isinstance(value, Number):
        value = Rate(value.value, None, unclear=True)
    assert isinstance(value, Rate)
    trouble = _bounds(value.value)
    if trouble:
        return trouble
    if value.unclear:
        percent = value.value.scaleb(-2)
        unit = "day" if value.per == "day" or percent < Decimal("0.002") else "year"
        return Trouble("rate_percent", (_percent(percent, f"a {unit}"),))
    if value.per is None:
        likely, other = ("day", "year") if value.value < Decimal("0.003") else ("year", "day")
        if value.value >= Decimal("0.02"):
            other = "month"
        return Trouble("rate_per", (_percent(value.value, f"a {likely}"), _percent(value.value, f"a {other}")))
    return _percent(value.value, "a month" if value.per == "period" else f"a {value.per}")


def _bounds(value: Decimal) -> Trouble | None:
    if not value.is_finite() or abs(value) > LARGEST_RATE:
        return Trouble("too_large")
    return Trouble("negative") if value < 0 else None


#: No plan charges so much each month where the month is not said of the rate itself.
_DEAR_A_MONTH = Decimal("0.03")


@dataclass(frozen=True)
class ChargeKind:
    """What an instalment plan charges: a fee each period on the price, interest on what is owed, or one fee."""

    @property
    def nothing(self) -> str | None:
        """Nothing is no answer."""
        return None

    def accepts(self, mention: Mention) -> bool:
        """Rates, what is paid each period, a fee in yuan, nothing at all."""
        value = mention.value
        return isinstance(value, (Rate, FreePeriods, Number)) or (
            isinstance(value, Amount) and value.per in (None, "month")
        )

    def claims(self, mention: Mention) -> bool:
        """A rate can only be the charge of the plan."""
        return isinstance(mention.value, (Rate, FreePeriods))

    def words(self, text: str, *, pending: bool) -> Reading | None:
        """Free of charge."""
        free = _FREE if pending else _PLAN_IS_FREE
        return "free" if free.search(text) else None

    def read(self, mentions: Sequence[Mention], text: str) -> Reading:
        """Read one charge."""
        said = [mention for mention in mentions if not isinstance(mention.value, FreePeriods)]
        if not said:
            return "free"
        readings = list(dict.fromkeys(self._one(mention, text) for mention in said))
        return readings[0] if len(readings) == 1 else _conflict(readings)

    def _one(self, mention: Mention, text: str) -> Reading:
        value = mention.value
        if isinstance(value, Rate):
            return self._of_rate(value, text)
        if isinstance(value, Number) and not any(words.search(text) for words in (_EACH, _ONCE, _REPAID)):
            return self._of_bare_number(value.value)
        assert isinstance(value, (Amount, Number))
        return self._of_amount(value, text)

    def _of_rate(self, rate: Rate, text: str) -> Reading:
        trouble = _bounds(rate.value)
        if trouble:
            return trouble
        if rate.unclear:
            return self._unclear(rate.value, rate.per)
        if rate.value == 0:
            return "free"
        per = rate.per or next((per for per, words in _PER if words.search(text)), None)
        if rate.per is None and per == "month" and rate.value >= _DEAR_A_MONTH:
            # "At 18%, how much each month": the month is that of the payment.
            per = None
        if per == "month":
            if _FEE.search(text):
                return _percent(rate.value, "a period")
            if _INTEREST.search(text):
                return _percent(rate.value, "a month")
            return Trouble("rate_base", (_percent(rate.value, "a period"), _percent(rate.value, "a month")))
        if per is not None:
            return _percent(rate.value, f"a {per}")
        if _ONCE.search(text):
            return _percent(rate.value, "once")
        # From a few percent on, a fee each period would be outrageous, and below a yearly rate would be a gift.
        options = [_percent(rate.value, unit) for unit in ("a period", "a year", "once")]
        return Trouble("rate_per", tuple(options if rate.value < Decimal("0.03") else options[1:] + options[:1]))

    def _unclear(self, typed: Decimal, per: str | None) -> Reading:
        percent = typed.scaleb(-2)
        if per is not None:
            unit = "a period" if per == "month" else f"a {per}"
            return Trouble("rate_percent", (_percent(percent, unit),))
        if typed < 1:
            return Trouble("rate_percent", (_percent(percent, "a period"), _percent(typed, "a year")))
        return Trouble("rate_percent", (_percent(percent, "a year"), _percent(percent, "a period")))

    def _of_bare_number(self, typed: Decimal) -> Reading:
        trouble = _bounds(typed) if typed < 0 or not typed.is_finite() else None
        if trouble:
            return trouble
        if typed == 0:
            return "free"
        if typed < 40:
            return self._unclear(typed, None)
        if typed > LARGEST_AMOUNT:
            return Trouble("too_large")
        return Trouble("charge_amount", (f"{number(typed)} each period", f"{number(typed)} once"))

    def _of_amount(self, value: Amount | Number, text: str) -> Reading:
        if isinstance(value, Amount):
            if value.currency != "CNY":
                return Trouble("currency")
            if value.low != value.high:
                return Trouble("open")
            amount, per = value.low, value.per
        else:
            amount, per = value.value, None
        if not amount.is_finite() or abs(amount) > LARGEST_AMOUNT:
            return Trouble("too_large")
        if amount < 0:
            return Trouble("negative")
        if amount == 0:
            return "free"
        if per is None and _REPAID.search(text):
            return f"{number(amount)} total"
        if per == "month" or _EACH.search(text):
            # "每期手续费28.8元" comes on top of the principal; "每期连手续费还812" is all that is paid.
            on_top = _ON_TOP.search(text) and not _INCLUDED.search(text)
            return f"{number(amount)} {'a' if on_top else 'each'} period"
        if _ONCE.search(text) or _FEE.search(text):
            return f"{number(amount)} once"
        return Trouble("charge_amount", (f"{number(amount)} each period", f"{number(amount)} once"))

    def key(self, stored: str) -> tuple[str, dict[str, str]]:
        """Shown with what it is charged on."""
        return _key(stored, "charge")


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
