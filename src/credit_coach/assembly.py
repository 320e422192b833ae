"""The one place that knows every concrete class: settings in, a working coach out."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from credit_coach.config import Settings
from credit_coach.knowledge.library import Library
from credit_coach.wording import Wording

if TYPE_CHECKING:
    from credit_coach.coach import Coach


def quiet_libraries() -> None:
    """Set what the libraries must find in the environment before they are imported: offline, silent, one thread."""
    for name, value in {
        "ANONYMIZED_TELEMETRY": "False",
        "GRADIO_ANALYTICS_ENABLED": "False",
        "HF_HUB_OFFLINE": "1",
        "OMP_NUM_THREADS": "1",
        "TOKENIZERS_PARALLELISM": "false",
    }.items():
        os.environ.setdefault(name, value)


def build_index(settings: Settings, progress: Callable[[int, int], None]) -> int:
    """Build the search index that the settings describe; returns the number of entries."""
    from credit_coach.retrieval.encoder import load_encoder
    from credit_coach.retrieval.index import build_index as build

    library = Library.load(settings.knowledge_dir)
    return build(settings.index_dir, library, load_encoder(settings.encoder), progress)


@dataclass(frozen=True)
class Content:
    """Everything that people write, loaded once."""

    library: Library
    wording: Wording


def load_content(settings: Settings) -> Content:
    """Read knowledge and wording; raises a ContentError that names the file."""
    return Content(Library.load(settings.knowledge_dir), Wording.load(settings.prompts_dir))


def build_coach(settings: Settings, content: Content) -> Coach:
    """Open the index and return a coach; raises a CreditCoachError that says what to do."""
    from credit_coach.answering.extractive import ExtractiveComposer
    from credit_coach.coach import Coach
    from credit_coach.replies import Replies
    from credit_coach.retrieval.encoder import load_encoder
    from credit_coach.retrieval.index import open_index

    library = content.library
    search = open_index(settings.index_dir, library, load_encoder(settings.encoder))
    replies = Replies(content.wording, library.facts, library.vocabulary.topics)
    return Coach(search, ExtractiveComposer(search), replies, settings.max_question_chars)
