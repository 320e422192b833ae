"""The readers against a table: what is typed, and what it is read as (readings.yaml)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from credit_coach.dialogue.readers import Amount, Count, Day, FreePeriods, Mention, Number, Rate, Term, find

ON = date(2026, 11, 28)  # a Saturday
TABLE = Path(__file__).with_name("readings.yaml")


def rows() -> Iterator[object]:
    """Each row of the table, named by its heading."""
    for heading, readings in yaml.safe_load(TABLE.read_text(encoding="utf-8")).items():
        for text, said in readings.items():
            yield pytest.param(str(text), said, id=f"{heading}: {text}")


def say(mention: Mention) -> str:
    """One mention in the notation that the head of readings.yaml explains."""
    match mention.value:
        case Amount() as amount:
            words = _amount(amount)
        case Rate(value, per, unclear):
            words = ["rate", f"{value:f}", per, "unclear" if unclear else None]
        case Term(count, unit):
            words = ["term", str(count), unit]
        case FreePeriods(months):
            words = ["free", str(months)]
        case Day(day, day_of_month):
            words = ["day", str(day) if day else None, f"on {day_of_month}" if day_of_month else None]
        case Count(count, of):
            words = ["count", str(count), of]
        case Number(value):
            words = ["number", f"{value:f}"]
    return " ".join(word for word in ("not" if mention.negated else None, *words) if word)


def _amount(amount: Amount) -> list[str | None]:
    ends = f"{amount.low:f}"
    if amount.high != amount.low:
        ends += ".." if amount.high is None else f"..{amount.high:f}"
    currency = None if amount.currency == "CNY" else amount.currency
    return ["amount", ends, "about" if amount.approximate else None, amount.per, currency]


@pytest.mark.parametrize(("text", "said"), list(rows()))
def test_what_is_typed_is_read_as_the_table_says(text: str, said: str) -> None:
    """Each row of the table is read as it says there, and as nothing else."""
    mentions = find(unicodedata.normalize("NFKC", text), ON)
    assert ("; ".join(map(say, mentions)) or "nothing") == said


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("月薪8k左右，房租2500", ["8k左右", "2500"]),
        ("大概 8000 元一个月", ["大概 8000 元一个月"]),
        ("I earn about ¥8,000 a month", ["about ¥8,000 a month"]),
        ("between 8 and 9k yuan", ["between 8 and 9k yuan"]),
        ("前3期免息，分12期", ["前3期免息", "12期"]),
        ("年化18%-24%", ["18%", "24%"]),
        ("不是8000", ["8000"]),
        ("兩萬三左右", ["兩萬三左右"]),
    ],
)
def test_a_span_holds_the_words_that_were_read(text: str, spans: list[str]) -> None:
    """The span is the figure with its unit, bound and period behind it; what it is about is left outside."""
    assert [text[mention.start : mention.end] for mention in find(text, ON)] == spans


def test_a_precise_figure_is_told_from_the_others() -> None:
    """Only one figure without 左右, a range or an open end is exact."""
    said = ["8000元", "8000元左右", "8000到9000元", "8000元以上", "不到8000元"]
    values = [find(text, ON)[0].value for text in said]
    assert [isinstance(value, Amount) and value.exact for value in values] == [True, False, False, False, False]


@pytest.mark.parametrize(
    ("term", "months"),
    [
        (Term(12, "period"), 12),
        (Term(3, "year"), 36),
        (Term(18, "month"), 18),
        (Term(90, "day"), None),
        (Term(2, "week"), None),
    ],
)
def test_a_term_is_counted_in_months_where_it_can_be(term: Term, months: int | None) -> None:
    """Instalments and months count as they are, years twelvefold, days and weeks not at all."""
    assert term.months == months


@pytest.mark.parametrize(
    ("on", "text", "day"),
    [
        (date(2027, 1, 31), "一个月后", date(2027, 2, 28)),
        (date(2028, 1, 31), "一个月后", date(2028, 2, 29)),
        (date(2026, 12, 15), "15号", date(2026, 12, 15)),
        (date(2026, 2, 10), "31号", date(2026, 3, 31)),
        (date(2026, 12, 31), "下月底", date(2027, 1, 31)),
        (date(2026, 11, 23), "下周一", date(2026, 11, 30)),
        (date(2026, 11, 23), "周一", date(2026, 11, 23)),
        (date(2026, 11, 29), "下周日", date(2026, 12, 6)),
        (date(2026, 11, 23), "last Monday", date(2026, 11, 16)),
        (date(2026, 7, 1), "12月31日", date(2026, 12, 31)),
        (date(2027, 1, 10), "12月31日", date(2026, 12, 31)),
        (date(2027, 4, 10), "12月31日", date(2027, 12, 31)),
        (date(2026, 1, 1), "明年2月28日", date(2027, 2, 28)),
    ],
)
def test_days_at_the_edges_of_months_weeks_and_years(on: date, text: str, day: date) -> None:
    """A month that is too short ends on its last day, and a week begins on Monday."""
    (mention,) = find(text, on)
    assert isinstance(mention.value, Day)
    assert mention.value.date == day


@pytest.mark.parametrize("on", [date.min, date.max])
def test_days_outside_the_calendar_are_not_read(on: date) -> None:
    """Neither before the first nor after the last day that a date can hold does anything fail."""
    for text in (
        "9999年后",
        "9999天前",
        "9999天后",
        "下月5号",
        "上月5号",
        "下周五",
        "上周一",
        "明年1月5号",
        "31号",
        "月底",
        "年底",
    ):
        assert all(isinstance(mention.value, Day | Term | Number) for mention in find(text, on))


def test_figures_stay_exact() -> None:
    """A figure has the digits that were typed, whatever a float would make of them."""
    (mention,) = find("0.1234567890123456789%", ON)
    assert mention.value == Rate(Decimal("0.001234567890123456789"), None)
