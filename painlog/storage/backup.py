"""Backups of the diary: made whole, proven before they count, thinned out with age."""

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Literal, get_args
from uuid import uuid4

from painlog.clock import Clock
from painlog.domain.naming import N_
from painlog.errors import DiaryDamagedError, UserError
from painlog.storage import diary_file
from painlog.storage.own_pictures import BACKED_UP, bring_pictures, picture_folder
from painlog.storage.thinning import to_remove

Reason = Literal["daily", "migration", "restore", "asked"]

_NAME = re.compile(rf"diary-(\d{{8}})-(\d{{6}})-({'|'.join(get_args(Reason))})\.db")
_STAMP = "%Y%m%d-%H%M%S"
_PART = ".part"

_STALE = timedelta(days=1)
"""A half-made copy of this age belongs to a process that was killed."""

_VOLATILE = ((18, 20), (24, 28), (40, 44), (92, 100))
"""Bytes of SQLite's header that say how and how often the file was written, not what it holds: journal mode, change
counter, schema cookie, last writer's version (sqlite.org/fileformat.html, section 1.3)."""

_WAL_MODE = b"\x02\x02"
"""Bytes 18 and 19 of a diary in use; backups are kept in one file and have 1 there (same source)."""

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Backup:
    """A proven copy of the diary. `made_at` is naive local wall time; `entries` is how many entries it holds."""

    path: Path
    made_at: datetime
    reason: Reason
    entries: int


def backup_folder(diary: Path) -> Path:
    """The folder of a diary's own backups, beside it: `diary.db-backups`."""
    return diary.with_name(f"{diary.name}-backups")


