"""The plans and the appointments as other calendars read them."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from painlog.clock import Clock

if TYPE_CHECKING:
    from painlog.i18n import Texts
    from painlog.storage.diary_store import DiaryStore


class CalendarsService:
    """Writes iCalendar files, never over the file `diary`. `zone` tells the IANA name of the person's time zone."""

    def __init__(self, store: "DiaryStore", clock: Clock, diary: Path, zone: Callable[[], str]) -> None:
        self._store, self._clock, self._diary, self._zone = store, clock, diary, zone

    def contents(self, texts: "Texts") -> bytes:
        """The plans and the appointments as an iCalendar file."""
        from painlog.exchange.ics import calendar_bytes
        from painlog.exchange.routine_names import routine_names
        from painlog.storage.diary_rows import read_about
        from painlog.storage.training_rows import read_training

        with self._store.snapshot() as session:
            kept, appointments = read_training(session), read_about(session).appointments
        names, now = routine_names(kept, texts), self._clock.now()
        return calendar_bytes(kept.plans, kept.changes, appointments, names, now, texts, zone=self._zone())

    def export(self, path: Path, texts: "Texts") -> Path:
        """Write the iCalendar file, whole or not at all; raises `UserError` where it cannot be written."""
        from painlog.exchange.writing import write_lines, write_whole

        lines = [self.contents(texts).decode()]
        return write_whole(path, lambda file: write_lines(file, lines), self._diary)
