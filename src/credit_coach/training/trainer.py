"""Training one static bilingual encoder: a table of sub-word vectors whose mean is the vector of a text.

What matters (docs/decisions/0001-encoder.md): Chinese split into characters beside Latin word pieces; rows started at
random but scaled by a smooth inverse frequency; CoSENT on labelled pairs plus in-batch ranking on what means the same,
each batch from one domain; sparse Adam falling to zero. The loop is our own because the stock trainer updates the whole
table at every step; module, saving and format are sentence-transformers' own.
"""

from __future__ import annotations

import random
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers

from credit_coach.training.corpora import Corpora, ScoredPair
from credit_coach.training.measure import Figures, measure

_T = TypeVar("_T")
SCALE = 14.0
BATCH = 256
LEARNING_RATE = 0.01
VOCABULARY = 16_000
#: Repeats of the articles' own questions in each epoch: they are few beside the corpora, and nearest to the real ones.
OWN_REPEATS = 6
TERMS_AN_EPOCH = 60_000


@dataclass(frozen=True)
class Batch:
    """Texts a[i] and b[i] belong together; `scores` ranks pairs, `groups` says which texts mean the same."""

    a: list[str]
    b: list[str]
    scores: list[float] | None
    groups: list[int]


@dataclass(frozen=True)
class TrainingReport:
    """What a training run reached."""

    figures: Figures
    seconds: float
    vocabulary: int
    dimensions: int
    epochs: int
    seed: int
    own_groups: int
    digests: dict[str, str] = field(default_factory=dict)


def train(
    corpora: Corpora,
    out: Path,
    groups: Sequence[Sequence[str]],
    *,
    dimensions: int = 128,
    epochs: int = 8,
    seed: int = 20261125,
    progress: Callable[[str], None] = lambda line: None,
) -> TrainingReport:
    """Train and save into `out`, which is replaced only when everything has succeeded."""
    started = time.monotonic()
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    chance = random.Random(seed)
    tokenizer = train_tokenizer([*corpora.texts(), *(text for group in groups for text in group)])
    module = StaticEmbedding(tokenizer, embedding_weights=_initial(tokenizer, corpora, groups, dimensions))
    module.embedding.sparse = True
    steps = epochs * sum(1 for _ in epoch_batches(corpora, groups, random.Random(seed)))
    optimizer = torch.optim.SparseAdam(list(module.embedding.parameters()), lr=LEARNING_RATE)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: max(0.0, 1 - step / steps))
    for epoch in range(epochs):
        total, count = 0.0, 0
        for batch in epoch_batches(corpora, groups, chance):
            optimizer.zero_grad()
            loss = _loss(module, batch)
            loss.backward()
            optimizer.step()
            schedule.step()
            total, count = total + float(loss.detach()), count + 1
        progress(
            f"epoch {epoch + 1}/{epochs}: mean loss {total / max(1, count):.3f}, {time.monotonic() - started:.0f} s"
        )
    model = _save(tokenizer, module, out)
    return TrainingReport(
        figures=measure(model, corpora),
        seconds=time.monotonic() - started,
        vocabulary=tokenizer.get_vocab_size(),
        dimensions=dimensions,
        epochs=epochs,
        seed=seed,
        own_groups=len(groups),
        digests=corpora.digests,
    )


def train_tokenizer(texts: Sequence[str], size: int = VOCABULARY) -> Tokenizer:
    """Return a WordPiece tokenizer: NFKC, lower case, Chinese character by character, Latin in pieces."""
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))  # noqa: S106 - no password
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.BertNormalizer(handle_chinese_chars=True, lowercase=True)]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    trainer = trainers.WordPieceTrainer(vocab_size=size, special_tokens=["[UNK]"], show_progress=False)
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


def epoch_batches(corpora: Corpora, groups: Sequence[Sequence[str]], chance: random.Random) -> Iterator[Batch]:
    """Yield one epoch's batches in random order, each from one source."""
    batches: list[Batch] = []
    for rows in corpora.pairs.values():
        batches.extend(_pair_batch(chunk) for chunk in _chunks(rows, chance))
    intents = list(corpora.intents.values())
    batches.extend(_group_batches(intents, chance))
    for _ in range(OWN_REPEATS):
        batches.extend(_group_batches(groups, chance))
    terms = chance.sample(corpora.terms, min(len(corpora.terms), TERMS_AN_EPOCH))
    for start in range(0, len(terms), BATCH):
        chunk = terms[start : start + BATCH]
        batches.append(Batch([zh for zh, _ in chunk], [en for _, en in chunk], None, list(range(len(chunk)))))
    chance.shuffle(batches)
    yield from batches


