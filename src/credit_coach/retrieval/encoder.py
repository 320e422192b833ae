"""Sentence vectors: the only module of the serving code that knows sentence-transformers.

The bundled model is three tables over the units of a text (`units.py`). Reading them with `tokenizers`, `safetensors`
and numpy takes a fraction of a second and no torch, where sentence-transformers takes several seconds and half a
gigabyte to start. So a local folder that holds such tables goes to `ViewsEncoder`, one that holds a single table of
word pieces to `StaticEncoder`; every other model goes to `SentenceTransformerEncoder`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

import numpy as np
from safetensors import SafetensorError
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from credit_coach.config import bundled_folder
from credit_coach.errors import EncoderUnavailable
from credit_coach.retrieval.units import VIEWS, Units, unknown_id

if TYPE_CHECKING:
    from numpy.typing import NDArray

Role = Literal["question", "passage"]
#: Shorter sums are rounding errors of rows that cancel each other out.
_LEAST = np.float32(1e-12)


class Encoder(Protocol):
    """What the search index needs from a model."""

    name: str
    """Identity of the model. For a local folder it holds a digest of the files, so that a stale index is noticed."""

    dimensions: int
    """Length of a vector."""

    def encode(self, texts: Sequence[str], role: Role = "question") -> NDArray[np.float32]:
        """Return one row per text, shape (len(texts), dimensions), of length 1.

        A text in which the model knows nothing gives a row of zeros, which is equally far from every passage.
        """
        ...


class ViewsEncoder:
    """The folder of the bundled model, read without torch: `sentence_module.Views` gives the same vectors.

    Each view's vector is the sum of its rows at length 1; side by side they make the vector of the text, so that a
    cosine is the mean of the views' cosines.
    """

    def __init__(self, folder: Path) -> None:
        """Read units and tables; raise `EncoderUnavailable` if they are broken or do not fit each other."""
        try:
            self._units = Units.load(folder)
            tensors = load_file(folder / "model.safetensors")
            tables = [(tensors[view], tensors[f"{view}.scale"]) for view in VIEWS]
        except Exception as error:
            raise EncoderUnavailable(str(folder), _reason(error)) from error
        width = tables[0][0].shape[-1]
        for view, (table, scale) in zip(VIEWS, tables, strict=True):
            if table.shape != (self._units.sizes[view], width) or len(scale) != len(table):
                raise EncoderUnavailable(str(folder), f"a table of {table.shape} does not fit the units")
        # One table of all views, so that a text's rows are read and added up once.
        self._table = np.concatenate([table for table, _ in tables])
        self._scale = np.concatenate([scale for _, scale in tables])
        #: Where the rows of the second and the third view begin.
        self._words = self._units.sizes["pieces"]
        self._pairs = self._words + self._units.sizes["words"]
        self.name = f"{folder.resolve().name}@{_digest(folder)}"
        self.dimensions = len(VIEWS) * width

    def encode(self, texts: Sequence[str], role: Role = "question") -> NDArray[np.float32]:
        """Return the unit vectors of `texts`, shape (len(texts), dimensions); questions and passages are alike."""
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            pieces, words, pairs = self._units.parts(text)
            if not pieces:
                continue
            # Sums have the direction of the means, and the lengths are set anyway. A product is faster than a sum over
            # rows; for one question the number of numpy's calls counts, not what they work on.
            units = np.array(pieces + pieces + words + pieces + pairs)
            first, second = len(pieces), 2 * len(pieces) + len(words)
            units[first:second] += self._words
            units[second:] += self._pairs
            scale, table = self._scale.take(units), self._table.take(units, axis=0).astype(np.float32)
            views = row.reshape(len(VIEWS), -1)
            for view, start, end in zip(views, (0, first, second), (first, second, None), strict=True):
                np.dot(scale[start:end], table[start:end], out=view)
            # A text that has pieces has every view, so each is a third of the whole.
            lengths = np.sqrt(np.vecdot(views, views) * len(VIEWS))
            views /= np.maximum(lengths, _LEAST)[:, None]
        return rows


class StaticEncoder:
    """A folder saved by sentence-transformers that holds StaticEmbedding, and perhaps Normalize, read without torch.

    Unknown pieces count in the mean as they do in sentence-transformers, so both give the same vectors (up to
    the rounding of fp16). The one difference: a text of nothing but unknown pieces gives zeros here.
    """

    def __init__(self, folder: Path) -> None:
        """Read the tokenizer and the weights (fp16 or fp32); raise `EncoderUnavailable` if they are broken."""
        try:
            part = folder / _modules(folder)[0].get("path", "")
            tokenizer = Tokenizer.from_file(str(part / "tokenizer.json"))
            weights = load_file(part / "model.safetensors")["embedding.weight"]
        except Exception as error:
            raise EncoderUnavailable(str(folder), _reason(error)) from error
        if weights.ndim != 2 or len(weights) < tokenizer.get_vocab_size():
            raise EncoderUnavailable(str(folder), f"a table of {weights.shape} does not fit the tokenizer")
        tokenizer.no_padding()
        self._tokenizer = tokenizer
        self._weights: NDArray[np.float32] = np.ascontiguousarray(weights, dtype=np.float32)
        self._unknown = unknown_id(tokenizer)
        self.name = f"{folder.resolve().name}@{_digest(folder)}"
        self.dimensions = int(weights.shape[1])

    def encode(self, texts: Sequence[str], role: Role = "question") -> NDArray[np.float32]:
        """Return the unit vectors of `texts`, shape (len(texts), dimensions); questions and passages are alike."""
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        if len(texts) == 1:  # half the cost of a batch of one
            encodings = [self._tokenizer.encode(texts[0], add_special_tokens=False)]
        else:
            encodings = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        for row, encoding in zip(rows, encodings, strict=True):
            pieces = encoding.ids
            if all(piece == self._unknown for piece in pieces):
                continue
            # The sum has the direction of the mean, and the length is set to 1 anyway.
            total = self._weights[pieces].sum(axis=0)
            length = float(np.sqrt(total @ total))
            if length > 0.0:
                np.divide(total, length, out=row)
        return rows


class SentenceTransformerEncoder:
    """Any sentence-transformers model, by folder or by name; needs the extra `credit-coach[encoders]`."""

    def __init__(self, name_or_path: str) -> None:
        """Load the model on one thread; raise `EncoderUnavailable` when it, or the library, is not there.

        A folder is read without asking the Hugging Face hub. A name is looked up online, with about a minute of
        retries when there is no network; with HF_HUB_OFFLINE=1 in the environment only the hub's cache is read.
        """
        folder = Path(name_or_path).expanduser()
        local = folder.is_dir()
        try:
            import torch
            from sentence_transformers import SentenceTransformer

            # With more threads than free cores torch is several times slower on such small inputs.
            torch.set_num_threads(1)
            self._model = SentenceTransformer(str(folder) if local else name_or_path, local_files_only=local)
        except ImportError as error:
            reason = f"sentence-transformers is not installed ({error})"
            raise EncoderUnavailable(name_or_path, reason) from error
        except Exception as error:  # no error types are documented: anything can come out of a broken model
            raise EncoderUnavailable(name_or_path, _reason(error)) from error
        dimensions = self._model.get_embedding_dimension()
        if dimensions is None:
            raise EncoderUnavailable(name_or_path, "the model does not say how long its vectors are")
        self.dimensions = int(dimensions)
        self.name = f"{folder.resolve().name}@{_digest(folder)}" if local else name_or_path

    def encode(self, texts: Sequence[str], role: Role = "question") -> NDArray[np.float32]:
        """Return the unit vectors of `texts`, shape (len(texts), dimensions), with the model's own prompt for `role`.

        A blank text gives zeros, although a transformer would have a vector for it.
        """
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        filled = [place for place, text in enumerate(texts) if text.strip()]
        if filled:
            encode = self._model.encode_query if role == "question" else self._model.encode_document
            rows[filled] = encode(
                [texts[place] for place in filled],
                normalize_embeddings=True,
                convert_to_numpy=True,
                show_progress_bar=False,
            )
        return rows


def load_encoder(name_or_path: str) -> Encoder:
    """Return the encoder that a setting names; raise `EncoderUnavailable` when it cannot be had.

    `name_or_path` is "bundled" (the model that ships with the package), the folder of a sentence-transformers
    model, or a model name for sentence-transformers. A folder never causes a request to the network.
    """
    bundled = name_or_path == "bundled"
    folder = bundled_folder("models") / "coach-static" if bundled else Path(name_or_path).expanduser()
    if not folder.is_dir():
        if bundled or name_or_path.startswith((".", "/", "~")):
            raise EncoderUnavailable(name_or_path, f"there is no folder {folder}")
        return SentenceTransformerEncoder(name_or_path)
    if not any(folder.iterdir()):
        raise EncoderUnavailable(name_or_path, f"the folder {folder} is empty")
    if not any((folder / name).is_file() for name in ("modules.json", "config.json")):
        raise EncoderUnavailable(name_or_path, f"the folder {folder} has neither modules.json nor config.json")
    kinds = _kinds(folder)
    if kinds == ["Views"]:
        return _views_encoder(folder) if bundled else ViewsEncoder(folder)
    static = kinds in (["StaticEmbedding"], ["StaticEmbedding", "Normalize"])
    return StaticEncoder(folder) if static else SentenceTransformerEncoder(str(folder))


@cache
def _views_encoder(folder: Path) -> ViewsEncoder:
    """Return the one reader of the bundled model, which search and recognition share."""
    return ViewsEncoder(folder)


def _kinds(folder: Path) -> list[str]:
    """Return the modules of a model that the light readers might stand in for: none where there are prompts."""
    try:
        kinds = [module["type"].rsplit(".", 1)[-1] for module in _modules(folder)]
        config = folder / "config_sentence_transformers.json"
        prompts = json.loads(config.read_text("utf-8")).get("prompts", {}) if config.is_file() else {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return []
    return [] if any(prompts.values()) else kinds


def _modules(folder: Path) -> list[dict[str, str]]:
    modules: list[dict[str, str]] = json.loads((folder / "modules.json").read_text("utf-8"))
    return modules


def _digest(folder: Path) -> str:
    """Return 12 hex digits over every file that can change a vector: all but the model card and hidden files."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        hidden = any(part.startswith(".") for part in inside.parts)
        if path.is_file() and path.name != "README.md" and not hidden:
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            total.update(f"{inside.as_posix()}:{digest}\n".encode())
    return total.hexdigest()[:12]


def _reason(error: Exception) -> str:
    """Return the first line of an error as a clause, and say what it is about where the library does not."""
    if isinstance(error, KeyError):
        return f"{error} is missing"
    lines = str(error).strip().splitlines()
    line = (lines[0] if lines else type(error).__name__).rstrip(".")
    if isinstance(error, SafetensorError):
        return f"the weights are damaged ({line})"
    if isinstance(error, json.JSONDecodeError):
        return f"one of its JSON files is damaged ({line})"
    # tokenizers raises a bare Exception for every failure.
    return f"the tokenizer cannot be read ({line})" if type(error) is Exception else line
