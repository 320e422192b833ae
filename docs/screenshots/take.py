"""Take the pictures in this folder: the page on a desktop and a phone, Chinese and English, light and dark.

Run with `make screenshots`; needs Chromium and CJK fonts (Debian: chromium, fonts-noto-cjk).
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).parent
SERVER = [sys.executable, "-c", "from credit_coach.cli import run; run()", "serve", "--port"]
CHROMIUM_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@dataclass(frozen=True)
class Shot:
    """One picture: questions are asked first; `open_sources` unfolds the list below the last answer."""

    name: str
    lang: str
    size: tuple[int, int]
    dark: bool
    questions: tuple[str, ...] = ()
    open_sources: bool = False


SHOTS = (
    Shot("desktop-zh", "zh", (1280, 900), False, ("白条晚还三天会上征信吗",)),
    Shot("desktop-zh-dark", "zh", (1280, 900), True, ("收到法院短信怎么办",), True),
    Shot("desktop-en", "en", (1280, 900), False, ("Can I go to prison for not paying my credit card?",)),
    Shot("desktop-en-dark", "en", (1280, 900), True, ("Is credit repair real?",)),
    Shot("phone-zh-start", "zh", (390, 844), False),
    Shot("phone-zh", "zh", (390, 844), False, ("催收打给我家人怎么办",)),
    Shot("phone-zh-dark", "zh", (390, 844), True, ("利息",)),
    Shot("phone-en", "en", (390, 844), False, ("I can't pay this month. What do I do?",)),
)


def main() -> None:
    """Start a server, take every picture, stop."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = subprocess.Popen([*SERVER, str(port)], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    base = f"http://127.0.0.1:{port}"
    try:
        wait(base)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM_ARGUMENTS)
            for shot in SHOTS:
                take(browser, base, shot)
            article(browser, base)
            browser.close()
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait(base: str) -> None:
    """Wait until the server answers."""
    for _ in range(300):
        try:
            if httpx.get(f"{base}/healthz").status_code == 200:
                return
        except httpx.HTTPError:
            time.sleep(0.2)


def take(browser: Any, base: str, shot: Shot) -> None:
    """Take one picture of the chat page."""
    width, height = shot.size
    page = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme="dark" if shot.dark else "light"
    ).new_page()
    page.goto(f"{base}/chat/?lang={shot.lang}")
    page.wait_for_selector("#bot .option")
    page.wait_for_timeout(1500)
    for question in shot.questions:
        page.fill("#box textarea", question)
        page.press("#box textarea", "Enter")
        page.wait_for_timeout(4500)
    if shot.open_sources:
        page.locator("#bot details summary").last.click()
        page.wait_for_timeout(500)
    page.screenshot(path=FOLDER / f"{shot.name}.png")
    page.context.close()


def article(browser: Any, base: str) -> None:
    """Take the picture of an article that a citation opened."""
    page = browser.new_context(viewport={"width": 900, "height": 900}).new_page()
    page.goto(f"{base}/articles/zh/payment-order#short-1")
    page.wait_for_timeout(800)
    page.screenshot(path=FOLDER / "article-zh.png")
    page.context.close()


if __name__ == "__main__":
    main()
