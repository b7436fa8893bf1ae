"""The diary as the services see it: snapshots to read, labelled transactions to write, undo and redo."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Engine, func
from sqlmodel import Session, SQLModel, select

from painlog.clock import Clock
from painlog.domain.catalogue import Item, Kind
from painlog.domain.diary import DayContext, Entry
from painlog.domain.naming import N_
from painlog.domain.records import Diary
from painlog.errors import DiaryUnavailableError
from painlog.storage import diary_rows
from painlog.storage.entry_rows import CHILD_TABLES, child_values, entry_values, read_entries
from painlog.storage.experiment_rows import read_experiments
from painlog.storage.history import Journal, Step
from painlog.storage.keys import KeyMaker
from painlog.storage.tables import (
    CatalogueRow,
    DayRow,
    EntryRow,
    EntrySiteRow,
    EntryTreatmentRow,
    EntryTriggerRow,
    SessionRow,
    SettingRow,
    table_of,
)
from painlog.storage.unit_of_work import UnitOfWork, reading, writing

Snapshot = Session
"""What `DiaryStore.snapshot` gives: one unchanging view of the diary, to hand to the reading functions."""


@dataclass(frozen=True, slots=True)
class DiaryStore:
    """One open diary."""

    engine: Engine
    clock: Clock
    keys: KeyMaker
    journal: Journal
    read_only: bool = False
    pinned: Session | None = None

    @contextmanager
    def transaction(self, label: str) -> Iterator[UnitOfWork]:
        """One labelled intention: committed and remembered for undo when the block ends."""
        self._refuse_read_only()
        with writing(self.engine) as work:
            yield work
        self.journal.record(Step(label, tuple(work.changes)))

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """A session that sees the diary as it is now."""
        if self.pinned is not None:
            yield self.pinned
            return
        with reading(self.engine) as session:
            yield session

    @contextmanager
    def frozen(self) -> Iterator["DiaryStore"]:
        """A store, for one thread, that sees the diary as it is now, however often it is asked until the block ends."""
        with self.snapshot() as session:
            session.exec(select(func.count()).select_from(SettingRow)).one()  # a snapshot begins with its first read
            yield replace(self, pinned=session, read_only=True)

    def undo(self) -> Step | None:
        self._refuse_read_only()
        return self.journal.undo(self.engine)

    def redo(self) -> Step | None:
        self._refuse_read_only()
        return self.journal.redo(self.engine)

    def _refuse_read_only(self) -> None:
        if self.read_only:
            raise DiaryUnavailableError(
                N_("This diary is open for reading only, so nothing can be changed in it."),
                N_("Move it to a folder that you may write to, or check the folder's permissions."),
            )


def open_store(engine: Engine, clock: Clock, read_only: bool = False) -> DiaryStore:
    """A store on an opened diary, with an empty journal."""
    return DiaryStore(engine, clock, KeyMaker(clock), Journal(), read_only)


def add_entry(work: UnitOfWork, entry: Entry) -> None:
    """Add a new entry with everything that hangs on it."""
    work.add(EntryRow(**entry_values(entry.in_order())))
    for model, values in child_values(entry):
        work.add(model(**values))


def replace_entry(work: UnitOfWork, entry: Entry, clock: Clock) -> None:
    """Make the stored entry with this id equal to `entry`, and note when that was."""
    stored = work.session.get(EntryRow, entry.id)
    import_id = stored.import_id if stored else None
    _clear_children(work, entry.id, {_child_key(model, values) for model, values in child_values(entry)})
    work.put(EntryRow, (entry.id,), entry_values(entry, clock.now(), import_id))
    for model, values in child_values(entry):
        work.put(model, _child_key(model, values)[1], values)


def delete_entry(work: UnitOfWork, entry_id: str) -> None:
    """Delete an entry and every row that hangs on it."""
    _clear_children(work, entry_id, set())
    work.put(EntryRow, (entry_id,), None)


_ChildKey = tuple[type[SQLModel], tuple[Any, ...]]


def _child_key(model: type[SQLModel], values: dict[str, Any]) -> _ChildKey:
    return model, tuple(values[column.name] for column in table_of(model).primary_key.columns)


def _clear_children(work: UnitOfWork, entry_id: str, keep: set[_ChildKey]) -> None:
    for model in CHILD_TABLES:
        query = select(model).where(table_of(model).c.entry_id == entry_id)
        for row in work.session.exec(query):
            if _child_key(model, row.model_dump()) not in keep:
                work.delete(row)


def put_day(work: UnitOfWork, day: DayContext, clock: Clock) -> None:
    """Store the values of a day, or nothing at all where none was given."""
    key = (day.diary_day.isoformat(),)
    stored = work.session.get(DayRow, key)
    values = diary_rows.day_values(day)
    if stored is not None and all(getattr(stored, name) == value for name, value in values.items()):
        return
    if day.empty:
        work.put(DayRow, key, None)
        return
    imported = {"import_id": stored.import_id, "edited_at": clock.now().isoformat()} if stored else {}
    work.put(DayRow, key, values | imported)


def put_item(work: UnitOfWork, item: Item) -> None:
    """Store one of the person's own items, or what they changed about a built-in one."""
    work.put(CatalogueRow, (str(item.kind), item.id), diary_rows.item_values(item))


