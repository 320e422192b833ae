"""The widget in a real browser, on pages of another origin: asked, cut off, resumed, and left alone by its host."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest

playwright_api = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
CITED = ("支付令是什么", "提前还款划算吗")


@dataclass
class Host:
    """A site of somebody else: pages by path, each with its policy."""

    origin: str
    pages: dict[str, tuple[str, str]] = field(default_factory=dict)

    def page(self, html: str, policy: str = "") -> str:
        """Put a page up and return its address."""
        path = f"/{len(self.pages)}"
        self.pages[path] = (html, policy)
        return self.origin + path


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, host: Host, *more: Any) -> None:
        self._host = host
        super().__init__(*more)

    def do_GET(self) -> None:
        html, policy = self._host.pages.get(self.path, ("", ""))
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if policy:
            self.send_header("Content-Security-Policy", policy)
        self.end_headers()
        self.wfile.write(html.encode())

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def host() -> Iterator[Host]:
    """A server of plain pages on an origin of its own."""
    host = Host("")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, host))
    host.origin = f"http://localhost:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield host
    server.shutdown()


@pytest.fixture(scope="module")
def coach_address(start_service: Callable[..., str], data_dir: Path, host: Host) -> str:
    """The address of the real service, started as a person starts it, that allows the host's origin."""
    return start_service(
        allowed_origins=host.origin,
        database_url=f"sqlite:///{data_dir / 'widget.db'}",
        limit_address="10000/minute",
        limit_conversation="1000/minute",
    )


Show = Callable[..., Any]


@pytest.fixture
def show(browser: Any, host: Host, coach_address: str) -> Iterator[Show]:
    """Show a page of the host with the widget; fails when another host was asked or a script broke."""
    contexts, errors = [], []

    def shown(
        body: str = "", *, script: str = "", policy: str = "", init: str = "", lang: str = "zh-CN", **context: Any
    ) -> Any:
        one = browser.new_context(**({"locale": "zh-CN"} | context))
        contexts.append(one)
        page = one.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        ours = (coach_address, host.origin, "data:", "blob:")
        page.on("request", lambda r: None if r.url.startswith(ours) else errors.append(r.url))
        if init:
            page.add_init_script(init)
        html = f"""<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>Host</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"></head>
        <body><main><h1>Host</h1>{body}</main>
        <script src="{coach_address}/widget.js" async {script}></script></body></html>"""
        page.goto(host.page(html, policy))
        page.wait_for_function("() => document.querySelector('credit-coach')?.shadowRoot?.querySelector('.cc')")
        return page

    yield shown
    for one in contexts:
        one.close()
    assert errors == []


def opened(page: Any, which: str = "credit-coach") -> Any:
    """Open the chat by its launcher and return it."""
    page.locator(f"{which} .launcher").click()
    page.locator(f"{which} .greeting").wait_for()
    return page.locator(which)


def ask(page: Any, text: str, which: str = "credit-coach") -> str:
    """Type a question, press Enter and return the reply's text."""
    answered = page.locator(f"{which} .turn.answered")
    before = answered.count()
    box = page.locator(f"{which} textarea")
    box.fill(text)
    box.press("Enter")
    playwright_api.expect(answered).to_have_count(before + 1, timeout=15_000)
    return str(answered.last.locator(".it").inner_text())


def focused(page: Any) -> str:
    """Return what has the keyboard inside the widget, as its class or tag."""
    return str(
        page.evaluate(
            "() => { const one = document.querySelector('credit-coach').shadowRoot.activeElement;"
            " return one ? one.className || one.localName : '' }"
        )
    )


def stored(page: Any) -> str:
    """Return everything that the page's origin keeps in the browser."""
    return str(page.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}, document.cookie])"))


# ---- asking ----


def test_the_launcher_comes_first_and_the_chat_when_it_is_opened(show: Show) -> None:
    """A page that nobody asks on loads one small script; the chat and the service are asked only then."""
    page = show()
    names = (
        "performance.getEntriesByType('resource').map((one) => new URL(one.name).pathname)"
        ".filter((name) => name !== '/favicon.ico')"
    )
    assert page.evaluate(names) == ["/widget.js"]
    opened(page)
    assert set(page.evaluate(names)) == {"/widget.js", "/widget-chat.js"}


