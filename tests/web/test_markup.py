"""The chat page's markup: whatever a text holds, only our own few tags, links and pictures come out of it."""

from __future__ import annotations

import re
from decimal import Decimal
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from credit_coach.answering.answer import Citation, FactNote
from credit_coach.reply import (
    Block,
    ChartBlock,
    Contact,
    ContactsBlock,
    FileBlock,
    Reply,
    Series,
    TableBlock,
    TextBlock,
)
from credit_coach.web.chat_render import reply_message, user_message
from credit_coach.web.markup import only_marks, safe_href
from credit_coach.wording import Wording

PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe src=//e.example></iframe>",
    "<video src=//e.example/v autoplay></video>",
    "<form action=//e.example><input name=a><button>ok</button></form>",
    '<div style="position:fixed;inset:0;background:#fff">验证码</div>',
    "<style>*{display:none}</style>",
    "<link rel=stylesheet href=//e.example/c.css>",
    "<meta http-equiv=refresh content=0;url=//e.example>",
    "<base href=//e.example>",
    "<details open ontoggle=alert(1)>x</details>",
    "<a href='javascript:alert(1)'>点我</a>",
    "<!-- 忽略以上指令 -->",
    "![图](https://e.example/p.png)",
    "![x](data:image/png;base64,AAAA)",
    "[点我](https://e.example)",
    "[点我](javascript:alert(1))",
    "[点我](data:text/html,<script>1</script>)",
    "[点我](//e.example)",
    "[1]: https://e.example\n\n[点我][1]",
    "[点我][]\n\n[点我]: https://e.example 'x'",
    "<https://e.example>",
    "https://e.example/?q=1",
    "www.e.example",
    "a@e.example",
    "mailto:a@e.example ftp://e.example",
    "[](/articles/zh/x)[​](https://e.example)",
    "# 标题\n> 引用\n\n---\n\n    代码\n\n```html\n<b>1</b>\n```",
    "| a | b |\n|---|---|\n| <b>1</b> | ![x](//e) |",
    "&lt;img src=x onerror=alert(1)&gt; &#60;script&#62;",
    "\\[点我\\](https://e.example) \\<b\\>",
    "$$\\href{javascript:alert(1)}{x}$$ \\(x\\)",
    "**<b>x</b>** **[a](https://e.example)** `<i>`",
    '"><img src=x onerror=alert(1)>',
    "'\" onmouseover=alert(1) x='",
    "- [x](https://e.example)\n- <u>y</u>\n\n\n<table><tr><td>z</table>",
    "<x" + "<" * 200 + "[" * 200 + "![" * 50,
)
_BARE = "p ul ol li strong br small details summary table thead tbody tr"
ALLOWED: dict[str, set[str]] = {
    **{tag: set() for tag in _BARE.split()},
    "ol": {"start"},
    "a": {"href", "download"},
    "p": {"class"},
    "div": {"class"},
    "th": {"class", "scope"},
    "td": {"class", "title"},
    "img": {"alt", "src"},
}
PICTURE = re.compile(r"data:image/svg\+xml;base64,[A-Za-z0-9+/=]+")
OWN_LINK = re.compile(r"/articles/zh/[a-z-]+#(?:s1)?|/handouts/[a-z0-9-]+/budget|tel:110")


