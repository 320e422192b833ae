"""The terminal's face: replies block by block with their sources, and a conversation line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import count
from pathlib import Path, PurePath
from uuid import uuid4

from rich import box
from rich.console import Console, RenderableType
from rich.markdown import Markdown
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from credit_coach.charts.gauges import Gauge, gauges
from credit_coach.coach import Coach
from credit_coach.dialogue.conversation import Conversation
from credit_coach.handouts.handout import Handout
from credit_coach.knowledge.figures import LANGS, Lang
from credit_coach.reply import Block, ChartBlock, ChoicesBlock, ContactsBlock, FileBlock, Reply, TableBlock, TextBlock
from credit_coach.sources import source_line
from credit_coach.wording import Wording

_CLEAR = {"/清空", "/clear"}
_QUIT = {"/退出", "/quit", "/exit"}
_FIGURE = re.compile(r"[-−]?[\d,.]+%?|—")
_SAVE = re.compile(r"/(?:保存|save)\s*(\d{1,3})?", re.IGNORECASE)

#: Makes the file of a kind from a reply; None where there is none.

#: A gauge is this many letters wide; its zones differ in letter as well as in colour.
_GAUGE = 32
_ZONES = {"green": ("─", "green"), "amber": ("═", "yellow"), "red": ("▒", "red")}


def show(reply: Reply, wording: Wording, console: Console | None = None, *, can_save: bool = False) -> None:
    """Print one reply: what it says, where it comes from, and what may be asked next."""
    console = console or Console(highlight=False)
    files = [block for block in reply.blocks if isinstance(block, FileBlock)]
    for number, block in enumerate(one for one in reply.blocks if not isinstance(one, FileBlock)):
        if number:
            console.print()
        for shown in _shown(block, reply.locale):
            console.print(shown)
    if files:
        console.print()
        for number, file in enumerate(files, 1):
            console.print(Text(f" {number} {file.label} ({file.name})"))
        if can_save:
            console.print(wording.say(reply.locale, "cli.save_hint"), style="dim", markup=False)
    if reply.citations:
        console.print(Rule(wording.say(reply.locale, "sources.title"), align="left", style="dim"))
        for citation in reply.citations:
            console.print(
                Padding(source_line(citation, reply.locale, wording), (0, 0, 0, 1)), style="dim", markup=False
            )
    if reply.suggestions:
        console.print()
        console.print(wording.say(reply.locale, "cli.suggestions"), style="dim")
        for option in reply.suggestions:
            console.print(f"  · {option.label}", style="dim", markup=False)


def _shown(block: Block, lang: Lang) -> list[RenderableType]:
    if isinstance(block, TextBlock):
        # Rich would drop bare [1] marks as link references: escape them.
        return [Markdown(re.sub(r"\[(\d+)\]", r"\\[\1]", block.markdown))]
    if isinstance(block, ChoicesBlock):
        return [Text(f" {number} {option.label}") for number, option in enumerate(block.options, 1)]
    if isinstance(block, ContactsBlock):
        return [Text(f" • {one.label} {one.tel}" + (f"（{one.note}）" if one.note else "")) for one in block.items]
    if isinstance(block, TableBlock):
        return [Text(block.title, "bold"), _table(block)]
    if isinstance(block, ChartBlock):
        bars = gauges(block.series, block.unit, lang).marks if block.kind == "gauge" else ()
        return [Text(block.title, "bold"), *(_gauge(one) for one in bars if isinstance(one, Gauge)), Text(block.alt)]
    return []


def _table(block: TableBlock) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for number, name in enumerate(block.columns):
        figures = all(_FIGURE.fullmatch(row[number]) for row in block.rows)
        # Chinese has no spaces to break at: fold, never cut.
        table.add_column(Text(name), justify="right" if figures else "left", overflow="fold")
    for row in block.rows:
        table.add_row(*map(Text, row))
    return table


def _gauge(gauge: Gauge) -> Text:
    """A line of zones with a marker where the value is, then name and value."""
    place = min(int(gauge.marker / 100 * _GAUGE), _GAUGE - 1)
    line = Text(" ")
    for position in range(_GAUGE):
        middle = (position + 0.5) / _GAUGE * 100
        zone = next((one.name for one in gauge.zones if one.start <= middle < one.start + one.width), "")
        letter, style = _ZONES.get(zone, (" ", ""))
        marker = {"low": "◀", "high": "▶"}.get(gauge.beyond, "●")
        line.append(*((marker, "bold") if position == place and gauge.zones else (letter, style)))
    told = "".join(one.text for one in gauge.names)
    return line.append(f"  {told}  ").append("".join(one.text for one in gauge.shown), "bold")


def talk(coach: Coach, wording: Wording) -> None:
    """Run a conversation until the person leaves."""
    console = Console(highlight=False)
    conversation = Conversation(uuid4().hex)
    said: list[tuple[str, Reply]] = []
    offering: Reply | None = None
    for lang in LANGS:
        console.print(wording.say(lang, "cli.chat_hint"), style="dim")
    while True:
        try:
            message = console.input(f"\n[bold]{wording.say(conversation.lang, 'cli.you')}[/bold] > ")
        except (EOFError, KeyboardInterrupt):
            message = "/quit"
        if message.strip() in _QUIT:
            console.print(wording.say(conversation.lang, "cli.bye"))
            return
        if message.strip() in _CLEAR:
            conversation, offering, said = Conversation(uuid4().hex, conversation.lang), None, []
            console.print(wording.say(conversation.lang, "page.cleared"), style="dim")
            continue
        wanted = _SAVE.fullmatch(message.strip())
        if wanted:
            name = _saved(coach, said, offering, int(wanted[1] or 1))
            key, figures = ("cli.saved", {"name": name}) if name else ("cli.not_saved", {})
            console.print(wording.say(conversation.lang, key, **figures), markup=False)
            continue
        conversation, reply = coach.respond(conversation, message)
        said.append((conversation.turns[-1].message, reply))
        if any(isinstance(block, FileBlock) for block in reply.blocks):
            offering = reply
        show(reply, wording, console, can_save=True)


def _saved(coach: Coach, said: Sequence[tuple[str, Reply]], reply: Reply | None, number: int) -> str:
    """Write the file of that number into the current folder; return its name, "" where there is none to write."""
    files = [block for block in reply.blocks if isinstance(block, FileBlock)] if reply else []
    if reply is None or not 1 <= number <= len(files):
        return ""
    made = coach.handout(said, reply, PurePath(files[number - 1].href).name)
    return _written(made) if made else ""


def _written(handout: Handout) -> str:
    """Write beside what is there already, never over it."""
    name = PurePath(handout.name)
    for again in count(1):
        path = Path(name.name if again == 1 else f"{name.stem} ({again}){name.suffix}")
        try:
            with path.open("xb") as file:
                file.write(handout.content)
        except FileExistsError:
            continue
        except OSError:
            return ""
        return path.name
    raise AssertionError
