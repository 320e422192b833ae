"""The budget page: exact sums of what was told, blanks and names for what was not, and nothing but one file."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal, localcontext
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credit_coach.handouts.budget import BudgetLine, BudgetPage, budget
from credit_coach.handouts.handout import BLANK
from credit_coach.knowledge.figures import LANGS, Lang
from credit_coach.wording import Wording

ON = date(2026, 11, 25)
PAGE = BudgetPage(
    title="每月收支",
    income=(BudgetLine("工资", Decimal("6500")), BudgetLine("兼职", Decimal("820.50"), "三个月平均")),
    costs=(BudgetLine("房租", Decimal(1800)), BudgetLine("吃饭", Decimal(1500))),
    repayments=(BudgetLine("白条", Decimal("612.35")), BudgetLine("信用卡", Decimal(500))),
    savings=BudgetLine("备用金", Decimal(200)),
    notes=("10日前把钱放进扣款卡",),
)


def _html(page: BudgetPage, wording: Wording, lang: Lang = "zh") -> str:
    return budget(page, lang, wording, ON).content.decode()


def _result(page: BudgetPage, wording: Wording, lang: Lang = "zh") -> str:
    match = re.search(r'<p class="result">(.*)</p>', _html(page, wording, lang))
    assert match
    return match[1]


def test_groups_and_what_is_left_are_summed_exactly(wording: Wording) -> None:
    """7,320.50 in, 3,300 and 1,112.35 out, 200 put aside: 2,708.15 is left."""
    html = _html(PAGE, wording)
    for total in ("7,320.50元", "3,300元", "1,112.35元"):
        assert total in html
    assert _result(PAGE, wording) == "每月还剩 2,708.15元"
    assert _result(PAGE, wording, "en") == "Left each month: CNY 2,708.15"


def test_the_file_is_named_by_its_language(wording: Wording) -> None:
    """Name and type are those of a budget page."""
    names = [budget(PAGE, lang, wording, ON).name for lang in LANGS]
    assert names == ["每月收支表.html", "Monthly budget.html"]


def test_a_month_that_does_not_reach_says_by_how_much(wording: Wording) -> None:
    """When more goes out than comes in, the page says what is short, without a minus sign to overlook."""
    page = replace(PAGE, income=(BudgetLine("工资", Decimal("4000")),))
    assert _result(page, wording) == "每月还差 612.35元"


def test_a_line_that_was_not_told_is_a_blank_and_stops_the_sums_that_need_it(wording: Wording) -> None:
    """Its group has no total, the result names it, and the other groups are summed all the same."""
    page = replace(PAGE, costs=(*PAGE.costs, BudgetLine("看病", None)))
    html = _html(page, wording)
    assert html.count(BLANK) == 2
    assert "还没填：看病" in html
    assert "3,300元" not in html
    assert "7,320.50元" in html
    assert _result(page, wording) == "还剩多少先不算，因为还没填：看病"


def test_all_that_is_missing_is_named(wording: Wording) -> None:
    """Missing lines are named in the order of the page, savings included."""
    page = replace(
        PAGE,
        income=(BudgetLine("Wages", None),),
        repayments=(BudgetLine("Huabei", None),),
        savings=BudgetLine("Buffer", None),
    )
    assert _result(page, wording, "en").endswith("Wages, Huabei, Buffer")


def test_no_income_line_is_not_an_income_of_zero(wording: Wording) -> None:
    """Without a line of income nothing is said of what is left."""
    assert _result(replace(PAGE, income=()), wording) == "还剩多少先不算，因为还没填：到手收入"


def test_groups_without_lines_are_not_printed(wording: Wording) -> None:
    """No savings and no repayments: neither has a heading, and the result is income less costs."""
    page = replace(PAGE, repayments=(), savings=None, notes=())
    html = _html(page, wording)
    assert "<h2>每月还款</h2>" not in html
    assert "<h2>留作备用</h2>" not in html
    assert "<h2>写给自己</h2>" not in html
    assert _result(page, wording) == "每月还剩 4,020.50元"


def test_amounts_are_never_rounded(wording: Wording) -> None:
    """Trailing zeros go, the fen stay, and the caller's decimal context changes nothing."""
    lines = tuple(BudgetLine(text, Decimal(text)) for text in ("1000.00", "0.10", "1E+4", "123456789.125"))
    page = BudgetPage("t", lines, (), (), None, ())
    with localcontext() as context:
        context.prec = 3
        html = _html(page, wording)
    shown = re.findall(r'<td class="amount">(.*?)</td>', html)
    assert shown == ["1,000元", "0.10元", "10,000元", "123,456,789.125元", "123,467,789.225元"]
    assert _result(page, wording) == "每月还剩 123,467,789.225元"


@given(st.lists(st.integers(0, 10**10), min_size=1, max_size=8), st.lists(st.integers(0, 10**10), max_size=8))
def test_what_is_left_is_income_less_costs(wording: Wording, income: list[int], costs: list[int]) -> None:
    """Counted in fen, the result is the difference of the sums to the last one."""
    page = BudgetPage(
        "t",
        tuple(BudgetLine("in", Decimal(fen) / 100) for fen in income),
        tuple(BudgetLine("out", Decimal(fen) / 100) for fen in costs),
        (),
        None,
        (),
    )
    result = _result(page, wording)
    left = round(Decimal(re.sub(r"[^\d.]", "", result)) * 100)
    assert left == abs(sum(income) - sum(costs))
    assert ("还差" in result) == (sum(income) < sum(costs))


@pytest.mark.parametrize("lang", LANGS)
def test_typed_words_are_text_and_the_page_loads_nothing(lang: Lang, wording: Wording) -> None:
    """Tags in every field are shown as typed; there is no script, no link and nothing from elsewhere."""
    typed = "<script>alert(1)</script>\"'&{{ 7*7 }}"
    line = BudgetLine(typed, None, typed)
    html = _html(BudgetPage(typed, (line, line), (line,), (line,), line, (typed,)), wording, lang)
    assert "<script" not in html
    assert "{{ 7*7 }}" in html
    assert escape(typed).replace("&quot;", "&#34;").replace("&#x27;", "&#39;") in html
    assert not re.search(r"https?:|src=|href=|url\(|@import", html)


def test_the_page_is_for_paper_and_phones(wording: Wording) -> None:
    """It prints on A4, reads at phone width, and a phone makes no telephone links of its amounts."""
    html = _html(PAGE, wording)
    assert "@page { size: A4" in html
    assert 'name="viewport"' in html
    assert 'content="telephone=no"' in html
    assert '<html lang="zh-CN">' in html
