"""A small attention network reads a sentence and what it cites word by word; its score is one of the judge's numbers.

It runs in numpy. `evaluation/network_fitting.py` holds the same network in torch and trains it; `credit-coach
fit-verifier` writes models/verifier/network.safetensors.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open

from credit_coach.answering.verification.reading import Reading, Shares
from credit_coach.answering.verification.support import Encode
from credit_coach.answering.verification.wording import words_of
from credit_coach.errors import JudgeUnavailable

#: Units of a longer text are cut off.
LONGEST = {"sentence": 96, "passages": 192}
#: What the columns of `Seen.marks` count to: text, said, denied, turned, place.
MARKS = {"text": 2, "said": 4, "denied": 2, "turned": 2, "place": 1 + LONGEST["passages"]}
#: The row of units that the network has none for; the mark in front of each text has a row of its own.
UNKNOWN, MARK = 0, 1
_NO_UNIT = ""
_EPSILON = 1e-5

Tensors = Mapping[str, NDArray[np.float32]]


@dataclass(frozen=True)
class Seen:
    """A sentence and its passages as the network sees them: a mark and the units of the one, a mark and those of the other.

    `units` are the names, `words` the words that the units belong to. `marks` has a row for each and the columns of
    `MARKS`: which text it is in (0, 1), how well the other one says it (0 not, 1 a lone character, 2 fully, 3 for the
    mark), whether it is denied, whether the other one says its opposite, and its place. `near` is the highest cosine of
    its word to a word of the other text.
    """

    units: tuple[str, ...]
    words: tuple[str, ...]
    marks: NDArray[np.int64]
    near: NDArray[np.float32]


def see(said: Reading, known: Reading, shares: Shares, vectors: Encode) -> Seen:
    """Return what the network sees; `shares` say how well each unit is said by the other text, `vectors` gives words'."""
    words = [_words(said)[: LONGEST["sentence"]], _words(known)[: LONGEST["passages"]]]
    near: list[NDArray[np.float32]] = [np.zeros(len(one), dtype=np.float32) for one in words]
    if words[0] and words[1]:
        cosines = vectors(words[0]) @ vectors(words[1]).T
        near = [cosines.max(axis=1), cosines.max(axis=0)]
    mark = np.zeros(1, dtype=np.float32)
    return Seen(
        (_NO_UNIT, *said.units[: len(words[0])], _NO_UNIT, *known.units[: len(words[1])]),
        (_NO_UNIT, *words[0], _NO_UNIT, *words[1]),
        np.concatenate(
            [_marks(said, known, shares[0], 0, len(words[0])), _marks(known, said, shares[1], 1, len(words[1]))]
        ),
        np.concatenate([mark, near[0], mark, near[1]]),
    )


def _words(reading: Reading) -> list[str]:
    return words_of(unicodedata.normalize("NFKC", reading.text).lower())


def _marks(one: Reading, other: Reading, shares: Sequence[float], text: int, longest: int) -> NDArray[np.int64]:
    rows = [(text, 3, 0, 0, 0)]
    found = zip(shares, one.denied, one.opposed.at, strict=True)
    for place, (share, denied, sides) in enumerate(found, 1):
        turned = any(side ^ 1 in other.sides and side not in other.sides for side in sides)
        rows.append((text, int(2 * share), int(denied), int(turned), place))
    return np.array(rows[: longest + 1], dtype=np.int64)


class OwnRows:
    """The rows of the network's own table: units that are frequent in the pairs have one each."""

    def __init__(self, units: Sequence[str]) -> None:
        """`units` have the rows from `MARK + 1` on."""
        self._rows = {unit: row for row, unit in enumerate(units, MARK + 1)} | {_NO_UNIT: MARK}

    def __len__(self) -> int:
        """Return how many rows there are, that of unknown units among them."""
        return 1 + len(self._rows)

    def __call__(self, units: Sequence[str]) -> NDArray[np.int64]:
        """Return the row of each unit."""
        return np.array([self._rows.get(unit, UNKNOWN) for unit in units], dtype=np.int64)


