"""Tables, charts and files as the chat page shows them: small pieces of HTML in which every text is escaped.

HTML rather than Markdown tables: on a phone a row of long texts becomes a list, and each cell must know its column.
"""

from __future__ import annotations

import base64
import re

from credit_coach.charts import svg
from credit_coach.charts.lettering import width
from credit_coach.knowledge.figures import Lang
from credit_coach.reply import ChartBlock, FileBlock, TableBlock
from credit_coach.web.markup import safe_href

#: Everything that Markdown, HTML or a link finder could take for markup.
_MARKUP = re.compile(r"[\\`*_{}\[\]()#+\-.!|~<>$&:/@=\"']")
_FIGURE = re.compile(r"[-−+]?(CNY )?[\d,.]+ ?([%元]|个月|期)?|[—-]")
#: In ems. A wider cell makes its table a list on a phone; a column of narrower cells never breaks.
_LONG_CELL, _SHORT_CELL = 10, 8
#: Two columns fit beside each other on any phone.
_PAIR = 2
#: A table of more rows than this is folded: it would push what follows it out of sight.
_LONG_TABLE = 12


def escaped(text: str) -> str:
    """Return a text in which nothing is markup, within a tag or outside of one."""
    # Character references rather than backslashes: nothing of them can be read as the start of a link.
    return _MARKUP.sub(lambda match: f"&#{ord(match[0])};", text)


def table(block: TableBlock) -> str:
    """Return a table that scrolls inside its message, or turns into a list on a phone where its cells are long."""
    long = len(block.columns) > _PAIR and any(width(cell, 1) > _LONG_CELL for row in block.rows for cell in row)
    kind = "cc-list" if long else "cc-grid"
    classes = [_class(number, [row[number] for row in block.rows]) for number in range(len(block.columns))]
    columns = list(zip(map(_cell, block.columns), classes, strict=True))
    head = "".join(f'<th scope="col"{of}>{name}</th>' for name, of in columns)
    # A cell's title is what it is called where the head is not in sight.
    rows = (
        "".join(f'<td title="{name}"{of}>{_cell(cell)}</td>' for cell, (name, of) in zip(row, columns, strict=True))
        for row in block.rows
    )
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    whole = f'<div class="cc-table {kind}"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    title = _cell(block.title)
    if block.folded or len(block.rows) > _LONG_TABLE:
        return f"<details><summary>{title} ({len(block.rows)})</summary>{whole}</details>"
    return f'<p class="cc-title">{title}</p>{whole}'


def _class(number: int, cells: list[str]) -> str:
    """What a column holds; the first one says what its rows are about, so that its figures are names."""
    if number and all(_FIGURE.fullmatch(cell) for cell in cells):
        return ' class="cc-figure"'
    return ' class="cc-short"' if all(width(cell, 1) <= _SHORT_CELL for cell in cells) else ""


def _cell(text: str) -> str:
    """Return an escaped text in one line: an empty line would end the HTML."""
    return escaped(" ".join(text.split()))


def chart(block: ChartBlock, lang: Lang) -> str:
    """Return a picture that carries its own data: nothing is fetched, and no id leads to it."""
    data = base64.b64encode(svg(block, lang).encode()).decode()
    return f'<div class="cc-picture"><img alt="{_cell(block.alt)}" src="data:image/svg+xml;base64,{data}"></div>'


def file_button(block: FileBlock) -> str:
    """Return a link that looks like a button and saves the file; words alone where the address is none of ours."""
    href = safe_href(block.href)
    name = f"{_cell(block.label)}<small>{_cell(block.name)}</small>"
    if not href:
        return f'<div class="cc-file">{name}</div>'
    return f'<div class="cc-file"><a href="{escaped(href)}" download>{name}</a></div>'
