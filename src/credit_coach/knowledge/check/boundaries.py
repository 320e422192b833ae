"""Rules on the subjects that are not covered: their sentences, too, take figures from the register."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from credit_coach.errors import ContentError
from credit_coach.knowledge.articles import fill, without_tokens
from credit_coach.knowledge.check.content import Content, Finding
from credit_coach.knowledge.figures import LANGS
from credit_coach.knowledge.vocabulary import boundaries_by_file


def boundary_help(content: Content) -> Iterator[Finding]:
    """The help of a subject that is not covered names known figures and types none."""
    for path, boundaries in boundaries_by_file(content.folder / "vocabulary").items():
        for boundary, lang in product(boundaries, LANGS):
            text = boundary.help(lang)
            try:
                fill(text, content.register, lang)
            except ContentError as error:
                yield Finding(path, 1, "unknown-fact", f"{boundary.id}: {error}")
            if re.search(r"\d", without_tokens(text)):
                yield Finding(path, 1, "typed-figure", f"{boundary.id}: a figure is typed in the {lang} help")
