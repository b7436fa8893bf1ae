"""The diary as the report looks at it: counted once, then asked section by section."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from painlog.domain.body import concerns_back
from painlog.domain.catalogue import Catalogue, Item, Kind
from painlog.domain.coverage import RECENT_DAYS
from painlog.domain.days import DayRecords, Scored, day_records, shifted
from painlog.domain.diary import DayContext, Entry
from painlog.domain.episodes import PainGroup, pain_groups
from painlog.domain.records import Diary
from painlog.domain.settings import DiarySettings
from painlog.domain.stages import Preset, preset_named


@dataclass(frozen=True, slots=True)
class Span:
    """Days, both ends included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return self.last.toordinal() - self.first.toordinal() + 1

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Reading:
    """A diary up to the last day of the report's period; `entries` are the counted ones, by diary day.

    `records` and `groups` are of the whole diary; `entries` reach back as far as the report prints or compares.
    """

    diary: Diary
    settings: DiarySettings
    preset: Preset
    catalogue: Catalogue
    records: DayRecords
    groups: tuple[PainGroup, ...]
    period: Span
    entries: tuple[Entry, ...]

    @property
    def recent(self) -> Span:
        """The last 28 days of the period."""
        return Span(shifted(self.period.last, 1 - RECENT_DAYS), self.period.last)

    @property
    def before(self) -> Span:
        """The 28 days before those."""
        return Span(shifted(self.period.last, 1 - 2 * RECENT_DAYS), shifted(self.period.last, -RECENT_DAYS))

    def entries_in(self, span: Span) -> tuple[Entry, ...]:
        """The counted entries of these days, by diary day."""
        low = bisect_left(self.entries, span.first, key=_day_of)
        return self.entries[low : bisect_right(self.entries, span.last, key=_day_of)]

    def contexts_in(self, span: Span) -> Iterator[DayContext]:
        """The values of these days."""
        return (day for day in self.diary.days if span.holds(day.diary_day))

    def days_with(self, span: Span, holds: Callable[[Entry], bool]) -> set[date]:
        """The days on which an entry meets a condition."""
        return {entry.diary_day for entry in self.entries_in(span) if holds(entry)}

    def days_of(self, span: Span, listed: Callable[[Entry], Iterable[str]]) -> dict[str, set[date]]:
        """The days of each id that the entries list."""
        found: dict[str, set[date]] = {}
        for entry in self.entries_in(span):
            for id_ in listed(entry):
                found.setdefault(id_, set()).add(entry.diary_day)
        return found

    def scores(self, span: Span) -> list[float]:
        """The worst scores of the days that have one."""
        return [record.worst for record in self.records.between(span.first, span.last) if record.worst is not None]

    def item(self, kind: Kind, id_: str) -> Item:
        """The item with this id; one that the diary does not know is called by its id."""
        return self.catalogue.get(kind, id_) or Item(kind, id_, id_)


def read_report(diary: Diary, settings: DiarySettings, scored: Iterable[Scored], first: date, last: date) -> Reading:
    """Count a diary up to `last`; whatever is later is not looked at.

    `scored` are all entries of the diary, of which `diary` may lack those long before `first`.
    """
    counted = sorted(
        (
            entry
            for entry in diary.entries
            if entry.diary_day <= last and (settings.count_every_site or concerns_back(entry.site_ids))
        ),
        key=_day_of,
    )
    records = day_records(
        scored,
        diary.statements,
        diary.days,
        threshold=settings.pain_threshold,
        count_every_site=settings.count_every_site,
        until=last,
    )
    return Reading(
        diary=diary,
        settings=settings,
        preset=preset_named(settings.preset),
        catalogue=Catalogue(diary.catalogue),
        records=records,
        groups=pain_groups(records, last),
        period=Span(first, last),
        entries=tuple(counted),
    )


def _day_of(entry: Entry) -> date:
    return entry.diary_day
