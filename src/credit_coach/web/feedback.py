"""What people think of replies: one JSON line each, without a word of the conversation."""

from __future__ import annotations

import json
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

Verdict = Literal["up", "down"]

#: A file that is not collected must not fill the disk.
MAX_BYTES = 20_000_000


class FeedbackFile:
    """Appends to one file; a write is one line or nothing."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    def add(self, verdict: Verdict, reason: str | None, outcome: str, passages: tuple[str, ...]) -> bool:
        """Write one line; returns False when the disk does not take it. `reason` is one of those offered."""
        row = {
            "time": datetime.now(UTC).isoformat(timespec="seconds"),
            "verdict": verdict,
            "reason": reason,
            "outcome": outcome,
            "passages": passages,
        }
        line = json.dumps(row, ensure_ascii=False) + "\n"
        try:
            if self._path.exists() and self._path.stat().st_size > MAX_BYTES:
                return False
            with self._lock:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                with self._path.open("a", encoding="utf-8") as file:
                    file.write(line)
        except OSError:
            return False
        return True
