"""How far a plan has come, and how long it is, told by bare numbers: "split in 18", "after month 7", 刚还完第8期."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from credit_coach.dialogue.readers import Day, Mention, Number, Term, find
from credit_coach.dialogue.readers.values import TermUnit

_PARTS = r"(?:instal+ments?|payments?|months?|periods?|EMIs?)"
_WORDS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]
_COUNTS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_SO_FAR = (
    r"\b(?:after|until|till|made|paid|through|since|done|completed|finished|past|(?:at |by )?the end of) (?:the |my )?"
)
_HAN = r"\d{1,3}|[一二两三四五六七八九十]{1,3}"
_NUMBERED = re.compile(
    rf"{_SO_FAR}(?P<nth>\d{{1,3}})(?:st|nd|rd|th)\b(?! (?:of|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))(?: (?:monthly )?{_PARTS}\b)?"
    rf"|{_SO_FAR}(?P<word>{'|'.join(_WORDS)}) (?:monthly )?{_PARTS}\b"
    rf"|{_SO_FAR}(?P<at>(?:{_PARTS} (?:no\.? ?|number |# ?)?|no\.? ?|number |# ?))(?P<no>\d{{1,3}})\b(?![.,]?\d| ?[%k])"
    rf"|\b(?P<paid>{'|'.join(_COUNTS)}) (?:are |already |have been )*(?:paid|done)\b"
    r"|\b(?:in|into|over|across) (?P<over>\d{1,3})\b(?=\s*(?:$|[,;:?!)]|\.(?!\d)|(?:with|at|and|instead|then|equal)\b))"
    rf"|(?:还|交|付|供|扣|过)(?:完|到|了|满)*第 ?(?P<zh>{_HAN}) ?(?:期|个月)"
    rf"|第 ?(?P<behind>{_HAN}) ?(?:期|个月)(?=(?:刚|已经?|都|才|昨天|今天|也)*(?:还|交|付|扣|供)(?:完|了|过|掉)|(?:的钱|那期)?(?:以|之)?后)",
    re.IGNORECASE,
)
_TOLD = ("nth", "word", "no", "over", "paid", "zh", "behind")
#: How long a plan lasts, in words that elsewhere tell a rate's period.
_A_YEAR = re.compile(r"(?:合同|期限|为期|借期|贷期|签)(?:了|的|是|为|期)*(?P<zh>[一1]年)(?![期化利息])", re.IGNORECASE)
_MOST = 360


def as_instalments(mentions: Sequence[Mention], text: str) -> tuple[Mention, ...]:
    """Read such numbers as so many instalments, in place of whatever else was read where they stand."""
    found = list(mentions)
    for match in _NUMBERED.finditer(text):
        name = next(one for one in _TOLD if match[one])
        number = _number(match[name])
        if 1 <= number <= _MOST and (name != "over" or number > 1):
            found = _with(found, number, "period", match.start("at" if name == "no" else name), match.end(name))
        if name == "behind":
            # "第8期昨天刚扣": the day says nothing more.
            found = [one for one in found if not (isinstance(one.value, Day) and 0 <= one.start - match.end() <= 1)]
    for match in _A_YEAR.finditer(text):
        found = _with(found, 12, "month", match.start("zh"), match.end("zh"))
    return tuple(sorted(found, key=lambda one: one.start))


def _with(found: list[Mention], count: int, unit: TermUnit, start: int, end: int) -> list[Mention]:
    kept = [one for one in found if one.end <= start or end <= one.start]
    return [*kept, Mention(Term(count, unit), start, end)]


def _number(said: str) -> int:
    if said.isdecimal():
        return int(said)
    if said.lower() in _WORDS:
        return _WORDS.index(said.lower()) + 1
    if said.lower() in _COUNTS:
        return _COUNTS.index(said.lower()) + 1
    read = [one.value.value for one in find(said, _ANY_DAY) if isinstance(one.value, Number)]
    return int(read[0]) if read else 0


#: A number does not depend on the day.
_ANY_DAY = date(2000, 1, 1)
