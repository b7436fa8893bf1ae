"""An open diary for long sequences of writes, and what a random number chooses from in it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from painlog.clock import FixedClock
from painlog.domain.catalogue import Kind
from painlog.file_access import FileAccess
from painlog.services.bundle import DiaryServices
from painlog.services.episode_facts import ASKED
from painlog.services.sessions import CHOICES_KEY, SAFETY_KEY
from painlog.services.visits import OPTIONS_KEY
from painlog.storage.tables import metadata

START = datetime(2026, 6, 1, 9)
LONG_AGO = date(2024, 1, 1)
"""Flags about this year are written quietly only, so that they can be told from what undo reverses."""

QUIET_SETTINGS = {"scale", "notes_shown", CHOICES_KEY, SAFETY_KEY, OPTIONS_KEY}

Dump = dict[str, list[tuple[Any, ...]]]


@dataclass
class Bench:
    """An open diary and what a random number chooses from."""

    services: DiaryServices
    clock: FixedClock
    path: Path

    def dump(self) -> Dump:
        """Every row of the file but those that are written quietly."""
        with closing(sqlite3.connect(self.path)) as connection:
            tables = {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in metadata.tables}
        tables["setting"] = [row for row in tables["setting"] if row[0] not in QUIET_SETTINGS]
        tables["flag_seen"] = [row for row in tables["flag_seen"] if row[0] >= "2025" and row[1] != ASKED]
        return {name: sorted(rows, key=repr) for name, rows in tables.items()}

    def day(self, number: int) -> date:
        return self.services.diary.today() - timedelta(days=number % 5)

    def id_in(self, table: str, number: int) -> str:
        """The id of a row, or one that nothing has."""
        with closing(sqlite3.connect(self.path)) as connection:
            ids = [id_ for (id_,) in connection.execute(f'SELECT id FROM "{table}" ORDER BY id')]
        return str(ids[number % len(ids)]) if ids else "none"

    def own(self, number: int) -> str:
        """An own trigger, or an id that nobody has."""
        own = [each.item.id for each in self.services.catalogues.listed(Kind.TRIGGER) if each.item.own]
        return own[number % len(own)] if own else "none"


Action = Callable[[Bench, int], object]


@contextmanager
def bench() -> Iterator[Bench]:
    with TemporaryDirectory() as folder:
        clock = FixedClock(START)
        access = FileAccess(Path(folder) / "diary.db", clock)
        try:
            yield Bench(access.open(), clock, access.path)
        finally:
            access.close()
