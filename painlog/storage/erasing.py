"""Erasing a diary for good, and keeping its backups out of the way of the next one."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from painlog.clock import Clock
from painlog.storage import diary_file
from painlog.storage.backup import backup_folder, backups
from painlog.storage.lock import DiaryLock
from painlog.storage.own_pictures import BACKED_UP, PICTURE_ENDINGS, picture_folder


def backup_places(folders: Sequence[Path]) -> dict[Path, int]:
    """Those of the folders that hold backups, and how many."""
    counts = {folder: len(backups(folder)) for folder in folders}
    return {folder: count for folder, count in counts.items() if count}


def erase(diary: Path, clock: Clock, with_backups: bool, outside: Sequence[Path] = ()) -> Path | None:
    """Remove the diary file and, if told so, what was set aside and the backups beside it and in the folders `outside`.

    Backups that stay are put aside under a new name, so that the next diary neither thins them out nor is restored
    from them; that folder is returned. Nobody may have the diary open. Raises `DiaryLockedError` and
    `DiaryUnavailableError`; the diary is then as it was, or without its backups.
    """
    place = diary.expanduser().resolve()
    beside = backup_folder(place)
    with diary_file.trouble_told(place.parent):
        lock = DiaryLock(place)
        lock.exclude()
        try:
            kept = None if with_backups else _put_aside(beside, clock)
            if with_backups:
                for folder in (picture_folder(place), *(each / BACKED_UP for each in (beside, *outside))):
                    _remove_pictures(folder)
                _remove_backups(place, (beside, *outside))
            _remove(place)
            lock.note = ""
        finally:
            lock.release()
        diary_file.sync_folder(place.parent)
    return kept


def _remove(diary: Path) -> None:
    """The log goes first: a log without its diary would look like a diary that got lost."""
    for ending in (*diary_file.COMPANIONS, "-journal", "-session", ""):
        diary_file.companion(diary, ending).unlink(missing_ok=True)


def _remove_backups(diary: Path, folders: Sequence[Path]) -> None:
    """Remove painlog's own files only; a folder goes if nothing else lies in it."""
    for aside in diary.parent.glob(f"{diary.stem}-damaged-*{diary.suffix}"):
        diary_file.remove_database(aside)
    for folder in folders:
        for file in (*folder.glob("diary-*.db"), *folder.glob("*.part")):
            diary_file.remove_database(file)
        with suppress(OSError):
            folder.rmdir()


def _remove_pictures(folder: Path) -> None:
    """Remove the pictures of own exercises; where backups stay they stay too, for the backups name them."""
    for ending in PICTURE_ENDINGS:
        for file in folder.glob(f"*{ending}"):
            file.unlink(missing_ok=True)
    with suppress(OSError):
        folder.rmdir()


def _put_aside(folder: Path, clock: Clock) -> Path | None:
    if not folder.is_dir() or not any(folder.iterdir()):
        return None
    moment = clock.now()
    while (aside := folder.with_name(f"{folder.name}-erased-{moment:%Y%m%d-%H%M%S}")).exists():
        moment += timedelta(seconds=1)
    return folder.rename(aside)
