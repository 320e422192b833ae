"""Tables, charts and files on the chat page: what is written, and what a real browser shows of it."""

# ruff: noqa: E501 - the sentences of the sample stay whole
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from tests.web.watching import watch

from credit_coach.assembly import Content
from credit_coach.config import Retention, Settings
from credit_coach.dialogue.conversation import Conversation, Turn
from credit_coach.handouts.handout import Handout
from credit_coach.knowledge.figures import Lang
from credit_coach.knowledge.library import Library
from credit_coach.reply import Block, ChartBlock, FileBlock, Reply, Series, TableBlock, TextBlock
from credit_coach.storage.database import Database
from credit_coach.storage.store import ConversationStore
from credit_coach.web.app import application
from credit_coach.web.chat_blocks import chart, file_button, table
from credit_coach.wording import Wording

NASTY = "<img src=x onerror=alert(1)> [a](javascript:b) $$x$$ | `c` \"q' \n\n# h"


# ---- without a browser ----


def test_nothing_in_a_table_is_markup() -> None:
    """Tags, links, formulas, bars and quotes in a title, a head or a cell stay text, and no line ends the table early."""
    shown = table(TableBlock(NASTY, (NASTY, "b"), ((NASTY, "2"),)))
    assert not any(mark in shown for mark in ("<img", "](", "$$", "\n"))
    assert shown.count("<td") == 2


def test_figures_are_aligned_and_words_are_not() -> None:
    """A column of figures is set right, a column with words left; the first one names its rows."""
    shown = table(TableBlock("t", ("期", "还款"), (("1", "1,016.67"), ("2", "-3.00"))))
    assert shown.count("cc-figure") == 3
    assert '<td title="期" class="cc-short">1</td>' in shown
    assert '<td title="还款" class="cc-figure">1,016&#46;67</td>' in shown


def test_long_cells_make_a_list_and_long_tables_are_folded() -> None:
    """What could not be read on a phone as a table becomes a list there; a long table opens when it is wanted."""
    assert "cc-list" in table(TableBlock("t", ("a", "b", "c"), (("1", "2", "一" * 30),)))
    assert "cc-grid" in table(TableBlock("t", ("a", "b"), (("1", "一" * 30),)))
    assert "cc-grid" in table(TableBlock("t", ("a", "b", "c"), (("1", "2", "3"),)))
    folded = table(TableBlock("明细", ("a",), (("1",),) * 36))
    assert folded.startswith("<details><summary>明细 (36)</summary>")


def test_a_chart_is_a_picture_with_words() -> None:
    """A chart carries its data and an alternative in words."""
    block = ChartBlock("bar", "t", ("x",), (Series("s", (Decimal(1),)),), "", 'a "b" <c>')
    shown = chart(block, "zh")
    assert 'src="data:image/svg+xml;base64,' in shown
    assert 'alt="a &#34;b&#34; &#60;c&#62;"' in shown


def test_a_file_is_a_link_to_its_address() -> None:
    """A file's button leads to our own server and names the file."""
    shown = file_button(FileBlock("下载<b>", "还款.ics", "text/calendar", "/handouts/a-b_c/reminders"))
    assert 'href="&#47;handouts&#47;a&#45;b&#95;c&#47;reminders" download' in shown
    assert "<b>" not in shown


# ---- in a browser ----


