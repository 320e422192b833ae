"""What a plan charges: a rate or a sum, each period, once, or in all. Without its unit it is asked back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from credit_coach.dialogue.kinds.fee_times import is_in_all, without_spreading
from credit_coach.dialogue.kinds.kind import Reading, Trouble, number
from credit_coach.dialogue.kinds.rates import FREE, in_conflict, out_of_bounds, percent_stored, shown_as
from credit_coach.dialogue.readers import Amount, FreePeriods, Mention, Number, Rate
from credit_coach.dialogue.readers.values import RatePeriod
from credit_coach.money import LARGEST_AMOUNT

_FEE = re.compile(
    r"手续费|服务费|分期费|费率|shou ?xu ?fei|\b(on|of) (the |my )?(full |whole |original |total |entire |initial )*(sum|price|amount|principal|bill( amount)?|purchase( price)?)\b(?! (still|that|left|remaining|owed|outstanding))|\b(of|on the|on that)( full| whole| original)? \d[\d,.]*\d?k?\b|按(最初|全部|原始|初始|最开始)?的?(总额|全额|总价|原价|总金额|贷款额|借款额|分期金额|账单金额|本金总额)|(总价|全价|全款|原价|总金额|全额|[\d一二两三四五六七八九十][万千元块])的(?=\D{0,4}[\d.零]+ ?[%％])|\bfees?\b|\bcharges?\b",
    re.IGNORECASE,
)
#: That there is no fee says nothing of a rate beside it, which is interest all the more.
NO_FEE = re.compile(
    r"(没有?|无|不收|免|零)(任何|其他|别的|另外)*的?(手续费|服务费)|\b(no|without( any)?|zero|free of)( other| extra| added)? (fees?|charges?)\b",
    re.IGNORECASE,
)
_INTEREST = re.compile(r"利率|利息|月息|年息|日息|\binterest\b|\bAPR\b", re.IGNORECASE)
_EACH = re.compile(
    r"每个?期|每个?月|(?<!第)一个?期|月供|一个月|期供|\b(a|per|each|eve?ry) (month|period|instal\w+)|monthly|\beach\b|(payments|instal\w+) of\b|\d ?([x×*]|times) ?(?=\d)",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"一次性|一开始(收|扣|交)|一次(收|扣|付|给|交)|总共|一共|合计|总的?手续费|\b(once|one[- ]?off|one-time|single( [\d,.]+)?( \w+)? fee|total (fees?|charges?)|(fees?|charges?) (at the (start|beginning|outset)|in advance|first)|in total|altogether)\b",
    re.IGNORECASE,
)
#: Principal and charge together, over the whole time.
_REPAID = re.compile(
    r"连本带[息利]|本息|(一共|总共|总计|合计|全部)(要|得|需要?)?(还|付|交)(?!手续费|服务费|利息)|总还款"
    r"|\b(repay|pay( back)?|total repayment|paying) (a total of )?(?:[^.,;]|(?<=\d)[,.](?=\d)){0,16}\b(in total|altogether|in all|all told|all in|overall)\b|\btotal (repayment|to repay)\b",
    re.IGNORECASE,
)
#: What comes on top of the principal each period, and what holds it.
_ON_TOP = re.compile(
    r"(手续费|服务费|利息|息费)(是|要|收|得|为|各|都)*(?=\D{0,2}\d)|\d ?[块元]?钱?的?(手续费|服务费|利息)|多(还|收|付|交|出|给|掏|花)|加收"
    r"|\b(fees?|interest|charges?)( of| is| are| at|:)? (?=[\d¥])|\d( yuan| rmb)? (fee|interest|charge)s?\b|\bcharges? (me |us |you )?(?=[\d¥])|\b(extra|on top|more)\b",
    re.IGNORECASE,
)
_INCLUDED = re.compile(
    r"[连含带]|包括|加上|算上|本金|\b(includ(ing|es|ed)|with (the )?(fees?|interest)|in all|total)\b", re.IGNORECASE
)
#: Said of a plan wherever it is said; "free" alone is not.
_PLAN_IS_FREE = re.compile(
    r"免息|免手续费|无手续费|无息|零利[率息]|0利[率息]|[0零]手续费|(没有?|不收)(任何)?(手续费|利息)"
    r"|\b(interest[- ]free|no[- ]cost (EMI|instal)|(no|without)( any)? (fees?|interest)|zero (fees?|interest)|instal+ments? for free)\b",
    re.IGNORECASE,
)
#: The period of a rate that stands apart from it: "a fee of 0.5% every month".
_PER: tuple[tuple[RatePeriod, re.Pattern[str]], ...] = (
    ("month", _EACH),
    ("year", re.compile(r"年|\b(a|per|each|every) year|annual|yearly", re.IGNORECASE)),
    ("day", re.compile(r"每天|每日|日息|\b(a|per|each|every) day|daily", re.IGNORECASE)),
)
#: The rate a year, and what is paid each month, as what is asked for: it says nothing of a figure beside it.
_ASKED = re.compile(
    r"(真实|实际|折|换|合|算|相当|等于|等同)[^，。,;；\d%％]{0,6}(一年|年化|年利率|年息)|(一年|年化|年利)(利率|率)?(大概|大约|到底|实际|真实|应该|究竟|是|有|算|要|会|得|等于|又)*(多少|几|什么|啥|怎么|咋|高|贵|吗|呢|[?？]|$)"
    r"|(每个?[月期]|一个?[月期]|月供)(要|得|应|该|大概|实际)*(还|付|交|供)?(多少|几)"
    r"|\b(what|how (much|high))\b[^.?!;]{0,24}?\b(annual(ly)?|yearly|apr|a year|per year|(each|every|per|a) month|monthly)\b|\b(real|true|actual|effective) (annual|yearly)\b|\b(annual|yearly) (rate|cost|interest)( is)? ?\?|\bAPR ?\?",
    re.IGNORECASE,
)
#: A fee that is said to be one a year.
_FEE_A_YEAR = re.compile(
    r"(年化|每年|一年|按年)[^，。,;；]{0,3}?(手续费|服务费|分期费|费率|费)|(手续费|服务费|分期费|费率)[^，。,;；\d]{0,4}(每年|一年|按年|年化)(?=\D{0,3}\d)|\b(annual|yearly) (fee|charge)|\b(fee|charge)s? (a|per|each|every) year",
    re.IGNORECASE,
)
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
        free = FREE if pending else _PLAN_IS_FREE
        return "free" if free.search(text) else None

    def read(self, mentions: Sequence[Mention], text: str) -> Reading:
        """Read one charge."""
        said = [mention for mention in mentions if not isinstance(mention.value, FreePeriods)]
        if not said:
            return "free"
        readings = list(dict.fromkeys(self._one(mention, text) for mention in said))
        if len(readings) > 1:
            # Two that each leave open how they are charged are two all the same.
            return in_conflict(
                [one.options[0] if isinstance(one, Trouble) and one.options else one for one in readings]
            )
        return readings[0]

    def _one(self, mention: Mention, text: str) -> Reading:
        value = mention.value
        if isinstance(value, Rate):
            return self._of_rate(value, text)
        if isinstance(value, Number) and not any(words.search(text) for words in (_EACH, _ONCE, _REPAID)):
            return self._of_bare_number(value.value)
        assert isinstance(value, (Amount, Number))
        return self._of_amount(value, text)

    def _of_rate(self, rate: Rate, text: str) -> Reading:
        trouble = out_of_bounds(rate.value)
        if trouble:
            return trouble
        if rate.unclear:
            return self._unclear(rate.value, rate.per)
        if rate.value == 0:
            return "free"
        said = without_spreading(_ASKED.sub(" ", text))
        said, text = NO_FEE.sub(" ", said), NO_FEE.sub(" ", text)
        fee = bool(_FEE.search(said))
        per = rate.per or next((per for per, words in _PER if words.search(said)), None)
        if fee and rate.per is None and per == "year" and not _FEE_A_YEAR.search(said):
            per = None
        if rate.per is None and per == "month" and rate.value >= _DEAR_A_MONTH:
            # "At 18%, how much each month": the month is that of the payment.
            per = None
        if is_in_all(text) and rate.per is None and (rate.value >= _DEAR_A_MONTH or per is None):
            return percent_stored(rate.value, "once")
        if per == "month":
            if _FEE.search(text):
                return percent_stored(rate.value, "a period")
            if _INTEREST.search(text):
                return percent_stored(rate.value, "a month")
            return Trouble("rate_base", (percent_stored(rate.value, "a period"), percent_stored(rate.value, "a month")))
        if per is not None:
            return percent_stored(rate.value, f"a {per}")
        if _ONCE.search(text):
            return percent_stored(rate.value, "once")
        # From a few percent on, a fee each period would be outrageous, and below a yearly rate would be a gift.
        units = ("a period", "once") if fee else ("a period", "a year", "once")
        options = [percent_stored(rate.value, unit) for unit in units]
        return Trouble("rate_per", tuple(options if rate.value < Decimal("0.03") else options[1:] + options[:1]))

    def _unclear(self, typed: Decimal, per: str | None) -> Reading:
        percent = typed.scaleb(-2)
        if per is not None:
            unit = "a period" if per == "month" else f"a {per}"
            return Trouble("rate_percent", (percent_stored(percent, unit),))
        if typed < 1:
            return Trouble("rate_percent", (percent_stored(percent, "a period"), percent_stored(typed, "a year")))
        return Trouble("rate_percent", (percent_stored(percent, "a year"), percent_stored(percent, "a period")))

    def _of_bare_number(self, typed: Decimal) -> Reading:
        trouble = out_of_bounds(typed) if typed < 0 or not typed.is_finite() else None
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
        text = without_spreading(text)
        if per is None and _REPAID.search(text):
            return f"{number(amount)} total"
        if per == "month" or _EACH.search(text):
            # "每期手续费28.8元" comes on top of the principal; "每期连手续费还812" is all that is paid.
            on_top = _ON_TOP.search(text) and not _INCLUDED.search(text)
            return f"{number(amount)} {'a' if on_top else 'each'} period"
        if _ONCE.search(text) or _FEE.search(text) or is_in_all(text):
            return f"{number(amount)} once"
        return Trouble("charge_amount", (f"{number(amount)} each period", f"{number(amount)} once"))

    def key(self, stored: str) -> tuple[str, dict[str, str]]:
        """Shown with what it is charged on."""
        return shown_as(stored, "charge")
