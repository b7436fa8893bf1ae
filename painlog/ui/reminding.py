"""Begins what reminds: built once the diary is open and the window has nothing else to do."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QTimer

from painlog.clock import Clock
from painlog.domain.reminders import Call
from painlog.preferences import Preferences
from painlog.services.reminder_file import ReminderFile

if TYPE_CHECKING:
    from painlog.ui.reminder_desk import ReminderDesk
    from painlog.ui.reminder_timer import ReminderTimer
    from painlog.ui.shell import Shell
    from painlog.ui.tray import Tray

AFTER_MS = 1500
"""The window comes first; nothing is due so urgently."""
SEARCH_MS, SEARCHES = 5000, 12
"""After login the tray may come later than painlog: it is looked for during a minute."""


class Memories(NamedTuple):
    """What reminders are kept in and go by."""

    file: ReminderFile
    choices: Callable[[], Preferences]
    clock: Clock


class Reminding(QObject):
    """One for a window. `hidden`: painlog was begun in the tray, so a missing tray brings the window."""

    def __init__(
        self, shell: "Shell", memories: Memories, begin_routine: Callable[[Call], None], hidden: bool = False
    ) -> None:
        super().__init__(shell)
        self._shell, self._memories, self._begin_routine = shell, memories, begin_routine
        self._hidden, self._searches = hidden, 0
        self.timer: ReminderTimer | None = None
        self.desk: ReminderDesk | None = None
        self.tray: Tray | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self.begin)
        shell.installEventFilter(self)
        self._wait.start(AFTER_MS)

    def begin(self) -> None:
        """Build the tray and the timer, and look for the first time."""
        from painlog.ui.reminder_desk import ReminderDesk
        from painlog.ui.reminder_timer import ReminderTimer
        from painlog.ui.tray import Tray

        self._wait.stop()
        file, choices, clock = self._memories
        self.timer = ReminderTimer(self._shell, file, choices, clock)
        self.desk = ReminderDesk(self._shell, self.timer, self._begin_routine)
        self.tray = Tray(self._shell, self.desk, choices)
        self.timer.look()
        self.desk.tell_stage_notes()
        if self._hidden:
            self._wait.timeout.disconnect(self.begin)
            self._wait.timeout.connect(self.search)
            self.search()

    def search(self) -> None:
        """Look for the tray; where none comes, show the window small instead, and say so."""
        assert self.tray is not None
        self.tray.appear()
        if self.tray.there:
            return
        self._searches += 1
        if self._searches < SEARCHES:
            self._wait.start(SEARCH_MS)
            return
        self._shell.showMinimized()
        t = self._shell.context.texts
        self._shell.error_bar.say(
            t("This desktop shows no tray, so painlog waits here. Reminders show in this window.")
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._shell and event.type() == QEvent.Type.Close:
            self._wait.stop()
        return False
