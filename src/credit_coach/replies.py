"""Putting replies into words: the fixed ones from prompts/ and the register, the answers from what was composed."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace

from credit_coach.answering.answer import Answer, Citation, CitedSentence, Completeness, Part, Sum
from credit_coach.dialogue.routing import Intent
from credit_coach.knowledge.articles import fill
from credit_coach.knowledge.facts import FactRegister
from credit_coach.knowledge.figures import Figure, Lang
from credit_coach.knowledge.vocabulary import Boundary, Product, Topic
from credit_coach.reply import (
    Block,
    Calculation,
    ChartBlock,
    ChoicesBlock,
    Contact,
    ContactsBlock,
    Generated,
    Option,
    Outcome,
    Reply,
    TableBlock,
    TextBlock,
    Trace,
    WalkView,
)
from credit_coach.wording import Wording, listed

#: Hotlines by the name that the wording uses: fact and figure.
_HOTLINES = {
    "police": ("emergency_110_120", "police"),
    "ambulance": ("emergency_110_120", "ambulance"),
    "support": ("hotline_12356", ""),
    "youth": ("hotline_12355", "phone"),
    "anti_fraud": ("anti_fraud_96110_safe_account", "phone"),
    "legal_aid": ("hotline_12348", "phone"),
    "complaints": ("hotline_12378", "phone"),
    "women": ("hotline_12338", "phone"),
}
#: What a register must hold so that somebody in danger can be told whom to call.
CONTACT_FACTS = frozenset(fact for fact, _ in _HOTLINES.values())


def hotline(register: FactRegister, name: str, lang: Lang) -> str:
    """Return the number of a hotline by the name that the wording uses."""
    fact, figure = _HOTLINES[name]
    return register[fact].figure(figure, lang)


class Replies:
    """Builds replies; knows the wording and the register, and nothing of search."""

    def __init__(self, wording: Wording, register: FactRegister, topics: Sequence[Topic]) -> None:
        self._wording = wording
        self._register = register
        self._topics = topics

    # ---- fixed ----

    def small_talk(self, intent: Intent, lang: Lang, trace: Trace) -> Reply:
        """Return the reply to a greeting, thanks, anger, a wish for a language, and to questions about the coach."""
        key = intent if intent in ("greeting", "thanks", "annoyed", "language") else "about"
        blocks = (TextBlock(self._wording.say(lang, key)),)
        return self.reply("greeting", lang, blocks, trace, self.starter_options(lang))

    def too_long(self, lang: Lang, limit: int, trace: Trace) -> Reply:
        """Return the polite limit."""
        text = self._wording.say(lang, "too_long", limit=str(limit))
        return self.reply("too_long_error", lang, (TextBlock(text),), trace)

    def empty(self, lang: Lang, trace: Trace) -> Reply:
        """Return the answer to a message without words."""
        blocks = (TextBlock(self._wording.say(lang, "clarify.empty")),)
        return self.reply("ask_clarification", lang, blocks, trace, self.starter_options(lang))

    def rephrase(self, lang: Lang, trace: Trace) -> Reply:
        """Return the answer to "none of these": ask for other words, offer ways in, never the same choices again."""
        blocks = (TextBlock(self._wording.say(lang, "clarify.rephrase")),)
        return self.reply("ask_clarification", lang, blocks, trace, self.starter_options(lang))

    # ---- after a search ----

    def clarify(self, lang: Lang, options: Sequence[Option], trace: Trace, openings: Answer) -> Reply:
        """Ask which of a few things is meant; the sentence that answers each of them is there already."""
        none = Option(
            self._wording.say(lang, "clarify.none_of_these"), self._wording.say(lang, "clarify.none_of_these_send")
        )
        text = TextBlock(self._wording.say(lang, "clarify.question"))
        parts = [self._part(part, "answer.part", lang) for part in openings.parts]
        blocks: list[Block] = [text, *parts, ChoicesBlock((*options, none))]
        return self.reply("ask_clarification", lang, blocks, trace, citations=openings.citations)

    def nothing(
        self,
        lang: Lang,
        boundary: Boundary | None,
        topics: Sequence[str],
        trace: Trace,
        nearest: Answer | None = None,
    ) -> Reply:
        """Say honestly that nothing covers the question, with the nearest help; `nearest` answers what may be meant."""
        perhaps = [self._part(part, "answer.also", lang) for part in nearest.parts] if nearest else []
        if boundary is not None:
            help_line = fill(boundary.help(lang), self._register, lang)
            key = "nothing.boundary_perhaps" if perhaps else "nothing.boundary"
            text = self._wording.say(lang, key, subject=boundary.label(lang), help=help_line)
            text = f"{text}{_gap(lang)}{self._wording.say(lang, 'nothing.can_help')}"
        else:
            human = self._wording.say(lang, "nothing.human", legal_aid=self.number("legal_aid", lang))
            said = self._wording.say(lang, "nothing.perhaps" if perhaps else "nothing.found")
            text = f"{said}\n\n{human}"
        options = self._topic_options(lang, topics) or self.starter_options(lang)
        blocks = (TextBlock(text), *perhaps)
        citations = nearest.citations if nearest else ()
        return self.reply("out_of_scope_notice", lang, blocks, trace, options, "none", citations=citations)

    def unavailable(self, lang: Lang, trace: Trace) -> Reply:
        """Say that the library cannot be searched right now, what works all the same, and who can be called."""
        blocks = (
            TextBlock(self._wording.say(lang, "nothing.unavailable")),
            self.contacts(lang, "complaints", "legal_aid", "support"),
        )
        return self.reply("out_of_scope_notice", lang, blocks, trace, completeness="none")

    def answer(
        self,
        answer: Answer,
        products: Sequence[Product],
        suggestions: Sequence[Option],
        trace: Trace,
        left: Sequence[str] = (),
    ) -> Reply:
        """Word a composed answer; questions that are `left` are named, for the person to ask by themselves."""
        lang = answer.lang
        blocks: list[Block] = []
        for part in answer.parts:
            alone = len(answer.parts) == 1
            blocks.append(_cited_block(part.sentences, lang, "") if alone else self._part(part, "answer.part", lang))
        blocks += [self._sum(one, lang) for one in answer.sums]
        if answer.steps:
            blocks.append(_cited_block(answer.steps, lang, self._wording.say(lang, "answer.steps") + "\n\n"))
        if answer.also is not None:
            blocks.append(self._part(answer.also, "answer.also", lang))
        notes = self._notes(answer, products, left)
        if notes:
            blocks.append(TextBlock("\n\n".join(notes)))
        missing = bool(answer.missing or products or left)
        completeness: Completeness = "partial" if missing else answer.completeness
        if answer.dropped:
            trace = replace(trace, dropped=answer.dropped)
        label = self._wording.say(lang, "generated.label")
        if answer.model is not None:
            # Words of the reply, so that the label is shown, copied and handed out with the rest.
            blocks.append(TextBlock(self._wording.say(lang, "generated.note", label=label, model=answer.model)))
        reply = self.reply("answer", lang, tuple(blocks), trace, suggestions, completeness, citations=answer.citations)
        if answer.model is None:
            return reply
        calculations = tuple(Calculation(one.name, one.arguments) for one in answer.sums)
        return replace(reply, generated=Generated(answer.model, label, calculations))

    def _sum(self, worked_out: Sum, lang: Lang) -> TextBlock:
        """Tell what a calculator worked out, with the calculator and the figures that it used as the source."""
        lines = "\n".join(f"- {_as_text(one)}" for one in worked_out.sentences)
        name = self._wording.say(lang, f"sum.name.{worked_out.name}")
        source = self._wording.say(lang, "sum.source", name=name, told=_as_text(worked_out.told))
        return TextBlock(f"{self._wording.say(lang, 'sum.heading')}\n\n{lines}\n\n{source}")

    def _part(self, part: Part, key: str, lang: Lang) -> TextBlock:
        """Word the answer to one question, under the question."""
        label = self._wording.say(lang, key, question=_as_text(part.heading)) + "\n\n"
        return _cited_block(part.sentences, lang, label)

    def _notes(self, answer: Answer, products: Sequence[Product], left: Sequence[str]) -> list[str]:
        lang = answer.lang
        missing = [f"“{_as_text(one)}”" for one in answer.missing]
        missing += [
            self._wording.say(lang, "answer.missing_product", product=product.label(lang)) for product in products
        ]
        notes = []
        if missing:
            notes.append(self._wording.say(lang, "answer.missing", missing=listed(missing, lang)))
        if left:
            named = listed((f"“{_as_text(one)}”" for one in left), lang)
            notes.append(self._wording.say(lang, "answer.left", questions=named))
        if answer.check_latest == "":
            notes.append(self._wording.say(lang, "answer.check_latest_undated"))
        elif answer.check_latest is not None:
            notes.append(self._wording.say(lang, "answer.check_latest", date=answer.check_latest))
        return notes

    # ---- parts ----

    def reply(
        self,
        outcome: Outcome,
        lang: Lang,
        blocks: Sequence[Block],
        trace: Trace,
        suggestions: Sequence[Option] = (),
        completeness: Completeness = "complete",
        *,
        citations: Sequence[Citation] = (),
        walk: WalkView | None = None,
        reply_id: str | None = None,
    ) -> Reply:
        """Return a reply whose text repeats all of its blocks; hidden numbers are owned up to, except in a crisis."""
        if trace.masked and outcome != "crisis_support":
            blocks = (*blocks, self._hidden(trace.hidden, lang))
        return Reply(
            id=reply_id or new_id(),
            outcome=outcome,
            locale=lang,
            completeness=completeness,
            blocks=tuple(blocks),
            citations=tuple(citations),
            suggestions=tuple(suggestions),
            text=_text(blocks),
            trace=trace,
            walk=walk,
        )

    def _hidden(self, kinds: Sequence[str], lang: Lang) -> TextBlock:
        """Own up to what was hidden, by its kinds; a password that is out must be changed."""
        named = listed((self._wording.say(lang, f"privacy.kind.{kind}") for kind in kinds), lang)
        lines = [self._wording.say(lang, "privacy.hidden", kinds=named)]
        if "secret" in kinds:
            lines.append(self._wording.say(lang, "privacy.hidden_secret"))
        return TextBlock(_gap(lang).join(lines))

    def cited(self, sentences: Sequence[CitedSentence], lang: Lang, label: str) -> TextBlock:
        """Word sentences with the numbers of their citations, after a label."""
        return _cited_block(sentences, lang, label)

    def reworded(self, reply: Reply, blocks: Sequence[Block], walk: WalkView | None) -> Reply:
        """Return a reply with other blocks, its text in step with them."""
        return replace(reply, blocks=tuple(blocks), text=_text(blocks), walk=walk)

    def number(self, name: str, lang: Lang) -> str:
        """Return a hotline of the register by the name that the wording uses."""
        return hotline(self._register, name, lang)

    def contacts(self, lang: Lang, *names: str) -> ContactsBlock:
        """Return numbers to call, each with the day up to which the register knows it."""
        items = []
        for name in names:
            as_of = self._register[_HOTLINES[name][0]].as_of
            if as_of:
                note = self._wording.say(lang, "contact.note", date=Figure(as_of, "date").text(lang))
            elif name in ("police", "ambulance"):
                note = ""
            else:
                note = self._wording.say(lang, "contact.note_undated")
            items.append(Contact(self._wording.say(lang, f"contact.{name}"), self.number(name, lang), note))
        return ContactsBlock(tuple(items))

    def _topic_options(self, lang: Lang, topics: Sequence[str]) -> tuple[Option, ...]:
        by_id = {topic.id: topic for topic in self._topics}
        return tuple(Option(by_id[one].ask(lang), by_id[one].ask(lang)) for one in topics if one in by_id)

    def starter_options(self, lang: Lang) -> tuple[Option, ...]:
        """Return questions to begin with."""
        return tuple(Option(one, one) for one in self._wording.list(lang, "page.starters")[:4])


def _cited_block(sentences: Sequence[CitedSentence], lang: Lang, label: str) -> TextBlock:
    """Word sentences as Markdown: the first on its own, items as a list, each with its [n]."""
    out = label
    for position, sentence in enumerate(sentences):
        mark = _as_text(sentence.text) + "".join(f"[{number}]" for number, _ in _marks(sentence))
        if sentence.kind != "sentence":
            out += (
                "" if not out or out.endswith("\n") else "\n" if _in_list(sentences, position) else "\n\n"
            ) + f"- {mark}"
        elif not out or out.endswith("\n"):
            out += mark
        elif position == 1 or sentences[position - 1].kind != "sentence":
            out += f"\n\n{mark}"
        else:
            out += ("" if lang == "zh" else " ") + mark
    marks = [mark for sentence in sentences for mark in _marks(sentence)]
    return TextBlock(out, tuple(number for number, _ in marks), tuple(anchor for _, anchor in marks))


def _marks(sentence: CitedSentence) -> tuple[tuple[int, str], ...]:
    """Return a sentence's citations with their places; a sentence that states nothing has none."""
    return ((sentence.citation, sentence.anchor), *sentence.others) if sentence.citation else ()


