"""The terminal's face: replies as Markdown with their sources, and a conversation line by line."""

from __future__ import annotations

import re

from rich.console import Console
from rich.markdown import Markdown
from rich.padding import Padding
from rich.rule import Rule

from credit_coach.coach import Coach
from credit_coach.dialogue.conversation import Conversation
from credit_coach.knowledge.figures import LANGS
from credit_coach.reply import Reply
from credit_coach.sources import source_line
from credit_coach.wording import Wording

_CLEAR = {"/清空", "/clear"}
_QUIT = {"/退出", "/quit", "/exit"}


def show(reply: Reply, wording: Wording, console: Console | None = None) -> None:
    """Print one reply: the text, where it comes from, and what may be asked next."""
    console = console or Console(highlight=False)
    # Rich would drop bare [1] marks as link references: escape them.
    console.print(Markdown(re.sub(r"\[(\d+)\]", r"\\[\1]", reply.text)))
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


def talk(coach: Coach, wording: Wording) -> None:
    """Run a conversation until the person leaves."""
    console = Console(highlight=False)
    conversation = Conversation("terminal")
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
            conversation = Conversation("terminal", conversation.lang)
            console.print(wording.say(conversation.lang, "page.cleared"), style="dim")
            continue
        conversation, reply = coach.respond(conversation, message)
        show(reply, wording, console)
