"""A sum said again: in "8,000 in 10, fee 0.5% of the 8,000 a month" and "and the 8,000 back in May" there is one sum."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from decimal import Decimal

from credit_coach.dialogue.corrections import figure_of
from credit_coach.dialogue.readers import Amount, Mention, Number
from credit_coach.dialogue.readers.bases import is_base


def without_repeats(mentions: Sequence[Mention], text: str, known: Collection[Decimal] = ()) -> tuple[Mention, ...]:
    """Leave out the sums that were told before in the message, or are `known` and only what a rate is taken from."""
    return tuple(
        one
        for one in mentions
        if not (figure_of(one) in known and any(is_base(text, one, rate) for rate in mentions))
        and not _is_again(one, mentions, text)
    )


def _is_again(mention: Mention, mentions: Sequence[Mention], text: str) -> bool:
    """Tell whether a sum is one told before: "and the 30k back in May"."""
    figure = figure_of(mention)
    if not isinstance(mention.value, Amount | Number) or not figure or not _SAME.search(text[: mention.start]):
        return False
    return any(one.start < mention.start and figure_of(one) == figure for one in mentions)


_SAME = re.compile(r"(这|那)(个|笔)?$|\b(the|that|this|those|my|whole|full|original) [¥￥]?$", re.IGNORECASE)
