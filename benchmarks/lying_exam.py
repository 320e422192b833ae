"""The exam with a language model that lies: an OpenAI-compatible service mixes lies into every answer.

python benchmarks/lying_exam.py FOLDER [options of `credit-coach evaluate run`]

Prints the figures of the run with how many unsupported sentences were displayed, and ends with 1 when there was one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.answering.generative import scripts
from tests.answering.generative.endpoint import Endpoint

_COACH = [sys.executable, "-c", "from credit_coach.cli import run; run()"]
#: What is measured is the model, not its budget; tokens of a scripted one cost nothing and are booked nowhere else.
_UNLIMITED = {f"CREDIT_COACH_MODEL_TOKENS_{name}": str(10**12) for name in ("CONVERSATION", "SITE", "DAY")}


def main(folder: Path, options: list[str]) -> int:
    """Run the exam and return the exit code."""
    with Endpoint(scripts.half_lying) as endpoint:
        chosen = {"CREDIT_COACH_MODEL": "openai:lying", "CREDIT_COACH_MODEL_URL": endpoint.url}
        own = {"CREDIT_COACH_MODEL_KEY": "none", "CREDIT_COACH_DATABASE_URL": "sqlite://"}
        command = [*_COACH, "evaluate", "run", "--out", str(folder), *options]
        done = subprocess.run(command, env=os.environ | _UNLIMITED | chosen | own, check=False)
    if done.returncode:
        return done.returncode
    found = json.loads((folder / "summary.json").read_text(encoding="utf-8"))["model"]
    return int(found["unsupported"] > 0 or found["used"] == 0)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