def test_a_question_is_answered_and_its_marks_open_the_sources(show: Show, coach_address: str) -> None:
    """A mark opens the sentence with its document; the link leads to that sentence; closing gives the keyboard back."""
    page = show()
    opened(page)
    assert "支付令" in ask(page, CITED[0])
    mark = page.locator("credit-coach .mark").first
    mark.click()
    sheet = page.locator("credit-coach .sheet")
    text = sheet.inner_text()
    assert "民事诉讼法" in text
    assert "全国人民代表大会常务委员会" in text
    assert "核对到" in text
    href = sheet.locator("a").last.get_attribute("href")
    assert href.startswith(f"{coach_address}/articles/zh/payment-order#")
    article = page.context.new_page()
    article.goto(href)
    assert article.locator(":target").count() == 1
    page.bring_to_front()
    page.keyboard.press("Escape")
    assert sheet.count() == 0
    assert focused(page) == "mark"
    assert page.locator("credit-coach .panel").is_visible()


def test_a_walk_is_walked_to_its_end(show: Show, coach_address: str) -> None:
    """Choices are buttons, the bar goes on, and the result has charts, tables and files that can be saved."""
    page = show()
    opened(page)
    ask(page, "我每月工资六千五想分12期买8999的手机，每期手续费0.6%")
    bar = page.locator("credit-coach progress")
    first = bar.evaluate("one => [one.value, one.max]")
    page.locator("credit-coach .option", has_text="同意").first.click()
    playwright_api.expect(page.locator("credit-coach .turn.answered")).to_have_count(2)
    for text in ("1500", "2000", "没有", "1万", "稳定", "没有", "1个大人，没有孩子"):
        ask(page, text)
    assert bar.evaluate("one => one.value") > first[0]
    ask(page, "都没有")
    assert page.locator("credit-coach .progress").is_hidden()
    last = page.locator("credit-coach .turn").last
    assert last.locator("figure [role=img][aria-label]").count() == 2
    assert last.locator("table").count() >= 2
    for link in last.locator("a.file").all():
        answer = httpx.get(str(link.get_attribute("href")))
        assert answer.status_code == 200
        assert answer.headers["content-disposition"].startswith("attachment")


def test_a_reply_is_announced_once_and_whole(show: Show) -> None:
    """Blocks are shown as they come, and read out once, when all of them are there."""
    page = show()
    opened(page)
    page.evaluate(
        """() => {
          window.told = [];
          const place = document.querySelector('credit-coach').shadowRoot.querySelector('[role=status]');
          new MutationObserver(() => window.told.push(place.textContent)).observe(place, {childList: true});
        }"""
    )
    ask(page, CITED[0])
    told = page.evaluate("window.told")
    assert page.locator("credit-coach [role=log]").get_attribute("aria-live") == "off"
    assert len([one for one in told if "15天内" in one]) == 1
    assert len(told) == 2


def test_a_verdict_with_its_reason_is_kept(show: Show, data_dir: Path) -> None:
    """A thumb down asks why; the verdict is written down with its reason and no words."""
    page = show()
    opened(page)
    ask(page, CITED[0])
    page.locator("credit-coach .rating button").last.click()
    page.locator("credit-coach .reasons button").first.click()
    page.locator("credit-coach .rating", has_text="谢谢").wait_for()
    for _ in range(50):
        if (data_dir / "feedback.jsonl").exists():
            break
        page.wait_for_timeout(100)
    assert "payment-order" in (data_dir / "feedback.jsonl").read_text(encoding="utf-8")


# ---- typing ----