def back_up(diary: Path, folder: Path, reason: Reason, clock: Clock) -> Backup | None:
    """Copy the diary, which may be in use, into `folder`, and prove the copy; the pictures that it names go along.

    A daily backup is not made (None) where nothing changed since the newest, or where the diary holds no entry and
    an older backup does. Raises `DiaryUnavailableError` (disk full, folder not writable) with no half file left,
    and `DiaryDamagedError` where the diary is not sound.
    """
    earlier = backups(folder)
    now = _wall(clock)
    part = folder / f"{uuid4().hex}{_PART}"
    with diary_file.trouble_told(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _sweep(folder, clock.now())
        try:
            entries = _entries(diary_file.copy_verified(diary, part))
            if reason == "daily" and _is_needless(part, entries, earlier):
                return None
            made_at = _moment_after(earlier, now)
            path = part.replace(folder / f"diary-{made_at:{_STAMP}}-{reason}.db")
            bring_pictures([picture_folder(diary)], folder / BACKED_UP)
            diary_file.sync_folder(folder)
        finally:
            diary_file.remove_database(part)
    return Backup(path, made_at, reason, entries)


def back_up_to(diary: Path, target: Path, clock: Clock) -> Backup:
    """Copy the diary into a file of the person's choice, replacing an earlier backup there.

    Raises `UserError` where `target` is the diary, something else than a backup, or a backup with entries while the
    diary has none; and what `back_up` raises.
    """
    target = target.expanduser().resolve()
    replaced = _entries_to_replace(diary, target)
    part = target.with_name(f".{target.name}-{uuid4().hex}{_PART}")
    with diary_file.trouble_told(target.parent):
        try:
            entries = _entries(diary_file.copy_verified(diary, part))
            if replaced and not entries:
                raise UserError(
                    N_("The diary is empty, but {file} is a backup with entries; it was left as it is."),
                    N_("Choose another name."),
                    file=target,
                )
            part.replace(target)
            bring_pictures([picture_folder(diary)], picture_folder(target))
            diary_file.sync_folder(target.parent)
        finally:
            diary_file.remove_database(part)
    return Backup(target, _wall(clock), "asked", entries)


def daily_backup(diary: Path, folder: Path, clock: Clock) -> Backup | None:
    """Make today's backup if it is due and something changed, then remove what has become too old or too many."""
    today = clock.now().date()
    made = back_up(diary, folder, "daily", clock) if due_daily(diary, folder, today) else None
    if made is not None:
        thin_out(folder, today)
    return made


def due_daily(diary: Path, folder: Path, today: date) -> bool:
    """Whether a backup is to be tried: none was made today, and the file differs from the newest backup.

    Compares the files' bytes, which takes milliseconds. Pages in the write-ahead log count as a change; `back_up`
    compares again, then with everything that it copied.
    """
    made = backups(folder)
    if not diary.exists() or any(each.reason == "daily" and each.made_at.date() == today for each in made):
        return False
    return not made or diary_file.has_wal(diary) or not _same_content(diary, made[0].path)


def backups(folder: Path) -> tuple[Backup, ...]:
    """The backups in `folder` that can be opened, newest first."""
    if not folder.is_dir():
        return ()
    found = [each for each in map(_backup, folder.iterdir()) if each is not None]
    return tuple(sorted(found, key=lambda each: (each.made_at, each.path.name), reverse=True))


def newest_good(folder: Path) -> Backup | None:
    """The newest backup that is sound throughout: one with entries if there is any, else an empty one."""
    for backup in sorted(backups(folder), key=lambda each: not each.entries):
        try:
            if diary_file.look(backup.path, thorough=True).is_diary:
                return backup
        except (DiaryDamagedError, sqlite3.Error, OSError):
            continue
    return None


def thin_out(folder: Path, today: date) -> tuple[Backup, ...]:
    """Remove the backups that have become too old or too many, and return them."""
    removed = to_remove(backups(folder), today)
    with diary_file.trouble_told(folder):
        for backup in removed:
            backup.path.unlink(missing_ok=True)
    return removed


def _wall(clock: Clock) -> datetime:
    return clock.now().replace(tzinfo=None, microsecond=0)


def _backup(path: Path) -> Backup | None:
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    reason: Reason = next(each for each in get_args(Reason) if each == match[3])
    try:
        made_at = datetime.fromisoformat(f"{match[1]}T{match[2]}")
        with diary_file.looking(path) as connection:
            return Backup(path, made_at, reason, _entries(diary_file.counts(connection)))
    except (ValueError, OSError, sqlite3.Error):
        return None


def _entries(counts: dict[str, int]) -> int:
    return counts.get("entry", 0)


def _is_needless(part: Path, entries: int, earlier: Sequence[Backup]) -> bool:
    if not entries and any(each.entries for each in earlier):
        return True
    return bool(earlier) and _same_content(part, earlier[0].path)


def _same_content(one: Path, other: Path) -> bool:
    """Whether two database files at rest hold the same pages, however they were written."""
    if one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as first, other.open("rb") as second:
        if _steady_header(first.read(100)) != _steady_header(second.read(100)):
            return False
        while chunk := first.read(_CHUNK):
            if chunk != second.read(_CHUNK):
                return False
    return True


def _steady_header(header: bytes) -> bytes:
    steady = bytearray(header)
    for start, end in _VOLATILE:
        steady[start:end] = bytes(end - start)
    return bytes(steady)


def _entries_to_replace(diary: Path, target: Path) -> int:
    """The entries of the backup that `target` is already; refuses anything else that exists there."""
    own = [diary_file.companion(diary.resolve(), ending) for ending in ("", ".lock", *diary_file.COMPANIONS)]
    if target in own or (target.exists() and diary.exists() and target.samefile(diary)):
        raise UserError(N_("That is the diary itself."), N_("Choose another name for the backup."))
    if not target.exists():
        return 0
    entries = _entries_of_backup(target)
    if entries is None:
        raise UserError(
            N_("{file} exists and is not a backup of painlog; it was left as it is."),
            N_("Choose another name."),
            file=target,
        )
    return entries


def _entries_of_backup(path: Path) -> int | None:
    """None for anything but a backup: another program's file, or a diary that somebody writes in."""
    try:
        with path.open("rb") as file:
            in_use = file.read(20)[18:] == _WAL_MODE
        if in_use or not diary_file.look(path).is_diary:
            return None
        with diary_file.looking(path) as connection:
            return _entries(diary_file.counts(connection))
    except (DiaryDamagedError, sqlite3.Error, OSError):
        return None


def _moment_after(earlier: Sequence[Backup], now: datetime) -> datetime:
    """Now, or a second after the newest where the clock was put back, so that the names keep their order."""
    if earlier and now <= earlier[0].made_at < now + timedelta(days=1):
        return earlier[0].made_at + timedelta(seconds=1)
    return now


def _sweep(folder: Path, now: datetime) -> None:
    """Remove the half copies of processes that were killed."""
    for part in folder.glob(f"*{_PART}"):
        if part.stat().st_mtime < (now - _STALE).timestamp():
            diary_file.remove_database(part)
