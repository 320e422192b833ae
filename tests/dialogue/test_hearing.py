"""What a message says to a walk: a figure in any of its wordings is the same, and no other number is taken for one."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import cn2an
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from credit_coach.dialogue.hearing import hear
from credit_coach.dialogue.readers import Amount, Rate, Term, find
from credit_coach.dialogue.readers.values import RatePeriod
from credit_coach.walks.all import TOOLS
from credit_coach.walks.openings import continued, opened

ON = date(2026, 11, 26)
WALKS = {tool.walk.name: tool.walk for tool in TOOLS}
fewer = settings(max_examples=60)


def heard(walk: str, text: str) -> dict[str, object]:
    """Return what a first message says to a walk."""
    return dict(hear(WALKS[walk], {}, None, text, ON, [], opening=True).readings)


def _han(value: Decimal) -> str:
    return cn2an.an2cn(f"{value.normalize():f}", "low")


#: A rate in percent in the ways people write it.
RATES: dict[str, Callable[[Decimal], str]] = {
    "percent": lambda percent: f"{percent.normalize():f}%",
    "percent with a blank": lambda percent: f"{percent.normalize():f} %",
    "word": lambda percent: f"{percent.normalize():f} percent",
    "per cent": lambda percent: f"{percent.normalize():f} per cent",
    "points": lambda percent: f"{percent.normalize():f}个点",
    "percentage points": lambda percent: f"{percent.normalize():f}个百分点",
    "out of a hundred": lambda percent: f"百分之{percent.normalize():f}",
    "out of a hundred in Chinese": lambda percent: f"百分之{_han(percent)}",
    "out of a thousand": lambda percent: f"千分之{(percent * 10).normalize():f}",
    "out of ten thousand in Chinese": lambda percent: f"万分之{_han(percent * 100)}",
}
PERIODS: tuple[tuple[str, RatePeriod], ...] = (
    ("每期手续费{}", "period"),
    ("一期收{}", "period"),
    ("{}每期", "period"),
    ("月息{}", "month"),
    ("月利率{}", "month"),
    ("年化{}", "year"),
    ("年利率{}", "year"),
    ("一年{}的利息", "year"),
    ("日息{}", "day"),
    ("每天{}", "day"),
    ("{} per instalment", "period"),
    ("{} each instalment", "period"),
    ("{} a month", "month"),
    ("{} per month", "month"),
    ("{} a year", "year"),
    ("{} APR", "year"),
    ("{} per annum", "year"),
    ("{} a day", "day"),
    ("{} daily", "day"),
)


@pytest.mark.parametrize(("around", "per"), PERIODS, ids=[around for around, _ in PERIODS])
@fewer
@given(hundredths=st.integers(1, 3_600), spelling=st.sampled_from(sorted(RATES)))
def test_a_rate_in_any_wording_is_the_same(around: str, per: RatePeriod, hundredths: int, spelling: str) -> None:
    """Percent, points, 百分之, 千分之 and 万分之 with a period in either language read back to one rate."""
    percent = Decimal(hundredths) / 100
    # Nobody says 百分之十 a month.
    text = around.format(RATES["word" if around.isascii() and "Chinese" in spelling else spelling](percent))
    rates = [mention.value for mention in find(text, ON) if isinstance(mention.value, Rate)]
    assert rates == [Rate(percent / 100, per)], text


#: What stands behind a sum in the same breath.
RATE_BEHIND = ("年利率6%", "年化18%", "月息1%", "月利率百分之零点八", "日息万五", "日利率0.05%", "日万五", "利率18%")


@fewer
@given(
    first=st.integers(1, 9),
    second=st.integers(1, 9),
    unit=st.sampled_from("千万"),
    blank=st.sampled_from(["", " ", "，"]),
    rate=st.sampled_from(RATE_BEHIND),
)
def test_a_sum_ends_where_the_rate_begins(first: int, second: int, unit: str, blank: str, rate: str) -> None:
    """The last digit of 一万二 is no day or month of the words behind it."""
    assume(blank or second > 1)  # 一千一日 may be a thousand a day
    digits = "零一二三四五六七八九"
    text = f"欠{digits[first]}{unit}{digits[second]}{blank}{rate}"
    sums = [mention.value.low for mention in find(text, ON) if isinstance(mention.value, Amount)]
    assert sums == [(first * 10 + second) * {"千": 100, "万": 1000}[unit]], text


TERMS: tuple[str, ...] = (
    "分{}期",
    "{}期",
    "{}个月",
    "分{}个月还",
    "{} instalments",
    "{} payments",
    "8400 over {} months",
    "{} x 1,080",
    "0.6% x {}",
    "split into {} parts",
)


@pytest.mark.parametrize("around", TERMS)
@fewer
@given(count=st.integers(3, 60))
def test_a_number_of_instalments_in_any_wording_is_the_same(around: str, count: int) -> None:
    """期, 个月, instalments, payments and a times sign all count instalments."""
    text = around.format(count)
    terms = [mention.value.months for mention in find(text, ON) if isinstance(mention.value, Term)]
    assert terms == [count], text


#: Numbers that are no money: whom one calls, when something was, how old one is, which model it is.
OTHERS = st.one_of(
    st.integers(13_000_000_000, 19_999_999_999).map("手机{}，".format),
    st.integers(13_000_000_000, 19_999_999_999).map("call me on {}, ".format),
    st.dates(date(2015, 1, 1), ON).map(lambda day: f"{day.year}年{day.month}月{day.day}日办的，"),
    st.integers(2015, 2025).map("{}年开的户，".format),
    st.integers(18, 79).map("我今年{}岁，".format),
    st.integers(18, 79).map("I'm {}, ".format),
    st.integers(18, 79).map("I am {} years old, ".format),
)


@fewer
@given(others=st.lists(OTHERS, max_size=3), amount=st.integers(1_200, 90_000))
def test_no_other_number_is_taken_for_money(others: list[str], amount: int) -> None:
    """A telephone number, a date and an age beside a plan change nothing about what it says."""
    said = heard("instalment_cost", f"{''.join(others)}账单{amount}分12期每期0.6%真实年化多少")
    assert said == {"amount": str(amount), "periods": "12", "charge": "0.6% a period"}


#: What messages about money are made of.
PARTS = st.sampled_from(
    re.split(
        " ",
        "分期 账单 欠 借 手续费 利息 年化 日息 月息 逾期 晚了 最低 首付 到手 每期 每月 一共 还 多少 多久 划算吗"
        " 哪个便宜 不对 是 12期 24 8400 1.2万 一万二 0.6% 万五 18% 3天 俩月 一年 paid missing due fee owe instalments"
        " payments of each month over APR late minimum borrow lent down received x 1,080 2.7 yuan 10k half a percent"
        " a year which first not , ， ? ？ 。",
    )
)


@settings(max_examples=150)
@given(st.lists(PARTS, max_size=14), st.sampled_from([" ", ""]))
def test_no_message_makes_hearing_fail(parts: list[str], between: str) -> None:
    """Whatever is said is heard by every walk, opens one or none, and may go on from the message before."""
    text = between.join(parts)
    for name in WALKS:
        heard(name, text)
    opened(TOOLS, text, ON)
    continued(TOOLS, "信用卡逾期要多交多少", text, ON)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("8400分12期每期手续费28.8元", {"charge": "28.8 a period"}),
        ("10,000 over 12 months, they charge 35 a month", {"charge": "35 a period"}),
        ("10,000 over 12 months, they charge 920 a month", {"charge": "920 each period"}),
        ("8400分12期每期连手续费还750", {"charge": "750 each period"}),
        ("手续费总共900 分18期 本金15000", {"amount": "15000", "charge": "900 once"}),
        (
            "paying 24 x 455 for a 9,999 washing machine",
            {"amount": "9999", "periods": "24", "charge": "455 each period"},
        ),
        ("15,800, 3,800 down, 12 payments of 1,090", {"amount": "15800", "down_payment": "3800"}),
        ("分12期每期0.66%，跟年化9.8%的比哪个便宜，3万", {"charge": "0.66% a period", "offer": "9.8% a year"}),
        ("6000分12期零利息，一次性服务费300", {"periods": "12", "charge": "300 once"}),
        ("6000分12期，前3期免息，每期0.6%", {"periods": "12", "free_periods": "3", "charge": "0.6% a period"}),
    ],
)
def test_each_figure_of_a_plan_finds_its_place(text: str, readings: dict[str, str]) -> None:
    """A fee on top and a whole payment, a sum and its charge, a down payment and another offer are told apart."""
    assert readings.items() <= heard("instalment_cost", text).items()
