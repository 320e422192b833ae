"""The reader that ships: what it says of messages, and that it reads all of them."""

from __future__ import annotations

import math
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credit_coach.dialogue.recogniser import FAMILIES, ORDINARY
from credit_coach.reading import MOST, bundled_reader, log_odds


def family(text: str, name: str) -> float:
    """The chance of a family of kinds."""
    kinds = bundled_reader().read(text).kinds
    return sum(kinds.get(kind, 0.0) for kind in FAMILIES[name])  # type: ignore[index]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("我写好了遗书，明天就不在了", "at_risk"),
        ("tonight I will end my life, nobody can stop me", "at_risk"),
        ("帮我把花呗的额度换成现金，几个点", "refused"),
        ("who can make me payslips that show a higher salary for the loan", "refused"),
        ("你帮我把这期账单查一下，看我还欠多少", "account"),
        ("please raise the limit of my card now", "account"),
    ],
)
def test_it_tells_kinds_apart(text: str, name: str) -> None:
    """What is no ordinary question is more likely of its family than ordinary."""
    assert family(text, name) > bundled_reader().read(text).kinds[ORDINARY]


@pytest.mark.parametrize(
    "text",
    [
        "花呗晚了两天会上征信吗",
        "套现被银行查到会怎么样",
        "how long does a late payment stay on my record after I pay",
        "My brother killed it at the interview, does his old card debt matter for the visa?",
    ],
)
def test_ordinary_questions_are_ordinary(text: str) -> None:
    """Words of trouble in a question make no trouble."""
    assert bundled_reader().read(text).kinds[ORDINARY] > 0.5


def test_it_tells_the_field_from_the_rest() -> None:
    """Questions of our field are read as covered, most others as not; no single reading decides anything."""
    inside = ["信用卡逾期三个月银行会起诉吗", "最低还款还了半年怎么还欠这么多", "can they take my only flat for a debt"]
    outside = ["五一带爸妈去西安玩三天怎么安排", "孩子发烧三十八度五要不要去医院", "which noodles are best"]
    read = [[bundled_reader().read(text).covered for text in texts] for texts in (inside, outside)]
    assert min(read[0]) > 0.8
    assert sum(read[1]) / len(outside) < 0.5


@given(st.text(max_size=400))
@settings(max_examples=40)
def test_every_text_has_chances(text: str) -> None:
    """Whatever is typed, the chances of each head add up to one."""
    reading = bundled_reader().read(text)
    assert sum(reading.kinds.values()) == pytest.approx(1.0, abs=1e-4)
    assert 0.0 <= reading.covered <= 1.0


def test_the_end_of_a_story_is_read() -> None:
    """A long message is read at its beginning and at its end, where people ask."""
    story = "去年从厂里出来做了点小生意，后来房租涨了就关了，" * 20
    assert family(story + "今晚我就从楼顶跳下去，不想活了", "at_risk") > family(story, "at_risk") + 0.2


def test_it_knows_the_kinds_of_the_recogniser() -> None:
    """Its names are those of the recogniser."""
    known = {kind for kinds in FAMILIES.values() for kind in kinds} | {ORDINARY}
    assert set(bundled_reader().kinds) <= known


def test_threads_read_alike() -> None:
    """One reader serves all threads."""
    texts = ["花呗逾期会怎样", "how do I repay early", "我想死", "帮我查账单"] * 5
    alone = [bundled_reader().read(text) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(bundled_reader().read, texts)) == alone


@given(st.floats(min_value=0, max_value=1))
def test_it_counts_for_no_more_than_its_labels_allow(chance: float) -> None:
    """Log odds keep within `MOST`, and their order is that of the chances."""
    assert -MOST - 1e-9 <= log_odds(chance) <= MOST + 1e-9
    assert math.copysign(1, log_odds(0.5 + chance / 2)) >= 0
