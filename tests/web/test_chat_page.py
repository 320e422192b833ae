"""The chat page in a real browser: asked, answered, cited, cleared, and nothing leaves for another host."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from tests.web.watching import watch

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(start_service: Callable[..., str]) -> str:
    """The address of a server that was started as a person starts it."""
    return start_service()


@contextmanager
def opened(browser: Any, address: str, query: str = "", **context: Any) -> Iterator[Any]:
    """Open the page; fails when anything was asked of another host or a script broke."""
    page = browser.new_context(**({"locale": "zh-CN"} | context)).new_page()
    outside, errors = watch(page, address)
    page.goto(f"{address}/chat/{query}")
    page.wait_for_selector("#box textarea")
    page.wait_for_selector("#bot .option")
    yield page
    assert outside == []
    assert errors == []
    page.context.close()


def ask(page: Any, text: str) -> str:
    """Type a question, press Enter and return the reply's text."""
    before = page.locator("#bot .bot-row").count()
    page.fill("#box textarea", text)
    page.press("#box textarea", "Enter")
    page.wait_for_function(
        "n => document.querySelectorAll('#bot .bot-row').length > n"
        " && !/正在查资料|Looking it up/.test([...document.querySelectorAll('#bot .bot-row')].at(-1).innerText)",
        arg=before,
    )
    return str(page.locator("#bot .bot-row").last.inner_text())


def test_a_question_is_answered_with_links_to_the_sentence(browser: Any, address: str) -> None:
    """An answer's mark opens the article at the exact sentence, which is highlighted with its source."""
    with opened(browser, address) as page:
        assert "支付令" in ask(page, "支付令是什么")
        link = page.locator("#bot a[href*='/articles/']").first.get_attribute("href")
        article = page.context.new_page()
        article.goto(address + link if link.startswith("/") else link)
        target = article.locator(":target")
        assert target.count() == 1
        assert target.locator(".source").count() >= 1
        assert target.locator(".checked").first.inner_text()


def test_buttons_send_and_follow_ups_remember(browser: Any, address: str) -> None:
    """A starter button sends its question; a follow-up and the other language work on it."""
    with opened(browser, address) as page:
        page.locator("#bot .option").first.click()
        page.wait_for_selector("#bot a[href*='/articles/']")
        assert ask(page, "花呗也一样吗")
        assert (
            "Huabei" in ask(page, "what about that in English")
            or "report" in page.locator("#bot .bot-row").last.inner_text()
        )


def test_the_page_speaks_both_languages(browser: Any, address: str) -> None:
    """An English browser gets English, the button switches, and ?lang= decides."""
    with opened(browser, address, locale="en-US") as page:
        page.wait_for_function("() => document.querySelector('#title').innerText.includes('Credit Coach')")
        page.click("#switch")
        page.wait_for_function("() => document.querySelector('#title').innerText.includes('用信教练')")
    with opened(browser, address, query="?lang=en") as page:
        page.wait_for_function("() => document.querySelector('#title').innerText.includes('Credit Coach')")


def test_a_reload_keeps_the_talk_and_clearing_forgets_it(browser: Any, address: str) -> None:
    """The browser holds one opaque id; a reload shows the talk again, clearing deletes it for good."""
    with opened(browser, address) as page:
        ask(page, "支付令是什么")
        stored = page.evaluate(
            "JSON.stringify(Object.entries(localStorage)) + JSON.stringify(Object.entries(sessionStorage))"
        )
        assert "支付令" not in stored
        assert len(page.evaluate("Object.keys(localStorage)")) == 1
        page.reload()
        page.wait_for_selector("#bot .user-row")
        page.click("#clear")
        page.wait_for_function("() => document.querySelectorAll('#bot .user-row').length === 0")
        page.reload()
        page.wait_for_selector("#bot .option")
        page.wait_for_timeout(500)
        assert page.locator("#bot .user-row").count() == 0


def test_markup_typed_by_a_person_is_shown_as_text(browser: Any, address: str) -> None:
    """A script or an image in a message neither runs nor loads."""
    with opened(browser, address) as page:
        ask(page, "<img src=https://attacker.example/p.png onerror=alert(1)> 提前还款划算吗")
        assert page.locator("#bot img[src*='attacker']").count() == 0
        assert "attacker.example" in page.locator("#bot .user-row").last.inner_text()


def test_a_thumb_opens_no_error_and_is_written_down(browser: Any, address: str, data_dir: Path) -> None:
    """A verdict on a reply is one line of the feedback file, without words."""
    with opened(browser, address) as page:
        ask(page, "支付令是什么")
        page.locator("#bot button[aria-label='Dislike'], #bot button[aria-label='踩']").last.click()
        for _ in range(50):
            if (data_dir / "feedback.jsonl").exists():
                break
            page.wait_for_timeout(100)
    written = (data_dir / "feedback.jsonl").read_text(encoding="utf-8")
    assert "payment-order" in written
    assert "支付令是什么" not in written


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_overflows_at_any_width(browser: Any, address: str, width: int, scheme: str) -> None:
    """From a small phone to a desktop, light and dark, the page never scrolls sideways."""
    with opened(browser, address, viewport={"width": width, "height": 800}, color_scheme=scheme) as page:
        ask(page, "收到法院短信怎么办")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        assert page.locator("#box .submit-button").bounding_box()["height"] >= 44


def test_enter_is_left_to_the_input_method(browser: Any, address: str) -> None:
    """Enter that confirms Chinese candidates does not send the half-written message."""
    with opened(browser, address) as page:
        page.fill("#box textarea", "提前")
        page.evaluate(
            """() => document.querySelector('#box textarea').dispatchEvent(new KeyboardEvent('keydown',
            {key: 'Enter', code: 'Enter', keyCode: 229, isComposing: true, bubbles: true, cancelable: true}))"""
        )
        page.wait_for_timeout(600)
        assert page.locator("#bot .user-row").count() == 0
