"""What replies are held against: the knowledge folder, and the day on which facts must be in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from credit_coach.answering.verification import Verifier
from credit_coach.config import bundled_folder
from credit_coach.knowledge.library import Library
from credit_coach.retrieval.passages import Passage, passage_id
from credit_coach.wording import Wording


@dataclass(frozen=True)
class Sources:
    """What citations are held against. `encoder` and `prompts` are as in the settings; both are read when needed."""

    library: Library
    passages: Mapping[str, Passage]
    on: date
    encoder: str = "bundled"
    prompts: Path = field(default_factory=lambda: bundled_folder("prompts"))

    @cached_property
    def verifier(self) -> Verifier:
        """A verifier of its own, for sentences of a language model."""
        from credit_coach.evaluation.verification import make_verifier
        from credit_coach.retrieval.encoder import load_encoder

        return make_verifier(self.library, load_encoder(self.encoder))

    @cached_property
    def wording(self) -> Wording:
        """The coach's own sentences."""
        return Wording.load(self.prompts)


def place_of(citation: Mapping[str, Any], sources: Sources) -> Passage | None:
    """Return the section that a citation names, in whichever language it was quoted."""
    for lang in ("zh", "en"):
        passage = sources.passages.get(passage_id(lang, str(citation["article"]), str(citation["section"])))
        if passage is not None and citation["heading"] in (passage.heading, passage.title):
            return passage
    return None
