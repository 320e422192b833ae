"""How long does it take when only the minimum is paid? Months and interest, beside a fixed payment and a chosen end."""

import re
from collections.abc import Mapping, Sequence

from credit_coach.dialogue.readers import Mention
from credit_coach.dialogue.walk import Answers, Walk
from credit_coach.walks.minimum_payment.case import OF_STATEMENT
from credit_coach.walks.minimum_payment.questions import about, fits, opening, questions, wishes
from credit_coach.walks.minimum_payment.result import figures, result
from credit_coach.walks.tool import Tool


def besides(text: str, mentions: Sequence[Mention], answers: Answers) -> Mapping[str, str]:
    """Whether the minimum is a share of the balance with the month's interest in it: "10% of the new balance"."""
    return {OF_STATEMENT: "yes"} if _OF_NEW_BALANCE.search(text) else {}


_OF_NEW_BALANCE = re.compile(
    r"(加上?|含|算上|连)(了|上|完)?利息(一起|之?后|以后)?的?(新)?(欠款|余额|总额|账单|总数)?的(?=.{0,4}(%|\d|百分|[一二两]成))|本息(合计|总额|一共)?的(?=.{0,4}(%|\d|百分))|新(余额|账单)的(?=.{0,4}(%|\d|百分))"
    r"|[%％] ?of (the |my )?(new|resulting|increased|whole new|total new) (balance|bill|total)|[%％] ?of (the |my )?(balance|bill|total) (with|including|plus|after) (the |that )?interest",
    re.IGNORECASE,
)
WALK = Walk(
    "minimum_payment",
    questions,
    opening,
    main="balance",
    spares=True,
    about=about,
    fits=fits,
    wishes=wishes,
    besides=besides,
    enough=(
        frozenset({"balance", "daily_rate", "minimum_share"}),
        frozenset({"balance", "daily_rate", "pay"}),
    ),
)
TOOL = Tool(
    WALK,
    result,
    about=("minimum-payment", "how-long"),
    figures=figures,
    edits=("balance", "daily_rate", "pay"),
    fields={
        "balance": "balance",
        "monthly_rate": "daily_rate",
        "daily_rate": "daily_rate",
        "annual_rate": "daily_rate",
        "share": "minimum_share",
        "payment": "pay",
    },
    reasons={
        "balance": ("minimum-payment", "how-long"),
        "daily_rate": ("credit-card-billing", "daily-interest"),
        "minimum_share": ("minimum-payment", "is-it-overdue"),
        "pay": ("minimum-payment", "get-out"),
    },
)

__all__ = ["TOOL", "WALK", "opening", "questions", "result"]
