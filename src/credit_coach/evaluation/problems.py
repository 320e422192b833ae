"""What was wrong with a reply, in words."""

from __future__ import annotations

from credit_coach.evaluation.exam import Item
from credit_coach.evaluation.exchange import Exchange, shown
from credit_coach.evaluation.measures import PASSES, Marks
from credit_coach.evaluation.measures.answers import forbidden, missing_groups


def problems(item: Item, exchange: Exchange, marks: Marks) -> list[str]:
    """Return one sentence for each mark that keeps an item from passing."""
    if exchange.error:
        return [exchange.error]
    reply = exchange.last
    lacks = "does not state " + "; ".join(" / ".join(group) for group in missing_groups(item, reply))
    words = {
        **dict.fromkeys(("answers.required", "answers.stated", "money.exact", "walks.figures"), lacks),
        "routing.right": f"was {reply['outcome']}, not {' or '.join(item.outcome)}",
        "answers.forbidden": "says " + "; ".join(forbidden(item, shown(reply))),
    }
    return [words.get(name, f"{name} fails") for name, wanted in PASSES.items() if marks.get(name, wanted) != wanted]
