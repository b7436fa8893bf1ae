"""The services of one open diary, as the window gets them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from painlog.services.about import AboutService
    from painlog.services.backups import BackupsService
    from painlog.services.browsing import BrowsingService
    from painlog.services.catalogues import CataloguesService
    from painlog.services.diary import DiaryService
    from painlog.services.episodes import EpisodesService
    from painlog.services.experiments import ExperimentsService
    from painlog.services.history import HistoryService
    from painlog.services.insights import InsightsService
    from painlog.services.outside import OutsideService
    from painlog.services.settings import SettingsService
    from painlog.services.transfer import TransferService
    from painlog.services.trends import TrendsService
    from painlog.services.warnings import WarningsService


@dataclass(frozen=True, slots=True)
class DiaryServices:
    """What the window can ask of an open diary."""

    diary: "DiaryService"
    history: "HistoryService"
    browsing: "BrowsingService"
    trends: "TrendsService"
    transfer: "TransferService"
    insights: "InsightsService"
    experiments: "ExperimentsService"
    episodes: "EpisodesService"
    settings: "SettingsService"
    about: "AboutService"
    warnings: "WarningsService"
    catalogues: "CataloguesService"
    backups: "BackupsService"
    outside: "OutsideService"
