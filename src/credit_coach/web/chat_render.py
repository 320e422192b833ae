"""From replies to what the chat page shows: Markdown in which only our own marks are markup."""

from __future__ import annotations

import html
import re
from typing import Any

from credit_coach.answering.answer import Citation
from credit_coach.knowledge.figures import Lang
from credit_coach.reply import ChoicesBlock, ContactsBlock, Option, Reply, TextBlock
from credit_coach.sources import source_line
from credit_coach.wording import Wording

_MARK = re.compile(r"\[(\d+)\]")
#: Everything that Markdown, HTML or a link finder could take for markup.
_MARKUP = re.compile(r"[\\`*_{}\[\]()#+\-.!|~<>$&:/@=]")


def user_message(text: str) -> dict[str, Any]:
    """Return a person's message; whatever they typed is shown as text."""
    # Character references rather than backslashes: nothing of them can be read as the start of a link.
    escaped = _MARKUP.sub(lambda match: f"&#{ord(match[0])};", text)
    return {"role": "user", "content": escaped.replace("\n", "  \n")}


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
        if isinstance(block, TextBlock):
            parts.append(_with_links(block, by_number, reply.locale))
        elif isinstance(block, ContactsBlock):
            parts.append(_contacts(block))
        elif isinstance(block, ChoicesBlock):
            options.extend(block.options)
    if reply.citations:
        parts.append(_sources(reply, wording))
    options.extend(reply.suggestions)
    return coach_message("\n\n".join(parts), tuple(options))


def _with_links(block: TextBlock, citations: dict[int, Citation], lang: Lang) -> str:
    anchors = iter(block.anchors)

    def link(match: re.Match[str]) -> str:
        citation = citations.get(int(match[1]))
        anchor = next(anchors, "")
        if citation is None:
            return match[0]
        return f"[{match[1]}](/articles/{lang}/{citation.article}#{anchor})"

    return _MARK.sub(link, block.markdown)


def _contacts(block: ContactsBlock) -> str:
    rows = []
    for item in block.items:
        note = f" <small>{html.escape(item.note)}</small>" if item.note else ""
        rows.append(f"- {html.escape(item.label)} [**{item.tel}**](tel:{item.tel}){note}")
    return "\n".join(rows)


def _sources(reply: Reply, wording: Wording) -> str:
    """A closed list below the text: the marks open sentences, this shows what stands behind them at a glance."""
    rows = "".join(
        f"<li>{html.escape(source_line(citation, reply.locale, wording))}</li>" for citation in reply.citations
    )
    title = html.escape(wording.say(reply.locale, "sources.title"))
    return f"<details><summary>{title} ({len(reply.citations)})</summary><ul>{rows}</ul></details>"
