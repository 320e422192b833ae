"""The interest of one bill of which only the minimum was paid, on the part that was not paid."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from credit_coach.dialogue.kinds import SpanKind
from credit_coach.dialogue.walk import Answers, told
from credit_coach.money import interest_for_days, round_fen
from credit_coach.reply import Block, TableBlock
from credit_coach.walks.asked import Figures
from credit_coach.walks.daily import daily_rate, share_of
from credit_coach.walks.minimum_payment.case import RATE_FACT, Case
from credit_coach.walks.minimum_payment.questions import BALANCE, DAYS, MINIMUM_SHARE
from credit_coach.walks.speech import Speech
from credit_coach.walks.sums import range_notes

_MONTH_DAYS = 30


@dataclass(frozen=True)
class BillCase:
    """The bill, what is paid of it and for how long the rest bears interest, in yuan and days; `rate` a day."""

    balance: Decimal
    paid: Decimal
    days: int
    rate: Decimal

    @property
    def unpaid(self) -> Decimal:
        """What bears interest."""
        return self.balance - self.paid

    @property
    def interest(self) -> Decimal:
        """The interest of the days."""
        return interest_for_days(self.unpaid, self.rate, self.days)


def case_of(case: Case, answers: Answers) -> BillCase:
    """Return the bill that the answers describe."""
    count, unit = SpanKind.restore(answers[DAYS.name])
    share = told(answers, MINIMUM_SHARE.name)
    if share is None or share.endswith("%"):
        # Of a bill the minimum is a share of what it asks for.
        paid = round_fen(case.balance * (case.share if share is None else share_of(share)))
    else:
        paid = min(Decimal(share), case.balance)
    rate = told(answers, "daily_rate")
    daily = case.annual / 365 if rate is None else daily_rate(rate)
    return BillCase(case.balance, paid, count * _MONTH_DAYS if unit == "months" else count, daily)


def blocks(case: BillCase, answers: Answers, speech: Speech) -> tuple[Block, ...]:
    """Return the interest, how it comes about, and that many banks charge it on the whole bill."""
    figures = {"interest": speech.money(case.interest), "days": str(case.days), "unpaid": speech.money(case.unpaid)}
    whole = speech.say("interest_free") + speech.cite(
        "minimum-payment", "how-long", "cc_min_payment_loses_interest_free"
    )
    lines = [speech.say("bill.basis"), whole]
    if told(answers, "daily_rate") is None:
        assumed = {"rate": speech.fact(RATE_FACT), "annual": speech.fact(RATE_FACT, "annual")}
        mark = speech.cite("minimum-payment", "compare-instalments", RATE_FACT)
        lines.append(speech.say("note.rate", **assumed) + mark)
    lines += range_notes(answers, (BALANCE,), speech)
    return speech.verdict(speech.say("bill.head", **figures), lines), _working(case, speech)


def figures(case: BillCase, speech: Speech) -> Figures:
    """Return the interest, what a day of it is, and what is still owed."""
    return {
        "extra": speech.money(case.interest),
        "day": speech.money(interest_for_days(case.unpaid, case.rate, 1)),
        "balance": speech.money(case.unpaid),
    }


def _working(case: BillCase, speech: Speech) -> TableBlock:
    how = f"{speech.fen(case.unpaid)} × {speech.percent(case.rate, 4)} × {case.days}"
    rows = (
        ("bill", speech.fen(case.balance), ""),
        ("paid", speech.fen(case.paid), ""),
        ("unpaid", speech.fen(case.unpaid), f"{speech.fen(case.balance)} − {speech.fen(case.paid)}"),
        ("interest", speech.fen(case.interest), how),
    )
    columns = tuple(speech.say(f"bill.{name}") for name in ("item", "figure", "sum"))
    return TableBlock(
        speech.say("bill.title"), columns, tuple((speech.say(f"bill.row.{name}"), *rest) for name, *rest in rows)
    )
