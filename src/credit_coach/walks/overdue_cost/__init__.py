"""What does being late cost? Interest by the day from the due date, what it grows to, and what helps today."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from credit_coach.dialogue.readers import Mention, Rate
from credit_coach.dialogue.walk import Answers, Walk
from credit_coach.walks.overdue_cost.questions import about, fits, opening, questions, wishes
from credit_coach.walks.overdue_cost.result import figures, papers, result
from credit_coach.walks.tool import Tool


def besides(text: str, mentions: Sequence[Mention], answers: Answers) -> Mapping[str, str]:
    """罚息是原利率的1.5倍: so many times the contract's own rate is a surcharge of the rest."""
    rates = {one.value.value for one in mentions if isinstance(one.value, Rate) and one.value.per == "day"}
    # Where both rates are told, the one while it is late has the surcharge in it.
    match = _TIMES.search(text) if len(rates) < _BOTH else None
    times = Decimal(match["zh"] or match["en"]) if match else Decimal(1)
    return {"surcharge": f"{(100 * (times - 1)).normalize():f}%"} if 1 < times <= _MOST_TIMES else {}


_BOTH = 2
#: More than twice the contract's own rate is no surcharge that is usual: that is said of something else.
_MOST_TIMES = 2
_TIMES = re.compile(
    r"(?<![\d.])(?P<zh>[12](\.\d+)?) ?倍|(?<![\d.])(?P<en>[12](\.\d+)?) ?(?:times|x)(?= (the|my|its|our|that|this|of|as|normal|usual|contract|ordinary|original)\b)",
    re.IGNORECASE,
)

WALK = Walk(
    "overdue_cost",
    questions,
    opening,
    main="amount",
    about=about,
    fits=fits,
    wishes=wishes,
    besides=besides,
    enough=(frozenset({"amount", "days_late", "daily_rate"}), frozenset({"minimum_due", "penalty_share"})),
)
TOOL = Tool(
    WALK,
    result,
    about=("overdue-cost", "how-calculated"),
    topics=("overdue_cost",),
    figures=figures,
    edits=("amount", "days_late", "daily_rate"),
    fields={
        "principal": "amount",
        "days_late": "days_late",
        "daily_rate": "daily_rate",
        "unpaid_minimum": "minimum_due",
        "penalty.share": "penalty_share",
    },
    reasons={
        "product": ("overdue-cost", "baitiao-huabei"),
        "amount": ("overdue-cost", "how-calculated"),
        "days_late": ("overdue-cost", "how-calculated"),
        "daily_rate": ("overdue-cost", "how-calculated"),
        "minimum_due": ("overdue-cost", "credit-card"),
    },
    papers=papers,
)

__all__ = ["TOOL", "WALK", "opening", "questions", "result"]
