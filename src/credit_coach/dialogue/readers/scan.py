"""Reading a whole message: one pass from left to right, each position offered to the readers in a fixed order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from credit_coach.dialogue.readers.amounts import read_amount
from credit_coach.dialogue.readers.bases import with_bases
from credit_coach.dialogue.readers.bounds import denied_after
from credit_coach.dialogue.readers.counts import read_a_child, read_count
from credit_coach.dialogue.readers.days import STARTS as DAY_STARTS
from credit_coach.dialogue.readers.days import read_day
from credit_coach.dialogue.readers.free import FREE, read_free
from credit_coach.dialogue.readers.noise import hushed
from credit_coach.dialogue.readers.quantities import Clause, Quantity, Reading, read_figure, read_quantity
from credit_coach.dialogue.readers.rates import read_out_of, read_rate
from credit_coach.dialogue.readers.spelling import plain
from credit_coach.dialogue.readers.terms import read_term, read_unit_first
from credit_coach.dialogue.readers.values import Amount, Mention, Number, Rate
from credit_coach.dialogue.readers.words import STARTS as WORD_STARTS
from credit_coach.money import exact
from credit_coach.turn_context import once_a_turn

MOST_CHARS = 2000
_NUMERALS = "0-9零〇一二两俩仨三四五六七八九十百千万亿几数半"
_DAY_START = re.compile(rf"{DAY_STARTS}|[{_NUMERALS}]|(?<![a-z])(?:an? |{WORD_STARTS})")
_FREE_START = re.compile(r"[免0零无没不]|interest|no |zero ")
_UNIT_START = re.compile(r"半|half |an? ")
_NUMERAL_START = re.compile(rf"[.{_NUMERALS}]|(?<![a-z]){WORD_STARTS}(?![a-z])")
_START = re.compile(
    rf"[.{_NUMERALS}免不没无]|{DAY_STARTS}|(?<![a-z])(?:an? |interest|no |half |{WORD_STARTS}(?![a-z]))"
)
_CODE = re.compile(r"[a-z0-9_]++(?:\.[0-9]{1,20}){0,5}")
#: Digits glued to letters are a model or a password, unless the letters are a unit.
_UNIT_GLUED = re.compile(
    r"(?:[kwx]|rmb|cny|yuan|kuai|usd|eur|hkd|jpy|gbp|days?|weeks?|wks?|months?|mths?|mos?|years?|yrs?|pct|percent|ish|bn|mil|mln|million|grand"
    r"|apr|plus|st|nd|rd|th|to)(?![a-z])"
)
_CURRENCY_GLUED = re.compile(r"(?<![a-z])(?:rmb|cny|usd|hkd|eur|gbp|jpy|yuan|ap[ry])\Z")
#: 多付几块钱 and 省几块钱 ask for a sum.
_ASKED_BEFORE = re.compile(r"(?:利息(?:是|有|要)?|[总一]共|[多少](?:付|还|交|花|给|出|掏|扣|收|要)|省下?)了?\Z")
_ONE = re.compile(r"[一1](?:个月|年|天|周|个星期|期)")
_OWN_TERM_BEFORE = {
    True: re.compile(r"(?:[借用奖薪存]|期限|年终)\Z"),
    False: re.compile(r"(?:[分借用期存奖薪]|(?<![房车网信])贷|期限|年终)\Z"),
}
_OWN_TERM_AFTER = re.compile(r"[内后前之以期半]")
_FILLER = re.compile(r"(?:一共|一般|一起|[^0-9零一二两三四五六七八九十百千万几半,。;!?\n、\0]){0,8}")


@once_a_turn
def find(text: str, on: date) -> tuple[Mention, ...]:
    """Everything that can be read in a normalised (NFKC) message, in order and never overlapping.

    `on` is the day from which "tomorrow" is counted. Only the first 2,000 characters are read. Never raises.

    >>> find("借5000分12期", date(2026, 11, 28))[1].value
    Term(count=12, unit='period')
    """
    with exact():
        clause = Clause(hushed(plain(text[:MOST_CHARS])), 0, on)
        return with_bases(clause.text, tuple(_mentions(clause)))


def _mentions(clause: Clause) -> Iterator[Mention]:
    pos = 0
    while start := _START.search(clause.text, pos):
        found, end = _read(clause, start.start())
        denied = bool(found) and denied_after(clause.text, end)
        for mention in found:
            yield replace(mention, negated=True) if denied else mention
        clause = replace(clause, floor=end) if found else clause
        pos = max(end, start.start() + 1)


def _read(clause: Clause, start: int) -> Reading:
    text = clause.text
    if text[start] == "几" and _ASKED_BEFORE.search(text[:start]):
        return (), start
    if _is_code(text, start):
        code = _CODE.match(text, start)
        return (), code.end() if code else start
    if _DAY_START.match(text, start) and (reading := read_day(clause, start)):
        return reading
    if _FREE_START.match(text, start) and FREE.match(text, start) and (reading := read_free(clause, start)):
        return reading
    if text[start] in "百千万" and (reading := read_out_of(clause, start)):
        return reading
    if _UNIT_START.match(text, start) and (reading := read_unit_first(clause, start) or read_a_child(clause, start)):
        return reading
    quantity = read_quantity(clause, start) if _NUMERAL_START.match(text, start) else None
    if quantity is None:
        return (), start
    if _names_period(clause, quantity):
        # 一个月六千五: the words are read again as the period of the amount behind them.
        return (), start + len("一")
    return _read_quantity(clause, quantity)


def _read_quantity(clause: Clause, quantity: Quantity) -> Reading:
    for reader in (read_rate, read_term, read_count):
        if reading := reader(clause, quantity):
            return reading
    return read_amount(clause, quantity)


def _is_code(text: str, start: int) -> bool:
    """Whether the digits at `start` are glued to letters that are no unit and no currency."""
    if text[start] not in "0123456789":
        return False
    before = text[max(0, start - 5) : start]
    if before[-1:].isascii() and before[-1:].isalpha() and not _CURRENCY_GLUED.search(before):
        return True
    figure = read_figure(text, start)
    if figure is None:
        return False
    after = text[figure.end : figure.end + 1]
    return after.isascii() and after.isalpha() and not _UNIT_GLUED.match(text, figure.end)


def _names_period(clause: Clause, quantity: Quantity) -> bool:
    """Whether 一个月 or 一年 is the period of the figure behind it, as in 一个月六千五, and no duration of its own."""
    one = _ONE.match(clause.text, quantity.first.start)
    if one is None or quantity.bound or _OWN_TERM_AFTER.match(clause.text, one.end()):
        return False
    if _OWN_TERM_BEFORE["月" in one[0]].search(clause.before(quantity.first.start)):
        return False
    filler = _FILLER.match(clause.text, one.end())
    at = filler.end() if filler else one.end()
    if read_out_of(clause, at):
        return True
    ahead = read_quantity(clause, at) if _NUMERAL_START.match(clause.text, at) else None
    if ahead is None or _ONE.match(clause.text, at):
        return False
    mentions, _ = _read_quantity(clause, ahead)
    return bool(mentions) and isinstance(mentions[0].value, Amount | Rate | Number)
