"""Properties of the readers: eight spellings of an amount mean the same, and no text makes them fail."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import cn2an
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from credit_coach.dialogue.readers import Amount, Number, find, special
from credit_coach.dialogue.readers.noise import hushed
from credit_coach.dialogue.readers.scan import MOST_CHARS
from credit_coach.dialogue.readers.spelling import plain

ON = date(2026, 11, 28)
FULL_WIDTH = str.maketrans("0123456789,", "０１２３４５６７８９，")
SPELLINGS: dict[str, Callable[[int], str]] = {
    "digits": str,
    "grouped": lambda yuan: f"{yuan:,}",
    "full width": lambda yuan: f"{yuan:,}".translate(FULL_WIDTH),
    "yuan": lambda yuan: f"{yuan}元",
    "kuai": lambda yuan: f"{yuan}块",
    "sign": lambda yuan: f"￥{yuan:,}.00",
    "rmb": lambda yuan: f"RMB {yuan}",
    "wan": lambda yuan: f"{Decimal(yuan) / 10000:f}万",
    "w": lambda yuan: f"{Decimal(yuan) / 10000:f}w",
    "k": lambda yuan: f"{Decimal(yuan) / 1000:f}k",
    "Chinese": lambda yuan: cn2an.an2cn(yuan, "low"),
    "Chinese with yuan": lambda yuan: cn2an.an2cn(yuan, "low") + "元",
    "cheque": lambda yuan: cn2an.an2cn(yuan, "rmb"),
}
#: Sums that look like labels, hotlines and years, besides any others.
ALIKE = st.sampled_from([985, 996_000, 985_379_943, 400_111_669, 800_100_200, 110, 12_378, 96_110, 2026, 618, 10_000])
AMOUNTS = st.one_of(
    ALIKE, st.integers(1, 20_000), st.integers(1, 10**9), st.integers(1, 999).map(lambda small: small * 1000)
)
#: Text made of what the readers look for, which plain random text seldom holds.
PARTS = st.sampled_from(
    re.split(
        " ",
        "0 1 5 12 99 2026 8000 1,000 .5 一 二 两 三 五 十 百 千 万 亿 零 半 几 多 来 余 点 壹 贰 拾 佰 k w % ‰ $ ¥ €"
        " RMB"
        " 元 块 毛 分 厘 期 个 月 年 日 号 天 周 星期 个月 每 下 上 前 后 到 至 - ~ 、 , 。 不 不是 不到 大概 左右 以上"
        " 第 月息 日息 年化 费率 免息 分之 成 折 人 孩子 张卡 笔 打 110 iphone [***] about between"
        " and over under to per a month year half two thousand couple of in ago next Friday the th"
        " May free interest for \n \0",
    )
)
ANYTHING = st.one_of(
    st.text(max_size=300), st.lists(PARTS, max_size=60).map("".join), st.lists(PARTS, max_size=60).map(" ".join)
)
#: Nothing here is a numeral, a unit, a day or a word for "free of interest".
WITHOUT_NUMBERS = "我想问贷款利率还钱的吗好啊要借他们说为什么怎办，。！？、（）：\n bcdfghklmpqrtvwxz"


@pytest.mark.parametrize("spelling", SPELLINGS)
@given(yuan=AMOUNTS)
def test_an_amount_reads_back_from_every_spelling(spelling: str, yuan: int) -> None:
    """A whole amount is read back exactly from digits, commas, full width, 万, k, signs and Chinese numerals."""
    text = unicodedata.normalize("NFKC", SPELLINGS[spelling](yuan))
    (mention,) = find(text, ON)
    if isinstance(mention.value, Number):
        assert mention.value.value == yuan
    else:
        assert isinstance(mention.value, Amount)
        assert mention.value.exact
        assert mention.value.low == yuan
    assert (mention.start, mention.end, mention.negated) == (0, len(text), False)


@given(ANYTHING, st.dates())
@example("一个月" * 700, ON)
@example("1" * 3000, ON)
@example("9" * 40 + "万亿元", ON)
@example("." * 500, ON)
def test_find_never_fails_and_its_spans_are_in_order(text: str, on: date) -> None:
    """Any text on any day is read without an error into spans that lie in the text, in order and apart."""
    end = 0
    for mention in find(text, on):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end


@given(ANYTHING)
def test_figures_are_finite_and_their_ends_in_order(text: str) -> None:
    """Whatever is read, a figure is finite and the low end of an amount is not above its high end."""
    for mention in find(text, ON):
        if isinstance(mention.value, Amount):
            assert mention.value.low.is_finite()
            assert mention.value.high is None or mention.value.low <= mention.value.high


@given(st.text(alphabet=WITHOUT_NUMBERS, max_size=200))
def test_text_without_numbers_says_none(text: str) -> None:
    """Text without a digit, a numeral or a word for a day or for "free" gives no mentions."""
    assert find(text, ON) == ()


@given(ANYTHING)
def test_preparing_a_text_keeps_its_length(text: str) -> None:
    """One spelling and no noise are made character by character, so that positions stay those of the message."""
    assert len(hushed(plain(text))) == len(text)


def test_only_so_much_of_a_text_is_read() -> None:
    """What lies behind the longest message is left alone."""
    assert find("好" * MOST_CHARS + "8000元", ON) == ()


@given(ANYTHING)
def test_special_never_fails(text: str) -> None:
    """Any text is either one of the sayings or none."""
    assert special(text) in {None, "nothing", "declined", "unknown", "yes", "no", "skip"}
