"""What the trend chart draws. No matplotlib here, so that a table of the same days costs nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np

from painlog.analysis.series import (
    WEEK_HALF_WIDTH,
    WEEK_LEAST_KNOWN,
    WeeklyMeans,
    daily_series,
    window_mean,
    window_sum,
)

LEAST_RECORDED = WEEK_LEAST_KNOWN
"""The chart begins with so many recorded days: below them there can be no 7-day average (stages.md section 5)."""


class Mark(StrEnum):
    """How the worst score of a day was given."""

    NUMBER = "number"
    FACE = "face"


@dataclass(frozen=True, slots=True)
class Dot:
    """The worst score (0 to 10) of a recorded day."""

    day: date
    score: float
    mark: Mark = Mark.NUMBER


@dataclass(frozen=True, slots=True, eq=False)
class TrendData:
    """The days from `first` to `last`, both shown; nothing is missing before `begun`, the diary's first recorded day.

    `week` holds the 7-day means of the shown days since then, or None where nothing was recorded by `last`.
    """

    first: date
    last: date
    begun: date | None = None
    dots: tuple[Dot, ...] = ()
    week: WeeklyMeans | None = None

    @property
    def days(self) -> int:
        """How many days are counted: those shown since the diary began."""
        return 0 if self.begun is None else (self.last - max(self.first, self.begun)).days + 1

    @property
    def recorded(self) -> int:
        return len(self.dots)

    @property
    def enough(self) -> bool:
        """Whether there is anything to draw yet."""
        return self.recorded >= LEAST_RECORDED

    def missing_runs(self) -> Iterator[tuple[int, int]]:
        """Runs of counted days without a score, as ordinals: first and last day, both included."""
        if self.begun is None:
            return
        free = max(self.first, self.begun).toordinal()
        for dot in self.dots:
            day = dot.day.toordinal()
            if day > free:
                yield free, day - 1
            free = day + 1
        if free <= self.last.toordinal():
            yield free, self.last.toordinal()


def trend_data(recorded: Sequence[Dot], first: date, last: date) -> TrendData:
    """The chart of the days from `first` to `last` (not before `first`) of a diary, given all its days in order."""
    until = [dot for dot in recorded if dot.day <= last]
    if not until:
        return TrendData(first, last)
    dots = tuple(dot for dot in until if dot.day >= first)
    return TrendData(first, last, until[0].day, dots, _week(until, first, last))


def _week(recorded: Sequence[Dot], first: date, last: date) -> WeeklyMeans:
    """The means of the shown days; the week round the first of them reaches back before it.

    The range of `weekly_means` is left out: it takes one scatter for the whole diary, so that weeks of zeros would
    be given the range of painful ones.
    """
    days, scores = [dot.day.toordinal() for dot in recorded], [dot.score for dot in recorded]
    series = daily_series(days, scores, last.toordinal())
    mean = window_mean(series.worst, WEEK_HALF_WIDTH, WEEK_HALF_WIDTH, WEEK_LEAST_KNOWN)
    known = window_sum(series.known.astype(np.float64), WEEK_HALF_WIDTH, WEEK_HALF_WIDTH).astype(np.int64)
    shown = series.days >= first.toordinal()
    no_range = np.full(int(shown.sum()), np.nan)
    return WeeklyMeans(series.days[shown], known[shown], mean[shown], no_range, no_range)
