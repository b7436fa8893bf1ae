"""The backup of the day, made on another thread while the diary is open."""

from PySide6.QtCore import QObject, QTimer

from painlog.errors import UserError
from painlog.i18n import Texts
from painlog.ui.diary_access import DiaryAccess
from painlog.ui.jobs import Err, Jobs, Ok
from painlog.ui.widgets.error_bar import ErrorBar

BACKUP_AFTER_MS = 3000
"""The daily backup waits until the person had the window for a moment."""


class DailyBackup(QObject):
    """Makes today's backup, if something changed, and says what went wrong."""

    def __init__(self, texts: Texts, access: DiaryAccess, jobs: Jobs, bar: ErrorBar, parent: QObject) -> None:
        super().__init__(parent)
        self._texts, self._access, self._jobs, self._bar = texts, access, jobs, bar
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(BACKUP_AFTER_MS)
        self._timer.timeout.connect(self.make_now)

    def make_soon(self) -> None:
        self._timer.start()

    def stop(self) -> None:
        """Make none that has not begun."""
        self._timer.stop()

    def make_now(self) -> None:
        self._jobs.start("daily backup", self._access.back_up_daily, self._made)

    def _made(self, outcome: Ok | Err) -> None:
        t = self._texts
        if isinstance(outcome, Ok):
            if outcome.value is not None:
                self._bar.say(t.error(outcome.value))
            return
        if not isinstance(outcome.error, UserError):
            raise outcome.error
        self._bar.say(t("Today's backup was not made.") + " " + t.error(outcome.error))
