"""The diary's backups: which there are, and what would change if one of them were restored."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from painlog.domain.diary import Entry
from painlog.domain.records import Diary

if TYPE_CHECKING:
    from painlog.storage.diary_store import DiaryStore


@dataclass(frozen=True, slots=True)
class BackupFile:
    """One backup. `made_at` is naive local wall time, `reason` as in its name, `size` in bytes."""

    path: Path
    made_at: datetime
    reason: str
    entries: int
    size: int


@dataclass(frozen=True, slots=True)
class RestorePreview:
    """What a restore would change: entries that would come back, go, or be as they were; newest first.

    `differing` are the entries as they are now. `days` counts days, `others` statements and other rows, whose values
    would be other ones.
    """

    present: int
    restored: int
    back: tuple[Entry, ...]
    gone: tuple[Entry, ...]
    differing: tuple[Entry, ...]
    days: int
    others: int

    @property
    def changes_nothing(self) -> bool:
        return not (self.back or self.gone or self.differing or self.days or self.others)


@dataclass(frozen=True, slots=True)
class RestoreOutcome:
    """Where the diary that was replaced is now: in a backup, or, if it was damaged, set aside under another name."""

    previous: Path | None
    set_aside: Path | None


class BackupsService:
    """The backups of the diary file `diary`."""

    def __init__(self, store: "DiaryStore", diary: Path) -> None:
        self._store = store
        self._diary = diary

    def listed(self) -> tuple[BackupFile, ...]:
        """The backups that can be opened, newest first; looks into each of them."""
        from painlog.storage.backup import backup_folder, backups

        return tuple(
            BackupFile(each.path, each.made_at, each.reason, each.entries, each.path.stat().st_size)
            for each in backups(backup_folder(self._diary))
        )

    def back_up(self) -> None:
        """Make a backup now; raises `UserError` where the disk does not take it."""
        from painlog.services.upkeep import make_backup

        make_backup(self._diary, None, self._store.clock)

    def preview(self, file: Path) -> RestorePreview:
        """Compare the diary with a backup, or with another diary file.

        Raises `UserError` where the file is the diary itself, damaged, another program's or a newer painlog's.
        """
        from painlog.storage.copies import read_copy
        from painlog.storage.diary_store import whole_diary

        restored = read_copy(file, self._diary).diary
        with self._store.snapshot() as session:
            present = whole_diary(session)
        return compared(present, restored)


def compared(present: Diary, restored: Diary) -> RestorePreview:
    """What would change if `restored` took the place of `present`."""
    now, then = ({entry.id: entry for entry in diary.entries} for diary in (present, restored))
    days_now, days_then = ({day.diary_day: day for day in diary.days} for diary in (present, restored))
    rows_now, rows_then = _other_rows(present), _other_rows(restored)
    return RestorePreview(
        present=len(now),
        restored=len(then),
        back=_newest_first(then[id_] for id_ in then.keys() - now.keys()),
        gone=_newest_first(now[id_] for id_ in now.keys() - then.keys()),
        differing=_newest_first(now[id_] for id_ in now.keys() & then.keys() if now[id_] != then[id_]),
        days=sum(days_now.get(day) != days_then.get(day) for day in days_now.keys() | days_then.keys()),
        others=sum(rows_now.get(key) != rows_then.get(key) for key in rows_now.keys() | rows_then.keys()),
    )


def _newest_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: (entry.when, entry.id), reverse=True))


def _other_rows(diary: Diary) -> dict[tuple[object, ...], dict[str, object]]:
    """Every row that is no entry and no day, by its table and key."""
    from painlog.storage.diary_rows import other_rows
    from painlog.storage.tables import table_of

    rows = ((table_of(model), values) for model, values in other_rows(replace(diary, days=())))
    return {(table.name, *(values[column.name] for column in table.primary_key)): values for table, values in rows}
