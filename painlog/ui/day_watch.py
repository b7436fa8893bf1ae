"""Notices that a new diary day has begun while the window is open."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from painlog.clock import Clock, diary_day

LONGEST_WAIT = timedelta(minutes=10)
"""A timer does not know that the computer slept, so it looks at the clock this often (architecture.md section 5)."""


class DayWatch(QObject):
    """`starts_at` tells the hour at which a diary day begins."""

    began = Signal(object, object)
    """before: date, today: date"""

    def __init__(self, clock: Clock, starts_at: Callable[[], int], parent: QObject) -> None:
        super().__init__(parent)
        self._clock, self._starts_at = clock, starts_at
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        self._today: date | None = None

    def look(self) -> None:
        """Look at the clock now, tell if the day is another one, and look again later."""
        starts_at = self._starts_at()
        before, self._today = self._today, diary_day(self._clock.now(), starts_at)
        self._timer.start(round(wait(self._clock, starts_at) / timedelta(milliseconds=1)))
        if before is not None and before != self._today:
            self.began.emit(before, self._today)

    def stop(self) -> None:
        self._timer.stop()


def wait(clock: Clock, starts_at: int) -> timedelta:
    """How long until the next diary day begins, but at most `LONGEST_WAIT` and at least a second."""
    tomorrow = diary_day(clock.now(), starts_at) + timedelta(days=1)
    begins = clock.at_local(datetime.combine(tomorrow, time(starts_at)))
    return min(max(begins - clock.now(), timedelta(seconds=1)), LONGEST_WAIT)
