"""Where the published vectors are, and how their numbers are read: never through a float."""

from __future__ import annotations

import os
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from credit_coach.money import as_decimal

_REPOSITORY = Path(__file__).resolve().parents[2]


def shared_file(name: str) -> Path | None:
    """A file of the reference folder named by CREDIT_COACH_SHARED (default: shared/, beside the repository)."""
    folder = Path(os.environ.get("CREDIT_COACH_SHARED", _REPOSITORY.parent / "shared"))
    path = folder / "reference" / name
    return path if path.is_file() else None


def require_shared_file(name: str) -> Path:
    """The same, or a skip that says why; in CI a failure, so that the check cannot silently vanish."""
    path = shared_file(name)
    if path is None:
        reason = f"{name} is not there: set CREDIT_COACH_SHARED to the folder that holds reference/{name}"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return path


def load_vectors() -> list[dict[str, Any]]:
    """All published vectors, or none when the folder is absent."""
    path = shared_file("money_vectors.yaml")
    return [] if path is None else yaml.safe_load(path.read_text(encoding="utf-8"))["vectors"]


def fraction(raw: object) -> Fraction:
    """An int, a decimal string or a fraction "a/b", exactly."""
    assert not isinstance(raw, float), "a number of the vectors must not pass through a float"
    return Fraction(str(raw))


def decimal(raw: object) -> Decimal:
    """The same at 50 digits; plain decimals stay as they are written."""
    return as_decimal(fraction(raw)) if "/" in str(raw) else Decimal(str(raw))
