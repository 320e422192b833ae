"""Fit `walks/sums_heard.json` on knowledge/sums and on all questions with figures, and print how it does held out.

Run it after any change of those messages; `--write` puts it in force. It takes a few minutes.
"""

from __future__ import annotations

import sys

from credit_coach.config import Settings
from credit_coach.evaluation.gram_fit import written
from credit_coach.evaluation.sums_fit import digest, fit, held_out, messages, shares
from credit_coach.knowledge.library import Library
from credit_coach.walks.all import TOOLS
from credit_coach.walks.sums_heard import FITTED


def main() -> None:
    """Fit and print."""
    folder = Settings().knowledge_dir
    library = Library.load(folder)
    walks = [tool.walk.name for tool in TOOLS]
    known = messages(folder, library, walks)
    content = {"examples": digest(folder), **fit(known)}
    print(f"{len(known)} messages, {len(content['grams'])} runs of words, columns {content['columns']}", flush=True)
    if "--write" in sys.argv:
        FITTED.write_text(written(content), encoding="utf-8")
    columns, chances = held_out(known)
    for least in (0.5, 0.7, 0.9):
        print(f"from a chance of {least}, held out:")
        for kind, (right, wrong) in shares(known, columns, chances, least).items():
            print(f"  {kind:<18} heard {right:.3f}, as another sum {wrong:.3f}")


if __name__ == "__main__":
    main()
