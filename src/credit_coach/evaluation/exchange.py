"""What was said to an item, as plain data: whether it came from the coach in this process, a service, or a file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_MARK = re.compile(r"\[(\d+)\]")
_THOUSANDS = re.compile(r"(?<=\d)[,，](?=\d{3})")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_BETWEEN_HAN = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")


@dataclass(frozen=True)
class Exchange:
    """The replies to the messages of one item, in order, each as `Reply.as_dict()` gives it; or why there are none.

    `seconds` of wall time for each message. It is measured, never compared.
    """

    replies: tuple[Mapping[str, Any], ...]
    seconds: tuple[float, ...] = ()
    error: str = ""

    @property
    def last(self) -> Mapping[str, Any]:
        """The reply that is judged."""
        return self.replies[-1]


@dataclass(frozen=True)
class Said:
    """One cited sentence: its text, and the number in brackets behind it."""

    text: str
    number: int


def shown(reply: Mapping[str, Any]) -> str:
    """Return everything of a reply that a person reads, without the numbers in brackets."""
    options = [str(option["label"]) for option in reply.get("suggestions", ())]
    return "\n".join([_MARK.sub("", str(reply["text"])), *options])


def said(reply: Mapping[str, Any]) -> Iterator[Said]:
    """Yield the sentences of the blocks that cite, with the number of each; 0 where a text has no number after it."""
    for block in reply["blocks"]:
        if block["type"] != "text" or not (block["citations"] or _MARK.search(block["markdown"])):
            continue
        pieces = _MARK.split(block["markdown"])
        for text, number in zip(pieces[::2], [*pieces[1::2], "0"], strict=False):
            lines = [line.strip().removeprefix("- ").strip() for line in text.splitlines() if line.strip()]
            # A label ends in a colon and says nothing by itself; a list is opened by a sentence that is cited.
            sentences = [line for line in lines if line is lines[-1] or not line.endswith((":", "："))]
            for sentence in sentences:
                yield Said(sentence, int(number) if sentence is lines[-1] else 0)


def folded(text: str) -> str:
    """Return a text as it is compared: one width, no case, no thousands separators, no spaces around Chinese."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return _BETWEEN_HAN.sub("", _THOUSANDS.sub("", " ".join(plain.split())))


def states(wanted: str, text: str) -> bool:
    """Tell whether a folded text holds some words; a figure in them only counts where it is the whole number.

    >>> states("5960.00", "多付5,960元"), states("5960", "多付5,960.16元"), states("8%", "年化18%")
    (True, False, False)
    """
    wanted, text = _plain_numbers(folded(wanted)), _plain_numbers(folded(text))
    before = r"(?<!\d)(?<!\d\.)" if wanted[:1].isdigit() else ""
    behind = r"(?!\.?\d)" if wanted[-1:].isdigit() else ""
    return re.search(f"{before}{re.escape(wanted)}{behind}", text) is not None


def _plain_numbers(text: str) -> str:
    """Return the text with its numbers written the shortest way: 5960.00 and 5960.0 are 5960."""
    return _NUMBER.sub(lambda found: found[0].rstrip("0").rstrip(".") if "." in found[0] else found[0], text)
