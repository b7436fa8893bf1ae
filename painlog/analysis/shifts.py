"""Level shifts: days round which the scores moved to another level and stayed there."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from painlog.analysis.intervals import FloatArray, IntArray
from painlog.analysis.series import DailySeries, local_autocorrelation

LEAST_KNOWN = 56
"""Known days before a shift is looked for: twice two fortnights (stages.md section 5)."""

LEAST_SEGMENT = 14
"""A level lasts at least a fortnight (stages.md section 5)."""

LEAST_NOISE = 0.05
"""Smallest noise variance, in points squared: whole numbers hide some of it (stages.md section 5)."""


@dataclass(frozen=True, slots=True)
class Shift:
    """The first day (an ordinal) of a new level, and the mean worst score before and after it."""

    around: int
    before: float
    after: float


def level_shifts(series: DailySeries) -> tuple[Shift, ...]:
    """The level shifts of a series, oldest first; none below 56 known days."""
    if series.known_days < LEAST_KNOWN:
        return ()
    starts, whitened = _whitened(series.worst)
    if whitened.size < 2 * LEAST_SEGMENT:
        return ()
    breaks = [0, *(int(starts[index]) for index in _breaks(whitened)), series.worst.size]
    levels = [float(np.nanmean(series.worst[a:b])) for a, b in pairwise(breaks)]
    return tuple(
        Shift(series.first_day + day, before, after)
        for day, (before, after) in zip(breaks[1:-1], pairwise(levels), strict=True)
    )


def _whitened(worst: FloatArray) -> tuple[IntArray, FloatArray]:
    """Positions t and w_t = y_t − r y_(t−1), where both days are known: white noise round a level."""
    r = local_autocorrelation(worst)
    steps = worst[1:] - r * worst[:-1]
    known = ~np.isnan(steps)
    return np.flatnonzero(known) + 1, steps[known]


def _breaks(whitened: FloatArray) -> list[int]:
    """Where the penalised least-squares fit of levels begins a new one: penalty 2 s² ln(count)."""
    noise = max(float(np.mean(np.diff(whitened) ** 2)) / 2, LEAST_NOISE)
    return best_split(whitened, 2 * noise * float(np.log(whitened.size)), LEAST_SEGMENT)


def best_split(values: FloatArray, penalty: float, least: int) -> list[int]:
    """The starts of all segments but the first in the exact cheapest split of `values`.

    The cost of a split is the squared error round each segment's mean plus `penalty` a segment; a segment holds at
    least `least` values. Optimal partitioning (Jackson 2005): time grows with the square of the length, 0.1 s for
    ten years of days.
    """
    sums = np.concatenate([[0.0], np.cumsum(values)])
    squares = np.concatenate([[0.0], np.cumsum(values**2)])
    cheapest = np.full(values.size + 1, np.inf)
    cheapest[0] = -penalty
    start = np.zeros(values.size + 1, dtype=np.intp)
    for end in range(least, values.size + 1):
        begins = np.arange(0, end - least + 1)
        total = sums[end] - sums[begins]
        error = squares[end] - squares[begins] - total**2 / (end - begins)
        costs = cheapest[begins] + error + penalty
        start[end] = begins[np.argmin(costs)]
        cheapest[end] = costs[start[end]]
    found: list[int] = []
    place = int(start[values.size])
    while place > 0:
        found.append(place)
        place = int(start[place])
    return found[::-1]
