"""What numerals are made of, in digits and in Chinese, and `Figure`, the interval that one is read as."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

#: 1,0000 is grouped by 万, 8,999.00 by thousands.
ARABIC = re.compile(
    r"[0-9]{1,4}(?:,0000)++(?![0-9,])|[0-9]{1,3}(?:,[0-9]{3})++(?:\.[0-9]++)?(?![0-9])|[0-9]++(?:\.[0-9]++)?|\.[0-9]++"
)
HAN_DIGITS = {char: Decimal(value) for value, char in enumerate("零一二三四五六七八九")} | {
    "〇": Decimal(0),
    "两": Decimal(2),
    "俩": Decimal(2),
    "仨": Decimal(3),
}
SMALL = {"十": 10, "百": 100, "千": 1000, "k": 1000}
LARGE = {"万": 10**4, "w": 10**4, "亿": 10**8}
UNITS = SMALL | LARGE


@dataclass(frozen=True, slots=True)
class Figure:
    """A numeral at text[start:end]. `high` None: open upwards. `scale`: its unit, such as 10000 for 万, 1 for none.

    `vague`: its ends are what 几, 来 or 多 stand for, not what was typed. `han`: written without Arabic digits, in
    Chinese or in English words.
    """

    low: Decimal
    high: Decimal | None
    start: int
    end: int
    scale: int = 1
    vague: bool = False
    han: bool = False

    @property
    def precise(self) -> bool:
        """Whether the numeral is one number."""
        return self.low == self.high and not self.vague


def step_of(value: Decimal) -> int:
    """The size of the last digit that is not zero.

    >>> [step_of(Decimal(value)) for value in (300, 20, 25)]
    [100, 10, 1]
    """
    step = 1
    while value and value % (step * 10) == 0:
        step *= 10
    return step


def tidy(value: Decimal) -> Decimal:
    """A whole number without decimals: 1.2万 is 12000, not 12000.0.

    >>> tidy(Decimal("12000.0")), tidy(Decimal("0.60"))
    (Decimal('12000'), Decimal('0.60'))
    """
    whole = value.to_integral_value()
    return whole if value == whole else value
