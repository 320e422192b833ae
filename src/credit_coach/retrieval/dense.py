"""Search by meaning. The one door to Chroma: vectors and ids live there, texts stay in memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import chromadb
import numpy as np
from chromadb.config import Settings as ChromaSettings
from numpy.typing import NDArray

from credit_coach.knowledge.figures import Lang
from credit_coach.retrieval.lexical import Scored
from credit_coach.retrieval.passages import Entry, EntryKind

#: Chroma refuses larger batches than 5,461.
_BATCH = 2_000
#: Small thresholds: a collection under Chroma's own would stay unwritten, and be written anew whenever it is opened.
_HNSW = {"space": "cosine", "sync_threshold": 2, "batch_size": 2}


class DenseIndex:
    """One Chroma collection for each language and kind of entry: filters on metadata would be slower."""

    def __init__(self, folder: Path, entries: Sequence[Entry]) -> None:
        """Open the collections that `build` wrote into `folder`; `entries` are the same ones, for their texts."""
        self._client = _client(folder)
        self._entries = {entry.id: entry for entry in entries}
        self._collections = {one.name: one for one in self._client.list_collections()}

    @classmethod
    def build(
        cls,
        folder: Path,
        entries: Sequence[Entry],
        vectors: NDArray[np.float32],
        progress: Callable[[int], None],
    ) -> None:
        """Write vectors (n, dimensions) for `entries` into a new folder; `progress` gets the number done."""
        client = _client(folder)
        done = 0
        for name in sorted({_name(entry.lang, entry.kind) for entry in entries}):
            rows = [i for i, entry in enumerate(entries) if _name(entry.lang, entry.kind) == name]
            collection = client.create_collection(name, configuration={"hnsw": _HNSW}, embedding_function=None)
            for start in range(0, len(rows), _BATCH):
                batch = rows[start : start + _BATCH]
                collection.add(ids=[entries[i].id for i in batch], embeddings=vectors[batch])
                done += len(batch)
                progress(done)
        client.close()

    def count(self) -> int:
        """Return how many entries are stored."""
        return sum(collection.count() for collection in self._collections.values())

    def search(self, vector: NDArray[np.float32], lang: Lang, kind: EntryKind, limit: int) -> list[Scored]:
        """Return the nearest entries, best first, with their cosine."""
        collection = self._collections.get(_name(lang, kind))
        if collection is None or not vector.any():
            return []
        found = collection.query(query_embeddings=vector[None, :], n_results=limit, include=["distances"])
        distances = found["distances"] or [[]]
        return [
            Scored(self._entries[entry_id], 1.0 - float(distance))
            for entry_id, distance in zip(found["ids"][0], distances[0], strict=True)
        ]

    def close(self) -> None:
        """Let go of the files."""
        self._client.close()


def _name(lang: Lang, kind: EntryKind) -> str:
    return f"{lang}-{kind}"


def _client(folder: Path) -> Any:
    # Any: Chroma's published types lack `close`, which lets go of the files.
    return chromadb.PersistentClient(str(folder), settings=ChromaSettings(anonymized_telemetry=False))
