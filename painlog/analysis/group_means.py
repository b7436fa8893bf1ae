"""Means of daily values and shares of days, with 95 % intervals that know that neighbouring days are alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from painlog.analysis.intervals import FloatArray, Interval, t_quantile
from painlog.analysis.series import (
    LOCAL_HALF_WIDTH,
    daily_series,
    held,
    lag1_autocorrelation,
    window_mean,
    without_dust,
)
from painlog.domain.scales import HIGHEST_SCORE, LOWEST_SCORE

LEAST_FOR_INTERVAL = 8
"""Days below which a mean is shown without an interval: as many as a matched comparison needs (stages.md section 6)."""

LEAST_INDEPENDENT = 4.0
"""Days are never taken for fewer independent ones than this (as in the trend, stages.md section 5)."""

STEP_VARIANCE = 1 / 12
"""Least variance of whole-number scores: a step hides half a step on either side (Sheppard's correction)."""


@dataclass(frozen=True, slots=True)
class GroupMean:
    """The mean of `count` days and its 95 % interval; both None where there are too few days for them."""

    count: int = 0
    mean: float | None = None
    interval: Interval | None = None


def local_levels(worst: Mapping[int, float]) -> dict[int, float]:
    """For each of these days (ordinals) the mean of the daily worst of the days within a fortnight of it."""
    if not worst:
        return {}
    series = daily_series(list(worst), list(worst.values()), max(worst))
    means = window_mean(series.worst, LOCAL_HALF_WIDTH, LOCAL_HALF_WIDTH, 1)
    return {day: float(means[day - series.first_day]) for day in worst}


def mean_of_days(days: Sequence[int], scores: Sequence[float], levels: Mapping[int, float], step: int = 1) -> GroupMean:
    """The mean of one score (0 to 10) for each of these days (ordinals, rising).

    The interval is about how scores lie to the `levels` of their days: good and bad months, which all groups of days
    share, do not widen it. `step` is how far apart neighbours are: 1 day, or 7 where all days are the same weekday.
    It is that of m_e = m (1 − r) / (1 + r) independent days, r being the lag-1 autocorrelation, corrected for the pull
    of the mean and held in 0 to 0.9 (stages.md section 5).
    """
    values = np.asarray(scores, dtype=np.float64)
    if not values.size:
        return GroupMean()
    mean = float(values.mean())
    if values.size < LEAST_FOR_INTERVAL:
        return GroupMean(values.size, mean)
    beside_level = values - np.array([levels[day] for day in days])
    independent = independent_days(days, beside_level, step)
    variance = max(float(beside_level.var(ddof=1)), STEP_VARIANCE)
    reach = t_quantile(independent - 1) * float(np.sqrt(variance / independent))
    return GroupMean(values.size, mean, (max(mean - reach, LOWEST_SCORE), min(mean + reach, HIGHEST_SCORE)))


def share_of_days(days: Sequence[int], with_it: Sequence[bool]) -> GroupMean:
    """The share (0 to 1) of these days (ordinals, rising) that have something; Wilson's interval."""
    values = np.asarray(with_it, dtype=np.float64)
    if not values.size:
        return GroupMean()
    share = float(values.mean())
    if values.size < LEAST_FOR_INTERVAL:
        return GroupMean(values.size, share)
    independent = independent_days(days, values, 1)
    z_squared = t_quantile(np.inf) ** 2
    middle = (share + z_squared / (2 * independent)) / (1 + z_squared / independent)
    spread = share * (1 - share) / independent + z_squared / (4 * independent**2)
    reach = float(np.sqrt(z_squared * spread)) / (1 + z_squared / independent)
    return GroupMean(values.size, share, (max(middle - reach, 0.0), min(middle + reach, 1.0)))


def independent_days(days: Sequence[int], values: FloatArray, step: int) -> float:
    """How many independent days say as much as these."""
    place = (np.asarray(days, dtype=np.int64) - days[0]) // step
    on_line = np.full(int(place[-1]) + 1, np.nan)
    on_line[place] = without_dust(values - values.mean())
    count = values.size
    raw = lag1_autocorrelation(on_line)
    r = held(raw + (1 + 4 * max(raw, 0.0)) / count)
    return max(count * (1 - r) / (1 + r), LEAST_INDEPENDENT)
