"""A file on its way into the diary: opened by its format, planned row by row, taken in."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING

from painlog.clock import FUTURE_TOLERANCE, Clock, diary_day
from painlog.domain.catalogue import Catalogue, Item
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


Heard = Callable[[], None]
"""Is told now and then that the reading of a file goes on; what it raises ends the reading."""

OWN_FORMATS = frozenset({"painlog", "csv"})
"""Formats whose version of a day or a name wins over the diary's; files of other apps give way to it."""


def open_source(stored: "StoredDiary", request: "ImportRequest", clock: Clock, heard: Heard = lambda: None) -> "Source":
    """Find out what the file is and make it ready; raises `UserError` where it cannot be read as a whole."""
    from painlog.exchange.importers.detection import CSV, PAINLOG, inner_file
    from painlog.exchange.painlog_reading import open_painlog

    request = replace(request, path=request.path.expanduser())
    calendar = calendar_of(clock, DiarySettings.parse(stored.settings()))
    found = found_format(request)
    if found == PAINLOG:
        return open_painlog(inner_file(request.path), calendar)
    if found == CSV:
        return _open_rows(request, calendar, stored.catalogue(), clock)
    return _open_app(found, request, calendar, stored.catalogue(), clock, heard)


def found_format(request: "ImportRequest") -> str:
    """What the file is: as the person says, else by its content. One whose columns were mapped is a table."""
    from painlog.exchange.importers.detection import CSV, format_of

    if request.source_format != "auto":
        return request.source_format
    return CSV if request.as_table else format_of(request.path)


def _open_app(
    name: str, request: "ImportRequest", calendar: "Calendar", catalogue: Catalogue, clock: Clock, heard: Heard
) -> "Source":
    from painlog.exchange.columns import Choices
    from painlog.exchange.importers.desk import Desk
    from painlog.exchange.importers.detection import AppChoices, open_app
    from painlog.exchange.names import NameBook
    from painlog.exchange.scores import SourceScale

    choices = Choices(request.columns, request.fill_down, request.where)
    asked = AppChoices(choices, SourceScale(request.scale), request.date_format)
    desk = Desk(name, calendar, NameBook(catalogue), clock.now().replace(microsecond=0), heard)
    return open_app(name, request.path, asked, desk)


def _open_rows(request: "ImportRequest", calendar: "Calendar", catalogue: Catalogue, clock: Clock) -> "Source":
    from painlog.exchange.any_csv import open_any_csv
    from painlog.exchange.columns import Choices
    from painlog.exchange.entries_reading import REQUIRED, open_entries_csv
    from painlog.exchange.importers.detection import inner_file
    from painlog.exchange.reading import read_table
    from painlog.exchange.scores import SourceScale

    table = read_table(inner_file(request.path), request.separator, request.header_line)
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
    known = Known(sessions=stored.session_ids())
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
        from painlog.storage.import_rows import insert_entries, insert_sessions, overwrite_entry

        version_of = self.source.exported_at or self.clock.now()
        rows = planned_rows(self.stored, self.source)
        while batch := list(islice(rows, BATCH)):
            fresh = [row.entry for row in batch if row.verdict is Verdict.NEW and row.entry]
            insert_entries(self.work, map(self._with_id, fresh), self.id)
            insert_sessions(self.work, [row.session for row in batch if row.session], self.id)
            for row in batch:
                if row.verdict is Verdict.CHANGED and row.entry:
                    overwrite_entry(self.work, row.entry, self.clock, version_of)
            yield from batch

    def beside(self, taken: bool) -> int:
        """Merge what is no entry, after the rows; returns how many such rows were added or changed."""
        from painlog.storage.diary_rows import other_rows
        from painlog.storage.import_rows import merge_rows
        from painlog.storage.tables import DayRow

        diary = self.source.beside(taken)
        days = joined_with_stored(self.stored, self.source, diary.days)
        diary = replace(diary, days=tuple(days), settings=tuple(self._settings(diary)))
        version_of = self.source.exported_at or self.clock.now()
        own = self.source.format_name in OWN_FORMATS
        return sum(
            merge_rows(self.work, model, [values for _, values in rows], self.id, version_of, own or model is DayRow)
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

    def _settings(self, diary: Diary) -> Iterator[tuple[str, object]]:
        """The diary's own settings stay, unless it was empty."""
        own = self.stored.settings()
        for key, value in diary.settings:
            if self._was_empty or not (key in own or key == DEMO_SETTING):
                yield key, value


def joined_with_stored(stored: "StoredDiary", source: "Source", days: Iterable[DayContext]) -> Iterator[DayContext]:
    """The days' values joined with those of the diary; no value is ever erased by a missing one."""
    from painlog.exchange.planning import joined_days

    exported_at = source.exported_at
    edited = stored.days_edited_after(exported_at) if exported_at else set()
    gives_way = source.format_name not in OWN_FORMATS
    here = stored.days()
    for day in days:
        own = here.get(day.diary_day, DayContext(day.diary_day))
        joined = joined_days(day, own) if gives_way or day.diary_day in edited else joined_days(own, day)
        if not joined.empty:
            yield joined


def days_to_change(stored: "StoredDiary", source: "Source") -> int:
    """How many days would get other values from the rows read so far."""
    here = stored.days()
    joined = joined_with_stored(stored, source, source.beside(taken=False).days)
    return sum(1 for day in joined if day != here.get(day.diary_day))


def items_to_come(stored: "StoredDiary", source: "Source") -> tuple[Item, ...]:
    """The places, triggers and the like that the rows read so far would add to the person's lists."""
    here = stored.catalogue()
    return tuple(item for item in source.beside(taken=True).catalogue if here.get(item.kind, item.id) is None)


def calendar_of(clock: Clock, settings: DiarySettings) -> "Calendar":
    """How the person sees the moments of a file's rows."""
    from painlog.exchange.moments import Calendar

    day_of = partial(diary_day, day_starts_at=settings.day_starts_at)
    return Calendar(clock.now() + FUTURE_TOLERANCE, clock.at_local, day_of)
