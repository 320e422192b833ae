"""The figures of a sentence in one form, whatever way they are written.

24%, 百分之二十四 and 24 percent are one figure; so are 三个月, 3个月 and three months, 1万 and 10000, 2026年1月1日, 1 January
2026 and 2026-01-01. Durations of years become months and weeks become days; working days stay apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from credit_coach.answering.verification.numerals import AFTER_NUMBER, HAN, read_han, spelled_out
from credit_coach.turn_context import once_a_turn


@dataclass(frozen=True)
class Quantity:
    """One figure: its kind, its value as a text without trailing zeros, and the period a rate or count is for."""

    kind: str
    value: str
    per: str = ""


@once_a_turn
def quantities(text: str) -> frozenset[Quantity]:
    """Return every figure, date, time, law and article that `text` names."""
    text = spelled_out(unicodedata.normalize("NFKC", text))
    if not _ANY.search(text):
        return frozenset()
    found: list[Quantity] = []
    for pattern, read in _READERS:
        spans = []
        for match in pattern.finditer(text):
            found.extend(read(match, text))
            spans.append(match.span())
        # What one reader took is no number for the next.
        text = _blanked(text, spans) if spans else text
    return frozenset(found)


def unsupported(said: Iterable[Quantity], known: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """Return the figures of a sentence that nothing in `known` carries."""
    known = tuple(known)
    return tuple(one for one in said if not any(_same(one, other) for other in known))


def _same(said: Quantity, known: Quantity) -> bool:
    if said.kind == known.kind == "date":
        # A year alone is less than the date says, and true.
        return known.value == said.value or known.value.startswith(said.value + "-") or known.value.endswith(said.value)
    if said.kind == "percent" and known.kind == "":
        return Decimal(said.value) == Decimal(known.value) * 100
    if said.kind == "" and known.kind == "percent":
        return said.value == known.value or Decimal(said.value) * 100 == Decimal(known.value)
    if said.value != known.value or (said.kind != known.kind and "" not in (said.kind, known.kind)):
        return False
    return said.per == known.per or "" in (said.per, known.per)


def plain(number: Decimal) -> str:
    """Write a number without exponent and trailing zeros."""
    written = f"{number:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    chars = list(text)
    for start, end in spans:
        chars[start:end] = "\x00" * (end - start)
    return "".join(chars)


# ---- readers, in the order in which they take their part of the text ----

#: Every reader's part holds one of these; most clauses hold none, and then no reader need look.
_ANY = re.compile(rf"\d|{HAN}|《|Code|Law|Act|Measures|Regulations|Provisions")

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _MONTHS)
_NUMBER = rf"(?:\d[\d,]*(?:\.\d+)?(?:\s*[百千万亿](?![分]))?|{HAN})"
_PER = {
    "day": re.compile(r"每天|每日|一天|日利率|日息|\b(?:a|per|each|every|the) day\b|\bdaily\b", re.IGNORECASE),
    "month": re.compile(r"每个?月|一个月|月利率|月息|\b(?:a|per|each|every) month\b|\bmonthly\b", re.IGNORECASE),
    "year": re.compile(r"每年|一年|年化|年利率|\b(?:a|per|each|every) year\b|\bannual(?:ly|ised)?\b", re.IGNORECASE),
}
#: So far from a rate a word may stand that says what period it is for (characters).
_NEAR_BEFORE, _NEAR_AFTER = 14, 12


def _per(text: str, start: int, end: int) -> str:
    """Return the period that stands nearest to a rate in its clause."""
    before = re.split(r"[,，。;；:：\x00]", text[max(0, start - _NEAR_BEFORE) : start])[-1]
    after = re.split(r"[,，。;；:：\x00(]", text[end : end + _NEAR_AFTER])[0]
    places = []
    for name, pattern in _PER.items():
        places += [(len(before) - match.end(), name) for match in pattern.finditer(before)]
        places += [(match.start(), name) for match in pattern.finditer(after)]
    return min(places)[1] if places else ""


def _value(written: str) -> Decimal | None:
    written = written.replace(",", "").replace(" ", "")
    match = re.fullmatch(r"(\d+(?:\.\d+)?)([百千万亿]?)", written)
    if match:
        return Decimal(match[1]) * {"": 1, "百": 100, "千": 1000, "万": 10_000, "亿": 10**8}[match[2]]
    return read_han(written)


def _date(match: re.Match[str], text: str) -> list[Quantity]:
    parts = match.groupdict()
    month = parts.get("m") or parts.get("mn")
    numbers = [parts.get("y"), month, parts.get("d")]
    written = []
    for part in numbers:
        if not part:
            continue
        if part.isdigit():
            written.append(f"{int(part):02d}")
        elif part[0].isalpha() and part.isascii():
            written.append(f"{[name[:3] for name in _MONTHS].index(part[:3].lower()) + 1:02d}")
        else:
            value = read_han(part)
            written.append("?" if value is None else f"{int(value):02d}")
    return [Quantity("date", "-".join(written))]


def _law(match: re.Match[str], text: str) -> list[Quantity]:
    return [Quantity("law", re.sub(r"^(中华人民共和国)|\s", "", match[1]))]


def _article(match: re.Match[str], text: str) -> list[Quantity]:
    value = _value(match[1])
    return [Quantity("article", plain(value))] if value is not None else []


def _clock(match: re.Match[str], text: str) -> list[Quantity]:
    parts = match.groupdict()
    hour = _value(parts.get("h") or parts.get("hz") or parts.get("he") or "0")
    if hour is None:
        return []
    late = bool(parts.get("late")) or (parts.get("pm") or "").lower().startswith("p")
    hours = int(hour) + (12 if late and hour < 12 else 0)
    return [Quantity("clock", f"{hours:02d}:{parts.get('min') or '00'}")]


def _percent(match: re.Match[str], text: str) -> list[Quantity]:
    written = next(group for group in match.groups() if group)
    value = _value(written)
    if value is None:
        return []
    scale = Decimal("0.01") if match[0].startswith("万分之") else Decimal("0.1") if match[0].startswith("千分之") else 1
    if match[0].endswith("成"):
        scale = Decimal(10)
    return [Quantity("percent", plain(value * scale), _per(text, match.start(), match.end()))]


def _phone(match: re.Match[str], text: str) -> list[Quantity]:
    return [Quantity("phone", match[0].replace("-", ""))]


_UNITS: tuple[tuple[str, str, Decimal], ...] = (
    (r"个?工作日|working days?|business days?", "working days", Decimal(1)),
    (r"年|周年|years?", "months", Decimal(12)),
    (r"个月|months?", "months", Decimal(1)),
    (r"周(?!岁)|个?星期|weeks?", "days", Decimal(7)),
    (r"天|日|days?", "days", Decimal(1)),
    (r"个?小时|hours?", "hours", Decimal(1)),
    (r"分钟|minutes?", "minutes", Decimal(1)),
    (r"元|块|yuan|rmb|cny", "yuan", Decimal(1)),
    (r"倍", "times", Decimal(1)),
    (r"次|times?|calls?", "count", Decimal(1)),
    (r"期|instal?lments?", "instalments", Decimal(1)),
    (r"周?岁|years? old", "age", Decimal(1)),
)
_UNIT = re.compile(r"\s*-?(?:" + "|".join(f"(?P<u{i}>{unit[0]})" for i, unit in enumerate(_UNITS)) + ")", re.IGNORECASE)
_TIME_UNITS = {"months", "days", "working days", "hours"}


def _number(match: re.Match[str], text: str) -> list[Quantity]:
    value = _value(match["n"])
    if value is None:
        return []
    unit = _UNIT.match(text, match.end("n"))
    kind, scale = "", Decimal(1)
    if match["cny"]:
        kind = "yuan"
    elif unit:
        index = next(int(name[1:]) for name, hit in unit.groupdict().items() if hit)
        _, kind, scale = _UNITS[index]
    # "one" and 一 count nothing unless a length of time follows: 一次, 一般, one of them.
    word = not match["n"][0].isdigit() or match["spelled"]
    if word and value <= 1 and kind not in _TIME_UNITS:
        return []
    if word and not kind and not AFTER_NUMBER.match(text, match.end("n")) and not match["spelled"]:
        return []
    # The period of a rate is no length of time: "0.05% a day", 约合一年18%.
    if value == 1 and kind in _TIME_UNITS and _is_period(text, match.start(), unit.end() if unit else match.end()):
        return []
    if kind == "count" and re.search(r"LPR|as much", text[match.end() : match.end() + 30]):
        kind = "times"
    per = _per(text, match.start(), match.end()) if kind in ("count", "yuan") else ""
    return [Quantity(kind, plain(value * scale), per)]


def _is_period(text: str, start: int, end: int) -> bool:
    around = text[max(0, start - 10) : start] + text[end : end + 10]
    return "\x00" in around


_READERS = (
    (re.compile(r"《([^》]+)》"), _law),
    (re.compile(r"\b((?:[A-Z][a-z]+ )+(?:Code|Law|Act|Measures|Regulations|Provisions))\b"), _law),
    (re.compile(rf"第({_NUMBER})条(?!消息|短信|信息)"), _article),
    (re.compile(r"\barticles? (\d+)", re.IGNORECASE), _article),
    (re.compile(rf"(?P<y>\d{{4}}|[零〇一二三四五六七八九]{{4}})年(?:(?P<m>\d{{1,2}}|{HAN})月(?:(?P<d>\d{{1,2}}|{HAN})[日号])?)?"), _date),
    (re.compile(r"(?P<y>\d{4})[-/](?P<m>\d{1,2})(?:[-/](?P<d>\d{1,2}))?(?!\d)"), _date),
    (re.compile(rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?P<mn>{_MONTH}),? (?P<y>\d{{4}})\b", re.IGNORECASE), _date),
    (re.compile(rf"\b(?P<mn>{_MONTH}) (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>\d{{4}})\b", re.IGNORECASE), _date),
    (re.compile(rf"\b(?P<mn>{_MONTH})\.? (?P<y>\d{{4}})\b", re.IGNORECASE), _date),
    (re.compile(rf"(?P<m>\d{{1,2}}|{HAN})月(?P<d>\d{{1,2}}|{HAN})[日号]"), _date),
    (re.compile(r"\b(?:in|since|of|from|until|by|before|after) (?P<y>(?:19|20)\d\d)\b(?! ?(?:yuan|%))", re.IGNORECASE), _date),
    (re.compile(r"(?<![\d.])(?P<h>\d{1,2}):(?P<min>\d{2})(?:\s*(?P<pm>[ap]\.?m))?", re.IGNORECASE), _clock),
    (re.compile(rf"(?P<late>晚上?|夜里|下午)?(?P<hz>\d{{1,2}}|{HAN})点(?=以?[前后到至起半整钟,，。之]|$)"), _clock),
    (re.compile(r"\b(?P<he>\d{1,2})\s*(?P<pm>[ap]\.?m)\b", re.IGNORECASE), _clock),
    (re.compile(rf"[百千万]分之({_NUMBER})|({_NUMBER})\s*%|({_NUMBER})\s*(?:per ?cent|个百分点|成(?![了为立本交功]))", re.IGNORECASE), _percent),
    (re.compile(r"(?<![\d.])\d{3,4}-\d{3,4}-\d{4}(?!\d)|(?<![\d.,])(?:1[12]\d{3}|9[56]\d{3})(?![\d.,]|\s*(?:元|块|yuan))"), _phone),
    (re.compile(rf"(?P<cny>(?:CNY|RMB|¥)\s*)?(?P<spelled>‹)?(?P<n>{_NUMBER})", re.IGNORECASE), _number),
)  # fmt: skip
