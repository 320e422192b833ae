"""The paraphrases: how they are read. What they must be is a rule of the content check."""

from __future__ import annotations

from pathlib import Path

import pytest

from credit_coach.config import bundled_folder
from credit_coach.errors import CorpusInvalid
from credit_coach.knowledge.library import Library
from credit_coach.knowledge.paraphrases import read_paraphrases
from credit_coach.retrieval.passages import entries_of, passages_of


@pytest.mark.parametrize("line", ["no json", '{"section": "a#b"}', '["a#b", "text"]'])
def test_a_broken_line_is_named(tmp_path: Path, line: str) -> None:
    """A line that is no record is reported with its file and number."""
    (tmp_path / "en.jsonl").write_text('{"section": "a#b", "texts": ["how"]}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(CorpusInvalid, match=r"en\.jsonl:2"):
        read_paraphrases(tmp_path)


def test_a_folder_without_any_is_empty(tmp_path: Path) -> None:
    """Another organisation need not write any."""
    assert read_paraphrases(tmp_path) == []


def test_paraphrases_lead_to_their_section(small_library: Library) -> None:
    """Each is an entry of the search, owned by its section in its language alone."""
    passages = passages_of(small_library)
    owners = {one.text: one.owner for one in entries_of(passages, ())}
    assert owners["晚了两天才想起来还"] == "zh/late-by-days#grace"
    assert owners["two days late, oops"] == "en/late-by-days#grace"


def test_the_field_is_covered() -> None:
    """There are at least six thousand groups in the shipped folder, and every section with questions has some."""
    groups = read_paraphrases(bundled_folder("knowledge") / "paraphrases")
    assert len(groups) >= 6000
    library = Library.load(bundled_folder("knowledge"))
    asked = {
        (lang, f"{name}#{section.id}")
        for (lang, name), article in library.articles.items()
        for section in article.sections
        if section.questions
    }
    assert asked <= {(group.lang, group.section) for group in groups}
