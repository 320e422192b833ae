"""Trains the reader (`models/reader`) further on the project's own messages; needs credit-coach[train].

It learns four things at once: the kind of a message (the examples of knowledge/safety, and what people ask as
ordinary), whether the articles speak of it or one of the subjects outside, which section or subject that is, and the
sum that one with figures is after (knowledge/sums). The last two are not kept: they teach the layers what the field is
about (docs/decisions/0009-pretrained-reader.md says what they would be worth).
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import Tokenizer

from credit_coach.dialogue.recogniser import ORDINARY, family_of
from credit_coach.evaluation import recogniser_fit, sums_fit
from credit_coach.knowledge.figures import has_han
from credit_coach.knowledge.library import Library
from credit_coach.reading.network import NORMS, PRODUCTS
from credit_coach.reading.reader import COVERED, KINDS
from credit_coach.retrieval.passages import passages_of
from credit_coach.training.pretrained import PADDING, pretrained
from credit_coach.walks.sums_heard import NONE

LAYERS, LONGEST = 4, 160
_EPOCHS, _BATCH, _SMOOTHED = 2.0, 64, 0.05
_BODY_RATE, _HEAD_RATE, _DECAY, _WARM = 3e-4, 2e-3, 0.01, 100
_SEED = 20261128
#: So many questions of a section are learned: the longest, which are stories, and others by chance.
_LONGEST_OF_SECTION, _OF_SECTION = 15, 30
#: Messages with figures that are after no sum, and ordinary stories of three messages in a row in each language.
_NO_SUMS, _STORIES = 7_000, 1_500
#: Characters of a message that are read in training.
_CHARACTERS = 260
_BESIDE = ("at_risk", "victim")
#: Heads that are learned and not kept.
_SUMS, _ABOUT = "sums", "about"
_NOTHING = -100


@dataclass(frozen=True)
class Learned:
    """A text with its kind, the sum that it is after, what it is about, and whether that is covered.

    "" and None stand for what is not known of it.
    """

    text: str
    kind: str = ""
    sum: str = ""
    about: str = ""
    covered: bool | None = None


def what_is_learned(folder: Path, library: Library, walks: Sequence[str]) -> list[Learned]:
    """Return everything that the reader learns from, `folder` being knowledge/."""
    chance = random.Random(_SEED)  # noqa: S311  the same each time
    known = recogniser_fit.messages(folder / "safety", library)
    examples, plain = [one for one in known if not one.group], [one.text for one in known if one.group]
    ordinary = set(plain)
    by_script = {chinese: [text for text in plain if has_han(text) is chinese] for chinese in (True, False)}
    learned = [Learned(one.text, one.kind) for one in examples]
    # Debts often stand beside what somebody at risk says.
    for one in examples:
        if family_of(one.kind) in _BESIDE:
            chinese = has_han(one.text)
            both = [one.text, chance.choice(by_script[chinese])]
            chance.shuffle(both)
            learned.append(Learned(_joined(both, chinese), one.kind))
    for chinese, texts in by_script.items():
        learned += [Learned(_joined(chance.sample(texts, 3), chinese), ORDINARY) for _ in range(_STORIES)]
    for passage in passages_of(library).values():
        about = f"{passage.article}#{passage.section}"
        by_length = sorted(passage.questions, key=len, reverse=True)
        stories, others = by_length[:_LONGEST_OF_SECTION], by_length[_LONGEST_OF_SECTION:]
        asked = [*stories, *chance.sample(others, min(_OF_SECTION, len(others)))]
        learned += [Learned(text, ORDINARY if text in ordinary else "", "", about, True) for text in asked]
    for subject in library.vocabulary.boundaries:
        learned += [
            Learned(text, ORDINARY if text in ordinary else "", "", subject.id, False) for text in subject.examples
        ]
    with_figures = sums_fit.messages(folder, library, walks)
    learned += [Learned(one.text, ORDINARY, one.kind, "", True) for one in with_figures if one.kind != NONE]
    without = [one.text for one in with_figures if one.kind == NONE]
    learned += [Learned(text, "", NONE) for text in chance.sample(without, min(_NO_SUMS, len(without)))]
    return learned


def digest(folder: Path) -> str:
    """Return what tells one state of what is learned from another, but for the articles' own questions."""
    both = recogniser_fit.digest(folder / "safety") + sums_fit.digest(folder)
    return hashlib.sha256(both.encode()).hexdigest()[:12]