def test_enter_is_left_to_the_input_method(show: Show) -> None:
    """Enter that chooses a Chinese candidate never sends, in whichever of three ways the browser tells."""
    page = show()
    opened(page)
    box = page.locator("credit-coach textarea")
    box.fill("提前")
    key = "new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, composed: true, cancelable: true, %s})"
    for how in ("isComposing: true", "keyCode: 229"):
        box.evaluate(f"one => one.dispatchEvent({key % how})")
    # Safari: the composition ends just before the key that ended it.
    box.evaluate(
        f"""one => {{
          one.dispatchEvent(new CompositionEvent('compositionstart', {{bubbles: true}}));
          one.dispatchEvent({key % "keyCode: 13"});
          one.dispatchEvent(new CompositionEvent('compositionend', {{bubbles: true, data: '提前'}}));
          one.dispatchEvent({key % "keyCode: 13"});
        }}"""
    )
    page.wait_for_timeout(300)
    assert page.locator("credit-coach .turn.answered, credit-coach .turn.waiting").count() == 0
    assert box.input_value() == "提前"
    box.press("Enter")
    page.locator("credit-coach .turn.answered").wait_for()


def test_a_chinese_input_method_types_and_sends(show: Show) -> None:
    """A real composition, as the browser makes it, ends in the text; the Enter after it sends."""
    page = show()
    opened(page)
    session = page.context.new_cdp_session(page)
    page.locator("credit-coach textarea").focus()
    session.send("Input.imeSetComposition", {"text": "zhifuling", "selectionStart": 9, "selectionEnd": 9})
    session.send("Input.insertText", {"text": CITED[0]})
    page.wait_for_timeout(100)
    page.keyboard.press("Enter")
    page.locator("credit-coach .turn.answered").wait_for()
    assert CITED[0] in page.locator("credit-coach .me").inner_text()


def test_the_keyboard_alone_is_enough(show: Show) -> None:
    """Tab to the launcher, Enter, a question, a mark, Escape twice: the keyboard is back where it began."""
    page = show('<a href="#x">Before</a>')
    page.locator("a").focus()
    page.keyboard.press("Tab")
    assert focused(page) == "launcher"
    page.keyboard.press("Enter")
    page.locator("credit-coach .greeting").wait_for()
    page.wait_for_function(
        "() => document.querySelector('credit-coach').shadowRoot.activeElement?.localName === 'textarea'"
    )
    page.keyboard.type(CITED[0])
    page.keyboard.press("Enter")
    page.locator("credit-coach .turn.answered").wait_for()
    for _ in range(20):
        if focused(page) == "mark":
            break
        page.keyboard.press("Shift+Tab")
    assert focused(page) == "mark"
    page.keyboard.press("Enter")
    assert focused(page) == "sheet"
    for _ in range(6):
        page.keyboard.press("Tab")
        assert page.evaluate("!!document.querySelector('credit-coach').shadowRoot.activeElement.closest('.sheet')")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.locator("credit-coach .panel").is_hidden()
    assert focused(page) == "launcher"


def test_the_shortcuts_of_the_page_do_not_swallow_what_is_typed(show: Show) -> None:
    """A page that takes every letter for a shortcut never hears of what is typed in the widget."""
    page = show(init="window.heard = []; addEventListener('keydown', (event) => heard.push(event.key));")
    opened(page)
    page.keyboard.type("jk/")
    assert page.locator("credit-coach textarea").input_value() == "jk/"
    assert page.evaluate("window.heard") == []


# ---- pages as they are ----

HOSTILE = """<style>
* { all: unset !important; }
* { font-size: 40px !important; color: red !important; display: none !important; visibility: hidden !important; }
html, body, main, h1 { display: block !important; visibility: visible !important; }
html { font-size: 62.5% !important; line-height: 9 !important; letter-spacing: 1em !important; }
body { transform: translate(0) !important; filter: opacity(.99) !important; }
body { overflow: hidden !important; height: 50px !important; }
credit-coach { display: none !important; opacity: 0 !important; z-index: -1 !important; }
credit-coach { pointer-events: none !important; }
.wall { display: block !important; visibility: visible !important; position: fixed !important; inset: 0 !important;
  z-index: 2147483647 !important; background: #fffc !important; }
</style><div class="wall"></div>"""


