"""Intervals and tests: how far a mean can be trusted, and whether two runs differ by more than chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import stats

_RESAMPLES = 1000


@dataclass(frozen=True)
class Estimate:
    """A mean of n marks with the ends of its 95 % interval."""

    mean: float
    n: int
    low: float
    high: float


def estimate(marks: Sequence[float], seed: int) -> Estimate:
    """Return the mean: with Wilson's interval for marks of 0 and 1, by resampling (BCa) for shares and ranks."""
    values = np.asarray(marks, dtype=float)
    mean = float(values.mean())
    if set(np.unique(values)) <= {0.0, 1.0}:
        interval = stats.binomtest(int(values.sum()), len(values)).proportion_ci(method="wilson")
    elif len(values) < 3:
        return Estimate(mean, len(values), 0.0, 1.0)
    else:
        interval = stats.bootstrap(
            (values,), np.mean, n_resamples=_RESAMPLES, rng=np.random.default_rng(seed)
        ).confidence_interval
    return Estimate(round(mean, 6), len(values), round(float(interval.low), 6), round(float(interval.high), 6))


def paired(before: Sequence[float], after: Sequence[float]) -> float:
    """Return the two-sided p of a sign test over the pairs that differ; for 0 and 1 it is McNemar's exact one."""
    rises = sum(b > a for a, b in zip(before, after, strict=True))
    falls = sum(b < a for a, b in zip(before, after, strict=True))
    return float(stats.binomtest(rises, rises + falls).pvalue) if rises + falls else 1.0
