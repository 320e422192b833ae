"""The examples of messages that are no ordinary questions, and of ordinary ones that sound like them."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from credit_coach.dialogue.recogniser import ORDINARY
from credit_coach.dialogue.routing import Intent
from credit_coach.errors import ExamplesInvalid
from credit_coach.yaml_files import YamlUnreadable, read_yaml


@dataclass(frozen=True)
class Example:
    """A message and its label: the intent that it has, or "ordinary"."""

    text: str
    label: str


def read_examples(path: Path) -> list[Example]:
    """Read one file: a mapping of intents, or "ordinary", to lists of messages; raises ExamplesInvalid."""
    return read_labelled(path, (*get_args(Intent), ORDINARY), "intent")


def read_labelled(path: Path, labels: Collection[str], called: str) -> list[Example]:
    """Read one file: a mapping of `labels` to lists of messages; raises ExamplesInvalid, where a label is `called` so."""
    try:
        data = read_yaml(path)
    except YamlUnreadable as error:
        raise ExamplesInvalid(path, str(error)) from error
    if not isinstance(data, dict):
        raise ExamplesInvalid(path, f"must be a mapping of {called}s to messages")
    examples = []
    for label, texts in data.items():
        if label not in labels:
            raise ExamplesInvalid(path, f"{label} is no {called}")
        if not isinstance(texts, list) or not all(isinstance(text, str) and text.strip() for text in texts):
            raise ExamplesInvalid(path, f"{label} must be a list of messages")
        examples += [Example(text.strip(), label) for text in texts]
    return examples


def digest_of(paths: Iterable[Path]) -> str:
    """Return what tells one state of the files of examples from another."""
    total = hashlib.sha256()
    for path in paths:
        total.update(path.read_bytes())
    return total.hexdigest()[:12]
