"""Numerals as they are typed: 8,999.5, 1.2万, 3千5, 两万三, 五六千, 十几万, 一万多.

A numeral is read as an interval, because many are one: 五六千 is 5000 to 6000, 十几万 is 110,000 to 200,000, and 一万多
has no upper end. A precise numeral has equal ends. The text is that of `spelling.plain`.
"""

from __future__ import annotations

import re
from decimal import Decimal

from credit_coach.dialogue.readers.digits import ARABIC, HAN_DIGITS, LARGE, SMALL, UNITS, Figure, step_of, tidy
from credit_coach.dialogue.readers.noise import FILLER

Ends = tuple[Decimal, Decimal]

_ZERO: Ends = (Decimal(0), Decimal(0))
_ONE: Ends = (Decimal(1), Decimal(1))
_HALF: Ends = (Decimal("0.5"), Decimal("0.5"))
_SEVERAL: Ends = (Decimal(1), Decimal(10))
#: What follows a numeral's last digit when that digit belongs to the next word: 三千一个月, 借3万12期, 两万三万.
_NEXT_WORD = re.compile(
    r"(?:[十百千万亿个期天号周笔张家位名口人%‰折岁小x次成]|星期|礼拜|季度|百分)| ?(?:instal|month|year|day|week)"
    # 一万二年利率6% is 12,000, 借5万2年 a time; behind a blank 日息 and 月息 begin a word of their own.
    r"|年(?![利化息薪费租])|月(?![利息费薪供租还付])|日(?![利息均薪万])"
)
_POSITIONAL = re.compile(r"[零〇一二三四五六七八九]{4,}+(?![十百千万亿点])")
_DECIMALS = re.compile(r"点([零〇一二三四五六七八九]{1,12}|[0-9]{1,12})(?![0-9分刻半钟])")
_TENS_OUT_OF = re.compile(r"分之[一二三四五六七八九]?十\Z")
_ABOUT_ONE = re.compile(r"([百千万])(?:来|把|多)(?=[块元个人天期])")
_EIGHT_OR_ONE = {"百八十": (80, 100), "千八百": (800, 1000), "万八千": (8000, 10000)}
_ENGLISH_UNIT = re.compile(r"[ -]?(?:(hundred)|(thousand|grand)|(million|mil|mln)|(billion|bn))(?![a-z])")
_ENGLISH_UNITS = (100, 1000, 10**6, 10**9)
_SOME_MORE = re.compile(r"多(?![少久长大])|余(?![额款下钱])|来(?=[块元个人天期])")
#: 三个w is 30,000.
_TEN_THOUSANDS = re.compile(r"个(?=w(?![a-z]))")
_LETTER = re.compile(r"[a-z]")
_MOST_CHARS = 60


def read_numeral(text: str, start: int) -> Figure | None:
    """The numeral that begins at `start`, None when there is none.

    >>> read_numeral("三千五一个月", 0).low
    Decimal('3500')
    """
    return _fixed_form(text, start) or _Sum(text, start).read()


def _fixed_form(text: str, start: int) -> Figure | None:
    """一五零零 digit by digit, 千把块, 万八千."""
    if match := _POSITIONAL.match(text, start):
        value = Decimal("".join(str(HAN_DIGITS[char]) for char in match[0][:_MOST_CHARS]))
        return Figure(value, value, start, match.end(), han=True)
    if match := _ABOUT_ONE.match(text, start):
        unit = UNITS[match[1]]
        return Figure(Decimal(unit), Decimal(2 * unit), start, match.end(), unit, vague=True, han=True)
    if ends := _EIGHT_OR_ONE.get(text[start : start + 3]):
        return Figure(Decimal(ends[0]), Decimal(ends[1]), start, start + 3, ends[1], vague=True, han=True)
    return None


