"""Which figures of a message are a household's, by the words right beside them."""

from __future__ import annotations

from datetime import date

import pytest

from credit_coach.dialogue.household import names_household, told_apart
from credit_coach.dialogue.readers import find

ON = date(2026, 11, 25)


def named(text: str) -> list[str]:
    """Return the figures that are named as a household's."""
    return [text[one.start : one.end].strip() for one in told_apart(text, find(text, ON))[0]]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("我欠了9万，月入8千，年化15%", ["8千"]),
        ("老婆工资5000我工资6000，贷款10万", ["5000", "6000"]),
        ("一个月挣6500，欠款4万", ["6500"]),
        ("8千是我工资不是月供", ["8千"]),
        ("孩子上幼儿园一个月1600", ["1600"]),
        ("被裁了，n+1拿了4万5，欠信用卡3万2", ["4万5"]),
        ("失业金1900，手里存款还剩8000", ["1900", "8000"]),
        ("已经每月还车贷1500，再借3万分12期年化12%", ["1500"]),
        ("My salary is 7000 and I owe 80000 at 12% a year", ["7000"]),
        ("i make 6k a month and pay 2k rent, borrowed 20000", ["6k a month", "2k"]),
        ("3500 rent, 8k salary, loan of 20000", ["3500", "8k"]),
        ("i send home 2000 and owe 9000", ["2000"]),
    ],
)
def test_the_name_beside_a_figure_decides(text: str, figures: list[str]) -> None:
    """Pay, rent, costs, savings and what is repaid elsewhere are told by the words next to the figure."""
    assert named(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "房租12000分12期每期还1050",
        "学费19800分24期每期还900",
        "工资不够还，借了12000分12期",
        "刚发工资，想把12000分12期",
        "工资每月拿1200还，花呗4400",
        "贷款12000到手11000，12期每期还1100",
        "已经每月还1120，还了3期，本金12000，12期",
        "make 12 payments of 1120, borrowed 12000",
        "my loan is 12000, I already pay 1120 a month",
    ],
)
def test_a_word_elsewhere_names_nothing(text: str) -> None:
    """What is bought on credit, paid out or paid for the plan itself stays a figure of the plan."""
    assert named(text) == []


def test_a_household_is_named_without_a_figure() -> None:
    """A message such as "那是我工资" says what a figure of the message before was."""
    assert names_household("那是我工资，不是月供")
    assert names_household("that's my salary")
    assert not names_household("那是月供")
