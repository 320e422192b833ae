"""The replies in fixed words: what each intent is answered with, from prompts/safety, the register and one section.

They need no index, no encoder and no model. A plan names the outcome, the sentences (`safety.<key>`), who can be
called and the section that carries the rule: its sentences are quoted with their source and its neighbours suggested.
A plan with a `lead` puts one sentence in front of an ordinary answer; it stands by itself where nothing is found.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from credit_coach.answering.answer import Citation, CitedSentence
from credit_coach.answering.draft import Draft
from credit_coach.dialogue.routing import Intent, Route, route
from credit_coach.dialogue.routing.premises import PREMISE_SECTIONS
from credit_coach.knowledge.facts import FactRegister
from credit_coach.knowledge.figures import Lang
from credit_coach.replies import Replies
from credit_coach.reply import Block, Option, Outcome, Reply, TextBlock, Trace
from credit_coach.retrieval.passages import Line, Passage, passage_id
from credit_coach.wording import Wording

#: Room for the quoted section after its first sentence: Chinese characters, English words.
_ROOM: dict[Lang, int] = {"zh": 240, "en": 150}
_MAX_STEPS, _MAX_SUGGESTIONS = 3, 3
#: Figures that the sentences use beside the hotlines: fact and figure.
_FIGURES = {
    "under_age": ("hotline_12355", "under"),
    "credit_site": ("credit_report_official_channel", "site"),
    "credit_phone": ("credit_report_official_channel", "phone"),
    "record_years": ("negative_record_5_years", ""),
    "nifa": ("nifa_report_platform", "site"),
}


@dataclass(frozen=True)
class Plan:
    """How one intent is answered.

    `quote` is how much of `section` is shown: nothing, its first sentence, or all that fits.
    `more` are sections to go on with. `lead` is the sentence before an ordinary answer.
    """

    outcome: Outcome
    contacts: tuple[str, ...] = ()
    section: str = ""
    quote: str = "first"
    more: tuple[str, ...] = ()
    lead: str = ""


def _refusal(section: str, *more: str, contacts: tuple[str, ...] = ("legal_aid",)) -> Plan:
    return Plan("refuse_with_alternative", contacts, section, "first", more)


def _warning(section: str, *contacts: str) -> Plan:
    return Plan("answer", contacts, section, "all")


_HELP = ("ambulance", "police", "support")
PLANS: Mapping[Intent, Plan] = {
    "danger": Plan("crisis_support", (*_HELP, "youth"), quote=""),
    "crisis": Plan("crisis_support", (*_HELP, "youth"), quote=""),
    "other_at_risk": Plan("crisis_support", ("police", "ambulance", "support"), "debt-stress#help-someone", ""),
    "threat": Plan(
        "crisis_support", ("police", "support", "complaints"), quote="", more=("collection-threats#danger-now",)
    ),
    "violence": Plan(
        "crisis_support",
        ("police", "ambulance", "complaints"),
        "collection-threats#danger-now",
        "",
        ("collection-rules#evidence", "complaints-free-help#which-number"),
    ),
    "shaming": Plan(
        "answer",
        ("police", "complaints"),
        "collection-threats#insults-and-photos",
        "all",
        ("collection-rules#evidence",),
    ),
    "coerced": Plan(
        "crisis_support",
        ("police", "women", "support", "legal_aid"),
        "spouse-debt#must-i-pay",
        "",
        ("collection-threats#danger-now",),
    ),
    "minor_distress": Plan(
        "crisis_support",
        ("police", "youth", "support"),
        "student-minor-credit#minor-loans",
        "",
        ("debt-stress#tell-family",),
    ),
    "just_scammed": Plan(
        "explain_cannot_access_account", ("police", "anti_fraud"), "scams-around-debt#just-scammed", ""
    ),
    "gambling": Plan(
        "refuse_with_alternative",
        ("support", "police"),
        "gambling-debt#stop-and-help",
        more=("gambling-debt#still-owed", "debt-stress#tell-family"),
    ),
    "gambling_help": Plan("answer", ("support",), "gambling-debt#stop-and-help", "all", ("gambling-debt#still-owed",)),
    "minor": Plan(
        "refuse_with_alternative",
        ("youth",),
        "student-minor-credit#minor-loans",
        more=("student-minor-credit#students-may-borrow",),
    ),
    "minor_owing": Plan("answer", ("youth",), "student-minor-credit#minor-loans", "all", ("debt-stress#tell-family",)),
    "distress": Plan(
        "answer",
        ("support",),
        "overdue-first-steps#cannot-pay",
        "first",
        ("debt-stress#cannot-sleep", "negotiate-plan#how-to-ask"),
        "distress_lead",
    ),
    "bereaved": Plan("answer", (), "debtor-died#heirs", "all", ("debtor-died#collectors",), "bereaved_lead"),
    "cash_out": _refusal(
        "cash-out#need-cash", "cash-out#is-it-illegal", "negotiate-plan#how-to-ask", contacts=("complaints",)
    ),
    "forgery": _refusal("overdue-and-crime#what-is-a-crime", "negotiate-plan#what-to-prepare", "loan-purpose#misused"),
    "hide_assets": _refusal(
        "enforcement#settlement", "enforcement#wages-and-accounts", "overdue-and-crime#what-is-a-crime"
    ),
    "dodge": _refusal(
        "negotiate-plan#how-to-ask", "limitation-three-years#waiting-it-out", contacts=("complaints", "legal_aid")
    ),
    "rent_cards": _refusal(
        "ab-loan-and-carrying-debt#lending-cards", "scams-around-debt#upfront-fee", contacts=("police", "anti_fraud")
    ),
    "carry_debt": _refusal(
        "ab-loan-and-carrying-debt#professional-debtor",
        "ab-loan-and-carrying-debt#already-signed",
        contacts=("police", "anti_fraud", "legal_aid"),
    ),
    "buy_data": _refusal("personal-data#data-to-collectors", "personal-data#leaked"),
    "others_data": _refusal("credit-report-check#official-channel", "credit-report-check#free-and-fee", contacts=()),
    "identity_misuse": _refusal("overdue-and-crime#what-is-a-crime", "credit-dispute#not-mine"),
    "abusive_collection": _refusal(
        "collection-rules#lawful-or-not", "collection-contacts-family#contacts-called", "payment-order#what-it-is"
    ),
    "agents": _refusal(
        "scams-around-debt#agents",
        "article-70-plan#apply-myself",
        "negotiate-plan#how-to-ask",
        contacts=("complaints", "legal_aid"),
    ),
    "repair_seller": _refusal(
        "credit-repair#is-it-real",
        "credit-repair#spot-the-scam",
        "credit-dispute#how-to-dispute",
        contacts=("anti_fraud",),
    ),
    "fraud": _refusal("scams-around-debt#impersonation", "scams-around-debt#upfront-fee", contacts=("anti_fraud",)),
    "account": Plan(
        "explain_cannot_access_account",
        ("complaints",),
        quote="",
        more=("credit-report-check#official-channel", "negotiate-plan#how-to-ask", "credit-dispute#how-to-dispute"),
    ),
    "account_urgent": Plan(
        "explain_cannot_access_account",
        ("police", "anti_fraud"),
        "card-stolen#first-steps",
        "all",
        ("card-stolen#who-pays",),
    ),
    "dispute": Plan(
        "explain_cannot_access_account",
        ("police", "anti_fraud"),
        "card-stolen#who-pays",
        "first",
        ("card-stolen#first-steps", "credit-dispute#how-to-dispute"),
    ),
    "send": Plan("explain_cannot_access_account", (), quote="", more=("negotiate-plan#how-to-ask",)),
    "human": Plan(
        "explain_cannot_access_account",
        ("complaints", "legal_aid"),
        quote="",
        more=("complaints-free-help#which-number",),
    ),
    "status": Plan("explain_cannot_access_account", ("complaints",), "complaints-free-help#how-long", "first"),
    "secrets": Plan(
        "explain_cannot_access_account",
        ("anti_fraud",),
        quote="",
        more=("credit-report-check#official-channel", "card-stolen#first-steps"),
    ),
    "forecast": Plan(
        "out_of_scope_notice",
        ("legal_aid",),
        "court-summons#how-to-answer",
        "first",
        ("court-summons#can-i-still-settle",),
    ),
    "represent": Plan(
        "out_of_scope_notice",
        ("legal_aid",),
        "complaints-free-help#free-help",
        "first",
        ("court-summons#how-to-answer",),
    ),
    "pick": Plan("out_of_scope_notice", (), "cost-disclosure#how-to-read", "first", ("borrow-within-means#how-much",)),
    "off_topic": Plan("out_of_scope_notice", quote=""),
    "prompt_injection": Plan("out_of_scope_notice", quote=""),
    "scam_fee": replace(_warning("scams-around-debt#upfront-fee", "police", "anti_fraud"), lead="scam_fee_lead"),
    "scam_cancel": replace(
        _warning("scams-around-debt#cancel-baitiao", "police", "anti_fraud"), lead="scam_cancel_lead"
    ),
    "scam_impersonation": replace(
        _warning("scams-around-debt#impersonation", "police", "anti_fraud"), lead="scam_impersonation_lead"
    ),
    "scam_agent": replace(_warning("scams-around-debt#agents", "complaints"), lead="scam_agent_lead"),
    "scam_repair": replace(_warning("credit-repair#is-it-real", "anti_fraud"), lead="scam_repair_lead"),
    "scam_carry": replace(
        _warning("ab-loan-and-carrying-debt#ab-loan", "police", "anti_fraud"), lead="scam_carry_lead"
    ),
    "scam_link": replace(_warning("scams-around-debt#impersonation", "anti_fraud"), lead="scam_link_lead"),
    "scam_recovery": replace(
        _warning("scams-around-debt#just-scammed", "police", "anti_fraud"), lead="scam_recovery_lead"
    ),
    "not_my_debt": Plan(
        "answer",
        ("complaints", "anti_fraud"),
        "credit-dispute#not-mine",
        "all",
        ("credit-report-check#official-channel",),
        "not_my_debt_lead",
    ),
    "premise": Plan("correct_the_premise", quote="all"),
}
_KEYS: Mapping[Intent, str] = {"prompt_injection": "injection"}
#: What is said to who asks about a matter that nobody gets help with, where search is not sure.
ABOUT: Mapping[str, str] = {
    "cash_out": "cash-out#is-it-illegal",
    "forgery": "overdue-and-crime#what-is-a-crime",
    "hide_assets": "overdue-and-crime#what-is-a-crime",
    "dodge": "limitation-three-years#waiting-it-out",
    "rent_cards": "ab-loan-and-carrying-debt#lending-cards",
    "carry_debt": "ab-loan-and-carrying-debt#professional-debtor",
    "buy_data": "personal-data#leaked",
    "others_data": "credit-report-check#official-channel",
    "identity_misuse": "credit-dispute#not-mine",
    "abusive_collection": "collection-threats#insults-and-photos",
    "agents": "scams-around-debt#agents",
    "repair_seller": "credit-repair#is-it-real",
    "fraud": "scams-around-debt#impersonation",
}
#: What was found by search is the better answer to these; the lead goes in front.
LED: frozenset[Intent] = frozenset({"distress", "bereaved"})


class FixedReplies:
    """Builds the fixed replies. `passages` are all sections by id; what is not among them is left out."""

    def __init__(
        self, replies: Replies, wording: Wording, register: FactRegister, passages: Mapping[str, Passage]
    ) -> None:
        self._replies = replies
        self._wording = wording
        self._register = register
        self._passages = passages

    def knows(self, intent: Intent) -> bool:
        """Tell whether there is a plan for `intent`."""
        return intent in PLANS

    def reply(self, routed: Route, lang: Lang, trace: Trace, on: date) -> Reply:
        """Return the reply to a message of this kind; `on` is the day facts must be in force."""
        plan = PLANS[routed.intent]
        section = PREMISE_SECTIONS[routed.topic] if routed.intent == "premise" else plan.section
        key = f"premise.{routed.topic}" if routed.intent == "premise" else _KEYS.get(routed.intent, routed.intent)
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

    def led(self, routed: Route, answer: Reply) -> Reply:
        """Return an ordinary answer with the sentence for this intent in front of it."""
        lead = TextBlock(self._say(answer.locale, PLANS[routed.intent].lead))
        reworded = self._replies.reworded(answer, (lead, *answer.blocks), answer.walk)
        return replace(reworded, trace=replace(reworded.trace, rule=routed.rule))

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
        lines = [line for line in passage.lines if self._in_force(line, on)]
        steps = [line for line in passage.steps if self._in_force(line, on)][:_MAX_STEPS]
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

    def _in_force(self, line: Line, on: date) -> bool:
        return all(fact in line.past or self._register[fact].is_in_force(on) for fact in line.facts)

    def _suggestions(self, sections: tuple[str, ...], lang: Lang) -> tuple[Option, ...]:
        found = (self._passage(section, lang) for section in sections)
        # A button must lead on: a heading that is itself answered in fixed words would lead back here.
        headings = dict.fromkeys(
            passage.heading for passage in found if passage is not None and route(passage.heading).intent == "question"
        )
        return tuple(Option(heading, heading) for heading in list(headings)[:_MAX_SUGGESTIONS])

    def _passage(self, section: str, lang: Lang) -> Passage | None:
        article, _, name = section.partition("#")
        return self._passages.get(passage_id(lang, article, name))


def _fitting(lines: list[Line], lang: Lang) -> list[Line]:
    """Return the first sentence and those after it that fit, in their order, never half a list."""
    shown, room = lines[:1], _ROOM[lang]
    for line in lines[1:]:
        room -= len(line.text) if lang == "zh" else len(line.text.split())
        if room < 0:
            break
        shown.append(line)
    return shown[:-1] if len(shown) > 1 and shown[-1].text.rstrip().endswith(("：", ":")) else shown
