"""The cost of being late."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from credit_coach.money import (
    ChargeCap,
    Compounding,
    Dated,
    EventKind,
    InputInvalid,
    LatePenalty,
    OverdueTerms,
    Part,
    capped_annual_rate,
    late_penalty,
    overdue_by,
    overdue_cost,
)

_DUE = date(2026, 1, 31)
_TERMS = OverdueTerms(Decimal("0.0005"), "contract 8.2")
_MONTHLY = replace(_TERMS, compounding=Compounding.MONTHLY)


def test_simple_interest_on_the_days() -> None:
    """20 days on 2,000 at 0.05% are 20.00, posted once at the end under the clause of the contract."""
    cost = overdue_cost(Decimal(2000), _DUE, date(2026, 2, 20), _TERMS)
    assert (cost.days, cost.interest, cost.charged, cost.amount_due) == (20, Decimal(20), Decimal(20), Decimal(2020))
    [event] = cost.events
    assert (event.day, event.kind, event.base, event.days, event.clause) == (
        date(2026, 2, 20),
        EventKind.INTEREST,
        Decimal(2000),
        20,
        "contract 8.2",
    )


def test_monthly_compounding_by_hand() -> None:
    """10,000 from 31 January to 31 March: 28 days are 140.00, then 31 days on 10,140.00 are 157.17."""
    cost = overdue_cost(Decimal(10000), _DUE, date(2026, 3, 31), _MONTHLY)
    assert [(event.day, str(event.amount)) for event in cost.events] == [
        (date(2026, 2, 28), "140.00"),
        (date(2026, 3, 31), "157.17"),
    ]
    assert overdue_cost(Decimal(10000), _DUE, date(2026, 3, 31), _TERMS).interest == Decimal("295.00")


def test_penalty_and_fee_bear_no_interest() -> None:
    """违约金 and a fixed fee post on the due day, each under its clause, and stay as they are."""
    terms = replace(
        _MONTHLY, fixed_fee=Decimal(20), penalty=LatePenalty(Decimal("0.05"), Decimal(10), "card fee table")
    )
    cost = overdue_cost(Decimal(10000), _DUE, date(2026, 3, 31), terms, unpaid_minimum=Decimal(700))
    assert [(event.kind, event.amount, event.clause) for event in cost.events[:2]] == [
        (EventKind.PENALTY, Decimal("35.00"), "card fee table"),
        (EventKind.FIXED_FEE, Decimal(20), "contract 8.2"),
    ]
    assert cost.interest == Decimal("297.17")
    assert cost.costs == Decimal("55.00")
    assert cost.amount_due == Decimal("10352.17")


def test_on_time_costs_nothing() -> None:
    """Settled on the due day: no penalty, no fee, no interest, no event."""
    terms = replace(_TERMS, fixed_fee=Decimal(20), penalty=LatePenalty(Decimal("0.05"), Decimal(10), "table"))
    cost = overdue_cost(Decimal(2000), _DUE, _DUE, terms, unpaid_minimum=Decimal(200))
    assert (cost.charged, cost.amount_due, cost.events) == (Decimal(0), Decimal(2000), ())


def test_a_payment_goes_to_costs_then_interest_then_principal() -> None:
    """民法典 art. 561: of 500 paid after ten days 20 are the fee, 10 the interest and 470 principal."""
    terms = replace(_TERMS, fixed_fee=Decimal(20))
    paid = [Dated(date(2026, 2, 10), Decimal(500))]
    cost = overdue_cost(Decimal(2000), _DUE, date(2026, 2, 20), terms, payments=paid)
    assert cost.principal_left == Decimal(1530)
    assert [str(e.amount) for e in cost.events if e.kind is EventKind.INTEREST] == ["10.00", "7.65"]
    assert cost.amount_due == Decimal("1537.65")


def test_interest_that_was_paid_no_longer_compounds() -> None:
    """200 paid on 10 March settle 190.70 of interest and 9.30 of principal; then 21 days run on 9,990.70 alone."""
    paid = [Dated(date(2026, 3, 10), Decimal(200))]
    cost = overdue_cost(Decimal(10000), _DUE, date(2026, 3, 31), _MONTHLY, payments=paid)
    assert [(event.day, event.base, event.amount) for event in cost.events if event.kind is EventKind.INTEREST] == [
        (date(2026, 2, 28), Decimal(10000), Decimal("140.00")),
        (date(2026, 3, 10), Decimal(10140), Decimal("50.70")),
        (date(2026, 3, 31), Decimal("9990.70"), Decimal("104.90")),
    ]
    assert cost.amount_due == Decimal("10095.60")


def test_another_order_changes_the_interest() -> None:
    """Where principal is settled first, less of it bears interest afterwards."""
    terms = replace(_TERMS, allocation=(Part.PRINCIPAL, Part.INTEREST, Part.COSTS))
    paid = [Dated(date(2026, 2, 10), Decimal(500))]
    cost = overdue_cost(Decimal(2000), _DUE, date(2026, 2, 20), terms, payments=paid)
    assert cost.principal_left == Decimal(1500)
    assert cost.interest == Decimal("17.50")


def test_the_cap_holds_for_interest_and_costs_together() -> None:
    """13.8% a year on 10,000 for 90 days allows 340.27, whatever the terms add up to; both figures are kept."""
    terms = OverdueTerms(
        Decimal("0.001"), "contract", fixed_fee=Decimal(100), cap=ChargeCap(Decimal("0.138"), "four times LPR")
    )
    cost = overdue_cost(Decimal(10000), _DUE, date(2026, 5, 1), terms)
    assert (cost.days, cost.uncapped, cost.cap, cost.charged) == (
        90,
        Decimal("1000.00"),
        Decimal("340.27"),
        Decimal("340.27"),
    )
    assert cost.amount_due == Decimal("10340.27")
    low = overdue_cost(Decimal(10000), _DUE, date(2026, 5, 1), replace(terms, daily_rate=Decimal(0)))
    assert low.charged == low.uncapped == Decimal("100.00")


def test_penalty_edges() -> None:
    """Nothing unpaid is no penalty, not even the floor; a small unpaid part pays the floor."""
    share, floor = Decimal("0.05"), Decimal(10)
    assert late_penalty(Decimal(1000), Decimal(1000), share, floor) == 0
    assert late_penalty(Decimal(1000), Decimal("999.99"), share, floor) == Decimal("10.00")


def test_capped_rate_keeps_a_lower_agreement() -> None:
    """Agreed charges below the cap stay as they are."""
    assert capped_annual_rate([Decimal("0.06"), Decimal("0.02")], Decimal("0.0345"), Decimal(4)) == Decimal("0.08")


@pytest.mark.parametrize(
    ("call", "field"),
    [
        (lambda: overdue_cost(Decimal(-1), _DUE, _DUE, _TERMS), "principal"),
        (lambda: overdue_cost(Decimal(1), _DUE, date(2026, 1, 30), _TERMS), "end"),
        (
            lambda: overdue_cost(
                Decimal(1), _DUE, date(2026, 2, 1), _TERMS, payments=[Dated(date(2026, 3, 1), Decimal(1))]
            ),
            "payments",
        ),
        (
            lambda: overdue_cost(
                Decimal(1), _DUE, date(2026, 2, 1), _TERMS, payments=[Dated(date(2026, 2, 1), Decimal(2))]
            ),
            "payments",
        ),
        (lambda: replace(_TERMS, daily_rate=Decimal(-1)), "daily_rate"),
        (lambda: replace(_TERMS, allocation=(Part.COSTS, Part.INTEREST)), "allocation"),
        (lambda: LatePenalty(Decimal(2), Decimal(0), "x"), "penalty.share"),
        (lambda: ChargeCap(Decimal("NaN"), "x"), "cap.annual_rate"),
    ],
)
def test_invalid(call: Any, field: str) -> None:
    """A wrong input, or a payment beyond the debt or the time, is refused by name."""
    with pytest.raises(InputInvalid) as failure:
        call()
    assert failure.value.field == field


def test_days_late_count_back_from_today() -> None:
    """20 days late today and 10 days more are 30 days from the due date, whatever the calendar is."""
    today = date(2026, 3, 5)
    cost = overdue_by(Decimal(2000), 20, today, _TERMS, further_days=10)
    assert cost == overdue_cost(Decimal(2000), date(2026, 2, 13), date(2026, 3, 15), _TERMS)
    assert cost.charged == Decimal("30.00")


@pytest.mark.parametrize(("days", "further", "field"), [(0, 0, "days_late"), (1, -1, "further_days")])
def test_days_that_cannot_be_are_named(days: int, further: int, field: str) -> None:
    """Not late at all and fewer than no further days are refused by name."""
    with pytest.raises(InputInvalid) as caught:
        overdue_by(Decimal(2000), days, date(2026, 3, 5), _TERMS, further_days=further)
    assert caught.value.field == field
