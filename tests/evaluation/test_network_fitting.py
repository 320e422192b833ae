"""The judge's network: numpy runs what torch trains, and no pair is scored by a network that saw its article."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from credit_coach.answering.verification.network import Network, OwnRows, Seen, see
from credit_coach.answering.verification.reading import Reading, covered
from credit_coach.answering.verification.wording import Wording
from credit_coach.errors import JudgeUnavailable
from credit_coach.evaluation import network_fitting

SIZE = 8
_PLAIN = Wording("en", {})


def _vectors(words: Sequence[str]) -> NDArray[np.float32]:
    """Give each word a vector that depends on its letters alone, of length 1."""
    rows = (
        np.array(
            [
                [
                    sum(ord(letter) * (place + 1) ** turn for place, letter in enumerate(word)) % 97
                    for turn in range(SIZE)
                ]
                for word in words
            ],
            dtype=np.float32,
        )
        + 1
    )
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def _seen(sentence: str, passage: str) -> Seen:
    said, known = Reading.of(sentence, "en", _PLAIN), Reading.of(passage, "en", _PLAIN)
    return see(said, known, (covered(said, known, "en"), covered(known, said, "en")), _vectors)


_NAMES = [
    f"{one} {other}" for one in ("card", "loan", "bill", "fee", "bank") for other in ("due", "late", "paid", "cut")
]
#: Good where the passage says the sentence, bad where it denies it: nothing but the pair tells which.
PAIRS = [
    (_seen(f"the {name}{' not' * denied} today", f"the {name}{' not' * said} today"), denied == said)
    for name in _NAMES
    for denied in (0, 1)
    for said in (0, 1)
]  # fmt: skip


@pytest.fixture(scope="module")
def trained() -> network_fitting.Trained:
    """Networks trained on a few pairs."""
    seen = [pair for pair, _ in PAIRS]
    good = np.array([label for _, label in PAIRS])
    parts = np.arange(len(PAIRS)) // 4 % network_fitting.PARTS
    return network_fitting.train(seen, _vectors, good, np.ones(len(PAIRS)), parts)


def test_the_file_holds_what_was_trained(trained: network_fitting.Trained, tmp_path: Path) -> None:
    """Written, read and run in numpy the networks give the same scores."""
    network_fitting.write(trained, tmp_path / "network.safetensors")
    read = Network.load(tmp_path / "network.safetensors")
    for seen, _ in PAIRS[::7]:
        assert read.score(seen, _vectors) == pytest.approx(trained.network.score(seen, _vectors), abs=1e-4)


def test_numpy_runs_what_torch_trained(trained: network_fitting.Trained) -> None:
    """One network, with pairs of any length in a batch, scores each as numpy does alone."""
    own = OwnRows(trained.units)
    module = network_fitting.PairNetwork(SIZE, len(own))
    with torch.no_grad():
        for name, tensor in module.tensors.items():
            tensor.copy_(torch.from_numpy(trained.parts[0][name.replace("|", ".")]))
    seen = [_seen("the fee", "a much longer passage that says something of the fee"), *(pair for pair, _ in PAIRS[:6])]
    batches = network_fitting._Batches(seen, _vectors, own)
    module.eval()
    with torch.no_grad():
        scores = module(*batches(np.arange(len(seen)))).numpy()
    alone = Network(trained.units, network_fitting._HEADS, trained.parts[:1])
    assert scores == pytest.approx([alone.score(one, _vectors) for one in seen], abs=2e-2)


def test_each_pair_is_scored_by_the_network_that_did_not_see_it(trained: network_fitting.Trained) -> None:
    """The score of a pair is that of the network which learned from the other parts."""
    for place in range(0, len(PAIRS), 9):
        part = place // 4 % network_fitting.PARTS
        alone = Network(trained.units, network_fitting._HEADS, trained.parts[part : part + 1])
        assert trained.scores[place] == pytest.approx(alone.score(PAIRS[place][0], _vectors), abs=2e-2)


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    """A file that is no network, or is not there, is an error with its path."""
    broken = tmp_path / "network.safetensors"
    for content in (None, b"", b"no network"):
        if content is not None:
            broken.write_bytes(content)
        with pytest.raises(JudgeUnavailable, match=r"network\.safetensors"):
            Network.load(broken)


def test_an_empty_text_has_a_score(trained: network_fitting.Trained) -> None:
    """A sentence or passage of marks alone leaves the network with its marks."""
    for sentence, passage in (("…", "the fee"), ("the fee", "…"), ("", "")):
        assert np.isfinite(trained.network.score(_seen(sentence, passage), _vectors))
