"""The terminal's face: tables, gauges, files to save, numbered choices."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from rich.console import Console

from credit_coach import terminal
from credit_coach.dialogue.conversation import Conversation, Turn
from credit_coach.handouts.handout import Handout
from credit_coach.reply import (
    Block,
    ChartBlock,
    ChoicesBlock,
    Contact,
    ContactsBlock,
    FileBlock,
    Option,
    Reply,
    Series,
    TableBlock,
    TextBlock,
)
from credit_coach.terminal import show, talk
from credit_coach.wording import Wording

Save = Callable[[Reply, str], Handout | None]

FILE = FileBlock("下载提醒", "还款提醒.ics", "text/calendar", "/handouts/an-id/reminders")
BLOCKS: tuple[Block, ...] = (
    TextBlock("**偏紧**[1]"),
    ChoicesBlock((Option("同意", "同意"), Option("[b]不同意[/b]", "不同意"))),
    ContactsBlock((Contact("报警", "110", "核对到今天"),)),
    TableBlock("每期明细", ("期", "[还款]"), (("1", "1,016.67"), ("2", "86.00"))),
    ChartBlock(
        "gauge",
        "尺子",
        (),
        (Series("还款占收入", (Decimal("38.4"),), (Decimal(36), Decimal(43)), ("38.4%",)),),
        "",
        "偏紧",
    ),
    ChartBlock("bar", "多付", ("6期",), (Series("x", (Decimal(1),)),), "元", "6期多付1元"),
    FILE,
)


def printed(wording: Wording, *, can_save: bool = False) -> str:
    """Return what is printed of a reply of every block, without colours."""
    console = Console(file=io.StringIO(), width=80, highlight=False)
    reply = Reply("r", "walk_result", "zh", "complete", BLOCKS, (), (), "text")
    show(reply, wording, console, can_save=can_save)
    return console.file.getvalue()  # type: ignore[attr-defined,no-any-return]


def test_every_block_is_shown(wording: Wording) -> None:
    """Text, numbered choices, contacts, table, charts in words and files are all there, and nothing acts as markup."""
    text = printed(wording)
    for part in (
        "偏紧[1]",
        " 1 同意",
        " 2 [b]不同意[/b]",
        "报警 110（核对到今天）",
        "每期明细",
        "[还款]",
        "1,016.67",
        "还款占收入  38.4%",
        "6期多付1元",
        " 1 下载提醒 (还款提醒.ics)",
    ):
        assert part in text, part
    assert "/保存" not in text


def test_a_gauge_is_a_line_of_zones_with_a_marker(wording: Wording) -> None:
    """Zones differ in letters, and the marker stands among those of the value's own zone."""
    line = next(row for row in printed(wording).splitlines() if "还款占收入" in row)
    assert line.strip().startswith("─" * 17)
    assert "═●" in line or "●═" in line
    assert "▒" in line


def test_figures_are_set_right(wording: Wording) -> None:
    """Figures of a column end below each other."""
    rows = [row.rstrip() for row in printed(wording).splitlines() if row.rstrip().endswith((".67", ".00"))]
    assert len({len(row) for row in rows}) == 1


def test_how_to_save_is_said_where_it_can_be_done(wording: Wording) -> None:
    """The hint follows the files only in a conversation that can make them."""
    assert "/保存 1" in printed(wording, can_save=True)


class Scripted:
    """Stands in for the coach: the first message gets files, later ones plain text; `save` makes the files."""

    def __init__(self, save: Save) -> None:
        self._save = save

    def handout(self, turns: Sequence[tuple[str, Reply]], reply: Reply, kind: str) -> Handout | None:
        assert turns[0][0] == "买得起吗"
        return self._save(reply, kind)

    def respond(self, conversation: Conversation, message: str) -> tuple[Conversation, Reply]:
        blocks = (FILE,) if not conversation.turns else (TextBlock("好"),)
        reply = Reply(f"r{len(conversation.turns)}", "walk_result", "zh", "complete", blocks, (), (), "text")
        return conversation.with_turn(Turn(message, "zh")), reply


@pytest.fixture
def chat(wording: Wording, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., str]:
    """Type lines in an empty folder and return what was printed."""
    monkeypatch.chdir(tmp_path)

    def run(*lines: str, save: Save) -> str:
        left = iter(lines)
        console = Console(file=io.StringIO(), width=80, highlight=False)
        monkeypatch.setattr(console, "input", lambda _: next(left, "/quit"))
        monkeypatch.setattr(terminal, "Console", lambda **_: console)
        talk(Scripted(save), wording)  # type: ignore[arg-type]
        return console.file.getvalue()  # type: ignore[attr-defined,no-any-return]

    return run


def test_files_are_saved_beside_what_is_there(chat: Callable[..., str], tmp_path: Path) -> None:
    """Each command writes the file of the latest reply that offered one; nothing that is there is written over."""
    asked: list[tuple[str, str]] = []

    def save(reply: Reply, kind: str) -> Handout:
        asked.append((reply.id, kind))
        return Handout("还款提醒.ics", "text/calendar", f"{len(asked)}".encode())

    text = chat("买得起吗", "/保存 1", "谢谢", "/save 1", "/SAVE", save=save)
    assert asked == [("r0", "reminders")] * 3
    written = {path.name: path.read_text() for path in tmp_path.iterdir()}
    assert written == {"还款提醒.ics": "1", "还款提醒 (2).ics": "2", "还款提醒 (3).ics": "3"}
    assert "还款提醒 (3).ics" in text


@pytest.mark.parametrize("command", ["/保存 2", "/保存 0", "/save 999"])
def test_an_unknown_number_saves_nothing(chat: Callable[..., str], tmp_path: Path, command: str) -> None:
    """A number that no file has is answered, and nothing is made or written."""
    text = chat("买得起吗", command, save=lambda reply, kind: Handout("a.ics", "text/calendar", b""))
    assert "没有存成" in text
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_made_is_owned_up_to(chat: Callable[..., str], tmp_path: Path) -> None:
    """Before any reply, after clearing, or when the maker has none, the answer says so."""
    assert "没有存成" in chat("/保存 1", save=lambda reply, kind: None)
    assert "没有存成" in chat("买得起吗", "/清空", "/保存 1", save=lambda reply, kind: Handout("a.ics", "", b""))
    assert "没有存成" in chat("买得起吗", "/保存 1", save=lambda reply, kind: None)
    assert list(tmp_path.iterdir()) == []


def test_a_name_never_leaves_the_folder(chat: Callable[..., str], tmp_path: Path) -> None:
    """Only the last part of a file's name is used."""
    chat("买得起吗", "/保存 1", save=lambda reply, kind: Handout("../../evil.ics", "", b"x"))
    assert [path.name for path in tmp_path.iterdir()] == ["evil.ics"]
