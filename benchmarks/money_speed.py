"""How long the exact calculations take, beside plain Decimal arithmetic in the same run; no time is asserted."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from decimal import Decimal

from credit_coach.money import Method, Plan, build_schedule, internal_rate

ROUNDS = 50


def main() -> None:
    """Measure and print."""
    print(f"{'what':<44}{'p50 ms':>9}")
    show("1,000 Decimal multiplications (baseline)", baseline)
    for periods in (12, 36, 60):
        plan = Plan(Method.FEE_EACH_PERIOD, periods, fee_rate_per_period=Decimal("0.006"))
        flows = build_schedule(Decimal(36000), plan).cash_flows()
        show(f"schedule of {periods} periods", lambda plan=plan: build_schedule(Decimal(36000), plan))
        show(f"rate of {periods} periods", lambda flows=flows: internal_rate(flows))


def baseline() -> None:
    """Multiply a thousand times."""
    value = Decimal(1)
    for _ in range(1000):
        value *= Decimal("1.0001")


def show(what: str, action: Callable[[], object]) -> None:
    """Print one row."""
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        action()
        times.append((time.perf_counter() - started) * 1000)
    print(f"{what:<44}{statistics.median(times):>9.2f}")


if __name__ == "__main__":
    main()
