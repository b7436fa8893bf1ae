"""Rows of an import: what the diary holds already, what comes in, and what "Undo import" takes out again."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, func
from sqlmodel import Session, SQLModel, select

from painlog.clock import Clock
from painlog.domain.catalogue import Catalogue
from painlog.domain.diary import DayContext, Entry, SiteScore
from painlog.domain.training import DoneSession, Training
from painlog.storage.copies import day_edits, entry_edits
from painlog.storage.diary_rows import read_days, read_items, read_settings
from painlog.storage.diary_store import replace_entry
from painlog.storage.entry_rows import CHILD_TABLES, child_values, entry_values, read_entries
from painlog.storage.tables import (
    CatalogueRow,
    DayRow,
    EntryRow,
    EntrySiteRow,
    ImportRow,
    SessionRow,
    SessionStepRow,
    table_of,
)
from painlog.storage.training_rows import training_rows
from painlog.storage.unit_of_work import Image, RowChange, UnitOfWork, image_of

_IDS_AT_ONCE = 500
"""Fewer than the 999 parameters that old SQLite builds allow in one statement."""


@dataclass(frozen=True, slots=True)
class StoredContent:
    """What makes a stored entry a duplicate of a row."""

    id: str
    when: datetime
    score: float | None
    sites: tuple[SiteScore, ...]
    note: str


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """One import, for the list of imports."""

    id: str
    file_name: str
    file_format: str
    imported_at: datetime
    rows: int


@dataclass(frozen=True, slots=True)
class StoredDiary:
    """What an import asks of the diary, within one transaction or snapshot."""

    session: Session

    @property
    def is_empty(self) -> bool:
        """Whether there is no entry."""
        return self.session.exec(select(EntryRow.id).limit(1)).first() is None

    def settings(self) -> dict[str, Any]:
        return read_settings(self.session)

    def catalogue(self) -> Catalogue:
        return Catalogue(read_items(self.session))

    def days(self) -> dict[date, DayContext]:
        return {day.diary_day: day for day in read_days(self.session)}

    def days_edited_after(self, moment: datetime) -> set[date]:
        """The days whose values were changed in this diary after `moment`."""
        day = table_of(DayRow).c
        edits = self.session.execute(select(day.diary_day, day.edited_at).where(day.edited_at.is_not(None)))
        return {date.fromisoformat(row.diary_day) for row in edits if datetime.fromisoformat(row.edited_at) > moment}

    def contents(self) -> Iterator[StoredContent]:
        """The content of every entry, one after the other."""
        entry = table_of(EntryRow).c
        sites: dict[str, list[SiteScore]] = defaultdict(list)
        for row in self.session.execute(table_of(EntrySiteRow).select()):
            sites[row.entry_id].append(SiteScore(row.site_id, row.score))
        query = select(entry.id, entry.when_local, entry.score, entry.note)
        for row in self.session.execute(query.execution_options(yield_per=1000)):
            when = datetime.fromisoformat(row.when_local)
            yield StoredContent(row.id, when, row.score, tuple(sites.get(row.id, ())), row.note)

    def versions(self) -> dict[str, tuple[Entry, datetime | None]]:
        """Every entry, with the moment of its last edit."""
        edits = entry_edits(self.session)
        return {entry.id: (entry, edits.get(entry.id)) for entry in read_entries(self.session)}

    def session_ids(self) -> set[str]:
        """The ids of every session of exercise."""
        return set(self.session.exec(select(SessionRow.id)))

    def day_edits(self) -> dict[date, datetime]:
        """When the values of each day were last edited; days never edited are left out."""
        return day_edits(self.session)

    def entries(self, ids: Collection[str]) -> dict[str, tuple[Entry, datetime | None]]:
        """The entries with these ids, each with the moment of its last edit."""
        found: dict[str, tuple[Entry, datetime | None]] = {}
        column = table_of(EntryRow).c
        for some in _portions(sorted(ids)):
            query = select(column.id, column.edited_at).where(column.id.in_(some))
            edits = {row.id: row.edited_at for row in self.session.execute(query)}
            for entry in read_entries(self.session, column.id.in_(some)):
                edited_at = edits[entry.id]
                found[entry.id] = entry, datetime.fromisoformat(edited_at) if edited_at else None
        return found


def insert_entries(work: UnitOfWork, entries: Iterable[Entry], import_id: str) -> None:
    """Insert new entries with everything that hangs on them."""
    rows: dict[type[SQLModel], list[Image]] = defaultdict(list)
    for entry in entries:
        rows[EntryRow].append(entry_values(entry, import_id=import_id))
        for model, values in child_values(entry):
            rows[model].append(values)
    for model, some in rows.items():
        work.bulk_insert(model, some)


def insert_sessions(work: UnitOfWork, sessions: Sequence[DoneSession], import_id: str) -> None:
    """Insert new sessions of exercise with their steps."""
    rows: dict[type[SQLModel], list[Image]] = defaultdict(list)
    for model, values in training_rows(Training(sessions=tuple(sessions))):
        rows[model].append(values | {"import_id": import_id} if model is SessionRow else values)
    for model, some in rows.items():
        work.bulk_insert(model, some)


def overwrite_entry(work: UnitOfWork, entry: Entry, clock: Clock, version_of: datetime) -> None:
    """Make the stored entry equal to a file's version, which was the latest at `version_of`."""
    replace_entry(work, entry, clock)
    row = work.session.get(EntryRow, entry.id)
    if row is not None:
        row.edited_at = version_of.isoformat()


