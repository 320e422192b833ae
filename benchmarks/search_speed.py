"""Speed of one search at the product's size, and of its parts, beside sentence-transformers in the same run.

Prints wall and processor milliseconds (p50, p95 of the best of five) over the exam's questions of part `dev`: the
question's encoding with the light loader and with sentence-transformers, the searches by meaning, and the whole search;
then the seconds to open the index with what is kept beside it, and to make that anew. Nothing here asserts a time.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import numpy as np
from sentence_transformers import SentenceTransformer

from credit_coach.assembly import load_content, open_search, quiet_libraries
from credit_coach.config import Settings, bundled_folder
from credit_coach.evaluation.exam import Selection, load_exam
from credit_coach.knowledge.figures import Lang
from credit_coach.retrieval.encoder import load_encoder
from credit_coach.retrieval.passages import entries_of
from credit_coach.retrieval.prepared import Prepared
from credit_coach.retrieval.search import CANDIDATES

MOST = 600
#: Other work on the machine makes single times longer, never shorter.
TIMES = 5


def main() -> None:
    """Measure and print."""
    quiet_libraries()
    settings = Settings()
    content = load_content(settings)
    seconds, search = timed(lambda: open_search(settings, content))
    asked = questions(settings)
    folder = str(bundled_folder("models") / "coach-static")
    light, heavy = load_encoder("bundled"), SentenceTransformer(folder, device="cpu", trust_remote_code=True)
    texts = [text for text, _ in asked]
    print(f"{len(asked)} questions, {len(search.passages):,} passages")
    print(f"{'what':<44}{'wall p50':>10}{'p95':>8}{'cpu p50':>10}   ms")
    show("encoding, light loader", [lambda t=t: light.encode([t]) for t in texts])
    show("encoding, sentence-transformers", [lambda t=t: heavy.encode([t]) for t in texts])
    vectors = [(light.encode([text])[0], lang) for text, lang in asked]
    dense = search._dense  # its share of the time is what is asked here
    for kind in ("question", "passage"):
        show(
            f"by meaning, {CANDIDATES} nearest {kind} entries",
            [lambda v=v, lang=lang, kind=kind: dense.search(v, lang, kind, CANDIDATES) for v, lang in vectors],
        )
    show("a whole search", [lambda t=t, lang=lang: search(t, lang) for t, lang in asked])
    far = np.abs(light.encode(texts) - heavy.encode(texts)).max()
    print(f"\nlight loader and sentence-transformers differ by at most {far:.1e} in any number of any vector")
    entries = entries_of(dict(search.passages), content.library.vocabulary.boundaries)
    anew, _ = timed(lambda: Prepared.make(content.library, search.passages, entries, light))
    print(f"opening the index: {seconds:.2f} s; making anew what is kept beside it: {anew:.2f} s more")


def questions(settings: Settings) -> list[tuple[str, Lang]]:
    """Return single questions of the exam with the language they are searched in."""
    items = Selection(parts=("dev",), sample=MOST).of(load_exam(settings.knowledge_dir / "exam", fitting=True))
    return [(item.turns[0], "en" if item.lang == "en" else "zh") for item in items]


def timed(action: Callable[[], Any]) -> tuple[float, Any]:
    """Return the seconds that an action took, and its result."""
    started = time.perf_counter()
    result = action()
    return time.perf_counter() - started, result


def show(what: str, actions: list[Callable[[], Any]]) -> None:
    """Run each action `TIMES` times, and print the middle and the 95th percentile of the best times."""
    wall, cpu = np.full((TIMES, len(actions)), np.inf), np.full((TIMES, len(actions)), np.inf)
    for time_of in range(TIMES):
        for place, action in enumerate(actions):
            started, used = time.perf_counter(), time.process_time()
            action()
            cpu[time_of, place] = (time.process_time() - used) * 1000
            wall[time_of, place] = (time.perf_counter() - started) * 1000
    best, work = wall.min(axis=0), cpu.min(axis=0)
    print(f"{what:<44}{np.median(best):>10.3f}{np.percentile(best, 95):>8.3f}{np.median(work):>10.3f}")


if __name__ == "__main__":
    main()