def test_a_hostile_page_changes_nothing(show: Show) -> None:
    """Resets, hiding, transforms and a wall above everything: launcher and panel look and work as anywhere."""

    def looks(page: Any) -> Any:
        opened(page)
        ask(page, CITED[0])
        return page.evaluate(
            """() => ['.launcher', '.panel', '.title', '.me', '.it', '.mark', 'textarea', '.send'].map((name) => {
              const one = document.querySelector('credit-coach').shadowRoot.querySelector(name);
              const style = getComputedStyle(one);
              const {width, height, left} = one.getBoundingClientRect();
              const asked = ['fontSize', 'fontFamily', 'color', 'lineHeight', 'letterSpacing', 'opacity', 'visibility'];
              return [name, ...asked.map((one) => style[one]), ...[width, height, left].map(Math.round)];
            })"""
        )

    assert looks(show(HOSTILE)) == looks(show())


STRICT = (
    "default-src 'none'; script-src {coach}; connect-src {coach}; style-src 'none'; base-uri 'none';"
    " form-action 'none'; require-trusted-types-for 'script'"
)


def test_a_strict_policy_of_the_page_is_enough(show: Show, coach_address: str) -> None:
    """With two lines for the coach's host and not a style allowed, everything works and nothing is reported."""
    page = show(
        policy=STRICT.format(coach=coach_address),
        init="window.broken = [];"
        " addEventListener('securitypolicyviolation', (event) => broken.push(event.violatedDirective));",
    )
    opened(page)
    ask(page, CITED[0])
    page.locator("credit-coach .mark").first.click()
    assert page.locator("credit-coach .sheet").bounding_box()["height"] > 100
    assert page.locator("credit-coach .me").evaluate("one => getComputedStyle(one).borderRadius") != "0px"
    assert page.evaluate("window.broken") == []


def test_blocked_storage_is_no_obstacle(show: Show) -> None:
    """A browser that keeps nothing for the page still holds a conversation, follow-ups included."""
    blocked = "{get() { throw new DOMException('blocked', 'SecurityError'); }}"
    page = show(
        init="".join(f"Object.defineProperty(window, '{one}Storage', {blocked});" for one in ("local", "session"))
    )
    opened(page)
    ask(page, "白条会上征信吗")
    assert "花呗" in ask(page, "花呗也一样吗")


def test_two_on_a_page_are_two(show: Show) -> None:
    """Each has its own conversation, ids and launcher; a second script adds neither a third nor an error."""
    page = show(
        '<credit-coach id="a" position="left"></credit-coach><credit-coach id="b" mode="inline"></credit-coach>'
    )
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {src: document.scripts[0].src}))"
    )
    page.wait_for_timeout(300)
    assert page.locator("credit-coach").count() == 2
    opened(page, "#a")
    ask(page, CITED[0], "#a")
    assert page.locator("#b .turn.answered").count() == 0
    ask(page, CITED[1], "#b")
    assert page.locator("#a .turn.answered").count() == 1
    assert len({json.loads(one)["id"] for one in json.loads(stored(page))[0].values() if "token" in one}) == 2


def test_a_page_that_rebuilds_itself_keeps_its_coach(show: Show) -> None:
    """Taken out, put elsewhere, changed: the talk stays, the new attribute holds, and no listener is left behind."""
    page = show()
    opened(page)
    ask(page, CITED[0])
    page.evaluate(
        "() => { const one = document.querySelector('credit-coach'); one.remove(); window.kept = one;"
        " setTimeout(() => document.querySelector('main').append(one), 100); }"
    )
    page.wait_for_function("() => document.querySelector('main credit-coach')")
    assert page.locator("credit-coach .turn.answered").is_visible()
    ask(page, CITED[1])
    page.evaluate("document.querySelector('credit-coach').setAttribute('locale', 'en')")
    playwright_api.expect(page.locator("credit-coach .title")).to_have_text("Credit Coach")
    assert page.locator("credit-coach .turn.answered").count() == 2
    page.evaluate("document.querySelector('credit-coach').setTheme('dark')")
    page.wait_for_function("() => document.querySelector('credit-coach').shadowRoot.querySelector('.cc.dark')")
    page.evaluate("document.querySelector('credit-coach').setAttribute('mode', 'inline')")
    page.wait_for_function("() => document.querySelector('credit-coach').shadowRoot.querySelector('section.panel')")
    page.locator("credit-coach .turn.answered").nth(1).wait_for()
    page.evaluate("document.querySelector('credit-coach').destroy()")
    assert page.locator("credit-coach").count() == 0