class Network:
    """The networks that were trained, each on a part of the articles; the score is the mean of theirs."""

    def __init__(self, units: Sequence[str], heads: int, parts: Sequence[Tensors]) -> None:
        """`units` have rows of their own; `parts` are the tensors of each network by name."""
        self._rows = OwnRows(units)
        self._heads = heads
        # Side by side: numpy's calls cost more than what they work on.
        self._tensors = {name: np.stack([part[name] for part in parts]) for name in parts[0]}

    @classmethod
    def load(cls, path: Path) -> Network:
        """Read the file; raise `JudgeUnavailable` when it is broken or not there."""
        try:
            with safe_open(path, framework="np") as file:
                about = file.metadata()
                tensors = {name: file.get_tensor(name).astype(np.float32) for name in file.keys()}  # noqa: SIM118
            parts: list[dict[str, NDArray[np.float32]]] = [{} for _ in range(int(about["parts"]))]
            for name, tensor in tensors.items():
                part, _, own = name.partition("/")
                parts[int(part)][own] = tensor
            return cls(json.loads(about["units"]), int(about["heads"]), parts)
        except (OSError, SafetensorError, KeyError, ValueError, IndexError, TypeError) as error:
            raise JudgeUnavailable(path, " ".join(str(error).split())[:200]) from error

    def score(self, seen: Seen, vectors: Encode) -> float:
        """Return how well the passages support the sentence, as log odds."""
        rows = self._rows(seen.units)
        words = np.where((rows == MARK)[:, None], np.float32(0), vectors(seen.words))
        return float(np.mean(_forward(self._tensors, words, rows, seen, self._heads)))


def _forward(
    tensors: Tensors, words: NDArray[np.float32], rows: NDArray[np.int64], seen: Seen, heads: int
) -> NDArray[np.float32]:
    """Return the log odds of each network; the first axis of every tensor, and of `x`, are the networks."""
    x = words @ _turned(tensors["word"]) + tensors["own"][:, rows]
    x = x + seen.near[:, None] * tensors["near"][:, None]
    for column, name in enumerate(MARKS):
        x = x + tensors[name][:, seen.marks[:, column]]
    layer = 0
    while f"{layer}.query" in tensors:
        x = _layer(tensors, f"{layer}.", x, heads)
        layer += 1
    x = _normal(tensors, "normal", x)
    own = x[:, seen.marks[:, 0] == 0]
    pooled = np.concatenate([x[:, :1], own.mean(axis=1, keepdims=True), own.max(axis=1, keepdims=True)], axis=-1)
    hidden = np.maximum(_linear(tensors, "hidden", pooled), 0)
    return _linear(tensors, "score", hidden)[:, 0, 0]


def _layer(tensors: Tensors, name: str, x: NDArray[np.float32], heads: int) -> NDArray[np.float32]:
    parts, count, width = x.shape
    inner = _normal(tensors, f"{name}normal", x)
    query, key, value = (
        (inner @ _turned(tensors[f"{name}{one}"])).reshape(parts, count, heads, -1).swapaxes(1, 2)
        for one in ("query", "key", "value")
    )
    weights = query @ _turned(key) * np.float32((width / heads) ** -0.5)
    weights = np.exp(weights - weights.max(axis=-1, keepdims=True))
    weights /= weights.sum(axis=-1, keepdims=True)
    x = x + (weights @ value).swapaxes(1, 2).reshape(x.shape) @ _turned(tensors[f"{name}join"])
    wide = np.maximum(_linear(tensors, f"{name}wide", _normal(tensors, f"{name}wide.normal", x)), 0)
    return x + _linear(tensors, f"{name}narrow", wide)


def _linear(tensors: Tensors, name: str, x: NDArray[np.float32]) -> NDArray[np.float32]:
    found: NDArray[np.float32] = x @ _turned(tensors[name]) + tensors[f"{name}.shift"][:, None]
    return found


def _normal(tensors: Tensors, name: str, x: NDArray[np.float32]) -> NDArray[np.float32]:
    centred = x - x.mean(axis=-1, keepdims=True)
    spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + np.float32(_EPSILON))
    found: NDArray[np.float32] = centred / spread * tensors[name][:, None] + tensors[f"{name}.shift"][:, None]
    return found


def _turned(tensor: NDArray[np.float32]) -> NDArray[np.float32]:
    return tensor.swapaxes(-1, -2)
