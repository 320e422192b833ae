"""How a simulation of months can end: cleared, never, or not within a thousand years."""

from __future__ import annotations

from enum import StrEnum

# A debt that is alive after this many months is not worth simulating further; it is not called `never`,
# because that word is kept for debts that provably do not shrink.
MOST_MONTHS = 12_000


class Ending(StrEnum):
    """Why a simulation stopped."""

    CLEARED = "cleared"
    NEVER = "never"
    BEYOND_HORIZON = "beyond_horizon"