def test_a_new_element_in_the_place_of_the_old_one_goes_on(show: Show) -> None:
    """A framework that makes the element anew, as on every change of page, loses no conversation."""
    page = show('<credit-coach class="old"></credit-coach>')
    opened(page)
    ask(page, CITED[0])
    page.evaluate(
        "() => { document.querySelector('credit-coach').remove();"
        " document.querySelector('main').append(document.createElement('credit-coach')); }"
    )
    page.locator("credit-coach:not(.old) .turn.answered").wait_for()
    ask(page, CITED[1])
    assert len([one for one in json.loads(stored(page))[0].values() if "token" in one]) == 1


def test_events_tell_what_happened_and_no_words(show: Show) -> None:
    """The page hears outcomes, names of walks and numbers of steps, by events and by `on`."""
    names = "ready open close message reply walk-step walk-done error"
    page = show(
        init=f"window.heard = []; for (const name of '{names}'.split(' '))"
        " document.addEventListener(`credit-coach:${name}`, (event) => heard.push([name, event.detail]));"
    )
    page.evaluate("void document.querySelector('credit-coach').on('reply', (detail) => { window.last = detail; })")
    opened(page)
    ask(page, "帮我算算买不买得起")
    assert page.evaluate("document.querySelector('credit-coach').send('同意')") is True
    page.locator("credit-coach .turn.answered").nth(1).wait_for()
    page.evaluate("document.querySelector('credit-coach').toggle()")
    heard = page.evaluate("window.heard")
    assert [name for name, _ in heard] == [
        "ready", "open", "message", "reply", "walk-step", "message", "reply", "walk-step", "close",
    ]  # fmt: skip
    assert page.evaluate("window.last.outcome") == "walk_question"
    for _, detail in heard:
        assert set(detail) <= {"turn", "outcome", "completeness", "walk", "answered", "total", "kind", "status"}


# ---- the network ----


def test_stop_and_try_again_ask_one_question(show: Show, coach_address: str) -> None:
    """Stopping keeps the text; trying again sends the same key, and the service has one turn."""
    page = show()
    opened(page)
    ask(page, CITED[1])
    held: list[Any] = []
    keys: list[str] = []
    page.on(
        "request", lambda r: keys.append(r.headers.get("idempotency-key", "")) if r.url.endswith("/messages") else None
    )
    page.route("**/messages", lambda route: held.append(route))
    box = page.locator("credit-coach textarea")
    box.fill(CITED[0])
    box.press("Enter")
    page.locator("credit-coach .turn.waiting").wait_for()
    page.locator("credit-coach .send").click()
    stopped = page.locator("credit-coach .turn.stopped")
    stopped.wait_for()
    assert CITED[0] in stopped.inner_text()
    page.unroute("**/messages")
    stopped.locator("button", has_text="再试一次").click()
    playwright_api.expect(page.locator("credit-coach .turn.answered")).to_have_count(2)
    assert len(keys) == 2
    assert keys[0] == keys[1]
    assert _turns(page, coach_address) == 2


def test_an_answer_that_was_lost_on_its_way_is_not_asked_for_twice(show: Show, coach_address: str) -> None:
    """The service answered, the connection broke: the widget asks again by itself and gets that answer."""
    page = show()
    opened(page)
    ask(page, CITED[1])
    lost: list[int] = []

    def lose(route: Any) -> None:
        if not lost:
            lost.append(route.fetch().status)
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route("**/messages", lose)
    assert "支付令" in ask(page, CITED[0])
    assert lost == [200]
    assert _turns(page, coach_address) == 2


def _turns(page: Any, coach_address: str) -> int:
    access = next(json.loads(one) for one in json.loads(stored(page))[0].values() if "token" in one)
    answer = httpx.get(
        f"{coach_address}/api/v1/conversations/{access['id']}", headers={"Authorization": f"Bearer {access['token']}"}
    )
    return len(answer.json()["turns"])


def test_offline_and_back(show: Show) -> None:
    """Without a network the text stays and says so; back online it is sent by itself."""
    page = show()
    opened(page)
    page.context.set_offline(True)
    box = page.locator("credit-coach textarea")
    box.fill(CITED[0])
    box.press("Enter")
    failed = page.locator("credit-coach .turn.failed")
    failed.wait_for()
    assert CITED[0] in failed.inner_text()
    assert "网络断了" in failed.inner_text()
    page.context.set_offline(False)
    page.locator("credit-coach .turn.answered").wait_for()


