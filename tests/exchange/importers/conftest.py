"""Importers without a database: a file in, candidates out."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from painlog.clock import FUTURE_TOLERANCE, FixedClock, diary_day
from painlog.domain.catalogue import Catalogue
from painlog.domain.diary import Entry
from painlog.domain.training import DoneSession
from painlog.exchange.columns import Choices
from painlog.exchange.importers.desk import AppFile, Desk, Found
from painlog.exchange.importers.detection import AppChoices, format_of, open_app
from painlog.exchange.moments import Calendar
from painlog.exchange.names import NameBook
from painlog.exchange.rows import Candidate, RowTrouble, SessionCandidate
from painlog.exchange.scores import SourceScale

CLOCK = FixedClock(datetime(2026, 11, 20, 18, 42), ZoneInfo("Europe/London"))
CALENDAR = Calendar(CLOCK.now() + FUTURE_TOLERANCE, CLOCK.at_local, diary_day)


class Reading:
    """A file opened by its content, and what was found in it."""

    def __init__(self, path: Path, asked: AppChoices) -> None:
        self.format = format_of(path)
        desk = Desk(self.format, CALENDAR, NameBook(Catalogue()), datetime(2026, 11, 20, tzinfo=UTC), lambda: None)
        self.file: AppFile = open_app(self.format, path, asked, desk)
        self.found: list[Found] = list(self.file.rows())

    @property
    def entries(self) -> list[Entry]:
        return [each.entry for each in self.found if isinstance(each, Candidate)]

    @property
    def sessions(self) -> list[DoneSession]:
        return [each.session for each in self.found if isinstance(each, SessionCandidate)]

    @property
    def troubles(self) -> list[tuple[int, str]]:
        return [(each.line, str(each.trouble)) for each in self.found if isinstance(each, RowTrouble)]

    @property
    def days(self) -> dict[str, tuple[int | None, int | None]]:
        """Mood and sleep by day."""
        days = self.file.beside(taken=True).days
        return {day.diary_day.isoformat(): (day.mood, day.sleep) for day in days}

    @property
    def left_out(self) -> dict[str, int]:
        return dict(self.file.unplaced())


Read = Callable[..., Reading]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a text, or a file, as what its content says that it is."""

    def reading(
        content: str | Path,
        *columns: str,
        where: tuple[tuple[str, str], ...] = (),
        scale: str = "0-10",
        date_format: str | None = None,
        name: str = "export.csv",
    ) -> Reading:
        path = content if isinstance(content, Path) else tmp_path / name
        if isinstance(content, str):
            path.write_bytes(content.encode())
        pairs = tuple((field, thing) for field, _, thing in (each.partition("=") for each in columns))
        return Reading(path, AppChoices(Choices(pairs, (), where), SourceScale(scale), date_format))

    return reading
