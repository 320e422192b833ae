"""A small transformer, read with numpy: a text's pieces in, one vector out.

The weights are those of a BERT of post-norm layers (hidden states are normalised after each part), in 8 bits with a
scale for each row. They are read once into 32 bits, but for the table of pieces, of which a text needs a few rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
#: The parts of a layer that multiply: queries, keys and values side by side, what attention gives, and the widening.
PRODUCTS = ("qkv", "attended", "wide", "narrow")
NORMS = ("attended.norm", "narrow.norm")


@dataclass(frozen=True)
class _Layer:
    weights: Mapping[str, Array]
    biases: Mapping[str, Array]


class Network:
    """The layers of `tensors`, which are named as in `training.reader.tensors_of`."""

    def __init__(self, tensors: Mapping[str, NDArray[np.generic]], heads: int, epsilon: float) -> None:
        """Take weights in 8 bits with `.scale` beside them, and everything else in 16 or 32 bits."""
        self._heads, self._epsilon = heads, np.float32(epsilon)
        self._pieces, self._piece_scale = tensors["pieces"], _plain(tensors["pieces.scale"])
        self._places = _plain(tensors["places"])
        self._norm = _plain(tensors["norm.weight"]), _plain(tensors["norm.bias"])
        count = 1 + max(int(name.split(".")[1]) for name in tensors if name.startswith("layer."))
        self._layers = [self._layer(tensors, f"layer.{number}") for number in range(count)]
        #: Most pieces of a text that are read.
        self.longest = len(self._places)

    def _layer(self, tensors: Mapping[str, NDArray[np.generic]], at: str) -> _Layer:
        # Turned once, so that every product runs over rows as they lie in memory.
        weights = {
            name: _plain((_plain(tensors[f"{at}.{name}"]) * _plain(tensors[f"{at}.{name}.scale"])[:, None]).T)
            for name in PRODUCTS
        }
        weights |= {name: _plain(tensors[f"{at}.{name}.weight"]) for name in NORMS}
        biases = {name: _plain(tensors[f"{at}.{name}.bias"]) for name in (*PRODUCTS, *NORMS)}
        return _Layer(weights, biases)

    def __call__(self, pieces: Sequence[int]) -> Array:
        """Return the mean of what the last layer gives for the pieces of one text, shape (width,)."""
        rows = np.asarray(pieces[: self.longest])
        state = _plain(self._pieces[rows]) * self._piece_scale[rows][:, None] + self._places[: len(rows)]
        state = self._normed(state, *self._norm)
        for layer in self._layers:
            state = self._through(layer, state)
        mean: Array = state.mean(axis=0)
        return mean

    def _through(self, layer: _Layer, state: Array) -> Array:
        weights, biases = layer.weights, layer.biases
        count, width = state.shape
        qkv = (state @ weights["qkv"] + biases["qkv"]).reshape(count, 3, self._heads, -1).transpose(1, 2, 0, 3)
        queries, keys, values = qkv
        scores: Array = queries @ keys.transpose(0, 2, 1) * np.float32((width // self._heads) ** -0.5)
        scores -= scores.max(axis=-1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(axis=-1, keepdims=True)
        attended: Array = (scores @ values).transpose(1, 0, 2).reshape(count, width)
        joined: Array = state + attended @ weights["attended"] + biases["attended"]
        state = self._normed(joined, weights["attended.norm"], biases["attended.norm"])
        wide = _gelu(state @ weights["wide"] + biases["wide"])
        narrowed: Array = state + wide @ weights["narrow"] + biases["narrow"]
        return self._normed(narrowed, weights["narrow.norm"], biases["narrow.norm"])

    def _normed(self, state: Array, weight: Array, bias: Array) -> Array:
        state = state - state.mean(axis=-1, keepdims=True)
        state /= np.sqrt((state * state).mean(axis=-1, keepdims=True) + self._epsilon)
        normed: Array = state * weight + bias
        return normed


def _plain(tensor: NDArray[np.generic]) -> Array:
    return np.ascontiguousarray(tensor, dtype=np.float32)


def _gelu(values: Array) -> Array:
    """Return x times the share of a normal distribution below x, which is erf in Abramowitz and Stegun's 7.1.26."""
    bound: Array = np.abs(values) * np.float32(0.7071067811865476)
    share: Array = np.reciprocal(bound * np.float32(0.3275911) + np.float32(1))
    series: Array = np.full_like(share, 1.061405429)
    for factor in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
        series *= share
        series += np.float32(factor)
    above: Array = series * share * np.exp(-bound * bound) * np.float32(0.5)
    result: Array = values * np.where(values >= 0, 1 - above, above)
    return result
