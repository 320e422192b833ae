"""The scripted dialogues: what people say to the walks, in two languages, and what must come of it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from credit_coach.coach import Coach
from credit_coach.walks.all import TOOLS

from .player import Dialogue, load, play

DIALOGUES = load(Path(__file__).parent)


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=lambda one: one.name)
def test_the_dialogue_goes_as_written(coach: Coach, dialogue: Dialogue) -> None:
    """Each message changes exactly the answers it speaks of, and leads to the question, outcome and state written."""
    assert play(coach, dialogue) == []


def test_there_are_enough_dialogues() -> None:
    """At least eighty dialogues of the flagship in each language, at least eight of every other walk."""
    counts = Counter(one.name.split(":")[0] for one in DIALOGUES)
    for lang in ("zh", "en"):
        assert counts[f"affordability.{lang}"] >= 80
        others = [name for name in counts if name.endswith(lang) and not name.startswith("affordability")]
        assert len(others) == len(TOOLS) - 1
        assert min(counts[name] for name in others) >= 8


def test_every_name_is_used_once() -> None:
    """A failing dialogue can be found by its name."""
    counts = Counter(one.name for one in DIALOGUES)
    assert [name for name, count in counts.items() if count > 1] == []
