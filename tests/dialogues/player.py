"""Plays a scripted dialogue against the coach and says what did not come out as written.

A dialogue is a list of turns in YAML, written for people: what is said, exactly which answers it changes (`sets`), and
where it matters what is asked next (`asks`), the `outcome`, the `walk` and its `state`, the `verdict`, and what the
reply `contains` or `lacks`. `restarts` marks a turn that clears every answer but the consent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from credit_coach.coach import Coach
from credit_coach.dialogue.conversation import Conversation
from credit_coach.reply import Reply

#: The day on which all dialogues take place: dates in them are fixed.
TODAY = date(2026, 11, 25)
_KEYS = {"say", "sets", "asks", "outcome", "contains", "lacks", "walk", "state", "verdict", "restarts"}


@dataclass(frozen=True)
class Dialogue:
    """One script. `lang` is the page's language before the first word."""

    name: str
    lang: str
    shows: str
    turns: tuple[Mapping[str, Any], ...]


def load(folder: Path) -> list[Dialogue]:
    """Read all scripts of a folder; a misspelt key would check nothing, so it is refused."""
    found = []
    for path in sorted(folder.glob("*.yaml")):
        for raw in yaml.safe_load(path.read_text(encoding="utf-8")):
            for turn in raw["turns"]:
                unknown = set(turn) - _KEYS
                if unknown:
                    raise ValueError(f"{path.name}: {raw['name']}: unknown keys {unknown}")
            walk, lang = path.name.split(".")[:2]
            found.append(Dialogue(f"{walk}.{lang}: {raw['name']}", lang, str(raw["shows"]), tuple(raw["turns"])))
    return found


def play(coach: Coach, dialogue: Dialogue) -> list[str]:
    """Play a dialogue; return one line for everything that came out otherwise."""
    conversation = Conversation("script", "en" if dialogue.lang == "en" else "zh")
    wrong: list[str] = []
    known: dict[str, dict[str, str]] = {}
    for number, turn in enumerate(dialogue.turns, 1):
        conversation, reply = coach.respond(conversation, str(turn["say"]), TODAY)
        state = conversation.walk
        if state is not None:
            answers = {name: value for name, value in state.answers.items() if not name.startswith("confirm:")}
            changed = _changes(known.get(state.name, {}), answers)
            known[state.name] = answers
        else:
            changed = {}
            # What was cancelled is gone; what was put aside is not.
            known = {one.name: dict(one.answers) for one in conversation.shelf}
        label = f"turn {number} {turn['say']!r}"
        wrong += [f"{label}: {one}" for one in _differences(turn, changed, reply, state.name if state else "none")]
    return wrong


def _changes(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, str | None]:
    return {name: after.get(name) for name in {*before, *after} if before.get(name) != after.get(name)}


def _differences(turn: Mapping[str, Any], changed: Mapping[str, str | None], reply: Reply, walk: str) -> list[str]:
    wrong = []
    if turn.get("restarts"):
        changed = {name: value for name, value in changed.items() if value is not None}
    expected = {name: None if value is None else str(value) for name, value in (turn.get("sets") or {}).items()}
    if changed != expected:
        wrong.append(f"set {dict(changed)}, expected {expected}")
    view = reply.walk
    seen = {
        "asks": view.question if view else None,
        "outcome": reply.outcome,
        "walk": walk,
        "state": view.state if view else None,
        "verdict": view.verdict if view else None,
    }
    wrong += [f"{key} {seen[key]}, expected {turn[key]}" for key in seen if key in turn and seen[key] != turn[key]]
    wrong += [f"lacks {text!r}" for text in _texts(turn, "contains") if text not in reply.text]
    wrong += [f"holds {text!r}" for text in _texts(turn, "lacks") if text in reply.text]
    return wrong


def _texts(turn: Mapping[str, Any], key: str) -> Sequence[str]:
    return [str(text) for text in turn.get(key) or ()]
