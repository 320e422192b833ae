"""What does a loan between people come to? Simple interest, paid with the principal at the end, with every sum."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from credit_coach.dialogue.readers import Mention
from credit_coach.dialogue.walk import Answers, Walk
from credit_coach.walks.loan_interest.questions import about, excludes, fits, opening, questions, this_month, wishes
from credit_coach.walks.loan_interest.result import RUNNING, figures, result
from credit_coach.walks.tool import Tool


def besides(text: str, mentions: Sequence[Mention], answers: Answers) -> Mapping[str, str]:
    """How long the interest is asked for, where nothing else was said of the time: 一年利息多少, interest for a month."""
    if this_month(text) and "span" not in answers:
        return {"span": "1 months", RUNNING: "yes"}
    asked = _FOR_HOW_LONG.search(text)
    if asked is None or "span" in answers:
        return {}
    return {"span": "12 months" if asked["zh_year"] or asked["year"] else "1 months"}


_FOR_HOW_LONG = re.compile(
    r"(?<![\d一二两三四五六七八九十半])[一1](?:(?P<zh_year>年)|个月)(?:下来|的话)?的?(?:要|得|收|付|给|是|有|共)*(?:多少(?:钱|块)?的?利息|利息(?:一共|总共)?(?:要|得|是|有|收)*(?:多少|几))"
    r"|\binterest\b[^.?!,\d]{0,20}\b(?:(?:per|each|every|in|for) )?(?:a|one|each|every|per) (?:(?P<year>year)|month)\b",
    re.IGNORECASE,
)
_LOAN = frozenset({"amount", "span"})

WALK = Walk(
    "loan_interest",
    questions,
    opening,
    main="amount",
    about=about,
    fits=fits,
    wishes=wishes,
    excludes=excludes,
    besides=besides,
    enough=(_LOAN | {"rate"}, _LOAN | {"received"}, _LOAN | {"kept"}, _LOAN | {"repaid"}),
)
TOOL = Tool(
    WALK,
    result,
    about=("rate-limits", "private-loans"),
    figures=figures,
    edits=("amount", "span", "rate"),
    fields={
        "principal": "amount",
        "annual_rate": "rate",
        "daily_rate": "rate",
        "months": "span",
        "days": "span",
        "received": "received",
        "repaid": "repaid",
    },
)

__all__ = ["TOOL", "WALK", "opening", "questions", "result"]
