"""What a rule is: a pattern with a name, and what may take a match back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from credit_coach.dialogue.routing.runs import Runs, may_match

Intent = Literal[
    # people in danger
    "danger",
    "crisis",
    "other_at_risk",
    "worry",
    "care",
    "threat",
    "violence",
    "shaming",
    "coerced",
    "minor_distress",
    "distress",
    "bereaved",
    "just_scammed",
    "still_at_risk",
    "still_other_at_risk",
    "still_unsafe",
    "still_scammed",
    "still_warned",
    "gambling",
    "gambling_help",
    "minor",
    "minor_owing",
    # misuse, each with its own words
    "cash_out",
    "forgery",
    "hide_assets",
    "dodge",
    "rent_cards",
    "carry_debt",
    "buy_data",
    "others_data",
    "identity_misuse",
    "abusive_collection",
    "agents",
    "repair_seller",
    "fraud",
    # accounts
    "account",
    "account_urgent",
    "dispute",
    "send",
    "human",
    "status",
    "secrets",
    # scope
    "forecast",
    "represent",
    "pick",
    "off_topic",
    "impossible_figure",
    "prompt_injection",
    # warned about or put right, and then answered
    "scam_fee",
    "scam_cancel",
    "scam_impersonation",
    "scam_agent",
    "scam_repair",
    "scam_carry",
    "scam_link",
    "scam_recovery",
    "premise",
    "not_my_debt",
    # small talk
    "greeting",
    "thanks",
    "annoyed",
    "about",
    "source",
    "language",
    "question",
]


@dataclass(frozen=True)
class Rule:
    """One recogniser.

    `unless` anywhere in the message takes a match back, except where `surely` holds as well; `needs` must hold beside the
    pattern; `ignoring` is cut out before looking.

    Only `ignoring` may soften an urgent rule: "穷死了，真的想死" holds a figure of speech and a cry for help.
    """

    name: str
    intent: Intent
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    ignoring: re.Pattern[str] | None = None
    surely: re.Pattern[str] | None = None
    needs: re.Pattern[str] | None = None

    def matches(self, text: str, runs: Runs | None = None) -> bool:
        """Tell whether the rule holds for a normalised message; its `runs` spare a search where they are at hand."""
        if runs is not None and not may_match(self.pattern, runs):
            return False
        if self.ignoring:
            text = self.ignoring.sub(" ", text)
        if not self.pattern.search(text) or (self.needs and not self.needs.search(text)):
            return False
        if self.unless is None or not self.unless.search(text):
            return True
        return bool(self.surely and self.surely.search(text))

    def speaks_of_it(self, text: str, runs: Runs) -> bool:
        """Tell whether a message with these runs has the words of the rule, even where something takes them back."""
        return may_match(self.pattern, runs) and bool(self.pattern.search(text))


#: How sure it is that a message means what its words are like.
Degree = Literal["certain", "sure", "likely", "perhaps"]


@dataclass(frozen=True)
class Route:
    """The intent of a message and the name of the rule that decided it.

    `text` is what is left to answer when a part of the message was not addressed to the coach ("" for all of it), `topic`
    tells rules of one intent apart where their words differ. `degree`: how sure it is where examples decided.
    """

    intent: Intent
    rule: str
    text: str = ""
    topic: str = ""
    degree: Degree = "certain"


def all_of(*slots: str) -> str:
    """Return an alternative that holds where every slot occurs, in any order."""
    return "^" + "".join(f"(?=.*(?:{slot}))" for slot in slots)


def near(*slots: str, gap: int = 8, commas: bool = True) -> str:
    """Return an alternative that holds where the slots follow one another, at most `gap` characters apart.

    They stand within one sentence, and within one clause where `commas` may not lie between them.
    """
    ends = "。！？!?;；\\n" if commas else "。！？!?;；，,\\n"
    return rf"[^{ends}]{{0,{gap}}}?".join(f"(?:{slot})" for slot in slots)


def any_of(*alternatives: str) -> re.Pattern[str]:
    """Compile alternatives into one pattern that ignores case and looks across line breaks."""
    return re.compile("|".join(alternatives), re.IGNORECASE | re.DOTALL)
