"""What people get wrong: each misconception with the section that corrects it and the facts that refute it."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from credit_coach.errors import VocabularyInvalid
from credit_coach.yaml_files import YamlUnreadable, read_yaml

#: The file in a knowledge folder.
MISCONCEPTIONS = "misconceptions.yaml"


class Misconception(BaseModel):
    """A belief as people say it, in both languages, and "article#section" with facts."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str
    zh: str
    en: str
    section: str
    facts: tuple[str, ...]


_Misconceptions = TypeAdapter(tuple[Misconception, ...])


def load_misconceptions(path: Path) -> tuple[Misconception, ...]:
    """Read the file; raises VocabularyInvalid with the field."""
    try:
        return _Misconceptions.validate_python(read_yaml(path))
    except ValidationError as error:
        first = error.errors()[0]
        raise VocabularyInvalid(path, f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    except YamlUnreadable as error:
        raise VocabularyInvalid(path, f"cannot be read: {error}") from error
