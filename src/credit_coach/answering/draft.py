"""Collecting citations while a text is put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from credit_coach.answering.answer import Citation, CitedSentence, fact_note
from credit_coach.knowledge.facts import FactRegister
from credit_coach.knowledge.figures import Lang
from credit_coach.retrieval.passages import Line, Passage


@dataclass
class Draft:
    """Collects citations while sentences are chosen: sentences with the same section and facts share one."""

    lang: Lang
    register: FactRegister
    cited: dict[tuple[str, tuple[str, ...]], list[tuple[Passage, Line]]] = field(default_factory=dict)

    def cite(self, passage: Passage, line: Line) -> CitedSentence:
        """Return a sentence with the number of its citation."""
        key = (passage.id, line.facts)
        self.cited.setdefault(key, []).append((passage, line))
        number = list(self.cited).index(key) + 1
        return CitedSentence(line.text, line.kind, number, line.anchor)

    def cite_as(self, text: str, rests_on: Sequence[tuple[Passage, Line]]) -> CitedSentence:
        """Return a sentence in other words with the numbers of what it rests on; none gives citation 0."""
        cited = list({one.citation: one for one in (self.cite(*place) for place in rests_on)}.values())
        if not cited:
            return CitedSentence(text, "sentence", 0, "")
        others = tuple((one.citation, one.anchor) for one in cited[1:])
        return CitedSentence(text, "sentence", cited[0].citation, cited[0].anchor, others)

    def citations(self) -> tuple[Citation, ...]:
        """Return the citations in the order in which they were first used."""
        return tuple(
            Citation(
                n=number,
                article=rows[0][0].article,
                section=rows[0][0].section,
                title=rows[0][0].title,
                heading=rows[0][0].heading,
                sentences=tuple(line.text for _, line in rows),
                reviewed=rows[0][0].reviewed.isoformat(),
                facts=tuple(fact_note(self.register, fact_id, self.lang) for fact_id in facts),
            )
            for number, ((_, facts), rows) in enumerate(self.cited.items(), 1)
        )

    @property
    def used(self) -> set[str]:
        """The facts behind everything cited."""
        return {fact for _, facts in self.cited for fact in facts}
