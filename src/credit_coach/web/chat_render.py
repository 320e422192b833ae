"""From replies to what the chat page shows: Markdown in which only our own marks are markup."""

from __future__ import annotations

from typing import Any

from credit_coach.answering.answer import Citation
from credit_coach.knowledge.figures import Lang
from credit_coach.reply import (
    ChartBlock,
    ChoicesBlock,
    ContactsBlock,
    FileBlock,
    Option,
    Reply,
    TableBlock,
    TextBlock,
)
from credit_coach.sources import source_line
from credit_coach.web.chat_blocks import chart, escaped, file_button, table
from credit_coach.web.markup import only_marks, safe_href
from credit_coach.wording import Wording


def user_message(text: str) -> dict[str, Any]:
    """Return a person's message; whatever they typed is shown as text."""
    # Blanks at the start of a line would make code of it.
    return {"role": "user", "content": "  \n".join(escaped(line.strip()) for line in text.split("\n"))}


def coach_message(text: str, options: tuple[Option, ...] = ()) -> dict[str, Any]:
    """Return a message of the coach with its buttons."""
    buttons = [{"label": option.label, "value": option.send} for option in options]
    return {"role": "assistant", "content": text, "options": buttons}


def reply_message(reply: Reply, wording: Wording) -> dict[str, Any]:
    """Return a reply: blocks, sources that open the exact sentence, choices and suggestions as buttons."""
    parts: list[str] = []
    options: list[Option] = []
    by_number = {citation.n: citation for citation in reply.citations}
    for block in reply.blocks:
        if isinstance(block, ChoicesBlock):
            options.extend(block.options)
        else:
            parts.append(_shown(block, by_number, reply.locale))
    if reply.citations:
        parts.append(_sources(reply, wording))
    options.extend(reply.suggestions)
    return coach_message("\n\n".join(parts), tuple(options))


def _shown(
    block: TextBlock | ContactsBlock | TableBlock | ChartBlock | FileBlock,
    citations: dict[int, Citation],
    lang: Lang,
) -> str:
    if isinstance(block, TextBlock):
        return _with_links(block, citations, lang)
    if isinstance(block, ContactsBlock):
        return _contacts(block)
    if isinstance(block, TableBlock):
        return table(block)
    return chart(block, lang) if isinstance(block, ChartBlock) else file_button(block)


def _with_links(block: TextBlock, citations: dict[int, Citation], lang: Lang) -> str:
    anchors = iter(block.anchors)

    def link(number: int) -> str:
        citation = citations.get(number)
        anchor = next(anchors, "")
        return f"/articles/{lang}/{citation.article}#{anchor}" if citation else ""

    return only_marks(block.markdown, link)


def _contacts(block: ContactsBlock) -> str:
    rows = []
    for item in block.items:
        note = f" <small>{_in_line(item.note)}</small>" if item.note else ""
        href = safe_href(f"tel:{item.tel}")
        number = f"[**{item.tel}**]({href})" if href else _in_line(item.tel)
        rows.append(f"- {_in_line(item.label)} {number}{note}")
    return "\n".join(rows)


def _sources(reply: Reply, wording: Wording) -> str:
    """A closed list below the text: the marks open sentences, this shows what stands behind them at a glance."""
    rows = "".join(f"<li>{_in_line(source_line(citation, reply.locale, wording))}</li>" for citation in reply.citations)
    title = _in_line(wording.say(reply.locale, "sources.title"))
    return f"<details><summary>{title} ({len(reply.citations)})</summary><ul>{rows}</ul></details>"


def _in_line(text: str) -> str:
    """Return an escaped text in one line: an empty line would end the HTML around it."""
    return escaped(" ".join(text.split()))
