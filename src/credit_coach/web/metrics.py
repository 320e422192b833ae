"""Counts for Prometheus: outcomes, seconds, refusals. No texts, no ids, no addresses."""

from __future__ import annotations

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from credit_coach.reply import Reply
from credit_coach.web.problems import Code
from credit_coach.web.workers import Workers

MEDIA_TYPE = CONTENT_TYPE_LATEST

#: A turn takes milliseconds; with a language model, seconds.
_BUCKETS = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20)


class Metrics:
    """The counts of one application."""

    def __init__(self, workers: Workers) -> None:
        self._registry = CollectorRegistry()
        self._turns = Counter(
            "credit_coach_turns", "Replies by outcome.", ("outcome", "locale"), registry=self._registry
        )
        self._seconds = Histogram(
            "credit_coach_turn_seconds", "Time of a turn.", buckets=_BUCKETS, registry=self._registry
        )
        self._refused = Counter("credit_coach_refused", "Requests sent away.", ("code",), registry=self._registry)
        self._not_kept = Counter(
            "credit_coach_turns_not_kept", "Turns that could not be saved.", registry=self._registry
        )
        inside = Gauge("credit_coach_turns_inside", "Turns running or waiting.", registry=self._registry)
        inside.set_function(lambda: workers.inside)

    def seen(self, reply: Reply, seconds: float) -> None:
        """Count a reply."""
        self._turns.labels(reply.outcome, reply.locale).inc()
        self._seconds.observe(seconds)

    def refused(self, code: Code) -> None:
        """Count a request that was sent away."""
        self._refused.labels(code).inc()

    def not_kept(self) -> None:
        """Count a turn that could not be saved."""
        self._not_kept.inc()

    def text(self) -> bytes:
        """Return all counts in the text format."""
        return generate_latest(self._registry)
