"""Figures published by regulators, banks, textbooks and other libraries, each within its own tolerance."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from credit_coach import money

from .published import compute
from .reference import decimal, load_vectors

_VECTORS = load_vectors()


def _assert_close(found: Any, published: Any, tolerance: Decimal, where: str) -> None:
    """Within the tolerance; at tolerance 0, equal after rounding to the decimals that were published."""
    if isinstance(published, list):
        assert isinstance(found, list), where
        # A source may print only the first months; it never prints more than there are.
        assert len(found) >= len(published), where
        for index, (one, other) in enumerate(zip(found, published, strict=False)):
            _assert_close(one, other, tolerance, f"{where}[{index}]")
    elif isinstance(published, bool) or not _is_number(published):
        assert found == published, where
    elif tolerance:
        with money.exact():
            assert abs(Decimal(found) - decimal(published)) <= tolerance, f"{where}: {found} is not {published}"
    else:
        places = max(0, -int(decimal(published).as_tuple().exponent))
        assert money.round_half_up(Decimal(found), places) == decimal(published), f"{where}: {found}, not {published}"


def _is_number(published: object) -> bool:
    return str(published).lstrip("-").replace(".", "", 1).isdigit()


@pytest.mark.parametrize("vector", _VECTORS, ids=[vector["id"] for vector in _VECTORS])
def test_published_figure(vector: dict[str, Any]) -> None:
    """Every figure of the vector is reproduced, and none is missing."""
    found, tolerance = compute(vector), vector["tolerance"]
    for figure, published in vector["expected"].items():
        allowed = decimal(tolerance[figure] if isinstance(tolerance, dict) else tolerance)
        _assert_close(found[figure], published, allowed, f"{vector['id']} {figure}")


def test_the_vectors_are_all_there(shared_dir: Path) -> None:
    """The file holds as many vectors as it says; without the folder this skips, or fails in CI."""
    path = shared_dir / "reference" / "money_vectors.yaml"
    assert yaml.safe_load(path.read_text(encoding="utf-8"))["count"] == len(_VECTORS) > 0
