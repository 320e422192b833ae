"""The paraphrases: other ways to ask what the articles answer. They are searched, and they train the encoder."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from credit_coach.errors import CorpusInvalid
from credit_coach.knowledge.figures import LANGS, Lang


@dataclass(frozen=True)
class Paraphrases:
    """Ways to ask one thing, in one language, and the line of the file they stand on.

    `question` is a typical question of the section, "" where they ask about the section as a whole.
    """

    lang: Lang
    section: str
    question: str
    texts: tuple[str, ...]
    line: int


def read_paraphrases(folder: Path) -> list[Paraphrases]:
    """Read `<lang>.jsonl`, one group a line; a folder without any is empty. Raises CorpusInvalid with the line."""
    groups = []
    for lang in LANGS:
        path = folder / f"{lang}.jsonl"
        if not path.exists():
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                row = json.loads(line)
                texts = tuple(str(text) for text in row["texts"])
                groups.append(Paraphrases(lang, str(row["section"]), str(row.get("question", "")), texts, number))
            except (ValueError, KeyError, TypeError):
                raise CorpusInvalid(path, number, "is no record of section and texts") from None
    return groups
