"""The conversation to keep: every block that means something on paper, and the source behind every mark."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credit_coach.answering.answer import Citation, fact_note
from credit_coach.handouts.transcript import rich, transcript
from credit_coach.knowledge.figures import LANGS, Lang
from credit_coach.knowledge.library import Library
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
from credit_coach.sources import source_line
from credit_coach.wording import Wording

MADE = datetime(2026, 11, 25, 20, 30, tzinfo=UTC)


def _reply(*blocks: Block, citations: tuple[Citation, ...] = (), lang: Lang = "zh") -> Reply:
    return Reply("r1", "answer", lang, "complete", blocks, citations, (Option("再问", "再问一句"),), "")


def _html(wording: Wording, *turns: tuple[str, Reply], lang: Lang = "zh") -> str:
    return transcript(turns, lang, wording, MADE).content.decode()


def test_questions_and_answers_follow_each_other(wording: Wording) -> None:
    """Each turn shows what was asked before what was answered, in the order of the conversation."""
    html = _html(wording, ("第一问", _reply(TextBlock("第一答"))), ("第二问", _reply(TextBlock("第二答"))))
    places = [html.index(text) for text in ("第一问", "第一答", "第二问", "第二答")]
    assert places == sorted(places)


def test_every_mark_has_its_source(library: Library, wording: Wording) -> None:
    """Below a reply stand the source lines of all its citations, in the words that the chat uses."""
    notes = tuple(fact_note(library.facts, one, "zh") for one in ("cc_art70_contents", "loan_extension_by_consent"))
    citations = (
        Citation(1, "a", "s", "标题", "小标题", ("句。",), "2026-11-25", notes),
        Citation(2, "a", "t", "怎么协商", "小标题", ("句。",), "2026-11-25", ()),
    )
    html = _html(wording, ("问", _reply(TextBlock("一[1]二[2]", (1, 2), ("", "")), citations=citations)))
    assert "一<sup>[1]</sup>二<sup>[2]</sup>" in html
    for citation in citations:
        assert f"<li>{source_line(citation, 'zh', wording)}</li>" in html


def test_sources_keep_the_language_of_their_reply(wording: Wording) -> None:
    """A Chinese page with an English reply marks that reply as English and words its sources so."""
    citation = Citation(1, "a", "s", "How to ask", "h", ("s",), "2026-11-25", ())
    html = _html(wording, ("hi", _reply(TextBlock("Yes.[1]", (1,), ("",)), citations=(citation,), lang="en")))
    assert '<html lang="zh-CN">' in html
    assert '<article lang="en">' in html
    assert "Credit Coach article “How to ask”" in html


def test_tables_and_contacts_are_written_out(wording: Wording) -> None:
    """A table has its title, columns and rows; a contact its label, number and note."""
    table = TableBlock("每月还款", ("月份", "应还"), (("1", "1,000元"), ("2", "900元")))
    contacts = ContactsBlock((Contact("报警", "110", ""), Contact("心理援助", "12356", "核对到2025年")))
    html = _html(wording, ("问", _reply(table, contacts)))
    assert "<h3>每月还款</h3>" in html
    assert '<th scope="col">月份</th><th scope="col">应还</th>' in html
    assert "<tr><td>2</td><td>900元</td></tr>" in html
    assert "报警 <strong>110</strong></li>" in html
    assert "心理援助 <strong>12356</strong> <small>核对到2025年</small>" in html


def test_a_chart_is_its_description_and_a_file_its_name(wording: Wording) -> None:
    """What cannot be on paper is said in words, and no link to the server is left."""
    chart = ChartBlock("line", "余额", ("1",), (Series("余额", (Decimal(1),)),), "元", "余额一路降到零。")
    file = FileBlock("加到日历", "还款提醒.ics", "text/calendar", "/files/abc")
    html = _html(wording, ("问", _reply(chart, file)))
    assert "余额一路降到零。" in html
    assert "还款提醒.ics" in html
    assert "/files/abc" not in html


def test_buttons_are_left_out(wording: Wording) -> None:
    """Neither choices nor suggestions are on the page."""
    html = _html(wording, ("问", _reply(TextBlock("哪一个？"), ChoicesBlock((Option("这一个按钮", "x"),)))))
    assert "这一个按钮" not in html
    assert "再问" not in html


def test_a_turn_without_words_shows_the_reply_alone(wording: Wording) -> None:
    """Nothing was asked: there is no empty bubble."""
    assert 'class="asked"' not in _html(wording, (" \n", _reply(TextBlock("你好"))))


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_says_when_and_what_it_is(lang: Lang, wording: Wording) -> None:
    """Date and time are China's, and the notice of the chat page closes the record."""
    html = _html(wording, ("问", _reply(TextBlock("答"))), lang=lang)
    assert ("2026年11月26日 04:30" if lang == "zh" else "26 November 2026, 04:30") in html
    assert wording.say(lang, "page.what_it_is") in html
    file = transcript([], lang, wording, MADE)
    assert file.name == {"zh": "对话记录.html", "en": "Conversation.html"}[lang]


def test_typed_words_are_text_and_the_page_loads_nothing(wording: Wording) -> None:
    """Tags in a question or in any block are shown as typed; there is no script and nothing from elsewhere."""
    typed = "<script>alert(1)</script><img src=x>{{ 7*7 }}"
    blocks: tuple[Block, ...] = (
        TextBlock(typed),
        TableBlock(typed, (typed,), ((typed,),)),
        ContactsBlock((Contact(typed, typed, typed),)),
        ChartBlock("bar", typed, (), (), "", typed),
        FileBlock(typed, typed, "", typed),
    )
    citation = Citation(1, "a", "s", typed, "h", ("s",), typed, ())
    html = _html(wording, (typed, _reply(*blocks, citations=(citation,))))
    assert "<script" not in html
    assert "<img" not in html
    assert "{{ 7*7 }}" in html
    assert not re.search(r"https?:|href=|url\(|@import", html)


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("一句", "<p>一句</p>"),
        ("一句\n又一句\n\n另一段", "<p>一句<br>又一句</p>\n<p>另一段</p>"),
        (
            "先说\n- 一[1]\n- 二",
            '<p>先说</p>\n<ul><li data-mark="•">一<sup>[1]</sup></li><li data-mark="•">二</li></ul>',
        ),
        ("1. 先\n2. 后", "<ul><li>1. 先</li><li>2. 后</li></ul>"),
        ("**要紧**的", "<p><strong>要紧</strong>的</p>"),
        ("2026. 年", "<p>2026. 年</p>"),
        ("a*b*c ** d", "<p>a*b*c ** d</p>"),
        ("[链接](http://x)", "<p>[链接](http://x)</p>"),
        ("", ""),
    ],
)
def test_markdown_of_replies(markdown: str, html: str) -> None:
    """Paragraphs, lists, bold and marks are markup; everything else stays as it is."""
    assert rich(markdown) == html


@given(st.text())
def test_no_text_makes_other_tags(text: str) -> None:
    """Whatever a reply quotes, only the five tags of our own are in the result."""
    tags = re.findall(r"</?([^ >]*)", rich(text))
    assert set(tags) <= {"p", "br", "ul", "li", "strong", "sup"}
