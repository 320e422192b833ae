"""The default composer: the articles' own sentences, chosen for the question. Nothing is generated.

The first sentence of a section answers its questions; then come those of its sentences that the question needs, in
their order, within a budget that fits a phone; then what can be done next. A sentence that rests on a fact that is no
longer in force is left out, whatever the index says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from credit_coach.answering.answer import Answer, Asked, Completeness, Part
from credit_coach.answering.draft import Draft
from credit_coach.knowledge.articles import SHORT
from credit_coach.knowledge.figures import Figure, Lang, length_of
from credit_coach.retrieval.passages import Line, Passage, groups_of, joined, passage_id
from credit_coach.retrieval.search import Search, SearchResult

#: Room for one part's sentences after the first: Chinese characters, English words.
BUDGET: dict[Lang, int] = {"zh": 260, "en": 150}
#: The same for what may have been meant instead.
BUDGET_INSTEAD: dict[Lang, int] = {"zh": 110, "en": 60}
#: A sentence needs this share of the best sentence's relevance to be shown.
RELEVANT = 0.55
MAX_STEPS = 3
#: Weight of shared words beside closeness in meaning when sentences are chosen.
_WORDS = 0.5


#: A sentence and the passage that it stands in.
Place = tuple[Passage, Line]


@dataclass(frozen=True)
class SelectedPart:
    """What answers one question: its sentences, `openers` of which answer alone, and what was left."""

    heading: str
    lines: tuple[Place, ...]
    openers: int
    more: tuple[Place, ...]


@dataclass(frozen=True)
class Selection:
    """What was chosen for a message, before it is cited. `instead` answers what else may have been meant."""

    lang: Lang
    parts: tuple[SelectedPart, ...]
    steps: tuple[Place, ...]
    instead: SelectedPart | None


class ExtractiveComposer:
    """Composes from the sentences of the passages that were found."""

    def __init__(self, search: Search) -> None:
        self._search = search
        self._register = search.library.facts

    def compose(
        self,
        found: Sequence[SearchResult],
        missing: Sequence[str],
        on: date,
        also: Passage | None = None,
        asked: Asked | None = None,
    ) -> Answer:
        """Compose one answer from confident results, best passage first in each; the sentences need no `asked`."""
        return self.in_own_words(self.select(found, on, also), missing, on)

    def in_own_words(self, chosen: Selection, missing: Sequence[str], on: date) -> Answer:
        """Return the answer of the chosen sentences as they stand in the articles."""
        draft = Draft(chosen.lang, self._register)
        parts = [_cited(part, draft) for part in chosen.parts]
        return self.finish(chosen, draft, parts, missing, on)

    def select(self, found: Sequence[SearchResult], on: date, also: Passage | None = None) -> Selection:
        """Choose what answers: for each result its sentences and the steps after them; less of what else was meant."""
        lang = found[0].lang if found else "zh"
        parts: list[SelectedPart] = []
        steps: list[Place] = []
        budget = BUDGET[lang] // max(1, len(found))
        share = MAX_STEPS if len(found) == 1 else 2
        for result in found:
            opening, section = self._opening(result)
            lines = [(opening, line) for line in self._openers(opening, on)]
            openers = len(lines)
            lines += [(section, line) for line in self._choose(result.query, section, budget, on)]
            if lines:
                rest = [(section, line) for line in section.lines if line.may_be_stated(self._register, on)]
                more = tuple(place for place in rest if place not in lines)
                parts.append(SelectedPart(_heading(opening), tuple(lines), openers, more))
            current = [line for line in section.steps if line.may_be_stated(self._register, on)]
            steps += [(section, line) for line in current[:share]]
        instead = self._instead(found[0].query, also, on) if also is not None else None
        return Selection(lang, tuple(parts), tuple(steps[: MAX_STEPS + 1]), instead)

    def _instead(self, query: str, passage: Passage, on: date) -> SelectedPart | None:
        opening = self._openers(passage, on)[:1]
        if not opening:
            return None
        lines = (*opening, *self._choose(query, passage, BUDGET_INSTEAD[passage.lang], on))
        return SelectedPart(_heading(passage), tuple((passage, line) for line in lines), len(opening), ())

    def finish(
        self,
        chosen: Selection,
        draft: Draft,
        parts: Sequence[Part],
        missing: Sequence[str],
        on: date,
    ) -> Answer:
        """Return the answer that `parts`, cited in `draft`, make with the steps and what else may have been meant."""
        check_latest = self._check_latest(draft.used, chosen.lang, on)
        # Cited last, so that the numbers rise in reading order.
        to_do = tuple(draft.cite(section, line) for section, line in chosen.steps)
        instead = _cited(chosen.instead, draft) if chosen.instead else None
        completeness: Completeness = "none" if not parts else "partial" if missing else "complete"
        return Answer(
            lang=chosen.lang,
            parts=tuple(parts),
            steps=to_do,
            also=instead,
            citations=draft.citations(),
            completeness=completeness,
            missing=tuple(missing),
            check_latest=check_latest,
        )

    def openings(self, passages: Sequence[Passage], on: date) -> Answer:
        """Compose the opening sentence of each passage, under its heading."""
        opened = [(passage, self._openers(passage, on)[:1]) for passage in passages]
        return self._aside(
            [
                SelectedPart(_heading(one), tuple((one, line) for line in lines), 1, ())
                for one, lines in opened
                if lines
            ],
            passages[0].lang,
        )

    def nearest(self, query: str, passage: Passage, on: date) -> Answer:
        """Compose the first sentences of a passage that may be meant."""
        instead = self._instead(query, passage, on)
        return self._aside([instead] if instead else [], passage.lang)

    def _aside(self, parts: Sequence[SelectedPart], lang: Lang) -> Answer:
        """Return parts that answer what may be meant, without steps and notes."""
        draft = Draft(lang, self._register)
        cited = tuple(_cited(part, draft) for part in parts)
        return Answer(
            lang=lang,
            parts=cited,
            steps=(),
            also=None,
            citations=draft.citations(),
            completeness="partial",
            missing=(),
            check_latest=None,
        )

    def _opening(self, result: SearchResult) -> tuple[Passage, Passage]:
        """Return the passage whose words open the answer and the section that it goes on with.

        They are the same unless the article's short answer was found: that goes on with the article's section that
        search liked best, else the first.
        """
        passage = result.kept[0].passage
        rest = self._sections(passage)[1:]
        if passage.section != SHORT or not rest:
            return passage, passage
        hits = (hit.passage for hit in (*result.kept, *result.rejected))
        return passage, next((one for one in hits if one.article == passage.article and one is not passage), rest[0])

    def _openers(self, passage: Passage, on: date) -> list[Line]:
        """Return what answers by itself: a short answer whole, the first sentence of a section."""
        lines = [line for line in passage.lines if line.may_be_stated(self._register, on)]
        return lines if passage.section == SHORT else lines[:1]

    def _sections(self, passage: Passage) -> list[Passage]:
        article = self._search.library.article(passage.lang, passage.article)
        ids = [section.id for section in article.sections] if article else [passage.section]
        return [self._search.passages[passage_id(passage.lang, passage.article, one)] for one in ids]

    def _choose(self, question: str, passage: Passage, budget: int, on: date) -> list[Line]:
        """Return the sentences after the first that the question needs, in their order, within the budget."""
        groups = groups_of([line for line in passage.lines[1:] if line.may_be_stated(self._register, on)])
        relevance = self._relevance(question, list(map(joined, groups)))
        chosen: set[int] = set()
        room = budget
        best = max(relevance, default=0.0)
        for index in sorted(range(len(groups)), key=lambda i: -relevance[i]):
            size = sum(length_of(line.text, passage.lang) for line in groups[index])
            if size <= room and relevance[index] >= RELEVANT * best:
                chosen.add(index)
                room -= size
        return [line for index in sorted(chosen) for line in groups[index]]

    def _relevance(self, question: str, texts: Sequence[str]) -> list[float]:
        if not texts:
            return []
        asked = set(self._search.terms(question))
        cosines = self._search.near(question, texts)
        scores = []
        for text, cosine in zip(texts, cosines, strict=True):
            shared = len(asked & set(self._search.terms(text))) / max(1, len(asked))
            scores.append(max(0.0, float(cosine)) + _WORDS * shared)
        return scores

    def _check_latest(self, used: set[str], lang: Lang, on: date) -> str | None:
        """Return the oldest date behind the facts that change often, as `lang` writes it; None when there are none."""
        dates = [fact.as_of or "" for fact in map(self._register.__getitem__, used) if fact.needs_latest_notice(on)]
        known = sorted(one for one in dates if one)
        if not dates:
            return None
        return Figure(known[0], "date").text(lang) if known else ""


def _cited(part: SelectedPart, draft: Draft) -> Part:
    return Part(part.heading, tuple(draft.cite(passage, line) for passage, line in part.lines))


def _heading(passage: Passage) -> str:
    return passage.title if passage.section == SHORT else passage.heading
