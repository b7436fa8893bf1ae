"""One intention = one transaction. Every row that changes is recorded with its image before and after."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import Engine, event, insert, inspect
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, SQLModel

from painlog.domain.naming import N_
from painlog.errors import DiaryDamagedError, DiaryLockedError, DiaryUnavailableError
from painlog.storage.engine import READING

Image = dict[str, Any]


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after: no `before` means it was added, no `after` that it was deleted."""

    model: type[SQLModel]
    key: tuple[Any, ...]
    before: Image | None
    after: Image | None

    @property
    def inverse(self) -> "RowChange":
        return RowChange(self.model, self.key, self.after, self.before)


@dataclass(slots=True)
class UnitOfWork:
    """An open write transaction: what it changed so far, and the session to change more with."""

    session: Session
    changes: list[RowChange] = field(default_factory=list)
    bulk_tables: set[str] = field(default_factory=set)

    @property
    def tables(self) -> frozenset[str]:
        """The names of the tables that this transaction touched."""
        named = {str(change.model.__tablename__) for change in self.changes}
        return frozenset(named | self.bulk_tables)

    def add(self, row: SQLModel) -> None:
        self.session.add(row)

    def delete(self, row: SQLModel) -> None:
        self.session.delete(row)

    def bulk_insert(self, model: type[SQLModel], rows: Sequence[Image]) -> None:
        """Insert many rows at once, outside the undo journal: for imports, which "Undo import" reverses."""
        if rows:
            self.session.execute(insert(model), rows)
            self.bulk_tables.add(str(model.__tablename__))

    def put(self, model: type[SQLModel], key: tuple[Any, ...], values: Image | None) -> None:
        """Make the row with this key equal to `values`, or make it absent."""
        row = self.session.get(model, key)
        if row is None:
            if values is not None:
                self.session.add(model(**values))
        elif values is None:
            self.session.delete(row)
        else:
            for name, value in values.items():
                setattr(row, name, value)


@contextmanager
def writing(engine: Engine) -> Iterator[UnitOfWork]:
    """A write transaction: committed when the block ends, rolled back on any error."""
    with translated_errors(), Session(engine, expire_on_commit=False, autoflush=False) as session:
        work = UnitOfWork(session)
        event.listen(session, "before_flush", lambda *_: work.changes.extend(_pending_changes(session)))
        session.connection()
        yield work
        session.commit()


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A session that sees one unchanging snapshot and writes nothing."""
    with translated_errors(), Session(engine, expire_on_commit=False, autoflush=False) as session:
        session.connection(execution_options=READING)
        yield session


def image_of(row: SQLModel) -> Image:
    """The column values of a row as they stand now."""
    return {name: getattr(row, name) for name in _columns(type(row))}


def _pending_changes(session: Session) -> Iterator[RowChange]:
    for row in session.new:
        yield RowChange(type(row), _key(row), None, image_of(row))
    for row in session.dirty:
        if session.is_modified(row):
            yield RowChange(type(row), _key(row), _image_before(row), image_of(row))
    for row in session.deleted:
        yield RowChange(type(row), _key(row), _image_before(row), None)


def _image_before(row: SQLModel) -> Image:
    return image_of(row) | {
        name: value for name, value in inspect(row).committed_state.items() if name in _columns(type(row))
    }


def _key(row: SQLModel) -> tuple[Any, ...]:
    return tuple(inspect(type(row)).primary_key_from_instance(row))


@cache
def _columns(model: type[SQLModel]) -> tuple[str, ...]:
    return tuple(attribute.key for attribute in inspect(model).column_attrs)


@contextmanager
def translated_errors() -> Iterator[None]:
    """Turn what SQLite reports about the file or the disk into one sentence; let bugs through."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        trouble = _expected_trouble(cause)
        if trouble is None:
            raise
        raise trouble from error


def _expected_trouble(cause: BaseException | None) -> DiaryUnavailableError | DiaryDamagedError | None:
    code = getattr(cause, "sqlite_errorcode", None)
    primary = None if code is None else code & 0xFF
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return DiaryLockedError(N_("Another program is writing to the diary."), N_("Try again in a moment."))
    if primary == sqlite3.SQLITE_FULL:
        return DiaryUnavailableError(
            N_("The disk is full; nothing was changed in the diary."), N_("Free some space and try again.")
        )
    if primary in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return DiaryUnavailableError(
            N_("The diary's folder does not let painlog write."),
            N_("Check the folder's permissions and try again."),
        )
    if primary == sqlite3.SQLITE_IOERR:
        return DiaryUnavailableError(
            N_("The disk did not take the data; nothing was changed in the diary."),
            N_("Check the disk and try again."),
        )
    if primary in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return DiaryDamagedError(N_("The diary file is damaged."), N_("Restore a backup."))
    return None
