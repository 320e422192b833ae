"""The collection of garbage: what there is at the start is spared."""

from __future__ import annotations

import subprocess
import sys


def test_what_is_built_is_spared() -> None:
    """In a process of its own: afterwards nothing that was there is looked through again."""
    code = (
        "import gc; from credit_coach.garbage import spare_what_is_built; built = [[i] for i in range(5000)]; "
        "spare_what_is_built(); print(gc.get_freeze_count() >= 5000, len(gc.get_objects()) < 5000)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.split() == ["True", "True"]
