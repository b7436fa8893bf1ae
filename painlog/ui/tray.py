"""painlog in the tray: a quick log, today's routine, what reminders say, and a window that can wait there."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from painlog.domain.draft import Draft
from painlog.domain.reminders import Call
from painlog.domain.scales import HIGHEST_SCORE
from painlog.preferences import Preferences
from painlog.services.reminder_words import routine_name
from painlog.ui.reminder_desk import ReminderDesk
from painlog.ui.single_instance import bring_forward

if TYPE_CHECKING:
    from painlog.ui.shell import Shell

ICON_SIDE = 32


def tray_there() -> bool:
    """Whether this desktop has a tray now."""
    return QSystemTrayIcon.isSystemTrayAvailable()


class Tray(QObject):
    """One icon for one window. Without a tray it does nothing, and looks for one again when it is asked to appear."""

    def __init__(
        self,
        shell: "Shell",
        desk: ReminderDesk,
        choices: Callable[[], Preferences],
        available: Callable[[], bool] = tray_there,
    ) -> None:
        super().__init__(shell)
        self._shell, self._desk, self._choices, self._available = shell, desk, choices, available
        self._texts = shell.context.texts
        self.icon: QSystemTrayIcon | None = None
        self._waited = False
        self.menu = QMenu(shell)
        self.quick_log = QMenu(self._texts("Log pain now"), self.menu)
        self._fill_quick_log()
        self.menu.aboutToShow.connect(self.fill)
        self.fill()
        desk.said.connect(self.say)
        shell.installEventFilter(self)
        shell.context.theme.changed.connect(self._dress)
        self.appear()

    @property
    def there(self) -> bool:
        """Whether painlog stands in the tray now."""
        return self.icon is not None and self._available()

    def appear(self) -> None:
        """Show the icon if there is a tray and it is not shown yet."""
        if self.icon is not None or not self._available():
            return
        self.icon = QSystemTrayIcon(self)
        self.icon.setToolTip("painlog")
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._activated)
        self.icon.messageClicked.connect(self.open_window)
        self._dress()
        self.icon.show()
        QApplication.setQuitOnLastWindowClosed(False)

    def say(self, title: str, text: str) -> None:
        """Tell something outside the window, unless the person has the window before them."""
        if self.icon is not None and not self._shell.isActiveWindow():
            self.icon.showMessage(title, text, self.icon.icon())

    def open_window(self) -> None:
        """Put the window before the others."""
        bring_forward(self._shell)

    def log(self, score: int) -> None:
        """Save an entry with this score, and nothing else."""
        t, saved = self._texts, [False]

        def done() -> None:
            saved[0] = True

        self._shell.perform(lambda services: services.diary.log_entry(Draft(score=score))[1], self, done)
        if saved[0]:
            self.say(t("Saved: {score} of 10", score=t.number(score)), t("“Undo” in this menu takes it back."))
        else:
            self.say(t("Not saved yet"), self._shell.error_bar.text)

    def fill(self) -> None:
        """Fill the menu with what can be done now."""
        t, shell = self._texts, self._shell
        self.menu.clear()
        self.menu.addMenu(self.quick_log)
        undo = shell.services.history.undo_label if shell.services is not None else None
        if undo:
            self._add(t("Undo: {label}", label=t(undo)), shell.perform.undo)
        self.menu.addSeparator()
        self._add_routines()
        self.menu.addSeparator()
        self._add(t("Open painlog"), self.open_window)
        self._add(t("Why did it remind me?"), self._show_why)
        self.menu.addSeparator()
        self._add(t("Quit"), self.leave)

    def leave(self) -> None:
        """End painlog; the window is closed for good."""
        shown = self._shell.isVisible()
        self._shell.close()
        if not shown:
            QApplication.quit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._shell or event.type() != QEvent.Type.Close:
            return False
        self.appear()
        if event.spontaneous() and self.there and self._choices().close_to_tray:
            event.ignore()
            self._wait_here()
            return True
        if self.icon is not None:
            self.icon.hide()
            QApplication.setQuitOnLastWindowClosed(True)
        return False

    def _wait_here(self) -> None:
        """Hide the window, and say once where it went."""
        self._shell.hide()
        if not self._waited:
            self.say("painlog", self._texts("painlog goes on here. “Quit” in this menu ends it."))
        self._waited = True

    def _fill_quick_log(self) -> None:
        t = self._texts
        for score in range(HIGHEST_SCORE + 1):
            number = t.number(score)
            key = f"&{number}" if score < HIGHEST_SCORE else number
            name = {0: t("no pain"), HIGHEST_SCORE: t("worst pain imaginable")}.get(score)
            self._add_to(self.quick_log, f"{key} – {name}" if name else key, partial(self.log, score))

    def _add_routines(self) -> None:
        t, services = self._texts, self._shell.services
        planned = services.reminders.planned_today() if services is not None else ()
        if services is None or not planned:
            self._add(t("No routine is planned for today"), lambda: None).setEnabled(False)
            return
        names = services.reminders.routine_names()
        for call in planned:
            name = routine_name(call.routine_id, names, t)
            self._add(t("Start today's routine: {routine}", routine=name), partial(self._start, call))

    def _start(self, call: Call) -> None:
        self.open_window()
        self._desk.begin(call)

    def _show_why(self) -> None:
        self.open_window()
        self._shell.show_page("reminders")

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.open_window()

    def _add(self, text: str, act: Callable[[], object]) -> QAction:
        return self._add_to(self.menu, text, act)

    def _add_to(self, menu: QMenu, text: str, act: Callable[[], object]) -> QAction:
        action = menu.addAction(text)
        action.triggered.connect(lambda _checked=False: act())
        return action

    def _dress(self) -> None:
        if self.icon is not None:
            context = self._shell.context
            self.icon.setIcon(context.icons.icon("brand", context.theme.tokens["accent"], ICON_SIDE))
