"""Search by meaning. The one door to Chroma: vectors and ids live there, texts stay in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import chromadb
import numpy as np
from chromadb.config import Settings as ChromaSettings
from numpy.typing import NDArray

from credit_coach.knowledge.figures import Lang
from credit_coach.retrieval.lexical import NOTHING, Ranked
from credit_coach.retrieval.passages import Entry, EntryKind

#: Chroma refuses larger batches than 5,461.
_BATCH = 2_000
#: Small thresholds: a collection under Chroma's own would stay unwritten, and be written anew whenever it is opened.
_HNSW = {"space": "cosine", "sync_threshold": 2, "batch_size": 2}
#: Each writing writes the whole collection: from this size on that would take longer than building it.
_LARGE, _SELDOM = 100_000, 50_000
#: Up to so many vectors are compared one by one: that is exact, and takes a tenth of the time of a query.
_SMALL = 5_000


@dataclass(frozen=True)
class Server:
    """A Chroma server, by URL, and the generation whose collections are meant."""

    url: str
    generation: str


#: Where the vectors are: a folder of this machine, or a Chroma server.
Home = Path | Server


class DenseIndex:
    """One Chroma collection for each language and kind of entry: filters on metadata would be slower."""

    def __init__(self, home: Home, entries: Sequence[Entry]) -> None:
        """Open the collections that `build` wrote; `entries` are the same ones, for their texts."""
        self._client = open_client(home)
        self.entries = tuple(entries)
        self._numbers = {entry.id: number for number, entry in enumerate(entries)}
        prefix = _prefix(home)
        self._collections = {
            one.name.removeprefix(prefix): one for one in self._client.list_collections() if one.name.startswith(prefix)
        }
        self._is_small = {name: one.count() <= _SMALL for name, one in self._collections.items()}
        self._read = cache(self._vectors)

    @classmethod
    def build(
        cls,
        home: Home,
        entries: Sequence[Entry],
        vectors: NDArray[np.float32],
        progress: Callable[[int], None],
    ) -> None:
        """Write vectors (n, dimensions) for `entries` into a new home; `progress` gets the number done."""
        done = 0
        for name in sorted({_name(entry.lang, entry.kind) for entry in entries}):
            rows = [i for i, entry in enumerate(entries) if _name(entry.lang, entry.kind) == name]
            for start, collection in _batches(home, f"{_prefix(home)}{name}", len(rows)):
                batch = rows[start : start + _BATCH]
                collection.add(ids=[entries[i].id for i in batch], embeddings=vectors[batch])
                done += len(batch)
                progress(done)

    def count(self) -> int:
        """Return how many entries are stored."""
        return sum(collection.count() for collection in self._collections.values())

    def search(self, vector: NDArray[np.float32], lang: Lang, kind: EntryKind, limit: int) -> Ranked:
        """Return the numbers of the nearest of `entries`, best first, with their cosine."""
        name = _name(lang, kind)
        if name not in self._collections or not vector.any():
            return NOTHING
        if self._is_small[name]:
            numbers, vectors = self._read(name)
            cosines = vectors @ vector
            best = np.argsort(-cosines, kind="stable")[:limit]
            return Ranked(numbers[best], cosines[best].astype(np.float64))
        found = self._collections[name].query(query_embeddings=vector[None, :], n_results=limit, include=["distances"])
        distances = found["distances"] or [[]]
        return Ranked(self._numbered(found["ids"][0]), 1.0 - np.array(distances[0], dtype=np.float64))

    def _numbered(self, ids: Sequence[str]) -> NDArray[np.intp]:
        return np.array([self._numbers[one] for one in ids], dtype=np.intp)

    def _vectors(self, name: str) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
        """Return the numbers of a collection's entries in the order of their ids, and unit vectors, one a row."""
        found = self._collections[name].get(include=["embeddings"])
        ids = found["ids"]
        order = sorted(range(len(ids)), key=ids.__getitem__)
        vectors = np.asarray(found["embeddings"], dtype=np.float32)[order]
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        vectors /= np.where(lengths > 0, lengths, 1)
        return self._numbered([ids[row] for row in order]), vectors

    def close(self) -> None:
        """Let go of the files, or of the connection."""
        self._client.close()


def open_client(home: Home) -> Any:
    """Return a client of a home; raises whatever Chroma raises where there is none."""
    # Any: Chroma's published types lack `close`, which lets go of the files.
    settings = ChromaSettings(anonymized_telemetry=False)
    if isinstance(home, Path):
        return chromadb.PersistentClient(str(home), settings=settings)
    parts = urlsplit(home.url)
    ssl = parts.scheme == "https"
    port = parts.port or (443 if ssl else 8000)
    return chromadb.HttpClient(host=parts.hostname or "", port=port, ssl=ssl, settings=settings)


def _batches(home: Home, name: str, rows: int) -> Iterator[tuple[int, Any]]:
    """Create a collection and yield it with the start of each batch; a large one is opened anew for its last batch."""
    client = open_client(home)
    large = rows > _LARGE
    hnsw = _HNSW | ({"sync_threshold": _SELDOM} if large else {})
    collection = client.create_collection(name, configuration={"hnsw": hnsw}, embedding_function=None)
    for start in range(0, rows, _BATCH):
        if large and start + _BATCH >= rows:
            # The threshold counts from the next opening on; what is then added writes everything.
            collection.modify(configuration={"hnsw": {"sync_threshold": _HNSW["sync_threshold"]}})
            client.close()
            client = open_client(home)
            collection = client.get_collection(name, embedding_function=None)
        yield start, collection
    client.close()


def _name(lang: Lang, kind: EntryKind) -> str:
    return f"{lang}-{kind}"


def _prefix(home: Home) -> str:
    """Return what the names of a generation's collections begin with: a folder holds one, a server several."""
    return "" if isinstance(home, Path) else f"{home.generation}-"
