"""How far the index carries: build rate, memory, speed and recall at 2 thousand passages and many more.

Passages are made of clauses of the articles, so their vectors lie as real ones do. Each size runs in its own process
and prints one row: rate of building, disk, memory, milliseconds a query (p50, p95) for 10 and 120 neighbours, recall
against an exact search, the exact search's own time, and the same for keyword search up to `--words` passages.

    python benchmarks/search_scale.py 2000 50000 --minutes 20
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from credit_coach.assembly import quiet_libraries
from credit_coach.config import Settings
from credit_coach.knowledge.library import Library
from credit_coach.retrieval.passages import Entry, passages_of

QUERIES, NEIGHBOURS, CLAUSES = 200, (10, 120), 3
COLUMNS = (
    "passages  built/s  disk MB  RSS MB  " + "".join(f"k={k}: p50  p95  recall  " for k in NEIGHBOURS) + "exact ms"
)


def main() -> None:
    """Run each size, or one of them when called for it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("sizes", nargs="+", type=int)
    parser.add_argument("--minutes", type=float, default=20, help="stop building a size after so long, and say so")
    parser.add_argument("--words", type=int, default=50_000, help="largest size that keyword search is tried at")
    parser.add_argument("--one", action="store_true", help="in this process")
    asked = parser.parse_args()
    quiet_libraries()
    if asked.one:
        measure(asked.sizes[0], asked.minutes * 60, words=asked.sizes[0] <= asked.words)
        return
    print(COLUMNS, flush=True)
    for size in asked.sizes:
        options = ["--minutes", str(asked.minutes), "--words", str(asked.words), "--one"]
        subprocess.run([sys.executable, __file__, str(size), *options], check=True)


def measure(size: int, seconds: float, *, words: bool) -> None:
    """Build one size, ask it, and print its row."""
    from credit_coach.retrieval.encoder import load_encoder

    library = Library.load(Settings().knowledge_dir)
    texts = generated(library, size + QUERIES)
    vectors = load_encoder("bundled").encode(texts, "passage")
    entries = [Entry(f"zh-{n}", f"owner-{n}", "zh", "passage", text) for n, text in enumerate(texts[:size])]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        done, rate = built(Path(folder), entries, vectors, seconds)
        print(row(Path(folder), entries[:done], vectors[:done], vectors[size:], rate), flush=True)
    if words:
        print(words_row(library, entries, texts[size:]), flush=True)


def generated(library: Library, count: int) -> list[str]:
    """Return texts of clauses of the Chinese articles, each its own."""
    clauses = [
        clause
        for passage in passages_of(library).values()
        if passage.lang == "zh"
        for line in passage.lines
        for clause in re.split("[，。；：]", line.text)
        if len(clause) > 3
    ]
    pick = random.Random(7)
    return ["，".join(pick.sample(clauses, CLAUSES)) for _ in range(count)]


class OutOfTime(Exception):
    """Building has taken as long as it may."""


def built(folder: Path, entries: list[Entry], vectors: NDArray[np.float32], seconds: float) -> tuple[int, float]:
    """Build until done or out of time; return how many entries are in, and how many a second."""
    from credit_coach.retrieval.dense import DenseIndex

    started, reached = time.perf_counter(), 0

    def progress(done: int) -> None:
        nonlocal reached
        reached = done
        if time.perf_counter() - started > seconds:
            raise OutOfTime

    try:
        DenseIndex.build(folder, entries, vectors[: len(entries)], progress)
    except OutOfTime:
        print(f"(stopped after {seconds / 60:.0f} minutes at {reached:,} of {len(entries):,})", flush=True)
    return reached, reached / (time.perf_counter() - started)


def row(
    folder: Path, entries: list[Entry], vectors: NDArray[np.float32], asked: NDArray[np.float32], rate: float
) -> str:
    """Ask the index, and the exact search beside it."""
    from credit_coach.retrieval.dense import DenseIndex

    index = DenseIndex(folder, entries)
    cells = [f"{len(entries):>8,}", f"{rate:>7,.0f}", f"{disk_mb(folder):>7,.0f}"]
    index.search(asked[0], "zh", "passage", 10)
    memory = resident_mb()
    exact, exact_times = [], []
    for vector in asked:
        started = time.perf_counter()
        scores = vectors @ vector
        best = np.argpartition(-scores, max(NEIGHBOURS))[: max(NEIGHBOURS)]
        exact_times.append(time.perf_counter() - started)
        exact.append([f"zh-{n}" for n in best[np.argsort(-scores[best])]])
    cells.append(f"{memory:>6,.0f}")
    for k in NEIGHBOURS:
        times, found = [], 0
        for vector, truth in zip(asked, exact, strict=True):
            started = time.perf_counter()
            hits = index.search(vector, "zh", "passage", k)
            times.append(time.perf_counter() - started)
            found += len({entries[number].id for number in hits.numbers} & set(truth[:k]))
        cells.append(f"{ms(times, 50):>8.2f} {ms(times, 95):>5.2f} {found / k / len(asked):>7.3f} ")
    cells.append(f"{ms(exact_times, 50):>8.2f}")
    index.close()
    return "  ".join(cells)


def words_row(library: Library, entries: list[Entry], asked: list[str]) -> str:
    """Build and ask keyword search over the same passages."""
    from credit_coach.retrieval.lexical import LexicalIndex
    from credit_coach.retrieval.tokenize import Tokenizer

    tokenizer = Tokenizer(library.vocabulary.terms)
    before, started = resident_mb(), time.perf_counter()
    index = LexicalIndex(entries, tokenizer)
    seconds = time.perf_counter() - started
    memory, times = resident_mb() - before, []
    for text in asked:
        terms = tokenizer(text)
        started = time.perf_counter()
        index.search(terms, 120)
        times.append(time.perf_counter() - started)
    rate = len(entries) / seconds
    return f"   keyword search: {rate:,.0f} built/s, +{memory:,.0f} MB, {ms(times, 50):.2f} / {ms(times, 95):.2f} ms"


def ms(seconds: list[float], share: int) -> float:
    """Return a percentile in milliseconds."""
    return float(np.percentile(seconds, share)) * 1000


def disk_mb(folder: Path) -> float:
    """Return the size of a folder in MB."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def resident_mb() -> float:
    """Return the resident memory of this process in MB; Linux only."""
    status: Any = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) / 1024


if __name__ == "__main__":
    main()
