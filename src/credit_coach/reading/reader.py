"""What a message is, by everything it says: its kind, and whether it is about our field.

Words alone leave much open: "the window" is part of a car and of a farewell. The reader is a pretrained transformer
(multilingual-e5-small, MIT) whose lowest layers were trained further on the project's own examples and questions
(`evaluation.reader_fit`). It takes a few milliseconds, so it is asked where the words leave something open.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from credit_coach.config import bundled_folder
from credit_coach.reading.network import Network
from credit_coach.turn_context import once_a_turn

#: The odds for or against that the reader counts for at most: its labels were smoothed.
MOST = math.log(50.0)
#: The heads of the reader: one of several kinds; no or yes.
KINDS, COVERED = "kinds", "covered"


@dataclass(frozen=True)
class Reading:
    """Chances from 0 to 1: of each kind of message, "ordinary" among them, and of being about our field."""

    kinds: Mapping[str, float]
    covered: float


class Reader:
    """The network with its tokenizer and heads. Stateless and safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        """Read `reader.json`, `tokenizer.json` and `reader.safetensors`; any error of the files comes through."""
        about = json.loads((folder / "reader.json").read_text("utf-8"))
        tensors = load_file(folder / "reader.safetensors")
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._network = Network(tensors, about["heads"], about["epsilon"])
        self.kinds: list[str] = about[KINDS]
        self._heads = {
            name: (tensors[f"{name}.weight"].astype(np.float32), tensors[f"{name}.bias"].astype(np.float32))
            for name in (KINDS, COVERED)
        }
        #: The digest of what it was trained on.
        self.learned: str = about["learned"]

    def pieces(self, text: str) -> list[int]:
        """Return the numbers of a text's pieces; of a long one those of its beginning and its end, where people ask."""
        pieces: list[int] = self._tokenizer.encode(text).ids
        half = self._network.longest // 2
        return pieces if len(pieces) <= 2 * half else [*pieces[:half], *pieces[-half:]]

    @once_a_turn
    def read(self, text: str) -> Reading:
        """Return what a message is."""
        vector = self._network(self.pieces(text))
        kinds, covered = (_chances(vector @ weight.T + bias) for weight, bias in self._heads.values())
        return Reading(dict(zip(self.kinds, kinds.tolist(), strict=True)), float(covered[1]))


def log_odds(chance: float) -> float:
    """Return a chance of a reading as log odds, within `MOST` on both sides."""
    least = 1.0 / (1.0 + math.exp(MOST))
    held = min(max(chance, least), 1.0 - least)
    return math.log(held / (1.0 - held))


@cache
def bundled_reader() -> Reader:
    """Return the reader that ships with the package, read once."""
    return Reader(bundled_folder("models") / "reader")


def _chances(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    raised: NDArray[np.float32] = np.exp(scores - scores.max())
    chances: NDArray[np.float32] = raised / raised.sum()
    return chances
