"""The sentences of the widget, from prompts/ and the register, as the two files that its build takes in.

`python -m credit_coach.web.widget_strings` writes them; a test holds them to what the prompts say.
"""

from __future__ import annotations

import json
from pathlib import Path

from credit_coach.config import bundled_folder
from credit_coach.knowledge.facts import FactRegister
from credit_coach.knowledge.figures import LANGS, Lang
from credit_coach.knowledge.library import Library
from credit_coach.replies import hotline
from credit_coach.wording import Wording

#: Of the sources checkout; a wheel has the built files and no need of these.
GENERATED = Path(__file__).parent / "widget" / "generated"

_LAUNCHER = ("open", "close", "loading", "load_failed")
#: Sentences that other faces say as well, by the name that the widget has for them.
_SHARED = {
    "name": "page.name",
    "placeholder": "page.placeholder",
    "send": "page.send",
    "restart": "page.clear",
    "what_it_is": "page.what_it_is",
    "gone": "page.forgotten",
    "greeting": "greeting",
    "starters": "page.starters",
    "reasons": "page.feedback_reasons",
    "not_dated": "sources.not_dated",
    "as_of": "sources.as_of",
    "own_article": "sources.article",
    "urgent": "page.urgent",
}
_HOTLINES = ("support", "police", "ambulance")


def launcher_strings(wording: Wording) -> dict[str, dict[str, str]]:
    """Return what the first script says, by language."""
    return {lang: {name: wording.say(lang, f"widget.{name}") for name in _LAUNCHER} for lang in LANGS}


def chat_strings(wording: Wording, register: FactRegister) -> dict[str, dict[str, str]]:
    """Return what the chat says, by language; variables stay as {name}."""
    return {lang: _chat(lang, wording, register) for lang in LANGS}


def _chat(lang: Lang, wording: Wording, register: FactRegister) -> dict[str, str]:
    every = wording.keys()
    own = {key.removeprefix("widget."): key for key in every if key.startswith("widget.")}
    keys = {name: key for name, key in own.items() if name not in _LAUNCHER or name == "close"}
    keys |= {key.removeprefix("sources."): key for key in every if key.startswith("sources.level.")}
    strings = {name: _template(wording, lang, key) for name, key in sorted((keys | _SHARED).items())}
    return strings | {name: hotline(register, name, lang) for name in _HOTLINES}


def _template(wording: Wording, lang: Lang, key: str) -> str:
    return wording.say(lang, key, **{name: f"{{{name}}}" for name in wording.variables(key)})


def written(strings: dict[str, dict[str, str]]) -> str:
    """Return strings as their file holds them."""
    return json.dumps(strings, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def main() -> None:
    """Write both files anew."""
    wording = Wording.load(bundled_folder("prompts"))
    register = Library.load(bundled_folder("knowledge")).facts
    GENERATED.mkdir(exist_ok=True)
    (GENERATED / "launcher.json").write_text(written(launcher_strings(wording)), encoding="utf-8")
    (GENERATED / "chat.json").write_text(written(chat_strings(wording, register)), encoding="utf-8")


if __name__ == "__main__":
    main()
