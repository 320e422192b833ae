"""What may be markup in a message of the chat page: a short list, and everything else is text.

Marks: paragraphs, lists, **bold**, and the [n] that become links. Links lead to our own articles and files, to a
telephone, or to the host of a source in the register; any other address is shown and leads nowhere. No image, medium,
form, style or tag of any kind comes from a text: pictures, tables and buttons are made by `chat_blocks` alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

_ITEM = re.compile(r"(?P<bullet>[-*]|[0-9]{1,2}[.)]) +(?=\S)")
#: A number of a citation, or bold words: the marks inside a line that are meant.
_MEANT = re.compile(r"\[(?P<mark>[0-9]{1,3})\]|\*\*(?P<bold>[^*\n]+)\*\*")
#: What Markdown, HTML, formulas or a link finder would read as something else than text.
_READ = re.compile(r"[\\`*_{}\[\]<>&|~$@]|!(?=\[)|(?<=[A-Za-z0-9]):(?=\S)|(?<=www)\.", re.IGNORECASE)
#: A line that begins like this is a heading, a quotation, a rule, a table or code.
_LINE_START = re.compile(r"[#=]|[-+](?:[-+ ]|\Z)|[0-9]+[.)](?: |\Z)")

_OWN = re.compile(r"/articles/(?:zh|en)/[a-z0-9-]{1,80}(?:#[\w-]{0,80})?|/handouts/[A-Za-z0-9_-]{1,64}/[a-z_]{1,40}")
_TELEPHONE = re.compile(r"tel:\+?[0-9][0-9-]{2,19}")


def safe_href(href: str, hosts: frozenset[str] = frozenset()) -> str:
    """Return an address that a message may lead to, "" for any other; `hosts` are those of the register's sources."""
    if _OWN.fullmatch(href) or _TELEPHONE.fullmatch(href):
        return href
    if not hosts or not href.isascii() or re.search(r"[\s\\<>\"'()]", href):
        return ""
    try:
        parts = urlsplit(href)
        plain = parts.scheme == "https" and parts.hostname in hosts and parts.netloc == parts.hostname
    except ValueError:
        return ""
    return href if plain else ""


def only_marks(markdown: str, link: Callable[[int], str] = lambda number: "") -> str:
    """Return Markdown in which nothing but the marks above is markup; `link` gives the address of [n], "" for none."""
    return "\n".join(_line(line, link) for line in markdown.split("\n"))


def _line(line: str, link: Callable[[int], str]) -> str:
    # Four blanks, at the start or behind a bullet, would make code of it.
    line = line.strip()
    item = _ITEM.match(line)
    bullet = f"{item['bullet']} " if item else ""
    text = line[item.end() :] if item else line
    if _LINE_START.match(text):
        return bullet + _referred(text[0]) + _words(text[1:], link)
    return bullet + _words(text, link)


def _words(text: str, link: Callable[[int], str]) -> str:
    out, end = [], 0
    for match in _MEANT.finditer(text):
        out.append(as_words(text[end : match.start()]))
        if match["bold"]:
            out.append(f"**{as_words(match['bold'].strip())}**")
        else:
            href = safe_href(link(int(match["mark"])))
            out.append(f"[{match['mark']}]({href})" if href else f"&#91;{match['mark']}&#93;")
        end = match.end()
    return "".join((*out, as_words(text[end:])))


def as_words(text: str) -> str:
    """Return a text in which nothing is markup; whoever copies a message still reads most of it as it is."""
    return _READ.sub(lambda match: _referred(match[0]), text)


def _referred(char: str) -> str:
    return f"&#{ord(char)};"