def hand_made(lang: Lang) -> tuple[Block, ...]:
    """Blocks as large as real ones: long words, long sums, several gauges, many points."""
    zh = lang == "zh"

    def say(chinese: str, english: str) -> str:
        return chinese if zh else english

    def money(figure: str) -> str:
        return say(f"{figure}元", f"CNY {figure}")

    def series(name: str, values: tuple[str, ...], limits: tuple[str, ...] = (), shown: str = "") -> Series:
        return Series(name, tuple(map(Decimal, values)), tuple(map(Decimal, limits)), (shown,) if shown else ())

    balances = [str(max(20000 - 560 * month, 0)) for month in range(61)]
    slow = [str(round(20000 * 0.985**month, 2)) for month in range(61)]
    return (
        TextBlock(
            say(
                "**这笔会让你偏紧。**\n\n- 买了以后，每月还款占收入的38.42%，界线是36%。",
                "**This would make things tight.**\n\n- With it, repayments take 38.42% of your income; the line is 36%.",
            )
        ),
        ChartBlock(
            "gauge",
            say("几把尺子一起看", "The yardsticks side by side"),
            (),
            (
                series(say("还款占收入", "Repayments to income"), ("38.42",), ("36", "43"), "38.42%"),
                series(say("存款能撑", "Savings last"), ("1.7",), ("6", "3"), say("1.7个月", "1.7 months")),
                series(say("欠款相当于收入", "Debt in income"), ("31.5",), ("6", "12"), say("31.5个月", "31.5 months")),
                series(say("真实年化", "True annual rate"), ("13.03",), ("18", "24"), "13.03%"),
            ),
            "",
            say("还款占收入：38.42%，偏紧；存款能撑：1.7个月，过线", "Repayments to income: 38.42%, tight; savings last: 1.7 months"),
        ),
        TableBlock(
            say("每一条怎么算出来的", "How each one is worked out"),
            (say("看什么", "What"), say("结果", "Result"), say("怎么算", "The sum"), say("界线", "Lines"), say("依据", "Based on")),
            (
                (
                    say("还款占收入", "Repayments to income"),
                    say("偏紧", "tight"),
                    say("（现有还款 2,050 + 这笔 1,023.61）÷ 收入 8,000 = 38.42%", "(existing 2,050 + this 1,023.61) ÷ income 8,000 = 38.42%"),
                    say("36%以内稳，43%以内偏紧", "steady up to 36%, tight up to 43%"),
                    say(
                        "美国消费者金融保护局的理财教材；香港金管局、中国银保监部门对银行的口径（后两项未逐字核对）",
                        "US CFPB, Your Money, Your Goals; lines that Hong Kong's HKMA and China's banking regulator use for banks",
                    ),
                ),
                (
                    say("存款能撑", "Savings last"),
                    say("过线", "over the line"),
                    say(
                        "（存款 12,000.50 - 当场付 1,000,000.25）÷（必要开支 3,000 + 现有还款 2,050 + 这笔 1,023.61）= 1.7个月",
                        "(savings 12,000.50 - paid at once 1,000,000.25) ÷ (necessary 3,000 + existing 2,050 + this 1,023.61) = 1.7 months",
                    ),
                    say("6个月以上稳，3个月以上偏紧", "steady from 6 months, tight from 3 months"),
                    say("备用金的通行建议（澳大利亚证券投资委员会等）：够用几个月的必要开支", "common advice on emergency funds (Australia's ASIC and others)"),
                ),
            ),
        ),
        ChartBlock(
            "bar",
            say("多付的钱", "Extra cost"),
            tuple(say(f"{n}期", f"{n} instalments") for n in (6, 12, 24)),
            (
                Series(
                    say("一共多付", "Extra in all"),
                    (Decimal("312.5"), Decimal(612), Decimal("1188.48")),
                    (),
                    (money("312.50"), money("612"), money("1,188.48")),
                ),
            ),
            say("元", "CNY"),
            say("比一次付清多付：6期312.50元", "More than paying at once: 6 instalments CNY 312.50"),
        ),
        ChartBlock(
            "line",
            say("欠款怎么往下走", "How the debt goes down"),
            tuple(say(f"第{n}个月", f"month {n}") for n in range(61)),
            (series(say("每月固定还1,000元", "A fixed CNY 1,000 a month"), tuple(balances)), series(say("只还最低", "Minimum only"), tuple(slow))),
            say("元", "CNY"),
            say("固定还款36个月还清", "Fixed payments finish in 36 months"),
        ),
        TableBlock(
            say("每期明细（元）", "Every instalment (CNY)"),
            (say("期", "No."), say("还款", "Payment"), say("其中本金", "of it principal"), say("其中息费", "of it interest and fees"), say("剩余本金", "Still owed")),
            tuple((str(n), "101,023.61", "100,953.61", "1,070.00", f"{1211443.32 - 100953.61 * n:,.2f}") for n in range(1, 13)),
        ),
        FileBlock(say("下载还款日历提醒", "Download payment reminders for your calendar"), say("还款提醒.ics", "payment-reminders.ics"), "text/calendar", ""),
        FileBlock(say("下载一页预算表", "Download a one-page budget"), say("预算.html", "budget.html"), "text/html", ""),
    )  # fmt: skip


