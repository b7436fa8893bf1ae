"""Opening the diary, whatever state its file is in: what cannot be written is read, what is damaged is left alone."""

import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Engine, event

from painlog.clock import Clock
from painlog.domain.naming import N_
from painlog.errors import DiaryDamagedError, DiaryLockedError, DiaryUnavailableError, UserError
from painlog.storage import diary_file, migrate
from painlog.storage.backup import back_up, backup_folder, newest_good
from painlog.storage.checking import check, refuse_other_files
from painlog.storage.diary_file import Look
from painlog.storage.engine import open_engine
from painlog.storage.lock import DiaryLock
from painlog.storage.watching import OutsideWatch


@dataclass(slots=True, eq=False)
class OpenedDiary:
    """An open diary. With `read_only`, `problem` says why nothing can be written now."""

    engine: Engine
    path: Path
    lock: DiaryLock | None = None
    read_only: bool = False
    problem: UserError | None = None
    _private_copy: TemporaryDirectory[str] | None = None
    _seen_damage: bool = False
    _watch: OutsideWatch | None = None
    _closed: bool = False

    def __post_init__(self) -> None:
        event.listen(self.engine, "handle_error", self._look_for_damage)
        event.listen(self.engine, "do_connect", self._refuse_closed)

    def watch(self) -> OutsideWatch | None:
        """Sees what other processes write, until the diary is closed; None where it is only read."""
        if self._watch is None and not self.read_only:
            self._watch = OutsideWatch(self.path)
        return self._watch

    def close(self) -> None:
        """Close the file and let others have it; whoever still holds a service of it gets `DiaryUnavailableError`."""
        self._closed = True
        if self._watch is not None:
            self._watch.close()
        self.engine.dispose()
        if self.lock is not None:
            if not (self.read_only or self._seen_damage):
                _seal(self.path, self.lock)
            self.lock.release()
        if self._private_copy is not None:
            self._private_copy.cleanup()

    def distrust(self) -> None:
        """Damage was seen: the next opening looks through all of the file."""
        self._seen_damage = True
        if self.lock is not None:
            self.lock.note = ""

    def _refuse_closed(self, *_: Any) -> None:
        if self._closed:
            raise DiaryUnavailableError(N_("The diary is closed."), N_("Try again in a moment."))

    def _look_for_damage(self, context: Any) -> None:
        error = context.original_exception
        if isinstance(error, sqlite3.Error) and diary_file.is_damage(error):
            self.distrust()


def open_diary(path: Path, clock: Clock) -> OpenedDiary:
    """Open the diary at `path`: made if it is new, brought up to date if it is older, read if it cannot be written.

    Raises `DiaryDamagedError` (the file is left as it is; `values["backup"]` is the newest good backup or None),
    `DiaryNewerError`, `DiaryLockedError`, `DiaryUnavailableError`, or `UserError` for what is not a diary.
    """
    diary = path.expanduser().resolve()
    with diary_file.trouble_told(diary.parent):
        diary.parent.mkdir(parents=True, exist_ok=True)
        lock = DiaryLock(diary)
        lock.share()
        try:
            return _opened(diary, lock, clock)
        except BaseException:
            lock.release()
            raise


def open_backup_read_only(path: Path) -> OpenedDiary:
    """Open a backup to look at it; an older one is brought up to date in a private copy. Raises like `open_diary`."""
    backup = path.expanduser().resolve()
    with diary_file.trouble_told(backup.parent):
        found = refuse_other_files(backup, diary_file.look(backup, thorough=True))
        problem = UserError(
            N_("This is the backup {file}, opened for reading."),
            N_("Restore it to go on writing."),
            file=backup.name,
        )
        return _for_reading(backup, found, None, problem)


def _opened(diary: Path, lock: DiaryLock, clock: Clock) -> OpenedDiary:
    if diary.exists() and not diary.is_file():
        raise UserError(N_("{file} is not a file, so it cannot be the diary."), N_("Choose a file."), file=diary)
    if not diary.exists() or diary.stat().st_size == 0:
        return _made(diary, lock)
    found = _looked(diary, lock)
    if found.is_blank:
        return _made(diary, lock)
    revision = str(refuse_other_files(diary, found).revision)
    if not diary_file.is_writable(diary):
        return _for_reading(diary, found, lock, _not_writable())
    if migrate.is_older(revision):
        _bring_up_to_date(diary, lock, clock)
    return _for_writing(diary, found, lock)


