"""Settings: every choice takes effect at once; those of the diary can be undone."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from painlog.services.bundle import DiaryServices
from painlog.services.changes import Topic
from painlog.ui.page import Page, PageContext
from painlog.ui.pages.settings.backup_card import BackupCard
from painlog.ui.pages.settings.diary_card import AskingCard, CountingCard
from painlog.ui.pages.settings.emergency_card import EmergencyCard
from painlog.ui.pages.settings.erase_card import EraseCard
from painlog.ui.pages.settings.file_card import FileCard
from painlog.ui.pages.settings.lists_card import ListsCard
from painlog.ui.pages.settings.reminders_card import RemindersCard
from painlog.ui.pages.settings.setting_card import SettingCard
from painlog.ui.pages.settings.window_card import WindowCard
from painlog.ui.widgets.card import button, label
from painlog.ui.widgets.scroll_body import ScrollBody, scrolled
from painlog.ui.widgets.tab_order import order_tabs
from painlog.ui.widgets.two_columns import GAP, TwoColumns
from painlog.ui.window_access import WindowAccess

MARGIN = 24
TWO_COLUMNS_FROM = 850
"""Narrower than this the cards stand under each other."""
WIDEST = 1240


class SettingsPage(Page):
    """Two columns of cards: the window and the file on the left, the diary on the right."""

    topics = frozenset({Topic.SETTINGS, Topic.CATALOGUE, Topic.ENTRIES, Topic.IMPORTS})

    def __init__(self, context: PageContext, window: WindowAccess) -> None:
        super().__init__(context)
        self.services: DiaryServices | None = None
        self.about = AboutCard(self)
        self.window_card = WindowCard(self, window)
        self.reminders = RemindersCard(self, window)
        self.emergency = EmergencyCard(self)
        self.file = FileCard(self, window)
        self.backups = BackupCard(self, window)
        self.erase = EraseCard(self, window)
        self.asking = AskingCard(self)
        self.counting = CountingCard(self)
        self.lists = ListsCard(self)
        self.left: tuple[SettingCard, ...] = (
            self.about,
            self.window_card,
            self.reminders,
            self.emergency,
            self.file,
            self.backups,
            self.erase,
        )
        self.right: tuple[SettingCard, ...] = (self.asking, self.counting, self.lists)
        self._lay_out()
        order_tabs([stop for card in (*self.left, *self.right) for stop in card.stops])
        self._show_whether_open()

    def diary_opened(self, services: DiaryServices) -> None:
        self.services = services
        self._show_whether_open()
        self.refresh()

    def refresh(self) -> None:
        """Show the settings as they are now."""
        if self.services is None:
            return
        settings = self.services.settings.current()
        for card in (self.emergency, self.asking, self.counting):
            card.show_settings(settings)
        self.lists.show_lists(self.services)

    def focus_start(self) -> None:
        self._area.verticalScrollBar().setValue(0)
        self.about.open_about.setFocus(Qt.FocusReason.OtherFocusReason)

    def closing(self) -> None:
        self.emergency.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.lists.name.isVisible():
            self.lists.stop_renaming()
        else:
            super().keyPressEvent(event)

    def _show_whether_open(self) -> None:
        for card in (self.emergency, self.asking, self.counting, self.lists, self.erase):
            card.setEnabled(self.services is not None)

    def _lay_out(self) -> None:
        body = ScrollBody()
        column = QVBoxLayout(body)
        column.setContentsMargins(MARGIN, 20, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(label(self.context.texts("Settings"), "title"))
        column.addWidget(TwoColumns(self.left, self.right, self.context.theme.px(TWO_COLUMNS_FROM)))
        column.addStretch(1)
        body.setMaximumWidth(self.context.theme.px(WIDEST))
        self._area = scrolled(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)


class AboutCard(SettingCard):
    """Leads to what the diary knows about its owner."""

    def __init__(self, page: Page) -> None:
        t = page.context.texts
        super().__init__(page, t("About me"))
        said = t("Conditions, medicines, appointments and events: all optional, for the exercises and the report.")
        self.open_about = button(t("Open About me"), "", lambda: page.context.show_page("about"))
        self.box.addWidget(label(said, "caption"))
        self.box.addSpacing(6)
        self.box.addWidget(self.open_about, 0, Qt.AlignmentFlag.AlignLeft)
