"""Opens and closes the diary for the window; the one place where storage and services meet."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from painlog.clock import Clock
from painlog.domain.naming import N_
from painlog.errors import DiaryDamagedError, UserError
from painlog.paths import resources
from painlog.preferences import BackupRhythm, Preferences, load_preferences
from painlog.services.bundle import DiaryServices, OpenDiary

if TYPE_CHECKING:
    from painlog.services.backups import RestoreOutcome
    from painlog.storage.opening import OpenedDiary

DAYS_BETWEEN = {BackupRhythm.DAILY: 1, BackupRhythm.WEEKLY: 7}
"""How old the newest copy in the person's own folder must be before the next is made."""


class FileAccess:
    """One diary file; imports the database only when it is opened.

    `preferences` is the file in which the window's choices are kept: the person's own backup folder is among them.
    """

    def __init__(self, path: Path, clock: Clock, preferences: Path | None = None) -> None:
        self._path, self._clock, self._preferences = path, clock, preferences
        self._opened: OpenedDiary | None = None

    @property
    def path(self) -> Path:
        return self._path

    @property
    def problem(self) -> UserError | None:
        return self._opened.problem if self._opened else None

    def open(self) -> DiaryServices:
        from painlog.storage.opening import open_diary

        self.close()
        if self._path == Path(self._choices().diary) and not self._path.exists():
            raise UserError(
                N_("The diary that you chose, {file}, is not there."),
                N_("Plug its disk in and try again, or open another one in Settings."),
                file=self._path,
            )
        return self._serve(open_diary(self._path, self._clock))

    def open_backup(self) -> DiaryServices | None:
        from painlog.storage.backup import backup_folder, newest_good
        from painlog.storage.opening import open_backup_read_only

        self.close()
        newest = newest_good(backup_folder(self._path))
        return self._serve(open_backup_read_only(newest.path)) if newest else None

    def restore_backup(self) -> DiaryServices:
        from painlog.storage.backup import backup_folder, newest_good
        from painlog.storage.restoring import set_aside_and_restore

        self.close()
        newest = newest_good(backup_folder(self._path))
        if newest is not None:
            set_aside_and_restore(self._path, newest.path, self._clock)
        return self.open()

    def restore(self, backup: Path) -> "RestoreOutcome":
        from painlog.services.upkeep import restore_diary

        self.close()
        return restore_diary(self._path, backup, self._clock)

    def check(self) -> None:
        from painlog.storage.checking import refuse_damage

        opened = self._opened
        if opened is None or opened.read_only:
            return
        try:
            refuse_damage(self._path)
        except DiaryDamagedError:
            opened.distrust()
            raise

    def back_up_daily(self) -> UserError | None:
        from painlog.storage.backup import backup_folder, daily_backup
        from painlog.storage.outside import copy_if_due

        if self._opened is None or self._opened.read_only:
            return None
        daily_backup(self._path, backup_folder(self._path), self._clock)
        choices = self._choices()
        if not choices.backup_folder or choices.backup_rhythm not in DAYS_BETWEEN:
            return None
        try:
            copy_if_due(self._path, Path(choices.backup_folder), DAYS_BETWEEN[choices.backup_rhythm], self._clock)
        except UserError as trouble:
            return trouble
        return None

    def copy_outside(self) -> None:
        from painlog.storage.outside import copy_now

        copy_now(self._path, Path(self._choices().backup_folder), self._clock)

    def backup_places(self) -> dict[Path, int]:
        from painlog.storage.backup import backup_folder
        from painlog.storage.erasing import backup_places

        return backup_places((backup_folder(self._path), *self._outside_folders()))

    def erase(self, with_backups: bool) -> Path | None:
        from painlog.storage.erasing import erase

        self.close()
        return erase(self._path, self._clock, with_backups, self._outside_folders())

    def back_up_to(self, target: Path) -> None:
        from painlog.storage.backup import back_up_to

        back_up_to(self._path, target, self._clock)

    def close(self) -> None:
        opened, self._opened = self._opened, None
        if opened is not None:
            opened.close()

    def _choices(self) -> Preferences:
        return load_preferences(self._preferences) if self._preferences is not None else Preferences()

    def _outside_folders(self) -> tuple[Path, ...]:
        from painlog.storage.outside import outside_folder

        chosen = self._choices().backup_folder
        return (outside_folder(self._path, Path(chosen)),) if chosen else ()

    def _serve(self, opened: "OpenedDiary") -> DiaryServices:
        self._opened = opened
        return services_of(opened, self._clock, self._path)


def services_of(opened: "OpenedDiary", clock: Clock, diary: Path) -> DiaryServices:
    """The services of the opened diary file `diary`, or of a backup that is shown in its place."""
    from painlog.local_zone import local_zone
    from painlog.storage.diary_store import open_store

    store = open_store(opened.engine, clock, opened.read_only)
    return DiaryServices(
        OpenDiary(store, clock, diary, opened.path, resources(), opened.watch(), partial(local_zone, clock))
    )
