"""Texts in pictures: breaking, measuring and shortening."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credit_coach.charts.lettering import clean, full, short, width, wrap
from credit_coach.charts.scales import around


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        ("0", "0", "0"),
        ("0.50", "0.5", "0.5"),
        ("-1500", "−1,500", "−1,500"),
        ("20000", "2万", "20k"),
        ("1500000", "150万", "1.5m"),
        ("250000000", "2.5亿", "250m"),
        ("2E+30", "2×10³⁰", "2×10³⁰"),
    ],
)
def test_figures_are_shortened_as_each_language_does(value: str, zh: str, en: str) -> None:
    """Chinese counts in ten thousands, English in thousands; only ticks are shortened so."""
    assert short(Decimal(value), "zh") == zh
    assert short(Decimal(value), "en") == en


@pytest.mark.parametrize(
    ("value", "unit", "lang", "text"),
    [
        ("1188.48", "元", "zh", "1,188.48元"),
        ("-312.50", "CNY", "en", "−312.5 CNY"),
        ("100", "", "zh", "100"),
        ("1E+20", "元", "zh", "1×10²⁰元"),
    ],
)
def test_a_whole_figure_keeps_its_hundredths(value: str, unit: str, lang: Literal["zh", "en"], text: str) -> None:
    """A figure beside its bar is exact, with its unit."""
    assert full(Decimal(value), unit, lang) == text


def test_lines_break_between_words_and_between_chinese_letters() -> None:
    """Latin words stay whole where they fit; Chinese breaks anywhere; what is too much ends in dots."""
    assert wrap("A fixed monthly payment", 13, 100) == ("A fixed", "monthly", "payment")
    assert wrap("每月固定还一千元", 10, 40) == ("每月固定", "还一千元")
    assert wrap("一" * 20, 10, 50, 2)[-1].endswith("…")
    assert wrap("", 13) == ()


@given(st.text(max_size=60), st.floats(30, 300))
def test_no_line_is_wider_than_its_room(text: str, room: float) -> None:
    """Whatever the text is, every line of it fits."""
    assert all(width(row, 13) <= room for row in wrap(clean(text), 13, room, 99))


@given(st.lists(st.decimals(allow_nan=False, allow_infinity=False), max_size=6))
def test_scales_hold_their_values_with_few_marks(values: list[Decimal]) -> None:
    """A scale has 2 to 6 round marks, 0 among them, and holds every value."""
    scale, marks = around(values)
    assert 2 <= len(marks) <= 6
    assert 0 in marks
    assert all(scale.holds(value) and 0 <= scale.at(value) <= 100 for value in values)