def _in_list(sentences: Sequence[CitedSentence], position: int) -> bool:
    return position > 0 and sentences[position - 1].kind != "sentence"


def new_id() -> str:
    """Return an unguessable id: whoever knows a reply's may fetch its files."""
    return secrets.token_urlsafe(16)


def _text(blocks: Sequence[Block]) -> str:
    return "\n\n".join(_block_text(block) for block in blocks)


def _block_text(block: Block) -> str:
    if isinstance(block, TextBlock):
        return block.markdown
    if isinstance(block, ChoicesBlock):
        return "\n".join(f"{number}. {option.label}" for number, option in enumerate(block.options, 1))
    if isinstance(block, ContactsBlock):
        return "\n".join(
            f"- {item.label} {item.tel}" + (f"（{item.note}）" if item.note else "") for item in block.items
        )
    if isinstance(block, TableBlock):
        rows = (block.columns, ("---",) * len(block.columns), *block.rows)
        return f"{block.title}\n\n" + "\n".join("| " + " | ".join(row) + " |" for row in rows)
    return block.alt if isinstance(block, ChartBlock) else f"{block.label} ({block.name})"


def _as_text(text: str) -> str:
    """Make sure that words of a person or an article never act as Markdown marks or links."""
    for char, other in (
        ("[", "［"),
        ("]", "］"),
        ("<", "‹"),
        (">", "›"),
        ("*", "＊"),
        ("`", "'"),
        ("|", "｜"),
        ("\n", " "),
    ):
        text = text.replace(char, other)
    return text


def _gap(lang: Lang) -> str:
    return "" if lang == "zh" else " "
