"""Reading the exam: its schema, choosing items, and the rules that keep it honest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credit_coach.errors import ExamInvalid
from credit_coach.evaluation.exam import Item, Selection, digest, load_exam
from credit_coach.evaluation.exam_check import Neighbours, check_exam
from credit_coach.knowledge.library import Library

from .conftest import RULES

ITEM = {"id": "a", "part": "dev", "lang": "zh", "kind": "plain", "turns": ["问"], "outcome": ["answer"]}


def item(**fields: object) -> Item:
    """Return an item; `fields` replace those of a plain one."""
    return Item.model_validate(ITEM | fields)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("no json", "is not JSON"),
        ("[]", "valid dictionary"),
        (json.dumps(ITEM | {"part": "train"}), "part"),
        (json.dumps(ITEM | {"outcome": ["answered"]}), "outcome.0"),
        (json.dumps(ITEM | {"turns": []}), "turns"),
        (json.dumps(ITEM | {"must": [[]]}), "must.0"),
        (json.dumps(ITEM | {"answer": "x"}), "answer"),
        (json.dumps(ITEM) + "\n" + json.dumps(ITEM), "used twice"),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, line: str, reason: str) -> None:
    """File, line and field are in the message."""
    (tmp_path / "one.jsonl").write_text(line, encoding="utf-8")
    with pytest.raises(ExamInvalid, match=reason) as caught:
        load_exam(tmp_path)
    assert "one.jsonl" in str(caught.value)


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    """A folder without an exam is said to be one."""
    with pytest.raises(ExamInvalid, match="holds no"):
        load_exam(tmp_path)


def test_items_are_chosen_by_part_language_kind_and_sample() -> None:
    """Every filter narrows, and a sample is the same for the same seed."""
    items = load_exam(RULES / "exam")
    assert {one.lang for one in Selection(langs=("en",)).of(items)} == {"en"}
    assert {one.kind for one in Selection(kinds=("far",)).of(items)} == {"far"}
    assert [one.id for one in Selection(ids=("zh-2",)).of(items)] == ["zh-2"]
    assert [one.id for one in Selection(parts=("test",)).of(items)] == ["zh-8"]
    first = Selection(sample=4, seed=7).of(items)
    assert first == Selection(sample=4, seed=7).of(items)
    assert len(first) == 4
    assert first != Selection(sample=4, seed=8).of(items)


def test_the_digest_depends_on_every_item() -> None:
    """Another expectation is another exam."""
    assert digest([item()]) != digest([item(must=[["5年"]])])


def rules_of(folder: Path) -> set[str]:
    """Return the names of the rules that the exam of a folder breaks."""
    return {finding.rule for finding in check_exam(folder, Library.load(folder))}


def add(folder: Path, **fields: object) -> None:
    """Add an item to the exam of a folder."""
    with (folder / "exam" / "rules.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(ITEM | {"id": "new", "turns": ["完全没见过的问法"]} | fields) + "\n")


def test_a_sound_exam_breaks_no_rule() -> None:
    """The second organisation's exam is in order."""
    assert rules_of(RULES) == set()


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"sections": ["borrow#nowhere"]}, "unknown-section"),
        ({"must": [["fact:nothing"]]}, "unknown-fact"),
        ({"pair": "zh-1"}, "twin"),
        ({"pair": "nobody"}, "twin"),
        ({"turns": ["书可以借几天？"]}, "leak"),
        ({"turns": ["一本书能借多少天"]}, "leak"),
        ({"turns": ["where can I buy cheap books?"], "lang": "en"}, "leak"),
        ({"turns": ["一本小说，可以借回家看多少天！"]}, "repeated"),
    ],
)
def test_what_would_make_the_exam_dishonest_is_found(rules: Path, fields: dict[str, object], rule: str) -> None:
    """An item that names what is not there, or asks what the coach was given, is a finding with its line."""
    add(rules, **fields)
    assert rules_of(rules) == {rule}


def test_a_paraphrase_leaks_too(rules: Path) -> None:
    """What trains the encoder and is searched does not measure it."""
    (rules / "paraphrases").mkdir()
    (rules / "paraphrases" / "zh.jsonl").write_text(
        json.dumps({"section": "late#late", "texts": ["一本小说可以借回家看多少天呀"]}), encoding="utf-8"
    )
    assert rules_of(rules) == {"leak"}


@given(st.lists(st.text(alphabet="借书还晚了几天呢", min_size=1, max_size=12), max_size=12), st.data())
def test_a_near_copy_is_never_missed(texts: list[str], data: st.DataObject) -> None:
    """What the filter passes over is really different: it finds all that comparing everything finds."""
    text = data.draw(st.text(alphabet="借书还晚了几天呢", min_size=1, max_size=12))
    found = Neighbours(texts).same_as(text)
    assert (found is not None) == any(_alike(text, one) for one in texts)


def _alike(a: str, b: str) -> bool:
    first, second = ({one[i : i + 2] for i in range(max(1, len(one) - 1))} for one in (a, b))
    return len(first & second) >= 0.85 * len(first | second)
