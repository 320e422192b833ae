"""The index on disk: built beside the live one, tried with test queries, then swapped in.

    index/
    ├── current.json            generation, format, knowledge digest, encoder name, entries, digest of the vectors
    └── gen-<digest>-<time>/    one Chroma folder, never written again

A reader refuses an index whose knowledge digest, encoder or format is not its own.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from credit_coach.errors import IndexBroken, IndexMissing, IndexProblem, IndexStale, IndexUnwritable
from credit_coach.knowledge.library import Library
from credit_coach.retrieval.dense import DenseIndex
from credit_coach.retrieval.encoder import Encoder
from credit_coach.retrieval.passages import Entry, Passage, entries_of, passages_of
from credit_coach.retrieval.search import Search

#: Raise it when what is stored changes its meaning: older indexes are then refused as stale.
FORMAT = 2
_POINTER = "current.json"
_TEST_QUERIES = 40
_MAY_BE_LOST = 0.15

Progress = Callable[[int, int], None]


def build_index(folder: Path, library: Library, encoder: Encoder, progress: Progress) -> int:
    """Build and swap in a new generation; returns the number of entries.

    Raises IndexUnwritable when the folder cannot be written, IndexBroken when the new index fails its test queries; the
    live index stays as it was in both cases.
    """
    passages = passages_of(library)
    entries = entries_of(passages, library.vocabulary.boundaries)
    generation = folder / f"gen-{library.digest}-{time.time_ns():x}"
    draft = folder / f".build-{generation.name}"
    before = _live(folder)
    vectors = encoder.encode([entry.text for entry in entries], "passage")
    try:
        draft.mkdir(parents=True)
        DenseIndex.build(draft, entries, vectors, lambda done: progress(done, len(entries)))
        os.replace(draft, generation)
        _try_out(generation, library, passages, entries, encoder)
        _point_to(folder, generation, library, encoder, len(entries))
    except BaseException as error:  # an interruption, too, leaves nothing behind
        shutil.rmtree(draft, ignore_errors=True)
        shutil.rmtree(generation, ignore_errors=True)
        if isinstance(error, IndexBroken) or not isinstance(error, Exception):
            raise
        # A full or read-only disk shows as OSError or as one of Chroma's many types.
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise IndexUnwritable(folder, f"cannot be written ({reason})") from error
    _remove_older(folder, {generation.name, before})
    return len(entries)


def open_index(folder: Path, library: Library, encoder: Encoder) -> Search:
    """Open the live index; raises IndexMissing, IndexStale or IndexBroken, each saying what to do."""
    about = manifest(folder)
    if about.get("format") != FORMAT:
        raise IndexStale(folder, "was built by another version of Credit Coach")
    if about.get("knowledge") != library.digest:
        raise IndexStale(folder, "was built from other articles or facts")
    if about.get("encoder") != encoder.name:
        raise IndexStale(folder, "was built with another encoder")
    generation = folder / str(about.get("generation"))
    passages = passages_of(library)
    entries = entries_of(passages, library.vocabulary.boundaries)
    # Chroma reads a damaged vector file without complaint, or brings the process down: look before it does.
    if generation.is_dir() and about.get("vectors") != _digest(generation):
        raise IndexBroken(folder, "has damaged vector files")
    return _open(folder, generation, library, passages, entries, encoder)


def _open(
    folder: Path,
    generation: Path,
    library: Library,
    passages: dict[str, Passage],
    entries: list[Entry],
    encoder: Encoder,
) -> Search:
    if not generation.is_dir():
        raise IndexMissing(folder)
    if not os.access(generation, os.W_OK):
        raise IndexUnwritable(folder, "is read-only, and Chroma writes when it opens")
    try:
        dense = DenseIndex(generation, entries)
        count = dense.count()
    except Exception as error:  # Chroma raises many unrelated types for a damaged or unreadable folder
        raise IndexBroken(folder, f"cannot be opened ({type(error).__name__})") from error
    if count != len(entries):
        dense.close()
        raise IndexBroken(folder, f"holds {count} entries instead of {len(entries)}")
    search = Search(library, passages, entries, dense, encoder)
    try:
        search("逾期", "zh")
    except Exception as error:  # the first query is where a damaged vector file shows
        search.close()
        raise IndexBroken(folder, f"does not answer ({type(error).__name__})") from error
    return search


def _try_out(
    generation: Path, library: Library, passages: dict[str, Passage], entries: list[Entry], encoder: Encoder
) -> None:
    """Ask typical questions spread over the index: nearly all must find their own section among the ten looked at."""
    search = _open(generation.parent, generation, library, passages, entries, encoder)
    questions = [entry for entry in entries if entry.kind == "question" and entry.owner in passages]
    asked = questions[:: max(1, len(questions) // _TEST_QUERIES)]
    lost = []
    for entry in asked:
        result = search(entry.text, entry.lang)
        if entry.owner not in [hit.passage.id for hit in (*result.kept, *result.rejected)]:
            lost.append(entry.owner)
    search.close()
    # A vague question may lose to its neighbours; a damaged index or a useless encoder loses many.
    if len(lost) > len(asked) * _MAY_BE_LOST:
        reason = f"does not find {len(lost)} of {len(asked)} sections by their own questions, such as {lost[0]}"
        raise IndexBroken(generation.parent, reason)


def _digest(generation: Path) -> str:
    """Hash the vector files; the database beside them may be touched by opening it."""
    digest = hashlib.sha256()
    for path in sorted(generation.rglob("*.bin")):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:32]


def _live(folder: Path) -> str:
    """Return the name of the live generation, "" when there is none that can be told."""
    try:
        return str(manifest(folder).get("generation", ""))
    except IndexProblem:
        return ""


def manifest(folder: Path) -> dict[str, Any]:
    """Return what the live index was built from; raises IndexMissing or IndexBroken."""
    try:
        about = json.loads((folder / _POINTER).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise IndexMissing(folder) from None
    except (OSError, ValueError) as error:
        raise IndexBroken(folder, f"has an unreadable {_POINTER} ({type(error).__name__})") from error
    if not isinstance(about, dict):
        raise IndexBroken(folder, f"has an unreadable {_POINTER}")
    return about


def _point_to(folder: Path, generation: Path, library: Library, encoder: Encoder, count: int) -> None:
    about = {
        "generation": generation.name,
        "format": FORMAT,
        "knowledge": library.digest,
        "encoder": encoder.name,
        "entries": count,
        "vectors": _digest(generation),
    }
    draft = folder / f".{_POINTER}"
    draft.write_text(json.dumps(about, indent=1), encoding="utf-8")
    os.replace(draft, folder / _POINTER)


def _remove_older(folder: Path, kept: set[str]) -> None:
    """Delete abandoned builds and generations older than the one before: a running server still reads that one."""
    for path in folder.iterdir():
        if path.is_dir() and path.name not in kept and path.name.startswith(("gen-", ".build-")):
            shutil.rmtree(path, ignore_errors=True)
