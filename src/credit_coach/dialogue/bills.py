"""The figures of a card's bill: which sum is the bill, which its minimum, and which only what is left of it."""

from __future__ import annotations

from collections.abc import Mapping

from credit_coach.dialogue import slots
from credit_coach.dialogue.corrections import figure_of
from credit_coach.dialogue.measures import figure_told, is_sum
from credit_coach.dialogue.readers import Rate
from credit_coach.dialogue.walk import Answers, Question


def settle_bill(found: slots.Slots, by_name: Mapping[str, Question], answers: Answers) -> None:
    """Put the sums of a bill in their places, where words alone have not."""
    _balance_by_size(found, by_name, answers)
    _rest_of_bill(found, by_name, answers)


def _balance_by_size(found: slots.Slots, by_name: Mapping[str, Question], answers: Answers) -> None:
    """Tell the balance from the minimum payment: of one sum, "the minimum on 9,700", or the larger of two."""
    if not {"balance", "minimum_share"} <= set(by_name) or "balance" in answers:
        return
    minimum, balance = found.values.get("minimum_share", []), found.values.get("balance", [])
    sums = sorted(filter(is_sum, (*minimum, *balance)), key=lambda one: figure_of(one) or 0)
    if not any(one in sums for one in minimum) or len(sums) > _TWO:
        return
    found.values["balance"] = [sums[-1]]
    found.values["minimum_share"] = [one for one in (*minimum, *balance) if one is not sums[-1]]
    if not found.values["minimum_share"]:
        del found.values["minimum_share"]


def _rest_of_bill(found: slots.Slots, by_name: Mapping[str, Question], answers: Answers) -> None:
    """Leave out what a share leaves of a bill, said beside both: "15,000, I paid 10%, the 13,500 left"."""
    shares = [one.value.value for one in found.values.get("minimum_share", []) if isinstance(one.value, Rate)]
    sums = [one for one in (*found.values.get("balance", []), *found.left) if is_sum(one)]
    if "balance" not in by_name or len(shares) != 1 or not 0 < shares[0] < 1:
        return
    known = {figure_of(one) for one in sums} | {figure_told("balance", found, by_name, answers)}
    rests = {whole * (1 - shares[0]) for whole in known if whole}
    found.left = [one for one in found.left if figure_of(one) not in rests]
    if kept := [one for one in found.values.get("balance", []) if figure_of(one) not in rests]:
        found.values["balance"] = kept


_TWO = 2
