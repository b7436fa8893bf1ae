"""The trend: a straight line through the daily worst scores, with an interval that knows about AR(1)."""

from dataclasses import dataclass

import numpy as np

from painlog.analysis.intervals import FloatArray, Interval, around, t_probability
from painlog.analysis.series import DailySeries, held, lag1_autocorrelation, without_dust

WINDOW_DAYS = 730
"""The line covers the last two years (stages.md section 5)."""

LEAST_DAYS = 60
"""Below 60 days the interval misses the true slope too often. Simulated beforehand (stages.md section 5)."""

LEAST_KNOWN = 42
"""Known days that a line needs: six weeks' worth (stages.md section 5)."""

LEAST_COVERAGE = 0.7
"""Share of days that must be known, from the first known one on (stages.md section 5)."""

METHOD = "ls-ar1"
"""Least squares with an AR(1) interval."""

_DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Trend:
    """The slope in points per week with its 95 % interval, or None where there are not enough days yet."""

    known_days: int
    coverage: float
    slope_per_week: float | None = None
    interval: Interval | None = None
    p: float | None = None
    method: str | None = None

    @property
    def direction(self) -> int:
        """1 rising, -1 falling, 0 where the interval holds 0 or there is no line."""
        if self.interval is None:
            return 0
        return int(self.interval[0] > 0) - int(self.interval[1] < 0)


@dataclass(frozen=True, slots=True)
class _Line:
    slope: float
    error: float
    freedom: float


def trend(series: DailySeries) -> Trend:
    """The trend over the last 730 days of a series, whose last day is the day asked about."""
    recent = series.last(WINDOW_DAYS)
    known = recent.known_days
    coverage = known / recent.worst.size
    if recent.worst.size < LEAST_DAYS or known < LEAST_KNOWN or coverage < LEAST_COVERAGE:
        return Trend(known, coverage)
    line = _fit(recent.worst)
    low, high = around(line.slope, line.error, line.freedom)
    return Trend(
        known,
        coverage,
        line.slope * _DAYS_A_WEEK,
        (low * _DAYS_A_WEEK, high * _DAYS_A_WEEK),
        t_probability(_statistic(line), line.freedom),
        METHOD,
    )


def _fit(worst: FloatArray) -> _Line:
    """Slope per day; its AR(1) variance is s² Σij c_i c_j r^|day_i − day_j| with c = (day − mean) / Sxx."""
    day = np.flatnonzero(~np.isnan(worst)).astype(np.float64)
    count = day.size
    centred = day - day.mean()
    weight = centred / (centred @ centred)
    score = worst[~np.isnan(worst)]
    score = score - score.mean()
    slope = float(weight @ score)
    residuals = without_dust(score - slope * centred)
    r = _corrected_autocorrelation(worst, residuals)
    spread = float(weight @ (r ** np.abs(np.subtract.outer(day, day)) @ weight))
    error = float(np.sqrt(residuals @ residuals / (count - 2) * spread))
    return _Line(slope, error, max(count * (1 - r) / (1 + r), 4.0) - 2)


def _corrected_autocorrelation(worst: FloatArray, residuals: FloatArray) -> float:
    """(m r1 + 2) / (m − 4), held in 0 to 0.9: a fitted line takes away some of the autocorrelation."""
    by_day = np.full(worst.size, np.nan)
    by_day[~np.isnan(worst)] = residuals
    return held((residuals.size * lag1_autocorrelation(by_day) + 2) / (residuals.size - 4))


def _statistic(line: _Line) -> float:
    """Slope over its error; scores that never change have the statistic 0."""
    if line.error > 0:
        return line.slope / line.error
    return float(np.inf) if abs(line.slope) > 1e-9 else 0.0
