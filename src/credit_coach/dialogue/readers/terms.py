"""Durations: 12期, 一年半, 24个月, 36x, a year and a half, 12 instalments. Years with a half are counted in months."""

from __future__ import annotations

import re
from decimal import Decimal

from credit_coach.dialogue.readers.bounds import bound_after, bound_before
from credit_coach.dialogue.readers.free import with_free
from credit_coach.dialogue.readers.quantities import Clause, Quantity, Reading, as_count, read_figure
from credit_coach.dialogue.readers.values import Mention, Term, TermUnit

_UNITS: tuple[tuple[TermUnit, int, str], ...] = (
    (
        "period",
        1,
        r" ?个?期(?![货望待间])|x(?![a-z0-9])| ?(?:[x×*]|times)(?= ?[0-9][0-9,]*[0-9]{2}(?:\.[0-9]+)?(?![0-9]| ?(?:[x×*期]|months?|instal|payments?)))|[ -]?(?:(?:equal|monthly|interest[- ]free|easy|simple|small|low|fixed|level|flat|regular|even|identical|separate|affordable|convenient|card|straight|lots of|of those|of these) ){0,3}(?:instal\w*|payments?\b|repayments(?= (?:of|at)\b)|periods?\b|parts\b|emis?\b|lots(?= of)|of (?:them|those|these)\b)",
    ),
    ("month", 1, r" ?个(?:自然)?月|(?<=[俩仨])月|[ -]?(?:months?(?![a-z])|(?:mths?|mos?)(?![a-z])\.?)"),
    ("month", 3, r" ?个季度?(?!节)|[ -]?quarters?(?![a-z])"),
    ("year", 1, r" ?年期?(?![级代薪限假会检货纪终化率]|利率|费率)|周年|[ -]?(?:years?|yrs?)(?![a-z]|[ -]old)"),
    ("day", 1, r" ?个?(?:天(?!气)|日(?=[内之]|以内))|[ -]?days?(?![a-z])"),
    ("week", 1, r" ?个?(?:周|星期|礼拜)(?![一二三四五六日天岁刊])|[ -]?(?:weeks?|wks?)(?![a-z])"),
    ("week", 2, r"[ -]fortnights?(?![a-z])"),
)
_UNIT = re.compile("|".join(f"({pattern})" for _, _, pattern in _UNITS))
_HALF_AFTER = re.compile(r"半(?![年月])|(?: and)? a half")
_AND_A_HALF = re.compile(r" and a half (year|month)s?(?![a-z])|个?半(年|月)")
_HALF_A = re.compile(r"半个?(年|月)(?![薪报])|half an? (year|month)(?![a-z])")
_A = re.compile(r"an? (year|month|week|day|fortnight)( and a half)?(?![a-z])")
_AND_MONTHS = re.compile(r"(?:零|又|,? and |,? )?(?=[0-9一二两三四五六七八九十]|(?:one|two|three|six|nine) )")
_CALENDAR_YEAR = re.compile(r" ?年(?:[底初末]|[0-9一二三四五六七八九十]{1,3}月|[的买那时])")
_INDEFINITE = re.compile(r"[余来几]|多(?![少久长付还交花罚])")
#: "Pay it over 12 months" names a duration; "for over 12 months" a bound.
_SPREAD_OVER = re.compile(r"[a-z)0-9%]\Z")
_NOT_SPREAD = re.compile(r"(?:\A|[^a-z])(?:for|just|well|little|bit|slightly|is|been|it's|was|a)\Z")
_OVER = re.compile(r"over(?: about)? ?\Z")
#: 每两个月 and "every two weeks" are periods of something else, 下一期 and "this year" points in time.
_EACH_BEFORE = re.compile(
    r"(?:[每上这那哪另同]|(?<![之以随然])后|(?<![剩余])下|每隔|(?<![a-z])(?:every|per|next|last|this) )\Z"
)
#: "一期还多少" asks for each of them.
_EACH_ASKED = re.compile(r"(?:我|大概|大约|应该|要|得|需要?|该)*(?:还|付|交|供|扣|是)?(?:款|掉)?(?:多少|几[块百千])")
_MOST_YEARS = 1000
_SPLIT_INTO = re.compile(
    r"(?<![a-z])(?:(?:split|spread|divide|broken?|break)(?:s|d|ting|ing)?(?![a-z])[^.;!?\0]{0,40} (?:in|into|over|across|by)"
    r"|(?:pay|paying|paid|repay|repaying|clear|clearing|settle|take|took|put|do|have)(?![a-z])[a-z' ]{0,24} (?:in|over|on)(?! (?:all|total))"
    r"|[ a-z%0-9](?:over|across|for each of|in all of) the) (?:about |the )?\Z|(?:split|spread|divided) in(?:to)?(?: the)? \Z|(?:[0-9]{3}|[0-9]k|yuan|rmb|cny|kuai) (?:in|over) \Z|over the \Z|(?:first|last|second|one|each|any|all|rest) of (?:the|those|these) \Z|\A(?:and |or |then |but )?(?:(?:what|how) (?:about|if) )?(?:it'?s )?(?:in|over) \Z"
)
#: "24 payments of 450, or 12 of 870".
_PAYMENTS = re.compile(
    r"(?<![a-z])(?:payments|instal[a-z]*s|months|times|lots)(?![a-z])[^.;!?]{0,40}(?:,|or|and|versus|vs\.?) ?(?:just |only )?\Z"
)
_OF_A_SUM = re.compile(r" (?:of|at|x|times) ?[¥$]?[0-9][0-9,]*[0-9]{2}(?! (?:are |were )?(?:paid|done|left|made))")
#: What may stand behind a bare number of parts: no noun that it counts.
_ENDS_PARTS = re.compile(
    r"(?=[ ]*(?:\Z|[,.;!?)\0]))|(?= (?:at|with|for|and|each|fee|no|interest|every|per|a month|monthly|or|but|the|they|from|on|plus|so|what|how|which|instead|paying|i|is|it|by|as|using|via|service|equal|free)\b)"
)
#: "0.6% x 12", "0.4% monthly fee x 24", "470 x 12": how often the rate is charged, the payment made.
_RATE_TIMES = re.compile(r"(?:%|percent|pct)[^,.;!?0-9\0]{0,20} ?[x×*] ?\Z")
_PAYMENT_TIMES = re.compile(r"[0-9.\0]{2,} ?[x×*] ?\Z")
#: "2,999 x 2" are two things of a price.
_LEAST_PAYMENTS = 3
_MOST_PARTS = 60
#: 两年内还清 and "cleared within 3 months" name a day by which something is done, "不到两年" a bound.
_DEADLINE_AFTER = re.compile(r"(?:之|以)?内(?=[^,。;!?]{0,12}(?:还(?:清|完|掉|上)|清|结清|搞定|上岸))")
_DEADLINE_BEFORE = re.compile(
    r"(?<![a-z])(?:done|clear[a-z]*|pa(?:id|y)|repa[a-z]+|off|free|rid|gone|zero|over)(?![a-z])[^.;!?]{0,60}\Z"
)
_HALF_MONTH_DAYS = 15


