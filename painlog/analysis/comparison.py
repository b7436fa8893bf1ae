"""Days with a trigger against days without it, at one lag: the regression behind triggers.py."""

from dataclasses import dataclass

import numpy as np

from painlog.analysis.intervals import BoolArray, FloatArray, IntArray, Interval, around
from painlog.analysis.series import DailySeries, window_mean

PRIOR_DAYS = 7
"""The mean of the week before the baseline day is held equal (stages.md section 6)."""

PRIOR_LEAST_KNOWN = 3
"""Known days such a week needs (stages.md section 6)."""

_WEEKDAYS = 7
_NOTHING = 1e-9
"""Share of a column's size below which what is left of it after the regression is rounding."""

FloatRows = FloatArray | BoolArray


@dataclass(frozen=True, slots=True, eq=False)
class LagModel:
    """What the pain would be without a look at triggers, at one lag.

    `at` are the positions of the trigger days compared, in a series of `length` days; `residuals` what is
    left of the worst score `lag` days later, and `basis` orthonormal columns of what was taken away.
    """

    lag: int
    length: int
    at: IntArray
    residuals: FloatArray
    basis: FloatArray

    def compared(self, present: BoolArray) -> tuple[int, int]:
        """How many of the compared days have the trigger, and how many have not."""
        with_it = int(present[self.at].sum())
        return with_it, self.at.size - with_it


def lag_model(series: DailySeries, lag: int) -> LagModel:
    """The worst score after a constant, day number, weekday, pain on the baseline day and the week before it.

    The baseline day is the trigger day, or the day before it for lag 0.
    """
    base = 0 if lag else -1
    week = window_mean(series.worst, PRIOR_DAYS, -1, PRIOR_LEAST_KNOWN)
    outcome, baseline, prior = (
        _moved(series.worst, lag),
        _moved(series.worst, base),
        _moved(week, base),
    )
    at = np.flatnonzero(~np.isnan(outcome + baseline + prior))
    weekday = (series.days[at] + lag) % _WEEKDAYS
    columns = np.column_stack(
        (
            np.ones(at.size),
            at / max(series.worst.size, 1),
            *(weekday == day for day in range(1, _WEEKDAYS)),
            baseline[at],
            prior[at],
        )
    ).astype(np.float64)
    basis = _orthonormal(columns)
    return LagModel(lag, series.worst.size, at, _without(basis, outcome[at]), basis)


def shifted_statistics(model: LagModel, present: FloatRows, known: BoolArray) -> FloatArray:
    """Pooled two-sample t of the residuals, with against without, for each trigger (row) and circular offset.

    Column s has the triggers moved s days later round the series; column 0 is as it was. NaN where one of
    the two samples is empty.
    """
    compared, residual = np.zeros(model.length), np.zeros(model.length)
    compared[model.at], residual[model.at] = 1.0, model.residuals
    outcomes = np.fft.rfft([compared, residual, residual**2])
    with_it, mask = (np.conj(np.fft.rfft(rows)) for rows in (present, known))

    def sums(outcome: int, spectrum: FloatArray) -> FloatArray:
        return np.fft.irfft(outcomes[outcome] * spectrum, model.length)

    count_with = np.round(sums(0, with_it))
    count_without = np.round(sums(0, mask)) - count_with
    total_with = sums(1, with_it)
    total_without = sums(1, mask) - total_with
    squares = np.broadcast_to(sums(2, mask), total_with.shape)
    return _pooled_t((count_with, total_with), (count_without, total_without), squares)


def effect_of(model: LagModel, present: BoolArray) -> tuple[float, Interval] | None:
    """The trigger's coefficient in points and its 95 % interval; None where the rest explains the trigger.

    The standard error is the larger of the ordinary and the Newey-West (1987) one.
    """
    trigger = _without(model.basis, present[model.at].astype(np.float64))
    size = float(trigger @ trigger)
    freedom = model.at.size - model.basis.shape[1] - 1
    if size <= _NOTHING * model.at.size or freedom < 1:
        return None
    effect = float(trigger @ model.residuals) / size
    left = model.residuals - effect * trigger
    ordinary = float(left @ left) / freedom * size
    robust = _newey_west(model, trigger * left) * model.at.size / freedom
    return effect, around(effect, float(np.sqrt(max(ordinary, robust))) / size, freedom)


def _newey_west(model: LagModel, scores: FloatArray) -> float:
    """Bartlett-weighted sum of products of scores up to floor(4 (N / 100)^(2/9)) days apart."""
    by_day = np.zeros(model.length)
    by_day[model.at] = scores
    reach = int(4 * (scores.size / 100) ** (2 / 9))
    total = float(by_day @ by_day)
    for step in range(1, reach + 1):
        total += 2 * (1 - step / (reach + 1)) * float(by_day[step:] @ by_day[:-step])
    return total


def _pooled_t(
    with_it: tuple[FloatArray, FloatArray], without_it: tuple[FloatArray, FloatArray], squares: FloatArray
) -> FloatArray:
    """t from counts, sums and the common sum of squares; 0 without spread."""
    (n1, sum1), (n0, sum0) = with_it, without_it
    possible = (n1 >= 1) & (n0 >= 1) & (n1 + n0 >= 3)
    n1, n0 = np.where(possible, n1, 2.0), np.where(possible, n0, 2.0)
    inside = squares - sum1**2 / n1 - sum0**2 / n0
    error = np.sqrt(np.maximum(inside, 0.0) / (n1 + n0 - 2) * (1 / n1 + 1 / n0))
    spread = inside > _NOTHING * (1 + squares)
    statistic = np.where(spread, (sum1 / n1 - sum0 / n0) / np.where(spread, error, 1.0), 0.0)
    return np.where(possible, statistic, np.nan)


def _moved(values: FloatArray, days: int) -> FloatArray:
    """For each day the value `days` later (earlier if negative); NaN outside the series."""
    moved = np.full(values.size, np.nan)
    if days >= 0:
        moved[: max(values.size - days, 0)] = values[days:]
    else:
        moved[-days:] = values[:days]
    return moved


def _orthonormal(columns: FloatArray) -> FloatArray:
    """An orthonormal basis of the space of the columns, without those that others explain."""
    left, sizes, _ = np.linalg.svd(columns, full_matrices=False)
    return np.asarray(left[:, sizes > _NOTHING * sizes.max(initial=0.0)])


def _without(basis: FloatArray, values: FloatArray) -> FloatArray:
    return np.asarray(values - basis @ (basis.T @ values))
