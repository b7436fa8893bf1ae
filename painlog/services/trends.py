"""What Trends shows: the days of a period, their worst scores and the 7-day mean."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import isnan, nan
from typing import TYPE_CHECKING

from painlog.clock import Clock, diary_day
from painlog.domain.body import concerns_back
from painlog.domain.days import DayRecords, day_records, shifted
from painlog.domain.diary import Entry
from painlog.domain.naming import N_
from painlog.domain.scales import Scale
from painlog.domain.settings import DiarySettings
from painlog.domain.stages import months_after
from painlog.errors import UserError

if TYPE_CHECKING:
    from painlog.charts.trend_data import Dot, TrendData
    from painlog.storage.diary_store import DiaryStore


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
    """One row of the table: a day since the diary began, what was recorded, and its 7-day average (0 to 10)."""

    day: date
    dot: "Dot | None"
    average: float | None

    @property
    def as_face(self) -> bool:
        """Whether the score stands for a face that was chosen."""
        return self.dot is not None and self.dot.mark == "face"


@dataclass(frozen=True, slots=True)
class TrendState:
    """A period as Trends shows it. `period` is None between two chosen days; the newest day comes first in `rows`."""

    period: Period | None
    data: "TrendData"
    rows: tuple[TrendDay, ...]

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


class TrendsService:
    """Reads the days of one open diary."""

    def __init__(self, store: "DiaryStore", clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def of_period(self, period: Period = Period.SIX_MONTHS) -> TrendState:
        """The period up to the present diary day."""
        recorded, today = self._read()
        return _state(recorded, _first_day(period, recorded, today), today, period)

    def between(self, first: date | None = None, last: date | None = None) -> TrendState:
        """The days from `first` (by default the whole diary) to `last` (by default the present diary day).

        Raises `UserError` where `last` lies before `first`.
        """
        recorded, today = self._read()
        last = last or today
        first = first or _first_day(Period.ALL, recorded, last)
        if last < first:
            raise UserError(
                N_("{start} is after {end}."),
                N_("Give the earlier day first."),
                start=first.isoformat(),
                end=last.isoformat(),
            )
        return _state(recorded, first, last, None)

    def _read(self) -> "tuple[list[Dot], date]":
        from painlog.storage.diary_rows import read_settings
        from painlog.storage.diary_store import entries_between

        with self._store.snapshot() as session:
            settings = DiarySettings.parse(read_settings(session))
            entries = entries_between(session, None, None)
        return _recorded(entries, day_records(entries)), diary_day(self._clock.now(), settings.day_starts_at)


def _first_day(period: Period, recorded: "Sequence[Dot]", last: date) -> date:
    """The first day of a period that ends on `last`; a whole diary is never shown shorter than a month."""
    if period is not Period.ALL:
        return shifted(months_after(last, -MONTHS[period]), 1)
    shortest = _first_day(Period.MONTH, recorded, last)
    return min(shortest, recorded[0].day) if recorded else shortest


def _recorded(entries: Iterable[Entry], records: DayRecords) -> "list[Dot]":
    """Every day with a counted score; it bears the mark of a face where no number was as high."""
    from painlog.charts.trend_data import Dot, Mark

    numbered = {
        entry.diary_day
        for entry in entries
        if entry.scale is not Scale.FACES6
        and entry.score is not None
        and concerns_back(entry.site_ids)
        and entry.score == records[entry.diary_day].worst
    }
    return [
        Dot(record.day, record.worst, Mark.NUMBER if record.day in numbered else Mark.FACE)
        for record in records.values()
        if record.worst is not None
    ]


def _state(recorded: "Sequence[Dot]", first: date, last: date, period: Period | None) -> TrendState:
    from painlog.charts.trend_data import trend_data

    data = trend_data(recorded, first, last)
    return TrendState(period, data, tuple(_rows(data)))


def _rows(data: "TrendData") -> Iterator[TrendDay]:
    dots = {dot.day: dot for dot in data.dots}
    means = {} if data.week is None else dict(zip(data.week.days.tolist(), data.week.mean.tolist(), strict=True))
    for ago in range(data.days):
        day = shifted(data.last, -ago)
        mean = means.get(day.toordinal(), nan)
        yield TrendDay(day, dots.get(day), None if isnan(mean) else mean)
