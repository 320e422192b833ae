"""The composer that lets a language model word an answer and shows of it only what the verifier lets through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from credit_coach.answering.answer import Answer, Asked, CitedSentence, Part, Sum
from credit_coach.answering.draft import Draft
from credit_coach.answering.extractive import ExtractiveComposer, Place, Selection
from credit_coach.answering.generative.budget import Budget
from credit_coach.answering.generative.calling import Calling
from credit_coach.answering.generative.guards import Breaker
from credit_coach.answering.generative.listening import is_silent, tell
from credit_coach.answering.generative.model import ModelFailed, WritingModel
from credit_coach.answering.generative.parsing import Reader, Written
from credit_coach.answering.generative.prompt import MOST_SENTENCES, Results, filled, messages
from credit_coach.answering.generative.tools import Used, offered, use
from credit_coach.answering.verification import Quantity, Verifier, quantities
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
        *,
        tools: bool = True,
    ) -> None:
        """`seconds` is the deadline of one message, `walks` are those that the model may offer or begin.

        With `tools` a model that can call them may call the calculators, and begin a walk.
        """
        self._extractive, self._model, self._verifier = extractive, model, verifier
        self._register, self._wording = register, wording
        self._budget, self._breaker, self._seconds = budget, Breaker(), seconds
        self._walks, self._tools = tuple(walks), tools

    def openings(self, passages: Sequence[Passage], on: date) -> Answer:
        """Compose one sentence for each section: the articles' own, for a choice needs no other words."""
        return self._extractive.openings(passages, on)

    def nearest(self, query: str, passage: Passage, on: date) -> Answer:
        """Compose the first sentences of a section that may be meant: the articles' own words."""
        return self._extractive.nearest(query, passage, on)

    def compose(
        self,
        found: Sequence[SearchResult],
        missing: Sequence[str],
        on: date,
        also: Passage | None = None,
        asked: Asked | None = None,
    ) -> Answer:
        """Compose one answer in the model's words, or the extractive one."""
        chosen = self._extractive.select(found, on, also)
        if asked is None or is_silent() or not chosen.parts:
            return self._extractive.in_own_words(chosen, missing, on)
        turn = _Turn(chosen, self._register, self._verifier, asked)
        try:
            self._write(turn, asked)
        except ModelFailed as failure:
            turn.dropped.append(failure.reason)
        sums = turn.shown_sums()
        if turn.answers():
            answer = self._extractive.finish(chosen, turn.draft, turn.parts(), missing, on)
        else:
            answer = self._extractive.in_own_words(chosen, missing, on)
            turn.dropped.append("extractive")
        return replace(
            answer,
            model=self._model.name if turn.answers() or sums else None,
            dropped=tuple(turn.dropped),
            walk=turn.walk if turn.walk in self._walks else None,
            sums=sums,
            begins=turn.begins,
        )

    def _write(self, turn: _Turn, asked: Asked) -> None:
        """Let the model write, and where it calls tools first, once more with what they gave."""
        calling = Calling(self._model, self._budget, self._breaker, self._seconds)
        tools = self._offered(turn)
        self._read(turn, calling.stream(self._prompt(turn, asked, tools=bool(tools)), asked.conversation, tools))
        if not calling.wanted:
            return
        if not tools:
            raise ModelFailed("unknown-tool", again=False)
        used = use(calling.wanted, self._walks, turn.known, turn.lang, self._wording)
        if used.walk is not None:
            turn.walk, turn.begins = used.walk, used.walk if asked.may_begin else None
        if turn.answers() and not used.sums:
            return
        turn.begin_again(used.sums)
        self._read(turn, calling.stream(self._prompt(turn, asked, used=used), asked.conversation))

    def _offered(self, turn: _Turn) -> list[dict[str, Any]]:
        return offered(self._walks, turn.tells_figures) if self._tools and self._model.takes_tools else []

    def _prompt(
        self, turn: _Turn, asked: Asked, *, tools: bool = False, used: Used | None = None
    ) -> list[tuple[str, str]]:
        results = Results(tuple(turn.results), used.errors) if used is not None else None
        return messages(
            turn.places, asked, self._walks, turn.lang, self._register, self._wording, tools=tools, results=results
        )

    def _read(self, turn: _Turn, texts: Iterable[str]) -> None:
        reader = Reader()
        for text in texts:
            turn.take(reader.feed(text))
        turn.take(reader.end())
        turn.walk = turn.walk or reader.walk