class Scripted:
    """Stands in for the coach: whatever is asked, the hand-made blocks are the reply."""

    def respond(self, conversation: Conversation, message: str) -> tuple[Conversation, Reply]:
        lang: Lang = "en" if message.isascii() else "zh"
        reply_id = f"reply_{lang}-{len(conversation.turns)}-{conversation.id}"
        blocks = tuple(
            replace(block, href=f"/handouts/{reply_id}/{block.name.rpartition('.')[2]}")
            if isinstance(block, FileBlock)
            else block
            for block in hand_made(lang)
        )
        reply = Reply(reply_id, "walk_result", lang, "complete", blocks, (), (), "text")
        return conversation.with_turn(Turn(message, lang)), reply

    def ready(self) -> bool:
        return True

    def greet(self, lang: Lang) -> Reply:
        return Reply("greeting", "greeting", lang, "complete", (TextBlock("hello"),), (), (), "hello")

    def handout(self, turns: Sequence[tuple[str, Reply]], reply: Reply, kind: str) -> Handout | None:
        return made(reply, kind)


def made(reply: Reply, kind: str) -> Handout | None:
    """Make a small file of a known kind."""
    types = {"ics": "text/calendar; charset=utf-8", "html": "text/html; charset=utf-8"}
    name = next((one.name for one in reply.blocks if isinstance(one, FileBlock) and one.name.endswith(kind)), "")
    return Handout(name, types[kind], f"{kind} of {reply.id}".encode()) if kind in types else None


@pytest.fixture(scope="module")
def address(
    library: Library, wording: Wording, tmp_path_factory: pytest.TempPathFactory, start_app: Callable[[FastAPI], str]
) -> str:
    """The address of the real page around scripted replies that have files."""
    settings = Settings(data_dir=tmp_path_factory.mktemp("data"), limit_address="")
    store = ConversationStore(Database("sqlite://"), Retention())
    return start_app(application(settings, Content(library, wording), Scripted(), store))  # type: ignore[arg-type]


