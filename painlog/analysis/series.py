"""The daily series: one worst score for each day, the mean of the week round a day and its likely range."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from painlog.analysis.intervals import BoolArray, FloatArray, IntArray
from painlog.domain.scales import HIGHEST_SCORE

WEEK_HALF_WIDTH = 3
"""The mean of a day covers three days on either side: a centred week (stages.md section 5)."""

WEEK_LEAST_KNOWN = 4
"""A week's mean needs more than half of its seven days (stages.md section 5)."""

WEEK_T = np.array([3.182446, 2.776445, 2.570582, 2.446912])
"""Student's t(0.975) with 3 to 6 degrees of freedom, for the means of 4 to 7 known days."""

LOCAL_HALF_WIDTH = 14
"""Deviations are taken from the mean of the known days within 14 days (stages.md section 5)."""

LOCAL_DAYS = 2 * LOCAL_HALF_WIDTH + 1

LARGEST_AUTOCORRELATION = 0.9
"""Autocorrelations are held in 0 to 0.9; above it no diary is long enough (stages.md section 5)."""

_DUST = 9
"""Decimals kept of a deviation: beyond them is only the rounding of the machine."""


@dataclass(frozen=True, slots=True, eq=False)
class DailySeries:
    """Worst scores (0 to 10, NaN where unknown) of consecutive days from `first_day`, a day ordinal."""

    first_day: int
    worst: FloatArray

    @property
    def days(self) -> IntArray:
        return self.first_day + np.arange(self.worst.size)

    @property
    def known(self) -> BoolArray:
        return ~np.isnan(self.worst)

    @property
    def known_days(self) -> int:
        return int(self.known.sum())

    def last(self, days: int) -> Self:
        """The last `days` days, begun at the first known one of them."""
        start = max(self.worst.size - days, 0)
        known = np.flatnonzero(self.known[start:])
        start += int(known[0]) if known.size else 0
        return type(self)(self.first_day + start, self.worst[start:])


@dataclass(frozen=True, slots=True, eq=False)
class WeeklyMeans:
    """For each day: known days of the week round it, their mean, and its likely range; NaN below four of them."""

    days: IntArray
    known: IntArray
    mean: FloatArray
    low: FloatArray
    high: FloatArray


def daily_series(days: Sequence[int], scores: Sequence[float], until: int) -> DailySeries:
    """The worst score of each day (day ordinals, in any order) from the first known one to `until`.

    A NaN score says nothing about its day; days after `until` are ignored.
    """
    day, score = np.asarray(days, dtype=np.int64), np.asarray(scores, dtype=np.float64)
    kept = ~np.isnan(score) & (day <= until)
    first = int(day[kept].min()) if kept.any() else until
    worst = np.full(until - first + 1, np.nan)
    np.fmax.at(worst, day[kept] - first, score[kept])
    return DailySeries(first, worst)


def window_sum(values: FloatArray, before: int, after: int) -> FloatArray:
    """For each day the sum over the days from `before` earlier to `after` later that lie in the series."""
    total = np.concatenate(([0.0], np.cumsum(values)))
    at = np.arange(values.size)
    first = np.clip(at - before, 0, values.size)
    behind = np.clip(at + after + 1, 0, values.size)
    return np.asarray(total[behind] - total[first])


def window_mean(worst: FloatArray, before: int, after: int, least_known: int) -> FloatArray:
    """For each day the mean of the known days in such a window; NaN with fewer than `least_known` of them."""
    known = ~np.isnan(worst)
    count = window_sum(known.astype(np.float64), before, after)
    total = window_sum(np.where(known, worst, 0.0), before, after)
    return np.where(count >= least_known, total / np.maximum(count, 1), np.nan)


def lag1_autocorrelation(deviations: FloatArray) -> float:
    """Mean product of known pairs one day apart over the mean square; 0 without a pair or without spread."""
    products = deviations[1:] * deviations[:-1]
    products = products[~np.isnan(products)]
    squares = deviations[~np.isnan(deviations)] ** 2
    if not products.size or not squares.any():
        return 0.0
    return float(products.mean() / squares.mean())


def held(autocorrelation: float) -> float:
    """The autocorrelation held in 0 to 0.9."""
    return min(max(autocorrelation, 0.0), LARGEST_AUTOCORRELATION)


def without_dust(deviations: FloatArray) -> FloatArray:
    """Deviations of equal scores are 0, not the machine's rounding."""
    return np.round(deviations, _DUST)


def local_autocorrelation(worst: FloatArray) -> float:
    """The lag-1 autocorrelation of scores round their local level, held in 0 to 0.9; some day must be known.

    Corrected for the pull of a 29-day mean: + (1 + 4 max(r, 0)) / 29.
    """
    local = window_mean(worst, LOCAL_HALF_WIDTH, LOCAL_HALF_WIDTH, 1)
    raw = lag1_autocorrelation(without_dust(worst - local))
    return held(raw + (1 + 4 * max(raw, 0.0)) / LOCAL_DAYS)


def weekly_means(series: DailySeries) -> WeeklyMeans:
    """The centred seven-day means of a series, each with its 95 % t interval from the spread of its known days.

    The interval takes the days as independent and is held in 0 to 10 (docs/adr/0009).
    """
    mean = window_mean(series.worst, WEEK_HALF_WIDTH, WEEK_HALF_WIDTH, WEEK_LEAST_KNOWN)
    known = window_sum(series.known.astype(np.float64), WEEK_HALF_WIDTH, WEEK_HALF_WIDTH).astype(np.int64)
    squares = window_mean(series.worst**2, WEEK_HALF_WIDTH, WEEK_HALF_WIDTH, WEEK_LEAST_KNOWN)
    variance_of_mean = without_dust(np.maximum(squares - mean**2, 0.0)) / np.maximum(known - 1, 1)
    half = WEEK_T[np.maximum(known - WEEK_LEAST_KNOWN, 0)] * np.sqrt(variance_of_mean)
    low, high = np.maximum(mean - half, 0.0), np.minimum(mean + half, HIGHEST_SCORE)
    return WeeklyMeans(series.days, known, mean, low, high)
