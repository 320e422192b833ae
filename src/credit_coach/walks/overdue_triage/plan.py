"""Which of the articles' own steps come first, chosen by what is late, for how long, why, and what has come.

A line is a list of places: the first that the knowledge holds is taken, so that a newer article is used as soon as it
is there and nothing is missing before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from credit_coach.walks.speech import Speech

#: Article, section, and which of its steps.
Place = tuple[str, str, int]
Line = tuple[Place, ...]
Stretch = Literal["today", "week", "month"]

#: No more than this for a stretch: a long list is not begun at all.
MOST_LINES = 3
#: How the articles themselves divide the time: the first days, the first month, and months.
FIRST_DAYS, FIRST_MONTH = 3, 30


@dataclass(frozen=True)
class Situation:
    """What was told. `clears`: what can be paid a month is at least what is overdue."""

    products: frozenset[str]
    days: int
    cause: str
    papers: str
    pays: bool
    clears: bool

    @property
    def private(self) -> bool:
        """Whether only private people are owed, who have no hotline."""
        return self.products == {"private_loan"}


def stretches(situation: Situation, speech: Speech) -> dict[Stretch, list[str]]:
    """Return the lines of each stretch with their sources, none of them twice."""
    seen: set[Place] = set()
    wanted: Mapping[Stretch, Sequence[Line]] = {
        "today": _today(situation),
        "week": _week(situation),
        "month": _month(situation),
    }
    return {name: list(_said(lines, seen, speech)) for name, lines in wanted.items()}


def _said(lines: Iterable[Line], seen: set[Place], speech: Speech) -> Iterator[str]:
    count = 0
    for line in lines:
        place = next((one for one in line if one[2] < speech.steps(one[0], one[1])), None)
        if place is None or place in seen or count == MOST_LINES:
            continue
        seen.add(place)
        count += 1
        yield speech.step(*place)


def _one(article: str, section: str, position: int) -> Line:
    return ((article, section, position),)


# What stands under a day must not speak of another, nor of words that only its article shows.
# ---- today ----

_COURT_TODAY: Sequence[Line] = (
    _one("court-summons", "is-it-real", 0),
    _one("court-summons", "is-it-real", 1),
    _one("court-summons", "do-i-have-to-go", 0),
)
_LAWYER_TODAY: Sequence[Line] = (
    (("lawyer-letter", "what-it-is", 0), ("collection-rules", "who-is-calling", 0)),
    (("lawyer-letter", "real-or-fake", 0), ("overdue-first-steps", "third-month", 1)),
    (("lawyer-letter", "what-it-is", 1), ("overdue-first-steps", "third-month", 0)),
)
_BEFORE_DUE: Sequence[Line] = (
    _one("late-by-days", "when-overdue", 0),
    (("negotiation-script", "before-due", 0), ("negotiate-plan", "what-to-prepare", 0)),
    (("negotiation-script", "before-due", 1), ("negotiate-plan", "how-to-ask", 1)),
)
_CLEAR_TODAY: Sequence[Line] = (
    _one("late-by-days", "forgot", 0),
    _one("late-by-days", "forgot", 1),
    _one("late-by-days", "forgot", 2),
)
_CLEAR_IN_TIME: Sequence[Line] = (_one("late-by-days", "when-overdue", 0), _one("late-by-days", "when-overdue", 1))
_PRIVATE_TODAY: Sequence[Line] = (
    (("business-failed", "private-lenders", 0), ("overdue-first-steps", "cannot-pay", 0)),
    _one("overdue-first-steps", "cannot-pay", 1),
)
_COLLECTED_TODAY: Sequence[Line] = (
    _one("collection-rules", "lawful-or-not", 0),
    _one("collection-rules", "evidence", 0),
    (("collector-script", "first-words", 2), ("collection-rules", "who-is-calling", 0)),
)
_FIRST_DAY: Sequence[Line] = tuple(_one("overdue-first-steps", "first-day", place) for place in range(3))
_CANNOT_PAY: Sequence[Line] = tuple(_one("overdue-first-steps", "cannot-pay", place) for place in range(3))
_MONTHS_LATE: Sequence[Line] = (
    _one("overdue-first-steps", "third-month", 1),
    _one("overdue-first-steps", "third-month", 0),
    _one("overdue-first-steps", "cannot-pay", 0),
)


def _today(situation: Situation) -> Sequence[Line]:
    if situation.papers == "court":
        return _COURT_TODAY
    if situation.papers == "lawyer_letter":
        return _LAWYER_TODAY
    if situation.clears:
        return _CLEAR_TODAY if situation.days else _CLEAR_IN_TIME
    if situation.private:
        return _PRIVATE_TODAY
    if not situation.days:
        return _BEFORE_DUE
    if situation.papers == "collector":
        return _COLLECTED_TODAY
    if situation.days <= FIRST_DAYS:
        return _FIRST_DAY
    return _CANNOT_PAY if situation.days <= FIRST_MONTH else _MONTHS_LATE


# ---- this week ----

_BY_PAPERS: Mapping[str, Sequence[Line]] = {
    "court": (
        _one("court-summons", "how-to-answer", 0),
        _one("court-summons", "how-to-answer", 1),
        _one("court-summons", "can-i-still-settle", 1),
    ),
    "lawyer_letter": ((("lawyer-letter", "how-to-reply", 0), ("negotiate-plan", "how-to-ask", 0)),),
    "collector": ((("keep-evidence", "timeline", 1), ("collection-rules", "evidence", 1)),),
}
_BY_CAUSE: Mapping[str, Sequence[Line]] = {
    "job_loss": ((("job-loss", "first-week", 0), ("negotiate-plan", "what-to-prepare", 1)),),
    "income_drop": (_one("negotiate-plan", "what-to-prepare", 0),),
    "illness": ((("illness", "papers", 0), ("negotiate-plan", "what-to-prepare", 1)),),
    "forgot": (_one("repayment-reminders", "autopay", 0),),
    "too_many_debts": ((("many-lenders", "split-the-money", 1), ("borrow-to-repay", "why-it-grows", 0)),),
    "business": ((("business-failed", "sort-debts", 0), ("negotiate-plan", "what-to-prepare", 0)),),
    "family": (_one("negotiate-plan", "what-to-prepare", 0),),
}
_CARD: Sequence[Line] = (_one("article-70-plan", "is-it-a-right", 0), _one("article-70-plan", "apply-myself", 1))
_LENDER: Sequence[Line] = (
    _one("negotiate-plan", "how-to-ask", 0),
    _one("negotiate-plan", "script", 1),
    _one("negotiate-plan", "what-to-prepare", 0),
)
_PRIVATE: Sequence[Line] = ((("business-failed", "private-lenders", 1), ("overdue-first-steps", "first-month", 0)),)
_AFTER_CLEARING: Sequence[Line] = (
    _one("repayment-reminders", "autopay", 0),
    _one("repayment-reminders", "set-reminders", 1),
)


def _week(situation: Situation) -> Sequence[Line]:
    by_papers = _BY_PAPERS.get(situation.papers, ())
    if situation.clears:
        return (*by_papers, *_AFTER_CLEARING)
    if situation.private:
        return (*by_papers, *_PRIVATE)
    card = _CARD if "credit_card" in situation.products else ()
    return (*by_papers, *_BY_CAUSE.get(situation.cause, ()), *card, *_LENDER)


# ---- this month ----

_RECORD: Line = _one("credit-report-overdue", "which-products", 1)
_MONTHLY_LOOK: Line = (("many-lenders", "keep-it", 0), ("repayment-reminders", "many-bills", 1))
_STOP_BORROWING: Line = (("many-lenders", "keep-it", 1), ("borrow-to-repay", "how-to-stop", 0))
_INSTALMENT_DAYS: Line = _one("negotiate-plan", "in-writing", 1)
_PAY_A_PART: Line = _one("negotiate-plan", "refused", 2)
_ASK_AGAIN: Line = _one("negotiate-plan", "refused", 0)
_MEDIATION: Line = _one("negotiate-plan", "refused", 1)


def _month(situation: Situation) -> Sequence[Line]:
    if situation.clears:
        return (_MONTHLY_LOOK, _RECORD) if not situation.private else (_MONTHLY_LOOK,)
    if situation.private:
        return (_INSTALMENT_DAYS, _PAY_A_PART) if situation.pays else (_MEDIATION,)
    last = _STOP_BORROWING if situation.cause == "too_many_debts" else _RECORD
    if situation.pays:
        return (_PAY_A_PART, _INSTALMENT_DAYS, last)
    return (_ASK_AGAIN, _MEDIATION, last)
