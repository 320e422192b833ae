"""Where a fact is used: sentences, headings, wording and code."""

from __future__ import annotations

from credit_coach.config import bundled_folder
from credit_coach.knowledge.library import Library
from credit_coach.knowledge.uses import uses_of


def test_every_kind_of_use_is_found(library: Library) -> None:
    """A change of the complaint line touches articles in both languages, the coach's contacts and a letter."""
    uses = uses_of("hotline_12378", library, bundled_folder("knowledge"), bundled_folder("prompts"))
    articles = [use for use in uses if use.kind == "article"]
    assert {use.place.split("/")[0] for use in articles} == {"zh", "en"}
    assert all("12378" in use.text for use in articles if use.text.startswith("先"))
    assert {"replies.py", "handouts/letters.py"} <= {use.place for use in uses if use.kind == "code"}


def test_a_walk_is_named(library: Library) -> None:
    """A figure that a walk's result rests on leads to that walk."""
    uses = uses_of("cc_typical_daily_rate_005", library, bundled_folder("knowledge"), bundled_folder("prompts"))
    assert "walks/overdue_cost/case.py" in {use.place for use in uses if use.kind == "code"}


def test_help_texts_are_wording(library: Library) -> None:
    """The help of a subject that is not covered names its facts too."""
    uses = uses_of("hotline_12348", library, bundled_folder("knowledge"), bundled_folder("prompts"))
    assert "work.yaml" in {use.place for use in uses if use.kind == "wording"}


def test_an_unused_fact_has_no_use(small_library: Library) -> None:
    """What nothing names touches nothing."""
    empty = bundled_folder("knowledge") / "nothing"
    assert uses_of("interest_rule", small_library, empty, empty) == []
