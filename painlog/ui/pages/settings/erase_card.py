"""Erasing everything, behind a word that has to be typed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from painlog.ui.pages.settings.erase_dialog import EraseDialog
from painlog.ui.pages.settings.setting_card import SettingCard
from painlog.ui.reopening import Reopening
from painlog.ui.widgets.card import button, label
from painlog.ui.window_access import WindowAccess

if TYPE_CHECKING:
    from painlog.ui.pages.settings.page import SettingsPage


class EraseCard(SettingCard):
    """The one thing that undo cannot take back, so the one that is asked about."""

    def __init__(self, page: "SettingsPage", window: WindowAccess) -> None:
        t = page.context.texts
        super().__init__(page, t("Erase everything"))
        self._settings, self._window = page, window
        self.dialog: EraseDialog | None = None
        said = t("Removes the diary from this computer and begins an empty one. You can export it first.")
        self.erase = button(t("Erase everything…"), "", self.ask)
        self.box.addWidget(label(said, "caption"))
        self.box.addSpacing(6)
        self.box.addWidget(self.erase, 0, Qt.AlignmentFlag.AlignLeft)

    def ask(self) -> None:
        """Open the dialog in which the word is typed."""
        services = self._settings.services
        if services is None:
            return
        self.dialog = EraseDialog(self._page.context, self.window(), self._window.diary, services.exports)
        self.dialog.confirmed.connect(self._erase)
        self.dialog.open()

    def _erase(self, with_backups: bool) -> None:
        t = self.texts

        def between() -> str:
            kept = self._window.erase(with_backups)
            if kept is None:
                return t("The diary was erased.")
            return t("The diary was erased. Its backups are kept in {folder}", folder=kept)

        self._window.reopen(Reopening(self._window.diary.path, between=between))
