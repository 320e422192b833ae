"""What people type into money questions, in Chinese and English, read to exact values."""

from credit_coach.dialogue.readers.scan import find
from credit_coach.dialogue.readers.special import Special, special
from credit_coach.dialogue.readers.values import (
    Amount,
    Count,
    Day,
    FreePeriods,
    Mention,
    Noun,
    Number,
    Period,
    Rate,
    RatePeriod,
    Term,
    TermUnit,
    Value,
)

__all__ = [
    "Amount",
    "Count",
    "Day",
    "FreePeriods",
    "Mention",
    "Noun",
    "Number",
    "Period",
    "Rate",
    "RatePeriod",
    "Special",
    "Term",
    "TermUnit",
    "Value",
    "find",
    "special",
]
