"""What the trend chart draws. No matplotlib here, so that a table of the same days costs nothing."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

import numpy as np

from painlog.analysis.series import WEEK_LEAST_KNOWN, WeeklyMeans, daily_series, weekly_means
from painlog.domain.naming import N_
from painlog.domain.stage_spans import StageSpan

LEAST_RECORDED = WEEK_LEAST_KNOWN
"""The chart begins with so many recorded days: below them there can be no 7-day average (stages.md section 5)."""


EXERCISE = N_("Exercise")
"""The name of the row of sessions."""


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


@dataclass(frozen=True, slots=True)
class RugRow:
    """A treatment, and the days on which it was used, in order. A name of the person's `own` is not translated.

    Days of `exercise` are drawn as dots in the colour of the line.
    """

    name: str
    own: bool
    days: tuple[date, ...]
    exercise: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """A day that the person marked, and their word for it."""

    day: date
    word: str


@dataclass(frozen=True, slots=True)
class Move:
    """Round which day the worst scores moved to another level, and their means (0 to 10) before and after."""

    around: date
    before: float
    after: float


class WeekMean(NamedTuple):
    """A 7-day mean and its likely range, each 0 to 10."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, eq=False)
class TrendData:
    """The days from `first` to `last`, both shown; nothing is missing before `begun`, the diary's first recorded day.

    `week` holds the 7-day means of the shown days since then, or None where nothing was recorded by `last`. Behind and
    below the scores stand the `stages` of the episodes, the `rug` of treatments, the person's `events` and the `moves`
    to another level. `exercise` are the days with a session; its row comes below those of the treatments.
    """

    first: date
    last: date
    begun: date | None = None
    dots: tuple[Dot, ...] = ()
    week: WeeklyMeans | None = None
    stages: tuple[StageSpan, ...] = ()
    rug: tuple[RugRow, ...] = ()
    exercise: tuple[date, ...] = ()
    events: tuple[Event, ...] = ()
    moves: tuple[Move, ...] = ()

    @property
    def days(self) -> int:
        """How many days are counted: those shown since the diary began."""
        return 0 if self.begun is None else (self.last - max(self.first, self.begun)).days + 1

    @property
    def recorded(self) -> int:
        return len(self.dots)

    @property
    def below(self) -> tuple[RugRow, ...]:
        """The rows below the scores."""
        return (*self.rug, RugRow(EXERCISE, False, self.exercise, exercise=True)) if self.exercise else self.rug

    @property
    def enough(self) -> bool:
        """Whether there is anything to draw yet."""
        return self.recorded >= LEAST_RECORDED

    def mean_of(self, day: date) -> WeekMean | None:
        """The 7-day mean of a day, or None where too few of its week are known."""
        if self.week is None or not self.week.days.size:
            return None
        place = day.toordinal() - int(self.week.days[0])
        if not 0 <= place < self.week.days.size or np.isnan(self.week.mean[place]):
            return None
        return WeekMean(*(float(values[place]) for values in (self.week.mean, self.week.low, self.week.high)))

    def dot_on(self, day: date) -> Dot | None:
        """The worst score of a day, if it has one."""
        place = bisect_left(self.dots, day, key=_day_of)
        found = self.dots[place] if place < len(self.dots) else None
        return found if found is not None and found.day == day else None

    def dots_between(self, first: date, last: date) -> tuple[Dot, ...]:
        """The recorded days from `first` to `last`."""
        return self.dots[bisect_left(self.dots, first, key=_day_of) : bisect_right(self.dots, last, key=_day_of)]

    def between(self, first: date, last: date) -> "TrendData":
        """The part of these days from `first` to `last`; the means know the days round it."""
        return replace(
            self,
            first=first,
            last=last,
            dots=self.dots_between(first, last),
            week=None if self.week is None else _week_between(self.week, first, last),
            stages=tuple(span for span in self.stages if span.first <= last and span.last >= first),
            rug=tuple(replace(row, days=_days_between(row.days, first, last)) for row in self.rug),
            exercise=_days_between(self.exercise, first, last),
            events=tuple(event for event in self.events if first <= event.day <= last),
            moves=tuple(move for move in self.moves if first <= move.around <= last),
        )

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


def _day_of(dot: Dot) -> date:
    return dot.day


def _days_between(days: tuple[date, ...], first: date, last: date) -> tuple[date, ...]:
    return days[bisect_left(days, first) : bisect_right(days, last)]


def _week_between(week: WeeklyMeans, first: date, last: date) -> WeeklyMeans:
    part = slice(*np.searchsorted(week.days, [first.toordinal(), last.toordinal() + 1]))
    return WeeklyMeans(week.days[part], week.known[part], week.mean[part], week.low[part], week.high[part])


def _week(recorded: Sequence[Dot], first: date, last: date) -> WeeklyMeans:
    """The means of the shown days, with their ranges; the week round the first of them reaches back before it."""
    days, scores = [dot.day.toordinal() for dot in recorded], [dot.score for dot in recorded]
    series = daily_series(days, scores, last.toordinal())
    return _week_between(weekly_means(series), first, last)
