"""What holds for each walk alike."""

from __future__ import annotations

import pytest

from credit_coach.knowledge.figures import LANGS, Lang
from credit_coach.knowledge.library import Library
from credit_coach.retrieval.passages import passage_id
from credit_coach.walks.all import TOOLS
from credit_coach.walks.tool import Tool

from .saying import known_passages


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.walk.name)
def test_its_sections_exist(tool: Tool, lang: Lang, library: Library) -> None:
    """What explains the walk and its questions are sections of the knowledge base."""
    passages = known_passages(library)
    for article, section in (tool.about, *tool.reasons.values()):
        assert passage_id(lang, article, section) in passages
