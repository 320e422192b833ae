"""Reading what a model wrote, sentence by sentence while it comes: JSON of the asked shape, or plain lines with [n]."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

#: The shape that is asked for.
SCHEMA: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["sentences", "walk"],
    "properties": {
        "sentences": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["text", "cites"],
                "properties": {
                    "text": {"type": "string"},
                    "cites": {"type": "array", "items": {"type": "integer"}},
                },
            },
        },
        "walk": {"type": ["string", "null"]},
    },
}
_OPENS = re.compile(r'"sentences"\s*:\s*\[')
_WALK = re.compile(r'"walk"\s*:\s*"([a-z_-]{1,40})"')
_MARKS = re.compile(r"\s*[\[［](\d{1,3}(?:\s*[,，、]\s*\d{1,3})*)[\]］]")
_BULLET = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)、])\s+")
_END_OF_SENTENCE = re.compile(r"(?<=[。！？!?])(?!\s*[\[［])\s*|(?<=[.!?])(?=\s+[A-Z])|(?<=\])\s*(?=[^\s\[［。.，,])")


@dataclass(frozen=True)
class Written:
    """One sentence of a model, and the numbers that it cites."""

    text: str
    cites: tuple[int, ...]


class Reader:
    """Takes a model's text piece by piece and gives back the sentences that are complete."""

    def __init__(self) -> None:
        self._buffer = ""
        self._at: int | None = None
        self._done = False
        self.walk: str | None = None

    def feed(self, text: str) -> list[Written]:
        """Return the sentences that `text` completes."""
        self._buffer += text
        if self._is_json():
            return self._objects()
        return self._lines() if self._buffer.strip() else []

    def end(self) -> list[Written]:
        """Return what is left when the model is done; a torn JSON object is left out."""
        if self._is_json():
            match = _WALK.search(self._buffer)
            self.walk = match[1] if match else None
            return self._objects()
        rest, self._buffer = self._buffer, ""
        return [one for line in rest.splitlines() for one in _of_line(line)]

    def _is_json(self) -> bool:
        return self._at is not None or self._buffer.lstrip().startswith(("{", "```"))

    def _objects(self) -> list[Written]:
        if self._done:
            return []
        if self._at is None:
            opens = _OPENS.search(self._buffer)
            if opens is None:
                return []
            self._at = opens.end()
        found: list[Written] = []
        while True:
            rest = self._buffer[self._at :]
            skipped = len(rest) - len(rest.lstrip(" \r\n\t,"))
            if rest[skipped : skipped + 1] == "]":
                self._done = True
                return found
            if "}" not in rest:
                return found
            try:
                item, end = json.JSONDecoder().raw_decode(rest, skipped)
            except RecursionError:
                self._done = True
                return found
            except ValueError:
                return found
            self._at += end
            found += _of_item(item)

    def _lines(self) -> list[Written]:
        *lines, self._buffer = self._buffer.split("\n")
        return [one for line in lines for one in _of_line(line)]


def _of_item(item: Any) -> list[Written]:
    if not isinstance(item, dict) or not isinstance(item.get("text"), str) or not item["text"].strip():
        return []
    cites = item.get("cites")
    numbers = [one for one in cites if type(one) is int] if isinstance(cites, list) else []
    # Marks inside the text count as well.
    return [Written(one.text, tuple(dict.fromkeys((*numbers, *one.cites)))) for one in [_marked(item["text"])]]


def _of_line(line: str) -> list[Written]:
    line = _BULLET.sub("", line).strip().strip("*# ")
    return [_marked(part) for part in _END_OF_SENTENCE.split(line) if part and re.search(r"\w", _MARKS.sub("", part))]


def _marked(text: str) -> Written:
    numbers = [int(number) for match in _MARKS.finditer(text) for number in re.findall(r"\d+", match[1])]
    return Written(_MARKS.sub("", text).strip(), tuple(dict.fromkeys(numbers)))