def test_a_chat_that_could_not_be_fetched_can_be_opened_later(show: Show) -> None:
    """A launcher whose chat does not come says so, and works once the network does."""
    page = show()
    page.context.set_offline(True)
    page.locator("credit-coach .launcher").click()
    page.locator("credit-coach [role=alert]", has_text="没能打开").wait_for()
    page.context.set_offline(False)
    opened(page)


def test_a_service_that_allows_another_page_only_is_named_in_the_console(show: Show) -> None:
    """Whoever forgot to allow their origin reads which setting it is, and the visitor that it is not their fault."""
    page = show()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.route("**/api/v1/**", lambda route: route.abort("failed"))
    opened(page)
    box = page.locator("credit-coach textarea")
    box.fill(CITED[0])
    box.press("Enter")
    page.locator("credit-coach .turn.failed").wait_for(timeout=15_000)
    assert any("allowed origins" in one for one in told)


# ---- what is kept ----


def test_a_tab_goes_on_after_a_reload(show: Show) -> None:
    """The tab keeps an id and a token, no words; a reload shows the talk again, clearing deletes it for good."""
    page = show()
    opened(page)
    ask(page, CITED[0])
    assert CITED[0] not in stored(page)
    page.reload()
    page.locator("credit-coach .turn.answered").wait_for()
    assert CITED[0] in page.locator("credit-coach .me").inner_text()
    ask(page, "那15天怎么算")
    page.locator("credit-coach .restart").click()
    page.locator("credit-coach .sheet .strong").click()
    page.wait_for_function("() => !document.querySelector('credit-coach').shadowRoot.querySelector('.turn.answered')")
    assert "token" not in stored(page)
    page.reload()
    page.locator("credit-coach .greeting").wait_for()
    page.wait_for_timeout(300)
    assert page.locator("credit-coach .turn.answered").count() == 0


def test_a_conversation_that_has_gone_is_begun_anew(show: Show, coach_address: str) -> None:
    """When the service has deleted it, the message opens a new one, and the person is told."""
    page = show()
    opened(page)
    ask(page, CITED[1])
    access = next(json.loads(one) for one in json.loads(stored(page))[0].values() if "token" in one)
    bearer = {"Authorization": f"Bearer {access['token']}"}
    httpx.delete(f"{coach_address}/api/v1/conversations/{access['id']}", headers=bearer)
    assert "支付令" in ask(page, CITED[0])
    assert "过期" in page.locator("credit-coach .note").inner_text()


def test_another_tab_that_went_on_is_shown_first(show: Show, coach_address: str) -> None:
    """A message to a conversation that went on elsewhere comes back to its box, beside what was said there."""
    page = show()
    opened(page)
    ask(page, CITED[1])
    access = next(json.loads(one) for one in json.loads(stored(page))[0].values() if "token" in one)
    httpx.post(
        f"{coach_address}/api/v1/conversations/{access['id']}/messages",
        headers={"Authorization": f"Bearer {access['token']}"},
        json={"text": "白条会上征信吗"},
    )
    box = page.locator("credit-coach textarea")
    box.fill(CITED[0])
    box.press("Enter")
    playwright_api.expect(page.locator("credit-coach .turn.answered")).to_have_count(2)
    assert box.input_value() == CITED[0]
    assert "支付令" in ask(page, CITED[0])


def test_nothing_is_kept_when_the_page_wants_it_so(show: Show) -> None:
    """`session="none"` leaves no trace in browser or service, and a follow-up is understood all the same."""
    page = show(script='data-session="none"')
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url.split("/api/v1/")[1]) if "/api/v1/" in r.url else None)
    opened(page)
    ask(page, "白条会上征信吗")
    assert "花呗" in ask(page, "花呗也一样吗")
    assert set(asked) == {"ask"}
    assert stored(page) == '[{},{},""]'