class ReaderFit:
    """The network in training: `read` gives the chances that `reading.reader.Reader` gives."""

    def __init__(self, learned: Sequence[Learned]) -> None:
        torch.manual_seed(_SEED)
        self.learned = learned
        self.tokenizer: Tokenizer
        self.tokenizer, self.body = pretrained([one.text for one in learned], LAYERS, LONGEST)
        self.tokenizer.enable_truncation(LONGEST)
        self.names = {
            KINDS: sorted({one.kind for one in learned} - {""}),
            _SUMS: sorted({one.sum for one in learned} - {""}),
            _ABOUT: sorted({one.about for one in learned} - {""}),
            COVERED: ["no", "yes"],
        }
        width = self.body.config.hidden_size
        self.heads = torch.nn.ModuleDict({name: torch.nn.Linear(width, len(of)) for name, of in self.names.items()})

    def train(self, progress: Callable[[str], None] = lambda line: None) -> None:
        """Learn everything at once."""
        wanted = self._wanted()
        pieces = [one.ids for one in self.tokenizer.encode_batch([one.text[:_CHARACTERS] for one in self.learned])]
        optimizer = torch.optim.AdamW(
            [
                {"params": self.body.parameters(), "lr": _BODY_RATE},
                {"params": self.heads.parameters(), "lr": _HEAD_RATE},
            ],
            weight_decay=_DECAY,
        )
        steps = int(_EPOCHS * len(pieces) / _BATCH)
        rate = torch.optim.lr_scheduler.LambdaLR(
            optimizer, lambda step: min(1.0, (step + 1) / _WARM) * max(0.02, 1 - step / steps)
        )
        self.body.train()
        for step, batch in enumerate(_batches([len(one) for one in pieces], steps), 1):
            vectors = self._vectors([pieces[at] for at in batch])
            loss = torch.stack(
                [
                    torch.nn.functional.cross_entropy(
                        self.heads[name](vectors), of[batch], label_smoothing=_SMOOTHED, ignore_index=_NOTHING
                    )
                    for name, of in wanted.items()
                    if (of[batch] >= 0).any()
                ]
            ).sum()
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.body.parameters(), 1.0)
            optimizer.step()
            rate.step()
            if step % 100 == 0:
                progress(f"step {step} of {steps}, loss {loss.item():.2f}")
        self.body.eval()

    def save(self, folder: Path, learned: str) -> None:
        """Write what `reading.reader.Reader` reads; `learned` is the digest of what was learned."""
        folder.mkdir(parents=True, exist_ok=True)
        config = self.body.config
        about = {
            "pretrained": "intfloat/multilingual-e5-small (MIT), its lowest layers",
            "learned": learned,
            "heads": config.num_attention_heads,
            "epsilon": config.layer_norm_eps,
            KINDS: self.names[KINDS],
        }
        (folder / "reader.json").write_text(json.dumps(about, indent=1, ensure_ascii=False) + "\n", "utf-8")
        self.tokenizer.no_truncation()
        self.tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
        save_file(tensors_of(self.body.state_dict(), self.heads), folder / "reader.safetensors")

    def _wanted(self) -> dict[str, torch.Tensor]:
        number = {name: {one: at for at, one in enumerate(of)} for name, of in self.names.items()}
        covered = {None: _NOTHING, False: 0, True: 1}
        columns = {
            KINDS: [number[KINDS].get(one.kind, _NOTHING) for one in self.learned],
            _SUMS: [number[_SUMS].get(one.sum, _NOTHING) for one in self.learned],
            _ABOUT: [number[_ABOUT].get(one.about, _NOTHING) for one in self.learned],
            COVERED: [covered[one.covered] for one in self.learned],
        }
        return {name: torch.tensor(column) for name, column in columns.items()}

    def _vectors(self, pieces: Sequence[Sequence[int]]) -> torch.Tensor:
        longest = max(map(len, pieces))
        ids = torch.tensor([[*one, *[PADDING] * (longest - len(one))] for one in pieces])
        mask = (ids != PADDING).long()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = self.body(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        return (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)


def tensors_of(state: Mapping[str, torch.Tensor], heads: torch.nn.ModuleDict) -> dict[str, NDArray[Any]]:
    """Return what `reading.network.Network` and the reader's heads are read from, out of a BERT's state."""
    own = {name: tensor.detach().float().numpy() for name, tensor in state.items()}
    at = "embeddings."
    kind = own[f"{at}token_type_embeddings.weight"][0]
    found = {
        **_eight_bits("pieces", own[f"{at}word_embeddings.weight"]),
        "places": (own[f"{at}position_embeddings.weight"] + kind).astype(np.float16),
        "norm.weight": own[f"{at}LayerNorm.weight"],
        "norm.bias": own[f"{at}LayerNorm.bias"],
    }
    for layer in range(LAYERS):
        at, ours = f"encoder.layer.{layer}.", f"layer.{layer}."
        products = [[f"attention.self.{name}" for name in ("query", "key", "value")]]
        products += [["attention.output.dense"], ["intermediate.dense"], ["output.dense"]]
        for name, parts in zip(PRODUCTS, products, strict=True):
            found |= _eight_bits(f"{ours}{name}", np.concatenate([own[f"{at}{part}.weight"] for part in parts]))
            found[f"{ours}{name}.bias"] = np.concatenate([own[f"{at}{part}.bias"] for part in parts])
        for name, part in zip(NORMS, ("attention.output.LayerNorm", "output.LayerNorm"), strict=True):
            found |= {f"{ours}{name}.{what}": own[f"{at}{part}.{what}"] for what in ("weight", "bias")}
    for name in (KINDS, COVERED):
        found |= {f"{name}.{what}": getattr(heads[name], what).detach().numpy() for what in ("weight", "bias")}
    return {name: np.ascontiguousarray(tensor) for name, tensor in found.items()}


def _eight_bits(name: str, weight: NDArray[np.float32]) -> dict[str, NDArray[Any]]:
    scale = np.maximum(np.abs(weight).max(axis=1) / 127, 1e-8)
    return {name: np.round(weight / scale[:, None]).astype(np.int8), f"{name}.scale": scale.astype(np.float32)}


def _batches(lengths: Sequence[int], steps: int) -> list[list[int]]:
    """Return the texts of each step, of one length as far as may be."""
    chance = random.Random(_SEED)  # noqa: S311  the same each time
    found: list[list[int]] = []
    near = 50 * _BATCH
    while len(found) < steps:
        order = list(range(len(lengths)))
        chance.shuffle(order)
        for start in range(0, len(order), near):
            alike = sorted(order[start : start + near], key=lambda at: lengths[at])
            some = [alike[at : at + _BATCH] for at in range(0, len(alike), _BATCH)]
            chance.shuffle(some)
            found += some
    return found[:steps]


def _joined(texts: Sequence[str], chinese: bool) -> str:
    return ("，" if chinese else ". ").join(texts)
