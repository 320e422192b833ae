"""Codes of letters and digits that are somebody's: e-mail, passports and permits, licence plates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from credit_coach.dialogue.intake.finds import Find
from credit_coach.dialogue.intake.names import name_before

_LOCAL = r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]++"
_EMAIL = re.compile(rf"{_LOCAL}@[A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)+")
#: As people write it to get past filters, and with a space where none belongs; only with a host that everybody knows.
_SPELT_EMAIL = re.compile(
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{2,64} ?(?:@|#|艾特|\(at\)|\[at\]|(?<= )at(?= )) ?"
    r"(?:vip\.)?(?:qq|163|126|139|189|gmail|outlook|hotmail|foxmail|sina|sohu|yeah|icloud|yahoo|aliyun|live|example)"
    r" ?(?:\.|点|\(dot\)|\[dot\]|(?<= )dot(?= )) ?(?:com(?:\.cn)?|cn|net|org)(?![A-Za-z0-9])",
    re.IGNORECASE,
)

_EDGE, _END = r"(?<![A-Za-z0-9])", r"(?![A-Za-z0-9]| ?(?:元(?!旦)|块|万))"
#: Known by their form: passports, permits for Hong Kong, Macau and Taiwan and back, identity cards of those places.
_SHAPED = re.compile(
    rf"{_EDGE}(?:[EGeg]\d{{8}}|[Ee][A-HJ-NP-Za-hj-np-z]\d{{7}}|(?:SE|DE|PE|MA)\d{{7}}|[CWHMLTcwhmlt]\d{{8}}(?:\d\d)?|C[A-HJ-NP-Z]\d{{7}}){_END}"
)
_BRACKETED = re.compile(rf"{_EDGE}(?:[A-Za-z]{{1,2}}\d{{6}}|[157]\d{{6}}) ?\([0-9Aa]\)")
_TAIWAN = re.compile(rf"{_EDGE}[A-Z][1289]\d{{8}}{_END}")
#: Anything that is called a passport or a permit.
_NAMED = re.compile(rf"{_EDGE}[A-Za-z]{{0,2}}\d{{6,10}}{_END}")
_ARMY = re.compile(r"(?:军官证|士兵证|文职证|警官证)[^0-9。！!？?\n]{0,10}(?P<it>\d{5,10})")
#: A letter and a day, as numbers of orders and contracts often are.
_DATED = re.compile(r"[A-Za-z]{1,2}20[0-4]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")

_PROVINCE = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_PLATE = re.compile(
    rf"(?<![A-Za-z0-9])[{_PROVINCE}] ?[A-HJ-NP-Za-hj-np-z] ?[·•.\-]? ?"
    r"(?:[0-9A-HJ-NP-Za-hj-np-z]{5}(?![A-Za-z0-9])|[A-HJ-Ka-hj-k][0-9A-HJ-NP-Za-hj-np-z][0-9]{4}(?![A-Za-z0-9])|[0-9]{5}[A-HJ-Ka-hj-k](?![A-Za-z0-9])"
    r"|[0-9A-HJ-NP-Z]{4}[学警挂港澳领试超])(?! ?(?:元|块|万|股|%))"
    rf"|(?<![A-Za-z0-9])WJ ?[{_PROVINCE}] ?[·•.\-]? ?[0-9]{{4}}[0-9A-HJ-NP-Z](?![A-Za-z0-9])"
)
_LEAST_PLATE_DIGITS = 3


def find_codes(text: str) -> Iterator[Find]:
    """Yield e-mail addresses, permits and plates of a clean message, from left to right."""
    yield from sorted((*_emails(text), *_permits(text), *_plates(text)), key=lambda find: find.start)


def _emails(text: str) -> Iterator[Find]:
    for pattern in (_EMAIL, _SPELT_EMAIL):
        for match in pattern.finditer(text):
            yield Find("email", match.start(), match.end())


def _permits(text: str) -> Iterator[Find]:
    for match in _SHAPED.finditer(text):
        if not _DATED.match(match[0]) and name_before(text, match.start()) not in ("other", "amount"):
            yield Find("permit", match.start(), match.end())
    for match in _BRACKETED.finditer(text):
        yield Find("permit", match.start(), match.end())
    for match in _TAIWAN.finditer(text):
        if _is_taiwanese(match[0]) and name_before(text, match.start()) != "other":
            yield Find("permit", match.start(), match.end())
    for match in _NAMED.finditer(text):
        if name_before(text, match.start()) in ("permit", "account"):
            yield Find("permit", match.start(), match.end())
    for match in _ARMY.finditer(text):
        yield Find("permit", match.start("it"), match.end("it"))


def _is_taiwanese(code: str) -> bool:
    """Tell whether the last digit checks the others: weights 1, 9 to 1, 1 over the letter's two digits and the rest."""
    letter = "ABCDEFGHJKLMNPQRSTUVXYWZIO".index(code[0]) + 10
    digits = [letter // 10, letter % 10, *map(int, code[1:])]
    weights = (1, *range(9, 0, -1), 1)
    total: int = sum(digit * weight for digit, weight in zip(digits, weights, strict=True))
    return total % 10 == 0


def _plates(text: str) -> Iterator[Find]:
    for match in _PLATE.finditer(text):
        tail = match[0].strip()[2:]
        least = _LEAST_PLATE_DIGITS if match[0][-1].isupper() or match[0][1:].isupper() else _LEAST_PLATE_DIGITS + 1
        if sum(char.isdigit() for char in tail) >= least:
            yield Find("plate", match.start(), match.end())
