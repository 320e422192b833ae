"""The index on a Chroma server: several machines search the same one.

A generation has collections of its own, named after it; the metadata of one small collection says which is live, as
`current.json` does in a folder. What is prepared beside the vectors is kept in a folder of each machine, and made anew
where it is missing.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import structlog

from credit_coach.errors import IndexBroken, IndexMissing, IndexProblem, IndexUnwritable
from credit_coach.knowledge.library import Library
from credit_coach.retrieval.dense import DenseIndex, Server, open_client
from credit_coach.retrieval.encoder import Encoder
from credit_coach.retrieval.index import Found, Progress, described, open_on, refuse_stale, try_out
from credit_coach.retrieval.passages import entries_of, passages_of
from credit_coach.retrieval.prepared import Prepared
from credit_coach.retrieval.search import Search

_log = structlog.get_logger("credit_coach.index")

_POINTER = "credit-coach-current"
_PREFIX = "credit-coach-gen-"


def build_on_server(url: str, cache: Path, library: Library, encoder: Encoder, progress: Progress) -> int:
    """Build a generation beside the live one, try it out, make it live; returns the number of entries.

    Raises IndexUnwritable when the server cannot be reached or written, IndexBroken when the new index fails its test
    queries; the live index stays as it was in both cases.
    """
    place = _place(url)
    home = Server(url, f"{_PREFIX}{library.digest}-{time.time_ns():x}")
    passages = passages_of(library)
    entries = entries_of(passages, library.vocabulary.boundaries)
    try:
        before = _manifest(url).get("generation", "")
    except IndexMissing:
        before = ""
    except IndexProblem as error:
        raise IndexUnwritable(place, error.reason) from error
    found = Found(library, passages, entries, encoder, Prepared.make(library, passages, entries, encoder))
    vectors = encoder.encode([entry.text for entry in entries], "passage")
    try:
        DenseIndex.build(home, entries, vectors, lambda done: progress(done, len(entries)))
        try_out(place, open_on(place, home, found), passages, entries)
        _keep(found.prepared, cache, home.generation)
        _point_to(home, described(library, encoder, len(entries)))
    except BaseException as error:  # an interruption, too, leaves nothing behind
        _remove(url, lambda name: name.startswith(home.generation))
        if isinstance(error, IndexBroken) or not isinstance(error, Exception):
            raise
        raise IndexUnwritable(place, f"cannot be written ({type(error).__name__})") from error
    kept = (home.generation, before or home.generation)
    _remove(url, lambda name: name.startswith(_PREFIX) and not name.startswith(kept))
    return len(entries)


def open_on_server(url: str, cache: Path, library: Library, encoder: Encoder) -> Search:
    """Open the live index; raises IndexMissing, IndexStale or IndexBroken, each saying what to do."""
    about = _manifest(url)
    refuse_stale(about, _place(url), library, encoder)
    home = Server(url, str(about["generation"]))
    passages = passages_of(library)
    entries = entries_of(passages, library.vocabulary.boundaries)
    try:
        prepared = Prepared.load(_kept(cache, home.generation), passages, entries)
    except Exception:  # another machine built the index, or the file is damaged: seconds, and it is there again
        prepared = Prepared.make(library, passages, entries, encoder)
        _keep(prepared, cache, home.generation)
    return open_on(_place(url), home, Found(library, passages, entries, encoder, prepared))


def _manifest(url: str) -> dict[str, Any]:
    try:
        client = open_client(Server(url, ""))
        found = [one for one in client.list_collections() if one.name == _POINTER]
        client.close()
    except Exception as error:  # no server, or one that is none of Chroma's: the client raises many types
        raise IndexBroken(_place(url), f"cannot be reached ({type(error).__name__})") from error
    if not found or not found[0].metadata:
        raise IndexMissing(_place(url))
    return dict(found[0].metadata)


def _point_to(home: Server, about: dict[str, Any]) -> None:
    client = open_client(home)
    pointer = client.get_or_create_collection(_POINTER, embedding_function=None)
    pointer.modify(metadata={"generation": home.generation, **about})
    client.close()


def _remove(url: str, ours: Callable[[str], bool]) -> None:
    """Delete collections; those of the generation before stay, because another machine may still read them."""
    try:
        client = open_client(Server(url, ""))
        for collection in client.list_collections():
            if ours(collection.name):
                client.delete_collection(collection.name)
        client.close()
    except Exception as error:  # what is left over is removed by the next build
        _log.warning("old collections are left over", reason=type(error).__name__)


def _kept(cache: Path, generation: str) -> Path:
    return cache / f"{generation}.safetensors"


def _keep(prepared: Prepared, cache: Path, generation: str) -> None:
    """Keep what was prepared for the next start, where the folder can be written."""
    try:
        cache.mkdir(parents=True, exist_ok=True)
        for path in cache.glob(f"{_PREFIX}*.safetensors"):
            path.unlink()
        prepared.save(_kept(cache, generation))
    except Exception as error:  # a read-only or full disk costs seconds at each start, no more
        _log.warning("what was prepared is not kept", reason=type(error).__name__)


def _place(url: str) -> str:
    """Return the server without what may be secret in its URL."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.hostname}{f':{parts.port}' if parts.port else ''}"
