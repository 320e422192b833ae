"""The composer that lets a language model word an answer and shows of it only what the verifier lets through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from credit_coach.answering.answer import Answer, Asked, CitedSentence, Part
from credit_coach.answering.draft import Draft
from credit_coach.answering.extractive import ExtractiveComposer, Place, Selection
from credit_coach.answering.generative.calling import Calling
from credit_coach.answering.generative.guards import Breaker, Budget
from credit_coach.answering.generative.listening import tell
from credit_coach.answering.generative.model import ModelFailed, WritingModel
from credit_coach.answering.generative.parsing import Reader, Written
from credit_coach.answering.generative.prompt import MOST_SENTENCES, filled, messages
from credit_coach.answering.verification import Verifier, quantities
from credit_coach.knowledge.facts import FactRegister
from credit_coach.knowledge.figures import Lang
from credit_coach.retrieval.passages import Passage
from credit_coach.retrieval.search import SearchResult
from credit_coach.wording import Wording

#: Sentences shown of one answer.
MOST_SHOWN = 8


class GenerativeComposer:
    """Words the extractive composer's choice anew; gives the extractive answer when that does not work out."""

    def __init__(
        self,
        extractive: ExtractiveComposer,
        model: WritingModel,
        verifier: Verifier,
        register: FactRegister,
        wording: Wording,
        budget: Budget,
        seconds: float,
        walks: Sequence[str],
    ) -> None:
        """`seconds` is the deadline of one message, `walks` are the names of the tools that the model may ask for."""
        self._extractive, self._model, self._verifier = extractive, model, verifier
        self._register, self._wording = register, wording
        self._budget, self._breaker, self._seconds = budget, Breaker(), seconds
        self._walks = tuple(walks)

    def openings(self, passages: Sequence[Passage], on: date) -> Answer:
        """Compose one sentence for each section: the articles' own, for a choice needs no other words."""
        return self._extractive.openings(passages, on)

    def compose(
        self,
        found: Sequence[SearchResult],
        missing: Sequence[str],
        on: date,
        also: Passage | None = None,
        asked: Asked | None = None,
    ) -> Answer:
        """Compose one answer in the model's words, or the extractive one."""
        chosen = self._extractive.select(found, on)
        if asked is None or not chosen.parts:
            return self._extractive.compose(found, missing, on, also)
        turn = _Turn(chosen, self._register, self._verifier, asked)
        reader = Reader()
        try:
            calling = Calling(self._model, self._budget, self._breaker, self._seconds)
            prompt = messages(turn.places, asked, self._walks, chosen.lang, self._register, self._wording)
            for text in calling.stream(prompt, asked.conversation):
                turn.take(reader.feed(text))
            turn.take(reader.end())
        except ModelFailed as failure:
            turn.dropped.append(failure.reason)
        walk = reader.walk if reader.walk in self._walks else None
        if not turn.answers():
            answer = self._extractive.compose(found, missing, on, also)
            return replace(answer, dropped=(*turn.dropped, "extractive"), walk=walk)
        answer = self._extractive.finish(chosen, turn.draft, turn.parts(), missing, on, also)
        return replace(answer, model=self._model.name, dropped=tuple(turn.dropped), walk=walk)


class _Turn:
    """What is kept of one answer while the model writes it."""

    def __init__(self, chosen: Selection, register: FactRegister, verifier: Verifier, asked: Asked) -> None:
        self._chosen, self._register, self._verifier = chosen, register, verifier
        self._said = frozenset().union(*map(quantities, (asked.text, *asked.earlier)))
        self.places = list(_places(chosen))[:MOST_SENTENCES]
        self.draft = Draft(chosen.lang, register)
        self.dropped: list[str] = []
        self._shown: list[tuple[int, CitedSentence]] = []
        self._answered: set[int] = set()
        self._seen = 0

    @property
    def lang(self) -> Lang:
        return self._chosen.lang

    def take(self, sentences: Sequence[Written]) -> None:
        """Verify sentences and keep those that may be shown."""
        for sentence in sentences:
            self._seen += 1
            reasons = self._reasons(sentence)
            if reasons:
                self.dropped.append(f"{self._seen}:{'+'.join(reasons)}")

    def _reasons(self, sentence: Written) -> tuple[str, ...]:
        """Keep a sentence, or return why it is dropped."""
        if len(self._shown) >= MOST_SHOWN:
            return ("too-many",)
        if any(not 1 <= number <= len(self.places) for number in sentence.cites):
            return ("citation",)
        cited = [self.places[number - 1] for number in sentence.cites]
        text = filled(sentence.text, [line for _, line in cited], self._register, self.lang)
        if text is None:
            return ("token",)
        verdict = self._verifier(text, [line.text for _, line in cited], self.lang, self._said)
        if not verdict.holds:
            return verdict.reasons
        kept = self.draft.cite_as(text, cited)
        part = self._part_of(cited)
        self._shown.append((part, kept))
        if any(place in self._chosen.parts[part].lines for place in cited):
            self._answered.add(part)
        tell(kept)
        return ()

    def _part_of(self, cited: Sequence[Place]) -> int:
        """Return the part that a sentence belongs to: that of what it cites, else the one before it."""
        for number, part in enumerate(self._chosen.parts):
            if any(place in part.lines or place in part.more for place in cited):
                return number
        return self._shown[-1][0] if self._shown else 0

    def answers(self) -> bool:
        """Tell whether what is left answers every question: each has a sentence on what was chosen for it."""
        return len(self._answered) == len(self._chosen.parts)

    def parts(self) -> list[Part]:
        """Return the kept sentences under the headings of the questions."""
        return [
            Part(part.heading, tuple(sentence for own, sentence in self._shown if own == number))
            for number, part in enumerate(self._chosen.parts)
        ]


def _places(chosen: Selection) -> Iterator[Place]:
    """Yield what was chosen before what was left, so that the best comes first where room is short."""
    for part in chosen.parts:
        yield from part.lines
    for part in chosen.parts:
        yield from part.more
