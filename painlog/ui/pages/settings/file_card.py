"""Where the diary lies, and opening another one."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from painlog.ui.page import Page
from painlog.ui.pages.settings.setting_card import SettingCard
from painlog.ui.reopening import Reopening
from painlog.ui.widgets.card import button, label
from painlog.ui.widgets.flow_layout import FlowLayout
from painlog.ui.window_access import WindowAccess


class FileCard(SettingCard):
    """A diary that is chosen here opens at the next start too, until the usual one is chosen again."""

    def __init__(self, page: Page, window: WindowAccess) -> None:
        t = page.context.texts
        super().__init__(page, t("Your diary"))
        self._window = window
        where = label(str(window.diary.path), "path")
        where.setAccessibleName(t("Your diary: {path}", path=window.diary.path))
        self.folder = button(t("Open folder"), "", self.open_folder)
        self.another = button(t("Open another diary…"), "", self.ask_and_open)
        self.usual = button(t("Open the usual diary"), "", lambda: self.open_diary(window.usual_diary))
        self.box.addWidget(where)
        row = FlowLayout()
        for each in (self.folder, self.another, self.usual):
            row.addWidget(each)
        self.box.addSpacing(6)
        self.box.addLayout(row)
        self.usual.setVisible(window.diary.path != window.usual_diary)

    def open_folder(self) -> None:
        """Show the folder of the diary in the system's file manager."""
        folder = self._window.diary.path.parent
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            t = self.texts
            self._page.context.show_message(t("The folder could not be opened: {folder}", folder=folder))

    def ask_and_open(self) -> None:
        """Ask for a diary and open it in place of this one."""
        t = self.texts
        folder = str(self._window.diary.path.parent)
        chosen, _kind = QFileDialog.getOpenFileName(
            self.window(), t("Open another diary"), folder, t("painlog diary") + " (*.db)"
        )
        if chosen:
            self.open_diary(Path(chosen))

    def open_diary(self, path: Path) -> None:
        """Open this diary now, and at the next start too."""
        remembered = "" if path == self._window.usual_diary else str(path)
        self.tell_trouble(lambda: self._window.choices.change(diary=remembered))
        self._window.reopen(Reopening(path))
