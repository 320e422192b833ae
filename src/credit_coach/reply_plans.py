"""How each intent is answered in fixed words: the outcome, who can be called, the section that carries the rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from credit_coach.dialogue.routing import Intent
from credit_coach.dialogue.routing.scams import WARNINGS
from credit_coach.reply import Outcome


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
#: Somebody may be at risk, and may not.
_WORRY = Plan(
    "crisis_support",
    (*_HELP, "youth"),
    quote="",
    more=("debt-stress#cannot-sleep", "overdue-first-steps#cannot-pay"),
    lead="worry_lead",
)
PLANS: Mapping[Intent, Plan] = {
    "danger": Plan("crisis_support", (*_HELP, "youth"), quote=""),
    "crisis": Plan("crisis_support", (*_HELP, "youth"), quote=""),
    "other_at_risk": Plan("crisis_support", ("police", "ambulance", "support"), "debt-stress#help-someone", ""),
    "worry": _WORRY,
    "care": _WORRY,
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
        "explain_cannot_access_account",
        ("police", "anti_fraud"),
        "scams-around-debt#just-scammed",
        "",
        lead="just_scammed",
    ),
    "still_at_risk": Plan("crisis_support", (*_HELP, "youth"), quote=""),
    "still_other_at_risk": Plan("crisis_support", ("police", "ambulance", "support"), quote=""),
    "still_unsafe": Plan(
        "crisis_support",
        ("police", "ambulance", "complaints"),
        quote="",
        more=("collection-rules#evidence", "complaints-free-help#which-number"),
    ),
    "still_scammed": Plan(
        "explain_cannot_access_account",
        ("police", "anti_fraud"),
        quote="",
        more=("scams-around-debt#just-scammed", "card-stolen#first-steps"),
    ),
    "still_warned": Plan("answer", ("anti_fraud", "police"), "scams-around-debt#upfront-fee"),
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
    "source": Plan("answer", quote=""),
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
    "impossible_figure": Plan("ask_clarification", quote=""),
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
#: Intents whose sentences have another name.
KEYS: Mapping[Intent, str] = {"prompt_injection": "injection", "care": "worry"}
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
LED: frozenset[Intent] = frozenset({"distress", "bereaved", "worry", "care"})
#: These quote a section that fits most who say it: an answer that is sure fits better, after the same first sentence.
LED_WHEN_SURE: frozenset[Intent] = frozenset({"premise", *WARNINGS})
#: What has to be done at once goes first, then the answer to what else is asked.
LED_WHEN_ASKED: frozenset[Intent] = frozenset({"just_scammed"})
