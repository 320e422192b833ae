"""The sentences of the walks: complete for every question, and none left over."""

from __future__ import annotations

import re
from pathlib import Path

import credit_coach.walks
from credit_coach.dialogue.walk import Question
from credit_coach.walks.all import TOOLS
from credit_coach.wording import Wording

#: What every question has.
_OF_A_QUESTION = ("ask", "why", "examples", "label")


def _code() -> str:
    folder = Path(credit_coach.walks.__file__).parent
    return "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))


def _questions() -> set[str]:
    """Names of all questions that any walk has in its modules."""
    found = set(re.findall(r'(?:Question|question)\(\s*f?"([a-z_]+)', _code()))
    return found | {
        question.name for tool in TOOLS for question in tool.walk.questions({}) if isinstance(question, Question)
    }


def test_no_sentence_is_left_over(wording: Wording) -> None:
    """Each key of a walk stands in the code of the walks, whole or as the fixed part of a composed one."""
    code = _code()
    whole = set(re.findall(r"""["']([a-zA-Z0-9_.]+)["']""", code))
    starts = tuple(one for one in re.findall(r"""f["']([a-zA-Z0-9_.]+\.)\{""", code) if one != "walk.")
    names, questions = {tool.walk.name for tool in TOOLS}, _questions()
    left = set()
    for key in sorted(wording.keys()):
        if not key.startswith("walk."):
            continue
        rest = key.removeprefix("walk.")
        own, _, inside = rest.partition(".")
        rest = inside if own in names else rest
        name, _, last = rest.partition(".")
        of_question = name in questions and (last in _OF_A_QUESTION or last.startswith("option."))
        shown = rest.startswith(("show.", "trouble.", "rate.", "file.", "offer.", "miss.", "way_out."))
        if not (rest in whole or key in whole or rest.startswith(starts) or of_question or shown):
            left.add(key)
    assert left == set()
