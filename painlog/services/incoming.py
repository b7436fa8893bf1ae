"""A file on its way into the diary: opened by its format, planned row by row, taken in."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING

from painlog.clock import FUTURE_TOLERANCE, Clock, diary_day
from painlog.domain.catalogue import Catalogue
from painlog.domain.diary import DayContext, Entry
from painlog.domain.records import Diary
from painlog.domain.settings import DiarySettings

if TYPE_CHECKING:
    from painlog.exchange.moments import Calendar
    from painlog.exchange.planning import Planned, Source, Stored
    from painlog.services.transfer import ImportRequest
    from painlog.storage.import_rows import StoredDiary
    from painlog.storage.unit_of_work import UnitOfWork

DEMO_SETTING = "demo"
"""The mark of an invented diary, which never passes to a diary with entries."""


def open_source(stored: "StoredDiary", request: "ImportRequest", clock: Clock) -> "Source":
    """Find out what the file is and make it ready; raises `UserError` where it cannot be read as a whole."""
    from painlog.exchange.painlog_reading import open_painlog
    from painlog.exchange.reading import is_json

    calendar = calendar_of(clock, DiarySettings.parse(stored.settings()))
    path = request.path.expanduser()
    if request.source_format == "painlog" or (request.source_format == "auto" and is_json(path)):
        return open_painlog(path, calendar)
    return _open_rows(replace(request, path=path), calendar, stored.catalogue(), clock)


def _open_rows(request: "ImportRequest", calendar: "Calendar", catalogue: Catalogue, clock: Clock) -> "Source":
    from painlog.exchange.any_csv import open_any_csv
    from painlog.exchange.columns import Choices
    from painlog.exchange.entries_reading import REQUIRED, open_entries_csv
    from painlog.exchange.reading import read_table
    from painlog.exchange.scores import SourceScale

    table = read_table(request.path)
    recorded_at = clock.now().replace(microsecond=0)
    if set(table.header) >= REQUIRED and not request.mapped:
        return open_entries_csv(table, calendar, catalogue, recorded_at)
    choices = Choices(request.columns, request.fill_down, request.where)
    scale = SourceScale(request.scale)
    return open_any_csv(table, choices, scale, request.date_format, calendar, catalogue, recorded_at)


def planned_rows(stored: "StoredDiary", source: "Source") -> "Iterator[Planned]":
    """The verdict on every row of a file, against the diary as it is stored."""
    from painlog.exchange.planning import Known, Stored, content_key, planned

    claimed = source.ids()
    known = Known()
    for each in stored.contents():
        known.add(each.id, content_key(each.when, each.score, each.sites, each.note), claimed)

    def fetch(ids: Collection[str]) -> "dict[str, Stored]":
        return {id_: Stored(*found) for id_, found in stored.entries(ids).items()}

    return planned(source, known, fetch)


@dataclass(slots=True)
class Arrival:
    """One import within its transaction."""

    work: "UnitOfWork"
    stored: "StoredDiary"
    source: "Source"
    keys: Callable[[], str]
    clock: Clock
    id: str = field(init=False)
    _was_empty: bool = field(init=False)

    def __post_init__(self) -> None:
        self.id = self.keys()
        self._was_empty = self.stored.is_empty

    def rows(self) -> "Iterator[Planned]":
        """Write what is new or changed, and pass every row on."""
        from painlog.exchange.planning import BATCH, Verdict
        from painlog.storage.import_rows import insert_entries, overwrite_entry

        version_of = self.source.exported_at or self.clock.now()
        rows = planned_rows(self.stored, self.source)
        while batch := list(islice(rows, BATCH)):
            fresh = [row.entry for row in batch if row.verdict is Verdict.NEW and row.entry]
            insert_entries(self.work, map(self._with_id, fresh), self.id)
            for row in batch:
                if row.verdict is Verdict.CHANGED and row.entry:
                    overwrite_entry(self.work, row.entry, self.clock, version_of)
            yield from batch

    def beside(self, taken: bool) -> int:
        """Merge what is no entry, after the rows; returns how many such rows were added or changed."""
        from painlog.storage.diary_rows import other_rows
        from painlog.storage.import_rows import merge_rows

        diary = self.source.beside(taken)
        diary = replace(diary, days=tuple(self._days(diary)), settings=tuple(self._settings(diary)))
        version_of = self.source.exported_at or self.clock.now()
        return sum(
            merge_rows(self.work, model, [values for _, values in rows], self.id, version_of)
            for model, rows in groupby(other_rows(diary), key=itemgetter(0))
        )

    def record(self, file_name: str, rows: int) -> None:
        """Put the import on the list of imports, if it left anything that can be taken back by its id."""
        from painlog.storage.import_rows import ImportRecord, record_import

        if self.work.bulk_tables:
            record = ImportRecord(self.id, file_name, self.source.format_name, self.clock.now(), rows)
            record_import(self.work, record)

    def _with_id(self, entry: Entry) -> Entry:
        return entry if entry.id else replace(entry, id=self.keys())

    def _days(self, diary: Diary) -> Iterator[DayContext]:
        """The days' values joined with those of the diary; no value is ever erased by a missing one."""
        from painlog.exchange.planning import joined_days

        exported_at = self.source.exported_at
        edited = self.stored.days_edited_after(exported_at) if exported_at else set()
        stored = self.stored.days()
        for day in diary.days:
            here = stored.get(day.diary_day, DayContext(day.diary_day))
            joined = joined_days(day, here) if day.diary_day in edited else joined_days(here, day)
            if not joined.empty:
                yield joined

    def _settings(self, diary: Diary) -> Iterator[tuple[str, object]]:
        """The diary's own settings stay, unless it was empty."""
        own = self.stored.settings()
        for key, value in diary.settings:
            if self._was_empty or not (key in own or key == DEMO_SETTING):
                yield key, value


def calendar_of(clock: Clock, settings: DiarySettings) -> "Calendar":
    """How the person sees the moments of a file's rows."""
    from painlog.exchange.moments import Calendar

    day_of = partial(diary_day, day_starts_at=settings.day_starts_at)
    return Calendar(clock.now() + FUTURE_TOLERANCE, clock.at_local, day_of)