def test_a_service_that_can_keep_nothing_answers(show: Show, data_dir: Path) -> None:
    """While another program holds the database, questions and follow-ups are answered as without a conversation."""
    page = show()
    opened(page)
    other = sqlite3.connect(data_dir / "widget.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    ask(page, "白条会上征信吗")
    assert "花呗" in ask(page, "花呗也一样吗")
    other.execute("ROLLBACK")
    other.close()


def test_a_device_remembers_across_tabs(show: Show) -> None:
    """`session="device"` goes on in another tab of the same browser."""
    page = show(script='data-session="device"')
    opened(page)
    ask(page, CITED[0])
    other = page.context.new_page()
    other.goto(page.url)
    other.locator("credit-coach .launcher").click()
    other.locator("credit-coach .turn.answered").wait_for()


# ---- screens ----


@pytest.mark.parametrize("width", [320, 390])
def test_a_phone_gets_the_whole_screen(show: Show, width: int) -> None:
    """Full screen, modal, 16 px letters in the box, nothing sideways, every button large enough for a thumb."""
    page = show(**(PHONE | {"viewport": {"width": width, "height": 700}}))
    opened(page)
    assert page.locator("credit-coach .panel").bounding_box() == {"x": 0, "y": 0, "width": width, "height": 700}
    assert page.locator("credit-coach dialog").evaluate("one => one.matches(':modal')")
    assert page.locator("credit-coach textarea").evaluate("one => getComputedStyle(one).fontSize") == "16px"
    # A keyboard that jumps up is not what opening asks for.
    assert focused(page) == "title"
    ask(page, CITED[0])
    for _ in range(40):
        page.keyboard.press("Tab")
        assert focused(page) != ""
    small = page.evaluate(
        """() => [...document.querySelector('credit-coach').shadowRoot.querySelectorAll('button:not(.mark), textarea')]
          .map((one) => [one.className, one.getBoundingClientRect()])
          .filter(([, box]) => box.width && (box.height < 44 || box.width < 44)).map(([name]) => name)"""
    )
    assert small == []
    for one in (".log", ".panel"):
        assert page.locator(f"credit-coach {one}").first.evaluate("one => one.scrollWidth <= one.clientWidth")
    page.keyboard.press("Escape")
    assert page.locator("credit-coach .panel").is_hidden()
    assert focused(page) == "launcher"


def test_at_four_hundred_percent_everything_can_be_reached(show: Show) -> None:
    """A desktop zoomed to 400% is a screen of 320 by 200: the panel scrolls as a whole, and answers."""
    page = show(viewport={"width": 320, "height": 200})
    opened(page)
    ask(page, CITED[0])
    page.locator("credit-coach .mark").first.click()
    page.locator("credit-coach .sheet a").last.scroll_into_view_if_needed()
    assert page.locator("credit-coach .sheet").evaluate("one => one.scrollWidth <= one.clientWidth")
    page.keyboard.press("Escape")
    for one in ("textarea", ".close"):
        page.locator(f"credit-coach {one}").scroll_into_view_if_needed()
        box = page.locator(f"credit-coach {one}").bounding_box()
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 200


@pytest.mark.parametrize("mode", ["inline", "page"])
def test_a_chat_in_its_place_fills_it(show: Show, mode: str) -> None:
    """Inside the page the chat is as wide as its place, needs no button, and asks for no corner."""
    page = show(f'<div id="place"><credit-coach mode="{mode}"></credit-coach></div>')
    page.locator("credit-coach .greeting").wait_for()
    panel, place = (page.locator(one).bounding_box() for one in ("credit-coach .panel", "#place"))
    assert (panel["x"], panel["width"]) == (place["x"], place["width"])
    assert panel["height"] == (640 if mode == "inline" else 720)
    assert page.locator("credit-coach .launcher").count() == 0
    ask(page, CITED[0])


def test_motion_and_colours_are_as_the_person_wants_them(show: Show) -> None:
    """Nothing moves for who asked for that, and forced colours leave borders around what is pressed."""
    page = show(reduced_motion="reduce", forced_colors="active")
    opened(page)
    ask(page, CITED[0])
    moving = "one => [getComputedStyle(one).animationName, getComputedStyle(one).transitionDuration]"
    assert page.locator("credit-coach .launcher").evaluate(moving) == ["none", "0s"]
    assert page.locator("credit-coach .send").evaluate("one => getComputedStyle(one).borderTopWidth") == "1px"


def test_the_accent_of_the_page_is_taken_where_it_can_be_read(show: Show) -> None:
    """A colour of the host's becomes ours; one too pale is darkened until it can be read."""
    page = show(script='data-accent="#7a1fa2"')
    assert (
        page.locator("credit-coach .launcher").evaluate("one => getComputedStyle(one).backgroundColor")
        == "rgb(122, 31, 162)"
    )
    pale = show(script='data-accent="#ffee00"')
    assert (
        pale.locator("credit-coach .launcher").evaluate("one => getComputedStyle(one).backgroundColor")
        != "rgb(255, 238, 0)"
    )


# ---- the page that shows it ----


def test_the_front_page_builds_the_snippet_that_it_shows(show: Show, coach_address: str) -> None:
    """What is chosen stands in the code, can be tried at once, and the page keeps its own strict policy."""
    page = show()
    broken: list[str] = []
    page.on("console", lambda message: broken.append(message.text) if message.type == "error" else None)
    page.goto(f"{coach_address}/?lang=en")
    page.locator("credit-coach .launcher").wait_for()
    code = page.locator("#code")
    assert code.inner_text() == f'<script src="{coach_address}/widget.js" async></script>'
    page.select_option("[name=theme]", "dark")
    page.fill("[name=site]", "my-shop")
    assert (
        code.inner_text()
        == f'<script src="{coach_address}/widget.js" async data-theme="dark" data-site="my-shop"></script>'
    )
    page.select_option("[name=mode]", "inline")
    assert '<credit-coach theme="dark" mode="inline" site="my-shop"></credit-coach>' in code.inner_text()
    page.click("#apply")
    page.locator("#stage credit-coach .greeting").wait_for()
    ask(page, "what is a payment order", "#stage credit-coach")
    assert broken == []


# ---- everybody ----


def violations(page: Any) -> list[str]:
    """Return what axe finds, as rule and place."""
    from axe_playwright_python.base import AXE_FILE_PATH

    page.evaluate(Path(AXE_FILE_PATH).read_text(encoding="utf-8"))
    found = page.evaluate("axe.run()")
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_axe_finds_nothing_in_the_widget(show: Show, lang: str, scheme: str) -> None:
    """Launcher, greeting, answer, sources, a walk's result: no violation in either language, by day and by night."""
    page = show(script=f'data-locale="{lang}"', lang=lang, color_scheme=scheme, reduced_motion="reduce")
    assert violations(page) == []
    opened(page)
    assert violations(page) == []
    ask(page, CITED[0] if lang == "zh" else "what is a payment order")
    assert violations(page) == []
    page.locator("credit-coach .mark").first.click()
    assert violations(page) == []
    page.keyboard.press("Escape")
    walk = {
        "zh": (
            "帮我做个还款计划，花呗欠5000，信用卡欠12000",
            "同意",
            "花呗5000 年利率14.6% 每月500；信用卡12000 年利率18% 最低还1200",
            "500",
            "2500",
        ),
        "en": ("Work out whether I can afford it", "I agree"),
    }[lang]
    for text in walk:
        ask(page, text)
    assert violations(page) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_axe_finds_nothing_on_our_pages(show: Show, coach_address: str, lang: str) -> None:
    """The front page and an article, in both languages."""
    page = show()
    for path in (f"/?lang={lang}", f"/articles/{lang}/payment-order"):
        page.goto(coach_address + path)
        page.wait_for_load_state("networkidle")
        assert violations(page) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_axe_finds_nothing_on_the_chat_page(show: Show, coach_address: str, lang: str) -> None:
    """The Gradio page with an answer on it, what Gradio itself builds included."""
    page = show()
    page.goto(f"{coach_address}/chat/?lang={lang}")
    page.wait_for_selector("#bot .option")
    page.fill("#box textarea", CITED[0] if lang == "zh" else "what is a payment order")
    page.press("#box textarea", "Enter")
    page.wait_for_selector("#bot a[href*='/articles/']")
    assert violations(page) == []
