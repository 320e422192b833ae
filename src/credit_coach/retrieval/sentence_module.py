"""The bundled encoder as a module of sentence-transformers, which loads it by the name in modules.json.

Nothing here imports it by itself: it needs torch. `encoder.ViewsEncoder` gives the same vectors without.
"""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from sentence_transformers.sentence_transformer.modules import Module

from credit_coach.retrieval.units import VIEWS, Units

WEIGHTS = "model.safetensors"


class Views(Module):
    """Three tables over the units of a text; a vector is the unit sums of each, side by side, of length 1.

    A table holds whole numbers of 8 bits, and beside it the scale of each row.
    """

    save_in_root = True

    def __init__(self, units: Units, tables: dict[str, torch.Tensor]) -> None:
        """Take `NAME` (rows, dimensions; int8) and `NAME.scale` (rows; float32) for each of `VIEWS`."""
        super().__init__()
        self.units = units
        self.tokenizer = units.tokenizer
        self.tables = {name: tables[name] for name in sorted(tables)}
        for view in VIEWS:
            rows = tables[view].float() * tables[f"{view}.scale"][:, None]
            self.register_buffer(view, rows, persistent=False)

    def preprocess(self, inputs: list[str], prompt: str | None = None, **_: Any) -> dict[str, torch.Tensor]:
        """Return for each view the rows of all texts in one tensor, and where each text starts."""
        features: dict[str, torch.Tensor] = {}
        of_views = zip(*(self.units((prompt or "") + text) for text in inputs), strict=True)
        for view, texts in zip(VIEWS, of_views, strict=True):
            starts = itertools.accumulate((len(rows) for rows in texts[:-1]), initial=0)
            features[view] = torch.tensor([row for rows in texts for row in rows], dtype=torch.long)
            features[f"{view}.starts"] = torch.tensor(list(starts), dtype=torch.long)
        return features

    def forward(self, features: dict[str, torch.Tensor], **_: Any) -> dict[str, torch.Tensor]:
        """Add `sentence_embedding`, shape (texts, dimensions of all views)."""
        functional = torch.nn.functional
        parts = [
            functional.embedding_bag(features[view], getattr(self, view), features[f"{view}.starts"], mode="sum")
            for view in VIEWS
        ]
        side_by_side = torch.cat([functional.normalize(part, dim=1) for part in parts], dim=1)
        features["sentence_embedding"] = functional.normalize(side_by_side, dim=1)
        return features

    def get_embedding_dimension(self) -> int:
        """Return the length of a vector."""
        return sum(self.tables[view].shape[1] for view in VIEWS)

    def save(self, output_path: str, *_: Any, **__: Any) -> None:
        """Write the units and the tables."""
        self.units.save(Path(output_path))
        save_file({name: table.contiguous() for name, table in self.tables.items()}, Path(output_path) / WEIGHTS)

    @classmethod
    def load(cls, model_name_or_path: str, subfolder: str = "", *_: Any, **__: Any) -> Views:
        """Read what `save` wrote; a folder only, as the model is in no hub."""
        folder = Path(model_name_or_path) / subfolder
        return cls(Units.load(folder), load_file(folder / WEIGHTS))
