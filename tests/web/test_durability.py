"""What was acknowledged survives the sudden end of the service."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]


@pytest.mark.parametrize("database", ["sqlite", "postgres"])
def test_a_killed_service_loses_nothing(database: str, data_dir: Path, request: pytest.FixtureRequest) -> None:
    """Killed under load, twice: every acknowledged reply is there, once, and so is what is sent again."""
    command = [sys.executable, str(REPOSITORY / "benchmarks" / "durability.py"), "--cycles", "2", "--clients", "4"]
    if database == "postgres":
        command += ["--database", request.getfixturevalue("postgres")]
    environment = os.environ | {"CREDIT_COACH_DATA_DIR": str(data_dir)}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "none lost or doubled" in done.stdout
