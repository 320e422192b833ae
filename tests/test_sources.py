"""How citations are written out."""

from __future__ import annotations

from credit_coach.answering.answer import Citation, FactNote
from credit_coach.sources import source_line
from credit_coach.wording import Wording


def _citation(*facts: FactNote) -> Citation:
    return Citation(3, "a", "s", "标题", "小标题", ("一句话。",), "2026-11-25", facts)


def _note(fact_id: str, as_of: str | None, verified: str = "primary-text") -> FactNote:
    return FactNote(fact_id, "征信业管理条例", "国务院", "第十六条", None, None, as_of, verified)  # type: ignore[arg-type]


def test_one_document_is_named_once_with_its_oldest_date(wording: Wording) -> None:
    """Two facts of one provision give one entry, dated by the older check."""
    line = source_line(_citation(_note("a", "2025-12"), _note("b", "2025-04")), "zh", wording)
    assert line.count("征信业管理条例") == 1
    assert "2025年4月" in line
    assert "2025年12月" not in line


def test_an_unconfirmed_fact_says_so(wording: Wording) -> None:
    """The level of verification is carried along."""
    assert "未能核实" in source_line(_citation(_note("a", None, "memory")), "zh", wording)


def test_advice_names_its_article(wording: Wording) -> None:
    """A sentence without facts is cited to the article and its review date."""
    line = source_line(_citation(), "en", wording)
    assert "标题" in line
    assert "2026-11-25" in line
