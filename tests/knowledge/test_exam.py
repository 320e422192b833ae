"""The exam: well formed, answered by sections that exist, and never a copy of a typical question."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

import pytest

from credit_coach.config import bundled_folder
from credit_coach.knowledge.library import Library


def _rows(lang: str) -> list[dict[str, Any]]:
    path = bundled_folder("knowledge") / "exam" / f"dev-{lang}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _bare(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKC", text).lower() if char.isalnum())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_row_is_well_formed(library: Library, lang: str) -> None:
    """Each row has its keys, a kind, and sections that exist exactly when it is answerable."""
    known = {f"{a.id}#{section.id}" for a in library.articles.values() for section in a.sections}
    ids = set()
    for row in _rows(lang):
        assert set(row) == {"id", "lang", "kind", "question", "sections"}
        assert row["lang"] == lang
        assert row["kind"] in ("answerable", "near-miss", "far")
        assert bool(row["sections"]) == (row["kind"] == "answerable"), row["id"]
        assert set(row["sections"]) <= known, row["id"]
        ids.add(row["id"])
    assert len(ids) == len(_rows(lang))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_question_is_a_typical_question(library: Library, lang: str) -> None:
    """What measures search is not what search was given: no exam question equals a typical question or an example."""
    typical = {
        _bare(question.text)
        for article in library.articles.values()
        for section in article.sections
        for question in section.questions
    } | {_bare(example) for boundary in library.vocabulary.boundaries for example in boundary.examples}
    copied = [row["id"] for row in _rows(lang) if _bare(row["question"]) in typical]
    assert copied == []
