"""Backups and imports: go back to a backup, bring another copy of the diary in, take an import back."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QVBoxLayout, QWidget

from painlog.services.backups import BackupFile
from painlog.services.bundle import DiaryServices
from painlog.services.changes import Changes, Topic
from painlog.services.transfer import ImportReport, UndoneImport
from painlog.ui.back_head import BackHead
from painlog.ui.page import Page, PageContext
from painlog.ui.pages.backups.preview import Preview
from painlog.ui.pages.backups.preview_card import PreviewCard
from painlog.ui.pages.backups.table_card import TableCard
from painlog.ui.pages.backups.words import backup_cells, merged_words, moment_words, undone_words
from painlog.ui.widgets.card import button
from painlog.ui.widgets.scroll_body import ScrollBody, scrolled
from painlog.ui.widgets.tab_order import order_tabs
from painlog.ui.wording import Wording

MARGIN, GAP = 24, 16
TWO_COLUMNS_FROM = 900
"""Narrower than this the cards stand under each other."""
WIDEST = 1240
BACKUP_ROWS, IMPORT_ROWS = 6, 3
_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class BackupsPage(Page):
    """Lists on the left, what the chosen row would change on the right. `restore` goes back to a backup."""

    topics = frozenset({Topic.IMPORTS, Topic.ENTRIES, Topic.DAYS})

    def __init__(self, context: PageContext, restore: Callable[[Path], None]) -> None:
        super().__init__(context)
        t = context.texts
        self._services: DiaryServices | None = None
        self._listed: tuple[BackupFile, ...] = ()
        self._import_ids: tuple[str, ...] = ()
        self.head = BackHead(context, t("Backups and imports"))
        self.backups = TableCard(
            context,
            t("Backups"),
            t("Each is a whole copy of the diary, kept beside it. Choose one to see what going back to it would change."),
            (t("Made"), t("Why"), t("Entries"), t("Size")),
            BACKUP_ROWS,
        )
        self.imports = TableCard(
            context,
            t("Imports"),
            t("Taking one back removes what it brought in, except what you edited since."),
            (t("Imported"), t("File"), t("Entries")),
            IMPORT_ROWS,
        )
        self.card = PreviewCard(t("What would change"))
        self.preview = Preview(context, self.card, restore, self._merge)
        self._add_buttons()
        self._lay_out()
        self._connect()
        self._show_whether_open()

    def diary_opened(self, services: DiaryServices) -> None:
        self._services = services
        self.preview.diary_opened(services)
        self._show_whether_open()
        self.refresh()

    def refresh(self) -> None:
        """Show the backups and imports that there are now; the backups are looked into on another thread."""
        if self._services is None:
            return
        self._show_imports()
        self.context.jobs.start("list of backups", self._services.backups.listed, self._show_backups)
        self.preview.refresh()

    def focus_start(self) -> None:
        self._area.verticalScrollBar().setValue(0)
        (self.backups.table if self._listed else self.back_up).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.context.go_back()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < self.context.theme.px(TWO_COLUMNS_FROM)
        self._columns.setDirection(_DOWN if narrow else _ACROSS)

    def closing(self) -> None:
        self.preview.stop()
