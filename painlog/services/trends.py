"""What Trends shows: the days of a period, their worst scores and the 7-day mean, and what goes with them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from painlog.clock import Clock, diary_day
from painlog.domain.catalogue import Item, Kind
from painlog.domain.days import shifted
from painlog.domain.naming import N_
from painlog.domain.settings import DiarySettings
from painlog.domain.stage_spans import StageSpan
from painlog.domain.stages import months_after
from painlog.domain.status import TrendFigures
from painlog.errors import UserError
from painlog.services.trend_reading import TrendReading, direction, read_trends, sides_of, stage_on, whole_trend

if TYPE_CHECKING:
    from painlog.charts.side_data import SideData
    from painlog.charts.trend_data import Dot, TrendData, WeekMean
    from painlog.storage.diary_store import DiaryStore
    from painlog.storage.episode_rows import Mark

RUG_ROWS = 3
"""The treatments used most in the period stand below the chart."""


class Period(StrEnum):
    """How far back Trends looks, in calendar months; the last one shows the whole diary."""

    MONTH = "1M"
    THREE_MONTHS = "3M"
    SIX_MONTHS = "6M"
    YEAR = "1Y"
    ALL = "All"


MONTHS = {Period.MONTH: 1, Period.THREE_MONTHS: 3, Period.SIX_MONTHS: 6, Period.YEAR: 12}


@dataclass(frozen=True, slots=True)
class TrendDay:
    """One row of the table: a day since the diary began, what was recorded, and its 7-day average."""

    day: date
    dot: "Dot | None"
    average: "WeekMean | None"

    @property
    def as_face(self) -> bool:
        """Whether the score stands for a face that was chosen."""
        return self.dot is not None and self.dot.mark == "face"


@dataclass(frozen=True, slots=True)
class DayTold:
    """A day as the read-out tells it, with how many `scores` it has; `stage` is None outside an episode."""

    record: TrendDay
    scores: int
    stage: StageSpan | None
    triggers: tuple[Item, ...]
    treatments: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class TrendState:
    """A period as Trends shows it. `period` is None between two chosen days; the newest day comes first in `rows`.

    `whole` is the chart of the whole diary, with every treatment.
    """

    period: Period | None
    data: "TrendData"
    rows: tuple[TrendDay, ...]
    sides: "SideData"
    whole: "TrendData"
    reading: TrendReading

    @property
    def first(self) -> date:
        return self.data.first

    @property
    def last(self) -> date:
        return self.data.last

    @property
    def recorded(self) -> int:
        """Days with a counted score, among `days`."""
        return self.data.recorded

    @property
    def days(self) -> int:
        """Days of the period since the diary began."""
        return self.data.days

    def view(self, first: date, last: date) -> "TrendData":
        """The chart of other days, with the treatments of this period."""
        kept = [row.name for row in self.data.rug]
        found = self.whole.between(first, last)
        return replace(found, rug=tuple(row for row in found.rug if row.name in kept))

    def told(self, day: date) -> DayTold:
        """What is known of a day."""
        return DayTold(
            TrendDay(day, self.whole.dot_on(day), self.whole.mean_of(day)),
            self.reading.scores_on(day),
            stage_on(self.whole, day),
            self.reading.items_on(day, Kind.TRIGGER),
            self.reading.items_on(day, Kind.TREATMENT),
        )


class TrendsService:
    """Reads the days of one open diary; may be asked on any thread. What was read is kept until the diary changes."""

    def __init__(self, store: "DiaryStore", clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._read_before: tuple[Mark, date, TrendReading, TrendData] | None = None
        self._direction: tuple[TrendReading, TrendFigures] | None = None

    def of_period(self, period: Period = Period.SIX_MONTHS) -> TrendState:
        """The period up to the present diary day."""
        reading, whole = self._read()
        return _state(reading, whole, _first_day(period, whole, reading.today), reading.today, period)

    def of_days(self, first: date, last: date) -> TrendState:
        """The days from `first` to `last` of the diary as it is known today."""
        reading, whole = self._read()
        return _state(reading, whole, first, last, None)

    def direction(self) -> TrendFigures:
        """The trend of the daily worst scores up to the present diary day."""
        reading, _whole = self._read()
        if self._direction is None or self._direction[0] is not reading:
            self._direction = reading, direction(reading.records, reading.today)
        return self._direction[1]

    def between(self, first: date | None = None, last: date | None = None) -> TrendState:
        """The days from `first` (by default the whole diary) to `last` (by default the present diary day).

        Nothing later than `last` is known. Raises `UserError` where `last` lies before `first`.
        """
        reading, whole = self._read()
        last = last or reading.today
        if last != reading.today:
            whole = whole_trend(reading, last)
        first = first or _first_day(Period.ALL, whole, last)
        if last < first:
            raise UserError(
                N_("{start} is after {end}."),
                N_("Give the earlier day first."),
                start=first,
                end=last,
            )
        return _state(reading, whole, first, last, None)

    def _read(self) -> "tuple[TrendReading, TrendData]":
        from painlog.storage.diary_rows import read_settings
        from painlog.storage.episode_rows import diary_mark

        with self._store.snapshot() as session:
            mark, settings = diary_mark(session), DiarySettings.parse(read_settings(session))
            today, before = diary_day(self._clock.now(), settings.day_starts_at), self._read_before
            if before is not None and before[:2] == (mark, today):
                return before[2:]
            reading = read_trends(session, settings, today)
        whole = whole_trend(reading, today)
        self._read_before = mark, today, reading, whole
        return reading, whole


def _first_day(period: Period, whole: "TrendData", last: date) -> date:
    """The first day of a period that ends on `last`; a whole diary is never shown shorter than a month."""
    if period is not Period.ALL:
        return shifted(months_after(last, -MONTHS[period]), 1)
    shortest = _first_day(Period.MONTH, whole, last)
    return shortest if whole.begun is None else min(shortest, whole.begun)


def _state(reading: TrendReading, whole: "TrendData", first: date, last: date, period: Period | None) -> TrendState:
    data = whole.between(first, last)
    used = sorted((row for row in data.rug if row.days), key=lambda row: -len(row.days))
    data = replace(data, rug=tuple(used[:RUG_ROWS]))
    return TrendState(period, data, tuple(_rows(data)), sides_of(reading, first, last), whole, reading)


def _rows(data: "TrendData") -> Iterator[TrendDay]:
    dots = {dot.day: dot for dot in data.dots}
    for ago in range(data.days):
        day = shifted(data.last, -ago)
        yield TrendDay(day, dots.get(day), data.mean_of(day))
