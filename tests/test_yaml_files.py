"""The one door to YAML."""

from __future__ import annotations

from pathlib import Path

import pytest

from credit_coach.yaml_files import YamlUnreadable, parse_yaml, read_yaml, scalars, write_yaml


def test_what_is_written_is_read_again() -> None:
    """Values come back in their order, Chinese as it is."""
    value = {"名": ["白条", 1, 2.5, None, True], "a": {"b": "x: y"}}
    assert parse_yaml(write_yaml(value)) == value
    assert "白条" in write_yaml(value)


@pytest.mark.parametrize("text", ["a: [1", "a: 2026-02-30", "!!python/object/apply:os.getcwd []", "a: \x07"])
def test_what_is_no_plain_yaml_is_refused_in_one_line(text: str) -> None:
    """Broken text, impossible days and tags that run code raise, and the reason has no line breaks."""
    with pytest.raises(YamlUnreadable) as caught:
        parse_yaml(text)
    assert str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_and_one_of_other_bytes_are_refused(tmp_path: Path) -> None:
    """A file that is not there, or not UTF-8, is told by the kind of the error."""
    with pytest.raises(YamlUnreadable, match="FileNotFoundError"):
        read_yaml(tmp_path / "none.yaml")
    (tmp_path / "latin.yaml").write_bytes(b"a: \xff")
    with pytest.raises(YamlUnreadable, match="UnicodeDecodeError"):
        read_yaml(tmp_path / "latin.yaml")


def test_scalars_have_their_lines() -> None:
    """Every value and key comes with the line that it begins on."""
    assert list(scalars("a: x\nb:\n  - y\n")) == [(1, "a"), (1, "x"), (2, "b"), (3, "y")]
