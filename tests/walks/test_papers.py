"""What walks give to take away, made from what the reply remembers."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import icalendar
import pytest

from credit_coach.coach import Coach
from credit_coach.dialogue.conversation import Conversation
from credit_coach.knowledge.figures import LANGS, Lang
from credit_coach.reply import FileBlock, Reply
from credit_coach.walks.all import TOOLS

_TODAY = date(2026, 11, 25)
#: Messages that bring each walk to a result with every file that it has.
_WAYS: dict[tuple[str, Lang], tuple[str, ...]] = {
    ("affordability", "zh"): (
        "一个人，到手9000，房租2000，吃用2000，月还0，存款3万，没欠钱，没逾期没借新还旧没只还最低，5000的手机分12期每期手续费0.6%，能买吗",
        "同意",
    ),
    ("payoff_plan", "zh"): (
        "帮我做还款计划：花呗5000年化15%最低500，信用卡20000年化18%最低2000", "同意", "没有了", "3500",
    ),
    ("overdue_triage", "zh"): (
        "帮我列一个逾期应对计划", "同意", "花呗", "20天", "6000", "失业了", "每月能还500", "只有催收在打电话",
    ),
    ("overdue_cost", "zh"): ("花呗逾期10天，欠3000，要多付多少", "0.05%每天"),
    ("affordability", "en"): (
        "just me, I make 9000 a month, rent 2000, living 2000, repayments 0, savings 30000, no debt, nothing overdue,"
        " no borrowing to repay, no minimums, can I afford a phone for 5000 in 12 instalments with a 0.6% fee each",
        "I agree",
    ),
    ("overdue_triage", "en"): (
        "Make a plan for my overdue debt", "I agree", "Huabei", "20 days", "6000", "lost my job", "500 a month",
        "only collectors calling",
    ),
}  # fmt: skip


def _result(coach: Coach, walk: str, lang: Lang) -> tuple[list[tuple[str, Reply]], Reply]:
    conversation, turns = Conversation("papers", lang), []
    for message in _WAYS[walk, lang]:
        conversation, reply = coach.respond(conversation, message, _TODAY)
        turns.append((message, reply))
    assert turns[-1][1].outcome == "walk_result", turns[-1][1].text
    return turns, turns[-1][1]


@pytest.mark.parametrize(("walk", "lang"), _WAYS)
def test_every_file_that_is_offered_can_be_made(coach: Coach, walk: str, lang: Lang) -> None:
    """Each button leads to a file of its name and type; a kind that was not offered does not exist."""
    turns, reply = _result(coach, walk, lang)
    offered = [block for block in reply.blocks if isinstance(block, FileBlock)]
    assert offered
    for block in offered:
        made = coach.handout(turns, reply, block.href.rpartition("/")[2])
        assert made is not None, block.href
        assert made.name == block.name
        assert made.content
    assert coach.handout(turns, reply, "passwords") is None


def test_every_walk_with_papers_is_tried() -> None:
    """No walk's files go untried."""
    bare = type(TOOLS[0]).__dataclass_fields__["papers"].default
    assert {tool.walk.name for tool in TOOLS if tool.papers is not bare} == {walk for walk, _ in _WAYS}


def test_reminders_fall_on_the_plans_days(coach: Coach) -> None:
    """The first payment is a month from now and repeats as often as the plan has instalments."""
    turns, reply = _result(coach, "affordability", "zh")
    made = coach.guide.papers.make(turns, reply, "reminders", datetime(2026, 11, 25, 12, tzinfo=UTC))
    assert made is not None
    events = icalendar.Calendar.from_ical(made.content).walk("VEVENT")
    assert [event.decoded("DTSTART").date() for event in events] == [date(2026, 12, 25)]
    assert "467" not in events[0]["SUMMARY"]
    assert "446.74" in str(events[0]["SUMMARY"]) or "446.72" in str(events[0]["SUMMARY"])
    assert len(events[0].walk("VALARM")) == 2


def test_the_letter_says_what_was_told_and_leaves_the_rest_blank(coach: Coach) -> None:
    """Product, sum, days, reason and what can be paid are in; name and numbers stay blanks."""
    import io

    from docx import Document

    turns, reply = _result(coach, "overdue_triage", "zh")
    made = coach.handout(turns, reply, "hardship")
    assert made is not None
    text = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(made.content)).paragraphs)
    for told in ("花呗", "6,000元", "20天", "500元"):
        assert told in text
    assert "姓名：＿" in text


@pytest.mark.parametrize("lang", LANGS)
def test_the_budget_adds_up(coach: Coach, lang: Lang) -> None:
    """What is left is income less costs and repayments, the new payment included."""
    turns, reply = _result(coach, "affordability", lang)
    made = coach.handout(turns, reply, "budget")
    assert made is not None
    schedule = Decimal("9000") - 2000 - 2000 - Decimal("446.74")
    assert f"{schedule:,.2f}" in made.content.decode()
