"""Letters to a lender, to edit and sign by hand: what the person told and what the register carries, and no more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from credit_coach.answering.answer import FactNote, fact_note
from credit_coach.handouts.handout import BLANK, Handout, clean, handout
from credit_coach.handouts.paper import Paper
from credit_coach.knowledge.facts import FactRegister, Verified
from credit_coach.knowledge.figures import Figure, Lang
from credit_coach.wording import Wording

LetterKind = Literal["hardship", "hold_action"]


@dataclass(frozen=True)
class _Route:
    """A sentence of the wording whose numbers come from the register: variable, then fact and figure."""

    key: str
    figures: Mapping[str, tuple[str, str]]


_ROUTES = (
    _Route(
        "bank",
        {
            "days": ("institution_complaint_15_30_60", ""),
            "complex": ("institution_complaint_15_30_60", "complex"),
            "phone": ("hotline_12378", "phone"),
        },
    ),
    _Route("small_lender", {"local": ("hotline_12315_12345", "local")}),
    _Route("platform", {"site": ("nifa_report_platform", "site")}),
    _Route("police", {"police": ("emergency_110_120", "police")}),
)
#: Facts that a letter quotes to the lender, and those that its second page tells the person.
_RULES: Mapping[LetterKind, tuple[str, ...]] = {
    "hardship": ("loan_extension_by_consent", "cc_art70_personalised_plan"),
    "hold_action": (
        "cba2026_third_party",
        "cba2026_prohibited_conduct",
        "gbt45251_contacts",
        "cc_collection_debtor_guarantor_only",
        "consumer_finance_collection_records_5y",
    ),
}
_KNOW: Mapping[LetterKind, tuple[str, ...]] = {
    "hardship": ("cc_art70_not_an_entitlement", "limitation_interruption", "agent_rights_scam"),
    "hold_action": ("collection_itself_is_lawful", "complaint_does_not_pause_debt", "limitation_interruption"),
}
#: Rules for credit cards only, and for other credit only: once the product was told, the others are beside the point.
_CARDS = frozenset({"cc_art70_personalised_plan", "cc_collection_debtor_guarantor_only"})
_NOT_CARDS = frozenset({"loan_extension_by_consent", "gbt45251_contacts", "consumer_finance_collection_records_5y"})
#: Levels that a reader must be told, the weakest first; a text that was read and common knowledge need no such word.
_HEDGED: tuple[Verified, ...] = ("memory", "secondary")


def letter(
    kind: LetterKind, told: Mapping[str, str], lang: Lang, wording: Wording, register: FactRegister, on: date
) -> Handout:
    """Return a letter of one page, and a second page that only the person reads, as a .docx file.

    `told` may hold product, amount, days_late, due_since, cause, income, essentials, can_pay, first_payment_day,
    periods, what_happened and asks, worded for people; the last two may have several lines. What is missing stays a
    blank, and names and numbers of people are blanks always: other keys are not read. Facts that are not in force on
    that day are left out. Errors: FactUnknown, FigureUnknown and WordingInvalid, where the content lacks something.
    """
    return _Letter(kind, told, lang, wording, register, on).write()


class _Letter:
    """One letter while it is being written."""

    def __init__(
        self, kind: LetterKind, told: Mapping[str, str], lang: Lang, wording: Wording, register: FactRegister, on: date
    ) -> None:
        self._kind = kind
        self._told = {name: text for name, given in told.items() if (text := clean(given).strip())}
        self._lang: Lang = lang
        self._wording = wording
        self._register = register
        self._on = on
        self._paper = Paper(self._say("title"), lang, on)

    def write(self) -> Handout:
        """Return the letter as a file."""
        self._head()
        if self._kind == "hardship":
            self._hardship()
        else:
            self._hold_action()
        self._foot()
        self._second_page()
        name = f"handout.letter.{self._kind}.file"
        return handout(name, "docx", self._paper.as_bytes(), self._lang, self._wording)

    # ---- parts of the letter ----

    def _head(self) -> None:
        paper = self._paper
        paper.title(self._say("title"))
        paper.line(self._shared("to", blank=BLANK))
        self._lines(self._shared("who", blank=BLANK))
        paper.line(self._say("opening"))
        paper.heading(self._say("situation"))
        self._lines(self._shared("debt", **self._given("product", "amount", "due_since", "days_late")))

    def _hardship(self) -> None:
        self._lines(self._say("means", **self._given("cause", "income", "essentials")))
        self._paper.heading(self._say("plan"))
        self._paper.line(self._say("offer", **self._given("can_pay", "first_payment_day", "periods")))
        self._asks(self._say("terms"))

    def _hold_action(self) -> None:
        self._paper.heading(self._say("events"))
        empty = self._say("empty_event", blank=BLANK)
        self._lines(self._told.get("what_happened", f"{empty}\n{empty}"))
        pause = self._say("pause", **self._given("can_pay", "first_payment_day"))
        self._asks(self._say("only_me", blank=BLANK), pause)
        self._paper.heading(self._say("routes"))
        for route in _ROUTES:
            self._route(route)

    def _asks(self, *always: str) -> None:
        self._paper.heading(self._say("asks"))
        asks = self._told.get("asks") or self._say("usual_asks")
        lines = [line.strip() for line in asks.splitlines() if line.strip()]
        for number, line in enumerate([*lines, *always, self._shared("reply")], 1):
            self._paper.item(f"{number}. {line}")

    def _route(self, route: _Route) -> None:
        facts = tuple(dict.fromkeys(fact for fact, _ in route.figures.values()))
        if not all(self._in_force(fact) for fact in facts):
            return
        figures = {
            name: self._register[fact].figure(figure, self._lang) for name, (fact, figure) in route.figures.items()
        }
        line = self._shared(f"route.{route.key}", **figures)
        self._paper.item(f"– {line}{self._aside(self._level(*facts))}")

    def _foot(self) -> None:
        paper = self._paper
        rules = [rule for rule in _RULES[self._kind] if self._in_force(rule) and self._fits(rule)]
        if rules:
            paper.heading(self._shared("rules"))
            for rule in rules:
                paper.small(self._rule(rule))
        paper.heading(self._say("attached"))
        self._lines(self._say("papers", blank=BLANK))
        day = Figure(self._on.isoformat(), "date").text(self._lang)
        paper.line(self._shared("signed", blank=BLANK, date=day))

    def _second_page(self) -> None:
        self._paper.new_page()
        self._paper.heading(self._shared("tips"))
        for tip in self._wording.list(self._lang, f"handout.letter.{self._kind}.tips"):
            self._paper.item(f"– {tip}")
        for fact in _KNOW[self._kind]:
            if self._in_force(fact):
                self._paper.item(f"– {self._rule(fact)}")

    # ---- words ----

    def _say(self, key: str, **variables: str) -> str:
        return self._shared(f"{self._kind}.{key}", **variables)

    def _shared(self, key: str, **variables: str) -> str:
        return self._wording.say(self._lang, f"handout.letter.{key}", **variables)

    def _given(self, *names: str) -> dict[str, str]:
        """Return what was told under each name, else the blank."""
        return {name: self._told.get(name, BLANK) for name in names}

    def _lines(self, text: str) -> None:
        for line in text.splitlines():
            if line.strip():
                self._paper.line(line.strip())

    def _rule(self, fact_id: str) -> str:
        """Return a fact as the register states it, with its document, its date and how well it is confirmed."""
        note = fact_note(self._register, fact_id, self._lang)
        where = [note.source, *filter(None, [note.article or note.document_no]), *self._as_of(note)]
        return f"{self._register[fact_id].statement(self._lang)}{self._aside([*where, *self._level(fact_id)])}"

    def _as_of(self, note: FactNote) -> list[str]:
        if note.as_of is None:
            return []
        return [self._wording.say(self._lang, "sources.as_of", date=Figure(note.as_of, "date").text(self._lang))]

    def _level(self, *facts: str) -> list[str]:
        """Return how well a sentence is confirmed, as well as the weakest fact in it; nothing when it is certain."""
        levels = {self._register[fact].verified for fact in facts}
        return [self._shared(f"level.{level}") for level in _HEDGED if level in levels][:1]

    def _aside(self, parts: list[str]) -> str:
        if not parts:
            return ""
        return f"（{' · '.join(parts)}）" if self._lang == "zh" else f" ({' · '.join(parts)})"

    # ---- which facts ----

    def _in_force(self, fact_id: str) -> bool:
        return self._register[fact_id].is_in_force(self._on)

    def _fits(self, fact_id: str) -> bool:
        """Tell whether a rule concerns the product; as long as none was told, all do."""
        if "product" not in self._told:
            return True
        product = self._told["product"].casefold()
        is_card = any(name in product for name in self._wording.list(self._lang, "handout.letter.card_names"))
        return fact_id not in (_NOT_CARDS if is_card else _CARDS)
