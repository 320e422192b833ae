"""Interest on a card bill."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from credit_coach.money import Dated, InputInvalid, InterestBasis, revolving_interest

_DAILY = Decimal("0.0005")
_DUE, _NEXT = date(2026, 4, 23), date(2026, 5, 5)
_BOUGHT = [Dated(date(2026, 3, 30), Decimal(1000))]
_PAID = [Dated(_DUE, Decimal(100))]


def test_the_stretches_show_the_working() -> None:
    """招商银行's example: 24 days on 1,000 and 12 on 900 are 12.00 and 5.40."""
    result = revolving_interest(_BOUGHT, _PAID, _DUE, _NEXT, _DAILY)
    assert [(part.days, part.balance, part.interest) for part in result.stretches] == [
        (24, Decimal(1000), Decimal("12.0")),
        (12, Decimal(900), Decimal("5.4")),
    ]
    assert result.interest == Decimal("17.40")


def test_only_the_unpaid_part() -> None:
    """A bank that charges the unpaid part takes 36 days on 900: 16.20 instead of 17.40."""
    result = revolving_interest(_BOUGHT, _PAID, _DUE, _NEXT, _DAILY, basis=InterestBasis.UNPAID_PART)
    assert result.interest == Decimal("16.20")


def test_a_payment_settles_the_oldest_purchase_first() -> None:
    """What is left after a payment of 1,200 is 300 of the later purchase, whatever the order of the list."""
    bought = [Dated(date(2026, 4, 13), Decimal(500)), *_BOUGHT]
    result = revolving_interest(
        bought, [Dated(_DUE, Decimal(1200))], _DUE, _NEXT, _DAILY, basis=InterestBasis.UNPAID_PART
    )
    assert [(part.days, part.balance) for part in result.stretches] == [(22, Decimal(300))]


def test_a_payment_after_the_due_day_stops_later_interest() -> None:
    """Money that comes after the due day lowers the balance from its own day on; a credit bears nothing."""
    paid = [*_PAID, Dated(date(2026, 4, 28), Decimal(950))]
    result = revolving_interest(_BOUGHT, paid, _DUE, _NEXT, _DAILY)
    assert [(part.days, part.balance) for part in result.stretches] == [(24, Decimal(1000)), (5, Decimal(900))]


def test_paid_in_full_bears_nothing() -> None:
    """A bill that the payments by the due day cover bears no interest at all."""
    early = [Dated(date(2026, 4, 10), Decimal(400)), Dated(_DUE, Decimal(600))]
    assert revolving_interest(_BOUGHT, early, _DUE, _NEXT, _DAILY).interest == 0


def test_invalid() -> None:
    """A posting day before the due day, and a purchase after it, are refused."""
    with pytest.raises(InputInvalid, match="due: wrong order"):
        revolving_interest(_BOUGHT, _PAID, _DUE, date(2026, 4, 22), _DAILY)
    with pytest.raises(InputInvalid, match="due: wrong order"):
        revolving_interest([Dated(_NEXT, Decimal(1))], [], _DUE, _NEXT, _DAILY)
    with pytest.raises(InputInvalid, match="amount: negative"):
        Dated(_DUE, Decimal(-1))
