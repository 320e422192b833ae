"""Rates: 0.6%, 百分之零点六, 万分之五, 日息万三, 月息一分, 年化18%, APR 18%, 5个点, and "费率0.6", which is unclear."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from credit_coach.dialogue.readers.bounds import bound_after
from credit_coach.dialogue.readers.digits import HAN_DIGITS, Figure
from credit_coach.dialogue.readers.periods import period_after, period_before
from credit_coach.dialogue.readers.quantities import Clause, Quantity, Reading, read_figure
from credit_coach.dialogue.readers.values import Mention, Rate, RatePeriod

_PARTS = {"百": 100, "千": 1000, "万": 10000}
_UNIT = re.compile(r" ?(?:(%|percent(?:age points?)?|per cent|pct|个?百分点|个点(?![心子滴]))|(‰)|(‱))")
_UNIT_PARTS = (100, 1000, 10000)
_DASH = re.compile(r" ?(?:-|~|到|至|to|或者?|or) ?(?=[0-9零一二两三四五六七八九十])")
_TENTHS = re.compile(r"成(?:(半)|([一二三四五六七八九1-9]))?(?![功为本年立长交熟员])")
_OUT_OF = re.compile(r"([百千万])分之 ?")
_SHORT_OUT_OF = re.compile(r"([千万])(?=[一二两三四五六七八九0-9])")
_MONEY_AFTER = re.compile(r"[块元千百个w万]|多(?!少|久)|来[块元]")
_NUMERAL_BEFORE = re.compile(r"[0-9一二两三四五六七八九十百千几半]\Z")
_CLUE = re.compile(
    r"费率|利率|年化|[年月日]息|[年月日]利|利息|息费|手续费|服务费|每期|一期|单期"
    r"|(?<![a-z])(?:ap[ry]\b|(?:annual |interest |fee |monthly )?rate\b|interest\b|fee\b)"
)
_CLUE_BEFORE = re.compile(rf"({_CLUE.pattern})(?:率|的|是|为|只有|大概|大约|约|收|要|才|就|:|=|of|is|about| ){{0,4}}\Z")
_SURELY = re.compile(r"率|年化|[年月日]息|ap[ry]|rate")
_CLUE_AFTER = re.compile(
    r" ?(?:的|每期的?)?(?:手续费率|费率|利率|年化|apr\b|rate\b|interest rate\b)(?![^,。;a-z]{0,3}[0-9])"
)
_UNIT_AFTER = re.compile(r" ?(?:[元块毛角期个年天月日号周人笔张]|yuan|rmb|[a-z]{3})")
_FEN = re.compile(r"(分|厘)(?:(半)|([一二两三四五六七八九1-9])(?!年|个月|天)厘?)?(?![钟期之])(的?利息?)?")
_FEN_BEFORE = re.compile(r"(年|月|日)?(?:利?息|利率?)(?:是|为|大概|约|要|收|:| ){0,3}\Z")
#: A share that a bill has at least to be paid by; a rate that is at least so much says 利率最低.
_MINIMUM = re.compile(r" ?(?:最低|min(?:imum)?)(?:是|为|:| ){0,2}(?:of )?")
#: What the rate is, and what it is taken from, may stand before its period: "0.5% of the price as a fee every month".
_BASE = r"的?(?:手续费|利息|服务费|费率|利率)|(?: of the (?:price|principal|amount|total|loan))?(?: as an?)?(?: (?!(?:for|over|in|after|and|or|then|but|each|every|per|a|monthly|daily|weekly|yearly|annual(?:ly|i[sz]ed)?|apr|apy)\b)[a-z]{3,12}){0,2}"
_BASE_AFTER = re.compile(rf"(?:{_BASE})")
#: "0.6% each" and "0.6% x 12" are said of instalments.
_EACH_AFTER = re.compile(r" each(?: time)?(?![a-z])(?! (?:day|week|month|year|of))|(?= ?[x×*] ?[0-9]{1,2}(?![0-9,.]))")
_PER_WORD_AFTER = re.compile(
    r" ?[(]?的?(?:(日息|日利率)|(月息|月利率|月费率)|(年化|年息|年利率|apr\b|apy\b))(?![^,。;a-z]{0,3}[0-9])"
)
#: The yearly rate behind a figure as what is asked for: "手续费4.5% 年化是多少" tells a fee.
_ASKED_FOR = re.compile(
    r"(?:利率|率)?(?:大概|大约|到底|实际|真实|应该|究竟|是|有|算|要|会|得|等于|又| )*(?:多少|几[个点]|什么|啥|怎么|咋|高不高|高吗|贵|[?？])"
)
#: What the rate is called right before it says its period, whatever is said behind it: "年化5.4% 每月还多少".
_PER_WORD_BEFORE = re.compile(
    r"(?:(日息|日利率|日利)|(月息|月利率|月利|月费率)|(年化利率|年化|年息|年利率|年利))(?:率|的|是|为|大概|大约|约|有|要|算|:|=| ){0,3}\Z"
)
_PER_WORDS: tuple[RatePeriod, ...] = ("day", "month", "year")
#: "年化18" is a rate, "真实年化:10000分12期" is not; behind 每期 and 手续费 a sum begins even lower.
_LARGEST_SURE, _LARGEST_BARE = 100, 10


def read_rate(clause: Clause, quantity: Quantity) -> Reading | None:
    """The rate, or the two of a range, of a quantity with the unit of one or with a clue before it; else None.

    A rate with a bound ("最高24%") and one in vague digits is consumed and not read, for it is not one rate.
    """
    text, end = clause.text, quantity.end
    fen = _FEN.match(text, end)
    if fen and (fen[4] or _FEN_BEFORE.search(clause.before(quantity.start))):
        return _traditional(clause, quantity, fen)
    if unit := _UNIT.match(text, end):
        return _with_unit(clause, quantity, unit)
    tenths = _TENTHS.match(text, end)
    if tenths and quantity.first.scale == 1 and quantity.first.low < 10:
        part = Decimal("0.5") if tenths[1] else _tenth(tenths[2])
        return _read(clause, quantity, ((quantity.first.low + part) / 10,), tenths.end())
    return _bare(clause, quantity)


def read_out_of(clause: Clause, start: int) -> Reading | None:
    """百分之零点六, 千分之六, 万分之五, 万五: a rate that says its unit first."""
    before = clause.before(start)
    long = _OUT_OF.match(clause.text, start)
    match = long or _SHORT_OUT_OF.match(clause.text, start)
    figure = match and read_figure(clause.text, match.end())
    if match is None or figure is None or not figure.precise:
        return None
    if not long and not _is_short_rate(clause, figure, before, match[1]):
        return None
    parts, sign, last = _PARTS[match[1]], -1 if before.endswith("负") else 1, None
    if long and (dash := _DASH.match(clause.text, figure.end)):
        last = read_figure(clause.text, dash.end())
        last = (
            last if last and last.precise and last.scale == 1 and not _UNIT_AFTER.match(clause.text, last.end) else None
        )
    quantity = Quantity(figure, last, start - (sign < 0))
    return _read(clause, quantity, tuple(sign * one.low / parts for one in quantity.figures), quantity.end)


def _is_short_rate(clause: Clause, figure: Figure, before: str, part: str) -> bool:
    """万五 is a rate, 万一 and 千六 only where rates are spoken of; behind a numeral it is never one."""
    if _NUMERAL_BEFORE.search(before) or figure.scale > 1 or figure.low > 10:
        return False
    if _MONEY_AFTER.match(clause.text, figure.end):
        return False
    return bool((part == "万" and figure.low != 1) or _CLUE.search(before))


def _traditional(clause: Clause, quantity: Quantity, match: re.Match[str]) -> Reading:
    """月息一分 is 1% a month and 年息一分 10% a year; a 厘 is a tenth of a 分. Without a period it is by the month."""
    if not quantity.precise or quantity.last:
        return (), match.end()
    value = quantity.first.low + (Decimal("0.5") if match[2] else _tenth(match[3]))
    named = _FEN_BEFORE.search(clause.before(quantity.start))
    per = named[1] if named else None
    if per == "日":
        # By the day the words have no settled meaning.
        rate = Rate(value, "day", unclear=True)
    else:
        whole = Decimal("0.1") if per == "年" else Decimal("0.01")
        rate = Rate(value * whole / (10 if match[1] == "厘" else 1), "year" if per == "年" else "month")
    return (Mention(rate, quantity.start, match.end(), quantity.negated),), match.end()


def _tenth(digit: str | None) -> Decimal:
    """A digit behind 分 or 成 is a tenth of it; 0 for none."""
    if not digit:
        return Decimal(0)
    return (HAN_DIGITS[digit] if digit in HAN_DIGITS else Decimal(digit)) / 10


def _with_unit(clause: Clause, quantity: Quantity, unit: re.Match[str]) -> Reading:
    parts, end = _UNIT_PARTS[(unit.lastindex or 1) - 1], unit.end()
    if quantity.last is None and (dash := _DASH.match(clause.text, end)):
        last = read_figure(clause.text, dash.end())
        other = last and last.precise and _UNIT.match(clause.text, last.end)
        if other and other.lastindex == unit.lastindex:
            quantity, end = replace(quantity, last=last), other.end()
    return _read(clause, quantity, tuple(figure.low / parts for figure in quantity.figures), end)


def _bare(clause: Clause, quantity: Quantity) -> Reading | None:
    """费率0.6 and 每期0.6: the number as typed, and unclear. 手续费50 and 每期500 are sums of money."""
    clue = _CLUE_BEFORE.search(clause.before(quantity.start))
    after = _CLUE_AFTER.match(clause.text, quantity.end)
    figure = quantity.first
    per_period = not clue and period_after(clause.text, quantity.end)[0] == "period"
    if not (clue or after or per_period) or figure.scale > 1 or quantity.currency or quantity.last:
        return None
    if figure.han and figure.low < _LARGEST_BARE and figure.low == figure.low.to_integral_value():
        # 利息一共, 费率三 months: a small numeral in Chinese is a word more often.
        return None
    surely = after or (clue and _SURELY.search(clue[1]))
    if not abs(figure.low) < (_LARGEST_SURE if surely else _LARGEST_BARE):
        return None
    if not after and not per_period and _UNIT_AFTER.match(clause.text, quantity.end):
        return None
    return _read(clause, quantity, (figure.low,), after.end() if after else quantity.end, unclear=True)


def _read(
    clause: Clause, quantity: Quantity, values: tuple[Decimal, ...], end: int, *, unclear: bool = False
) -> Reading:
    """The mentions of one value or of the two ends of a range, with the period that is named around them."""
    bound, after_bound = bound_after(clause.text, end)
    if _MINIMUM.fullmatch(clause.text, end, after_bound):
        # "A 10% minimum" names the minimum payment, and the words behind the figure are its cue.
        bound, after_bound = "", end
    per, end = _period(clause, quantity.start, after_bound)
    named = quantity.bound == "over" and _MINIMUM.fullmatch(clause.text, quantity.start, quantity.first.start)
    if named and not quantity.last:
        quantity = replace(quantity, start=quantity.first.start, bound="")
    if not quantity.precise or bound in ("over", "under"):
        return (), end
    rates = [Rate(value, per, unclear) for value in values]
    if quantity.last is None:
        return (Mention(rates[0], quantity.start, end, quantity.negated),), end
    unit = _UNIT.match(clause.text, quantity.first.end)
    first_end = unit.end() if unit else quantity.first.end
    return (
        Mention(rates[0], quantity.start, first_end, quantity.negated),
        Mention(rates[1], quantity.last.start, end, quantity.negated),
    ), end


def _period(clause: Clause, start: int, end: int) -> tuple[RatePeriod | None, int]:
    """The period named behind the rate, else before it in the same clause, and where the rate then ends."""
    if named := _PER_WORD_BEFORE.search(clause.before(start)):
        return _PER_WORDS[(named.lastindex or 1) - 1], end
    if (match := _PER_WORD_AFTER.match(clause.text, end)) and not _ASKED_FOR.match(clause.text, match.end()):
        return _PER_WORDS[(match.lastindex or 1) - 1], match.end()
    base = _BASE_AFTER.match(clause.text, end)
    per, stop = period_after(clause.text, base.end() if base else end)
    if per is None and (each := _EACH_AFTER.match(clause.text, end)):
        per, stop = "period", each.end()
    end = stop if per else end
    per = per or period_before(clause.before(start), rates=True)[0]
    return (None if per == "week" else per), end
