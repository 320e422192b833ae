"""The network in numpy: what it gives is what the trainer's library gives."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from transformers import BertConfig, BertModel

from credit_coach.evaluation.reader_fit import LAYERS, tensors_of
from credit_coach.reading.network import Network

WIDTH, HEADS, PIECES, PLACES = 48, 4, 90, 24


@pytest.fixture(scope="module")
def body() -> BertModel:
    """A small network with weights of some size, so that every part of it counts."""
    torch.manual_seed(3)
    config = BertConfig(
        vocab_size=PIECES,
        hidden_size=WIDTH,
        num_hidden_layers=LAYERS,
        num_attention_heads=HEADS,
        intermediate_size=4 * WIDTH,
        max_position_embeddings=PLACES,
        type_vocab_size=1,
        initializer_range=0.3,
    )
    return BertModel(config, add_pooling_layer=False).eval()


@pytest.fixture(scope="module")
def network(body: BertModel) -> Network:
    """The same in numpy, of 8 bits."""
    heads = torch.nn.ModuleDict({name: torch.nn.Linear(WIDTH, 2) for name in ("kinds", "covered")})
    return Network(tensors_of(body.state_dict(), heads), HEADS, body.config.layer_norm_eps)


@pytest.mark.parametrize("pieces", [[5], [0, 7, 2], [0, *range(3, 24)]])
def test_it_gives_what_the_library_gives(body: BertModel, network: Network, pieces: list[int]) -> None:
    """The mean of the last layer points the same way, up to the rounding of 8 bits."""
    with torch.no_grad():
        wanted = body(input_ids=torch.tensor([pieces])).last_hidden_state[0].mean(0).numpy()
    found = network(pieces)
    assert found.shape == wanted.shape
    cosine = found @ wanted / np.linalg.norm(found) / np.linalg.norm(wanted)
    assert cosine > 0.999


def test_no_more_is_read_than_there_are_places(network: Network) -> None:
    """A text that is too long is read as far as there are places."""
    long = [number % PIECES for number in range(3 * PLACES)]
    assert network.longest == PLACES
    np.testing.assert_array_equal(network(long), network(long[:PLACES]))


def test_the_order_of_pieces_counts(network: Network) -> None:
    """It is no bag of words."""
    assert not np.allclose(network([0, 9, 4, 2]), network([0, 4, 9, 2]))
