"""Looks when something is due: one single-shot timer, armed again after every look."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal

from painlog.clock import Clock
from painlog.domain.reminders import Call, Memory, QuietHours, ReminderRules, put_off, skip
from painlog.errors import UserError
from painlog.preferences import Preferences
from painlog.services.changes import Changes, Topic
from painlog.services.reminder_file import ReminderFile

if TYPE_CHECKING:
    from painlog.ui.shell import Shell

LONGEST_WAIT = timedelta(minutes=10)
"""A timer does not know that the computer slept, so it looks at the clock this often (architecture.md section 5)."""
SHORTEST_WAIT = timedelta(seconds=1)


class ReminderTimer(QObject):
    """Keeps the memory of what was told; `due` brings what is to be shown now."""

    due = Signal(object)
    """calls: tuple[Call, ...]"""

    def __init__(self, shell: "Shell", file: ReminderFile, choices: Callable[[], Preferences], clock: Clock) -> None:
        super().__init__(shell)
        self._shell, self._file, self._choices, self._clock = shell, file, choices, clock
        self._memory: Memory | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)
        shell.hub.changed.connect(self._changed)
        shell.installEventFilter(self)

    @property
    def memory(self) -> Memory:
        """What was told before; read from the disk at the first look."""
        if self._memory is None:
            self._memory = self._file.load()
        return self._memory

    @property
    def rules(self) -> ReminderRules:
        return rules_of(self._choices())

    @property
    def wait(self) -> timedelta | None:
        """How long until the next look, None while there is none ahead."""
        return timedelta(milliseconds=self._timer.remainingTime()) if self._timer.isActive() else None

    def look(self) -> None:
        """Decide what became due, remember that, tell it, and look again later."""
        services = self._shell.services
        self._timer.start(_ms(LONGEST_WAIT))
        if services is None:
            return
        try:
            found = services.reminders.look(self.memory, self.rules)
        except UserError:
            return
        self._keep(found.memory)
        if found.told:
            self.due.emit(found.told)

    def put_off(self, call: Call, wait: timedelta) -> None:
        """Remind of this again after `wait`."""
        self._keep(put_off(call, self.memory, self._clock.now(), wait))

    def skip(self, call: Call) -> None:
        """Do not remind of this any more."""
        self._keep(skip(call, self.memory, self._clock.now()))

    def stop(self) -> None:
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._shell:
            if event.type() == QEvent.Type.Close:
                self.stop()
            elif event.type() == QEvent.Type.WindowActivate and self._memory is not None:
                self.look()
        return False

    def _keep(self, memory: Memory) -> None:
        self._memory = memory
        self._file.save(memory)
        self._arm()

    def _changed(self, changes: Changes, _initiator: object) -> None:
        if self._memory is not None and changes.topics & {Topic.TRAINING, Topic.SETTINGS}:
            self._arm()

    def _arm(self) -> None:
        """Wait for the next thing that is due, but at most `LONGEST_WAIT`."""
        services = self._shell.services
        if services is None:
            return
        try:
            following = services.reminders.next_look(self.memory, self.rules)
        except UserError:
            following = None
        self._timer.start(_ms(wait_until(following, self._clock.now())))


def wait_until(following: datetime | None, now: datetime) -> timedelta:
    """How long to wait for a moment (None: nothing is planned), within `SHORTEST_WAIT` and `LONGEST_WAIT`."""
    if following is None:
        return LONGEST_WAIT
    ahead = timedelta(seconds=following.timestamp() - now.timestamp())
    return min(max(ahead, SHORTEST_WAIT), LONGEST_WAIT)


def rules_of(choices: Preferences) -> ReminderRules:
    """The person's choices as the rules of reminders."""
    at = time.fromisoformat(choices.remind_diary_at) if choices.remind_diary else None
    quiet = QuietHours(time.fromisoformat(choices.quiet_from), time.fromisoformat(choices.quiet_to))
    return ReminderRules(at, choices.remind_exercise, quiet)


def _ms(wait: timedelta) -> int:
    """Rounded up, so that the moment has come when the timer fires."""
    return -(-wait // timedelta(milliseconds=1))
