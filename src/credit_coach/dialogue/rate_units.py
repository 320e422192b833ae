"""The unit of a plan's rate that the words of the plan tell: 等额本息 at 4.1% is interest a year, "0.7% of it a month" a fee."""

from __future__ import annotations

import re
from collections.abc import Mapping

from credit_coach.dialogue.kinds import Reading, Trouble
from credit_coach.dialogue.walk import Answers


def a_year(rate: Reading, text: str) -> Reading:
    """Return the rate of a loan; without its unit one of a few percent is a year's where a bank lends."""
    if isinstance(rate, Trouble) and rate.reason == "rate_per" and _LOAN.search(text):
        return rate.options[0] if rate.options[0].endswith("a year") else rate
    return rate


def with_unit(readings: Mapping[str, Reading], answers: Answers, text: str) -> Reading:
    """Return the charge among `readings`; what would be asked back is settled where only one of its units can be meant."""
    charge = readings["charge"]
    method = readings.get("method", answers.get("method"))
    if method == "interest_only" and isinstance(charge, str) and charge.endswith("% a period"):
        # Nothing is repaid on the way, so that a month's rate is always of what is still owed.
        return f"{charge.removesuffix('a period')}a month"
    if not isinstance(charge, Trouble) or charge.reason not in ("rate_per", "rate_base"):
        return charge
    if charge.reason == "rate_base" and _OF_FIRST_SUM.search(text):
        return _ending(charge, "a period")
    interest = method is not None or _LOAN.search(text)
    if not interest or _FEE.search(text):
        return charge
    if charge.reason == "rate_base":
        return _ending(charge, "a month")
    # Of a rate too small for a year nobody knows what it is.
    return charge.options[0] if charge.options[0].endswith("a year") else charge


def _ending(charge: Trouble, unit: str) -> Reading:
    return next((one for one in charge.options if one.endswith(unit)), charge)


_OF_FIRST_SUM = re.compile(
    r"(原价|总价|总额|全额|账单|本金总额|借款额)的|按(原价|总价|总额|全额)"
    r"|[%％] ?(a month |each month |every month |per month )?(of|on) (it\b(?! still)|(the |my )?(whole|full|original|initial|entire|total|first) (sum|amount|principal|loan|balance|price|bill)|(the |my )?(price|purchase|bill)\b)",
    re.IGNORECASE,
)
_LOAN = re.compile(
    r"房贷|按揭|车贷|消费贷|信用贷|经营贷|公积金贷|\b(mortgage|car loan|home loan|bank loan|personal loan|student loan)\b",
    re.IGNORECASE,
)
_FEE = re.compile(r"手续费|服务费|分期费|费率|\b(fees?|charges?)\b", re.IGNORECASE)