def put_setting(work: UnitOfWork, key: str, value: object) -> None:
    work.put(SettingRow, (key,), {"key": key, "value": json.dumps(value)})


def entries_between(session: Session, first: date | None, last: date | None) -> list[Entry]:
    """The entries of the diary days from `first` to `last`, both included; None leaves a side open."""
    return read_entries(session, *_within(EntryRow.diary_day, first, last))


def days_between(session: Session, first: date | None, last: date | None) -> list[DayContext]:
    return diary_rows.read_days(session, *_within(DayRow.diary_day, first, last))


def _within(column: Any, first: date | None, last: date | None) -> list[Any]:
    low = [column >= first.isoformat()] if first else []
    return low + ([column <= last.isoformat()] if last else [])


def entry_by_id(session: Session, entry_id: str) -> Entry | None:
    found = read_entries(session, EntryRow.id == entry_id)
    return found[0] if found else None


def last_entry_before(session: Session, day: date, with_places: bool = False) -> Entry | None:
    """The newest entry up to and including `day`, if asked the newest that names a place or a treatment."""
    entry = table_of(EntryRow).c
    query = select(EntryRow.id).where(entry.diary_day <= day.isoformat())
    if with_places:
        sited, treated = select(EntrySiteRow.entry_id), select(EntryTreatmentRow.entry_id)
        query = query.where(entry.id.in_(sited) | entry.id.in_(treated))
    newest = session.exec(query.order_by(entry.when_local.desc(), entry.id.desc()).limit(1)).first()
    return entry_by_id(session, newest) if newest else None


def days_with_entries(session: Session, first: date, last: date) -> set[date]:
    query = select(EntryRow.diary_day).where(*_within(EntryRow.diary_day, first, last)).distinct()
    return {date.fromisoformat(day) for day in session.exec(query)}


def first_and_last_day(session: Session) -> tuple[date, date] | None:
    """The first and the last diary day with an entry."""
    first, last = session.exec(select(func.min(EntryRow.diary_day), func.max(EntryRow.diary_day))).one()
    return (date.fromisoformat(first), date.fromisoformat(last)) if first else None


def has_sessions(session: Session, day: date) -> bool:
    """Whether something was exercised on a diary day."""
    found = select(SessionRow.id).where(SessionRow.diary_day == day.isoformat()).limit(1)
    return session.exec(found).first() is not None


def use_counts(session: Session, kind: Kind) -> dict[str, int]:
    """How many entries name each trigger or treatment."""
    column = {Kind.TRIGGER: EntryTriggerRow.trigger_id, Kind.TREATMENT: EntryTreatmentRow.treatment_id}[kind]
    return dict(session.exec(select(column, func.count()).group_by(column)).all())


def whole_diary(session: Session, first: date | None = None, last: date | None = None) -> Diary:
    """A frozen copy of everything; `first` and `last` bound the entries and the days' values."""
    from painlog.storage.training_rows import read_training
    from painlog.storage.visit_rows import read_check_ins, read_episode_facts, read_visits

    return Diary(
        entries=tuple(entries_between(session, first, last)),
        days=tuple(days_between(session, first, last)),
        statements=tuple(diary_rows.read_statements(session)),
        markers=tuple(diary_rows.read_markers(session)),
        flags_seen=tuple(diary_rows.read_flags_seen(session)),
        warning_signs=tuple(diary_rows.read_warning_answers(session)),
        experiments=tuple(read_experiments(session)),
        check_ins=tuple(read_check_ins(session)),
        episode_facts=tuple(read_episode_facts(session)),
        training=read_training(session),
        visits=read_visits(session),
        catalogue=tuple(diary_rows.read_items(session)),
        about=diary_rows.read_about(session),
        settings=tuple(sorted(diary_rows.read_settings(session).items())),
    )
