"""What docs/integrations.md shows is so."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from credit_coach.calculators import CALCULATORS, calculate
from credit_coach.integrations.sections import FoundSection

_PAGE = (Path(__file__).parents[2] / "docs" / "integrations.md").read_text(encoding="utf-8")


def test_the_program_runs_as_it_stands(data_dir: Path) -> None:
    """The LangChain example runs in a process of its own and ends with the exact sum."""
    code = re.search(r"```python\n(.+?)```", _PAGE, re.DOTALL)
    assert code is not None
    environment = {**os.environ, "CREDIT_COACH_DATA_DIR": str(data_dir)}
    done = subprocess.run([sys.executable, "-c", code[1]], capture_output=True, text=True, env=environment, check=True)
    last = json.loads(done.stdout.splitlines()[-1])
    assert last["total_fees"] == calculate("instalments", CALCULATORS["instalments"].example)["total_fees"]


def test_what_a_document_carries_is_listed() -> None:
    """Every field of a found section stands on the page; its text is what the document says."""
    assert {name for name in FoundSection.__dataclass_fields__ if f"`{name}`" not in _PAGE} <= {"text"}


@pytest.mark.parametrize("extra", ["langchain", "mcp"])
def test_a_missing_extra_is_said_in_one_line(extra: str, data_dir: Path) -> None:
    """Without its library, the command or module says which extra brings it."""
    library = {"langchain": "langchain_core", "mcp": "mcp"}[extra]
    hide = f"import sys; sys.modules[{library!r}] = None; sys.argv = ['credit-coach', 'mcp']; "
    use = {
        "mcp": "from credit_coach.cli import run; run()",
        "langchain": "import credit_coach.integrations.langchain",
    }[extra]
    environment = {**os.environ, "CREDIT_COACH_DATA_DIR": str(data_dir)}
    done = subprocess.run([sys.executable, "-c", hide + use], capture_output=True, text=True, env=environment)
    assert done.returncode != 0
    assert f"credit-coach[{extra}]" in done.stderr