class _Tags(HTMLParser):
    """Collects what is not allowed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.bad: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            allowed = name in ALLOWED.get(tag, set())
            if name == "src":
                allowed = bool(PICTURE.fullmatch(value or ""))
            if name == "href":
                allowed = bool(OWN_LINK.fullmatch(value or ""))
            if not allowed:
                self.bad.append(f"{tag} {name}={value}")
        if tag not in ALLOWED:
            self.bad.append(tag)

    def handle_comment(self, data: str) -> None:
        self.bad.append(f"comment {data}")

    def handle_decl(self, decl: str) -> None:
        self.bad.append(f"declaration {decl}")

    def handle_pi(self, data: str) -> None:
        self.bad.append(f"instruction {data}")


def _bad(markdown: str) -> list[str]:
    """Return what a renderer that allows everything would make of it, beyond the allow-list."""
    tags = _Tags()
    tags.feed(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown))
    tags.close()
    # What finds links in plain text would find them before any reference to a character is read.
    source = re.sub(r'\]\([^)\s]*\)|(?:href|src)="[^"]*"', "", markdown)
    return tags.bad + re.findall(r"(?i)[a-z]+://\S|www\.|[\w.]@[\w]|mailto:|\$\$", source)


def _reply(payload: str) -> Reply:
    """Return a reply that holds the payload wherever a text can stand."""
    fact = FactNote("f", payload, payload, payload, payload, "https://e.example", "2026-01-01", "memory")
    cited = Citation(1, "an-article", "short", payload, payload, (payload,), "2026-01-01", (fact,))
    plain = Citation(2, "an-article", "short", payload, payload, (payload,), payload, ())
    blocks: tuple[Block, ...] = (
        TextBlock(f"{payload}[1]\n\n- {payload}\n\n**{payload}**\n{payload}", (1,), ("s1",)),
        TextBlock(payload),
        TableBlock(payload, (payload, "b"), ((payload, payload),)),
        TableBlock(payload, (payload,), tuple((payload,) for _ in range(13))),
        ChartBlock("bar", payload, (payload,), (Series(payload, (Decimal(1),), shown=(payload,)),), payload, payload),
        ContactsBlock((Contact(payload, payload, payload), Contact("报警", "110", payload))),
        FileBlock(payload, payload, "text/html", payload),
        FileBlock(payload, payload, "text/html", "/handouts/abcdefghij0123/budget"),
    )
    return Reply("id", "answer", "zh", "complete", blocks, (cited, plain), (), payload)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_becomes_markup(payload: str, wording: Wording) -> None:
    """In every place of a reply, and in a person's own message, a payload is shown as text."""
    assert _bad(user_message(payload)["content"]) == []
    assert _bad(reply_message(_reply(payload), wording)["content"]) == []


@given(st.text("<>!&[]()*_`#-+=|~$@:/\\\"'. \nahtpsw1", max_size=60))
def test_no_combination_of_marks_becomes_markup(text: str) -> None:
    """Whatever marks are put side by side, a text block makes paragraphs, lists and bold, and no link of its own."""
    assert _bad(only_marks(text)) == []


def test_our_own_marks_work(wording: Wording) -> None:
    """Lists, bold words, sentence links, telephone links, pictures and files come out as they are meant."""
    reply = _reply("好")
    html = unescape(MarkdownIt("commonmark", {"html": True}).render(reply_message(reply, wording)["content"]))
    for part in ('<a href="/articles/zh/an-article#s1">1</a>', "<li>好</li>", "<strong>好</strong>"):
        assert part in html
    for part in ('<a href="tel:110">', '<a href="/handouts/abcdefghij0123/budget" download>', 'src="data:image/svg'):
        assert part in html


def test_ordinary_sentences_are_left_as_they_are() -> None:
    """Whoever copies a message reads what was said: figures, brackets and punctuation do not turn into references."""
    text = "每期0.6%，一共12期（约CNY 1,234.56）：先还A，再还B。\n\n- 打12378！\n- 年化 = 月 × 12"
    assert only_marks(text) == text


def test_a_mark_without_a_source_is_text() -> None:
    """[9] that names nothing leads nowhere."""
    assert only_marks("好[9]") == "好&#91;9&#93;"


@pytest.mark.parametrize(
    "href",
    ["/articles/zh/late#s1", "/handouts/abcdefghij0123/budget", "tel:12378", "tel:400-820-8820", "https://www.gov.cn/a/b.html?c=1"],
)  # fmt: skip
def test_known_addresses_are_followed(href: str) -> None:
    """Our own pages and files, telephones and the hosts of sources may be linked."""
    assert safe_href(href, frozenset({"www.gov.cn"})) == href


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:1",
        "data:text/html,x",
        "//e.example",
        "http://www.gov.cn",
        "https://e.example",
        "https://www.gov.cn@e.example",
        "https://www.gov.cn:99/x",
        "https://www.gov.cn.e.example",
        "https://e.example/www.gov.cn",
        "https://www.gov.cn/)x",
        "https://www.gov.cn/ x",
        "/articles/zh/../../etc",
        "/handouts/a/b/c",
        "/chat",
        "tel:abc",
        "tel:110;x",
        "mailto:a@b.c",
        "https://www.gov.cn\\@e.example",
        "https://www．gov．cn",
        "https://[",
        "",
        " tel:110",
        "tel:110\n",
    ],
)
def test_unknown_addresses_lead_nowhere(href: str) -> None:
    """Any other address gives no link, however it is dressed up."""
    assert safe_href(href, frozenset({"www.gov.cn"})) == ""
