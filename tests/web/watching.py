"""What a page under test asks of other hosts, and what goes wrong in it."""

from __future__ import annotations

from typing import Any

# Gradio closes its own stream of events when the page is left or loaded again, and reports that as an error.
_CLOSED_BY_THE_PAGE = "AbortError: signal is aborted without reason"


def watch(page: Any, *ours: str) -> tuple[list[str], list[str]]:
    """Return two lists that fill as the page lives: addresses outside `ours`, and errors."""
    outside: list[str] = []
    errors: list[str] = []

    def told(message: str) -> None:
        if not message.startswith(_CLOSED_BY_THE_PAGE):
            errors.append(message)

    page.on("request", lambda r: None if r.url.startswith((*ours, "data:", "blob:")) else outside.append(r.url))
    page.on("pageerror", lambda error: told(str(error)))
    page.on("response", lambda r: errors.append(f"{r.status} {r.url}") if r.status >= 400 else None)
    page.on("console", lambda message: told(message.text) if message.type == "error" else None)
    return outside, errors
