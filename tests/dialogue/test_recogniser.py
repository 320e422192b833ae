"""The recogniser: what was fitted, what it reads, and that it holds on what it has not seen."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credit_coach.config import bundled_folder
from credit_coach.dialogue.gram_model import GramModel
from credit_coach.dialogue.grams import grams, stretches
from credit_coach.dialogue.recogniser import FAMILIES, FITTED, ORDINARY, both, fitted
from credit_coach.evaluation.messages import Message
from credit_coach.evaluation.recogniser_fit import (
    MISTAKEN,
    Fit,
    chances_of,
    digest,
    messages,
    unlearned,
)
from credit_coach.knowledge.library import Library

FOLDER = bundled_folder("knowledge") / "safety"


@pytest.fixture(scope="module")
def known(library: Library) -> list[Message]:
    """All that was learned from."""
    return messages(FOLDER, library)


def test_it_was_fitted_on_the_examples_that_are_there() -> None:
    """Whoever changes an example fits anew: `python benchmarks/fit_recogniser.py --write`."""
    assert fitted().examples == digest(FOLDER)


def test_every_weight_can_be_read() -> None:
    """The file is small, and each run of words has its weight and what it adds to each column."""
    content = json.loads(FITTED.read_text(encoding="utf-8"))
    assert FITTED.stat().st_size < 3_000_000
    assert {len(row) for row in content["grams"].values()} == {1 + len(content["columns"])}
    least = content["least"]
    assert set(least) == set(FAMILIES)
    assert all(degrees.get("likely", 0) <= degrees["sure"] < 1 for degrees in least.values())
    assert least["at_risk"]["perhaps"] <= least["at_risk"]["likely"]
    assert least["at_risk"]["sure"] <= least["at_risk"]["certain"] < 1


def test_runs_of_words() -> None:
    """Characters of Chinese and words of English alike, numbers as one, marks as breaks."""
    assert "想 不 开" in grams("我想不开")
    assert "i want" in grams("I want 5 yuan")
    assert grams("欠3万") == grams("欠8万")
    assert grams("") == ["^ |"]


@given(st.text(alphabet="借还了，。!? \nab我死", max_size=900))
@settings(max_examples=60)
def test_a_message_is_heard_to_its_end(text: str) -> None:
    """Every stretch is part of the message, and the last one reaches its end."""
    found = stretches(text)
    assert all(one in text for one in found)
    if text.strip(" \n，。!?"):
        assert found
        assert text.rstrip()[-1:] in "".join(one[-1:] for one in found)


def test_a_hint_in_a_long_story_is_heard() -> None:
    """One sentence at the end of a story weighs as it does alone."""
    story = "去年从厂里出来做了点小生意，后来房租涨了就关了，" * 12
    hint = "今晚我就从楼顶跳下去，不想活了。"
    least = fitted().least["at_risk"]
    assert fitted().heard(story + hint)["at_risk"].chance >= least["sure"]
    assert fitted().heard(story)["at_risk"].chance < least["likely"]


def test_the_file_says_what_the_fit_says(known: list[Message]) -> None:
    """The chances at run time, in plain numbers, are those of the regression that was fitted."""
    fit = Fit([*known[::40], Message("提前还款划算吗", ORDINARY, "x")])
    data = fit.as_data()
    plain = replace(fitted(), model=GramModel.read(data))
    for text in ("我不想活了，欠了八万", "how do I repay early?", "提前还款划算吗。还有利息呢？"):
        for family, chance in fit.families([text]).items():
            assert plain.heard(text)[family].chance == pytest.approx(float(chance[0]), abs=0.05)


def test_ordinary_messages_are_seldom_mistaken() -> None:
    """Of ordinary messages that nothing was learned from, about as few are mistaken as the thresholds were set for."""
    texts = unlearned(bundled_folder("knowledge") / "exam")[::8]
    heard = [fitted().heard(text) for text in texts]
    words = {family: np.array([one[family].chance for one in heard]) for family in FAMILIES}
    for family, chances in chances_of(words, texts).items():
        for degree, share in MISTAKEN[family].items():
            assert np.mean(chances >= fitted().least[family][degree]) <= 2 * share + 3 / len(texts)


@given(st.floats(min_value=0, max_value=1), st.floats(min_value=0, max_value=1), st.floats(min_value=0, max_value=1))
def test_words_and_reader_both_count(words: float, read: float, more: float) -> None:
    """The more the words or the reader say, the likelier; an even reader changes nothing."""
    assert both(words, 0.5) == pytest.approx(words, abs=1e-6)
    assert both(words, max(read, more)) >= both(words, min(read, more))
    assert both(max(words, more), read) >= both(min(words, more), read) - 1e-12


def test_people_at_risk_are_no_ordinary_askers(known: list[Message]) -> None:
    """What the urgent rules recognise, and articles on distress, are not learned from as ordinary."""
    texts = {one.text for one in known if one.group}
    assert len(texts) > 10_000
    assert "我不想活了" not in texts
    assert not any("不想活了" in text for text in texts)


def test_the_examples_are_read_from_their_folder(tmp_path: Path) -> None:
    """The digest tells one state of the examples from another."""
    for lang in ("zh", "en"):
        (tmp_path / f"examples.{lang}.yaml").write_text("crisis: [a]\n", encoding="utf-8")
    before = digest(tmp_path)
    (tmp_path / "examples.en.yaml").write_text("crisis: [b]\n", encoding="utf-8")
    assert digest(tmp_path) != before
