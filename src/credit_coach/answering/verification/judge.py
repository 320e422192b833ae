"""The judge: one score for a sentence and what it cites, learned from the labelled pairs.

Boosted trees over `features` and the score of `network`, in models/verifier; `credit-coach fit-verifier` fits them anew.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal

import numpy as np
from pydantic import BaseModel, ConfigDict, ValidationError
from threadpoolctl import threadpool_limits

from credit_coach.answering.verification.features import Context, features
from credit_coach.answering.verification.network import Network, Seen, see
from credit_coach.answering.verification.reading import Read, covered
from credit_coach.answering.verification.support import Encode, support
from credit_coach.answering.verification.wording import Wording, load_wording
from credit_coach.config import bundled_folder
from credit_coach.errors import JudgeUnavailable
from credit_coach.knowledge.figures import Lang

#: What ships: the words for one thing, and what was fitted. They belong together, so no setting moves one of them.
WORDS = bundled_folder("knowledge") / "verification" / "words.yaml"
FITTED = bundled_folder("models") / "verifier"
#: The files of that folder: the trees, and the networks whose score is one of the numbers they look at.
TREES, NETWORK = "judge.json", "network.safetensors"
#: The name of the network's score among the features.
SCORED = "network"
#: A leaf has this feature number; its value stands where a split has its threshold.
LEAF = -1
#: So many passages stay read; a reply cites a few, again and again.
_KEPT = 512
#: (feature, threshold or value, the node for what is at most the threshold, the node for the rest).
Node = tuple[int, float, int, int]


class Fitted(BaseModel):
    """The trees' file: the trees, the least score, and the digests of what it was fitted on."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    fitted_on: dict[Literal["pairs", "words", "encoder", "network"], str]
    least: float
    features: tuple[str, ...]
    start: float
    trees: tuple[tuple[Node, ...], ...]

    @classmethod
    def load(cls, path: Path) -> Fitted:
        """Read the file; raise `JudgeUnavailable` when it is broken or not there."""
        try:
            return cls.model_validate_json(path.read_text(encoding="utf-8"))
        except (OSError, ValidationError) as error:
            raise JudgeUnavailable(path, " ".join(str(error).split())[:200]) from error

    def score(self, values: Mapping[str, float]) -> float:
        """Return a score between 0 and 1, the higher the better supported."""
        # The trees were grown on single precision.
        row = np.array([values[name] for name in self.features], dtype=np.float32).tolist()
        total = self.start
        for nodes in self.trees:
            feature, value, low, high = nodes[0]
            while feature != LEAF:
                feature, value, low, high = nodes[low if row[feature] <= value else high]
            total += value
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


class Reader:
    """Turns a sentence and what it cites into what the judge looks at, and what it is fitted on."""

    def __init__(self, wording: Mapping[Lang, Wording], context: Context) -> None:
        """`wording` are the words for one thing, `context` cuts and encodes."""
        self._wording = wording
        self._context = context
        self._passage = lru_cache(_KEPT)(self._read)

    @property
    def vectors(self) -> Encode:
        """Give the vectors of words, as the network needs them."""
        return self._context.vectors

    def __call__(
        self, sentence: str, spans: Sequence[str], lang: Lang, flags: Collection[str]
    ) -> tuple[dict[str, float], Seen]:
        """Return the features of a sentence that cites `spans`, and what the network sees; `flags` are the rules'."""
        found = support(sentence, spans, self._context.terms, self._context.encode)
        said, known = self._read(sentence, lang), self._passage(("" if lang == "zh" else " ").join(spans), lang)
        shares = covered(said.whole, known.whole, lang), covered(known.whole, said.whole, lang)
        values = features(said, known, shares, found, flags, self._context)
        return values, see(said.whole, known.whole, shares, self.vectors)

    def _read(self, text: str, lang: Lang) -> Read:
        return Read.of(text, lang, self._wording[lang])


class Judge:
    """Says whether a sentence may be shown. Pure: the same question has the same answer."""

    def __init__(self, reader: Reader, network: Network, fitted: Fitted) -> None:
        """`network` and `fitted` were fitted on what `reader` reads."""
        self._reader = reader
        self._network = network
        self._fitted = fitted

    def __call__(self, sentence: str, spans: Sequence[str], lang: Lang, flags: Collection[str]) -> bool:
        """Tell whether the score of a sentence that cites `spans` reaches the least score."""
        values, seen = self._reader(sentence, spans, lang, flags)
        values[SCORED] = self._network.score(seen, self._reader.vectors)
        return self._fitted.score(values) >= self._fitted.least


def load_judge(context: Context) -> Judge:
    """Return the judge that ships. From then on numpy multiplies on one thread in this process.

    Its products are so small that several threads wait for each other, ten times as long where the machine is busy.
    """
    threadpool_limits(1, user_api="blas")
    reader = Reader(load_wording(WORDS), context)
    return Judge(reader, Network.load(FITTED / NETWORK), Fitted.load(FITTED / TREES))
