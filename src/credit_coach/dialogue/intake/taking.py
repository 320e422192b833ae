"""A message as it arrives: too long, or clean and without personal data."""

from __future__ import annotations

from dataclasses import dataclass

from credit_coach.dialogue.intake.cleaning import clean
from credit_coach.dialogue.intake.finds import Kind
from credit_coach.dialogue.intake.masking import masked


@dataclass(frozen=True)
class Intake:
    """A message that is safe to store and search. `masked` counts what was hidden, `kinds` are the kinds of it."""

    text: str
    masked: int
    too_long: bool
    kinds: tuple[Kind, ...] = ()


def take_in(message: str, max_chars: int) -> Intake:
    """Normalise, measure and mask one message; never raises, whatever the characters."""
    # Cut before anything is looked at: what is hidden in a million characters costs nobody any time.
    text = clean(message[: max_chars * 4])
    if len(message) > max_chars * 4 or len(text) > max_chars:
        return Intake("", 0, too_long=True)
    text, found = masked(text)
    return Intake(text, len(found), too_long=False, kinds=tuple(dict.fromkeys(found)))
