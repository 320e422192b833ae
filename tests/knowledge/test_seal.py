"""The seal: which values changed, and that none is sealed without a day."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from credit_coach.errors import FactInvalid
from credit_coach.knowledge.facts import FactRegister
from credit_coach.knowledge.library import Library
from credit_coach.knowledge.seal import SEALED, changes, seal


def edit(folder: Path, old: str, new: str) -> FactRegister:
    """Change the register of a folder and load it."""
    path = folder / "facts.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return Library.load(folder).facts


def test_nothing_changed_after_sealing(small_knowledge: Path) -> None:
    """A sealed register differs in nothing from its seal."""
    assert changes(small_knowledge, Library.load(small_knowledge).facts) == []


def test_another_wording_is_no_change(small_knowledge: Path) -> None:
    """A sentence may be put better without opening the source again."""
    assert changes(small_knowledge, edit(small_knowledge, "一般有3天宽限期", "通常有3天的宽限期")) == []


def test_a_changed_figure_is_shown_and_refused_without_a_day(small_knowledge: Path) -> None:
    """Old and new value are named; sealing needs a new as_of, and leaves the seal as it was until then."""
    before = (small_knowledge / SEALED).read_bytes()
    register = edit(small_knowledge, "tolerance: {value: 10,", "tolerance: {value: 20,")
    (change,) = changes(small_knowledge, register)
    assert (change.id, change.dated) == ("grace_days", False)
    assert change.values == [("tolerance", "10 yuan", "20 yuan")]
    with pytest.raises(FactInvalid, match="as_of"):
        seal(small_knowledge, register)
    assert (small_knowledge / SEALED).read_bytes() == before


def test_a_dated_change_can_be_sealed(small_knowledge: Path) -> None:
    """With a new day the change is only unsealed, and sealing it settles the matter."""
    edit(small_knowledge, "value: 5", "value: 7")
    register = edit(small_knowledge, "as_of: '2026-10-01'", "as_of: '2026-11-20'")
    (change,) = changes(small_knowledge, register)
    assert (change.id, change.dated) == ("record_years", True)
    assert seal(small_knowledge, register) == len(register)
    assert changes(small_knowledge, register) == []


def test_new_and_lost_facts_are_changes(small_knowledge: Path) -> None:
    """A fact that the seal does not know, or knows alone, is shown with nothing on the other side."""
    register = edit(small_knowledge, "- id: complaint_line", "- id: other_line")
    found = {change.id: change for change in changes(small_knowledge, register)}
    assert set(found) == {"complaint_line", "other_line"}
    assert found["complaint_line"].after == {}
    assert found["other_line"].before == {}


def test_a_folder_without_a_seal_is_not_held_to_it(small_knowledge: Path) -> None:
    """Without the file nothing is compared; a broken one is named."""
    register = Library.load(small_knowledge).facts
    (small_knowledge / SEALED).unlink()
    assert changes(small_knowledge, register) == []
    (small_knowledge / SEALED).write_text("[]", encoding="utf-8")
    with pytest.raises(FactInvalid, match=SEALED):
        changes(small_knowledge, register)


def test_the_shipped_register_is_sealed() -> None:
    """The seal of the bundled knowledge holds every fact."""
    from credit_coach.config import bundled_folder

    folder = bundled_folder("knowledge")
    register = Library.load(folder).facts
    assert set(json.loads((folder / SEALED).read_text(encoding="utf-8"))) == {fact.id for fact in register}
    assert changes(folder, register) == []
