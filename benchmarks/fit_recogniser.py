"""Fit `dialogue/recogniser.json` on knowledge/safety and on all questions, and print the thresholds.

Run it after any change of the examples; `--write` puts it in force. It takes a few minutes.
"""

from __future__ import annotations

import sys

from credit_coach.config import Settings
from credit_coach.dialogue.recogniser import FITTED
from credit_coach.evaluation.gram_fit import written
from credit_coach.evaluation.recogniser_fit import fit, unlearned
from credit_coach.knowledge.library import Library


def main() -> None:
    """Fit and print."""
    folder = Settings().knowledge_dir
    content = fit(folder / "safety", Library.load(folder), unlearned(folder / "exam"))
    print(f"{len(content['grams'])} runs of words, columns {content['columns']}")
    for family, degrees in content["least"].items():
        print(f"{family}: {degrees}")
    if "--write" in sys.argv:
        FITTED.write_text(written(content), encoding="utf-8")


if __name__ == "__main__":
    main()