def merge_rows(
    work: UnitOfWork,
    model: type[SQLModel],
    rows: Iterable[Image],
    import_id: str,
    version_of: datetime,
    overwrite: bool = True,
) -> int:
    """Add the rows that are not there and, unless told not to, overwrite those that differ; returns how many were.

    `version_of` is the moment at which what overwrites was the latest.
    """
    table = table_of(model)
    stamp = {"edited_at": version_of.isoformat()} if "edited_at" in table.c else {}
    names = [column.name for column in table.primary_key.columns]
    stored = {tuple(row[name] for name in names): row for row in work.session.execute(table.select()).mappings()}
    fresh: list[Image] = []
    overwritten = 0
    for values in rows:
        key = tuple(values[name] for name in names)
        if key not in stored:
            fresh.append(values)
        elif overwrite and any(stored[key][name] != value for name, value in values.items()):
            work.put(model, key, values | stamp)
            overwritten += 1
    _add_rows(work, model, fresh, import_id)
    return overwritten + len(fresh)


def _add_rows(work: UnitOfWork, model: type[SQLModel], rows: Iterable[Image], import_id: str) -> None:
    """Add rows so that "Undo import" finds them: by the import's id, or by what the unit of work recorded."""
    if "import_id" in table_of(model).c:
        work.bulk_insert(model, [values | {"import_id": import_id} for values in rows])
        return
    for values in rows:
        work.add(model(**values))


def overwrites(work: UnitOfWork) -> bool:
    """Whether the transaction, which was not flushed yet, will change rows that were there before it."""
    session = work.session
    return bool(session.deleted) or any(session.is_modified(row) for row in session.dirty)


def record_import(work: UnitOfWork, record: ImportRecord) -> None:
    """Put the import on the list of imports."""
    work.bulk_insert(
        ImportRow,
        [
            {
                "id": record.id,
                "file_name": record.file_name,
                "file_format": record.file_format,
                "imported_at": record.imported_at.isoformat(),
                "rows": record.rows,
            }
        ],
    )


def imports(session: Session) -> list[ImportRecord]:
    """The imports that can be undone, newest first."""
    column = table_of(ImportRow).c
    rows = session.execute(table_of(ImportRow).select().order_by(column.imported_at.desc(), column.id.desc()))
    return [
        ImportRecord(row.id, row.file_name, row.file_format, datetime.fromisoformat(row.imported_at), row.rows)
        for row in rows
    ]


def take_back(work: UnitOfWork, changes: Sequence[RowChange]) -> None:
    """Reverse an import's overwriting of rows, except where they were changed since; names stay known."""
    for change in reversed(changes):
        row = work.session.get(change.model, change.key)
        now = None if row is None else image_of(row)
        if now == change.after and not (change.model is CatalogueRow and change.before is None):
            work.put(change.model, change.key, change.before)
    work.session.flush()


def remove_import(work: UnitOfWork, import_id: str) -> tuple[int, list[Entry]]:
    """Delete the entries and days of an import that nobody edited since; returns how many, and the edited entries."""
    entry, day = table_of(EntryRow).c, table_of(DayRow).c
    edited = read_entries(work.session, entry.import_id == import_id, entry.edited_at.is_not(None))
    gone = select(entry.id).where(entry.import_id == import_id, entry.edited_at.is_(None))
    count = work.session.exec(select(func.count()).select_from(gone.subquery())).one()
    for model in CHILD_TABLES:
        _delete(work, model, table_of(model).c.entry_id.in_(gone))
    _remove_sessions(work, import_id)
    _delete(work, EntryRow, entry.import_id == import_id, entry.edited_at.is_(None))
    _delete(work, DayRow, day.import_id == import_id, day.edited_at.is_(None))
    if not edited and not _mentioned(work.session, import_id):
        _delete(work, ImportRow, table_of(ImportRow).c.id == import_id)
    return count, edited


def _remove_sessions(work: UnitOfWork, import_id: str) -> None:
    """Delete the sessions of an import that nobody edited since."""
    done = table_of(SessionRow).c
    unedited = (done.import_id == import_id, done.edited_at.is_(None))
    _delete(work, SessionStepRow, table_of(SessionStepRow).c.session_id.in_(select(done.id).where(*unedited)))
    _delete(work, SessionRow, *unedited)


def _mentioned(session: Session, import_id: str) -> bool:
    columns = (table_of(model).c.import_id for model in (DayRow, SessionRow))
    return any(session.exec(select(each).where(each == import_id).limit(1)).first() is not None for each in columns)


def _delete(work: UnitOfWork, model: type[SQLModel], *conditions: Any) -> None:
    work.session.execute(delete(table_of(model)).where(*conditions))
    work.bulk_tables.add(str(model.__tablename__))


def _portions(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), _IDS_AT_ONCE):
        yield ids[start : start + _IDS_AT_ONCE]
