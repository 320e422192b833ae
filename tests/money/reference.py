"""Where the published vectors are, and how their numbers are read: never through a float."""

from __future__ import annotations

import os
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from credit_coach.money import as_decimal

_REPOSITORY = Path(__file__).resolve().parents[2]


def load_vectors() -> list[dict[str, Any]]:
    """All published vectors, or none when the folder is absent; read while tests are collected, before any fixture.

    Whether they may be absent is for the fixture `shared_dir` to say: a test asks it, and so skips or, in CI, fails.
    """
    folder = Path(os.environ.get("CREDIT_COACH_SHARED") or _REPOSITORY.parent / "shared")
    path = folder / "reference" / "money_vectors.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))["vectors"] if path.is_file() else []


def fraction(raw: object) -> Fraction:
    """An int, a decimal string or a fraction "a/b", exactly."""
    assert not isinstance(raw, float), "a number of the vectors must not pass through a float"
    return Fraction(str(raw))


def decimal(raw: object) -> Decimal:
    """The same at 50 digits; plain decimals stay as they are written."""
    return as_decimal(fraction(raw)) if "/" in str(raw) else Decimal(str(raw))
