"""The replies in fixed words: what each intent is answered with, from prompts/safety, the register and one section.

They need no index, no encoder and no model. A plan names the outcome, the sentences (`safety.<key>`), who can be
called and the section that carries the rule: its sentences are quoted with their source and its neighbours suggested.
A plan with a `lead` puts one sentence in front of an ordinary answer; it stands by itself where nothing is found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from credit_coach.answering.answer import Citation, CitedSentence
from credit_coach.answering.draft import Draft
from credit_coach.dialogue.routing import Intent, Route, route
from credit_coach.dialogue.routing.premises import asks_to_confirm
from credit_coach.dialogue.routing.scams import WARNINGS
from credit_coach.knowledge.facts import FactRegister
from credit_coach.knowledge.figures import Lang, length_of
from credit_coach.replies import Replies
from credit_coach.reply import Block, Option, Reply, TextBlock, Trace
from credit_coach.reply_plans import ABOUT, KEYS, LED_WHEN_ASKED, LED_WHEN_SURE, PLANS
from credit_coach.retrieval.passages import Line, Passage, passage_id
from credit_coach.wording import Wording

#: Room for the quoted section after its first sentence: Chinese characters, English words.
_ROOM: dict[Lang, int] = {"zh": 240, "en": 150}
_MAX_STEPS, _MAX_SUGGESTIONS, _MAX_GROUNDS = 3, 3, 3
#: Figures that the sentences use beside the hotlines: fact and figure.
_FIGURES = {
    "under_age": ("hotline_12355", "under"),
    "credit_site": ("credit_report_official_channel", "site"),
    "credit_phone": ("credit_report_official_channel", "phone"),
    "record_years": ("negative_record_5_years", ""),
    "nifa": ("nifa_report_platform", "site"),
}


class FixedReplies:
    """Builds the fixed replies.

    `passages` are all sections by id; what is not among them is left out. `corrections` are the "article#section" that
    put false beliefs right, by the name of the belief.
    """

    def __init__(
        self,
        replies: Replies,
        wording: Wording,
        register: FactRegister,
        passages: Mapping[str, Passage],
        corrections: Mapping[str, str],
    ) -> None:
        self._replies = replies
        self._wording = wording
        self._register = register
        self._passages = passages
        self._corrections = corrections
        self._corrected = frozenset(corrections.values())

    def knows(self, intent: Intent) -> bool:
        """Tell whether there is a plan for `intent`."""
        return intent in PLANS

    def reply(self, routed: Route, lang: Lang, trace: Trace, on: date) -> Reply:
        """Return the reply to a message of this kind; `on` is the day facts must be in force."""
        plan = PLANS[routed.intent]
        section = self._section(routed)
        key = _lead(routed) if routed.intent == "premise" else KEYS.get(routed.intent, routed.intent)
        if plan.lead and not self._wording.has(f"safety.{key}"):
            key = plan.lead
        blocks: list[Block] = [TextBlock(self._say(lang, key))]
        quoted, citations = self._quoted(section, plan.quote, lang, on)
        blocks += quoted
        if plan.contacts:
            blocks.append(self._replies.contacts(lang, *plan.contacts))
        suggestions = self._suggestions((section, *plan.more) if plan.quote != "all" else plan.more, lang)
        if not suggestions and plan.outcome == "out_of_scope_notice":
            suggestions = self._replies.starter_options(lang)
        return self._replies.reply(plan.outcome, lang, blocks, trace, suggestions, citations=citations)

    def about(self, topic: str, lang: Lang, trace: Trace, on: date) -> Reply | None:
        """Return what the articles say about a matter; None where they say nothing."""
        blocks, citations = self._quoted(ABOUT.get(topic, ""), "all", lang, on)
        if not blocks:
            return None
        suggestions = self._suggestions(PLANS[topic].more, lang)  # type: ignore[index]
        return self._replies.reply("answer", lang, blocks, trace, suggestions, citations=citations)

    def put_right(self, answer: Reply, passages: Sequence[str], message: str) -> Reply:
        """Return an answer to a belief that is only to be confirmed, as a correction where its section is one.

        Whether the belief is the one that the section puts right is not known, so that the sentence in front says no
        more than that it is often held.
        """
        first = self._passages.get(passages[0]) if passages else None
        if first is None or not asks_to_confirm(message) or f"{first.article}#{first.section}" not in self._corrected:
            return answer
        blocks = [TextBlock(self._say(answer.locale, "often_mistaken")), *answer.blocks]
        return replace(self._replies.reworded(answer, blocks, answer.walk), outcome="correct_the_premise")

    def grounds(self, passages: Sequence[str], lang: Lang, trace: Trace, on: date) -> Reply:
        """Return what an answer rests on, for whoever doubts it: what each passage says first, with its source."""
        draft = Draft(lang, self._register)
        said = []
        for name in list(dict.fromkeys(passages))[:_MAX_GROUNDS]:
            passage = self._passages.get(name)
            first = self._first_line(passage, on) if passage else None
            if passage and first:
                said.append(draft.cite(passage, first))
        if not said:
            return self.reply(Route("source", trace.rule), lang, trace, on)
        blocks = [TextBlock(self._say(lang, "source_lead")), self._replies.cited(said, lang, "")]
        return self._replies.reply("answer", lang, blocks, trace, citations=draft.citations())

    def led(self, routed: Route, answer: Reply, on: date) -> Reply:
        """Return an ordinary answer with the sentence for this intent in front of it.

        It may stand for fixed words that quote a section: then its outcome and contacts are the plan's, and the
        sentence in front has its source below, where the answer does not cite it anyway.
        """
        plan = PLANS[routed.intent]
        blocks: list[Block] = [TextBlock(self._say(answer.locale, _lead(routed))), *answer.blocks]
        if routed.intent in LED_WHEN_SURE | LED_WHEN_ASKED:
            sources, citations = self._source(self._section(routed), answer, on)
            answer = replace(answer, outcome=plan.outcome, citations=(*answer.citations, *citations))
            blocks += sources
            if plan.contacts:
                blocks.append(self._replies.contacts(answer.locale, *plan.contacts))
        reworded = self._replies.reworded(answer, blocks, answer.walk)
        return replace(reworded, trace=replace(reworded.trace, rule=routed.rule))

    def _source(self, section: str, answer: Reply, on: date) -> tuple[list[Block], tuple[Citation, ...]]:
        """Quote the first sentence of a section that an answer does not cite, under the next number."""
        passage = self._passage(section, answer.locale)
        if passage is None or any(f"{one.article}#{one.section}" == section for one in answer.citations):
            return [], ()
        first = self._first_line(passage, on)
        if first is None:
            return [], ()
        draft, number = Draft(answer.locale, self._register), len(answer.citations) + 1
        sentence = replace(draft.cite(passage, first), citation=number)
        block = self._replies.cited([sentence], answer.locale, "")
        return [block], tuple(replace(one, n=number) for one in draft.citations())

    def _first_line(self, passage: Passage, on: date) -> Line | None:
        return next((line for line in passage.lines if line.may_be_stated(self._register, on)), None)

    def _say(self, lang: Lang, key: str) -> str:
        key = f"safety.{key}"
        values = {name: self._value(name, lang) for name in self._wording.variables(key)}
        return self._wording.say(lang, key, **values)

    def _value(self, name: str, lang: Lang) -> str:
        if name in _FIGURES:
            fact, figure = _FIGURES[name]
            return self._register[fact].figure(figure, lang)
        return self._replies.number(name, lang)

    def _quoted(self, section: str, quote: str, lang: Lang, on: date) -> tuple[list[Block], tuple[Citation, ...]]:
        """Quote a section: its first sentence, or as much as there is room for, then what can be done next."""
        passage = self._passage(section, lang)
        if passage is None or not quote:
            return [], ()
        draft = Draft(lang, self._register)
        lines = [line for line in passage.lines if line.may_be_stated(self._register, on)]
        steps = [line for line in passage.steps if line.may_be_stated(self._register, on)][:_MAX_STEPS]
        blocks: list[Block] = []
        if lines:
            shown = lines[:1] if quote == "first" else _fitting(lines, lang)
            blocks.append(self._replies.cited(self._cited(draft, passage, shown), lang, ""))
        if steps:
            label = self._wording.say(lang, "answer.steps") + "\n\n"
            blocks.append(self._replies.cited(self._cited(draft, passage, steps), lang, label))
        return blocks, draft.citations()

    def _cited(self, draft: Draft, passage: Passage, lines: list[Line]) -> list[CitedSentence]:
        return [draft.cite(passage, line) for line in lines]

    def _suggestions(self, sections: tuple[str, ...], lang: Lang) -> tuple[Option, ...]:
        found = (self._passage(section, lang) for section in sections)
        # A button must lead on: a heading that is itself answered in fixed words would lead back here.
        headings = dict.fromkeys(
            passage.heading for passage in found if passage is not None and route(passage.heading).intent == "question"
        )
        return tuple(Option(heading, heading) for heading in list(headings)[:_MAX_SUGGESTIONS])

    def _section(self, routed: Route) -> str:
        """Return "article#section" of what carries the rule, "" for none."""
        if routed.intent == "premise":
            return self._corrections.get(routed.topic, "")
        if routed.intent == "still_warned" and routed.topic in WARNINGS:
            return PLANS[routed.topic].section
        return PLANS[routed.intent].section

    def _passage(self, section: str, lang: Lang) -> Passage | None:
        article, _, name = section.partition("#")
        return self._passages.get(passage_id(lang, article, name))


def _lead(routed: Route) -> str:
    """Return the key of the sentence that goes first."""
    return f"premise.{routed.topic}" if routed.intent == "premise" else PLANS[routed.intent].lead


def _fitting(lines: list[Line], lang: Lang) -> list[Line]:
    """Return the first sentence and those after it that fit, in their order, never half a list."""
    shown, room = lines[:1], _ROOM[lang]
    for line in lines[1:]:
        room -= length_of(line.text, lang)
        if room < 0:
            break
        shown.append(line)
    return shown[:-1] if len(shown) > 1 and shown[-1].text.rstrip().endswith(("：", ":")) else shown
