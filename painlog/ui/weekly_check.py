"""Looks through the whole diary file once a week, so that damage is found while good backups are there."""

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from painlog.clock import Clock
from painlog.errors import DiaryDamagedError, UserError
from painlog.ui.bug_reports import tell_trouble
from painlog.ui.jobs import Err, Ok
from painlog.ui.window_memory import WindowMemory

if TYPE_CHECKING:
    from painlog.ui.shell import Shell

EVERY = timedelta(days=7)
"""Backups of two days are all kept, those of two weeks once a day: damage a week old can be gone behind."""
AFTER_MS = 8000
"""After the start and the daily backup."""


class WeeklyCheck(QObject):
    """One look, on another thread, some seconds after the diary was opened."""

    def __init__(self, shell: "Shell", clock: Clock, memory: WindowMemory) -> None:
        super().__init__(shell)
        self._shell, self._clock, self._memory = shell, clock, memory
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        shell.ready.connect(lambda: self._timer.start(AFTER_MS))
        shell.installEventFilter(self)

    def look(self) -> None:
        """Look through the diary if the last look is a week old."""
        self._timer.stop()
        last, today = self._memory.checked_on, self._clock.now().date()
        if self._shell.services is not None and (last is None or not timedelta() <= today - last < EVERY):
            self._shell.context.jobs.start("weekly check", self._shell.access.check, self._looked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._shell and event.type() == QEvent.Type.Close:
            self._timer.stop()
        return False

    def _looked(self, outcome: Ok | Err) -> None:
        if isinstance(outcome, Ok):
            self._memory.note_check(self._clock.now().date())
        elif isinstance(outcome.error, DiaryDamagedError):
            tell_trouble(self._shell, outcome.error)
        elif not isinstance(outcome.error, UserError):
            raise outcome.error
