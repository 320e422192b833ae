"""Training one static bilingual encoder: a table of word-piece vectors whose mean is the vector of a text.

What matters (docs/decisions/0001-encoder.md): Chinese split into characters beside Latin word pieces; rows started at
random but scaled by a smooth inverse frequency; CoSENT on labelled pairs plus in-batch ranking on what means the same,
each batch from one source; Adam falling to zero.

Module, CoSENT loss, saving and format are sentence-transformers' own. The loop is ours for two reasons. Its trainer
cannot take sparse gradients (it asks torch for their norm, which torch does not have); with dense ones a step of one
loss took 18 ms of processor time, against 14 ms here for CoSENT and ranking together, at the same figures. And its
ranking loss cannot leave out rows of the same intent.
"""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.losses import CoSENTLoss
from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding

from credit_coach.training.batches import Batch, epoch_batches
from credit_coach.training.corpora import Corpora
from credit_coach.training.measure import Figures, measure
from credit_coach.training.vocabulary import UNKNOWN_ID, first_rows, train_tokenizer

#: Cosines are multiplied by this before a softmax. With few texts a section 10 was best; with the paraphrases 28 tells
#: what is not covered apart best (AUROC in English .86 at 14, .90 at 20, .93 at 28), for one or two points of Spearman.
SCALE = 28.0
LEARNING_RATE = 0.01
#: A score from here on says that two texts mean the same.
SAME = 0.99


@dataclass(frozen=True)
class TrainingReport:
    """What a training run reached. `seconds` of wall time; `digests` are SHA-256 of the files that went in."""

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
    """Train and save into `out`, which is replaced only when everything has succeeded.

    `groups` are the articles' own questions; all texts of a group mean the same, in whatever language they are.
    `progress` gets a line after every epoch. Runs on one thread, on which it is several times faster than on two.
    """
    started = time.monotonic()
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    chance = random.Random(seed)
    texts = [*corpora.texts(), *(text for group in groups for text in group)]
    tokenizer = train_tokenizer(texts)
    table = StaticEmbedding(tokenizer, embedding_weights=first_rows(tokenizer, texts, dimensions))
    table.embedding.sparse = True
    table.embedding.padding_idx = UNKNOWN_ID  # stays at zero, and out of the mean
    cosent = CoSENTLoss(SentenceTransformer(modules=[table], device="cpu"), scale=SCALE)
    optimizer = torch.optim.SparseAdam(list(table.embedding.parameters()), lr=LEARNING_RATE)
    for epoch in range(epochs):
        batches = epoch_batches(corpora, groups, chance)
        losses = []
        for done, batch in enumerate(batches):
            optimizer.param_groups[0]["lr"] = LEARNING_RATE * (1 - (epoch + done / len(batches)) / epochs)
            optimizer.zero_grad()
            loss = _loss(table, cosent, batch)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        mean = sum(losses) / max(1, len(losses))
        progress(f"epoch {epoch + 1}/{epochs}: mean loss {mean:.3f}, {time.monotonic() - started:.0f} s")
    model = _save(table, out)
    return TrainingReport(
        figures=measure(model, corpora),
        seconds=round(time.monotonic() - started, 1),
        vocabulary=tokenizer.get_vocab_size(),
        dimensions=dimensions,
        epochs=epochs,
        seed=seed,
        own_groups=len(groups),
        digests=corpora.digests,
    )


def _loss(table: StaticEmbedding, cosent: CoSENTLoss, batch: Batch) -> torch.Tensor:
    """Return CoSENT plus ranking of the positives for scored pairs, ranking alone for pairs that mean the same."""
    features = table.preprocess([*batch.left, *batch.right])
    vectors = torch.nn.functional.normalize(table(features)["sentence_embedding"], dim=1)
    left, right = vectors[: len(batch.left)], vectors[len(batch.left) :]
    groups = torch.tensor(batch.groups)
    if batch.scores is None:
        return _ranking(left, right, groups)
    scores = torch.tensor(batch.scores)
    loss = cosent.compute_loss_from_embeddings([left, right], scores)
    same = torch.nonzero(scores >= SAME).flatten()
    return loss + _ranking(left[same], right[same], groups[same]) if len(same) > 1 else loss


def _ranking(left: torch.Tensor, right: torch.Tensor, groups: torch.Tensor) -> torch.Tensor:
    """In-batch ranking both ways, over unit rows; other rows of the same group are not counted as wrong answers."""
    logits = left @ right.T * SCALE
    others = (groups[:, None] == groups[None, :]) & ~torch.eye(len(groups), dtype=torch.bool)
    logits = logits.masked_fill(others, -torch.inf)
    target = torch.arange(len(groups))
    cross_entropy = torch.nn.functional.cross_entropy
    return (cross_entropy(logits, target) + cross_entropy(logits.T, target)) / 2


def _save(table: StaticEmbedding, out: Path) -> SentenceTransformer:
    """Save at half precision beside `out`, then swap: half the size at the same figures."""
    half = StaticEmbedding(table.tokenizer, embedding_weights=table.embedding.weight.detach().half())
    draft = out.with_name(f".{out.name}.draft")
    shutil.rmtree(draft, ignore_errors=True)
    SentenceTransformer(modules=[half, Normalize()], device="cpu").save(str(draft), create_model_card=False)
    (draft / "model.safetensors").chmod(0o644)  # safetensors writes for its owner only; a server may be another user
    shutil.rmtree(out, ignore_errors=True)
    draft.rename(out)
    return SentenceTransformer(str(out), device="cpu", local_files_only=True)
