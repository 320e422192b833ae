"""Which walks begin, their results as plain text, and the sentences that they used."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from credit_coach.knowledge.figures import LANGS, Lang
from credit_coach.knowledge.library import Library
from credit_coach.money import InputInvalid
from credit_coach.reply import Block, ChartBlock, TableBlock, TextBlock
from credit_coach.retrieval.passages import Passage, passages_of
from credit_coach.walks.openings import Opening
from credit_coach.walks.speech import Speech
from credit_coach.walks.tool import Result, Tool
from credit_coach.wording import Wording

ON = date(2026, 11, 25)


class Heard(Wording):
    """A wording that remembers which sentences were said."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording._sentences)
        self.said: set[str] = set()

    def say(self, lang: Lang, key: str, **variables: str) -> str:
        """Remember the key and say it."""
        self.said.add(key)
        return super().say(lang, key, **variables)


def begun(opening: Opening | None) -> str | None:
    """Return the name of the walk that a message begins, None for none."""
    return opening.tool.walk.name if opening else None


_KNOWN: dict[str, dict[str, Passage]] = {}


def known_passages(library: Library) -> dict[str, Passage]:
    """Return all passages by id; they are made once."""
    if library.digest not in _KNOWN:
        _KNOWN[library.digest] = passages_of(library)
    return _KNOWN[library.digest]


def speech_of(tool: Tool, lang: Lang, wording: Wording, library: Library) -> Speech:
    """Return the words of a walk."""
    return Speech(tool.walk.name, lang, wording, library.facts, known_passages(library))


def conclude(tool: Tool, answers: dict[str, str], lang: Lang, wording: Wording, library: Library) -> Result:
    """Return the result of a walk."""
    return tool.result(answers, speech_of(tool, lang, wording, library), ON)


def text_of(result: Result) -> str:
    """Return all texts of a result."""
    return "\n\n".join(block.markdown for block in result.blocks if isinstance(block, TextBlock))


def first_sentence(result: Result) -> str:
    """Return the bold line that a result begins with."""
    first = result.blocks[0]
    assert isinstance(first, TextBlock)
    line = first.markdown.splitlines()[0]
    assert line.startswith("**")
    assert line.endswith("**")
    return line.strip("*")


def tables(result: Result) -> list[TableBlock]:
    """Return the tables of a result."""
    return [block for block in result.blocks if isinstance(block, TableBlock)]


def charts(result: Result) -> list[ChartBlock]:
    """Return the charts of a result."""
    return [block for block in result.blocks if isinstance(block, ChartBlock)]


def row(result: Result, name: str) -> tuple[str, ...]:
    """Return the table row that begins with a name."""
    return next(one for table in tables(result) for one in table.rows if one[0] == name)


def cited(blocks: tuple[Block, ...]) -> set[str]:
    """Return the anchors of the sentences that a result rests on."""
    return {anchor for block in blocks if isinstance(block, TextBlock) for anchor in block.anchors}


def assert_comes_back(
    tool: Tool, answers: dict[str, str], error: type[InputInvalid], question: str, wording: Wording, library: Library
) -> None:
    """Assert that nothing partial is shown: the failure names the question that is asked again."""
    with pytest.raises(error) as caught:
        conclude(tool, answers, "zh", wording, library)
    assert tool.question_of(caught.value.field) == question


def assert_every_sentence_is_said(
    tool: Tool, cases: Sequence[dict[str, str]], asked: dict[str, str], wording: Wording, library: Library
) -> None:
    """Assert that `cases` use every sentence of a walk in both languages; `asked` brings all its questions."""
    heard = Heard(wording)
    for lang in LANGS:
        for case in cases:
            conclude(tool, case, lang, heard, library)
            speech = speech_of(tool, lang, heard, library)
            for name in tool.figures(case, speech, ON, None):
                speech.say(f"asked.{name}")
    own = {key for key in sorted(wording.keys()) if key.startswith(f"walk.{tool.walk.name}.")}
    known = question_keys(tool, asked)
    assert known <= own
    assert own - known - heard.said == set()


def question_keys(tool: Tool, answers: dict[str, str]) -> set[str]:
    """Return the sentences that asking, explaining and showing a walk's questions needs."""
    keys = set()
    for question in tool.walk.questions(answers):
        # A question that is not asked is put when what was volunteered could not be used.
        keys |= {f"walk.{tool.walk.name}.{question.name}.{part}" for part in ("label", "ask", "why", "examples")}
        for option in getattr(question.kind, "options", {}):
            keys.add(f"walk.{tool.walk.name}.{question.name}.option.{option}")
    return keys
