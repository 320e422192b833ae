"""Figures of the fact register, and how each language writes them and the results of a calculation.

A figure is a value with a display unit. Articles name it (`{fact_id}` or `{fact_id.name}`) and never type it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from credit_coach.money import round_half_up

Lang = Literal["zh", "en"]
LANGS: tuple[Lang, ...] = ("zh", "en")


def is_han(char: str) -> bool:
    """Tell whether a character is a Chinese one."""
    return "一" <= char <= "鿿"


def has_han(text: str) -> bool:
    """Tell whether a text has a Chinese character in it, which makes it a Chinese one."""
    return any(map(is_han, text))


def length_of(text: str, lang: Lang) -> int:
    """Return how long a text is: Chinese characters, English words."""
    return len(text) if lang == "zh" else len(text.split())


#: Display units, and the units of the register's own `value` that are shown as each of them.
DISPLAY_UNITS: dict[str, str] = {
    "per_year": "percent",
    "per_day": "percent",
    "of_statement_balance": "percent",
    "surcharge_on_contract_rate": "percent",
    "of_provincial_avg_annual_wage": "percent",
    "over_loss": "percent",
    "of_monthly_income": "percent",
    "of_take_home_pay": "percent",
    "times_1y_LPR": "times",
    "multiplier": "times",
    "days_between": "days",
    "years_record": "years",
    "years_max": "years",
    "years_after_settlement": "years",
    "months_default_period": "months",
    "CNY": "yuan",
    "CNY_per_item": "yuan",
    "CNY_max_fine": "yuan",
    "CNY_principal": "yuan",
    "times_per_year": "count",
    "effective_calls_per_day": "count",
    "attempts_per_day": "count",
    "quiet_hours": "clock",
} | {
    unit: unit
    for unit in (
        "percent", "days", "working_days", "months", "years", "hours", "age", "instalments", "count", "times",
        "yuan", "phone", "date", "clock", "name",
    )
}  # fmt: skip

_WORDS: dict[str, tuple[str, str, str]] = {
    "days": ("天", "day", "days"),
    "working_days": ("个工作日", "working day", "working days"),
    "months": ("个月", "month", "months"),
    "years": ("年", "year", "years"),
    "hours": ("小时", "hour", "hours"),
    "age": ("周岁", "", ""),
    "instalments": ("期", "instalment", "instalments"),
    "count": ("次", "time", "times"),
    "times": ("倍", "time", "times"),
}
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True)
class Figure:
    """One value: a number, a range "low-high", a date "2026-03-31", a phone number or a name per language."""

    value: str
    unit: str
    value_en: str | None = None

    def text(self, lang: Lang) -> str:
        """Return the figure as `lang` writes it, such as "5年" or "5 years"."""
        if self.unit == "name":
            return self.value if lang == "zh" else (self.value_en or self.value)
        if self.unit == "phone":
            return self.value
        if self.unit == "date":
            return _date(self.value, lang)
        if self.unit == "clock":
            start, end = self.value.split("-")
            return f"{start}至次日{end.lstrip('0')}" if lang == "zh" else f"{start} to {end} the next day"
        return _amount(self.value, self.unit, lang)


def money_text(amount: Decimal, lang: Lang) -> str:
    """Return yuan as `lang` writes them, to the fen where there are any: "1,234.50元", "CNY 1,234"."""
    text = f"{round_half_up(amount, 2):,.2f}".removesuffix(".00")
    return f"{text}元" if lang == "zh" else f"CNY {text}"


def percent_text(share: Decimal, places: int = 2) -> str:
    """Return a share in percent without needless zeros: "12.5%"."""
    return f"{_plain(round_half_up(share * 100, places))}%"


def _amount(value: str, unit: str, lang: Lang) -> str:
    # A leading minus never occurs in the register, so "-" always separates a range.
    parts = value.split("-")
    if unit == "percent":
        return _join([f"{_plain(Decimal(part) * 100)}%" for part in parts], lang)
    if unit == "yuan":
        return _join([_yuan(Decimal(part), lang) for part in parts], lang)
    numbers = [_plain(Decimal(part)) for part in parts]
    word_zh, one, many = _WORDS[unit]
    if lang == "zh":
        return "至".join(numbers) + word_zh
    return f"{' to '.join(numbers)} {one if numbers == ['1'] else many}".strip()


def _join(parts: list[str], lang: Lang) -> str:
    return ("至" if lang == "zh" else " to ").join(parts)


def _yuan(amount: Decimal, lang: Lang) -> str:
    if lang == "en":
        return f"CNY {amount:,}"
    if amount >= 10_000 and amount % 1000 == 0:
        return f"{_plain(amount / 10_000)}万元"
    return f"{_plain(amount)}元"


def _plain(number: Decimal) -> str:
    """Write a decimal without an exponent and without trailing zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _date(value: str, lang: Lang) -> str:
    parts = [int(part) for part in value.split("-")]
    if lang == "zh":
        return "".join(f"{number}{word}" for number, word in zip(parts, "年月日", strict=False))
    if len(parts) == 1:
        return str(parts[0])
    month = f"{_MONTHS[parts[1] - 1]} {parts[0]}"
    return f"{parts[2]} {month}" if len(parts) == 3 else month
