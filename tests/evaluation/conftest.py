"""A second organisation: the made-up town library of `library_rules`, with its index, its exam and one run of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from credit_coach.assembly import build_coach, build_index, load_content
from credit_coach.config import Settings
from credit_coach.evaluation.exam import Item, load_exam
from credit_coach.evaluation.measures import Sources
from credit_coach.evaluation.run import Run, run
from credit_coach.evaluation.subjects import CoachSubject, Subject
from credit_coach.knowledge.library import Library
from credit_coach.retrieval.passages import passages_of

RULES = Path(__file__).parent / "library_rules"
ON = date(2026, 11, 25)


def sources_of(knowledge: Path) -> Sources:
    """Return what citations are held against."""
    library = Library.load(knowledge)
    return Sources(library, passages_of(library), ON)


def examine(knowledge: Path, data: Path, items: list[Item] | None = None) -> Run:
    """Build the index of a knowledge folder and run its exam, or the given items, on the coach."""
    settings = Settings(data_dir=data, knowledge_dir=knowledge)
    build_index(settings, lambda done, total: None)
    coach = build_coach(settings, load_content(settings))
    make: Callable[[], Subject] = partial(CoachSubject, coach, ON)
    return run(data / "run", {"seed": 0}, items or load_exam(knowledge / "exam"), make, sources_of(knowledge))


@pytest.fixture(scope="session")
def rules_run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """One run of the second organisation's exam."""
    return examine(RULES, tmp_path_factory.mktemp("rules"))


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A copy of the second organisation's knowledge that a test may damage."""
    return Path(shutil.copytree(RULES, tmp_path / "knowledge"))
