"""Train `models/reader` on knowledge/safety, knowledge/sums and all that people ask; needs credit-coach[train].

    python benchmarks/fit_reader.py --write

Half an hour on two cores; a path at the end is written to instead. Afterwards whatever counts the reader in is fitted
anew: fit_recogniser.py, fit_confidence.py.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from credit_coach.config import Settings, bundled_folder
from credit_coach.evaluation.reader_fit import ReaderFit, digest, what_is_learned
from credit_coach.knowledge.library import Library
from credit_coach.walks.all import TOOLS


def main() -> None:
    """Train, and write where that is wished."""
    folder = Settings().knowledge_dir
    learned = what_is_learned(folder, Library.load(folder), [tool.walk.name for tool in TOOLS])
    print(f"{len(learned)} messages", flush=True)
    started = time.monotonic()
    fit = ReaderFit(learned)
    fit.train(lambda line: print(f"{line} after {time.monotonic() - started:.0f} s", flush=True))
    if "--write" in sys.argv:
        fit.save(Path(sys.argv[-1]) if len(sys.argv) > 2 else bundled_folder("models") / "reader", digest(folder))


if __name__ == "__main__":
    main()
