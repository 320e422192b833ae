"""Putting a walk into words: sentences from prompts/, figures as each language writes them, sections as sources."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from credit_coach.answering.answer import Citation
from credit_coach.answering.draft import Draft
from credit_coach.dialogue.kinds import Missing
from credit_coach.dialogue.walk import Question
from credit_coach.knowledge.facts import FactRegister
from credit_coach.knowledge.figures import Figure, Lang, money_text, percent_text
from credit_coach.money import AnnualRate, round_half_up
from credit_coach.reply import TextBlock
from credit_coach.retrieval.passages import Line, Passage, passage_id
from credit_coach.wording import Wording, listed

_MARK = re.compile(r"\[(\d+)\]")


class Speech:
    """One reply's words in one language; remembers what was cited."""

    def __init__(
        self, walk: str, lang: Lang, wording: Wording, register: FactRegister, passages: Mapping[str, Passage]
    ) -> None:
        self.walk, self.lang, self.register = walk, lang, register
        self._wording = wording
        self._passages = passages
        self._draft = Draft(lang, register)
        self._anchors: dict[int, str] = {}

    # ---- sentences ----

    def say(self, key: str, **figures: str) -> str:
        """Return a sentence: of this walk where it has its own, else one that all walks share."""
        return self._wording.say(self.lang, self._key(key), **figures)

    def variables(self, key: str) -> frozenset[str]:
        """Return the names of the figures in a sentence."""
        return self._wording.variables(self._key(key))

    def _key(self, key: str) -> str:
        own = f"walk.{self.walk}.{key}"
        return own if self._wording.has(own) else f"walk.{key}"

    def has(self, key: str) -> bool:
        """Tell whether this walk, or all of them, have a sentence of that key."""
        return self._wording.has(f"walk.{self.walk}.{key}") or self._wording.has(f"walk.{key}")

    def shown(self, question: Question, stored: str) -> str:
        """Return an answer as a person would write it; what it says is read back as the same answer."""
        if stored in tuple(Missing):
            return self.say(f"show.{stored}")
        key, figures = question.kind.key(stored)
        if key == "choice":
            options = [self.say(f"{question.name}.option.{one}") for one in figures["options"].split(", ")]
            return self.join(options)
        if key == "as-is":
            return stored
        return self.say(f"show.{key}", **figures)

    def label(self, question: str) -> str:
        """Return what a question is called. "rate:花呗" is the question "rate" about 花呗."""
        name, _, subject = question.partition(":")
        return self.say(f"{name}.label", subject=subject) if subject else self.say(f"{name}.label")

    def join(self, parts: list[str]) -> str:
        """Return a list in one line."""
        return listed(parts, self.lang)

    def join_long(self, parts: Sequence[str]) -> str:
        """Return a list whose parts have commas of their own in one line."""
        return listed(parts, self.lang, long=True)

    @property
    def gap(self) -> str:
        """What stands between two sentences."""
        return "" if self.lang == "zh" else " "

    def verdict(self, head: str, lines: Sequence[str]) -> TextBlock:
        """Return the first sentence of a result, in bold, over the list of what belongs to it."""
        return self.text(f"**{head}**\n\n" + "\n".join(f"- {line}" for line in lines))

    # ---- figures ----

    def money(self, amount: Decimal) -> str:
        """Return yuan, to the fen where there are any."""
        return money_text(amount, self.lang)

    def fen(self, amount: Decimal) -> str:
        """Return the bare figure to the fen, for tables."""
        return f"{round_half_up(amount, 2):,.2f}"

    def percent(self, share: Decimal, places: int = 2) -> str:
        """Return a share in percent without needless zeros."""
        return percent_text(share, places)

    def rate(self, rate: AnnualRate) -> str:
        """Return an annual rate with its label, without which it would be worthless."""
        return self.say(f"rate.{rate.label}", rate=f"{rate.percent}%")

    def months(self, count: Decimal | int) -> str:
        """Return a number of months, with decimals where it has them."""
        text = f"{count:f}" if isinstance(count, Decimal) else str(count)
        text = text.rstrip("0").rstrip(".") if "." in text else text
        return self.say("figure.month" if count == 1 else "figure.months", count=text)

    def span(self, months: int) -> str:
        """Return a number of months as years and months."""
        years, rest = divmod(months, 12)
        if not years:
            return self.months(months)
        whole = self.say("figure.year" if years == 1 else "figure.years", count=str(years))
        return whole if not rest else f"{whole}{self.gap}{self.months(rest)}"

    def day(self, day: str) -> str:
        """Return an ISO date as the language writes it."""
        return Figure(day, "date").text(self.lang)

    def fact(self, fact: str, figure: str = "") -> str:
        """Return a figure of the register."""
        return self.register[fact].figure(figure, self.lang)

    # ---- sources ----

    def cite(self, article: str, section: str, fact: str = "", place: int = 0) -> str:
        """Return the mark of a section's first sentence, or of the one that states `fact`; "" where it is not there.

        `place` counts from 0 among those that do.
        """
        passage = self._passages.get(passage_id(self.lang, article, section))
        if passage is None:
            return ""
        lines = [line for line in (*passage.lines, *passage.steps) if not fact or fact in line.facts]
        return self._mark(passage, lines[min(place, len(lines) - 1)]) if lines else ""

    def cite_fact(self, fact: str) -> str:
        """Return the mark of the first sentence of any article that states a fact; "" where none does."""
        for passage in self._passages.values():
            if passage.lang == self.lang:
                for line in passage.lines:
                    if fact in line.facts and fact not in line.past:
                        return self._mark(passage, line)
        return ""

    def step(self, article: str, section: str, position: int) -> str:
        """Return one of a section's own steps with its mark: what is advised stands in the article."""
        passage = self._passages[passage_id(self.lang, article, section)]
        line = passage.steps[position]
        return f"{line.text}{self._mark(passage, line)}"

    def steps(self, article: str, section: str) -> int:
        """Return how many steps a section has."""
        passage = self._passages.get(passage_id(self.lang, article, section))
        return len(passage.steps) if passage else 0

    def _mark(self, passage: Passage, line: Line) -> str:
        cited = self._draft.cite(passage, line)
        self._anchors.setdefault(cited.citation, cited.anchor)
        return f"[{cited.citation}]"

    def citations(self) -> tuple[Citation, ...]:
        """Return what was cited."""
        return self._draft.citations()

    def text(self, markdown: str) -> TextBlock:
        """Return a text block whose marks name what was cited."""
        numbers = tuple(int(number) for number in _MARK.findall(markdown))
        return TextBlock(markdown, numbers, tuple(self._anchors[number] for number in numbers))
