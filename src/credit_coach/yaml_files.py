"""The one door to PyYAML. Its parser in C, where it is there, reads the same files some ten times as fast."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class YamlUnreadable(ValueError):
    """A file that cannot be read, or text that is no YAML. Says why in one line, with the place where it is known."""


def read_yaml(path: Path) -> Any:
    """Return what a file holds; raises YamlUnreadable."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise YamlUnreadable(type(error).__name__) from error
    return parse_yaml(text)


def parse_yaml(text: str) -> Any:
    """Return what YAML text says, by safe tags alone; raises YamlUnreadable."""
    try:
        return yaml.load(text, Loader=_LOADER)  # noqa: S506 (both loaders are the safe ones)
    except (ValueError, yaml.YAMLError) as error:  # PyYAML gives ValueError for a day that does not exist
        raise YamlUnreadable(" ".join(str(error).split())) from error


def scalars(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line, from 1, and the value of every scalar of YAML text."""
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.ScalarEvent):
            yield event.start_mark.line + 1 if event.start_mark else 1, event.value


def write_yaml(value: object) -> str:
    """Return plain values as YAML, in their order."""
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False)