def reply_with_files(address: str) -> str:
    """Ask over HTTP and return the id of the reply."""
    opened = httpx.post(f"{address}/api/v1/conversations", json={}).json()
    url = f"{address}/api/v1/conversations/{opened['id']}/messages"
    reply = httpx.post(url, json={"text": "买得起吗"}, headers={"Authorization": f"Bearer {opened['token']}"})
    return str(reply.json()["id"])


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_everything_shows_and_nothing_widens_the_page(
    browser: Any, address: str, width: int, lang: str, scheme: str
) -> None:
    """Tables, charts and files show inside their message, without an error and without a request to another host."""
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme, locale="zh-CN")
    page = context.new_page()
    outside, errors = watch(page, address)
    asked(page, address, lang)
    pictures = page.locator("#bot .cc-picture img")
    assert pictures.count() == 3
    for number in range(3):
        drawn = pictures.nth(number).evaluate(
            "i => [i.complete, i.naturalHeight, i.clientHeight, i.clientWidth, i.alt]"
        )
        assert drawn[0]
        # As tall as it was drawn, so that its letters keep their size.
        assert drawn[1] == drawn[2] > 100
        assert drawn[3] > width * 0.4
        assert drawn[4]
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    bubble = "document.querySelectorAll('#bot .message-content').item(2).getBoundingClientRect()"
    inside = f"e => {{ const b = {bubble}, r = e.getBoundingClientRect(); return r.left >= b.left - 1 && r.right <= b.right + 1 }}"
    for selector in (".cc-table", ".cc-picture", ".cc-file a"):
        assert all(
            page.locator(f"#bot {selector}").nth(n).evaluate(inside)
            for n in range(page.locator(f"#bot {selector}").count())
        )
    assert page.locator("#bot .cc-file a").first.bounding_box()["height"] >= 44
    assert (outside, errors) == ([], [])
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_phone_reads_every_cell_of_five_columns(browser: Any, address: str, lang: str) -> None:
    """At 390 px no figure is cut or broken: the schedule fits, and long cells stand in a list below their column's name."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="zh-CN")
    page = context.new_page()
    asked(page, address, lang)
    assert page.locator("#bot .cc-grid").evaluate("e => e.scrollWidth <= e.clientWidth")
    assert page.locator("#bot .cc-list td").nth(2).evaluate("e => getComputedStyle(e).display") == "grid"
    named = page.locator("#bot .cc-list td").nth(2).evaluate("e => getComputedStyle(e, '::before').content")
    assert named == {"zh": '"怎么算"', "en": '"The sum"'}[lang]
    heights = page.locator("#bot .cc-grid td").evaluate_all("all => [...new Set(all.map(e => e.clientHeight))]")
    assert max(heights) < 40
    context.close()


@pytest.mark.browser
def test_a_dark_page_has_dark_charts_whatever_the_system(browser: Any, address: str) -> None:
    """A picture follows the page's own light or dark, not the system's."""
    shots = []
    for theme in ("light", "dark"):
        context = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme="light", locale="zh-CN")
        page = context.new_page()
        asked(page, address, "zh", f"&__theme={theme}")
        shots.append(page.locator("#bot .cc-picture img").first.screenshot())
        context.close()
    assert shots[0] != shots[1]


@pytest.mark.browser
def test_a_file_is_saved_under_its_own_name(browser: Any, address: str) -> None:
    """A click on the button saves the file that the server makes from that very reply."""
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    asked(page, address, "zh")
    with page.expect_download() as waiting:
        page.locator("#bot .cc-file a").first.click()
    assert waiting.value.suggested_filename == "还款提醒.ics"
    assert Path(waiting.value.path()).read_text().startswith("ics of reply_zh-0-")
    context.close()


@pytest.mark.browser
def test_what_is_copied_is_what_is_read(browser: Any, address: str) -> None:
    """The copy button gives words and table cells, and no message is named by its source for screen readers."""
    context = browser.new_context(locale="zh-CN")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    asked(page, address, "zh")
    page.locator("#bot .bot-row + .message-buttons .icon-button-wrapper > button:first-of-type").last.click()
    page.wait_for_timeout(300)
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "1\t101,023.61\t100,953.61" in copied
    assert "base64" not in copied
    assert "<td" not in copied
    assert page.locator("#bot [data-testid=bot][aria-label]").count() == 0
    context.close()


def asked(page: Any, address: str, lang: str, more: str = "") -> None:
    """Open the page, ask anything, and wait until the reply is drawn."""
    page.goto(f"{address}/chat/?lang={lang}{more}")
    page.wait_for_selector("#bot .option")
    page.fill("#box textarea", {"zh": "买得起吗", "en": "can I afford it"}[lang])
    page.press("#box textarea", "Enter")
    page.wait_for_selector("#bot .cc-file a")
    page.wait_for_function("() => [...document.querySelectorAll('#bot .cc-picture img')].every(i => i.complete)")


# ---- the route ----


def test_a_file_comes_with_its_name_and_a_policy_of_its_own(address: str) -> None:
    """A page to take away is saved under its Chinese name, is never kept by caches, and may run and load nothing."""
    reply_id = reply_with_files(address)
    response = httpx.get(f"{address}/handouts/{reply_id}/html")
    assert response.status_code == 200
    assert response.content == f"html of {reply_id}".encode()
    headers = response.headers
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert headers["content-disposition"] == (
        "attachment; filename=\"credit-coach.html\"; filename*=UTF-8''%E9%A2%84%E7%AE%97.html"
    )
    assert headers["content-security-policy"] == "default-src 'none'; style-src 'unsafe-inline'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert "default-src 'self'" in httpx.get(f"{address}/handouts/{reply_id}/ics").headers["content-security-policy"]


def test_what_is_not_there_looks_the_same(address: str) -> None:
    """An unknown reply and an unknown kind get the same problem, which repeats nothing."""
    reply_id = reply_with_files(address)
    responses = [
        httpx.get(f"{address}/handouts/{path}")
        for path in (f"{reply_id}/exe", "nobody/ics", "nobody/exe", "%00/%0d%0a", f"{reply_id}/ICS")
    ]
    assert {response.status_code for response in responses} == {404}
    assert {response.headers["content-type"] for response in responses} == {"application/problem+json"}
    assert len({response.text for response in responses}) == 1
    assert "default-src 'self'" in responses[0].headers["content-security-policy"]