def read_term(clause: Clause, quantity: Quantity) -> Reading | None:
    """The duration of a quantity with a unit of time behind it, None without one.

    A bound ("不到一年"), a vague number ("几个月") and a calendar year ("25年底") are consumed and not read.
    """
    text = clause.text
    half = _AND_A_HALF.match(text, quantity.end)
    unit = half or _UNIT.match(text, quantity.end)
    if unit is None:
        return _parts(clause, quantity)
    end = unit.end()
    if quantity.first.scale > 100 or (unit[0].lstrip().startswith("年") and quantity.first.low > _MOST_YEARS):
        # 借5000年息10%: a sum of money, and a word that begins with a unit.
        return None
    one = text[quantity.first.start : end]
    one_each = one == "一个期" or (one == "一期" and bool(_EACH_ASKED.match(text, end)))
    if quantity.currency or one_each or _CALENDAR_YEAR.match(text, quantity.end):
        return (), end
    each = _EACH_BEFORE.search(clause.before(quantity.start))
    if each or not _precise(clause, quantity) or _INDEFINITE.match(text, end):
        return (), end
    name, factor = _unit_named(half, unit)
    tail = Decimal("0.5") if half else Decimal(0)
    if not half and name in ("year", "month") and (more := _HALF_AFTER.match(text, end)):
        tail, end = Decimal("0.5"), more.end()
    values = [figure.low for figure in quantity.figures]
    more_months = 0
    if name == "year" and not tail and quantity.last is None:
        more_months, end = _and_months(text, end)
    terms = [_term(value + (tail if value == values[-1] else 0), name, factor, more_months) for value in values]
    whole = [term for term in terms if term]
    deadline = _DEADLINE_AFTER.match(text, end)
    bound, after = ("", deadline.end()) if deadline else bound_after(text, end)
    if len(whole) < len(terms) or bound in ("over", "under"):
        return (), after
    return _mentions(clause, quantity, whole, after)


