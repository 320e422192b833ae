"""A cross-encoder or NLI model as one more judge, by name or folder; needs credit-coach[encoders].

It must agree beside the bundled judge, so it can drop more and never show more. It is loaded at the first sentence that
the bundled judge lets through.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from credit_coach.errors import JudgeUnavailable
from credit_coach.knowledge.figures import Lang

#: From this probability on the passages support the sentence.
_LEAST = 0.5


class EntailmentJudge:
    """Asks a sentence-transformers CrossEncoder whether the passages entail the sentence."""

    def __init__(self, name_or_path: str) -> None:
        """`name_or_path` is a folder, which is read without the network, or a name for the Hugging Face hub."""
        self._name = name_or_path
        self._model: Any = None
        self._label = 0
        self._loading = threading.Lock()

    def __call__(self, sentence: str, spans: Sequence[str], lang: Lang, flags: Collection[str]) -> bool:
        """Tell whether the model finds support; raise `JudgeUnavailable` when it cannot be loaded."""
        return self.probability(sentence, spans, lang) >= _LEAST

    def probability(self, sentence: str, spans: Sequence[str], lang: Lang) -> float:
        """Return how likely the passages support the sentence, between 0 and 1."""
        model = self._loaded()
        from torch.nn import Identity

        premise = ("" if lang == "zh" else " ").join(spans)
        found = model.predict([(premise, sentence)], activation_fn=Identity(), show_progress_bar=False)
        logits = np.atleast_1d(np.asarray(found, dtype=np.float64)[0])
        if len(logits) == 1:
            return float(1 / (1 + np.exp(-logits[0])))
        odds = np.exp(logits - logits.max())
        return float(odds[self._label] / odds.sum())

    def _loaded(self) -> Any:
        with self._loading:
            if self._model is None:
                self._model = _load(self._name)
                self._label = _entailing(self._name, self._model.config.id2label)
        return self._model


def _load(name: str) -> Any:
    folder = Path(name).expanduser()
    try:
        import torch
        from sentence_transformers import CrossEncoder

        torch.set_num_threads(1)
        return CrossEncoder(str(folder) if folder.is_dir() else name, local_files_only=folder.is_dir())
    except ImportError as error:
        raise JudgeUnavailable(name, f"credit-coach[encoders] is not installed ({error})") from error
    except Exception as error:  # no error types are documented: anything can come out of a broken model
        raise JudgeUnavailable(name, " ".join(str(error).split())[:200]) from error


def _entailing(name: str, labels: dict[int, str]) -> int:
    """Return which output says that the passages support the sentence: the only one, or the one named so."""
    if len(labels) == 1:
        return 0
    for number, label in labels.items():
        if label.lower().startswith(("entail", "support")):
            return int(number)
    raise JudgeUnavailable(name, f"none of its labels is called entailment: {', '.join(labels.values())}")
