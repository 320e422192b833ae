"""Which question a value belongs to: by the words beside it, and by nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from credit_coach.dialogue.hearing import hear
from credit_coach.walks.affordability import WALK

_TODAY = date(2026, 11, 25)


def _heard(text: str, **answers: str) -> dict[str, object]:
    return dict(hear(WALK, answers, None, text, _TODAY, []).readings)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("房租3500", {"rent": "3500"}),
        ("3500房租", {"rent": "3500"}),
        ("3500房租，2000吃饭", {"rent": "3500", "living": "2000"}),
        ("房租2500水电300", {"rent": "2500", "living": "300"}),
        ("月薪8000想买5000的手机", {"income": "8000", "price": "5000"}),
        ("8k salary, 2500 rent", {"income": "8000", "rent": "2500"}),
        ("5000 for rent and 300 for utilities", {"rent": "5000", "living": "300"}),
        ("the flat costs me 6,500 in rent", {"rent": "6500"}),
        ("我的房租呢，大概2000", {"rent": "~2000"}),
        ("没有存款", {"savings": "0"}),
        ("房租不用付", {"rent": "0"}),
        ("吃饭1500，水电300，交通200", {"living": "2000"}),
        ("living 2200 can i get a 3999 tablet", {"living": "2200", "price": "3999"}),
        ("房租1500吃饭2000 3999手机", {"rent": "1500", "living": "2000", "price": "3999"}),
        ("月薪6500年终奖一个月", {"income": "6500", "income_variable": "1 months of pay"}),
        ("收入不固定，一般六七千", {"income_variable": "6000..7000"}),
    ],
)
def test_a_value_goes_to_the_cue_beside_it(text: str, expected: dict[str, str]) -> None:
    """In either order, several in one message, zero in words, sums added up, a cue waiting for the next clause."""
    heard = {name: value for name, value in _heard(text).items() if name != "payment"}
    assert heard == expected


@pytest.mark.parametrize(
    "text", ["第3期", "iPhone 15", "2026年11月25日", "打12378", "我今年25岁", "住了3年", "[***]", "985毕业"]
)
def test_numbers_that_are_no_figures_go_nowhere(text: str) -> None:
    """Ordinals, models, dates, hotlines, ages and masks fill no question when the rent is asked for."""
    rent = WALK.question("rent", {})
    heard = hear(WALK, {"price": "1", "payment": "cash"}, rent, text, _TODAY, ["price"])
    assert not [value for value in heard.readings.values() if isinstance(value, str)]


def test_a_bare_value_answers_only_what_was_asked() -> None:
    """Without words a figure goes to the pending question, and a second one is not guessed into another."""
    rent = WALK.question("rent", {})
    heard = hear(WALK, {"price": "1", "payment": "cash"}, rent, "1800", _TODAY, ["price"])
    assert heard.readings == {"rent": "1800"}


def test_beside_a_question_nothing_else_is_taken() -> None:
    """A figure in somebody else's story does not become one's own."""
    rent = WALK.question("rent", {})
    told = {"price": "5000", "payment": "instalments", "periods": "12", "charge": "free"}
    heard = hear(WALK, told, rent, "别人分24期的，提前还款划算吗", _TODAY, ["charge"])
    assert heard.readings == {}
    assert heard.asked
