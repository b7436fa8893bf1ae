"""Keeps what the window shows true: a new day, and what the command line wrote meanwhile."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from painlog.clock import DEFAULT_DAY_START_HOUR, Clock
from painlog.services.changes import Changes, Topic
from painlog.ui.day_watch import DayWatch
from painlog.ui.page import Page

if TYPE_CHECKING:
    from painlog.ui.shell import Shell

EVERYTHING = Changes(frozenset(Topic))


class Freshness(QObject):
    """Looks at the clock now and then, and at clock and diary whenever the window is activated."""

    def __init__(self, shell: "Shell", clock: Clock) -> None:
        super().__init__(shell)
        self._shell = shell
        self._days = DayWatch(clock, self._day_starts_at, self)
        self._days.began.connect(self._begin_day)
        shell.ready.connect(self._days.look)
        shell.hub.changed.connect(self._changed)
        shell.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._shell:
            if event.type() == QEvent.Type.WindowActivate:
                self._activated()
            elif event.type() == QEvent.Type.Close:
                self._days.stop()
        return False

    def _activated(self) -> None:
        services = self._shell.services
        if services is None:
            return
        self._days.look()
        if services.outside.changed():
            self._shell.hub.changed.emit(EVERYTHING, None)

    def _changed(self, changes: Changes, _initiator: object) -> None:
        if Topic.SETTINGS in changes.topics and self._shell.services is not None:
            self._days.look()

    def _begin_day(self, before: date, today: date) -> None:
        for page in self._shell.findChildren(Page):
            page.day_began(before, today)
        self._shell.hub.changed.emit(EVERYTHING, None)

    def _day_starts_at(self) -> int:
        services = self._shell.services
        return services.diary.settings().day_starts_at if services is not None else DEFAULT_DAY_START_HOUR
