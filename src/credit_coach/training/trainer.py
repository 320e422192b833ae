"""Training the bundled encoder: three tables, one for each view of a text (`retrieval/units.py`), each by itself.

What matters (docs/decisions/0001-encoder.md): views that err differently, so that the mean of their cosines is better
than any one of them; rows started at random but scaled by a smooth inverse frequency; CoSENT on labelled pairs plus
in-batch ranking on what means the same, each batch from one source; few epochs where rows are many.
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

from credit_coach.retrieval.sentence_module import WEIGHTS, Views
from credit_coach.retrieval.units import VIEWS
from credit_coach.training.batches import Batch, epoch_batches
from credit_coach.training.corpora import Corpora
from credit_coach.training.measure import ByVectors, Figures, measure
from credit_coach.training.view import RECIPES, Recipe, TextRows, fit_view
from credit_coach.training.vocabulary import train_units


@dataclass(frozen=True)
class TrainingReport:
    """What a training run reached. `seconds` of wall time; `digests` are SHA-256 of the files that went in.

    `rows` and `epochs` are keyed by view; `dimensions` are those of a whole vector.
    """

    figures: Figures
    seconds: float
    rows: dict[str, int]
    epochs: dict[str, int]
    dimensions: int
    seed: int
    own_groups: int
    digests: dict[str, str] = field(default_factory=dict)


def train(
    corpora: Corpora,
    out: Path,
    groups: Sequence[Sequence[str]],
    *,
    dimensions: int = 128,
    seed: int = 20261125,
    progress: Callable[[str], None] = lambda line: None,
) -> TrainingReport:
    """Train and save into `out`, which is replaced only when everything has succeeded.

    `groups` are the articles' own questions; all texts of a group mean the same, in whatever language they are.
    `dimensions` are those of one view. `progress` gets a line after every epoch. Runs on one thread, on which it is
    several times faster than on two.
    """
    started = time.monotonic()
    torch.set_num_threads(1)
    own = [text for group in groups for text in group]
    questions = sorted({*corpora.questions(), *own})
    units = train_units([*corpora.texts(), *own], questions)
    texts = TextRows(units)
    tables: dict[str, torch.Tensor] = {}
    for view in VIEWS:
        torch.manual_seed(seed)
        chance = random.Random(seed)

        def epoch(recipe: Recipe, chance: random.Random = chance) -> list[Batch]:
            repeats, terms = recipe.own_repeats, recipe.terms
            return epoch_batches(corpora, groups, chance, own_repeats=repeats, terms=terms)

        table = fit_view(view, texts, questions, epoch, dimensions, progress)
        tables[view], tables[f"{view}.scale"] = _eight_bits(table)
    model = _save(Views(units, tables), out)
    return TrainingReport(
        figures=measure(ByVectors(model), corpora),
        seconds=round(time.monotonic() - started, 1),
        rows=units.sizes,
        epochs={view: recipe.epochs for view, recipe in RECIPES.items()},
        dimensions=len(VIEWS) * dimensions,
        seed=seed,
        own_groups=len(groups),
        digests=corpora.digests,
    )


def _eight_bits(table: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the rows as whole numbers from -127 to 127, and the scale of each row."""
    scale = table.abs().amax(dim=1) / 127
    return (table / scale.clamp(min=1e-12)[:, None]).round().to(torch.int8), scale


def _save(module: Views, out: Path) -> SentenceTransformer:
    """Save beside `out`, then swap."""
    draft = out.with_name(f".{out.name}.draft")
    shutil.rmtree(draft, ignore_errors=True)
    SentenceTransformer(modules=[module], device="cpu").save(str(draft), create_model_card=False)
    (draft / WEIGHTS).chmod(0o644)  # safetensors writes for its owner only; a server may be another user
    shutil.rmtree(out, ignore_errors=True)
    draft.rename(out)
    return SentenceTransformer(str(out), device="cpu", local_files_only=True, trust_remote_code=True)
