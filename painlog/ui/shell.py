"""The window: rail, pages, error bar, toast, menu. It is shown and painted before the diary is opened."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QMenu, QVBoxLayout, QWidget

from painlog.clock import Clock
from painlog.errors import DiaryDamagedError, UserError
from painlog.i18n import Texts
from painlog.services.bundle import DiaryServices
from painlog.ui.actions import Section, fill_menu, name_undo
from painlog.ui.daily_backup import DailyBackup
from painlog.ui.diary_access import DiaryAccess
from painlog.ui.hub import Hub
from painlog.ui.icons import Icons
from painlog.ui.jobs import Jobs
from painlog.ui.page import Page, PageContext
from painlog.ui.page_stack import PagePlan, PageStack
from painlog.ui.performer import Performer
from painlog.ui.rail import Place, Rail
from painlog.ui.theme import Theme
from painlog.ui.widgets.error_bar import ErrorBar
from painlog.ui.widgets.focus_ring import FocusRing
from painlog.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from painlog.ui.reopening import Reopening

NARROW_WINDOW = 1100
"""Below this width the rail shows icons only (design.md section 2)."""
FIRST_SIZE = (1280, 820)
SMALLEST_SIZE = (760, 560)


class Tools(NamedTuple):
    """What the window is built with, besides its pages."""

    texts: Texts
    theme: Theme
    icons: Icons
    clock: Clock
    resources: Path
    executor: "Callable[[], Executor]"


class Shell(QMainWindow):
    """Shows one page at a time; opens the diary after its first paint."""

    painted = Signal()
    """The window was painted for the first time."""
    ready = Signal()
    """The diary is open and the pages show it."""

    def __init__(self, tools: Tools, access: DiaryAccess, plans: Mapping[str, PagePlan]) -> None:
        super().__init__()
        self._tools, self._access, self._plans = tools, access, plans
        self._jobs = Jobs(tools.executor)
        self._services: DiaryServices | None = None
        self._painted = False
        self.reopening: Reopening | None = None
        """How the next window is to begin, where this one closes to make room for it."""
        t = tools.texts
        self.hub = Hub(self)
        self.menu = QMenu(self)
        places = [plan.place for key, plan in plans.items() if plan.on_rail and key != "settings"]
        self.rail = Rail(t, tools.theme, tools.icons, places, plans["settings"].place, self.menu)
        self.error_bar = ErrorBar(t("Hide this message"))
        self.stack = PageStack(lambda key: plans[key].build(self.context))
        self.daily_backup = DailyBackup(t, access, self._jobs, self.error_bar, self)
        self.toast = Toast(self._lay_out())
        self.perform = Performer(t, self.hub, self.toast, self.error_bar)
        self.context = PageContext(
            t,
            tools.theme,
            tools.icons,
            tools.clock,
            tools.resources,
            self.perform,
            self.toast.say,
            self._jobs,
            self.show_page,
            self.go_back,
            self.open_day,
        )
        self._ring = FocusRing(self, lambda: tools.theme.colour("accent"))
        self.hub.changed.connect(self.stack.diary_changed)
        self.rail.chosen.connect(self.show_page)
        tools.theme.changed.connect(self._dress)
        tools.theme.changed.connect(lambda: QTimer.singleShot(0, self, self._lay_out_anew))
        self._scale = tools.theme.scale
        self.setWindowTitle("painlog")
        self.setMinimumSize(*SMALLEST_SIZE)
        self.resize(*FIRST_SIZE)
        self._dress()

    @property
    def places(self) -> list[Place]:
        """The pages in the order of the rail."""
        return [plan.place for plan in self._plans.values() if plan.on_rail]

    @property
    def services(self) -> DiaryServices | None:
        return self._services

    @property
    def access(self) -> DiaryAccess:
        return self._access

    def set_commands(self, sections: list[Section]) -> None:
        """Fill the menu; its keys work from now on, and F10 opens it."""
        actions = fill_menu(self.menu, sections, self)
        QShortcut(QKeySequence(Qt.Key.Key_F10), self, self.rail.open_menu)
        self.menu.aboutToShow.connect(lambda: name_undo(actions, self._services, self._tools.texts))

    @property
    def shown(self) -> str:
        """The key of the page that is shown."""
        return self.stack.shown

    def page(self, key: str) -> Page:
        """The page with this key, built now if it was never shown."""
        return self.stack.page(key)

    def show_page(self, key: str) -> None:
        """Go to a page."""
        page = self.stack.go_to(key)
        self.rail.choose(key)
        page.focus_start()

    def go_back(self) -> None:
        """Go to the page that was shown before this one."""
        self.show_page(self.stack.step_back())

    def open_day(self, day: date) -> None:
        """Show a day in History."""
        self.show_page("history")
        self.page("history").go_to_day(day)

    def add_bar(self, bar: QWidget) -> None:
        """Put a bar above the pages, below the error bar."""
        self._column.insertWidget(1, bar)

    def begin_unseen(self) -> None:
        """Open the diary without a window that could be painted first."""
        self._painted = True
        self._begin()

    def reopen(self, wish: "Reopening") -> None:
        """Close this window so that another can begin as wished."""
        self.reopening = wish._replace(geometry=self.saveGeometry())
        self.close()

    def open_diary(self) -> None:
        """Open the diary, or say why not and what can be done."""
        t = self._tools.texts
        try:
            services = self._access.open()
        except DiaryDamagedError as trouble:
            self._show_backup(t.error(trouble))
            return
        except UserError as trouble:
            self.perform.diary_closed()
            self.error_bar.say(t.error(trouble), t("Try again"), self.open_diary)
            return
        self.diary_opened(services)
        if self._access.problem is not None:
            self.error_bar.say(t.error(self._access.problem), t("Try again"), self._reopen)

    def diary_opened(self, services: DiaryServices) -> None:
        """Give every page its diary."""
        self._services = services
        demo = services.diary.settings().demo
        self.setWindowTitle(self._tools.texts("painlog – demo diary, invented") if demo else "painlog")
        self.rail.show_demo(demo)
        self.stack.diary_opened(services)
        self.perform.diary_opened(services)
        self.ready.emit()
        self.daily_backup.make_soon()

    def close_diary(self) -> None:
        """Let go of the diary: pages keep what is unsaved, and writes wait until it is opened again."""
        self.stack.diary_closing()
        self.daily_backup.stop()
        self._services = None
        self.perform.diary_closed()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.close_diary()
        self._jobs.close()
        self._access.close()
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        self.painted.emit()
        self.open_diary()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.set_narrow(event.size().width() < NARROW_WINDOW)

    def _lay_out(self) -> QWidget:
        centre = QWidget()
        across = QHBoxLayout(centre)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.rail)
        self._column = column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.error_bar)
        column.addWidget(self.stack, 1)
        across.addLayout(column, 1)
        self.setCentralWidget(centre)
        return centre

    def _dress(self) -> None:
        tokens, icons = self._tools.theme.tokens, self._tools.icons
        sign = icons.icon("warning", tokens["note_ink"], 22)
        self.error_bar.set_icons(sign, icons.icon("close", tokens["note_ink"], 18))

    def _lay_out_anew(self) -> None:
        """Letters of another size are as good as a window of another size: tell all who arrange themselves by it."""
        if self._scale == self._tools.theme.scale:
            return
        self._scale = self._tools.theme.scale
        for widget in (self, *self.findChildren(QWidget)):
            QApplication.sendEvent(widget, QResizeEvent(widget.size(), widget.size()))

    def _show_backup(self, sentence: str) -> None:
        t = self._tools.texts
        self.perform.diary_closed()
        services = self._access.open_backup()
        if services is None:
            self.error_bar.say(f"{sentence} {t('No good backup was found.')}", t("Try again"), self.open_diary)
            return
        self.diary_opened(services)
        shown = t("Your newest good backup is shown for reading.")
        self.error_bar.say(f"{sentence} {shown}", t("Restore this backup"), self._restore)

    def _restore(self) -> None:
        t = self._tools.texts
        try:
            services = self._access.restore_backup()
        except UserError as trouble:
            self.error_bar.say(t.error(trouble), t("Try again"), self._restore)
            return
        self.diary_opened(services)
        self.toast.say(t("The backup was restored; the damaged file was kept beside it."))

    def _reopen(self) -> None:
        self._access.close()
        self.perform.diary_closed()
        self.open_diary()
