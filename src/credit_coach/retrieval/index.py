"""The index on disk: built beside the live one, tried with test queries, then swapped in.

    index/
    ├── current.json            generation, format, knowledge digest, encoder name, entries, digest of the files
    └── gen-<digest>-<time>/    one Chroma folder, never written again, and in it
        └── prepared.safetensors    what a search would otherwise make anew at each start

A reader refuses an index whose knowledge digest, encoder, format or reading code is not its own. `server_index` is the
same on a Chroma server.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from credit_coach.errors import IndexBroken, IndexMissing, IndexProblem, IndexStale, IndexUnwritable
from credit_coach.knowledge.library import Library
from credit_coach.retrieval.dense import DenseIndex, Home
from credit_coach.retrieval.encoder import Encoder
from credit_coach.retrieval.passages import Entry, Passage, entries_of, passages_of
from credit_coach.retrieval.prepared import Prepared
from credit_coach.retrieval.search import Search

#: Raise it when what is stored changes its meaning: older indexes are then refused as stale.
FORMAT = 5
_POINTER = "current.json"
PREPARED = "prepared.safetensors"
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
    prepared = Prepared.make(library, passages, entries, encoder)
    try:
        draft.mkdir(parents=True)
        DenseIndex.build(draft, entries, vectors, lambda done: progress(done, len(entries)))
        prepared.save(draft / PREPARED)
        os.replace(draft, generation)
        opened = _open(folder, generation, library, passages, entries, encoder, prepared)
        try_out(folder, opened, passages, entries)
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
    refuse_stale(about, folder, library, encoder)
    generation = folder / str(about.get("generation"))
    passages = passages_of(library)
    entries = entries_of(passages, library.vocabulary.boundaries)
    # Chroma reads a damaged vector file without complaint, or brings the process down: look before it does.
    if generation.is_dir() and about.get("files") != _digest(generation):
        raise IndexBroken(folder, "has damaged vector files")
    return _open(folder, generation, library, passages, entries, encoder, None)


def described(library: Library, encoder: Encoder, count: int) -> dict[str, str | int]:
    """Return what an index is remembered by."""
    return {
        "format": FORMAT,
        "knowledge": library.digest,
        "encoder": encoder.name,
        "code": _code(),
        "entries": count,
    }


def refuse_stale(about: Mapping[str, Any], place: Path | str, library: Library, encoder: Encoder) -> None:
    """Raise IndexStale for an index of other content, another encoder or another version."""
    if about.get("format") != FORMAT or about.get("code") != _code():
        raise IndexStale(place, "was built by another version of Credit Coach")
    if about.get("knowledge") != library.digest:
        raise IndexStale(place, "was built from other articles or facts")
    if about.get("encoder") != encoder.name:
        raise IndexStale(place, "was built with another encoder")


def _code() -> str:
    """Return a digest of the code and the libraries that cut texts into terms: questions must be cut the same way."""
    digest = hashlib.sha256()
    for name in ("lexical", "passages", "prepared", "scope", "spelling", "tokenize"):
        digest.update((Path(__file__).parent / f"{name}.py").read_bytes())
    for library in ("bm25s", "rjieba", "snowballstemmer", "pypinyin"):
        digest.update(f"{library}=={version(library)}".encode())
    return digest.hexdigest()[:16]


def _open(
    folder: Path,
    generation: Path,
    library: Library,
    passages: dict[str, Passage],
    entries: list[Entry],
    encoder: Encoder,
    prepared: Prepared | None,
) -> Search:
    if not generation.is_dir():
        raise IndexMissing(folder)
    if not os.access(generation, os.W_OK):
        raise IndexUnwritable(folder, "is read-only, and Chroma writes when it opens")
    try:
        kept = prepared or Prepared.load(generation / PREPARED, passages, entries)
    except Exception as error:  # cut off, of other entries, or no such file: all one to who must build it anew
        raise IndexBroken(folder, f"has an unreadable {PREPARED} ({type(error).__name__})") from error
    return open_on(folder, generation, Found(library, passages, entries, encoder, kept))


@dataclass(frozen=True)
class Found:
    """What a search is made of beside its vectors."""

    library: Library
    passages: dict[str, Passage]
    entries: list[Entry]
    encoder: Encoder
    prepared: Prepared


def open_on(place: Path | str, home: Home, found: Found) -> Search:
    """Open the vectors and ask once; raises IndexBroken, which names the `place`."""
    try:
        dense = DenseIndex(home, found.entries)
        count = dense.count()
    except Exception as error:  # Chroma raises many unrelated types for a damaged or unreadable folder
        raise IndexBroken(place, f"cannot be opened ({type(error).__name__})") from error
    if count != len(found.entries):
        dense.close()
        raise IndexBroken(place, f"holds {count} entries instead of {len(found.entries)}")
    search = Search(found.library, found.passages, dense, found.encoder, found.prepared)
    try:
        search("逾期", "zh")
    except Exception as error:  # the first query is where a damaged vector file shows
        search.close()
        raise IndexBroken(place, f"does not answer ({type(error).__name__})") from error
    return search


def try_out(place: Path | str, search: Search, passages: Mapping[str, Passage], entries: Sequence[Entry]) -> None:
    """Ask typical questions spread over the index: nearly all must find their own section among the ten looked at."""
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
        raise IndexBroken(place, reason)


def _digest(generation: Path) -> str:
    """Hash the vectors and what was prepared; the database beside them may be touched by opening it."""
    digest = hashlib.sha256()
    for path in sorted((*generation.rglob("*.bin"), *generation.glob(PREPARED))):
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
    about = {"generation": generation.name, **described(library, encoder, count), "files": _digest(generation)}
    draft = folder / f".{_POINTER}"
    draft.write_text(json.dumps(about, indent=1), encoding="utf-8")
    os.replace(draft, folder / _POINTER)


def _remove_older(folder: Path, kept: set[str]) -> None:
    """Delete abandoned builds and generations older than the one before: a running server still reads that one."""
    for path in folder.iterdir():
        if path.is_dir() and path.name not in kept and path.name.startswith(("gen-", ".build-")):
            shutil.rmtree(path, ignore_errors=True)
