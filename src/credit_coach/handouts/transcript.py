"""The conversation to keep: what was asked and answered, with the source behind every [n]."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from itertools import groupby
from zoneinfo import ZoneInfo

from credit_coach.handouts.handout import Handout, clean, handout
from credit_coach.handouts.pages import page
from credit_coach.knowledge.figures import Figure, Lang
from credit_coach.reply import Reply
from credit_coach.sources import source_line
from credit_coach.wording import Wording

_MARK = re.compile(r"\[(\d+)\]")
_BOLD = re.compile(r"\*\*([^*\n]+)\*\*")
_ITEM = re.compile(r"(?:[-*]|\d{1,2}[.)]) +")


@dataclass(frozen=True)
class _Turn:
    asked: str
    reply: Reply
    sources: tuple[str, ...]


def transcript(turns: Sequence[tuple[str, Reply]], lang: Lang, wording: Wording, made: datetime) -> Handout:
    """Return the conversation as a page; `made` must know its time zone, and the page shows China's time.

    Buttons are left out: they lead nowhere on paper. A chart is its description, a file its name. Each reply and its
    sources keep the language that they were given in.
    """
    local = made.astimezone(ZoneInfo("Asia/Shanghai"))
    content = page(
        "transcript.html",
        lang,
        wording,
        day=Figure(local.date().isoformat(), "date").text(lang),
        time=f"{local:%H:%M}",
        turns=[_turn(asked, reply, wording) for asked, reply in turns],
        rich=rich,
    )
    return handout("handout.transcript.file", "html", content, lang, wording)


def _turn(asked: str, reply: Reply, wording: Wording) -> _Turn:
    sources = (clean(source_line(citation, reply.locale, wording)) for citation in reply.citations)
    return _Turn(clean(asked).strip(), reply, tuple(sources))


def rich(markdown: str) -> str:
    """Return the Markdown of a reply as HTML: paragraphs, lists, bold and [n]; all else is shown as it is typed."""
    return "\n".join(_blocks(clean(markdown)))


def _blocks(markdown: str) -> Iterator[str]:
    lines = (line.strip() for line in markdown.split("\n"))
    # Runs of lines of one kind: list items, words, or nothing, which only separates.
    for kind, run in groupby(lines, key=_kind):
        if kind == "item":
            yield f"<ul>{''.join(map(_item, run))}</ul>"
        elif kind == "words":
            yield f"<p>{'<br>'.join(map(_inline, run))}</p>"


def _kind(line: str) -> str:
    return "nothing" if not line else "item" if _ITEM.match(line) else "words"


def _item(line: str) -> str:
    # A number that was typed is the item's mark; the list counts nothing by itself.
    if line[0].isdigit():
        return f"<li>{_inline(line)}</li>"
    return f'<li data-mark="•">{_inline(line[1:].strip())}</li>'


def _inline(text: str) -> str:
    # Escaped first, so that a tag in the text is text; the marks below hold no character that escaping changes.
    return _MARK.sub(r"<sup>[\1]</sup>", _BOLD.sub(r"<strong>\1</strong>", escape(text)))
