"""Putting a backup in the diary's place: whatever happens on the way, the old diary or the new one is there whole."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from painlog.clock import Clock
from painlog.domain.naming import N_
from painlog.errors import DiaryDamagedError, UserError
from painlog.storage import diary_file
from painlog.storage.backup import Backup, back_up, backup_folder
from painlog.storage.checking import refuse_other_files
from painlog.storage.diary_file import COMPANIONS, companion
from painlog.storage.lock import DiaryLock
from painlog.storage.own_pictures import bring_pictures, picture_folder, pictures_with


@dataclass(frozen=True, slots=True)
class Restored:
    """What became of the diary that was replaced: a backup was made of it, or, if damaged, it was set aside."""

    previous: Backup | None
    set_aside: Path | None


def restore(diary: Path, backup: Path, clock: Clock) -> Restored:
    """Put a proven copy of `backup` in the diary's place, after a backup of what is there.

    A diary of which no sound backup can be made is set aside untouched instead. Nobody may have the diary open,
    this process included. Raises `DiaryLockedError`, `DiaryUnavailableError`, `DiaryNewerError`, or `UserError` for
    a useless backup; the diary is then as it was.
    """
    with _ready_to_replace(diary, backup) as (place, copy):
        previous = _previous(place, clock)
        set_aside = _set_aside(place, clock) if previous is None else None
        _replace(place, copy)
    return Restored(previous, set_aside)


def set_aside_and_restore(diary: Path, backup: Path, clock: Clock) -> Path | None:
    """Rename a damaged diary to `diary-damaged-<date>-<time>.db`, and put a proven copy of `backup` in its place.

    Returns the damaged diary's new path, None where there was no file. Raises what `restore` raises.
    """
    with _ready_to_replace(diary, backup) as (place, copy):
        set_aside = _set_aside(place, clock)
        _replace(place, copy)
    return set_aside


@contextmanager
def _ready_to_replace(diary: Path, backup: Path) -> Iterator[tuple[Path, Path]]:
    """Hold the diary alone, with a proven copy of the backup beside it."""
    place, source = diary.expanduser().resolve(), backup.expanduser().resolve()
    with diary_file.trouble_told(place.parent):
        _refuse_useless(place, source)
        place.parent.mkdir(parents=True, exist_ok=True)
        copy = companion(place, ".restoring")
        lock = DiaryLock(place)
        lock.exclude()
        try:
            diary_file.remove_database(copy)
            diary_file.copy_verified(source, copy)
            bring_pictures(pictures_with(source), picture_folder(place))
            yield place, copy
        finally:
            diary_file.remove_database(copy)
            lock.release()


def _refuse_useless(diary: Path, backup: Path) -> None:
    if not backup.is_file():
        raise UserError(N_("There is no backup at {file}."), N_("Choose another file."), file=backup)
    if diary.exists() and backup.samefile(diary):
        raise UserError(N_("That is the diary itself."), N_("Choose a backup to restore."))
    try:
        refuse_other_files(backup, diary_file.look(backup, thorough=True))
    except DiaryDamagedError as error:
        raise UserError(
            N_("The backup {file} is damaged; the diary was left as it is."),
            N_("Choose another backup."),
            file=backup,
        ) from error


def _previous(diary: Path, clock: Clock) -> Backup | None:
    """A backup of the diary that is to be replaced; None where there is nothing sound to back up."""
    if not diary.is_file() or not diary.stat().st_size:
        return None
    try:
        found = diary_file.look(diary, thorough=True)
        if found.is_blank:
            return None
        refuse_other_files(diary, found)
        made = back_up(diary, backup_folder(diary), "restore", clock)
    except DiaryDamagedError:
        return None
    _fold_log(diary)
    return made


def _fold_log(diary: Path) -> None:
    """Write what another program's open connection kept in the log into the diary, so that it is whole without it."""
    with closing(sqlite3.connect(diary)) as connection:
        connection.execute("PRAGMA wal_checkpoint")


def _set_aside(diary: Path, clock: Clock) -> Path | None:
    """Give the diary and its log another name. The diary keeps its old name too, until it is replaced."""
    moment = clock.now()
    while (aside := diary.with_name(f"{diary.stem}-damaged-{moment:%Y%m%d-%H%M%S}{diary.suffix}")).exists():
        moment += timedelta(seconds=1)
    found = [ending for ending in ("", *COMPANIONS) if companion(diary, ending).exists()]
    if "" in found:
        _name_twice(diary, aside)
    for ending in COMPANIONS:
        if ending in found:
            companion(diary, ending).replace(companion(aside, ending))
    diary_file.sync_folder(diary.parent)
    return aside if found else None


def _name_twice(file: Path, name: Path) -> None:
    """A second name for the same file, or a copy where the file system gives a file one name only."""
    try:
        name.hardlink_to(file)
    except OSError:
        try:
            shutil.copyfile(file, name)
            diary_file.sync_file(name)
        except BaseException:
            name.unlink(missing_ok=True)
            raise


def _replace(diary: Path, copy: Path) -> None:
    """From the replacement on the diary is the restored one, so a disk that then refuses to sync is no failure."""
    for ending in COMPANIONS:
        companion(diary, ending).unlink(missing_ok=True)
    copy.replace(diary)
    with suppress(OSError):
        diary_file.sync_folder(diary.parent)
