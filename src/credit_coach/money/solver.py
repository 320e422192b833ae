"""The root finder behind every rate: it finds every real root, and takes the positive one nearest zero.

For flows a_j at times t_j let F(s) be the sum of a_j e^(-s t_j), with rate = e^s - 1. The proof of Descartes' rule of
signs is also a method: put t* between two neighbours of opposite sign; the derivative of F(s) e^(s t*) has the terms
a_j (t* - t_j) e^(s (t* - t_j)), so one change of sign less, and F e^(s t*) is monotone between its roots. An ordinary
loan has one change of sign, so one root. Each is polished by Newton's method inside its bracket: Newton alone
diverges on payday-size rates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from credit_coach.money.amounts import as_decimal, exact, require_finite
from credit_coach.money.errors import InputInvalid, NoRate, Reason

# Thirty digits: far finer than the 0.01% that is printed, far coarser than the 50 digits of the sums.
_CLOSE = Decimal("1e-30")
# Below this share of the terms a sum is rounding noise: the curve touches zero without crossing it.
_NOISE = Decimal("1e-40")
_MOST_STEPS = 400
# Each change of sign costs one level of recursion; the flows of a contract have a handful at most.
_MOST_CHANGES = 200


@dataclass(frozen=True, slots=True)
class Flow:
    """Money at a time: received is positive, paid is negative. `time` is in periods or years, at or above zero."""

    time: Fraction
    amount: Decimal


@dataclass(frozen=True, slots=True)
class _Stream:
    """Terms in order of time: weights, times from the first one, and the steps between neighbours.

    `steps` holds, for each gap between neighbours, its place in `lengths`, the list of distinct gaps: equal periods
    then cost one exponential for a whole evaluation.
    """

    weights: tuple[Decimal, ...]
    times: tuple[Decimal, ...]
    steps: tuple[int, ...]
    lengths: tuple[Decimal, ...]

    def terms(self, s: Decimal) -> Iterator[Decimal]:
        """a_j e^(-s t_j), one after the other."""
        factors = [(-s * length).exp() for length in self.lengths]
        discount = Decimal(1)
        yield self.weights[0]
        for step, weight in zip(self.steps, self.weights[1:], strict=True):
            discount *= factors[step]
            yield weight * discount

    def value_and_slope(self, s: Decimal) -> tuple[Decimal, Decimal]:
        """F(s) and its derivative."""
        value = slope = Decimal(0)
        for time, term in zip(self.times, self.terms(s), strict=True):
            value += term
            slope -= time * term
        return value, slope

    def sign(self, s: Decimal) -> int:
        """The sign of F(s); 0 where only rounding noise is left."""
        value, size = Decimal(0), Decimal(0)
        for term in self.terms(s):
            value += term
            size += abs(term)
        return 0 if abs(value) <= _NOISE * size else _sign(value)

    def tilted(self) -> _Stream | None:
        """The derivative of F(s) e^(s t*), t* at the first change of sign; None when no sign changes."""
        for index, (one, other) in enumerate(pairwise(self.weights)):
            if _sign(one) != _sign(other):
                middle = (self.times[index] + self.times[index + 1]) / 2
                tilted = tuple(w * (middle - t) for w, t in zip(self.weights, self.times, strict=True))
                return replace(self, weights=tilted)
        return None


def _sign(value: Decimal) -> int:
    return 1 if value > 0 else -1


def rate_of(flows: Sequence[Flow]) -> Decimal:
    """The rate per unit of time at which the flows are worth nothing: sum of amount x (1 + rate)^-time = 0.

    Convention: 0 when they sum to 0, else the positive root nearest zero (UK MCOB 10.3.1B), else the negative root
    nearest zero. Neither the order of the flows nor a flow split in two matters. Errors: NoRate (one_sign, no_root),
    InputInvalid.

    >>> from fractions import Fraction
    >>> flows = [Flow(Fraction(0), Decimal(1000)), Flow(Fraction(1), Decimal(-600)), Flow(Fraction(2), Decimal(-600))]
    >>> round(rate_of(flows), 6)
    Decimal('0.130662')
    """
    with exact():
        stream = _stream(flows)
        if not sum(stream.weights):
            return Decimal(0)
        roots = _roots(stream)
        above, below = [s for s in roots if s > 0], [s for s in roots if s < 0]
        if not above and not below:
            raise NoRate("flows", Reason.NO_ROOT)
        return (min(above) if above else max(below)).exp() - 1


def _stream(flows: Sequence[Flow]) -> _Stream:
    """Flows sorted and merged by time."""
    totals: dict[Fraction, Decimal] = {}
    for flow in flows:
        require_finite("flows", flow.amount)
        if flow.time < 0:
            raise InputInvalid("flows", Reason.NEGATIVE)
        totals[flow.time] = totals.get(flow.time, Decimal(0)) + flow.amount
    times = sorted(time for time, amount in totals.items() if amount)
    amounts = tuple(totals[time] for time in times)
    if len({_sign(amount) for amount in amounts}) < 2:
        raise NoRate("flows", Reason.ONE_SIGN)
    if sum(_sign(one) != _sign(other) for one, other in pairwise(amounts)) > _MOST_CHANGES:
        raise InputInvalid("flows", Reason.TOO_LARGE)
    gaps = [later - earlier for earlier, later in pairwise(times)]
    distinct = sorted(set(gaps))
    place = {gap: index for index, gap in enumerate(distinct)}
    return _Stream(
        weights=amounts,
        times=tuple(as_decimal(time - times[0]) for time in times),
        steps=tuple(place[gap] for gap in gaps),
        lengths=tuple(as_decimal(gap) for gap in distinct),
    )


def _roots(stream: _Stream) -> list[Decimal]:
    """Every s with F(s) = 0, in order: one at most on each stretch between two roots of the tilted stream."""
    tilted = stream.tilted()
    if tilted is None:
        return []
    turns = _roots(tilted)
    # Far to the left the last flow decides, far to the right the first.
    signs = [_sign(stream.weights[-1]), *(stream.sign(turn) for turn in turns), _sign(stream.weights[0])]
    ends = [None, *turns, None]
    roots = [turn for turn, sign in zip(turns, signs[1:-1], strict=True) if sign == 0]
    for (low, high), (left, right) in zip(pairwise(ends), pairwise(signs), strict=True):
        if left * right < 0:
            roots.append(_polish(stream, *_bracket(stream, low, high, left), rising=left < 0))
    return sorted(roots)


def _bracket(stream: _Stream, low: Decimal | None, high: Decimal | None, left: int) -> tuple[Decimal, Decimal]:
    """Finite ends around the only root of a stretch: an open end is found by doubling the step away from the other."""
    step = 1 / (8 * stream.times[-1])
    if low is None and high is None:
        at_zero = stream.sign(Decimal(0))
        low, high = (Decimal(0), None) if at_zero == left else (None, Decimal(0))
    while low is None or high is None:
        if high is None and low is not None:
            point = low + step
            low, high = (point, None) if stream.sign(point) == left else (low, point)
        elif high is not None:
            point = high - step
            low, high = (point, high) if stream.sign(point) == left else (None, point)
        step *= 2
    return low, high


def _polish(stream: _Stream, low: Decimal, high: Decimal, *, rising: bool) -> Decimal:
    """The only root between the ends: Newton steps, halving whenever one would leave the bracket."""
    point = (low + high) / 2
    for _ in range(_MOST_STEPS):
        value, slope = stream.value_and_slope(point)
        if value == 0:
            return point
        if (value < 0) is rising:
            low = point
        else:
            high = point
        following = point - value / slope if slope else low
        if not low < following < high:
            following = (low + high) / 2
        if abs(following - point) <= _CLOSE * (1 + abs(point)):
            return following
        point = following
    return point


def positive_root(function: Callable[[Decimal], Decimal], field: str) -> Decimal:
    """The root at or above zero of a continuous function that changes sign once; for equations that are no power sum.

    The bracket grows by doubling from 1%, then halves with secant steps (the Illinois rule). Errors: NoRate
    (no_root) when the sign is still the same at a rate of 2^60 percent.

    >>> round(positive_root(lambda x: x * x - 2, "x"), 10)
    Decimal('1.4142135624')
    """
    with exact():
        low, at_low = Decimal(0), function(Decimal(0))
        high = Decimal("0.01")
        if at_low == 0:
            return low
        for _ in range(60):
            at_high = function(high)
            if (at_high > 0) is not (at_low > 0):
                return _illinois(function, low, at_low, high, at_high)
            low, at_low, high = high, at_high, 2 * high
        raise NoRate(field, Reason.NO_ROOT)


def _illinois(
    function: Callable[[Decimal], Decimal], low: Decimal, at_low: Decimal, high: Decimal, at_high: Decimal
) -> Decimal:
    """False position that halves the weight of an end which stays twice, so that it cannot stall."""
    point, stayed = high, 0
    for _ in range(_MOST_STEPS):
        previous = point
        point = high - at_high * (high - low) / (at_high - at_low)
        value = function(point)
        if value == 0 or abs(point - previous) <= _CLOSE * (1 + point):
            return point
        if (value > 0) is (at_high > 0):
            high, at_high = point, value
            at_low, stayed = (at_low / 2 if stayed == 1 else at_low), 1
        else:
            low, at_low = point, value
            at_high, stayed = (at_high / 2 if stayed == -1 else at_high), -1
    return point