def _made(diary: Path, lock: DiaryLock) -> OpenedDiary:
    """A new diary, unless something speaks for an old one that got lost."""
    is_lost = diary.exists() and newest_good(backup_folder(diary)) is not None
    has_orphaned_log = diary_file.has_wal(diary) and not (diary.exists() and diary.stat().st_size)
    if is_lost or has_orphaned_log:
        raise _damaged(diary, N_("The diary file is empty, although there was a diary; it was left untouched."))
    engine = open_engine(diary)
    try:
        migrate.create(engine)
    except BaseException:
        engine.dispose()
        raise
    return OpenedDiary(engine, diary, lock)


def _looked(diary: Path, lock: DiaryLock) -> Look:
    """Look into the file, throughout unless it is as painlog last closed it."""
    is_sealed = not diary_file.has_wal(diary) and lock.note == diary_file.mark(diary)
    try:
        return diary_file.look(diary, thorough=not is_sealed)
    except DiaryDamagedError as error:
        raise _damaged(diary, error.sentence) from error


def _seal(diary: Path, lock: DiaryLock) -> None:
    """Note how the file was closed, so that the next opening need not look through all of it."""
    with suppress(OSError):
        lock.note = "" if diary_file.has_wal(diary) else diary_file.mark(diary)


def _bring_up_to_date(diary: Path, lock: DiaryLock, clock: Clock) -> None:
    lock.exclude()
    if migrate.is_older(str(diary_file.look(diary).revision)):
        back_up(diary, backup_folder(diary), "migration", clock)
        migrate.upgrade(diary)
        if not check(diary).is_clean:
            raise _damaged(diary, N_("The diary was damaged while it was brought up to date."))
    lock.share()


def _for_writing(diary: Path, found: Look, lock: DiaryLock) -> OpenedDiary:
    engine = open_engine(diary)
    try:
        migrate.revision(engine)
    except DiaryUnavailableError as trouble:
        engine.dispose()
        if isinstance(trouble, DiaryLockedError):
            raise
        return _for_reading(diary, found, lock, trouble)
    return OpenedDiary(engine, diary, lock)


def _for_reading(path: Path, found: Look, lock: DiaryLock | None, problem: UserError) -> OpenedDiary:
    if migrate.is_older(str(found.revision)):
        return _private(path, found, lock, problem)
    engine = open_engine(path, read_only=True)
    try:
        migrate.revision(engine)
    except DiaryUnavailableError:
        engine.dispose()
        return _private(path, found, lock, problem)
    return OpenedDiary(engine, path, lock, read_only=True, problem=problem)


def _private(path: Path, found: Look, lock: DiaryLock | None, problem: UserError) -> OpenedDiary:
    """Read a copy: the file is older and may not be changed, or SQLite cannot read its log where it lies."""
    folder = TemporaryDirectory(prefix="painlog-")
    try:
        copy = diary_file.copied_into(Path(folder.name), path)
        if migrate.is_older(str(found.revision)):
            migrate.upgrade(copy)
        engine = open_engine(copy, read_only=True)
    except BaseException:
        folder.cleanup()
        raise
    return OpenedDiary(engine, path, lock, read_only=True, problem=problem, _private_copy=folder)


def _not_writable() -> DiaryUnavailableError:
    return DiaryUnavailableError(
        N_("The diary can be read, but its file or folder does not let painlog write."),
        N_("Check the permissions, then open painlog again."),
    )


def _damaged(diary: Path, sentence: str) -> DiaryDamagedError:
    backup = newest_good(backup_folder(diary))
    if backup is None:
        hint = N_("No backup was found in its folder: keep the file, and look for a copy elsewhere.")
        return DiaryDamagedError(sentence, hint, backup=None)
    return DiaryDamagedError(
        sentence,
        N_("Restore the backup of {made}: {backup}"),
        backup=backup.path,
        made=backup.made_at,
    )