class _Turn:
    """What is kept of one answer while the model writes it."""

    def __init__(self, chosen: Selection, register: FactRegister, verifier: Verifier, asked: Asked) -> None:
        self._chosen, self._register, self._verifier = chosen, register, verifier
        self._said = frozenset().union(*map(quantities, (asked.text, *asked.earlier)))
        self.places = list(_places(chosen))[:MOST_SENTENCES]
        self.dropped: list[str] = []
        self.walk: str | None = None
        self.begins: str | None = None
        self.begin_again(())

    def begin_again(self, sums: Sequence[Sum]) -> None:
        """Take back what was written, and let what follows cite the results of calculations too."""
        self._sums = tuple(sums)
        self.results = [sentence for one in sums for sentence in one.sentences]
        self.draft = Draft(self._chosen.lang, self._register)
        self._shown: list[tuple[int, CitedSentence]] = []
        self._of_sums: list[tuple[int, str]] = []
        self._answered: set[int] = set()
        self._seen = 0

    @property
    def lang(self) -> Lang:
        """The language of the answer."""
        return self._chosen.lang

    @property
    def tells_figures(self) -> bool:
        """Tell whether the person named any figure."""
        return bool(self._said)

    @property
    def known(self) -> frozenset[Quantity]:
        """Return the figures that the person and the material named."""
        return self._said.union(*(quantities(line.text) for _, line in self.places))

    def take(self, sentences: Sequence[Written]) -> None:
        """Verify sentences and keep those that may be shown."""
        for sentence in sentences:
            self._seen += 1
            reasons = self._reasons(sentence)
            if reasons:
                self.dropped.append(f"{self._seen}:{'+'.join(reasons)}")

    def _reasons(self, sentence: Written) -> tuple[str, ...]:
        """Keep a sentence, or return why it is dropped."""
        if len(self._shown) + len(self._of_sums) >= MOST_SHOWN:
            return ("too-many",)
        last = len(self.places)
        if any(not 1 <= number <= last + len(self.results) for number in sentence.cites):
            return ("citation",)
        calculated = [number - last - 1 for number in sentence.cites if number > last]
        if calculated and len(calculated) < len(sentence.cites):
            return ("citation",)
        cited = [self.places[number - 1] for number in sentence.cites if number <= last]
        text = filled(sentence.text, [line for _, line in cited], self._register, self.lang)
        if text is None:
            return ("token",)
        spans = [line.text for _, line in cited] or [self.results[number] for number in calculated]
        verdict = self._verifier(text, spans, self.lang, self._said)
        if not verdict.holds:
            return verdict.reasons
        if calculated:
            self._of_sums.append((self._sum_of(calculated[0]), text))
            tell(CitedSentence(text, "sentence", 0, ""))
            return ()
        kept = self.draft.cite_as(text, cited)
        part = self._part_of(cited)
        self._shown.append((part, kept))
        if any(place in self._chosen.parts[part].lines for place in cited):
            self._answered.add(part)
        tell(kept)
        return ()

    def _sum_of(self, result: int) -> int:
        """Return the calculation that a sentence of the results belongs to."""
        owners = [number for number, one in enumerate(self._sums) for _ in one.sentences]
        return owners[result]

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

    def shown_sums(self) -> tuple[Sum, ...]:
        """Return the calculations of which something is told, each with what is told of it."""
        told = [
            replace(one, sentences=tuple(text for own, text in self._of_sums if own == number))
            for number, one in enumerate(self._sums)
        ]
        return tuple(one for one in told if one.sentences)


def _places(chosen: Selection) -> Iterator[Place]:
    """Yield what was chosen before what was left, so that the best comes first where room is short."""
    for part in chosen.parts:
        yield from part.lines
    for part in chosen.parts:
        yield from part.more