class _Sum:
    """One numeral added up from left to right, both ends at once.

    `total` holds what stands before 万 and 亿, `section` what stands before 十, 百 and 千, `digit` what has no unit yet.
    `unit` is the last unit read, `gap` a 零 behind it, `closed` that a decimal fraction allows no further digits.
    """

    def __init__(self, text: str, start: int) -> None:
        self.text, self.start, self.pos = text, start, start
        self.total = self.section = _ZERO
        self.digit: Ends | None = None
        self.digit_at, self.digit_chars = start, 0
        self.unit = self.scale = 1
        self.largest = 10**12
        self.gap = self.closed = self.vague = self.arabic = False

    def read(self) -> Figure | None:
        while self.pos < len(self.text) and self.pos - self.start < _MOST_CHARS and self._step():
            pass
        if self.pos > self.start:
            self._rest()
        return self._figure() if self.pos > self.start else None

    def _next(self, ahead: int = 1) -> str:
        return self.text[self.pos + ahead : self.pos + ahead + 1] or " "

    def _step(self) -> bool:
        """Read one part and return whether there was one."""
        char = self.text[self.pos]
        if char in "0123456789.":
            return self._digits()
        if char in HAN_DIGITS:
            return self._han_digit(HAN_DIGITS[char])
        if char in "几数":
            return self._several(char)
        if char == "点":
            return self._decimals()
        if char == "个" and _TEN_THOUSANDS.match(self.text, self.pos) and self.digit is not None:
            self.pos += 1
            return self._large(LARGE["w"], self.pos)
        if char == "半":
            return self.pos == self.start and self._next() in "百千万亿" and self._take(_HALF, 1)
        if char in "多余来" and self.pos > self.start and self._next() in "百千万亿":
            return self._spread()
        return self._multiply()

    def _take(self, digit: Ends, chars: int) -> bool:
        self.digit, self.digit_at, self.digit_chars = digit, self.pos, chars
        self.pos += chars
        return True

    def _digits(self) -> bool:
        match = ARABIC.match(self.text, self.pos)
        behind = self.pos > self.start
        if match is None or self.digit is not None or self.closed or (behind and self.unit in (1, 10)):
            return False
        if "." in match[0]:
            if behind:
                return False
            self.closed = True
        self.arabic = True
        value = Decimal(match[0].replace(",", ""))
        return self._take((value, value), len(match[0]))

    def _han_digit(self, value: Decimal) -> bool:
        if self.digit is not None:
            return self._next_to(value)
        if self.closed or (self.arabic and self.unit == 1):
            return False
        if value == 0 and self.pos > self.start:
            return self._zero()
        return self._take((value, value), 1)

    def _next_to(self, value: Decimal) -> bool:
        """五六千, 三五千: two digits side by side are the ends of a range."""
        first = self.digit[0] if self.digit else Decimal(0)
        pair = value - first == 1 or (first == 3 and value == 5)
        if not (pair and first >= 1 and self.digit_chars == 1 and self.text[self.pos - 1] in HAN_DIGITS):
            return False
        self.digit, self.digit_chars, self.vague = (first, value), 2, True
        self.pos += 1
        return True

    def _zero(self) -> bool:
        if self.gap or self._next() not in "一二两三四五六七八九123456789":
            return False
        self.gap = True
        self.pos += 1
        return True

    def _several(self, char: str) -> bool:
        after = self._next()
        if self.digit is not None:
            return self.arabic and char == "几" and after in "百千万块元" and self._spread()
        alone = self.pos == self.start and after not in "十百千万亿块元毛"
        if self.closed or alone or (char == "数" and after not in "十百千万亿"):
            return False
        self.vague = True
        return self._take(_SEVERAL, 1)

    def _decimals(self) -> bool:
        match = _DECIMALS.match(self.text, self.pos)
        if match is None:
            return False
        # 三十点五 alone may be a time of day; behind 百分之 it is none.
        tens = self.digit is None and _TENS_OUT_OF.search(self.text[max(0, self.start - 2) : self.pos])
        if not tens and (self.digit is None or self.digit_chars != 1 or self.text[self.pos - 1] not in HAN_DIGITS):
            return False
        if self.digit is None:
            self.digit_at, self.digit_chars = self.pos, 0
        value = (self.digit or _ZERO)[0] + Decimal("0." + "".join(str(HAN_DIGITS.get(char, char)) for char in match[1]))
        self.digit, self.closed = (value, value), True
        self.digit_chars += len(match[0])
        self.pos = match.end()
        return True

    def _spread(self) -> bool:
        """十多万, 20来万, 20几万: from the number to the next of its size."""
        if self.digit is not None:
            low = self.digit[0]
            self.digit = (low, low + step_of(low))
            self.digit_chars += 1
        else:
            self.section = (self.section[0], self.section[1] + self.unit)
        self.vague = True
        self.pos += 1
        return True

    def _multiply(self) -> bool:
        at, typed = self.pos, self.arabic and self.digit is not None
        if self.text[at] == " " and typed and self._next() in "百千万亿kw":
            at += 1
        char = self.text[at]
        if char in "kw" and (not typed or _LETTER.match(self.text, at + 1)):
            return False
        if char in SMALL:
            return self._small(SMALL[char], at)
        return char in LARGE and self._large(LARGE[char], at)

    def _small(self, unit: int, at: int) -> bool:
        if (self.digit is None and not self._stands_alone(unit)) or (self.section[1] and self.unit <= unit):
            return False
        digit = self.digit or _ONE
        self.section = _added(self.section, (digit[0] * unit, digit[1] * unit))
        return self._unit_read(unit, at)

    def _large(self, unit: int, at: int) -> bool:
        section = _added(self.section, self.digit or _ZERO)
        if unit == LARGE["亿"] and self.total[1]:
            section, self.total = _added(section, self.total), _ZERO
        elif unit >= self.largest:
            return False
        if not section[1] and self.digit is None:
            if not self._stands_alone(unit):
                return False
            section = _ONE
        self.total = _added(self.total, (section[0] * unit, section[1] * unit))
        self.section, self.largest = _ZERO, unit
        return self._unit_read(unit, at)

    def _stands_alone(self, unit: int) -> bool:
        """十五 and 上万 need no digit before the unit; 百, 千 and 万 otherwise do, as in 千万别."""
        if unit == SMALL["十"]:
            return True
        before, after = self.text[self.start - 1 : self.start], self.text[self.pos + 1 : self.pos + 3]
        named = before in ("上", "过", "近", "破", "超") or after[:1] in ("元", "块") or after in ("万元", "万块")
        return self.pos == self.start and named and before != FILLER

    def _unit_read(self, unit: int, at: int) -> bool:
        self.digit, self.digit_chars, self.gap, self.unit = None, 0, False, unit
        self.scale = max(self.scale, unit) if unit > SMALL["十"] else self.scale
        self.pos = at + 1
        return True

    def _rest(self) -> None:
        """The last digits: 三千五 is 3500, 三千零五 is 3005, 1万2000 is 12,000; in 三千一个月 they are another word."""
        if self.digit is None:
            self.pos -= self.gap
            return
        low, high = self.digit
        if self.unit > SMALL["十"]:
            if _NEXT_WORD.match(self.text, self.pos) or high >= self.unit:
                self.pos = self.digit_at - self.gap
                return
            single = high <= 10 and self.text[self.digit_at : self.digit_at + 2] != "10"
            if single and not self.gap:
                low, high = low * self.unit / 10, high * self.unit / 10
        self.section = _added(self.section, (low, high))

    def _figure(self) -> Figure:
        low, high = _added(self.total, self.section)
        han = not any(char in "0123456789" for char in self.text[self.start : self.pos])
        if not han and self.scale == 1 and (match := _ENGLISH_UNIT.match(self.text, self.pos)):
            self.scale = _ENGLISH_UNITS[(match.lastindex or 1) - 1]
            low, high, self.pos = low * self.scale, high * self.scale, match.end()
        more = _SOME_MORE.match(self.text, self.pos) if low >= 10 and not self.vague else None
        if more and more[0] == "来":
            high, self.vague = low + max(self.unit, step_of(low)), True
        self.pos = more.end() if more else self.pos
        top = None if more and more[0] != "来" else tidy(high)
        return Figure(tidy(low), top, self.start, self.pos, self.scale, self.vague, han)


def _added(one: Ends, other: Ends) -> Ends:
    return one[0] + other[0], one[1] + other[1]
