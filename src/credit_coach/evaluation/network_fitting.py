"""Trains the network of the verifier's judge; needs credit-coach[train].

The same network as `answering/verification/network.py`, in torch. The articles are dealt out to `PARTS` parts, and each
of as many networks learns from the pairs of the others: so every pair has a score by a network that saw no pair of its
article, on which the trees can be grown, and all networks together ship.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import save_file

from credit_coach.answering.verification.network import MARK, MARKS, UNKNOWN, Network, OwnRows, Seen, Tensors
from credit_coach.answering.verification.support import Encode

PARTS = 5
KEPT_BACK = -1
_WIDTH, _HEADS, _LAYERS = 64, 4, 3
_EPOCHS, _BATCH, _RATE, _DECAY = 6, 48, 1.2e-3, 0.02
_DROPPED, _UNITS_DROPPED, _SMOOTHED = 0.15, 0.05, 0.02
#: A unit that stands in fewer pairs has no row of its own.
_LEAST_SEEN = 6
_SEED = 20261127


@dataclass(frozen=True)
class Trained:
    """Networks with a score for each pair, in log odds, by the one that saw no pair of its article."""

    network: Network
    units: tuple[str, ...]
    parts: tuple[Tensors, ...]
    scores: NDArray[np.float64]


class PairNetwork(torch.nn.Module):
    """Attention over both texts side by side; the names of its tensors are those of the file."""

    def __init__(self, dimensions: int, rows: int) -> None:
        """`dimensions` are those of the words' vectors, `rows` those of the units' own table."""
        super().__init__()
        width, wide = _WIDTH, 2 * _WIDTH
        shapes = {"word": (width, dimensions), "own": (rows, width), "near": (width,)}
        shapes |= {name: (count, width) for name, count in MARKS.items()}
        for layer in range(_LAYERS):
            shapes |= {f"{layer}.{name}": (width, width) for name in ("query", "key", "value", "join")}
            shapes |= {f"{layer}.wide": (wide, width), f"{layer}.narrow": (width, wide)}
        shapes |= {"hidden": (width, 3 * width), "score": (1, width)}
        self.tensors = torch.nn.ParameterDict()
        for name, shape in shapes.items():
            scale = 3 * shape[-1] ** -0.5 if name == "word" else shape[-1] ** -0.5
            self.tensors[_key(name)] = torch.nn.Parameter(torch.randn(shape) * (0.1 if name in MARKS else scale))
        self.tensors["own"].data *= 0.2
        normals = ["normal", *(f"{layer}.{name}" for layer in range(_LAYERS) for name in ("normal", "wide.normal"))]
        sizes = {"wide": wide, "narrow": width}
        shifts = {f"{layer}.{name}": size for layer in range(_LAYERS) for name, size in sizes.items()}
        for name in normals:
            self.tensors[_key(name)] = torch.nn.Parameter(torch.ones(width))
        for name, size in {**dict.fromkeys(normals, width), **shifts, "hidden": width, "score": 1}.items():
            self.tensors[_key(f"{name}.shift")] = torch.nn.Parameter(torch.zeros(size))

    def forward(
        self, words: torch.Tensor, rows: torch.Tensor, marks: torch.Tensor, near: torch.Tensor, padding: torch.Tensor
    ) -> torch.Tensor:
        """Return the log odds of a batch; `words` (batch, units, dimensions), `padding` where there is no unit."""
        x = words @ self._of("word").T + self._of("own")[rows] + near[..., None] * self._of("near")
        for column, name in enumerate(MARKS):
            x = x + self._of(name)[marks[..., column]]
        x = self._dropped(x)
        for layer in range(_LAYERS):
            x = self._layer(x, f"{layer}.", padding)
        x = self._normal(x, "normal")
        own = ((marks[..., 0] == 0) & ~padding)[..., None]
        mean = (x * own).sum(1) / own.sum(1)
        pooled = torch.cat([x[:, 0], mean, x.masked_fill(~own, -torch.inf).amax(1)], dim=-1)
        hidden = torch.relu(pooled @ self._of("hidden").T + self._of("hidden.shift"))
        return (self._dropped(hidden) @ self._of("score").T + self._of("score.shift")).squeeze(-1)

    def _layer(self, x: torch.Tensor, name: str, padding: torch.Tensor) -> torch.Tensor:
        inner = self._normal(x, f"{name}normal")
        query, key, value = (
            (inner @ self._of(f"{name}{one}").T).view(*inner.shape[:2], _HEADS, -1).transpose(1, 2)
            for one in ("query", "key", "value")
        )
        allowed = ~padding[:, None, None, :]
        seen = torch.nn.functional.scaled_dot_product_attention(query, key, value, attn_mask=allowed)
        x = x + self._dropped(seen.transpose(1, 2).flatten(-2) @ self._of(f"{name}join").T)
        wide = self._normal(x, f"{name}wide.normal") @ self._of(f"{name}wide").T + self._of(f"{name}wide.shift")
        narrow = self._dropped(torch.relu(wide)) @ self._of(f"{name}narrow").T + self._of(f"{name}narrow.shift")
        return x + self._dropped(narrow)

    def _normal(self, x: torch.Tensor, name: str) -> torch.Tensor:
        return torch.nn.functional.layer_norm(x, (_WIDTH,), self._of(name), self._of(f"{name}.shift"))

    def _dropped(self, x: torch.Tensor) -> torch.Tensor:
        return torch.nn.functional.dropout(x, _DROPPED, self.training)

    def _of(self, name: str) -> torch.Tensor:
        tensor: torch.Tensor = self.tensors[_key(name)]
        return tensor

    def arrays(self) -> dict[str, NDArray[np.float32]]:
        """Return the tensors by the names of the file, rounded as the file has them."""
        return {
            name.replace("|", "."): tensor.detach().numpy().astype(np.float16).astype(np.float32)
            for name, tensor in self.tensors.items()
        }


def _key(name: str) -> str:
    """A ParameterDict takes no dots."""
    return name.replace(".", "|")


class _Batches:
    """What all pairs show, as rows of tables that are made once."""

    def __init__(self, seen: Sequence[Seen], vectors: Encode, own: OwnRows) -> None:
        words = sorted({word for one in seen for word in one.words} - {""})
        places = {word: place for place, word in enumerate(words, 1)}
        table = vectors(words)
        self.table = torch.from_numpy(np.concatenate([np.zeros((1, table.shape[1]), dtype=np.float32), table]))
        self._seen = seen
        self._words = [torch.tensor([places.get(word, 0) for word in one.words]) for one in seen]
        self._rows = [torch.from_numpy(own(one.units)) for one in seen]

    def length(self, pair: int) -> int:
        return len(self._rows[pair])

    def __call__(self, pairs: NDArray[np.int64], *, dropping: bool = False) -> tuple[torch.Tensor, ...]:
        pad = torch.nn.utils.rnn.pad_sequence
        words = pad([self._words[one] for one in pairs], batch_first=True)
        rows = pad([self._rows[one] for one in pairs], batch_first=True, padding_value=-1)
        marks = pad([torch.from_numpy(self._seen[one].marks) for one in pairs], batch_first=True)
        near = pad([torch.from_numpy(self._seen[one].near) for one in pairs], batch_first=True)
        padding = rows < 0
        rows = rows.clamp(min=UNKNOWN)
        if dropping:
            forgotten = (torch.rand(rows.shape) < _UNITS_DROPPED) & (rows != MARK)
            rows, words = rows.masked_fill(forgotten, UNKNOWN), words.masked_fill(forgotten, 0)
        return self.table[words], rows, marks, near, padding


def train(
    seen: Sequence[Seen],
    vectors: Encode,
    good: NDArray[np.bool_],
    weights: NDArray[np.float64],
    parts: NDArray[np.int64],
    progress: Callable[[str], None] = lambda line: None,
) -> Trained:
    """Train `PARTS` networks, each on the pairs whose number in `parts` is another; `good` are the labels.

    No network sees the pairs of the number `KEPT_BACK`: their score is the mean of all, as it is in use.
    """
    counted = Counter(unit for one in seen for unit in set(one.units) - {""})
    units = tuple(sorted(unit for unit, count in counted.items() if count >= _LEAST_SEEN))
    own = OwnRows(units)
    batches = _Batches(seen, vectors, own)
    scores, trained, kept_back = np.zeros(len(seen)), [], np.flatnonzero(parts == KEPT_BACK)
    for part in range(PARTS):
        torch.manual_seed(_SEED + part)
        network = PairNetwork(batches.table.shape[1], len(own))
        said = partial(_say, progress, f"network {part + 1}/{PARTS}")
        _fit(network, batches, np.flatnonzero((parts != part) & (parts != KEPT_BACK)), good, weights, said)
        trained.append(network.arrays())
        held_out = np.flatnonzero(parts == part)
        scores[held_out] = _scored(network, batches, held_out)
        scores[kept_back] += _scored(network, batches, kept_back) / PARTS
    return Trained(Network(units, _HEADS, trained), units, tuple(trained), scores)


def _say(progress: Callable[[str], None], name: str, line: str) -> None:
    progress(f"{name}, {line}")


def _fit(
    network: PairNetwork,
    batches: _Batches,
    pairs: NDArray[np.int64],
    good: NDArray[np.bool_],
    weights: NDArray[np.float64],
    progress: Callable[[str], None],
) -> None:
    chance = np.random.default_rng(_SEED)
    wanted = torch.from_numpy(np.where(good, 1 - _SMOOTHED, _SMOOTHED).astype(np.float32))
    weight = torch.from_numpy(weights.astype(np.float32))
    optimizer = torch.optim.AdamW(network.parameters(), lr=_RATE, weight_decay=_DECAY)
    steps = _EPOCHS * len(_shuffled(pairs, batches, chance))
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, _RATE, total_steps=steps, pct_start=0.1)
    network.train()
    for epoch in range(_EPOCHS):
        total, rounds = 0.0, _shuffled(pairs, batches, chance)
        for chosen in rounds:
            odds = network(*batches(chosen, dropping=True))
            each = torch.nn.functional.binary_cross_entropy_with_logits(odds, wanted[chosen], reduction="none")
            loss = (each * weight[chosen]).mean()
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        progress(f"epoch {epoch + 1}/{_EPOCHS}: mean loss {total / len(rounds):.3f}")


def _shuffled(pairs: NDArray[np.int64], batches: _Batches, chance: np.random.Generator) -> list[NDArray[np.int64]]:
    """Return batches of pairs of about one length, in random order."""
    mixed = sorted(chance.permutation(pairs), key=lambda pair: batches.length(pair) // 8)
    found = [np.array(mixed[start : start + _BATCH]) for start in range(0, len(mixed), _BATCH)]
    chance.shuffle(found)
    return found


def _scored(network: PairNetwork, batches: _Batches, pairs: NDArray[np.int64]) -> NDArray[np.float64]:
    network.eval()
    if not len(pairs):
        return np.zeros(0)
    with torch.no_grad():
        scores = [network(*batches(pairs[start : start + _BATCH])) for start in range(0, len(pairs), _BATCH)]
    return torch.cat(scores).double().numpy()


def write(trained: Trained, path: Path) -> None:
    """Write the networks with half precision, and what their rows are."""
    tensors = {
        f"{number}/{name}": array.astype(np.float16)
        for number, part in enumerate(trained.parts)
        for name, array in part.items()
    }
    about = {
        "parts": str(len(trained.parts)),
        "heads": str(_HEADS),
        "units": json.dumps(trained.units, ensure_ascii=False),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file(tensors, path, metadata=about)
    path.chmod(0o644)  # safetensors writes for its owner only; a server may be another user