def _pair_batch(rows: Sequence[ScoredPair]) -> Batch:
    return Batch([r.a for r in rows], [r.b for r in rows], [r.score for r in rows], list(range(len(rows))))


def _group_batches(groups: Sequence[Sequence[str]], chance: random.Random) -> Iterator[Batch]:
    """Pair every text with another of its group; texts of one group never count as each other's negatives."""
    rows = [
        (number, text, chance.choice([other for other in group if other != text] or [text]))
        for number, group in enumerate(groups)
        for text in group
    ]
    for chunk in _chunks(rows, chance):
        yield Batch([a for _, a, _ in chunk], [b for _, _, b in chunk], None, [number for number, _, _ in chunk])


def _chunks(rows: Sequence[_T], chance: random.Random) -> Iterator[list[_T]]:
    shuffled = list(rows)
    chance.shuffle(shuffled)
    for start in range(0, len(shuffled), BATCH):
        yield shuffled[start : start + BATCH]


def _initial(tokenizer: Tokenizer, corpora: Corpora, groups: Sequence[Sequence[str]], dimensions: int) -> torch.Tensor:
    """Random directions scaled by a / (a + p): the mean of a text then weighs rare tokens more from the start."""
    counts: Counter[int] = Counter()
    texts = [*corpora.texts(), *(text for group in groups for text in group)]
    for encoding in tokenizer.encode_batch(texts, add_special_tokens=False):
        counts.update(encoding.ids)
    total = sum(counts.values())
    size = tokenizer.get_vocab_size()
    share = np.array([counts.get(token, 0) / max(1, total) for token in range(size)])
    scale = torch.from_numpy(1e-3 / (1e-3 + share)).float()
    return torch.nn.functional.normalize(torch.randn(size, dimensions), dim=1) * scale[:, None]


def _loss(module: StaticEmbedding, batch: Batch) -> torch.Tensor:
    vectors = torch.nn.functional.normalize(
        module(module.preprocess([*batch.a, *batch.b]))["sentence_embedding"], dim=1
    )
    left, right = vectors[: len(batch.a)], vectors[len(batch.a) :]
    if batch.scores is None:
        return _ranking(left, right, torch.tensor(batch.groups))
    scores = torch.tensor(batch.scores)
    loss = _cosent((left * right).sum(dim=1), scores)
    same = torch.nonzero(scores >= 0.99).flatten()
    if len(same) > 1:
        loss = loss + _ranking(left[same], right[same], same)
    return loss


def _cosent(cosines: torch.Tensor, scores: torch.Tensor) -> torch.Tensor:
    """CoSENT: every pair with a lower score should have a lower cosine than every pair with a higher one."""
    difference = (cosines[:, None] - cosines[None, :]) * SCALE
    wrong_way = scores[:, None] < scores[None, :]
    return torch.logsumexp(torch.cat([torch.zeros(1), difference[wrong_way]]), dim=0)


def _ranking(left: torch.Tensor, right: torch.Tensor, groups: torch.Tensor) -> torch.Tensor:
    """In-batch ranking both ways; other texts of the same group are masked out."""
    logits = left @ right.T * SCALE
    same = (groups[:, None] == groups[None, :]) & ~torch.eye(len(groups), dtype=torch.bool)
    logits = logits.masked_fill(same, -1e4)
    target = torch.arange(len(groups))
    cross_entropy = torch.nn.functional.cross_entropy
    return (cross_entropy(logits, target) + cross_entropy(logits.T, target)) / 2


def _save(tokenizer: Tokenizer, module: StaticEmbedding, out: Path) -> SentenceTransformer:
    """Save at half precision beside `out`, then swap: half the size at the same figures."""
    half = StaticEmbedding(tokenizer, embedding_weights=module.embedding.weight.detach().half())
    draft = out.with_name(f".{out.name}.draft")
    shutil.rmtree(draft, ignore_errors=True)
    SentenceTransformer(modules=[half, Normalize()]).save(str(draft), create_model_card=False)
    shutil.rmtree(out, ignore_errors=True)
    draft.rename(out)
    return SentenceTransformer(str(out), device="cpu")
