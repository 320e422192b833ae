"""A monthly budget to print: what comes in, what has to go out, what is left, and blanks for what was not told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from credit_coach.handouts.handout import BLANK, Handout, clean, handout
from credit_coach.handouts.pages import page as render
from credit_coach.knowledge.figures import Figure, Lang
from credit_coach.money.amounts import exact
from credit_coach.wording import Wording, listed


@dataclass(frozen=True)
class BudgetLine:
    """One amount a month in yuan; None was not told and is printed as a blank to fill in."""

    label: str
    amount: Decimal | None
    note: str = ""


@dataclass(frozen=True)
class BudgetPage:
    """A household's month. Every amount is at or above zero; a group without lines is not printed."""

    title: str
    income: tuple[BudgetLine, ...]
    costs: tuple[BudgetLine, ...]
    repayments: tuple[BudgetLine, ...]
    savings: BudgetLine | None
    notes: tuple[str, ...]


@dataclass(frozen=True)
class _Row:
    label: str
    amount: str
    note: str


@dataclass(frozen=True)
class _Group:
    """A part of the table. `total` is None when a line is missing; then `missing` names them."""

    name: str
    rows: tuple[_Row, ...]
    total: Decimal | None
    missing: tuple[str, ...]
    shown: str


def budget(page: BudgetPage, lang: Lang, wording: Wording, on: date) -> Handout:
    """Return the budget as a page that prints on A4 and reads on a phone.

    A total is the exact sum of its lines, and what is left is income less costs, repayments and savings. Each is stated
    only when every line of it was told; otherwise the page names what is missing.
    """
    income = _group("income", page.income, lang, wording)
    spent = [
        _group("costs", page.costs, lang, wording),
        _group("repayments", page.repayments, lang, wording),
        _group("savings", (page.savings,) if page.savings else (), lang, wording),
    ]
    content = render(
        "budget.html",
        lang,
        wording,
        title=clean(page.title),
        day=Figure(on.isoformat(), "date").text(lang),
        groups=[group for group in (income, *spent) if group.rows],
        result=_left(income, spent, lang, wording),
        notes=[clean(note) for note in page.notes],
    )
    return handout("handout.budget.file", "html", content, lang, wording)


def _group(name: str, lines: tuple[BudgetLine, ...], lang: Lang, wording: Wording) -> _Group:
    rows = tuple(_Row(clean(line.label), _shown(line.amount, lang, wording), clean(line.note)) for line in lines)
    missing = tuple(clean(line.label) for line in lines if line.amount is None)
    total = None if missing else _sum([line.amount for line in lines if line.amount is not None])
    return _Group(wording.say(lang, f"handout.budget.{name}"), rows, total, missing, _shown(total, lang, wording))


def _left(income: _Group, spent: list[_Group], lang: Lang, wording: Wording) -> str:
    # Without any income line there is nothing to subtract from: that is not an income of zero.
    missing = list(income.missing if income.rows else (income.name,))
    missing += [label for group in spent for label in group.missing]
    if missing or income.total is None:
        return wording.say(lang, "handout.budget.cannot_say", missing=listed(missing, lang))
    with exact():
        left = income.total - _sum([group.total for group in spent if group.total is not None])
    key = "handout.budget.short" if left < 0 else "handout.budget.left"
    return wording.say(lang, key, amount=_shown(left.copy_abs(), lang, wording))


def _sum(amounts: list[Decimal]) -> Decimal:
    with exact():
        return sum(amounts, Decimal(0))


def _shown(amount: Decimal | None, lang: Lang, wording: Wording) -> str:
    """Write an amount in full, never rounded: whole yuan without decimals, others with the fen or more."""
    if amount is None:
        return BLANK
    decimals = f"{amount:f}".partition(".")[2].rstrip("0")
    places = max(2, len(decimals)) if decimals else 0
    return wording.say(lang, "handout.budget.amount", number=f"{amount:,.{places}f}")
