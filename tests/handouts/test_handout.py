"""What all take-away files share: safe names, and words that every format can hold."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credit_coach.handouts.handout import MEDIA_TYPES, clean, handout
from credit_coach.wording import Wording

FILES = ("calendar", "budget", "transcript", "letter.hardship", "letter.hold_action")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", FILES)
def test_file_names_are_safe_everywhere(name: str, lang: str, wording: Wording) -> None:
    """A name is letters and single spaces with a suffix, and no system forbids one of its characters."""
    file = handout(f"handout.{name}.file", "docx", b"", lang, wording)  # type: ignore[arg-type]
    assert re.fullmatch(r"\w+(?: \w+)*\.docx", file.name)
    assert len(file.name.encode()) < 120


def test_every_suffix_has_its_media_type() -> None:
    """The three formats say what they are; texts say that they are UTF-8."""
    assert MEDIA_TYPES["ics"] == "text/calendar; charset=utf-8"
    assert MEDIA_TYPES["html"] == "text/html; charset=utf-8"
    assert MEDIA_TYPES["docx"].endswith("wordprocessingml.document")


def test_line_breaks_are_of_one_kind_and_controls_are_dropped() -> None:
    """Windows and old Mac line breaks become plain ones; bells, escapes and half a surrogate pair disappear."""
    assert clean("a\r\nb\rc\td\x00\x07\x1b\x85\ud800\ufffe👪é") == "a\nb\nc\td👪é"


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    """Clean text stays as it is."""
    assert clean(clean(text)) == clean(text)
