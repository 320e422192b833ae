"""Training one view: the table of its units, by sparse Adam falling to zero.

The loop is ours: the trainer of sentence-transformers cannot take sparse gradients (it asks torch for their norm, which
torch does not have), and its ranking loss cannot leave out rows of the same intent.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from credit_coach.retrieval.units import VIEWS, Units
from credit_coach.training.batches import Batch
from credit_coach.training.losses import cosent, ranking
from credit_coach.training.vocabulary import first_rows

LEARNING_RATE = 0.01
#: A score from here on says that two texts mean the same.
SAME = 0.99


@dataclass(frozen=True)
class Recipe:
    """How a view is trained: passes over the data, the losses' scale, repeats of own groups and terms in an epoch.

    Of a view's own units: the length at the start beside that of the pieces, and the share left out of a text at
    random, anew each time.
    """

    epochs: int
    scale: float
    own_repeats: int
    terms: int
    units_start: float = 1.0
    units_dropped: float = 0.0


#: Pieces learn what the articles are asked, with a softmax that tells near subjects apart; the others learn to tell the
#: same from the alike. Pairs are many and each is seen seldom: without all this they learn the questions by heart.
RECIPES = {
    "pieces": Recipe(8, scale=28.0, own_repeats=4, terms=60_000),
    "words": Recipe(5, scale=12.0, own_repeats=2, terms=20_000),
    "pairs": Recipe(4, scale=12.0, own_repeats=2, terms=20_000, units_start=0.3, units_dropped=0.2),
}


class TextRows:
    """The rows of a text in each view, cut once and kept for all epochs."""

    def __init__(self, units: Units) -> None:
        """Take the units to cut texts into."""
        self.units = units
        self._kept: dict[str, tuple[NDArray[np.int64], ...]] = {}

    def of(self, text: str, view: str) -> NDArray[np.int64]:
        """Return the rows of a text in a view."""
        if text not in self._kept:
            self._kept[text] = tuple(np.array(rows, dtype=np.int64) for rows in self.units(text))
        return self._kept[text][VIEWS.index(view)]

    def bags(self, texts: Sequence[str], view: str) -> tuple[torch.Tensor, torch.Tensor]:
        """Return the rows of all texts in one tensor, and where each text starts."""
        rows = [self.of(text, view) for text in texts]
        starts = np.cumsum([0, *(len(one) for one in rows[:-1])])
        return torch.from_numpy(np.concatenate(rows)), torch.from_numpy(starts)


def fit_view(
    view: str,
    texts: TextRows,
    questions: Sequence[str],
    epoch: Callable[[Recipe], list[Batch]],
    dimensions: int,
    progress: Callable[[str], None],
) -> torch.Tensor:
    """Return the trained table of a view, shape (rows, dimensions); `questions` say what is frequent."""
    recipe, sizes = RECIPES[view], texts.units.sizes
    table = first_rows((texts.of(text, view).tolist() for text in questions), sizes[view], dimensions)
    table[sizes["pieces"] :] *= recipe.units_start
    table.requires_grad_()
    optimizer = torch.optim.SparseAdam([table], lr=LEARNING_RATE)
    for number in range(recipe.epochs):
        batches, total = epoch(recipe), 0.0
        for done, batch in enumerate(batches):
            optimizer.param_groups[0]["lr"] = LEARNING_RATE * (1 - (number + done / len(batches)) / recipe.epochs)
            optimizer.zero_grad()
            rows, starts = texts.bags([*batch.left, *batch.right], view)
            kept = (rows < sizes["pieces"]) | (torch.rand(len(rows)) >= recipe.units_dropped)
            sums = torch.nn.functional.embedding_bag(
                rows, table, starts, mode="sum", sparse=True, per_sample_weights=kept.float()
            )
            loss = _loss(torch.nn.functional.normalize(sums, dim=1), batch, recipe.scale)
            loss.backward()
            optimizer.step()
            total += loss.item()
        progress(f"{view} {number + 1}/{recipe.epochs}: mean loss {total / max(1, len(batches)):.3f}")
    return table.detach()


def _loss(vectors: torch.Tensor, batch: Batch, scale: float) -> torch.Tensor:
    """Return CoSENT plus ranking of the positives for scored pairs, ranking alone for pairs that mean the same."""
    left, right = vectors[: len(batch.left)], vectors[len(batch.left) :]
    groups = torch.tensor(batch.groups)
    if batch.scores is None:
        return ranking(left, right, groups, scale)
    scores = torch.tensor(batch.scores)
    loss = cosent(left, right, scores, scale)
    same = torch.nonzero(scores >= SAME).flatten()
    return loss + ranking(left[same], right[same], groups[same], scale) if len(same) > 1 else loss
