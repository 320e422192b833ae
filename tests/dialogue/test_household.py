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


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("我税后每月一万二，手机6000分12期", ["一万二"]),
        ("扣完税一个月六千八", ["六千八"]),
        ("到手一个月8000", ["8000"]),
        ("take home 12k, phone 6000 over 12 months", ["12k"]),
        ("after tax 7500", ["7500"]),
    ],
)
def test_what_is_paid_out_after_tax_is_income(text: str, figures: list[str]) -> None:
    """Pay is named by what is taken off it as well."""
    assert named(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("1万分12期每月还950，我每月能存2000", ["2000"]),
        ("一个月结余两千", ["两千"]),
        ("每月除去开销还余2500块", ["2500块"]),
        ("我俩一个月能省个三千", ["三千"]),
        ("950 a month, I can save 2000 a month", ["2000 a month"]),
        ("I have 1500 left each month", ["1500"]),
        ("each month I'm left with about 1,200", ["about 1,200"]),
        ("after bills I've got 1,100 a month", ["1,100 a month"]),
        ("12期每月还950，还剩3000没还", []),
        ("还剩9期，每月950", []),
        ("每月还950能省300", []),
        ("每月能存2000来还", []),
        ("950 a month with 9 months left", []),
        ("8 payments of 900 a month left, they quote 6800", []),
        ("I still have 3000 left to pay at 950 a month", []),
        ("I can spare 1500 a month to repay it", []),
    ],
)
def test_what_is_left_of_a_month_is_no_instalment(text: str, figures: list[str]) -> None:
    """What can be put aside each month is told from what is paid and what is left of a plan."""
    left = told_apart(text, find(text, ON), household=True, spares=False)[0]
    assert [text[one.start : one.end].strip() for one in left] == figures
    assert told_apart(text, find(text, ON), household=True) == ((), find(text, ON))


def test_a_household_is_named_without_a_figure() -> None:
    """A message such as "那是我工资" says what a figure of the message before was."""
    assert names_household("那是我工资，不是月供")
    assert names_household("that's my salary")
    assert not names_household("那是月供")
