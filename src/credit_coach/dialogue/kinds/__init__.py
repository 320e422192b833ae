"""What kinds of answers a walk's questions take: from what was read in a message to a stored text, and back."""

from credit_coach.dialogue.kinds.charges import ChargeKind
from credit_coach.dialogue.kinds.choices import ChoiceKind, HouseholdKind, YesNoKind
from credit_coach.dialogue.kinds.counts import CountKind, DurationKind, PeriodsKind, SpanKind
from credit_coach.dialogue.kinds.kind import Kind, Missing, Reading, Trouble, number
from credit_coach.dialogue.kinds.money import BonusKind, Cautious, MoneyKind, MoneyValue
from credit_coach.dialogue.kinds.rates import RateKind, RateValue, ShareKind, unit_named

__all__ = [
    "BonusKind",
    "Cautious",
    "ChargeKind",
    "ChoiceKind",
    "CountKind",
    "DurationKind",
    "HouseholdKind",
    "Kind",
    "Missing",
    "MoneyKind",
    "MoneyValue",
    "PeriodsKind",
    "RateKind",
    "RateValue",
    "Reading",
    "ShareKind",
    "SpanKind",
    "Trouble",
    "YesNoKind",
    "number",
    "unit_named",
]
