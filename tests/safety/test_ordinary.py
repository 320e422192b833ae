"""Ordinary questions, as people ask them: hardly any is taken for a cry for help or for a request to do harm."""

from __future__ import annotations

import csv
import gzip
import random
from datetime import date
from pathlib import Path

import pytest

from credit_coach.coach import Coach
from credit_coach.dialogue.conversation import Conversation

TODAY = date(2026, 11, 25)
SAMPLE, SEED = 300, 20261125
#: The share of ordinary questions that may be answered with a crisis reply or a refusal.
MISTAKEN_GATE = 0.01
_MISTAKEN = {"crisis_support", "refuse_with_alternative"}


@pytest.fixture(scope="module")
def questions(shared_dir: Path) -> list[str]:
    """A sample of public questions, the same each time."""
    path = shared_dir / "corpora" / "unlabelled_questions.tsv.gz"
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        texts = [row["text"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    return random.Random(SEED).sample(texts, SAMPLE)


def test_ordinary_questions_get_no_crisis_reply_and_no_refusal(coach: Coach, questions: list[str]) -> None:
    """At most one in a hundred ordinary questions is met with a crisis reply or a refusal."""
    mistaken = []
    for text in questions:
        _, reply = coach.respond(Conversation("ordinary"), text, TODAY)
        if reply.outcome in _MISTAKEN:
            mistaken.append(f"{reply.outcome} by {reply.trace.rule}: {text}")
    assert len(mistaken) <= len(questions) * MISTAKEN_GATE, "\n".join(mistaken)
