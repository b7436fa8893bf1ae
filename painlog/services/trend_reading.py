"""The diary as Trends looks at it: read once, then cut to any period."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from painlog.domain.body import concerns_back
from painlog.domain.catalogue import Catalogue, Item, Kind
from painlog.domain.days import DayKind, DayRecords, day_records
from painlog.domain.episodes import pain_groups
from painlog.domain.records import Marker
from painlog.domain.settings import DiarySettings
from painlog.domain.stage_spans import StageSpan, span_on, stage_spans
from painlog.domain.stages import Preset, preset_named
from painlog.domain.status import TrendFigures

if TYPE_CHECKING:
    from painlog.charts.side_data import SideData
    from painlog.charts.trend_data import Dot, Move, RugRow, TrendData
    from painlog.storage.episode_rows import Snapshot
    from painlog.storage.trend_rows import TrendEntry


@dataclass(frozen=True, slots=True)
class TrendReading:
    """A whole diary. `entries` holds the counted entries of each diary day; `exercised` are days with a session."""

    today: date
    entries: "Mapping[date, tuple[TrendEntry, ...]]"
    records: DayRecords
    preset: Preset
    catalogue: Catalogue
    markers: tuple[Marker, ...]
    exercised: tuple[date, ...] = ()

    def item(self, kind: Kind, id_: str) -> Item:
        """The item with this id; one that the diary does not know is called by its id."""
        return self.catalogue.get(kind, id_) or Item(kind, id_, id_)

    def items_on(self, day: date, kind: Kind) -> tuple[Item, ...]:
        """The triggers or the treatments of a day, each once."""
        entries = self.entries.get(day, ())
        found = (entry.triggers if kind is Kind.TRIGGER else entry.treatments for entry in entries)
        return tuple(self.item(kind, id_) for id_ in dict.fromkeys(id_ for ids in found for id_ in ids))

    def scores_on(self, day: date) -> int:
        """How many counted scores a day has."""
        return sum(entry.score is not None for entry in self.entries.get(day, ()))


def read_trends(session: "Snapshot", settings: DiarySettings, today: date) -> TrendReading:
    """Read all that Trends shows on the diary day `today`."""
    from painlog.storage.diary_rows import read_items, read_markers, read_statements
    from painlog.storage.training_store import days_with_sessions
    from painlog.storage.trend_rows import read_trend_entries

    every = read_trend_entries(session)
    by_day: dict[date, list[TrendEntry]] = {}
    for entry in every:
        if settings.count_every_site or concerns_back(entry.site_ids):
            by_day.setdefault(entry.diary_day, []).append(entry)
    return TrendReading(
        today,
        {day: tuple(entries) for day, entries in by_day.items()},
        day_records(
            every,
            read_statements(session),
            threshold=settings.pain_threshold,
            count_every_site=settings.count_every_site,
        ),
        preset_named(settings.preset),
        Catalogue(read_items(session)),
        tuple(read_markers(session)),
        tuple(days_with_sessions(session)),
    )


def direction(records: DayRecords, day: date) -> TrendFigures:
    """The trend of the daily worst scores up to a day (stages.md section 5)."""
    from painlog.analysis.series import daily_series
    from painlog.analysis.trend import trend

    scored = {record.day.toordinal(): record.worst for record in records.values() if record.worst is not None}
    found = trend(daily_series(list(scored), list(scored.values()), day.toordinal()))
    return TrendFigures(found.known_days, found.coverage, found.slope_per_week, found.interval, found.p, found.method)


def recorded_days(reading: TrendReading) -> "Iterator[Dot]":
    """Every day with a counted score; it bears the mark of a face where no number was as high."""
    from painlog.charts.trend_data import Dot, Mark

    for record in reading.records.values():
        if record.worst is not None:
            entries = reading.entries[record.day]
            numbered = any(entry.score == record.worst and not entry.face for entry in entries)
            yield Dot(record.day, record.worst, Mark.NUMBER if numbered else Mark.FACE)


def whole_trend(reading: TrendReading, last: date) -> "TrendData":
    """The chart of the whole diary up to `last`, with every treatment in its rug."""
    from dataclasses import replace

    from painlog.charts.trend_data import Event, trend_data

    dots = [dot for dot in recorded_days(reading) if dot.day <= last]
    return replace(
        trend_data(dots, dots[0].day if dots else last, last),
        stages=stage_spans(reading.preset, pain_groups(reading.records.until(last), last)),
        rug=_rug(reading, last),
        exercise=tuple(day for day in reading.exercised if day <= last),
        events=tuple(Event(marker.day, marker.word) for marker in reading.markers if marker.day <= last),
        moves=_moves(dots, last),
    )


def stage_on(trend: "TrendData", day: date) -> StageSpan | None:
    """The stages of a day."""
    return span_on(trend.stages, day)


def sides_of(reading: TrendReading, first: date, last: date) -> "SideData":
    """The smaller charts of the days from `first` to `last`."""
    from painlog.charts.side_data import SideData, means_by_part, means_by_weekday, shares_of_sites

    records = reading.records.between(first, last)
    timed = (
        (record.day, entry.hour, entry.score)
        for record in records
        for entry in reading.entries.get(record.day, ())
        if entry.hour is not None and entry.score is not None
    )
    marked = {
        record.day: frozenset().union(*(entry.site_ids for entry in reading.entries.get(record.day, ())))
        for record in records
        if record.kind is DayKind.PAIN
    }
    sites = frozenset().union(*marked.values())
    items = {id_: reading.item(Kind.SITE, id_) for id_ in sites}
    worst = [(record.day, record.worst) for record in records if record.worst is not None]
    return SideData(
        means_by_part(timed, worst),
        means_by_weekday(worst),
        shares_of_sites(marked, {id_: (item.name, item.own) for id_, item in items.items()}),
    )


def _rug(reading: TrendReading, last: date) -> "tuple[RugRow, ...]":
    from painlog.charts.trend_data import RugRow

    days: dict[str, list[date]] = {}
    for day, entries in reading.entries.items():
        if day <= last:
            for id_ in {id_ for entry in entries for id_ in entry.treatments}:
                days.setdefault(id_, []).append(day)
    most = Counter({id_: len(found) for id_, found in sorted(days.items())}).most_common()
    items = {id_: reading.item(Kind.TREATMENT, id_) for id_, _ in most}
    return tuple(RugRow(items[id_].name, items[id_].own, tuple(sorted(days[id_]))) for id_, _ in most)


def _moves(dots: "list[Dot]", last: date) -> "tuple[Move, ...]":
    from painlog.analysis.series import daily_series
    from painlog.analysis.shifts import level_shifts
    from painlog.charts.trend_data import Move

    series = daily_series([dot.day.toordinal() for dot in dots], [dot.score for dot in dots], last.toordinal())
    return tuple(Move(date.fromordinal(shift.around), shift.before, shift.after) for shift in level_shifts(series))
