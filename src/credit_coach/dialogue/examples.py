"""The examples of messages that are no ordinary questions, and of ordinary ones that sound like them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from credit_coach.dialogue.recogniser import ORDINARY
from credit_coach.dialogue.routing import Intent
from credit_coach.errors import ExamplesInvalid
from credit_coach.yaml_files import YamlUnreadable, read_yaml


@dataclass(frozen=True)
class Example:
    """A message and the intent that it has, or "ordinary"."""

    text: str
    label: str


def read_examples(path: Path) -> list[Example]:
    """Read one file: a mapping of intents, or "ordinary", to lists of messages."""
    try:
        data = read_yaml(path)
    except YamlUnreadable as error:
        raise ExamplesInvalid(path, str(error)) from error
    if not isinstance(data, dict):
        raise ExamplesInvalid(path, "must be a mapping of intents to messages")
    examples = []
    for label, texts in data.items():
        if label != ORDINARY and label not in get_args(Intent):
            raise ExamplesInvalid(path, f"{label} is no intent")
        if not isinstance(texts, list) or not all(isinstance(text, str) and text.strip() for text in texts):
            raise ExamplesInvalid(path, f"{label} must be a list of messages")
        examples += [Example(text.strip(), label) for text in texts]
    return examples
