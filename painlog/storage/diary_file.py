"""The diary as a file: looking into it without changing it, and copying it whole."""

import errno
import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from painlog.domain.naming import N_
from painlog.errors import DiaryDamagedError, DiaryUnavailableError
from painlog.storage.engine import APPLICATION_ID, BUSY_TIMEOUT_MS, read_only_address
from painlog.storage.unit_of_work import translated_errors

COMPANIONS = ("-wal", "-shm")
"""What SQLite keeps beside a database in WAL mode."""

_LOOKS = 3
"""How often a file that looks damaged is looked at again when somebody changed it during the look."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a file says about itself. `revision` is its schema's, `tables` its tables' names."""

    application_id: int
    revision: str | None
    tables: frozenset[str]

    @property
    def is_blank(self) -> bool:
        """A database in which nothing was made yet."""
        return not self.tables

    @property
    def is_diary(self) -> bool:
        return self.application_id == APPLICATION_ID and self.revision is not None


def companion(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def has_wal(path: Path) -> bool:
    """Whether there are pages in the write-ahead log: the diary is open somewhere, or was not closed."""
    wal = companion(path, "-wal")
    return wal.is_file() and wal.stat().st_size > 0


def is_writable(path: Path) -> bool:
    """Whether the file and its folder let this process write, as far as permissions tell."""
    effective = os.access in os.supports_effective_ids
    return all(os.access(each, os.W_OK, effective_ids=effective) for each in (path, path.parent))


def mark(path: Path) -> str:
    """Size and time of change of the file: the same mark means that nobody wrote to it since."""
    state = path.stat()
    return f"{state.st_size} {state.st_mtime_ns}"


@contextmanager
def looking(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that reads the database and leaves no trace, not even a -wal or -shm file beside it."""
    if not has_wal(path) or companion(path, "-shm").exists():
        connection = _connected(read_only_address(path))
        if connection is not None:
            with closing(connection):
                yield connection
            return
    with private_copy(path) as copy, closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        yield connection


@contextmanager
def private_copy(path: Path) -> Iterator[Path]:
    """The database and its write-ahead log as they stand, in a folder that only this process reads."""
    with TemporaryDirectory(prefix="painlog-") as folder:
        yield copied_into(Path(folder), path)


def copied_into(folder: Path, path: Path) -> Path:
    """Copy the database at rest at `path` into `folder`, with its write-ahead log."""
    copy = folder / path.name
    shutil.copyfile(path, copy)
    if has_wal(path):
        shutil.copyfile(companion(path, "-wal"), companion(copy, "-wal"))
    return copy


def look(path: Path, thorough: bool = False) -> Look:
    """Look into the file; `thorough` walks through every page (about 1.5 ms a megabyte).

    Raises `DiaryDamagedError` where SQLite cannot read it, `sqlite3.Error` and `OSError` for other trouble.
    """
    for _ in range(_LOOKS):
        before = mark(path), has_wal(path)
        try:
            with looking(path) as connection:
                return _looked(connection, thorough)
        except (sqlite3.DatabaseError, DiaryDamagedError) as error:
            if isinstance(error, sqlite3.Error) and not is_damage(error):
                raise
            if (mark(path), has_wal(path)) == before:
                raise damaged() from error
    raise damaged()


def damage(connection: sqlite3.Connection, thorough: bool = True, limit: int = 100) -> tuple[str, ...]:
    """What SQLite finds wrong with the file's structure; rows that break a CHECK are not damage."""
    pragma = "integrity_check" if thorough else "quick_check"
    connection.execute("PRAGMA ignore_check_constraints = ON")
    found = tuple(str(row[0]) for row in connection.execute(f"PRAGMA {pragma}({limit})"))
    return () if found == ("ok",) else found


def is_damage(error: sqlite3.Error) -> bool:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def damaged() -> DiaryDamagedError:
    return DiaryDamagedError(
        N_("The diary file is damaged; it was left untouched."), N_("Restore a backup."), backup=None
    )


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """The number of rows of every table."""
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in sorted(_tables(connection))
    }


def copy_verified(source: Path, target: Path) -> dict[str, int]:
    """Copy a database that may be in use to the new file `target`, prove the copy, and return its counts.

    Raises `DiaryDamagedError` where the copy is not sound, `sqlite3.Error` and `OSError` for other trouble; the
    caller removes what there is of `target` then.
    """
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    with closing(_live(source)) as diary, closing(sqlite3.connect(target, isolation_level=None)) as copy:
        diary.execute("BEGIN")
        expected = counts(diary)
        diary.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
    with looking(target) as copy:
        if damage(copy, limit=1) or counts(copy) != expected:
            raise damaged()
    sync_file(target)
    return expected


def sync_file(path: Path) -> None:
    """Make sure that the file's content is on the disk."""
    file = os.open(path, os.O_RDWR)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def sync_folder(folder: Path) -> None:
    """Make sure that the folder's names are on the disk. Windows has no such call and needs none."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove_database(path: Path) -> None:
    """Remove a database of painlog's own making and what SQLite keeps beside it."""
    for ending in ("", "-journal", *COMPANIONS):
        companion(path, ending).unlink(missing_ok=True)


@contextmanager
def trouble_told(folder: Path) -> Iterator[None]:
    """Turn what the disk or SQLite reports while `folder` is written to into one sentence; let bugs through."""
    try:
        with translated_errors():
            yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise DiaryUnavailableError(
                N_("The disk is full; nothing was changed in the diary."),
                N_("Free some space and try again."),
            ) from error
        raise DiaryUnavailableError(
            N_("painlog cannot use the folder {folder}."),
            N_("Check that the drive is there and that painlog may read and write in it, then try again."),
            folder=folder,
        ) from error


def _live(path: Path) -> sqlite3.Connection:
    """A connection that other processes' writes cannot confuse."""
    address = f"{path.absolute().as_uri()}?mode=rw" if is_writable(path) else read_only_address(path)
    return sqlite3.connect(address, uri=True, isolation_level=None, timeout=BUSY_TIMEOUT_MS / 1000)


def _connected(address: str) -> sqlite3.Connection | None:
    """None where SQLite cannot read the file where it lies: a copy may do, or the copying tells why not."""
    connection = None
    try:
        connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=BUSY_TIMEOUT_MS / 1000)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError as error:
        if connection is not None:
            connection.close()
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
            return None
        raise
    return connection


def _looked(connection: sqlite3.Connection, thorough: bool) -> Look:
    if thorough and damage(connection, thorough=False, limit=1):
        raise damaged()
    tables = _tables(connection)
    application_id: int = connection.execute("PRAGMA application_id").fetchone()[0]
    stamp = None
    if "alembic_version" in tables:
        stamp = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return Look(application_id, stamp and stamp[0], tables)


def _tables(connection: sqlite3.Connection) -> frozenset[str]:
    listed = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return frozenset(name for (name,) in listed)
