"""Another diary file, read whole: a backup, or the diary of another computer."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlmodel import Session, select

from painlog.domain.naming import N_
from painlog.domain.records import Diary
from painlog.errors import DiaryDamagedError, UserError
from painlog.storage import diary_file
from painlog.storage.diary_store import whole_diary
from painlog.storage.opening import open_backup_read_only
from painlog.storage.tables import DayRow, EntryRow, table_of
from painlog.storage.unit_of_work import reading

SQLITE_HEAD = b"SQLite format 3\0"
"""The first bytes of every SQLite database (sqlite.org/fileformat.html, section 1.3)."""


@dataclass(frozen=True, slots=True)
class DiaryCopy:
    """What a diary file holds, and when its entries (by id) and its days were last edited; unedited ones are left out.

    `entry_edits` and `day_edits` are aware moments.
    """

    diary: Diary
    entry_edits: Mapping[str, datetime]
    day_edits: Mapping[date, datetime]


def is_database(path: Path) -> bool:
    """Whether the file begins like a database; raises `UserError` where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(len(SQLITE_HEAD)) == SQLITE_HEAD
    except OSError as error:
        raise UserError(N_("{file} cannot be read."), N_("Check the name and try again."), file=path.name) from error


def read_copy(path: Path, diary: Path) -> DiaryCopy:
    """Read the diary file at `path`, which may be older or in use, without changing it.

    Raises `UserError` where it is `diary` itself, damaged, another program's file or a newer painlog's.
    """
    if path.exists() and diary.exists() and path.samefile(diary):
        raise UserError(N_("That is the diary itself."), N_("Choose another file."))
    with _undisturbed(path) as file:
        try:
            opened = open_backup_read_only(file)
        except DiaryDamagedError as error:
            raise UserError(
                N_("{file} is damaged or not a diary; your diary was left as it is."),
                N_("Choose another file."),
                file=path.name,
            ) from error
        try:
            with reading(opened.engine) as session:
                return DiaryCopy(whole_diary(session), entry_edits(session), day_edits(session))
        finally:
            opened.close()


@contextmanager
def _undisturbed(path: Path) -> Iterator[Path]:
    """The file, or a private copy where SQLite would make another file beside it to read its log."""
    if diary_file.has_wal(path) and not diary_file.companion(path, "-shm").exists():
        with diary_file.trouble_told(path.parent), diary_file.private_copy(path) as copy:
            yield copy
    else:
        yield path


def entry_edits(session: Session) -> dict[str, datetime]:
    """When each entry that was ever edited was edited last, by id."""
    column = table_of(EntryRow).c
    rows = session.execute(select(column.id, column.edited_at).where(column.edited_at.is_not(None)))
    return {id_: datetime.fromisoformat(moment) for id_, moment in rows}


def day_edits(session: Session) -> dict[date, datetime]:
    """When the values of each day were set last."""
    column = table_of(DayRow).c
    rows = session.execute(select(column.diary_day, column.edited_at).where(column.edited_at.is_not(None)))
    return {date.fromisoformat(day): datetime.fromisoformat(moment) for day, moment in rows}
