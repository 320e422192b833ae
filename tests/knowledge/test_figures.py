"""How figures are written in each language."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credit_coach.knowledge.figures import DISPLAY_UNITS, Figure, length_of


@pytest.mark.parametrize(
    ("value", "unit", "zh", "en"),
    [
        ("0.24", "percent", "24%", "24%"),
        ("0.0005", "percent", "0.05%", "0.05%"),
        ("0.1825", "percent", "18.25%", "18.25%"),
        ("0.10", "percent", "10%", "10%"),
        ("1", "percent", "100%", "100%"),
        ("0.30-0.50", "percent", "30%至50%", "30% to 50%"),
        ("3", "days", "3天", "3 days"),
        ("1", "days", "1天", "1 day"),
        ("5-10", "days", "5至10天", "5 to 10 days"),
        ("7", "working_days", "7个工作日", "7 working days"),
        ("32", "months", "32个月", "32 months"),
        ("3-6", "months", "3至6个月", "3 to 6 months"),
        ("1", "months", "1个月", "1 month"),
        ("5", "years", "5年", "5 years"),
        ("1-3", "years", "1至3年", "1 to 3 years"),
        ("18", "hours", "18小时", "18 hours"),
        ("8", "age", "8周岁", "8"),
        ("12", "instalments", "12期", "12 instalments"),
        ("2", "count", "2次", "2 times"),
        ("1", "count", "1次", "1 time"),
        ("4", "times", "4倍", "4 times"),
        ("1.8", "times", "1.8倍", "1.8 times"),
        ("10", "yuan", "10元", "CNY 10"),
        ("1450", "yuan", "1450元", "CNY 1,450"),
        ("10000", "yuan", "1万元", "CNY 10,000"),
        ("12500", "yuan", "12500元", "CNY 12,500"),
        ("35000", "yuan", "3.5万元", "CNY 35,000"),
        ("50000", "yuan", "5万元", "CNY 50,000"),
        ("1000000", "yuan", "100万元", "CNY 1,000,000"),
        ("500-1000", "yuan", "500元至1000元", "CNY 500 to CNY 1,000"),
        ("12378", "phone", "12378", "12378"),
        ("400-810-8866", "phone", "400-810-8866", "400-810-8866"),
        ("2026-03-31", "date", "2026年3月31日", "31 March 2026"),
        ("2014-02", "date", "2014年2月", "February 2014"),
        ("2021", "date", "2021年", "2021"),
        ("22:00-08:00", "clock", "22:00至次日8:00", "22:00 to 08:00 the next day"),
    ],
)
def test_a_figure_is_written_as_each_language_does(value: str, unit: str, zh: str, en: str) -> None:
    """Every display unit has its own form in Chinese and in English, singular and plural, value and range."""
    figure = Figure(value, unit)
    assert (figure.text("zh"), figure.text("en")) == (zh, en)


def test_a_name_is_written_per_language() -> None:
    """A name has a form in each language; without an English one the Chinese form stands in."""
    assert Figure("第七十条", "name", "Article 70").text("zh") == "第七十条"
    assert Figure("第七十条", "name", "Article 70").text("en") == "Article 70"
    assert Figure("GB/T 45251-2025", "name").text("en") == "GB/T 45251-2025"


def test_every_unit_of_the_register_has_a_display_unit_that_shows_itself() -> None:
    """Units of the register lead to display units, and those lead to themselves: nothing is translated twice."""
    assert {DISPLAY_UNITS[unit] for unit in DISPLAY_UNITS.values()} == set(DISPLAY_UNITS.values())
    for unit in set(DISPLAY_UNITS.values()):
        assert DISPLAY_UNITS[unit] == unit


@pytest.mark.parametrize("unit", sorted(set(DISPLAY_UNITS.values()) - {"name", "phone", "date", "clock"}))
@pytest.mark.parametrize("value", ["", "many", "3-", "--"])
def test_a_value_that_is_no_number_is_refused(unit: str, value: str) -> None:
    """What is not a number or a range of numbers raises instead of being shown."""
    with pytest.raises(ArithmeticError):
        Figure(value, unit).text("zh")


@given(st.decimals(min_value=0, max_value=10, places=6, allow_nan=False))
def test_percentages_say_exactly_the_stored_value(rate: Decimal) -> None:
    """Reading the percentage back gives the stored fraction: nothing is rounded, padded or written as 1E-4."""
    text = Figure(str(rate), "percent").text("zh")
    assert re.fullmatch(r"(0|[1-9]\d*)(\.\d*[1-9])?%", text)
    assert Decimal(text[:-1]) / 100 == rate


@given(st.integers(min_value=0, max_value=10**9))
def test_amounts_say_exactly_the_stored_value(amount: int) -> None:
    """Reading an amount back gives the stored one in both languages, with 万 or without."""
    figure = Figure(str(amount), "yuan")
    zh = figure.text("zh").removesuffix("元")
    read = Decimal(zh.removesuffix("万")) * (10_000 if zh.endswith("万") else 1)
    assert read == amount
    assert int(figure.text("en").removeprefix("CNY ").replace(",", "")) == amount


@given(st.dates())
def test_a_date_names_its_day_in_both_languages(day: object) -> None:
    """Year, month and day of the stored date all stand in the text."""
    value = str(day)
    year, month, date = (int(part) for part in value.split("-"))
    assert Figure(value, "date").text("zh") == f"{year}年{month}月{date}日"
    assert re.fullmatch(rf"{date} [A-Z][a-z]+ {year}", Figure(value, "date").text("en"))


def test_chinese_is_counted_by_characters_and_english_by_words() -> None:
    """A limit on the length of a text is one of characters in Chinese, and of words in English."""
    assert (length_of("花呗逾期", "zh"), length_of("late with Huabei", "en"), length_of("", "en")) == (4, 3, 0)
