"""The diary day that Today shows, and what the diary says about it."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from painlog.clock import Clock, diary_day
from painlog.domain.catalogue import Catalogue
from painlog.domain.diary import DayContext, Entry
from painlog.domain.settings import DiarySettings
from painlog.services.bundle import DiaryServices

if TYPE_CHECKING:
    from painlog.services.diary import DayState


class ShownDay:
    """Never later than today. Until the diary is read there is no `state`, and the settings are those of a new one."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._hint_dismissed_on: date | None = None
        self.state: DayState | None = None
        self.date = self.today

    @property
    def today(self) -> date:
        return diary_day(self._clock.now(), self.settings.day_starts_at)

    @property
    def is_today(self) -> bool:
        return self.date == self.today

    @property
    def settings(self) -> DiarySettings:
        return self.state.settings if self.state else DiarySettings()

    @property
    def catalogue(self) -> Catalogue:
        return self.state.catalogue if self.state else Catalogue()

    @property
    def context(self) -> DayContext:
        """What the diary holds about the day itself."""
        return self.state.context if self.state else DayContext(self.date)

    @property
    def hint_due(self) -> bool:
        """Whether to say that yesterday is missing: only beside today, and not again today once it was hidden."""
        missing = self.state is not None and self.state.yesterday_missing
        return missing and self.is_today and self._hint_dismissed_on != self.today

    def dismiss_hint(self) -> None:
        self._hint_dismissed_on = self.today

    def entry(self, entry_id: str) -> Entry | None:
        """The entry of this day with this id."""
        entries = self.state.entries if self.state else ()
        return next((entry for entry in entries if entry.id == entry_id), None)

    def go_to(self, day: date) -> None:
        """Turn to another day; `read` then tells what the diary says about it."""
        self.date = min(day, self.today)

    def read(self, services: DiaryServices) -> "DayState":
        self.state = services.diary.day_state(self.date)
        return self.state

    def note_shown(self, note_id: str) -> None:
        """Know of a treatment's note that was just shown, before the diary is read again."""
        if self.state is not None:
            settings = self.state.settings
            shown = replace(settings, notes_shown=(*settings.notes_shown, note_id))
            self.state = replace(self.state, settings=shown)
