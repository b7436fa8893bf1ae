"""Opens and closes the diary for the window; the one place where storage and services meet."""

from pathlib import Path
from typing import TYPE_CHECKING

from painlog.clock import Clock
from painlog.errors import UserError
from painlog.services.bundle import DiaryServices

if TYPE_CHECKING:
    from painlog.storage.opening import OpenedDiary


class FileAccess:
    """One diary file; imports the database only when it is opened."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self._path, self._clock = path, clock
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

    def back_up_daily(self) -> None:
        from painlog.storage.backup import backup_folder, daily_backup

        if self._opened is not None and not self._opened.read_only:
            daily_backup(self._path, backup_folder(self._path), self._clock)

    def back_up_to(self, target: Path) -> None:
        from painlog.storage.backup import back_up_to

        back_up_to(self._path, target, self._clock)

    def close(self) -> None:
        opened, self._opened = self._opened, None
        if opened is not None:
            opened.close()

    def _serve(self, opened: "OpenedDiary") -> DiaryServices:
        self._opened = opened
        return services_of(opened, self._clock)


def services_of(opened: "OpenedDiary", clock: Clock) -> DiaryServices:
    """The services of an opened diary, for the window and the command line."""
    from painlog.services.browsing import BrowsingService
    from painlog.services.diary import DiaryService
    from painlog.services.episodes import EpisodesService
    from painlog.services.experiments import ExperimentsService
    from painlog.services.history import HistoryService
    from painlog.services.insights import InsightsService
    from painlog.services.transfer import TransferService
    from painlog.services.trends import TrendsService
    from painlog.storage.diary_store import open_store

    store = open_store(opened.engine, clock, opened.read_only)
    return DiaryServices(
        diary=DiaryService(store, clock),
        history=HistoryService(store),
        browsing=BrowsingService(store, clock),
        trends=TrendsService(store, clock),
        transfer=TransferService(store, clock, opened.path),
        insights=InsightsService(store, clock),
        experiments=ExperimentsService(store, clock, frozenset()),
        episodes=EpisodesService(store, clock),
    )
