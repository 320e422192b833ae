"""What a message with figures is after, as learned from knowledge/sums."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from credit_coach.config import bundled_folder
from credit_coach.dialogue.gram_model import GramModel
from credit_coach.dialogue.readers import find
from credit_coach.errors import ExamplesInvalid
from credit_coach.evaluation.messages import Message
from credit_coach.evaluation.sums_fit import digest, fit, read_sums
from credit_coach.knowledge.figures import LANGS, Lang
from credit_coach.walks import openings
from credit_coach.walks.all import TOOLS
from credit_coach.walks.sums_heard import FITTED, NONE, Fitted, features, fitted

from .saying import begun

ON = date(2026, 11, 26)
KNOWLEDGE = bundled_folder("knowledge")
WALKS = [tool.walk.name for tool in TOOLS]


def _opened(text: str, *, listening: bool = True) -> str | None:
    return begun(openings.opened(TOOLS, text, ON, listening=listening))


def test_it_was_fitted_on_the_messages_that_are_there() -> None:
    """Whoever changes a message fits anew: `python benchmarks/fit_sums.py --write`."""
    assert fitted().examples == digest(KNOWLEDGE)


def test_every_weight_can_be_read() -> None:
    """The file is small, its columns are walks, and each run of words has its weight and what it adds to each."""
    content = json.loads(FITTED.read_text(encoding="utf-8"))
    assert FITTED.stat().st_size < 1_500_000
    assert set(content["columns"]) < set(WALKS)
    assert {len(row) for row in content["grams"].values()} == {1 + len(content["columns"])}


def test_figures_stand_in_the_words_as_what_they_are() -> None:
    """Any amount is the same to it, a rate a day is not one a year, and how many there are counts."""
    one, other = (features(text, find(text, ON)) for text in ("借8000元，日利率0.05%", "借2万元，日利率0.03%"))
    assert one == other
    assert "rateday" in one
    assert "rateyear" in features("借8000元，年利率12%", find("借8000元，年利率12%", ON))
    assert "= amount 2" in features("欠8000元和2000元", find("欠8000元和2000元", ON))


@pytest.mark.parametrize(
    ("text", "walk"),
    [
        ("冰柜3900分10期 一期还415 亏不亏", "instalment_cost"),
        ("花呗2700拖了16天 一天万五 多出来好多", "overdue_cost"),
        ("三张卡 6000、9000、1.3万 利率都18 每月凑得出2600 咋个还", "payoff_plan"),
        (
            "just the minimum on my card each month, 7,400 owing, 10% min, 0.05% a day. how long does that drag on",
            "minimum_payment",
        ),
        ("4 yuan per 10k per day comes to what annually", "annual_rate"),
        (
            "still 9 of 18 instalments left at 310 each, they waive the fees if i close it now, what do i keep",
            "early_repayment",
        ),
    ],
)
def test_what_no_rule_has_words_for_is_heard(text: str, walk: str) -> None:
    """A message that tells its figures begins the sum that it sounds like; in a walk only rules count."""
    assert _opened(text) == walk


@pytest.mark.parametrize(
    "text",
    [
        "欠了3万逾期90天会不会坐牢",
        "催收说要还1万3，我只借了8000，可以投诉吗",
        "they took 300 from my account after 12 months, is that allowed",
        "年利率24%和36%是什么意思",
        "我有4个平台逾期了60天，会被起诉吗",
    ],
)
def test_what_asks_for_rules_begins_no_sum(text: str) -> None:
    """Figures in a question about rules, consequences or rights are no reason to calculate."""
    assert _opened(text) is None


@pytest.mark.parametrize("lang", LANGS)
def test_messages_of_others_begin_their_sum(lang: Lang) -> None:
    """Of messages by writers who knew no rule most begin a right walk, few another one, and no question begins any."""
    lines = (Path(__file__).parent / "first_asked.jsonl").read_text(encoding="utf-8").splitlines()
    asked = [row for row in map(json.loads, lines) if row["lang"] == lang]
    sums = [(row["walks"], _opened(row["text"])) for row in asked if row["walks"]]
    assert sum(walk in right for right, walk in sums) >= 0.73 * len(sums)
    assert sum(walk is not None and walk not in right for right, walk in sums) <= 0.1 * len(sums)
    assert [row["text"] for row in asked if not row["walks"] and _opened(row["text"])] == []


def test_simple_interest_is_not_worked_out_for_instalments() -> None:
    """Words with which a result would be wrong keep a walk from beginning, whatever the message sounds like."""
    assert _opened("借2万，年利率12%，一年等额本息，利息多少") != "loan_interest"


def test_the_file_says_what_the_fit_says() -> None:
    """The model at run time, in plain numbers, hears what was fitted."""
    known = [
        *(Message(f"欠{n}元拖了{n}天要多付多少", "overdue_cost", "") for n in range(2, 40)),
        *(Message(f"每期还{n}元分{n}期", "instalment_cost", "") for n in range(2, 40)),
        *(Message(f"第{n}条是什么意思", NONE, "x") for n in range(2, 40)),
    ]
    content = fit(known)
    heard = Fitted(GramModel.read(content), "").heard("欠500元拖了9天要多付多少", ON)
    assert heard is not None
    assert heard.walk == "overdue_cost"
    assert heard.chance > 0.9


@pytest.mark.parametrize("text", ["a: [1", "- a", "no_such_walk:\n  - x", "none: x", "none:\n  - ''"])
def test_a_broken_file_is_named(tmp_path: Path, text: str) -> None:
    """What is no mapping of walks to messages is refused with the file's name."""
    path = tmp_path / "zh.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ExamplesInvalid, match=r"zh\.yaml"):
        read_sums(path, WALKS)
