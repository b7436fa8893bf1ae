"""The services of one open diary, as the window gets them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from painlog.clock import Clock

if TYPE_CHECKING:
    from painlog.services.about import AboutService
    from painlog.services.backups import BackupsService
    from painlog.services.browsing import BrowsingService
    from painlog.services.calendars import CalendarsService
    from painlog.services.catalogues import CataloguesService
    from painlog.services.check_ins import CheckInsService
    from painlog.services.diary import DiaryService
    from painlog.services.episode_facts import EpisodeFactsService
    from painlog.services.episodes import EpisodesService
    from painlog.services.exercise_safety import ExerciseSafetyService
    from painlog.services.experiments import ExperimentsService
    from painlog.services.exports import ExportsService
    from painlog.services.history import HistoryService
    from painlog.services.home_sheet import HomeSheetService
    from painlog.services.insights import InsightsService
    from painlog.services.mappings import MappingsService
    from painlog.services.outside import OutsideService
    from painlog.services.reminders import RemindersService
    from painlog.services.reports import ReportsService
    from painlog.services.routines import RoutinesService
    from painlog.services.sessions import SessionsService
    from painlog.services.settings import SettingsService
    from painlog.services.training import TrainingService
    from painlog.services.training_offers import TrainingOffersService
    from painlog.services.transfer import TransferService
    from painlog.services.trends import TrendsService
    from painlog.services.visits import VisitsService
    from painlog.services.warnings import WarningsService
    from painlog.storage.diary_store import DiaryStore
    from painlog.storage.watching import OutsideWatch


@dataclass(frozen=True, slots=True)
class OpenDiary:
    """What the services stand on: the store, the clock, the diary's file, the file that is shown (the same, or a
    backup in its place), the program's own files, the watch on what other processes write, and
    the name of the computer's time zone.
    """

    store: "DiaryStore"
    clock: Clock
    diary: Path
    shown: Path
    shipped: Path
    watch: "OutsideWatch | None"
    zone: Callable[[], str]


class DiaryServices:
    """What the window can ask of an open diary. A service is made, and its module imported, when it is first asked for:
    start-up waits for those that Today needs and for no other.
    """

    def __init__(self, opened: OpenDiary) -> None:
        self._opened = opened
        self._store, self._clock = opened.store, opened.clock
        _ = self.outside  # its first look is the mark that later ones are compared with

    @cached_property
    def diary(self) -> "DiaryService":
        from painlog.services.diary import DiaryService

        return DiaryService(self._store, self._clock)

    @cached_property
    def history(self) -> "HistoryService":
        from painlog.services.history import HistoryService

        return HistoryService(self._store)

    @cached_property
    def browsing(self) -> "BrowsingService":
        from painlog.services.browsing import BrowsingService

        return BrowsingService(self._store, self._clock)

    @cached_property
    def trends(self) -> "TrendsService":
        from painlog.services.trends import TrendsService

        return TrendsService(self._store, self._clock)

    @cached_property
    def transfer(self) -> "TransferService":
        from painlog.services.transfer import TransferService

        return TransferService(self._store, self._clock, self._opened.shown)

    @cached_property
    def mappings(self) -> "MappingsService":
        from painlog.services.mappings import MappingsService

        return MappingsService(self._store)

    @cached_property
    def exports(self) -> "ExportsService":
        from painlog.services.exports import ExportsService

        opened = self._opened
        return ExportsService(self._store, self._clock, opened.shown, opened.shipped, opened.zone)

    @cached_property
    def insights(self) -> "InsightsService":
        from painlog.services.insights import InsightsService

        return InsightsService(self._store, self._clock)

    @cached_property
    def experiments(self) -> "ExperimentsService":
        from painlog.domain.warnings import URGENT_SIGNS
        from painlog.services.experiments import ExperimentsService

        return ExperimentsService(self._store, self._clock, URGENT_SIGNS)

    @cached_property
    def episodes(self) -> "EpisodesService":
        from painlog.domain.warnings import URGENT_SIGNS
        from painlog.services.episodes import EpisodesService

        return EpisodesService(self._store, self._clock, URGENT_SIGNS)

    @cached_property
    def exercise_safety(self) -> "ExerciseSafetyService":
        from painlog.services.exercise_safety import ExerciseSafetyService

        return ExerciseSafetyService(self._store, self._clock)

    @cached_property
    def sessions(self) -> "SessionsService":
        from painlog.services.sessions import SessionsService

        return SessionsService(self._store, self._clock, self._opened.diary)

    @cached_property
    def routines(self) -> "RoutinesService":
        from painlog.services.routines import RoutinesService

        return RoutinesService(self._store, self._clock, self._opened.diary)

    @cached_property
    def home_sheet(self) -> "HomeSheetService":
        from painlog.services.home_sheet import HomeSheetService

        return HomeSheetService(self._clock, self._opened.diary, self._opened.shipped)

    @cached_property
    def training(self) -> "TrainingService":
        from painlog.services.training import TrainingService

        return TrainingService(self._store, self._clock, self._opened.zone)

    @cached_property
    def training_offers(self) -> "TrainingOffersService":
        from painlog.services.training_offers import TrainingOffersService

        return TrainingOffersService(self._store, self._clock)

    @cached_property
    def calendars(self) -> "CalendarsService":
        from painlog.services.calendars import CalendarsService

        return CalendarsService(self._store, self._clock, self._opened.shown, self._opened.zone)

    @cached_property
    def settings(self) -> "SettingsService":
        from painlog.services.settings import SettingsService

        return SettingsService(self._store)

    @cached_property
    def about(self) -> "AboutService":
        from painlog.services.about import AboutService

        return AboutService(self._store)

    @cached_property
    def warnings(self) -> "WarningsService":
        from painlog.services.warnings import WarningsService

        return WarningsService(self._store, self._clock)

    @cached_property
    def catalogues(self) -> "CataloguesService":
        from painlog.services.catalogues import CataloguesService

        return CataloguesService(self._store)

    @cached_property
    def backups(self) -> "BackupsService":
        from painlog.services.backups import BackupsService

        return BackupsService(self._store, self._opened.diary)

    @cached_property
    def outside(self) -> "OutsideService":
        from painlog.services.outside import OutsideService

        return OutsideService(self._opened.watch)

    @cached_property
    def reminders(self) -> "RemindersService":
        from painlog.services.reminders import RemindersService

        return RemindersService(self._store, self._clock)

    @cached_property
    def reports(self) -> "ReportsService":
        from painlog.services.reports import ReportsService

        return ReportsService(self._store, self._clock, self._opened.diary, self._opened.shipped)

    @cached_property
    def visits(self) -> "VisitsService":
        from painlog.services.visits import VisitsService

        return VisitsService(self._store, self._clock)

    @cached_property
    def check_ins(self) -> "CheckInsService":
        from painlog.services.check_ins import CheckInsService

        return CheckInsService(self._store, self._clock)

    @cached_property
    def episode_facts(self) -> "EpisodeFactsService":
        from painlog.services.episode_facts import EpisodeFactsService

        return EpisodeFactsService(self._store, self._clock, self.episodes)