def _parts(clause: Clause, quantity: Quantity) -> Reading | None:
    """The number of parts of "split into six", "0.6% x 12" and "470 x 12"; None where nothing is split."""
    count = as_count(quantity.first.low)
    if quantity.last or quantity.currency or count is None or not 1 < count <= _MOST_PARTS:
        return None
    words = clause.text[: quantity.first.start]
    paid = count >= _LEAST_PAYMENTS and _PAYMENT_TIMES.search(words)
    split = _SPLIT_INTO.search(words) and _ENDS_PARTS.match(clause.text, quantity.end)
    split = split or (_PAYMENTS.search(words) and _OF_A_SUM.match(clause.text, quantity.end))
    times = not quantity.bound and (paid or _RATE_TIMES.search(words))
    if not (times or (split and quantity.bound in ("", "over"))):
        return None
    start = quantity.first.start
    return (Mention(Term(count, "period"), start, quantity.end, quantity.negated),), quantity.end


def _precise(clause: Clause, quantity: Quantity) -> bool:
    if quantity.bound == "under" and clause.text[quantity.start : quantity.first.start].startswith("within"):
        done = _DEADLINE_BEFORE.search(clause.text[: quantity.start])
        return bool(done) and all(figure.precise for figure in quantity.figures)
    if quantity.bound != "over":
        return quantity.precise
    # What stands before it counts also where it was read as something else: "8,999 over 12 months".
    spread = _is_spread(clause.text[: quantity.first.start])
    return spread and all(figure.precise for figure in quantity.figures)


def _is_spread(words: str) -> bool:
    """Whether the "over" at the end of these words says over which time, and is no bound."""
    before = _OVER.sub("", words).rstrip()
    return bool(_OVER.search(words) and _SPREAD_OVER.search(before) and not _NOT_SPREAD.search(before))


def _unit_named(half: re.Match[str] | None, unit: re.Match[str]) -> tuple[TermUnit, int]:
    if half:
        return ("year" if (half[1] or half[2]) in ("year", "年") else "month"), 1
    name, factor, _ = _UNITS[(unit.lastindex or 1) - 1]
    return name, factor


def _and_months(text: str, end: int) -> tuple[int, int]:
    """The months behind the years, as in 1年6个月 and "a year and three months", and where they end; 0 without."""
    joined = _AND_MONTHS.match(text, end)
    figure = read_figure(text, joined.end()) if joined else None
    unit = _UNIT.match(text, figure.end) if figure and figure.precise and figure.low < 12 else None
    if figure is None or unit is None or _unit_named(None, unit) != ("month", 1):
        return 0, end
    return as_count(figure.low) or 0, unit.end()


def _term(value: Decimal, unit: TermUnit, factor: int, more_months: int) -> Term | None:
    """A whole number of units, years with a fraction in months and half months in days; None for any other fraction."""
    if unit == "year" and (more_months or value != value.to_integral_value()):
        value, unit = value * 12 + more_months, "month"
    if unit == "month" and value * factor % 1 == Decimal("0.5"):
        value, unit, factor = value * factor * 2 * _HALF_MONTH_DAYS, "day", 1
    count = as_count(value * factor)
    if count is None or (unit == "year" and count > _MOST_YEARS):
        return None
    return Term(count, unit)


def _mentions(clause: Clause, quantity: Quantity, terms: list[Term], end: int) -> Reading:
    if quantity.last is None:
        return with_free(clause, Mention(terms[0], quantity.start, end, quantity.negated), end)
    return (
        Mention(terms[0], quantity.start, quantity.first.end, quantity.negated),
        Mention(terms[1], quantity.last.start, end, quantity.negated),
    ), end


def read_unit_first(clause: Clause, start: int) -> Reading | None:
    """半年, 半个月, half a year, a year and a half, a month: durations without a numeral of their own."""
    if match := _HALF_A.match(clause.text, start):
        year = (match[1] or match[2]) in ("年", "year")
        term = Term(6, "month") if year else Term(_HALF_MONTH_DAYS, "day")
    elif match := _A.match(clause.text, start):
        found = _one(match[1], bool(match[2]))
        if found is None:
            return (), match.end()
        term = found
    else:
        return None
    bound, after = bound_after(clause.text, match.end())
    before = clause.before(start)
    bound_first = bound_before(before)[0]
    words = clause.text[:start]
    done = words.endswith("within ") and _DEADLINE_BEFORE.search(words)
    bounded = (bound_first == "under" and not done) or (bound_first == "over" and not _is_spread(words))
    if _EACH_BEFORE.search(before) or bound in ("over", "under") or bounded:
        return (), after
    return with_free(clause, Mention(term, start, after), after)


def _one(unit: str, and_a_half: bool) -> Term | None:
    if and_a_half:
        return {"year": Term(18, "month"), "month": Term(3 * _HALF_MONTH_DAYS, "day")}.get(unit)
    units: dict[str, Term] = {
        "year": Term(1, "year"),
        "month": Term(1, "month"),
        "week": Term(1, "week"),
        "day": Term(1, "day"),
        "fortnight": Term(2, "week"),
    }
    return units[unit]
